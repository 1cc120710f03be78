"""Decides whether a printed figure agrees with the base's figure.

Each figure stands for an interval: 42.4 for what rounds to it, 近43 for slightly less, 超42 for
slightly more, 约 for a few per cent around. The draft agrees if the base's interval lies within its
own, differs if the two do not overlap, and is unknown otherwise: 77.3 beside 77 says more than the
base knows. Arithmetic is exact: where a unit is a third of another (亩), both figures are tripled.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, localcontext
from typing import TYPE_CHECKING, Literal, NamedTuple

from jzfacts.text.bounds import BOUNDS
from jzfacts.text.units import comparable, dimension, parse_unit

if TYPE_CHECKING:
    from jzfacts.text.bounds import Bound

Judgement = Literal["agrees", "differs", "unknown"]

NEARLY = Decimal("0.9")
"""近 X means at least this share of X: 近43 may be 39, but nobody writes it of 35."""
ROUGHLY = Decimal("0.05")
"""约 X means within this share of X; twice as far is unknown, further differs."""
OVER = Decimal("1.25")
"""超 X means at most this many times X; a larger figure is true but understated, so unknown ..."""
OVER_ROUND = Decimal(10)
"""... unless X is a power of ten: 超百亿元."""
UNDER = Decimal("0.8")
"""不足 X means at least this share of X; a smaller figure is true but overstated, so unknown."""
COARSE = Decimal("0.1")
"""Maximum share by which rounding may change a figure: 1万 does not stand for 6592."""
COARSE_RATE = Decimal("0.01")
"""The same for rates: 5% does not stand for 5.4%, nor 7% for 7.1%."""
DROPPED = 100
"""Ratio of bound to figure from which a scale was probably dropped."""
_RATES = frozenset(("%", "‰", "个百分点", "百分点"))
"""Units of rates, for `COARSE_RATE`."""
SLIP = 3
"""Minimum digits for a figure with one digit changed to count as a slip."""
ROUNDED = 2
"""Trailing zeros from which a whole number may have been rounded: 4300."""
_HALF = Decimal("0.5")
_EXACT = Context(prec=400, traps=[Inexact])
"""Precision that holds any product of two figures; `Inexact` would be a bug."""

_AND_MORE = ("余", "多", "几", "有余", "之多")
"""Qualifiers after a number for "and some more": 400余家."""
_ABOVE, _BELOW = ("more than", "at least"), ("less than", "at most")


class Quantity(NamedTuple):
    """A number with its unit and bound word, as printed."""

    value: Decimal
    unit: str | None
    qualifier: str | None = None
    high: Decimal | None = None
    """Upper end of a range (8.3%—8.5%, 三四亿元); `value` is the lower end."""

    @property
    def bound(self) -> Bound | None:
        """The bound that the qualifier states."""
        return BOUNDS.get(self.qualifier or "")


End = tuple[Decimal, int]
"""An end of an interval: a number, and whether the interval ends at (0), below (-1) or above (1) it."""


class Range(NamedTuple):
    """An interval."""

    low: End
    high: End

    def within(self, other: Range) -> bool:
        """True if the interval lies within another."""
        return self.low >= other.low and self.high <= other.high

    def apart(self, other: Range) -> bool:
        """True if the intervals do not overlap."""
        return self.high < other.low or other.high < self.low


def judge(draft: Quantity, base: Quantity) -> Judgement:
    """Compare a draft's figure with the base's; both in comparable units and not negative."""
    if draft == base:
        return "agrees"
    with localcontext(_EXACT):
        return _judge(draft, base)


def _judge(draft: Quantity, base: Quantity) -> Judgement:
    mine, its = _scales(draft, base)
    middle, point = draft.value * mine, base.value * its
    if draft.high is not None:
        exact = base.qualifier is None
        known = _between(point, point) if exact else _claimed(base, its)
        return _judge_range(draft, draft.high, mine, known)
    # First: what is printed alike, or lies within what the draft claims, agrees
    if middle == point and not _bounds_clash(draft, base):
        return "agrees"
    if middle == point and base.qualifier is None and draft.qualifier in _AND_MORE:
        return "unknown"  # a base may leave off the 余 of its source
    said, known = _claimed(draft, mine), _claimed(base, its)
    off = abs(middle - point)
    are_rates = draft.qualifier is base.qualifier is None and draft.unit in _RATES
    if are_rates and off > COARSE_RATE * point:
        return "differs"
    if base.qualifier is None:
        if Range((point, 0), (point, 0)).within(said):
            near = draft.qualifier or off <= COARSE * point
            return "agrees" if near else "unknown"
        if draft.qualifier is None and _may_be_rounded(draft, mine, point):
            return "unknown"
        if draft.qualifier:  # a bound beside an exact figure holds or does not
            known = _between(point, point)
    elif draft.bound and _side(draft) == _side(base) != "about":
        # nobody makes a bound of a source wider by hand, but for rounding it
        return "agrees" if _is_rounded_bound(middle, point, draft) else "differs"
    elif known.within(said):
        return "agrees"
    # Then: what may be true is unknown
    if not said.apart(known):
        return "unknown"
    if draft.bound == "about":
        wide = _between(said.low[0] - ROUGHLY * middle, said.high[0] + ROUGHLY * middle)
        return "differs" if wide.apart(known) else "unknown"
    true = (draft.bound in _ABOVE and said.high[0] <= known.low[0]) or (
        draft.bound in _BELOW and known.high[0] <= said.low[0]
    )
    return "unknown" if true and not slipped_scale(draft, base) else "differs"


def _judge_range(draft: Quantity, high: Decimal, scale: Decimal, known: Range) -> Judgement:
    """Compare a draft's range with the base's interval; with a bound word it can only agree."""
    low, top = draft.value * scale, high * scale
    if known.within(_between(low, top)):
        # 6—7万人 says otherwise than just 7万人, though it is no error
        ends = {(low, 0), (top, 0)}
        return "unknown" if known.low == known.high and known.low in ends else "agrees"
    if draft.qualifier:
        return "unknown"
    half = _HALF.scaleb(min(_exponent(draft.value), _exponent(high))) * scale
    return "differs" if _between(low - half, top + half).apart(known) else "unknown"


def _scales(one: Quantity, other: Quantity) -> tuple[Decimal, Decimal]:
    """Return the factors that bring two figures to a common unit."""
    first, second = (parse_unit(figure.unit) if figure.unit else None for figure in (one, other))
    mine = first.multiplier if first else Decimal(1)
    its = second.multiplier if second else Decimal(1)
    return mine * (second.divisor if second else 1), its * (first.divisor if first else 1)


def _claimed(figure: Quantity, scale: Decimal) -> Range:
    """Return the interval that a figure stands for."""
    value, bound = figure.value * scale, figure.bound
    if bound is None:
        # a count without a scale is exact: 家, not 万家
        unit = parse_unit(figure.unit) if figure.unit else None
        if unit and unit.multiplier == 1 and dimension(figure.unit) == "count":
            return _between(value, value)
        half = _HALF.scaleb(_exponent(figure.value)) * scale
        return _between(value - half, value + half, high_open=True)
    if figure.qualifier in _AND_MORE:  # 500余家: fewer than 600
        step = Decimal(1).scaleb(int(figure.value.normalize().as_tuple().exponent))
        return _between(value, value + step * scale, high_open=True)
    if bound in _ABOVE:
        most = OVER_ROUND if set(str(figure.value).rstrip("0.")) <= {"1"} else OVER
        return _between(value, value * most, low_open=bound == "more than")
    if bound == "nearly":
        return _between(value * NEARLY, value)
    if bound in _BELOW:
        return _between(value * UNDER, value, high_open=bound == "less than")
    return _between(value * (1 - ROUGHLY), value * (1 + ROUGHLY))


def _between(
    low: Decimal, high: Decimal, *, low_open: bool = False, high_open: bool = False
) -> Range:
    return Range((low, int(low_open)), (high, -int(high_open)))


def _bounds_clash(draft: Quantity, base: Quantity) -> bool:
    """True if one number is a lower bound here and an upper bound there, or 超 X stands beside just X."""
    mine, its = draft.bound, base.bound
    if its is None:
        return mine in ("more than", "less than")
    below = ("nearly", *_BELOW)
    return (mine in below and its in _ABOVE) or (mine in _ABOVE and its in below)


def _side(figure: Quantity) -> str | None:
    """Return on which side of its number a figure lies."""
    if figure.bound in _ABOVE:
        return "above"
    return "below" if figure.bound in ("nearly", *_BELOW) else figure.bound


def _is_rounded_bound(middle: Decimal, point: Decimal, draft: Quantity) -> bool:
    """True if the draft's bound is the base's, rounded outwards: 超42 for 超42.4."""
    step = Decimal(1).scaleb(_exponent(middle.normalize()))
    whole = (point / step).to_integral_value(
        "ROUND_FLOOR" if draft.bound in _ABOVE else "ROUND_CEILING"
    )
    return whole * step == middle


def _may_be_rounded(draft: Quantity, scale: Decimal, point: Decimal) -> bool:
    """True if the draft's whole number is the base's rounded to its trailing zeros: 4300 for 4297."""
    digits = f"{draft.value:f}"
    noughts = len(digits) - len(digits.rstrip("0"))
    if "." in digits or noughts < ROUNDED:
        return False
    return abs(draft.value * scale - point) <= _HALF.scaleb(noughts) * scale


def slipped_scale(draft: Quantity, base: Quantity) -> bool:
    """True if the figures have the same digits and differ only by a scale or a decimal point."""
    with localcontext(_EXACT):
        mine, its = _scales(draft, base)
        one, other = abs(draft.value * mine), abs(base.value * its)
        if not one or not other:
            return False
        if draft.qualifier:
            return max(one, other) >= DROPPED * min(one, other)
        return same_digits(draft, base) or significant(one) == significant(other)


def same_scale(draft: Quantity, base: Quantity) -> bool:
    """True if equal numbers in the two units are equal amounts: 人 and 名, not 人 and 万人."""
    mine, its = _scales(draft, base)
    return comparable(draft.unit, base.unit) and mine == its


def ratio(draft: Quantity, base: Quantity) -> Decimal | None:
    """Return draft divided by base, without signs; None if either is zero."""
    mine, its = _scales(draft, base)
    if not draft.value or not base.value:
        return None
    return abs(draft.value * mine) / abs(base.value * its)


def same_digits(draft: Quantity, base: Quantity) -> bool:
    """True if the figures have the same significant digits, whatever their point, zeros and unit."""
    return significant(draft.value) == significant(base.value)


def significant(value: Decimal) -> str:
    """Return the digits of a number without leading and trailing zeros."""
    return f"{abs(value):f}".replace(".", "").strip("0")


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _aligned(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Return two numbers with the same number of decimals: 24.40, 42.40."""
    places = max(0, -_exponent(one), -_exponent(other))
    return f"{one:.{places}f}", f"{other:.{places}f}"


