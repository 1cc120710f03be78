"""A table as an HTML document of its own: to be opened, printed, or pasted into a page.

Real rows and cells, which a browser aligns by itself in any font, and which screen readers and
spreadsheets understand. It loads nothing, runs nothing, and follows the reader's light or dark.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from jzfacts.output.escape import harmless
from jzfacts.output.layout import Cell, Figure, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.output.layout import Text

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC",
  "Microsoft YaHei", "WenQuanYi Zen Hei", sans-serif; margin: 2em; }
h1 { font-size: 1.25em; margin: 0; }
p, .quiet { color: light-dark(#5a5a5a, #a8a8a8); margin: 0; }
table { border-collapse: collapse; margin-top: 1em; }
th, td { padding: .3em .8em; text-align: left; vertical-align: top; white-space: pre-line; }
th { border-bottom: 2px solid; font-weight: bold; }
td { border-bottom: 1px solid light-dark(#ddd, #444); }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.match { font-weight: bold; text-decoration: underline; }
.up { color: light-dark(#b00020, #ff8a80); }
.down { color: light-dark(#006b2d, #81c784); }
.bar { background: currentColor; border-radius: .1em; }
.first, .second, .third { padding: 0 .4em; border-radius: .2em; color: #000; }
.first { background: #e3b341; }
.second { background: #c0c4c9; }
.third { background: #cd8f5a; }
"""
"""Colours with a contrast of 4.5 or more on both grounds."""


def document(
    title: str,
    under: Sequence[str],
    headings: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    language: str,
) -> str:
    """A whole document; columns that are empty in every row are left out."""
    kept = [column for column in range(len(headings)) if any(row[column] for row in rows)]
    numeric = {column for column in kept if any(_is_number(row[column]) for row in rows)}
    head = "".join(
        f"<th{_right(column in numeric)}>{_safe(headings[column])}</th>" for column in kept
    )
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{_right(_is_number(row[column]))}>{_cell(row[column])}</td>" for column in kept
        )
        + "</tr>\n"
        for row in rows
    )
    sources = "".join(f"<p>{_safe(line)}</p>\n" for line in under)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_safe(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{_safe(title)}</h1>\n{sources}"
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
        "</body>\n</html>\n"
    )


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, Figure) and bool(cell.digits)


def _right(numeric: bool) -> str:
    return ' class="number"' if numeric else ""


def _cell(cell: Cell) -> str:
    cell = clean(cell)
    if isinstance(cell, Figure):
        return _spans(cell.spans()) + (" " + _spans(cell.tail) if cell.tail else "")
    return _spans(cell)


def _spans(text: Text) -> str:
    return "".join(
        f'<span class="{escape(span.role)}">{escape(span.text)}</span>'
        if span.role
        else escape(span.text)
        for span in text
    )


def _safe(text: str) -> str:
    return escape(harmless(text))
