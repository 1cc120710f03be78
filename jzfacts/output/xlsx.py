"""A workbook for Excel: a sheet of facts, and one of the sources they are cited from.

Figures are numbers, shown with the digits that are printed, so that they can be counted with; what
has no value in any fact has no column. openpyxl is imported here only.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from jzfacts.i18n import _
from jzfacts.output.citation import Style, reference
from jzfacts.output.columns import COLUMNS, chosen, get, value
from jzfacts.output.escape import harmless
from jzfacts.output.wrapping import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from jzfacts.output.columns import Row
    from jzfacts.output.formats import View

USUAL = (
    *("indicator", "qualifier", "value", "unit", "converted.value", "converted.unit"),
    *("change.value", "change.unit", "change.basis", "baseline", "versus", "rank", "outcome"),
    *("area", "period", "topic", "status", "note"),
    *("source.title", "source.published", "source.lines", "source.id", "id"),
)
"""The columns of the sheet of facts, unless others are asked for."""

WIDEST = 48
"""Columns beyond which a cell is folded."""


def workbook(rows: Iterable[Row], view: View) -> bytes:
    """The bytes of the file."""
    found = list(rows)
    book = Workbook()
    sheet = book.active
    sheet.title = _("Facts")
    keys = chosen(view, USUAL)
    if not view.columns:
        keys = [key for key in keys if any(get(row, key) is not None for row in found)]
    _fill(
        sheet,
        [_(COLUMNS[key]) for key in keys],
        [[(value(row, key), key) for key in keys] for row in found],
    )
    sources = {row.fact.source.id: row.fact.source for row in found}
    _fill(
        book.create_sheet(_("Sources")),
        [_(COLUMNS["source.id"]), _("Reference")],
        [[(id, ""), (reference(source, Style.GB2025), "")] for id, source in sources.items()],
    )
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(
    sheet: Worksheet, headings: Sequence[str], rows: Sequence[Sequence[tuple[object, str]]]
) -> None:
    """Write a table with a head that stays in sight and can be filtered by."""
    for column, heading in enumerate(headings, 1):
        cell = sheet.cell(1, column, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE7F0")
        told = [heading] + [
            "" if row[column - 1][0] is None else str(row[column - 1][0]) for row in rows
        ]
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = min(max(map(width, told)), WIDEST) + 3
    for number, row in enumerate(rows, 2):
        for column, (content, key) in enumerate(row, 1):
            _write(sheet.cell(number, column), content, key)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _write(cell: Cell, content: object, key: str) -> None:
    """Set a cell: a figure as a number with the digits printed, all else as text, never a formula."""
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if content is None:
        return
    text = str(content)
    if key.endswith(".value") or key == "value":
        digits = text.lstrip("+-").partition(".")[2]
        cell.value = float(text)
        cell.number_format = "0" + ("." + "0" * len(digits) if digits else "")
        return
    cell.value = harmless(text)
    cell.data_type = "s"
