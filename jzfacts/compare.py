"""Does a figure as printed in a draft agree with a figure of the base?

Both are taken for the ranges that they claim: 42.4 for what rounds to it, 近43 for a little less,
超42 for a little more, 约 for some per cent around. A draft agrees when all that the base says lies
within its range, disagrees when the two ranges have nothing in common, and otherwise cannot be
judged: 77.3 beside 77 is more than the base knows. Everything is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from jzfacts.numerals import BOUNDS
from jzfacts.units import COUNTS, NUMBER, UnitError, parse_unit

if TYPE_CHECKING:
    from jzfacts.numerals import Bound

Judgement = Literal["agrees", "differs", "unknown"]

NEARLY = Fraction(9, 10)
"""近 X is at least this share of X: 近43 may be 39, nobody writes it of 35."""
ROUGHLY = Fraction(1, 20)
"""约 X is within this share of X; twice as far off cannot be judged."""
OVER = Fraction(5, 4)
"""超 X is said of what is at most this many times X; of more it is true, and says too little ..."""
OVER_ROUND = 10
"""... unless X is a one with noughts: 超百亿元."""
COARSE = Fraction(1, 10)
"""Share of a figure by which rounding may move it: 1万 is not 6592, though that rounds to it."""
DROPPED = 100
"""Times that a bound and a figure are apart from which on somebody dropped a scale."""
ROUNDED = 2
"""Noughts at the end of a whole number from which on it may have been rounded: 4300."""

_PEOPLE = frozenset(
    ("人次", "户", "户次", "车次", "班次", "架次", "人份", "剂次", "年", "种", "倍")
)
"""Counts that are not another word for a number of things: 6万人次 are not 6万人."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and bound word, as printed."""

    value: Decimal
    unit: str | None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, without the ends that are open."""

    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False

    def within(self, other: Range) -> bool:
        return self._above(other) and self._below(other)

    def _above(self, other: Range) -> bool:
        return self.low > other.low or (
            self.low == other.low and (self.low_open or not other.low_open)
        )

    def _below(self, other: Range) -> bool:
        return self.high < other.high or (
            self.high == other.high and (self.high_open or not other.high_open)
        )

    def apart(self, other: Range) -> bool:
        """Whether the two have nothing in common."""
        for one, two in ((self, other), (other, self)):
            if one.high < two.low or (one.high == two.low and (one.high_open or two.low_open)):
                return True
        return False


def factor(unit: str | None) -> Fraction:
    """What one of the unit is in the base of its dimension."""
    if not unit:
        return Fraction(1)
    known = parse_unit(unit)
    return Fraction(known.multiplier) / known.divisor


def dimension(unit: str | None) -> str:
    """What a unit measures; all classifiers count."""
    if not unit:
        return NUMBER
    measured = parse_unit(unit).dimension
    return "count" if measured in COUNTS and measured not in _PEOPLE else measured


def comparable(one: str | None, other: str | None) -> bool:
    """Whether two units measure the same thing, a bare number being anything: 109亿, 109亿元."""
    try:
        first, second = dimension(one), dimension(other)
    except UnitError:
        return False
    return first == second or (NUMBER in (first, second) and bool(one) and bool(other))


def claimed(figure: Figure) -> Range:
    """The range that a figure claims, in the base of its dimension."""
    value = Fraction(figure.value)
    scale = factor(figure.unit)
    bound: Bound | None = BOUNDS.get(figure.qualifier or "")
    if bound is None:
        half = Fraction(1, 2) * Fraction(10) ** _exponent(figure.value)
        exact = dimension(figure.unit) == "count" and scale == 1
        found = Range(value, value) if exact else Range(value - half, value + half, False, True)
    elif bound in ("more than", "at least"):
        most: Fraction | int = OVER_ROUND if set(str(figure.value).rstrip("0.")) <= {"1"} else OVER
        found = Range(value, value * most, low_open=bound == "more than", high_open=True)
    elif bound == "nearly":
        found = Range(value * NEARLY, value)
    elif bound in ("less than", "at most"):
        found = Range(value / OVER, value, high_open=bound == "less than")
    else:
        found = Range(value * (1 - ROUGHLY), value * (1 + ROUGHLY))
    low, high = sorted((found.low * scale, found.high * scale))
    return Range(low, high, found.low_open, found.high_open)


def judge(draft: Figure, base: Figure) -> Judgement:
    """Whether the draft's figure agrees with the base's; both in comparable units."""
    same = Fraction(draft.value) * factor(draft.unit) == Fraction(base.value) * factor(base.unit)
    if same and not _bounds_clash(draft, base):
        return "agrees"
    said, known = claimed(draft), claimed(base)
    if not base.qualifier:
        point = Fraction(base.value) * factor(base.unit)
        if Range(point, point).within(said):
            middle = Fraction(draft.value) * factor(draft.unit)
            near = draft.qualifier or abs(middle - point) <= COARSE * abs(point)
            return "agrees" if near else "unknown"
        if draft.qualifier is None and _may_be_rounded(draft, point):
            return "unknown"
    elif known.within(said):
        return "agrees"
    if said.apart(known):
        if BOUNDS.get(draft.qualifier or "") == "about":
            wide = Range(said.low * (1 - ROUGHLY), said.high * (1 + ROUGHLY))
            return "differs" if wide.apart(known) else "unknown"
        bound = BOUNDS.get(draft.qualifier or "")
        true = (bound in ("more than", "at least") and said.high <= known.low) or (
            bound in ("less than", "at most") and known.high <= said.low
        )
        return "unknown" if true and not slipped_scale(draft, base) else "differs"
    if draft.qualifier and not base.qualifier and not Range(point, point).apart(said):
        return "agrees"
    if draft.qualifier and not base.qualifier:
        return "differs"
    return "unknown"


def _bounds_clash(draft: Figure, base: Figure) -> bool:
    """Whether one is bounded below and the other above, at the same number; or 超 X of an exact X."""
    mine, theirs = BOUNDS.get(draft.qualifier or ""), BOUNDS.get(base.qualifier or "")
    below, above = ("nearly", "less than", "at most"), ("more than", "at least")
    if theirs is None:
        return mine in ("more than", "less than")
    return (mine in below and theirs in above) or (mine in above and theirs in below)


def _may_be_rounded(draft: Figure, point: Fraction) -> bool:
    """Whether a whole number with noughts at its end is what the base's rounds to: 4300, 4297."""
    if draft.value != draft.value.to_integral_value():
        return False
    digits = f"{draft.value:f}".partition(".")[0]
    noughts = len(digits) - len(digits.rstrip("0"))
    if noughts < ROUNDED or "." in f"{draft.value:f}":
        return False
    half = Fraction(10**noughts, 2) * factor(draft.unit)
    middle = Fraction(draft.value) * factor(draft.unit)
    return abs(middle - point) <= half


def slipped_scale(draft: Figure, base: Figure) -> bool:
    """Whether the two differ by a scale or a point alone: the same digits, a power of ten apart."""
    one = Fraction(draft.value) * factor(draft.unit)
    other = Fraction(base.value) * factor(base.unit)
    if not one or not other:
        return False
    if draft.qualifier:
        ratio = other / one if other > one else one / other
        return ratio >= DROPPED
    return _digits(draft.value) == _digits(base.value) or _is_power(one / other)


def same_digits(draft: Figure, base: Figure) -> bool:
    """Whether the two print the same digits, whatever point, noughts and unit."""
    return _digits(draft.value) == _digits(base.value)


def _digits(value: Decimal) -> str:
    return f"{abs(value):f}".replace(".", "").strip("0")


def _is_power(ratio: Fraction) -> bool:
    whole = ratio.numerator if ratio.denominator == 1 else ratio.denominator
    return (
        min(ratio.numerator, ratio.denominator) == 1
        and set(str(whole)[1:]) <= {"0"}
        and str(whole)[0] == "1"
    )


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
