"""The figures that a fact claims to be printed, and how a printed numeral differs from one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from jzfacts.audit.page import letters
from jzfacts.text.lexicon import RATE_WORDS
from jzfacts.text.units import UnknownUnit, parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jzfacts.facts.model import Fact
    from jzfacts.text.cues import Role
    from jzfacts.text.mentions import Mention

Part = Literal["value", "change", "baseline", "versus", "rank"]
Aspect = Literal["role", "value", "unit", "qualifier", "direction", "basis", "scope"]

_ROLES: dict[Part, Role] = {
    "value": "level",
    "change": "change",
    "baseline": "from",
    "versus": "versus",
    "rank": "rank",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a fact, as the page should print it."""

    fact: Fact
    part: Part
    value: Decimal
    unit: str | None
    """By its printed name; None for a rank and for a number without a unit."""
    qualifier: str | None = None
    basis: str | None = None
    """Against when a change is measured, or when a baseline was."""
    among: str | None = None
    """The scope of a rank."""

    @property
    def slot(self) -> tuple[Part, str | None]:
        """Figures of a line that could stand for one another are those of one slot."""
        return self.part, self.unit

    def __str__(self) -> str:
        """As the base would print it: 近21亿元, 同比 3.5%, 全省第2."""
        if self.part == "rank":
            return f"{self.among}第{self.value}"
        words = self.qualifier or self.basis or ""
        return f"{words}{self.value}{self.unit or ''}"


def figures(fact: Fact) -> Iterator[Figure]:
    """The figures of a fact, in the order in which pages print them."""
    if fact.baseline:
        baseline = fact.baseline
        yield Figure(fact, "baseline", baseline.value, _named(baseline.unit), None, baseline.period)
    if fact.value is not None:
        yield Figure(fact, "value", fact.value, _named(fact.unit), fact.qualifier)
    if fact.change:
        change = fact.change
        yield Figure(fact, "change", change.value, _named(change.unit), None, change.basis)
    if fact.versus and fact.versus.value is not None:
        yield Figure(fact, "versus", fact.versus.value, _named(fact.versus.unit))
    if fact.rank:
        from decimal import Decimal

        yield Figure(fact, "rank", Decimal(fact.rank.place), None, among=fact.rank.among)


def differences(figure: Figure, mention: Mention, before: str) -> list[Aspect]:
    """In what a printed numeral is not the figure; nothing where it is.

    `before` is what the page prints before the numeral, for a scope that the reader does not know.
    A value must have the digits that are printed: 42.40 is not 42.4.
    """
    differing: list[Aspect] = []
    if mention.role != _role(figure, mention) or not _is_figure(figure, mention):
        differing.append("role")
    printed, due = mention.value, figure.value
    if figure.part == "change" and mention.direction < 0:
        printed = printed.copy_negate()
    if printed.copy_abs().as_tuple() != due.copy_abs().as_tuple():
        differing.append("value")
    elif printed.as_tuple() != due.as_tuple():
        differing.append("direction")
    if figure.part == "rank":
        if not _scoped(figure.among or "", mention, before):
            differing.append("scope")
        return differing
    if _named(mention.unit) != figure.unit:
        differing.append("unit")
    if mention.qualifier != figure.qualifier and not _told(figure, mention):
        differing.append("qualifier")
    if figure.part in ("change", "baseline") and (mention.basis or None) != figure.basis:
        differing.append("basis")
    return differing


def _told(figure: Figure, mention: Mention) -> bool:
    """Whether a bound that the record has no room for (增长近5%) is said in the fact's note."""
    return (
        figure.part != "value"
        and mention.qualifier is not None
        and mention.qualifier in (figure.fact.note or "")
    )


def _role(figure: Figure, mention: Mention) -> Role:
    if (
        figure.part == "value"
        and mention.role == "change"
        and any(word in figure.fact.indicator for word in RATE_WORDS)
    ):
        return "change"
    return _ROLES[figure.part]


def _is_figure(figure: Figure, mention: Mention) -> bool:
    """A figure without a unit may be a numeral in a word: 三大集团 are 3."""
    if figure.part == "rank":
        return mention.kind == "rank"
    if figure.unit is None and mention.unit is None:
        return mention.kind in ("quantity", "name")
    return mention.kind == "quantity"


def _scoped(among: str, mention: Mention, before: str) -> bool:
    if mention.among is not None:
        return mention.among == among
    scope = letters(among).text
    return bool(scope) and letters(before).text.endswith(scope)


@cache
def _named(unit: str | None) -> str | None:
    """A unit by the name that the reader gives it; as it is where there is no such unit."""
    if unit is None:
        return None
    try:
        return parse_unit(unit).name
    except UnknownUnit:
        return unit
