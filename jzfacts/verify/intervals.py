"""Whether a figure as printed in a draft agrees with a figure of the base.

Both are taken for the ranges that they claim: 42.4 for what rounds to it, 近43 for a little less,
超42 for a little more, 约 for some per cent around. A draft agrees when all that the base says lies
within its range, disagrees when the two ranges have nothing in common, and otherwise cannot be
judged: 77.3 beside 77 is more than the base knows. Everything is exact: where a unit is a third of
another (亩), both figures are taken three times.
"""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, localcontext
from typing import TYPE_CHECKING, Literal, NamedTuple

from jzfacts.text.bounds import BOUNDS
from jzfacts.text.units import comparable, dimension, parse_unit

if TYPE_CHECKING:
    from jzfacts.text.bounds import Bound

Judgement = Literal["agrees", "differs", "unknown"]

NEARLY = Decimal("0.9")
"""近 X is at least this share of X: 近43 may be 39, nobody writes it of 35."""
ROUGHLY = Decimal("0.05")
"""约 X is within this share of X; twice as far off cannot be judged."""
OVER = Decimal("1.25")
"""超 X is said of what is at most this many times X; of more it is true, and says too little ..."""
OVER_ROUND = Decimal(10)
"""... unless X is a one with noughts: 超百亿元."""
UNDER = Decimal("0.8")
"""不足 X is said of what is at least this share of X; of less it is true, and says too little."""
COARSE = Decimal("0.1")
"""Share of a figure by which rounding may move it: 1万 is not 6592, though that rounds to it."""
COARSE_RATE = Decimal("0.01")
"""... and a rate: neither is 5% 5.4% nor 7.1% 7%, for nobody rounds it but with 约 or 近."""
DROPPED = 100
"""Times that a bound and a figure are apart from which on somebody dropped a scale."""
_RATES = frozenset(("%", "‰", "个百分点", "百分点"))
"""Units of rates; 翻一番 is said of a growth of 103.2%."""
SLIP = 3
"""Digits of a figure from which on another with a digit changed is a slip."""
ROUNDED = 2
"""Noughts at the end of a whole number from which on it may have been rounded: 4300."""
_HALF = Decimal("0.5")
_EXACT = Context(prec=400, traps=[Inexact])
"""Room for any product of what the reader reads; what does not fit would be an error."""

_AND_MORE = ("余", "多", "几", "有余", "之多")
"""Words after a number for what is over: 400余家."""
_ABOVE, _BELOW = ("more than", "at least"), ("less than", "at most")


class Quantity(NamedTuple):
    """A number with its unit and bound word, as printed."""

    value: Decimal
    unit: str | None
    qualifier: str | None = None
    high: Decimal | None = None
    """The upper end, where it is printed as a range (8.3%—8.5%, 三四亿元) from `value` up."""

    @property
    def bound(self) -> Bound | None:
        """What the bound word claims."""
        return BOUNDS.get(self.qualifier or "")


End = tuple[Decimal, int]
"""An end of a range: a number, and whether the range ends at it (0), just below (-1) or above (1)."""


class Range(NamedTuple):
    """What lies between two ends."""

    low: End
    high: End

    def within(self, other: Range) -> bool:
        """Whether all of it lies in the other."""
        return self.low >= other.low and self.high <= other.high

    def apart(self, other: Range) -> bool:
        """Whether the two have nothing in common."""
        return self.high < other.low or other.high < self.low


def judge(draft: Quantity, base: Quantity) -> Judgement:
    """Whether the draft's figure agrees with the base's; both in comparable units, not negative."""
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
    """Whether what the base claims lies in the draft's range; beside a bound word it may only."""
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
    """By what to multiply each of two figures so that they can be compared."""
    first, second = (parse_unit(figure.unit) if figure.unit else None for figure in (one, other))
    mine = first.multiplier if first else Decimal(1)
    its = second.multiplier if second else Decimal(1)
    return mine * (second.divisor if second else 1), its * (first.divisor if first else 1)


