"""Says why a query has no answer, and what may have been meant.

No suggestion silently leads to another place or year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims.plans import INTENTION
from jzfacts.i18n import N_, _
from jzfacts.index.conditions import area_stem
from jzfacts.index.terms import letters_of
from jzfacts.search.engine import elsewhere, search
from jzfacts.search.ordering import fact_years
from jzfacts.search.query import readings_of
from jzfacts.search.suggest import suggest
from jzfacts.text.normalize import fold_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.facts.model import Fact
    from jzfacts.index.index import Index

MOST_HELD = 5
"""Maximum number of places and years that are named."""

LACKING = {
    "rank": N_("rank not stated"),
    "change": N_("change not stated"),
    "growth": N_("growth not stated"),
    "fall": N_("fall not stated"),
    "total": N_("but not in all"),
}
"""Messages for what a fact does not state."""


class Refusal(NamedTuple):
    """What is said instead of an answer."""

    message: str
    similar: list[str]
    """Similar names, each of another fact; empty if the reason is known."""


MOST_VALUES = 30
"""Maximum number of filter values that are named."""


def refusal(
    index: Index,
    words: str,
    *,
    area: str | None = None,
    topic: str | None = None,
    period: str | None = None,
) -> Refusal:
    """Return why nothing was found: the filters, what the base holds instead, or similar names."""
    if (area, topic, period) != (None,) * 3 and search(index, words, limit=1):
        message = _("nothing found for “{words}” within these filters; without them there is")
        within = Refusal(message.format(words=words), [])
        return unknown_value(index, area, topic, period) or within
    said = _("nothing found for “{words}”").format(words=words)
    # First: what a base of results cannot tell; or what there is for another place or year, or without
    # the rank or change asked for.
    intends = INTENTION.search(fold_prose(words).text)
    if intends:
        said += _("; bases hold what was reached, not what is intended")
    found, asked = elsewhere(index, words, limit=MOST_HELD + 1)[:2]
    if asked.relative:
        years = _(", ").join(index.steadily(lambda: fact_years(index, asked.areas)))
        message = _("; “{word}” may be one of {years}")
        said += message.format(word=asked.relative, years=years)
    if found:
        name, label = found[0].fact.indicator, found[0].label
        lacking = [_("no change in {unit}").format(unit=unit) for unit in asked.moved_by]
        lacking = lacking or [_(LACKING[need]) for need in LACKING if need in asked.needs]
        held = [
            match.fact for match in found if name == match.fact.indicator or label == match.label
        ]
        return Refusal(said + _of(name, held, lacking), [])
    # Then: what a part of the query names.
    names = suggest(index, words)
    readings = list(readings_of(words, index.simplified, index.areas))
    for name in sorted(names, key=len, reverse=True):
        chars = letters_of(name, index.simplified)
        for reading in reversed(readings):
            if chars in reading.chars:
                rest = " ".join(reading.chars.replace(chars, " ", 1).split())
                lacking = [_("nothing for “{words}”").format(words=rest)] if rest else []
                return Refusal(said + _of(name, _held(index, name), lacking), [])
    # Last: names that are like it, and where there are several, of which place and year.
    asks = any(reading.conditions.is_of_somewhere for reading in readings)
    if asks or index.sources(1) is None:
        names = [name + _(" ({names})", names=_places(_held(index, name))) for name in names]
    if not (names or intends) and (only := index.sources(1)):
        years = _(", ").join(fact_years(index, []) or [only[0].period])
        message = _("; the base holds {area} {period} only")
        said += message.format(area=only[0].area, period=years)
    return Refusal(said, names)


def unknown_value(
    index: Index, area: str | None, topic: str | None, period: str | None
) -> Refusal | None:
    """Return what is wrong with filters that no fact passes, with all values that exist: a place or year of
    similar spelling is another one.
    """
    for value, kind, message in (
        (area, "a", _("no fact is of the area “{name}”")),
        (topic, "t", _("no fact is of the topic “{name}”")),
        (period, "p", _("no fact is of the period “{name}”")),
    ):
        known = [key[1:] for key in index.keys if key[0] == kind]
        if value is None or value in known or (kind == "a" and value in map(area_stem, known)):
            continue
        some = [*known[:MOST_VALUES], *["…"] * (len(known) > MOST_VALUES)]
        there_are = _("; choose from {names}").format(names=_(", ").join(some))
        return Refusal(message.format(name=value) + there_are, [])
    return None


def _held(index: Index, name: str) -> list[Fact]:
    """Return the facts that have a name."""
    found = search(index, name, limit=MOST_HELD + 1)
    return [match.fact for match in found if match.why in ("exact", "alias")]


def _of(name: str, held: Sequence[Fact], lacking: Sequence[str]) -> str:
    """Return what the base holds of an indicator, and what it lacks."""
    told = _places(held)
    for what in lacking:
        told = _("{held}, {lacking}").format(held=told, lacking=what)
    return _(": of {indicator} the base holds {held}").format(indicator=name, held=told)


def _places(held: Sequence[Fact]) -> str:
    """Return the areas and periods of facts, with their units."""
    told = dict.fromkeys(
        _("{where} in {unit}").format(where=where, unit=fact.unit) if fact.unit else where
        for fact in held
        for where in [f"{fact.area} {fact.period}"]
    )
    return _(", ").join([*list(told)[:MOST_HELD], *["…"] * (len(told) > MOST_HELD)])
