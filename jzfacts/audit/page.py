"""A page as an audit reads it: misprints corrected, numerals read, every position kept.

The page is read block by block, a block being what stands between blank lines, so that a figure
never takes its context from another paragraph. Letters are the page's letters and digits alone,
folded: names are compared by them, since columns and editors put white space and marks anywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from jzfacts.documents.model import paragraphs, span
from jzfacts.documents.table_text import table_statements
from jzfacts.documents.tables import parts
from jzfacts.text.mentions import read
from jzfacts.text.normalize import Lines, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.documents.model import Paragraph, Table
    from jzfacts.facts.model import Misprint
    from jzfacts.text.mentions import Mention

_BLOCK = re.compile(r"(?m)(?:^[^\n]*\S[^\n]*\n?)+")


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and digits of a text, folded; `starts[i]` is where `text[i]` was written."""

    text: str
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span `[start, end)` of the written text as a span of letters; it may be empty."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


_NO_LETTERS = Letters("", ())


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of the page, at an offset of its text."""

    number: int
    """Its place among the page's numerals, from 0."""
    line: int
    start: int
    end: int
    mention: Mention


class Page:
    """A page's text, line by line; offsets are those of `text`, where misprints are corrected.

    written: the text as it is in the file.
    origins: for each character of `text`, the offset in `written` of what it stands for.
    lines, spelled, starts: each line of `text`, its letters and its offset; line n is at n - 1.
    numerals: the numerals of the text, in order.
    unread: recorded misprints that are not on their line.
    """

    def __init__(self, path: str, written: str, misprints: Sequence[Misprint] = ()) -> None:
        """Read a text that has line feeds only and no byte order mark."""
        self.path, self.written = path, written
        self.text, self.origins, self.unread = _corrected(written, misprints)
        self.lines = self.text.removesuffix("\n").split("\n")
        self.spelled = [letters(line) for line in self.lines]
        self.starts = _starts(self.lines)
        self.numerals: list[Numeral] = []
        self._numerals_on: dict[int, list[Numeral]] = {}
        self._positions = Lines(written)
        self.heads: dict[int, set[int]] = {}
        """For each line of a table those of its heads and its caption, where years may stand."""
        for start, end, mention in self._placed():
            line = bisect_right(self.starts, start)
            numeral = Numeral(len(self.numerals), line, start, end, mention)
            self.numerals.append(numeral)
            self._numerals_on.setdefault(line, []).append(numeral)

    def _placed(self) -> Iterator[tuple[int, int, Mention]]:
        """The numerals of the text in order, with their spans."""
        cells = _of_pipes(self.text)
        for begin, end, table in parts(self.text):
            if table:
                yield from _of_table(table)
                rows = [{self._line_of(cell) for cell in row if cell.text} for row in table.rows]
                heads = set().union(*rows[: table.header_rows], map(self._line_of, table.caption))
                self.heads |= dict.fromkeys(set().union(*rows), heads)
                continue
            for block in _BLOCK.finditer(self.text, begin, end):
                for mention in mentions(block[0]):
                    start, stop = block.start() + mention.start, block.start() + mention.end
                    signed = self.text[start] in "-−+"
                    yield start, stop, cells.get(start + signed, mention)

    def _line_of(self, paragraph: Paragraph) -> int:
        return bisect_right(self.starts, paragraph.starts[0])

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in the file, both from 1."""
        written = self.origins[offset] if offset < len(self.origins) else len(self.written)
        return self._positions.position(written)

    def as_written(self, start: int, end: int) -> str:
        """What the file has at a non-empty span."""
        return self.written[self.origins[start] : self.origins[end - 1] + 1]

    def line(self, number: int) -> str:
        """The text of a line; empty where the page has no such line."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def letters(self, number: int) -> Letters:
        """The letters of a line; their offsets count from the line's beginning."""
        return self.spelled[number - 1] if 1 <= number <= len(self.lines) else _NO_LETTERS

    def offsets(self, number: int, start: int, end: int) -> tuple[int, int]:
        """The span of the text behind the non-empty span `[start, end)` of a line's letters."""
        first, starts = self.starts[number - 1], self.letters(number).starts
        return first + starts[start], first + starts[end - 1] + 1

    def misprinted(self, number: int) -> str:
        """The letters of a line as the file has them, misprints and all."""
        lines = self.written.split("\n")
        return letters(lines[number - 1]).text if 1 <= number <= len(lines) else ""

    def on(self, number: int) -> Sequence[Numeral]:
        return self._numerals_on.get(number, ())

    def within(self, numeral: Numeral) -> tuple[int, int]:
        """The span of a numeral among the letters of its line."""
        start = self.starts[numeral.line - 1]
        return self.letters(numeral.line).span(numeral.start - start, numeral.end - start)


