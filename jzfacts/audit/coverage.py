"""Which letters of a page its facts account for, and which its source sets aside.

Names and lines are compared by their letters alone (`page.letters`). A page seldom prints an
indicator's name in one piece: the figure stands inside it, the members of a list share it
(3家省级、5家市级工厂), a column breaks it. So a name is printed where all its letters are, in
pieces of two letters at least. A numeral of a name must be printed whole and together with the
letter before it, so that another name's 100强 does not count; 5G and 10亿元以上项目 are no other's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from jzfacts.audit.matching import Matches, match_figures
from jzfacts.audit.naming import figure_texts
from jzfacts.audit.page import find_spaced, letters
from jzfacts.text.normalize import CHINESE_NUMERALS, DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jzfacts.audit.page import Numeral, Page
    from jzfacts.claims.area_period.time_place import TimePlace
    from jzfacts.claims.clauses import FigureText
    from jzfacts.facts.model import Fact, SetAside, Source

_SHORTEST = 2  # letters of a piece: single letters stand everywhere
_OPTIONAL = "的获被在等数"  # letters that only join the words of a name, or say that it is a number
_NEAR = 3  # letters between a name and what came about, at most; a whole clause is too many
_SCOPE_BEFORE = 4  # letters between a rank and its scope: 全省排名第4
_NUMERALS = frozenset(DIGITS + CHINESE_NUMERALS) - {"零"}  # 零售
_SCALES = frozenset("十百千万亿")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")
_PHRASE_END = re.compile(r"[，,、；;。\s]+")


@dataclass(frozen=True, slots=True)
class Span:
    """Letters `[start, end)` of a line for which a fact accounts; the source if `fact` is None."""

    start: int
    end: int
    fact: str | None
    what: Literal["name", "words", "figure", "aside"]
    """What stands there: its name, words of its outcome or comparison, a figure, a set-aside."""


@dataclass(frozen=True, slots=True)
class SetAsidePlace:
    """A recorded set-aside with where it stands on the page; nowhere when `span` is None."""

    entry: SetAside
    span: Span | None
    numerals: tuple[Numeral, ...]
    """Those that it sets aside."""


@lru_cache(maxsize=65536)
def pieces(name: str, line: str, near: int = -1) -> tuple[tuple[int, int], ...]:
    """The spans of `line` where the pieces of `name` stand, in the order of the name.

    The pieces leave out as few letters as can be and are as few as can be. Of several places where
    one stands the nearest is taken: the longest piece's to `near` (-1: the first), the others' to
    their neighbour's.
    """
    parts = _parts(name, line)
    if not parts:
        return ()

    def place(start: int, end: int, near: int) -> tuple[int, int]:
        places = _places(name, start, end, line)
        at = min(places, key=lambda place: abs(place - near)) if near >= 0 else places[0]
        return at, at + end - start

    longest = max(range(len(parts)), key=lambda index: parts[index][1] - parts[index][0])
    placed = [place(*parts[longest], near)]
    for start, end in parts[longest + 1 :]:
        placed.append(place(start, end, placed[-1][1]))
    for start, end in reversed(parts[:longest]):
        placed.insert(0, place(start, end, placed[0][0] - (end - start)))
    return tuple(placed)


@lru_cache(maxsize=65536)
def missing(name: str, lines: tuple[str, ...]) -> str:
    """What of `name` none of the lines prints, optional letters aside."""
    printed = [letter in _OPTIONAL for letter in name]
    for line in lines:
        for start, end in _parts(name, line):
            printed[start:end] = [True] * (end - start)
    return "".join(letter for letter, there in zip(name, printed, strict=True) if not there)


@lru_cache(maxsize=65536)
def _parts(name: str, line: str) -> tuple[tuple[int, int], ...]:
    """The best division of a name into parts that the line prints, some letters left out."""
    # best[i] is for name[i:]: letters left out, number of parts, the parts
    best: list[tuple[int, int, tuple[tuple[int, int], ...]]] = [(0, 0, ())] * (len(name) + 1)
    for start in range(len(name) - 1, -1, -1):
        out, count, parts = best[start + 1]
        found = (out + 1, count, parts)
        for end in range(start + _SHORTEST, len(name) + 1):
            if name[start:end] not in line:
                break
            out, count, parts = best[end]
            # of equal divisions the one with the longest first part, which a list may share
            if (out, count + 1) <= found[:2] and _places(name, start, end, line):
                found = (out, count + 1, ((start, end), *parts))
        best[start] = found
    return best[0][2]


def _places(name: str, start: int, end: int, line: str) -> list[int]:
    """Where `name[start:end]` stands on the line with its numerals whole."""
    words = name[start:end]
    first, last = words[0] in _NUMERALS, words[-1] in _NUMERALS
    rest = words.lstrip("".join(_NUMERALS))
    own = len(rest) >= _NEAR or rest[:1] in _LATIN  # so many letters are no other name's
    own = own or (rest[:1] == "级" and words[0] in _SCALES)  # 千亿级
    if (start and first and not own) or (last and name[end : end + 1] in _NUMERALS):
        return []
    whole = words[0] in DIGITS or words[0] in _SCALES  # 17.6%,一般公共预算 are two
    before = _NUMERALS if whole else frozenset(CHINESE_NUMERALS)
    places = []
    at = line.find(words)
    while at >= 0:
        after = at + len(words)
        cut = (first and line[at - 1 : at] in before) or (
            last and line[after : after + 1] in _NUMERALS
        )
        if not cut:
            places.append(at)
        at = line.find(words, at + 1)
    return places


def numerals_of(text: str) -> str:
    return "".join(character for character in text if character in _NUMERALS)


@lru_cache(maxsize=4096)
def phrases(outcome: str | None) -> tuple[str, ...]:
    parts = [letters(part).text for part in _PHRASE_END.split(outcome or "")]
    return tuple(part for part in parts if part)


def lines_of(fact: Fact, page: Page) -> tuple[str, ...]:
    return tuple(page.letters(number).text for number in fact.lines)


def name_of(fact: Fact, page: Page) -> str:
    """The letters of the name by which the page knows a fact: its indicator, or a printed alias."""
    indicator = letters(fact.indicator).text
    lines = lines_of(fact, page)
    if missing(indicator, lines):
        for alias in fact.aliases:
            other = letters(alias).text
            if not missing(other, lines):
                return other
    return indicator


def fact_spans(page: Page, facts: Sequence[Fact], matches: Matches) -> dict[int, list[Span]]:
    owners = matches.owners
    found: dict[int, list[Span]] = {}
    for fact in facts:
        name = name_of(fact, page)
        for line in dict.fromkeys(fact.lines):
            own = [one for one in page.on(line) if owners.get(one.number) == fact.id]
            found.setdefault(line, []).extend(_spans(page, fact, name, line, own))
    return found


def _spans(page: Page, fact: Fact, name: str, line: int, numerals: list[Numeral]) -> Iterator[Span]:
    """What a fact accounts for on a line where these numerals are its own."""
    text = page.letters(line).text
    printed = [_with_scope(page, text, numeral) for numeral in numerals]
    near = printed[0][0] if printed else -1
    named = pieces(name, text, near)
    yield from (Span(start, end, fact.id, "name") for start, end in named)
    yield from (Span(start, end, fact.id, "figure") for start, end in printed)
    if fact.versus:
        for start, end in pieces(letters(fact.versus.among).text, text, near):
            yield Span(start, end, fact.id, "words")
    reached = [*named, *printed]
    if not reached:
        return
    for phrase in phrases(fact.outcome):
        for start, end in pieces(phrase, text, reached[0][0]):
            if any(start - _NEAR <= other[1] and other[0] <= end + _NEAR for other in reached):
                yield Span(start, end, fact.id, "words")
                reached.append((start, end))


def _with_scope(page: Page, text: str, numeral: Numeral) -> tuple[int, int]:
    """The span of a numeral, that of a rank with its scope."""
    start, end = page.within(numeral)
    among = letters(numeral.mention.among or "").text
    if among and numeral.mention.kind == "rank":
        at = text.rfind(among, max(0, start - len(among) - _SCOPE_BEFORE), start)
        return (at if at >= 0 else start), end
    return start, end


def own_names(page: Page, matches: Matches, spans: Mapping[int, Sequence[Span]]) -> None:
    """Let facts own the numerals in their names and outcomes that print no figure: 100 in 100强.

    Only a name may hold what the reader takes for a figure (15分钟生活圈).
    """
    for numeral in page.numerals:
        if numeral.number in matches.owners:
            continue
        start, end = page.within(numeral)
        kinds = ("name",) if numeral.mention.kind in ("quantity", "rank") else ("name", "words")
        for span in spans.get(numeral.line, ()):
            within = span.start <= start and end <= span.end and start < end
            if span.fact is not None and span.what in kinds and within:
                matches.owners[numeral.number] = span.fact
                break


def find_set_aside(page: Page, source: Source) -> list[SetAsidePlace]:
    """What the source sets aside; equal entries of a line stand for its successive places."""
    found = []
    done: dict[tuple[int, str], int] = {}
    for entry in source.set_aside:
        key = (entry.line, entry.text)
        place = find_spaced(page.line(entry.line), entry.text, done.get(key, 0))
        if place is None:
            found.append(SetAsidePlace(entry, None, ()))
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
        found.append(SetAsidePlace(entry, Span(start, end, None, "aside"), numerals))
    return found


def publication_date(page: Page, source: Source) -> frozenset[int]:
    """The numerals of the first place where the page prints the source's date; empty if nowhere."""
    if source.published is None:
        return frozenset()
    date = [int(part) for part in source.published.split("-")]
    times = [one for one in page.numerals if one.mention.kind == "time"]
    for three in zip(times, times[1:], times[2:], strict=False):
        units = [one.mention.unit for one in three]
        if units == ["年", "月", "日"] and [one.mention.value for one in three] == date:
            return frozenset(one.number for one in three)
    printed = re.compile("[-/.]".join(f"0?{part}" for part in date))  # 2025-01-20
    return frozenset(
        [one.number for one in times if printed.fullmatch(page.text, one.start, one.end)][:1]
    )


