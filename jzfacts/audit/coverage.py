"""Which letters of a page its facts account for, and which its source sets aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from jzfacts.audit.page import find_spaced, letters
from jzfacts.audit.text_alignment import missing, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jzfacts.audit.matching import Claims
    from jzfacts.audit.page import Numeral, Page
    from jzfacts.facts.model import Fact, SetAside, Source

NEAR = 3
"""Letters between a name and what came about, at most; a whole clause is too many."""
_SCOPE_BEFORE = 4  # letters between a rank and its scope: 全省排名第4
_PART = re.compile(r"[，,、；;。\s]+")


@dataclass(frozen=True, slots=True)
class Span:
    """Letters `[start, end)` of a line for which a fact accounts; the source if `fact` is None."""

    start: int
    end: int
    fact: str | None
    what: Literal["name", "words", "figure", "aside"]
    """What stands there: its name, words of its outcome or comparison, a figure, a set-aside."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A recorded set-aside with where it stands on the page; nowhere when `span` is None."""

    entry: SetAside
    span: Span | None
    numerals: tuple[Numeral, ...]
    """Those that it sets aside."""


def name_of(fact: Fact, page: Page) -> str:
    """The letters of the name by which the page knows a fact: its indicator, or a printed alias."""
    indicator = letters(fact.indicator).text
    lines = lines_of(fact, page)
    if missing(indicator, lines):
        for alias in fact.aliases:
            other = letters(alias).text
            if any(other in line for line in lines):
                return other
    return indicator


def lines_of(fact: Fact, page: Page) -> tuple[str, ...]:
    """The letters of the lines that a fact cites."""
    return tuple(page.letters(number).text for number in fact.lines)


@lru_cache(maxsize=4096)
def phrases(outcome: str | None) -> tuple[str, ...]:
    """The letters of an outcome, phrase by phrase."""
    parts = [letters(part).text for part in _PART.split(outcome or "")]
    return tuple(part for part in parts if part)


def spans(page: Page, facts: Sequence[Fact], claims: Claims) -> dict[int, list[Span]]:
    """What the facts account for, by line."""
    own: dict[tuple[str, int], list[Numeral]] = {}
    for numeral in page.numerals:
        fact_id = claims.taken.get(numeral.number)
        if fact_id is not None:
            own.setdefault((fact_id, numeral.line), []).append(numeral)
    found: dict[int, list[Span]] = {}
    for fact in facts:
        name = name_of(fact, page)
        for line in dict.fromkeys(fact.lines):
            numerals = own.get((fact.id, line), [])
            found.setdefault(line, []).extend(_of_fact(page, fact, name, line, numerals))
    return found


def _of_fact(
    page: Page, fact: Fact, name: str, line: int, numerals: list[Numeral]
) -> Iterator[Span]:
    text = page.letters(line).text
    taken = [_with_scope(page, text, numeral) for numeral in numerals]
    near = taken[0][0] if taken else -1
    named = [piece.span for piece in pieces(name, text, near)]
    yield from (Span(start, end, fact.id, "name") for start, end in named)
    yield from (Span(start, end, fact.id, "figure") for start, end in taken)
    reached = named + taken
    if fact.versus:
        versus = [piece.span for piece in pieces(letters(fact.versus.among).text, text, near)]
        yield from (Span(start, end, fact.id, "words") for start, end in versus)
    if not reached:
        return
    for part in phrases(fact.outcome):
        for piece in pieces(part, text, reached[0][0]):
            start, end = piece.span
            if any(start - NEAR <= other[1] and other[0] <= end + NEAR for other in reached):
                yield Span(start, end, fact.id, "words")
                reached.append((start, end))


def _with_scope(page: Page, text: str, numeral: Numeral) -> tuple[int, int]:
    start, end = page.within(numeral)
    among = letters(numeral.mention.among or "").text
    if among and numeral.mention.kind == "rank":
        at = text.rfind(among, max(0, start - len(among) - _SCOPE_BEFORE), start)
        return (at if at >= 0 else start), end
    return start, end


def claim_names(page: Page, claims: Claims, by_line: Mapping[int, Sequence[Span]]) -> None:
    """Let names and outcomes claim the numerals in them that no figure claims: 100 in 100强.

    Only a name may hold what the reader takes for a figure (15分钟生活圈).
    """
    for numeral in page.numerals:
        if numeral.number in claims.taken:
            continue
        start, end = page.within(numeral)
        kinds = ("name",) if numeral.mention.kind in ("quantity", "rank") else ("name", "words")
        for span in by_line.get(numeral.line, ()):
            within = span.start <= start and end <= span.end and start < end
            if span.fact is not None and span.what in kinds and within:
                claims.taken[numeral.number] = span.fact
                break


def asides(page: Page, source: Source) -> list[Aside]:
    """What the source sets aside; equal entries of a line stand for its successive places."""
    found = []
    done: dict[tuple[int, str], int] = {}
    for entry in source.set_aside:
        key = (entry.line, entry.text)
        line = page.line(entry.line)
        place = find_spaced(line, entry.text, done.get(key, 0))
        if place is None:
            found.append(Aside(entry, None, ()))
            continue
        done[key] = place[1]
        offset = page.starts[entry.line - 1]
        numerals = tuple(
            numeral
            for numeral in page.on(entry.line)
            if numeral.start < offset + place[1] and offset + place[0] < numeral.end
            if entry.numeral is None or numeral.mention.text == entry.numeral
        )
        start, end = page.letters(entry.line).span(*place)
        found.append(Aside(entry, Span(start, end, None, "aside"), numerals))
    return found
