"""A workbook for Excel: a sheet of facts, and one of the sources they are cited from.

Figures are numbers, shown with the digits that are printed, so that they can be counted with; one of
more digits than Excel keeps is text. What has no value in any fact has no column, unless it is asked
for. Nothing is written but to memory. XlsxWriter is imported here only.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from jzfacts.i18n import _
from jzfacts.output.citation import Style, reference
from jzfacts.output.columns import COLUMNS, chosen, get, reading_value
from jzfacts.output.escape import Digits, harmless
from jzfacts.output.wrapping import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jzfacts.output.columns import Row
    from jzfacts.output.escape import Value
    from jzfacts.output.formats import View

USUAL = (
    "indicator qualifier value unit converted.value converted.unit change.qualifier change.value"
    " change.unit change.basis baseline versus rank outcome area period topic status note"
    " source.title source.published source.lines source.id id"
).split()
"""The columns of the sheet of facts, unless others are asked for."""

WIDEST = 48
"""Columns beyond which a cell is folded."""

MOST_DIGITS = 15
"""Digits of a number that Excel keeps."""

TEXT = {"text_wrap": True, "valign": "top"}
HEAD = {**TEXT, "bold": True, "bg_color": "#DDE7F0"}
"""How cells look."""


def workbook(rows: Iterable[Row], view: View) -> bytes:
    found = list(rows)
    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    keys = chosen(view, USUAL)
    if not view.columns:
        keys = [key for key in keys if any(get(row, key) is not None for row in found)]
    facts = [[reading_value(row, key) for key in keys] for row in found]
    _add_sheet(book, _("Facts"), [_(COLUMNS[key]) for key in keys], facts)
    sources = {row.fact.source.id: row.fact.source for row in found}
    references = [[id, reference(source, Style.GB2025)] for id, source in sources.items()]
    _add_sheet(book, _("Sources"), [_(COLUMNS["source.id"]), _("Reference")], references)
    book.close()
    return file.getvalue()


def _add_sheet(
    book: Workbook, name: str, headings: Sequence[str], rows: Sequence[Sequence[Value]]
) -> None:
    """Add a table with a head that stays in sight and can be filtered by; no text is a formula."""
    sheet = book.add_worksheet(name)
    head, text = book.add_format(HEAD), book.add_format(TEXT)
    number = cache(lambda form: book.add_format(TEXT | {"num_format": form}))
    for column, heading in enumerate(headings):
        cells = ["" if row[column] is None else row[column] for row in rows]
        widest = max(width(str(cell)) for cell in (heading, *cells))
        sheet.set_column(column, column, min(widest, WIDEST) + 3)
        sheet.write_string(0, column, heading, head)
        for line, cell in enumerate(cells, 1):
            digits = str(cell).lstrip("+-")
            if isinstance(cell, (int, Digits)) and len(digits) - ("." in digits) <= MOST_DIGITS:
                _whole, point, part = digits.partition(".")
                form = "0" + point + "0" * len(part)
                sheet.write_number(line, column, float(cell), number(form))
            elif cell:
                sheet.write_string(line, column, harmless(str(cell)), text)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(headings) - 1)
