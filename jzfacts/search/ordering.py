"""Sorts or groups the answer as a question wants it, and adds the remarks.

Sorted answers are ordered by their figures, as far as they can be compared; compared ones by
indicator, place and time. Otherwise the order of the matches stays.
"""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING

from jzfacts.facts.periods import is_asked, spans_years, years
from jzfacts.i18n import N_, _, _n
from jzfacts.index.conditions import Order, area_stem, change_of, is_of_kind
from jzfacts.search.narrowing import is_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.facts.model import Fact
    from jzfacts.index.index import Index
    from jzfacts.search.engine import Answer, Match

MOST_MISSING = 10
"""Maximum number of missing areas and periods that are named."""

SORTED = {
    ("change", True): N_("sorted by growth, the largest first"),
    ("change", False): N_("sorted by growth, the smallest first"),
    ("rank", False): N_("sorted by rank, the best first"),
    ("rank", True): N_("sorted by rank, the last first"),
    ("value", True): N_("sorted by value, the largest first"),
    ("value", False): N_("sorted by value, the smallest first"),
}


def ordered(index: Index, found: Answer) -> Answer:
    """Return the answer in the order asked for; a sorted one without what cannot be compared."""
    order = order_of(found)
    if order:
        known = figures([match.fact for match in _whole(found.matches)], order.by)
        at = {match.fact.full_id: match for match in found.matches}
        best = sorted(known, key=lambda one: -known[one] if order.largest else known[one])
        matches = [at[id] for id in best]
        if not found.asked.order:  # asked which there are: those without a figure, too
            matches += [match for match in found.matches if match.fact.full_id not in known]
        left_out = len(found.matches) - len(matches)
        return found._replace(matches=matches[: order.most], left_out=left_out)
    if found.asked.is_comparison:
        return found._replace(matches=grouped(index, found))
    return found


def order_of(found: Answer) -> Order | None:
    """Return what an answer is sorted by."""
    asked = found.asked
    moved = asked.needs & {"growth", "fall"}
    if asked.bounds and not asked.order:
        return Order(asked.bounds[0].by, largest=asked.bounds[0].sign > 0)
    if asked.lists and not asked.order and not asked.is_comparison:
        if moved:
            return Order("change", largest="growth" in moved)
        if asked.places or "rank" in asked.needs:
            return Order("rank", largest=False)
    return asked.order


def grouped(index: Index, found: Answer) -> list[Match]:
    """Return the matches by indicator, best first, then by place and time.

    Places come in the order of the query, the others in that of the base.
    """
    groups: dict[str, int] = {}
    for match in found.matches:
        groups.setdefault(indicator_of(match.fact), len(groups))
    areas = index.source_areas()
    named = {stem: place - len(found.asked.areas) for place, stem in enumerate(found.asked.areas)}

    def place(match: Match) -> tuple[int, int, str, str]:
        fact, home = match.fact, match.fact.source.area
        at = named.get(area_stem(fact.area), named.get(area_stem(home), areas[home]))
        return groups[indicator_of(fact)], at, fact.area, fact.period

    return sorted(found.matches, key=place)


def by_indicator(index: Index, found: Answer) -> dict[str, list[Fact]]:
    """Return the facts named in full, or else all, by indicator, in the order of `grouped`."""
    groups: dict[str, list[Fact]] = {}
    for match in grouped(index, found._replace(matches=_whole(found.matches))):
        groups.setdefault(indicator_of(match.fact), []).append(match.fact)
    return groups


def indicator_of(fact: Fact) -> str:
    """Return the official name of a fact's indicator, if it has one."""
    from jzfacts.facts.indicators import official

    names = (fact.indicator, *fact.aliases)
    return next((known.name for name in names if (known := official(name))), fact.indicator)


def fact_years(index: Index, areas: Sequence[str]) -> list[str]:
    """Return the years of the facts of some areas (given by stem), or of all."""
    known = [key[1:] for key in index.keys if key[0] == "p" and key[1:].isdecimal()]
    named = [key for key in index.keys if key[0] in "ao" and area_stem(key[1:]) in areas]
    scopes = {year: [[f"p{year}"], named] for year in known if named}
    held = [year for year, scope in scopes.items() if next(index.within(scope), None)]
    return held if named else known


def remarks(index: Index, found: Answer) -> list[str]:
    """Return what must be said with an answer: assumptions, order, and what is missing."""
    asked, said = found.asked, []
    taken = _(", ").join(each for each in asked.periods if each[:1] != "P")
    if asked.relative:
        said.append(_("“{word}” is taken as {year}").format(word=asked.relative, year=taken))
    elif asked.latest:
        said.append(_("the last years reported on are {years}").format(years=taken))
    if order := order_of(found):
        said.append(_(SORTED[order.by, order.largest]))
    if found.left_out:
        message = _n(
            "{number} fact is left out: its figure cannot be compared",
            "{number} facts are left out: their figures cannot be compared",
            found.left_out,
        )
        said.append(message)
    if lacking := missing(index, found):
        message = _("the base does not hold it for {missing}")
        some = [*lacking[:MOST_MISSING], *["…"] * (len(lacking) > MOST_MISSING)]
        said.append(message.format(missing=_(", ").join(some)))
    return said


def missing(index: Index, found: Answer) -> list[str]:
    """Return the areas and periods that were asked for and have no fact in the answer.

    Areas are asked for by name, or all of them by 各市 or a superlative.
    """
    asked, held = found.asked, [match.fact for match in found.matches]
    stems = {area_stem(area) for fact in held for area in (fact.area, fact.source.area)}
    together = [years(fact.period) for fact in held if spans_years(fact.period)]
    covered = {str(year) for first, last in together for year in range(first, last + 1)}
    # of 2021至2025年 its years answer as well as what is of all of them
    periods = [
        each
        for each in (() if asked.latest else asked.periods)
        if not (spans_years(each) or each in covered)
    ]
    wanted = set(asked.areas)
    if (
        not wanted
        and (asked.several or asked.order)
        and any(match.spans for match in found.matches)
    ):
        kind = asked.area_kind
        wanted = {
            area_stem(one) for one in index.source_areas() if not kind or is_of_kind(one, kind)
        }
    return [
        *(area for area in index.areas if area_stem(area) in wanted - stems),
        *(each for each in periods if not any(is_asked(fact.period, each) for fact in held)),
    ]


def _whole(matches: list[Match]) -> list[Match]:
    """Return the matches named in full, or all: a part is not compared with a total.

    If there is only one, the question is about its parts.
    """
    whole = [match for match in matches if is_whole(match.label, match.spans)]
    return whole if len(whole) > 1 else matches


def figures(facts: Sequence[Fact], by: str) -> dict[str, Decimal]:
    """Return the comparable figures of facts by id: ranks, changes in per cent, or values in the first
    fact's unit.
    """
    if by == "rank":
        return {fact.full_id: Decimal(fact.rank.place) for fact in facts if fact.rank}
    if by == "change":
        changes = {fact.full_id: change for fact in facts if (change := change_of(fact))}
        return {id: value for id, (value, unit) in changes.items() if unit == "%"}
    return _values([fact for fact in facts if fact.value is not None])


def _values(facts: Sequence[Fact]) -> dict[str, Decimal]:
    """Return the values of facts in the unit of the first, by id; others are left out."""
    from jzfacts.facts.figures import ConversionError, to_unit

    found = {}
    for fact in facts:
        if fact.value is not None and fact.unit == facts[0].unit:
            found[fact.full_id] = fact.value
        elif unit := facts[0].unit:
            with suppress(ConversionError):
                found[fact.full_id] = to_unit(fact, unit).value
    return found
