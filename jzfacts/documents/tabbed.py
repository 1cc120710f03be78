"""Tables in a plain text: lines of as many cells, divided by tabs, as people paste them.

`as_text` writes tables so. A head that stands over several columns, or beside several rows, is
written in each of its places.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from jzfacts.documents.model import Paragraph
from jzfacts.documents.plain import shape
from jzfacts.documents.tables import build_table, is_figure
from jzfacts.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.documents.model import Kind, Table
    from jzfacts.text.normalize import Lines

_ROWS = pattern(r"(?m)(?:^[^\n\t]*\t[^\n]*(?:\n|\Z)){2,}")
_LINE = pattern(r"[^\n]*\n|[^\n]+")
_ABOVE = 200
"""Characters above a table among which its caption stands."""


def parts(text: str, lines: Lines) -> Iterator[tuple[int, int, Table | None]]:
    """The spans of a text, in order, with the table that stands there; None for prose."""
    done = 0
    for found in _ROWS.finditer(text) if "\t" in text else ():
        end = found.start()
        for _, group in groupby(_LINE.findall(found[0]), key=lambda one: one.count("\t")):
            begin = end
            end += sum(map(len, group))
            table = _table(text, begin, end, lines)
            if table:
                yield done, begin, None
                yield begin, end, table
                done = end
    yield done, len(text), None


def _table(text: str, begin: int, end: int, lines: Lines) -> Table | None:
    """The table that lines of as many cells make; None if they do not."""

    def read(start: int, cell: str, kind: Kind) -> Paragraph:
        at = start + len(cell) - len(cell.lstrip())
        stop = start + len(cell.rstrip())
        starts, ends = range(at, stop), range(at + 1, stop + 1)
        return Paragraph(text[at:stop], starts, ends, lines.position(at)[0], kind)

    printed = [line.split("\t") for line in text[begin:end].removesuffix("\n").split("\n")]
    if len(printed) < 2 or not any(is_figure(cell.strip()) for row in printed for cell in row[1:]):
        return None
    before: list[Paragraph | Table] = []
    at = max(0, begin - _ABOVE)
    for line in text[at:begin].split("\n"):
        if "\t" in line:  # a row of another table
            before.clear()
        elif line.strip():
            before.append(read(at, line, shape(line.strip())))
        at += len(line) + 1
    rows: list[list[Paragraph | None]] = []
    for cells in printed:
        above = rows[-1] if rows else [None] * len(cells)
        row: list[Paragraph | None] = []
        for number, cell in enumerate(cells):
            one = read(begin, cell, "cell") if cell.strip() else None
            beside = (above[number], *row[-1:])
            if one and not is_figure(one.text):
                one = next((other for other in beside if other and other.text == one.text), one)
            row.append(one)
            begin += len(cell) + 1
        rows.append(row)
    return build_table(rows, before)
