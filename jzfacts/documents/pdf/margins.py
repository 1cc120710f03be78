"""Running headers, footers and page numbers: what recurs at the top or the foot of pages; footnotes.

A line is a running one if it recurs exactly, or but for a number that grows with the pages; of a document of
one page, if it is nothing but the number of a page. A line that says a figure is none: each page of
slides may begin with one.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.documents.pdf.lines import Line

_ROWS = 3
"""Rows at the top of a page, and at its foot, of which a header or footer may be one; of a page with
few rows a quarter."""
_NUMBER = re.compile(r"(?<![0-9.])[0-9]{1,5}(?![0-9.])")
_FIGURE = re.compile(r"[0-9][%‰]|[0-9](?![年月日页号届次期版])[\u4e00-\u9fff]")
NOTES = 40
"""The bit that the numbers of columns of footnotes have."""
_SMALL = 0.9
"""How large their letters are at most, in sizes of the others."""
_NOTE = re.compile(r"[\[［(（]?(?:[0-9⁰¹²³⁴-⁹①-⑳]|[ivx]{1,4}\b)|[*※]")
"""The mark of a footnote."""
_MOST = 8
"""Numbers of a line that are tried."""
_PAGE = re.compile(r"[-—–·\s]*第?\s*[0-9]{1,4}\s*页?[-—–·\s]*(?:[/共]\s*共?\s*[0-9]{1,4}\s*页?)?")
"""The number of a page by itself: — 1 —, 第 1 页 共 9 页, 1/9."""


def without_margins(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of all pages without what runs through the pages."""
    counts: Counter[tuple[bool, str]] = Counter()
    for lines in pages:
        counts.update({key for line, top in _outer(lines) for key in _keys(line, top)})
    least = 2 if len(pages) < 2 * _ROWS else _ROWS
    kept: list[Line] = []
    for lines in pages:
        running = {
            line
            for line, top in _outer(lines)
            if any(counts[key] >= least for key in _keys(line, top))
            or (len(pages) == 1 and _PAGE.fullmatch(line.text))
        }
        kept += [line for line in lines if line.grid or line not in running]
    return kept


def with_notes(lines: Sequence[Line]) -> list[Line]:
    """The lines of all pages, those of footnotes in columns of their own.

    These are the last lines of a column, from one with a mark on, in smaller letters than most.
    """
    found: list[Line] = []
    for _, group in groupby(lines, key=lambda line: (line.page, line.column)):
        column = list(group)
        largest = _SMALL * median(line.size for line in column)
        body = max((at for at, line in enumerate(column, 1) if line.size > largest), default=0)
        marks = (at for at in range(body, len(column)) if _NOTE.match(column[at].text))
        first = next(marks, len(column))
        found += column[:first]
        found += [line._replace(column=line.column + (1 << NOTES)) for line in column[first:]]
    return found


def _outer(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """The lines of the outermost rows of a page, and whether these are at its top."""
    bases = sorted({round(line.base) for line in lines})
    rows = min(_ROWS, max(1, len(bases) // 4))
    for line in lines:
        if line.grid or _FIGURE.search(line.text):
            continue
        if round(line.base) in bases[-rows:]:
            yield line, True
        if round(line.base) in bases[:rows]:
            yield line, False


def _keys(line: Line, top: bool) -> Iterator[tuple[bool, str]]:
    """What is the same of a running line on all pages: itself, or with a number less the page's."""
    yield top, line.text
    for number in list(_NUMBER.finditer(line.text))[:_MOST]:
        before, after = line.text[: number.start()], line.text[number.end() :]
        yield top, f"{before}\0{int(number[0]) - line.page}\0{after}"
