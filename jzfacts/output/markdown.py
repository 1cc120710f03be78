"""A Markdown table, to be pasted into a document or an issue."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from jzfacts.i18n import _
from jzfacts.output.columns import (
    COLUMNS,
    READING_COLUMNS,
    chosen,
    is_numeric,
    reading_value,
)
from jzfacts.output.escape import Digits, Value, harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jzfacts.output.columns import Row
    from jzfacts.output.formats import View

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&!$]")
"""What Markdown or the HTML inside it would take for markup anywhere in a cell."""

_LINK = re.compile(r"(?<=[A-Za-z])://|(?<=www)\.|@", re.ASCII)
"""What GitHub's Markdown turns into links of its own accord."""


def render(rows: Iterable[Row], view: View) -> Iterator[str]:
    """A table of the columns asked for, or of what people read; numbers stand to the right.

    Nothing at all where there are no rows: a header alone says nothing.
    """
    keys = chosen(view, READING_COLUMNS)
    rules = ("---:" if is_numeric(key) else "---" for key in keys)
    cell = partial(reading_value, beside_figure=not view.columns)
    before = _row(_(COLUMNS[key]) for key in keys) + f"| {' | '.join(rules)} |\n"
    for row in rows:
        yield before + _row(cell(row, key) for key in keys)
        before = ""


def _row(cells: Iterable[Value]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |\n"


def _cell(cell: Value) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Digits | int):
        return str(cell)
    text = _MARKUP.sub(r"\\\g<0>", harmless(cell))
    return _LINK.sub(lambda found: found[0][:-1] + f"&#{ord(found[0][-1])};", text)
