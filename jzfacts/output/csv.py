"""CSV for spreadsheets, TSV for scripts.

CSV is what Excel and LibreOffice open with a double click, Chinese included: a header, CRLF
between rows (RFC 4180), and a byte order mark, without which a Chinese Excel reads UTF-8 as GBK.
A cell of text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay
numbers, negative ones too.

TSV is what `cut`, `awk` and `read` take: no header, one row a line, no quotes; a tab or a line
end inside a cell is spelt out.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from jzfacts.output.columns import CSV_COLUMNS, TSV_COLUMNS, chosen, value
from jzfacts.output.escape import Digits, Value, harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jzfacts.output.columns import Row
    from jzfacts.output.formats import Screen, View

BYTE_ORDER_MARK = "\ufeff"

FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"
"""What makes Excel or LibreOffice evaluate a cell; the full-width ones in East Asian editions."""

_QUOTED = re.compile(r'[,"]')


def render(rows: Iterable[Row], view: View) -> Iterator[str]:
    """CSV of the columns asked for, or of the whole record."""
    keys = chosen(view, CSV_COLUMNS)
    return csv(keys, ([value(row, key) for key in keys] for row in rows), view.screen)


def render_tsv(rows: Iterable[Row], view: View) -> Iterator[str]:
    """TSV of the columns asked for, or of those that scripts count on."""
    keys = chosen(view, TSV_COLUMNS)
    return tsv([value(row, key) for key in keys] for row in rows)


def tsv(rows: Iterable[Iterable[Value]]) -> Iterator[str]:
    """`rows`, a line each, an empty cell where nothing is known."""
    for row in rows:
        yield "\t".join(["" if cell is None else harmless(str(cell)) for cell in row]) + "\n"


def csv(keys: Iterable[str], rows: Iterable[Iterable[Value]], screen: Screen) -> Iterator[str]:
    """A header and `rows`."""
    # a Chinese Excel opens GBK as it is, and a person at a terminal needs no mark
    yield BYTE_ORDER_MARK if screen.utf8 and not screen.terminal else ""
    yield from map(csv_row, chain([keys], rows))


def csv_row(row: Iterable[Value]) -> str:
    return ",".join(map(_csv_cell, row)) + "\r\n"


def _csv_cell(cell: Value) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str) or isinstance(cell, Digits):
        return str(cell)
    text = ("'" if cell[:1] and cell[0] in FORMULA_STARTS else "") + harmless(cell)
    if text != text.strip() or _QUOTED.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text
