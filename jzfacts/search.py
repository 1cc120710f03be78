"""Query -> ranked matches: choose candidates, score, hold against conditions, explain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from jzfacts import keys, lexicon
from jzfacts.match import (
    Hit,
    match_homophones,
    match_pieces,
    match_slip,
    match_spelling,
    match_text,
    match_words,
)
from jzfacts.query import Conditions, QueryError, Reading, area_stem, fold, readings_of
from jzfacts.sounds import is_pinyin
from jzfacts.spelling import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jzfacts.fact import Fact
    from jzfacts.index import Index

    Rung = tuple[list[list[str]], Callable[..., Hit | None]]
    """What a label must be filed under, and how it is scored."""
    Spans = tuple[tuple[int, int], ...]

__all__ = ["Match", "QueryError", "search", "suggest"]

LETTERS = "abcdefghijklmnopqrstuvwxyz"

LONGEST_QUERY = 400
"""Letters beyond which no label can match: names have up to 60 characters of up to 6 letters."""


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
        if any(match.score >= 90 for match in best.values()):
            break
    ordered = sorted(best.items(), key=lambda item: (-item[1].score, item[0]))
    return [match for _, match in ordered[: limit or None]]


def _answers(index: Index, reading: Reading) -> Iterator[tuple[int, Match]]:
    """The facts, by number, that answer one reading of a query."""
    if not reading.words:
        yield from _by_conditions(index, reading.conditions)
    elif len(reading.chars) <= LONGEST_QUERY:
        for rungs in ladder(index, reading):
            found = [answer for rung in rungs for answer in _on_rung(index, reading, rung)]
            if found:
                yield from found
                return


def ladder(index: Index, reading: Reading) -> Iterator[list[Rung]]:
    """The rungs to try, together where each of them may hold the best, the highest first."""
    chars, words = reading.chars, reading.words
    typed = any(char in LETTERS for char in chars)
    pattern = Pattern(chars, reading.cuts)
    han = [[char] for char in dict.fromkeys(chars) if char not in LETTERS]

    def spelling(name: str, demands: list[list[str]], text: Pattern = pattern) -> Rung:
        return han or demands, partial(match_spelling, pattern=text, rung=name)

    literal: Rung = keys.text_demands(chars), partial(match_text, chars=chars)
    if not typed:
        yield [literal]
    else:
        yield [literal, spelling("pinyin", keys.spelling_demands(chars))]
    if len(words) > 1:
        demands = [
            demand
            for word in words
            for demand in (
                keys.spelling_demands(word) if word[0] in LETTERS else keys.text_demands(word)
            )
        ]
        yield [(demands, partial(match_words, words=words))]
    if typed:
        letters = keys.letter_demands(chars)
        yield [spelling("first-letters", letters), spelling("mixed", letters)]
        yield [spelling("fuzzy-sound", keys.spelling_demands(chars, blur=True))]
        if han:
            yield [(keys.piece_demands(chars), partial(match_pieces, chars=chars))]
        else:
            yield [
                (keys.spelling_demands(meant), partial(match_slip, meant=meant, typed=chars))
                for meant in slips(chars)
            ]
    elif len(chars) > 1:
        yield [(keys.piece_demands(chars), partial(match_pieces, chars=chars))]
        readings = index.readings
        demands = keys.homophone_demands(chars, readings)
        yield [(demands, partial(match_homophones, chars=chars, readings=readings))]


def slips(letters: str) -> list[str]:
    """The well-formed pinyin from which one slip makes these letters.

    A slip drops, adds, swaps or replaces a letter; but letters that are pinyin as they stand were
    not made by replacing one, lest nongye be taken for gongye.
    """
    halves = [(letters[:cut], letters[cut:]) for cut in range(len(letters) + 1)]
    meant = {head + tail[1:] for head, tail in halves if tail}
    meant |= {head + tail[1] + tail[0] + tail[2:] for head, tail in halves if len(tail) > 1}
    meant |= {head + letter + tail for head, tail in halves for letter in LETTERS}
    if not is_pinyin(letters, unfinished=True):
        meant |= {head + letter + tail[1:] for head, tail in halves if tail for letter in LETTERS}
    return sorted(text for text in meant if is_pinyin(text, unfinished=True))


def _on_rung(index: Index, reading: Reading, rung: Rung) -> Iterator[tuple[int, Match]]:
    demands, score = rung
    for label in index.labels(demands):
        for number, alias, fact in index.bearers(label.id):
            hit = score(label, alias=bool(alias))
            if hit and meets(fact, label.chars, reading.conditions):
                spans = _written(label.text, hit.spans, index)
                yield number, Match(fact, hit.score(), hit.rung, label.text, spans)


def meets(fact: Fact, label: str, conditions: Conditions) -> bool:
    """Whether a fact, found by a label, is what the rest of the query asks for."""
    rank = fact.rank
    if conditions.worst_place:
        if rank is None or not conditions.best_place <= rank.place <= conditions.worst_place:
            return False
        if conditions.among and conditions.among != rank.among:
            return False
    if not all(fact.period.startswith(period) for period in conditions.periods):
        return False
    if not all(_is_in(fact, area) for area in conditions.areas):
        return False
    if conditions.figures:
        stated = keys.figure_keys(fact)
        if not all(keys.figure_key(value, unit) in stated for value, unit in conditions.figures):
            return False
    return all(_states(fact, label, need) for need in conditions.needs)


def _states(fact: Fact, label: str, need: str) -> bool:
    if need == "rank":
        return fact.rank is not None
    if need == "total":
        return not any(word in label for word in lexicon.INCREASE_WORDS)
    if need == "growth":
        return bool(
            (fact.change and fact.change.value > 0)
            or fact.versus
            or any(word in label for word in lexicon.GROWTH_WORDS)
        )
    said = label + (fact.outcome or "")
    return bool(
        (fact.change and fact.change.value < 0) or any(word in said for word in lexicon.FALL_WORDS)
    )


def _is_in(fact: Fact, stem: str) -> bool:
    """Whether a fact speaks of an area, or stands in its report."""
    return fact.area.startswith(stem) or area_stem(fact.source.area) == stem


def _by_conditions(index: Index, conditions: Conditions) -> Iterator[tuple[int, Match]]:
    """The facts that a query asks for by figure or rank alone."""
    if conditions.figures:
        value, unit = conditions.figures[0]
        facts, why = index.with_figure(keys.figure_key(value, unit)), "figure"
    elif conditions.worst_place:
        places = range(conditions.best_place, conditions.worst_place + 1)
        facts = index.within([[f"r{place}" for place in index.places if place in places]])
        why = "rank"
    else:
        return
    for number, fact in facts:
        if meets(fact, "", conditions):
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