def _claimed(figure: Quantity, scale: Decimal) -> Range:
    """The range that a figure claims."""
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
    """Whether one is bounded below, the other above, by one number; or 超 X of just X."""
    mine, its = draft.bound, base.bound
    if its is None:
        return mine in ("more than", "less than")
    below = ("nearly", *_BELOW)
    return (mine in below and its in _ABOVE) or (mine in _ABOVE and its in below)


def _side(figure: Quantity) -> str | None:
    """On which side of its number a figure lies."""
    if figure.bound in _ABOVE:
        return "above"
    return "below" if figure.bound in ("nearly", *_BELOW) else figure.bound


def _is_rounded_bound(middle: Decimal, point: Decimal, draft: Quantity) -> bool:
    """Whether a bound is another one rounded to where it is true of more: 超42, 超42.4."""
    step = Decimal(1).scaleb(_exponent(middle.normalize()))
    whole = (point / step).to_integral_value(
        "ROUND_FLOOR" if draft.bound in _ABOVE else "ROUND_CEILING"
    )
    return whole * step == middle


def _may_be_rounded(draft: Quantity, scale: Decimal, point: Decimal) -> bool:
    """Whether a whole number with noughts at its end is what the base's rounds to: 4300, 4297."""
    digits = f"{draft.value:f}"
    noughts = len(digits) - len(digits.rstrip("0"))
    if "." in digits or noughts < ROUNDED:
        return False
    return abs(draft.value * scale - point) <= _HALF.scaleb(noughts) * scale


def slipped_scale(draft: Quantity, base: Quantity) -> bool:
    """Whether the two differ by a scale or a point alone: the same digits, a power of ten apart."""
    with localcontext(_EXACT):
        mine, its = _scales(draft, base)
        one, other = abs(draft.value * mine), abs(base.value * its)
        if not one or not other:
            return False
        if draft.qualifier:
            return max(one, other) >= DROPPED * min(one, other)
        return same_digits(draft, base) or significant(one) == significant(other)


def same_scale(draft: Quantity, base: Quantity) -> bool:
    """Whether equal numbers of the two are equal amounts: 人 and 名, not 人 and 万人."""
    mine, its = _scales(draft, base)
    return comparable(draft.unit, base.unit) and mine == its


def ratio(draft: Quantity, base: Quantity) -> Decimal | None:
    """How many times the base's figure the draft's is, without signs; None of nothing."""
    mine, its = _scales(draft, base)
    if not draft.value or not base.value:
        return None
    return abs(draft.value * mine) / abs(base.value * its)


def same_digits(draft: Quantity, base: Quantity) -> bool:
    """Whether the two print the same digits, whatever point, noughts and unit."""
    return significant(draft.value) == significant(base.value)


def significant(value: Decimal) -> str:
    """The digits of a number without the noughts at its ends."""
    return f"{abs(value):f}".replace(".", "").strip("0")


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _aligned(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Two numbers as printed, with as many decimals: 24.40, 42.40."""
    places = max(0, -_exponent(one), -_exponent(other))
    return f"{one:.{places}f}", f"{other:.{places}f}"


def is_near_miss(draft: Quantity, base: Quantity, *, at_least: int = SLIP) -> bool:
    """Whether a figure of some digits is another with a digit changed, or two exchanged.

    That is a slip, not by chance another figure.
    """
    if not same_scale(draft, base) or draft.qualifier or base.qualifier:
        return same_digits(draft, base) and len(significant(draft.value)) > 1
    mine, its = _aligned(draft.value, base.value)
    printed = min(sum(map(str.isdigit, f"{one.value:f}")) for one in (draft, base))
    if len(mine) != len(its) or printed < at_least:
        return False
    return is_exchanged(draft, base) or sum(map(str.__ne__, mine, its)) == 1


def is_exchanged(draft: Quantity, base: Quantity) -> bool:
    """Whether two digits of one number have changed places in the other."""
    mine, its = _aligned(abs(draft.value), abs(base.value))
    return sorted(mine) == sorted(its) and sum(map(str.__ne__, mine, its)) == 2
