"""A table as an HTML document of its own: to be opened, printed, or pasted into a page.

Real rows and cells, which a browser aligns by itself in any font, and which screen readers and
spreadsheets understand. It loads nothing, runs nothing, and follows the reader's light or dark.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from jzfacts.i18n import language
from jzfacts.output.cells import is_number, picture
from jzfacts.output.escape import portable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jzfacts.output.cells import Cell
    from jzfacts.output.columns import Row
    from jzfacts.output.formats import View

DOCUMENT = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC",
  "Microsoft YaHei", "WenQuanYi Zen Hei", sans-serif; margin: 2em; }}
h1 {{ font-size: 1.25em; margin: 0; }}
p, .quiet {{ color: light-dark(#5a5a5a, #a8a8a8); margin: 0; }}
table {{ border-collapse: collapse; margin-top: 1em; }}
th, td {{ padding: .3em .8em; text-align: left; vertical-align: top; white-space: pre-line; }}
th {{ border-bottom: 2px solid; font-weight: bold; }}
td {{ border-bottom: 1px solid light-dark(#ddd, #444); }}
.number {{ text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }}
.match {{ font-weight: bold; text-decoration: underline; }}
.up {{ color: light-dark(#b00020, #ff8a80); }}
.down {{ color: light-dark(#006b2d, #81c784); }}
.bar {{ background: currentColor; border-radius: .1em; }}
.first, .second, .third {{ padding: 0 .4em; border-radius: .2em; color: #000; }}
.first {{ background: #e3b341; }}
.second {{ background: #c0c4c9; }}
.third {{ background: #cd8f5a; }}
</style>
</head>
<body>
<h1>{title}</h1>
{sources}<table>
<thead><tr>{headings}</tr></thead>
<tbody>
{rows}</tbody>
</table>
</body>
</html>
"""
"""The colours have a contrast of 4.5 or more on both grounds."""


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
    document = DOCUMENT.format(
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
