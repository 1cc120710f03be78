"""The figures of a fact, the keys under which they are indexed, and their conversion.

Equal figures have equal keys, whatever their unit.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, Literal, NamedTuple

from jzfacts.i18n import N_, UserError
from jzfacts.text.bounds import AFTER_THE_UNIT, BESIDE_THE_NUMBER
from jzfacts.text.units import (
    NUMBER,
    UNITS,
    InexactConversion,
    UnitError,
    UnknownUnit,
    convert,
    parse_unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from jzfacts.facts.model import Fact

Measure = Literal["value", "change", "baseline", "versus", "rank"]


class Figure:
    """One figure of a fact, as the page should print it."""

    def __init__(
        self,
        fact: Fact,
        measure: Measure,
        value: Decimal,
        unit: str | None,
        qualifier: str | None = None,
        *,
        basis: str | None = None,
        among: str | None = None,
    ) -> None:
        self.fact, self.measure, self.value, self.qualifier = fact, measure, value, qualifier
        self.unit = unit
        """None for a rank and for a number without a unit."""
        self.basis = basis
        """Against when a change is measured, or when a baseline was."""
        self.among = among
        """The scope of a rank."""

    def __str__(self) -> str:
        """As the base would print it: 近21亿元, 同比3.5%, 全省第2."""
        if self.measure == "rank":
            return f"{self.among}第{self.value}"
        return f"{self.basis or ''}{self.qualifier or ''}{self.value}{self.unit or ''}"


def figures(fact: Fact) -> Iterator[Figure]:
    """Return the figures of a fact in the order in which pages print them."""
    if baseline := fact.baseline:
        yield Figure(fact, "baseline", baseline.value, baseline.unit, basis=baseline.period)
    if fact.value is not None:
        yield Figure(fact, "value", fact.value, fact.unit, fact.qualifier)
    if change := fact.change:
        yield Figure(
            fact, "change", change.value, change.unit, change.qualifier, basis=change.basis
        )
    if (versus := fact.versus) and versus.value is not None:
        yield Figure(fact, "versus", versus.value, versus.unit)
    if rank := fact.rank:
        from decimal import Decimal

        yield Figure(fact, "rank", Decimal(rank.place), None, among=rank.among)


def figure_key(value: Decimal, unit: str | None) -> str:
    """Return the same text for equal figures in any unit: 42.4亿斤 and 212万吨.

    Without a unit, the number alone, under which every figure is indexed, too.
    """
    # integers by hand: Fraction would say the same for 6 ms of import and ten times the work
    above, below = value.as_integer_ratio()
    if unit is None:
        return f"#{above}/{below}"
    known = parse_unit(unit)
    scale, divisor = known.multiplier.as_integer_ratio()
    above, below = above * scale, below * divisor * known.divisor
    common = gcd(above, below)
    return f"{known.dimension} {above // common}/{below // common}"


def figure_keys(fact: Fact) -> Iterable[str]:
    """Return the keys of all figures of a fact except its rank."""
    keys: dict[str, None] = {}
    for figure in figures(fact):
        if figure.measure != "rank":
            keys[figure_key(figure.value, None)] = None
            keys[figure_key(figure.value, figure.unit)] = None
    return keys


def in_order(facts: Iterable[Fact], order: str) -> list[Fact]:
    """Sort facts by "value" or "change", largest first, or by "rank", best first.

    Only figures in comparable units are compared, so tons stand together, and so do yuan. Facts without
    one come last.
    """
    from fractions import Fraction

    measures: dict[str, int] = {}

    def key(fact: Fact) -> tuple[bool, int, Fraction]:
        if order == "rank":
            return fact.rank is None, 0, Fraction(fact.rank.place if fact.rank else 0)
        of = fact.change if order == "change" else fact
        if of is None or of.value is None:
            return True, 0, Fraction(0)
        unit = parse_unit(of.unit) if of.unit else None
        measure = measures.setdefault(unit.dimension if unit else "", len(measures))
        scale = Fraction(unit.multiplier) / unit.divisor if unit else 1
        return False, measure, -Fraction(of.value) * scale

    return sorted(facts, key=key)


def asked_keys(value: Decimal, unit: str | None) -> set[str]:
    """Return the possible keys of an asked-for figure: 亿 alone may be 亿元 or 亿斤."""
    if unit is None or parse_unit(unit).dimension != NUMBER:
        return {figure_key(value, unit)}
    return {figure_key(value, unit), *(figure_key(value, unit + base) for base in UNITS)}


_SCALES = frozenset("万亿")


def bounded(digits: str, value: Decimal, unit: str | None, qualifier: str | None) -> str:
    """Return a number with its unit and bound word, in the order in which people write them.

    余 and 多 follow a round number directly, any other its 万 or unit: 3000余万亩, 2.5倍多.
    """
    before, after = qualifier or "", unit or ""
    if before in AFTER_THE_UNIT:
        before, after = "", after + before
    elif before in BESIDE_THE_NUMBER:
        # 3000余亩, 1.3万余个, 2.5倍多
        follows = value % 10 == 0 or after[:1] in _SCALES
        cut = len(after) - len(after.lstrip("".join(_SCALES))) if value % 10 else 0
        before, after = "", after[:cut] + before + after[cut:] if follows else after + before
    return before + digits + after


class ConversionError(UserError, ValueError):
    """A figure that cannot be given in the asked-for unit."""


class Converted(NamedTuple):
    """The same amount in another unit; what is printed stays the fact's."""

    value: Decimal
    unit: str


def known_unit(name: str) -> str:
    """Return a unit's name as written in prose (kwh becomes kWh). Raises ConversionError."""
    try:
        return parse_unit(name).name
    except UnknownUnit:
        raise ConversionError("unknown unit “{unit}”", unit=name) from None


def to_unit(fact: Fact, unit: str) -> Converted:
    """Return the value of `fact` in `unit`. Raises ConversionError if there is no exact one."""
    if fact.value is None:
        raise ConversionError("{id} has no figure to convert", id=fact.id)
    if fact.unit is None:
        raise ConversionError("{id} is printed without a unit", id=fact.id)
    try:
        return Converted(convert(fact.value, fact.unit, unit), unit)
    except InexactConversion:
        told = N_("{value}{printed} has no exact value in {unit}")
    except UnitError:
        told = N_("{id} is in {printed}, which does not convert to {unit}")
    value = format(fact.value, "f")
    raise ConversionError(told, id=fact.id, value=value, printed=fact.unit, unit=unit)
