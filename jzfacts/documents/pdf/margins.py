"""Running headers, footers and page numbers: what recurs at the top or the foot of pages.

A line is one if it recurs exactly, or but for a number that grows with the pages; of a document of
one page, if it is nothing but the number of a page. A line that says a figure is none: each page of
slides may begin with one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.documents.pdf.lines import Line

_ROWS = 3
"""Rows at the top of a page, and at its foot, of which a header or footer may be one; of a page with
few rows a quarter."""
_NUMBER = re.compile(r"(?<![0-9.])[0-9]{1,5}(?![0-9.])")
_FIGURE = re.compile(r"[0-9][%‰]|[0-9](?![年月日页号届次期版])[\u4e00-\u9fff]")
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
