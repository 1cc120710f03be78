"""Query -> ranked matches: choose candidates, score, hold against conditions, explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.index.conditions import Conditions, meets, met_beside
from jzfacts.index.filters import filters, scope_beside, scope_of
from jzfacts.index.terms import fold
from jzfacts.search.query import LONGEST_QUERY, QueryError, Reading, readings_of
from jzfacts.search.scoring import BASE
from jzfacts.search.strategies import ladder
from jzfacts.search.top_k import Match, Shortlist
from jzfacts.text.lexicon import AMOUNT_WORDS, RANK_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jzfacts.index.filters import Scope
    from jzfacts.index.index import Index
    from jzfacts.index.labels import Label
    from jzfacts.index.part import Admits
    from jzfacts.search.scoring import Hit
    from jzfacts.search.strategies import Rung, Way

    Spans = tuple[tuple[int, int], ...]

__all__ = ["Match", "QueryError", "search"]

GOOD_ENOUGH = BASE["alias"]
"""A score from which on a query is answered as it stands, and no freer reading is tried."""


def search(
    index: Index,
    query: str,
    *,
    limit: int | None = None,
    area: str | None = None,
    topic: str | None = None,
    period: str | None = None,
) -> list[Match]:
    """The facts that answer a query, the best first, at most `limit` of them.

    Raises QueryError for a query without a letter, digit or character.
    """
    wanted = filters(area, topic, period)

    def find() -> list[Match]:
        best = Shortlist(limit)
        simplified = {} if query.isascii() else index.simplified
        for reading in readings_of(query, simplified, index.areas):
            scope = [*wanted, *scope_of(reading.conditions, index.keys)]
            _answer(index, reading, scope, best)
            if best.score >= GOOD_ENOUGH:
                break
        return best.matches()

    return index.steadily(find)


def _answer(index: Index, reading: Reading, scope: Scope, best: Shortlist) -> None:
    """Gather the facts that answer one reading of a query."""
    if not reading.words:
        if reading.conditions:
            _by_conditions(index, reading.conditions, scope, best)
    elif len(reading.chars) <= LONGEST_QUERY:
        for rungs in ladder(reading, lambda: index.readings):
            found = [_on_rung(index, reading, rung, scope, best) for rung in rungs]
            if any(found):
                return


def _on_rung(index: Index, reading: Reading, rung: Rung, scope: Scope, best: Shortlist) -> bool:
    """Gather the facts that answer on a rung; whether there are any that may be wanted."""
    scope = [*scope, *map(scope_beside, rung.beside)]
    found = False
    seen: set[int] = set()
    for way, why in rung.stages():
        for label in index.labels(way.demands, scope, rung.least, _bounds(best, way, why)):
            if not best.admits(way.best(why, len(label.chars))):
                break  # labels come the shortest first: no later one is better
            if label.id in seen:
                continue
            seen.add(label.id)
            hit = rung.score(label)
            if hit is None or (reading.to_end and not _to_end(label, hit)):
                continue
            spans: Spans | None = None
            for alias in (False, True):
                score, said = hit.score(alias=alias), hit.why(alias=alias)
                if not best.admits(score):
                    continue
                left = best.limit
                for place, fact in index.bearers(label.id, scope, alias=alias):
                    if not left or not best.admits(score, place):
                        break  # bearers come in page order, and are as good as each other
                    if meets(fact, reading.conditions) and all(
                        met_beside(fact, word) for word in rung.beside
                    ):
                        found = True
                        left -= 1
                        if spans is None:
                            spans = _written(label.text, hit.spans)
                        best.add(place, Match(fact, score, said, label.text, spans))
    return found


def _bounds(best: Shortlist, way: Way, why: str) -> Admits | None:
    """What a label found in a way can still be wanted for, if that can be told before it is read."""
    if not way.begins:
        return None
    return lambda length, start, place: best.admits(way.best(why, length, start), place)


def _to_end(label: Label, hit: Hit) -> bool:
    """Whether a hit reaches a label's end, or the word for an amount or a rank that ends it."""
    rest = label.chars[hit.spans[-1][1] :]
    return not rest or rest in AMOUNT_WORDS or rest in RANK_WORDS


def _by_conditions(index: Index, conditions: Conditions, scope: Scope, best: Shortlist) -> None:
    """Gather the facts that a query asks for by figure or rank alone."""
    why = "figure" if conditions.figures else "rank"
    left = best.limit
    for place, fact in index.within(scope):
        if not left:
            break
        if meets(fact, conditions):
            left -= 1
            best.add(place, Match(fact, 100.0, why, fact.indicator))


def _written(text: str, spans: Iterable[tuple[int, int]]) -> Spans:
    """Spans of a label's folded characters as spans of its text."""
    places = [
        place
        for place, char in enumerate(text)
        for letter in fold(char, {})  # simplifying keeps the number of characters
        if letter.isalnum()
    ]
    return tuple((places[start], places[stop - 1] + 1) for start, stop in spans)