def is_near_miss(draft: Quantity, base: Quantity, *, at_least: int = SLIP) -> bool:
    """True if one digit was changed or two were exchanged: a slip, not another figure by chance."""
    if not same_scale(draft, base) or draft.qualifier or base.qualifier:
        if same_digits(draft, base) and len(significant(draft.value)) > 1:
            return True
        if draft.qualifier or base.qualifier or not comparable(draft.unit, base.unit):
            return False
    base = _printed_like(draft, base)
    if not same_scale(draft, base):
        return False
    mine, its = _aligned(draft.value, base.value)
    printed = min(sum(map(str.isdigit, f"{one.value:f}")) for one in (draft, base))
    if len(mine) != len(its) or printed < at_least:
        return False
    return is_exchanged(draft, base) or sum(map(str.__ne__, mine, its)) == 1


def _printed_like(draft: Quantity, base: Quantity) -> Quantity:
    """Return the base's figure in the draft's unit and rounding, if it has so many digits."""
    mine, its = _scales(draft, base)
    last, own = (Decimal(1).scaleb(_exponent(one.value)) for one in (draft, base))
    if own * its > last * mine or (mine == its and own == last):  # nearly always as it is
        return base
    with localcontext(_EXACT) as exact:
        exact.traps[Inexact] = False
        value = (base.value * its / mine).quantize(last, ROUND_HALF_UP)
    return base._replace(value=value, unit=draft.unit)


def is_exchanged(draft: Quantity, base: Quantity) -> bool:
    """True if exactly two digits of a number changed places."""
    mine, its = _aligned(abs(draft.value), abs(base.value))
    return sorted(mine) == sorted(its) and sum(map(str.__ne__, mine, its)) == 2
