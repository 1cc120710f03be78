"""Query -> ranked matches: choose candidates, score, hold against conditions, explain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jzfacts.conditions import Conditions, meets, met_beside
from jzfacts.ladder import ladder
from jzfacts.lexicon import AMOUNT_WORDS, RANK_WORDS
from jzfacts.match import BASE
from jzfacts.query import QueryError, Reading, fold, readings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jzfacts.fact import Fact
    from jzfacts.index import Index
    from jzfacts.ladder import Rung
    from jzfacts.match import Hit, Label

    Spans = tuple[tuple[int, int], ...]

__all__ = ["Match", "QueryError", "search", "suggest"]

LONGEST_QUERY = 400
"""Letters beyond which no label can match: names have up to 60 characters of up to 6 letters."""

GOOD_ENOUGH = BASE["alias"]
"""A score from which on a query is answered as it stands, and no freer reading is tried."""


@dataclass(frozen=True, slots=True)
class Match:
    """A fact that answers a query, and why."""

    fact: Fact
    score: float
    """0–100 with at most two decimals; the same on every machine."""
    why: str
    """The tier, in one word: exact, alias, prefix, substring, pieces, pinyin …"""
    label: str
    """The text that matched: the indicator or one of the aliases."""
    spans: tuple[tuple[int, int], ...] = ()
    """The matched parts of `label`, as half-open character ranges."""


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
    filters = {"area": area, "topic": topic, "period": period}
    best: dict[int, Match] = {}
    for reading in readings_of(query, index.simplified, index.areas):
        for number, match in _answers(index, reading):
            if any(want and getattr(match.fact, key) != want for key, want in filters.items()):
                continue
            if number not in best or match.score > best[number].score:
                best[number] = match
        if any(match.score >= GOOD_ENOUGH for match in best.values()):
            break
    ordered = sorted(best.items(), key=lambda item: (-item[1].score, item[0]))
    return [match for _, match in ordered[: limit or None]]


def _answers(index: Index, reading: Reading) -> Iterator[tuple[int, Match]]:
    """The facts, by number, that answer one reading of a query."""
    if not reading.words:
        yield from _by_conditions(index, reading.conditions)
    elif len(reading.chars) <= LONGEST_QUERY:
        for rungs in ladder(reading, index.readings):
            found = [answer for rung in rungs for answer in _on_rung(index, reading, rung)]
            if found:
                yield from found
                return


def _on_rung(index: Index, reading: Reading, rung: Rung) -> Iterator[tuple[int, Match]]:
    for label in index.labels(rung.demands):
        hit = rung.score(label)
        if hit is None or (reading.to_end and not _to_end(label, hit)):
            continue
        spans = _written(label.text, hit.spans, index)
        for number, kind, fact in index.bearers(label.id):
            if meets(fact, reading.conditions) and all(
                met_beside(fact, word) for word in rung.beside
            ):
                alias = kind > 0
                score, why = hit.score(alias=alias), hit.why(alias=alias)
                yield number, Match(fact, score, why, label.text, spans)


def _to_end(label: Label, hit: Hit) -> bool:
    """Whether a hit reaches the end of a label, or the word for an amount or a rank that ends it."""
    rest = label.chars[hit.spans[-1][1] :]
    return not rest or rest in AMOUNT_WORDS or rest in RANK_WORDS


def _by_conditions(index: Index, conditions: Conditions) -> Iterator[tuple[int, Match]]:
    """The facts that a query asks for by figure or rank alone."""
    if conditions.figures:
        from jzfacts.figures import figure_key

        value, unit = conditions.figures[0]
        facts, why = index.with_figure([figure_key(value, unit)]), "figure"
    elif conditions.places:
        facts, why = index.with_place(*conditions.places), "rank"
    else:
        return
    for number, fact in facts:
        if meets(fact, conditions):
            yield number, Match(fact, 100.0, why, fact.indicator)


def _written(text: str, spans: Iterable[tuple[int, int]], index: Index) -> Spans:
    """Spans of a label's folded characters as spans of its text."""
    places = [
        place
        for place, char in enumerate(text)
        for letter in fold(char, index.simplified)
        if letter.isalnum()
    ]
    return tuple((places[start], places[stop - 1] + 1) for start, stop in spans)


def suggest(index: Index, query: str, limit: int = 3) -> list[str]:
    """Names that look or sound like a query that found nothing; never an answer."""
    return []