class Evidence:
    """What a page prints of the facts of its source, and what is left over.

    spans: by line, the letters for which a fact accounts, then those that the source sets aside.
    date: the numerals, by their numbers, of the date on which the page was published.
    """

    def __init__(self, page: Page, source: Source, facts: Sequence[Fact]) -> None:
        """Compare the facts of a source, in the order of the base, with its page."""
        self.page, self.source, self.facts = page, source, facts
        self.matches = match_figures(page, facts)
        self.spans = fact_spans(page, facts, self.matches)
        own_names(page, self.matches, self.spans)
        self.set_aside = find_set_aside(page, source)
        for place in self.set_aside:
            if place.span is not None:
                self.spans.setdefault(place.entry.line, []).append(place.span)
        self.date = publication_date(page, source)

    @cached_property
    def _texts(self) -> Mapping[int, tuple[FigureText, TimePlace]]:
        return figure_texts(self.page.text, self.source)

    def text_of(self, numeral: Numeral) -> tuple[FigureText, TimePlace] | None:
        """A numeral with the words around it, its place and its time, if it is read as a figure."""
        at = (at for at in range(numeral.start, numeral.end) if at in self._texts)
        return self._texts.get(next(at, -1))

    def unclaimed(self) -> list[Numeral]:
        """The numerals that neither a fact nor the source accounts for."""
        known = self.matches.owners.keys() | self.date
        known |= {numeral.number for place in self.set_aside for numeral in place.numerals}
        return [numeral for numeral in self.page.numerals if numeral.number not in known]
