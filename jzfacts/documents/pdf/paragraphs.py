"""Which printed lines go on with the line before them, and make one paragraph with it.

A line is followed by more of its paragraph if it is full: what comes first in the next line would
not have fitted behind it. The next is no new paragraph if it is not indented, not farther away
than lines are, not of another size, and no item of a list. How wide a column is and how far its
lines are apart is told by all pages, for a last page may have short lines only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.documents.pdf import grids
from jzfacts.documents.pdf.margins import NOTES
from jzfacts.documents.plain import ENDED, MARK, breaks_off

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.documents.pdf.lines import Line

_INDENTED = 1.2
"""How far, in sizes, a line begins to the right of its column that begins a paragraph."""
_DEEP = 2
"""The usual depth, in sizes, of an indented first line."""
_WIDE, _NARROW = "\u2e80", 0.55
"""The first of the wide characters, and the width of others, in sizes."""
_LEFT = 1.3
"""The room, in sizes, that may be left at the end of a full line beside what did not fit."""
_APART = 1.2
"""How many times as far as lines are apart the lines of two paragraphs are."""
_SIZES = 1.08
"""How many times as large as each other the characters of a paragraph's lines may be."""

_WIDER = 1.5
"""How many times as wide a column is to which no paragraph goes on."""
TURNED = 20
"""The bit from which on the numbers of columns tell how their text is turned."""
_INDENTS = 0.08
"""The share of indented lines from which on they tell the paragraphs of a column."""

_SECTION = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、]")
"""The number of a section, whose title need not be indented."""
_UNIT = r"[(（\[“‘《〈【]*(?:[!-~·∶×]+|[^!-~])[)）\]”’》〉】，。、；：？！%％‰‱℃]*"
_FIRST = re.compile(_UNIT)
_LONGEST = re.compile(rf"{_UNIT}(?:(?:(?<=[“”‘’])|(?=[“‘])|(?<=[，。、；：])(?=[!-~])){_UNIT})*")
"""What of the beginning of a line is not parted: a word or a number, and marks with what they stand
beside; programs differ in what they keep together beyond."""


class _Column(NamedTuple):
    """What the lines of a column have in common; lengths in points."""

    left: float
    right: float
    leading: float
    """How far its lines are apart, in sizes."""
    indents: bool
    """Whether its paragraphs begin with an indented line."""


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of all pages, those of a paragraph or table together.

    Footnotes follow the last paragraph that begins on their page.
    """
    columns = _columns([line for line in lines if not line.grid])
    notes = list(_together([line for line in lines if line.column >> NOTES], columns))[::-1]
    for paragraph in _together([line for line in lines if not line.column >> NOTES], columns):
        while notes and notes[-1][0].page < paragraph[0].page:
            yield notes.pop()
        yield paragraph
    yield from reversed(notes)


def _together(
    lines: Sequence[Line], columns: dict[tuple[int, bool], _Column]
) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if paragraph:
            last = paragraph[-1]
            if last.grid or line.grid:
                is_next = grids.goes_on(last, line)
            else:
                is_next = _goes_on(last, line, columns[_column(last)], columns[_column(line)])
            if not is_next:
                yield paragraph
                paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _column(line: Line) -> tuple[int, bool]:
    """The column of a line; those of left and right pages may differ."""
    return line.column, line.page % 2 == 0


def _below(last: Line, line: Line) -> bool:
    """Whether a line stands below the other in the same column of the same page."""
    return (last.page, last.column) == (line.page, line.column) and last.base > line.base


def _columns(lines: Sequence[Line]) -> dict[tuple[int, bool], _Column]:
    by_column: dict[tuple[int, bool], list[Line]] = defaultdict(list)
    leadings: dict[tuple[int, bool], list[float]] = defaultdict(list)
    for line in lines:
        by_column[_column(line)].append(line)
    for last, line in pairwise(lines):
        if _below(last, line):
            leadings[_column(line)].append((last.base - line.base) / line.size)
    columns = {}
    for key, own in by_column.items():
        left = sorted(line.left for line in own)[len(own) // 50]
        right = sorted(line.right for line in own)[-1 - len(own) // 50]
        indented = sum(_INDENTED < (line.left - left) / line.size < 2 * _DEEP for line in own)
        leading = median(leadings[key] or [0])
        columns[key] = _Column(left, right, leading, indented >= _INDENTS * len(own))
    return columns


def _goes_on(last: Line, line: Line, before: _Column, column: _Column) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    if len(last.cells) > 1 or len(line.cells) > 1:
        return False
    if max(last.size, line.size) > _SIZES * min(last.size, line.size):
        return False
    if _below(last, line):
        leading = (last.base - line.base) / line.size
        if leading > _APART * column.leading:
            return False
    elif last.column >> TURNED != line.column >> TURNED:
        return False  # to text that is turned another way
    elif last.page == line.page and not _alike(before, column):
        return False  # from a title across the page to a column below it
    centred = _is_centred(last, before) and _is_centred(line, column)
    indent = line.left - column.left
    if indent > _INDENTED * line.size:
        as_deep = centred or abs(last.left - before.left - indent) < _INDENTED / 2 * line.size
        if not as_deep or ENDED.search(last.text):
            return False
        if column.indents and not centred and _SECTION.match(last.text):
            return False
    elif (_SECTION if column.indents else MARK).match(line.text) and ENDED.search(last.text):
        return False
    if breaks_off(last.text, line.text):
        return True
    ended = not column.indents and ENDED.search(last.text)
    first = (_FIRST if ended else _LONGEST).match(line.text)
    width = sum(1 if one >= _WIDE else _NARROW for one in first[0]) if first else 0
    end = before.right - (last.left - before.left if centred else 0)
    return end - last.right < (width + _LEFT) * last.size


def _alike(one: _Column, other: _Column) -> bool:
    """Whether two columns are of about the same width."""
    widths = sorted((one.right - one.left, other.right - other.left))
    return widths[1] < _WIDER * widths[0]


def _is_centred(line: Line, column: _Column) -> bool:
    """Whether as much is left free before a line as after it."""
    left, right = line.left - column.left, column.right - line.right
    return abs(left - right) < _INDENTED / 2 * line.size
