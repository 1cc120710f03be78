"""Pairs the facts of two bases that are of one indicator: this year's and last year's.

Two facts are paired only if nothing else in either base could be meant: first by id, where ids are
comparable; then by the indicator's name, its official indicator, and any alias; each time first among
facts of one dimension. Areas and periods are compared relative to the source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.indicators import official
from jzfacts.facts.periods import extent, moved, years
from jzfacts.text.normalize import fold
from jzfacts.text.units import UnitError, base_name, comparable, convert, dimension

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from jzfacts.facts.model import Fact, Source


_KINDS = {
    "公报": "communique",
    "[预决]算": "budget",
    "发展计划": "plan",
    "概[况述]|简介|要览": "overview",
}
"""Kinds of documents besides the government's report, by their titles."""


class Undecided(ValueError):
    """None of several sources is clearly that of an area and period; `ids`: those of the area."""

    def __init__(self, area: str, period: str, ids: Sequence[str]) -> None:
        super().__init__(area, period, ids)
        self.area, self.period, self.ids = area, period, ids


def kind_of(title: str) -> str:
    """Return the kind of document for a title; "" for a government's report and unknown ones."""
    return next((kind for words, kind in _KINDS.items() if re.search(words, title)), "")


def beside(source: Source, known: Sequence[Fact], later: int) -> Sequence[Fact]:
    """Return the facts about a source's area so many years `later`.

    With several sources of the area, those of that year and kind of document. Raises Undecided.
    """
    sources = _sources(known)
    found = sources
    if len(sources) > 1:
        found = [one for one in sources if one.area == source.area and one.id != source.id]
    period = moved(source.period, later)
    if len(found) > 1:
        found = [one for one in found if one.period == period]
        kind = kind_of(source.title)
        found = [one for one in found if kind_of(one.title) == kind] or found
    if known and not found:
        ids = [one.id for one in sources if one.area == source.area]
        raise Undecided(source.area, period, ids)
    wanted = {one.id for one in found}
    return [fact for fact in known if fact.source.id in wanted]


def _sources(facts: Sequence[Fact]) -> list[Source]:
    return list({fact.source.id: fact.source for fact in facts}.values())


def _within(area: str, facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.source.area == area]


def of_two_years(
    last: Sequence[Fact], this: Sequence[Fact]
) -> tuple[Sequence[Fact], Sequence[Fact]]:
    """Return the facts of two bases that are of one year each, by area. Raises Undecided."""
    old, new = _sources(last), _sources(this)
    if len(new) == 1:
        return beside(new[0], last, -1), this
    if len(old) == 1:
        return last, beside(old[0], this, 1)
    areas = list(dict.fromkeys(one.area for one in (*new, *old)))
    if len(areas) > 1:
        both = [of_two_years(_within(area, last), _within(area, this)) for area in areas]
        return [*chain(*(one for one, _ in both))], [*chain(*(one for _, one in both))]
    if any(len({one.period for one in side}) > 1 for side in (old, new)):
        raise Undecided(areas[0], "", list(dict.fromkeys(one.id for one in (*old, *new))))
    return last, this


class Difference(NamedTuple):
    """The difference of a figure from that of the year before."""

    value: Decimal
    unit: str | None
    per_cent: Decimal | None
    """Of the earlier figure, to one place; None for shares and rates, and if that is not above 0."""
    about: bool
    """Whether one of the figures has a bound, so that the difference is not exact."""


