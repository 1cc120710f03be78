"""A table as an HTML document of its own: to be opened, printed, or pasted into a page.

Real rows and cells, which a browser aligns by itself in any font, and which screen readers and
spreadsheets understand. It loads nothing, runs nothing, and follows the reader's light or dark.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from jzfacts.i18n import language
from jzfacts.output.cells import is_number, picture
from jzfacts.output.escape import portable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jzfacts.output.cells import Cell
    from jzfacts.output.columns import Row
    from jzfacts.output.formats import View

DOCUMENT = Path(__file__).with_name("table.html")
"""The document around the rows; its colours have a contrast of 4.5 or more on both grounds."""


def render(rows: Iterable[Row], view: View) -> Iterator[str]:
    """A whole document; nothing where there are no rows."""
    found = list(rows)
    if not found:
        return
    shown = picture(found, view)
    headings = [
        f"<th{_class(any(map(is_number, column.cells)))}>{escape(column.heading)}</th>"
        for column in shown.columns
    ]
    body = zip(*(column.cells for column in shown.columns), strict=True)
    document = Template(DOCUMENT.read_text("utf-8")).substitute(
        language="zh-CN" if language() == "zh" else "en",
        title=escape(shown.title),
        sources="".join(f"<p>{escape(source)}</p>\n" for source in shown.sources),
        headings="".join(headings),
        rows="".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in body),
    )
    yield portable(document, utf8=view.screen.utf8)


def _cell(cell: Cell) -> str:
    spans = [
        f'<span class="{span.role}">{escape(span.text)}</span>' if span.role else escape(span.text)
        for span in cell
    ]
    return f"<td{_class(is_number(cell))}>{''.join(spans)}</td>"


def _class(number: bool) -> str:
    return ' class="number"' if number else ""
