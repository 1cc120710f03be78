"""What a fact must be besides bearing the right name, and whether it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jzfacts import lexicon

if TYPE_CHECKING:
    from decimal import Decimal

    from jzfacts.fact import Fact

SHORTEST_CONTEXT = 2
"""Characters that a word must have to be met by what came about: 入选, not 入."""

PLACE_WORDS = ("全省", "全国", "全市", "全县", "省", "市", "县", "国")
"""Words for a place; no outcome that mentions one makes the fact a fact of that place."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the words of a query ask for that are understood instead of matched."""

    periods: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    """Stems: 焦作 for 焦作市."""
    places: tuple[int, int] | None = None
    """The range of ranks asked for, the best first."""
    among: str | None = None
    figures: tuple[tuple[Decimal, str | None], ...] = ()
    needs: frozenset[str] = frozenset()
    """Of rank, change, growth, fall, quantity, total, money, count: what the fact must state."""

    def __bool__(self) -> bool:
        """Whether the conditions alone can be an answer: a rank or a figure asked for."""
        return bool(self.figures or self.places)


def meets(fact: Fact, conditions: Conditions) -> bool:
    """Whether a fact is what the understood words ask for."""
    if conditions.places:
        best, worst = conditions.places
        if fact.rank is None or not best <= fact.rank.place <= worst:
            return False
    if conditions.among and not (fact.rank and fact.rank.among == conditions.among):
        return False
    if not all(fact.period.startswith(period) for period in conditions.periods):
        return False
    if not all(_is_in(fact, area) for area in conditions.areas):
        return False
    if conditions.figures:
        from jzfacts.figures import figure_key, figure_keys

        stated = figure_keys(fact)
        if not all(figure_key(value, unit) in stated for value, unit in conditions.figures):
            return False
    return all(_states(fact, need) for need in conditions.needs)


def area_stem(name: str) -> str:
    """An area's name without what kind of area it is: 焦作 for 焦作市."""
    return name[:-1] if len(name) > 2 and name[-1] in "省市县区" else name


def _is_in(fact: Fact, stem: str) -> bool:
    """Whether a fact speaks of an area, or stands in its report."""
    return fact.area.startswith(stem) or area_stem(fact.source.area) == stem


def _states(fact: Fact, need: str) -> bool:
    if need == "rank":
        return fact.rank is not None
    if need in ("change", "growth", "fall"):
        return _moves(fact, need)
    if not _is_quantity(fact):
        return False
    if need == "quantity":
        return True
    if need == "total":
        return not any(word in fact.indicator for word in lexicon.INCREASE_WORDS)
    dimension = _dimension(fact.unit)
    if dimension is None:
        return True
    money = dimension.endswith(("yuan", "dollar", "元"))
    if need == "money":
        return money
    return not money and dimension not in ("ratio", "percentage point")  # need == "count"


def _moves(fact: Fact, need: str) -> bool:
    """Whether a fact says that its indicator moved: anyhow (change), up or down."""
    said = fact.indicator + (fact.outcome or "")
    moved = fact.change.value if fact.change else 0
    rises = moved > 0 or fact.versus is not None
    rises = rises or any(word in fact.indicator for word in lexicon.GROWTH_WORDS)
    falls = moved < 0 or any(word in said for word in lexicon.FALL_WORDS)
    if need == "growth":
        return rises
    if need == "fall":
        return falls
    return rises or falls or any(word in fact.indicator for word in lexicon.CHANGE_WORDS)


def _is_quantity(fact: Fact) -> bool:
    """Whether there is an amount of it at all: of 招商引资激励办法 there is none."""
    figures = (fact.value, fact.change, fact.versus, fact.rank)
    return any(figure is not None for figure in figures) or fact.indicator.endswith(
        tuple(lexicon.AMOUNT_WORDS)
    )


def _dimension(unit: str | None) -> str | None:
    from jzfacts.units import UnitError, parse_unit

    try:
        return parse_unit(unit).dimension if unit else None
    except UnitError:
        return None


def met_beside(fact: Fact, word: str) -> bool:
    """Whether a word that the label lacks is met by what else the fact says.

    Its whole topic, its area, its unit or another of the same dimension, or a part of what came
    about. A word for a place is met by the area alone: 在全省推广 is no fact of the province.
    """
    if word in PLACE_WORDS:
        return False
    if word == fact.topic or word in (fact.area, area_stem(fact.area)):
        return True
    if len(word) >= SHORTEST_CONTEXT and word in (fact.outcome or ""):
        return True
    units = [fact.unit, fact.change.unit if fact.change else None]
    dimension = _dimension(word)
    return dimension is not None and dimension in map(_dimension, units)