def paired(last: Sequence[Fact], this: Sequence[Fact], *, by_id: bool = True) -> dict[str, Fact]:
    """Return the facts of `last` by the full ids of the facts of `this` for the same indicator."""
    pairs: dict[str, Fact] = {}
    areas = [{fact.source.area for fact in facts} for facts in (last, this)]
    if max(map(len, areas)) > 1:  # each area with itself
        for area in areas[1]:
            pairs |= paired(_within(area, last), _within(area, this), by_id=by_id)
        return pairs
    ways: tuple[Callable[[Fact], set[str]], ...]
    ways = (
        (lambda fact: {fact.id}, _name, _official, _names) if by_id else (_name, _official, _names)
    )
    for names in ways:
        for is_strict in (True, False):
            used = {fact.full_id for fact in pairs.values()}
            one = _by_name([fact for fact in last if fact.full_id not in used], names, is_strict)
            left = [fact for fact in this if fact.full_id not in pairs]
            for key, facts in _by_name(left, names, is_strict).items():
                found = one.get(key, ())
                # an alias may pair a fact that another alias has paired before
                is_free = used.isdisjoint(each.full_id for each in found)
                is_free = is_free and facts[0].full_id not in pairs
                if len(facts) == len(found) == 1 and is_free and compatible(found[0], facts[0]):
                    pairs[facts[0].full_id] = found[0]
                    used.add(found[0].full_id)
    return pairs


def _by_name(
    facts: Iterable[Fact], names: Callable[[Fact], set[str]], is_strict: bool
) -> dict[Hashable, list[Fact]]:
    """Return facts by each of their names, area and period; with `is_strict` also by what they measure."""
    found: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        for name in names(fact):
            found[name, _setting(fact), _dimension(fact) if is_strict else None].append(fact)
    return found


def _name(fact: Fact) -> set[str]:
    return {fold(fact.indicator).text}


def _official(fact: Fact) -> set[str]:
    known = official(fact.indicator)
    return {known.id} if known else set()


def _names(fact: Fact) -> set[str]:
    every = (fact.indicator, *fact.aliases)
    return {fold(name).text for name in every} | {
        one.id for name in every if (one := official(name))
    }


def _setting(fact: Fact) -> Hashable:
    """Return the area and period of a fact relative to its source."""
    area = "" if fact.area == fact.source.area else fact.area
    if fact.period == fact.source.period:
        return area, ""
    return area, years(fact.period)[1] - years(fact.source.period)[1], extent(fact.period)


def _dimension(fact: Fact) -> str:
    """Return what a fact measures, or that it has no level."""
    if fact.value is None:
        return "a change" if fact.change else "no figure"
    try:
        return dimension(fact.unit)
    except UnitError:
        return fact.unit or ""


def compatible(one: Fact, other: Fact) -> bool:
    """True if two facts may be of one indicator: the same area, comparable levels."""
    if _setting(one) != _setting(other):
        return False
    if one.value is None or other.value is None:
        return True
    return one.unit == other.unit or comparable(one.unit, other.unit)


def difference(last: Fact, this: Fact) -> Difference | None:
    """Return the difference of `this` from `last`; None if they have no common measure, or are of periods
    of different length.

    Of levels, in the unit of `this`; if neither has one, of their changes.
    """
    figures: list[tuple[Decimal, str | None]] = []
    for fact in (last, this):
        if fact.value is not None:
            figures.append((fact.value, fact.unit))
        elif last.value is None and this.value is None and fact.change is not None:
            figures.append((fact.change.value, fact.change.unit))
    if len(figures) < 2 or extent(last.period) != extent(this.period):
        return None
    (before, printed), (after, unit) = figures
    if printed != unit:
        if not (printed and unit):
            return None
        try:
            before = convert(before, printed, unit)
        except UnitError:
            return None
    about = any(_is_bounded(fact) for fact in (last, this))
    if unit in _POINTS:
        return Difference(after - before, _POINTS[unit], None, about)
    per_cent = None
    if before > 0 and base_name(unit or "") not in _POINTS.values():
        share = (after - before) / before * 100
        per_cent = share.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Difference(after - before, unit, per_cent, about)


def _is_bounded(fact: Fact) -> bool:
    """True if the compared figure has a bound: the level, or else the change."""
    if fact.value is not None:
        return bool(fact.qualifier)
    return bool(fact.change and fact.change.qualifier)


_POINTS = {"%": "个百分点", "‰": "个千分点"}
"""Unit of the difference of two shares or rates."""