@lru_cache(maxsize=4096)
def letters(text: str) -> Letters:
    """The letters and digits of a text, by which names are compared."""
    folded = fold(text)
    kept = [at for at, character in enumerate(folded.text) if character.isalnum()]
    return Letters("".join(folded.text[at] for at in kept), tuple(folded.starts[at] for at in kept))


@lru_cache(maxsize=4096)
def mentions(block: str) -> tuple[Mention, ...]:
    return tuple(read(block))


def _of_table(table: Table) -> list[tuple[int, int, Mention]]:
    """The numerals of a table, read as what their heads make of them, or by themselves."""
    found: list[tuple[int, int, Mention]] = []
    taken: set[int] = set()
    for paragraph in (*table_statements(table), *paragraphs(table)):
        for mention in mentions(paragraph.text):
            start, end = span(paragraph, mention.start, mention.end)
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                found.append((start, end, mention))
    return sorted(found, key=itemgetter(0))


def _of_pipes(text: str) -> dict[int, Mention]:
    """The figures of tables with pipes, by where their digits begin, each with what its head says of it."""
    if "|" not in text:
        return {}
    from jzfacts.documents.markup import read_text, statements

    return {
        span(cell, one.numeral_start, one.numeral_end)[0]: one
        for cell in statements(read_text(text))
        if cell.kind == "cell"
        for one in mentions(cell.text)
        if one.kind == "quantity"
    }


def squeezed(page: Page, line: int) -> Iterator[tuple[Mention, int, int]]:
    """What a line and the next that is printed hold where all white space is closed up.

    A column may break a number anywhere (35⏎173, 42. 4), which only a reader who looks for that
    number can know. Yields each mention with the span of the page that it was read from.
    """
    if not page.line(line).strip():
        return
    after = next((n for n in range(line + 1, len(page.lines) + 1) if page.line(n).strip()), line)
    kept = [
        page.starts[number - 1] + at
        for number in dict.fromkeys((line, after))
        for at, character in enumerate(page.line(number))
        if not character.isspace()
    ]
    for mention in mentions("".join(page.text[at] for at in kept)):
        yield mention, kept[mention.start], kept[mention.end - 1] + 1


def find_spaced(text: str, words: str, start: int = 0) -> tuple[int, int] | None:
    """The first span at or after `start` where `words` stand, whatever white space is between."""
    spaced = r"\s*".join(map(re.escape, "".join(words.split())))
    found = re.compile(spaced).search(text, start) if spaced else None
    return found.span() if found else None


def _corrected(
    written: str, misprints: Sequence[Misprint]
) -> tuple[str, Sequence[int], tuple[Misprint, ...]]:
    """The text as it should read, where each of its characters was, and the misprints not found.

    Each misprint is one occurrence. Where the reading is as long as the print, each character
    takes the place of one, so that white space stays where the columns put it.
    """
    if not misprints:
        return written, range(len(written)), ()
    lines = written.split("\n")
    starts = _starts(lines)
    characters = list(written)
    done: dict[tuple[int, str], int] = {}
    unread = []
    for misprint in misprints:
        line = lines[misprint.line - 1] if 1 <= misprint.line <= len(lines) else ""
        key = (misprint.line, misprint.printed)
        found = find_spaced(line, misprint.printed, done.get(key, 0))
        if found is None:
            unread.append(misprint)
            continue
        done[key] = found[1]
        offset = starts[misprint.line - 1]
        printed = [offset + at for at in range(*found) if not line[at].isspace()]
        reading = "".join(misprint.read.split())
        for place, at in enumerate(printed):
            characters[at] = reading[place : place + 1]
        characters[printed[-1]] += reading[len(printed) :]
    origins = [at for at, piece in enumerate(characters) for _ in piece]
    return "".join(characters), origins, tuple(unread)


def _starts(lines: Sequence[str]) -> tuple[int, ...]:
    return tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
