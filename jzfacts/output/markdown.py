"""A Markdown table, to be pasted into a document or an issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.output.escape import Digits, Value, harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&!$]")
"""What Markdown or the HTML inside it would take for markup anywhere in a cell."""

_LINK = re.compile(r"(?<=[A-Za-z])://|(?<=www)\.|@", re.ASCII)
"""What GitHub's Markdown turns into links of its own accord."""


def markdown(
    headings: Sequence[str], numeric: Sequence[bool], rows: Iterable[Sequence[Value]]
) -> Iterator[str]:
    """A table of `rows` under `headings`; `numeric` columns stand to the right.

    Nothing at all where there are no rows: a header alone says nothing.
    """
    rule = "| " + " | ".join(["---:" if right else "---" for right in numeric]) + " |\n"
    before = _row(headings) + rule
    for row in rows:
        yield before + _row(row)
        before = ""


def _row(cells: Sequence[Value]) -> str:
    return "| " + " | ".join([_cell(cell) for cell in cells]) + " |\n"


def _cell(cell: Value) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Digits | int):
        return str(cell)
    text = _MARKUP.sub(r"\\\g<0>", harmless(cell))
    return _LINK.sub(lambda found: found[0][:-1] + f"&#{ord(found[0][-1])};", text)
