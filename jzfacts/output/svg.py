"""A table as an SVG picture: for slides and pages that take pictures only.

Each stretch of text is put where the terminal would have it and told how long it is, so that
columns stand in any font that has Chinese. It loads nothing and runs nothing, and follows the
reader's light or dark.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from jzfacts.output.escape import harmless
from jzfacts.output.layout import GAP, Cell, Span, lay_out, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.output.layout import Text

COLUMN, LINE, MARGIN = 8, 26, 16
"""Pixels: a column is half a Chinese character, a line leaves air above and below it."""

UNBOUNDED = 10_000
"""Columns that no table needs: here nothing has to be folded."""

STYLE = """
text { font: 16px "Noto Sans Mono CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
  "WenQuanYi Zen Hei", monospace; fill: #1a1a1a; }
rect.ground { fill: #ffffff; } line { stroke: #1a1a1a; }
.title, .strong, .match, .first, .second, .third { font-weight: bold; }
.quiet { fill: #5a5a5a; } .up { fill: #b00020; } .down { fill: #006b2d; }
rect.bar { fill: #5a5a5a; } rect.bar.up { fill: #b00020; } rect.bar.down { fill: #006b2d; }
rect.first { fill: #e3b341; } rect.second { fill: #c0c4c9; } rect.third { fill: #cd8f5a; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6e6e6; } rect.ground { fill: #16181c; } line { stroke: #e6e6e6; }
  .quiet { fill: #a8a8a8; } .up { fill: #ff8a80; } .down { fill: #81c784; }
  rect.bar { fill: #a8a8a8; } rect.bar.up { fill: #ff8a80; } rect.bar.down { fill: #81c784; }
  text.first, text.second, text.third { fill: #1a1a1a; }
}
"""

MEDALS = frozenset(("first", "second", "third"))
"""Roles with a ground of their own."""


def picture(
    title: str, under: Sequence[str], headings: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> str:
    """A whole SVG document; columns that are empty in every row are left out."""
    kept = [column for column in range(len(headings)) if any(row[column] for row in rows)]
    head: list[Cell] = [(Span(headings[column], "strong"),) for column in kept]
    table = lay_out([head, *([row[column] for column in kept] for row in rows)], UNBOUNDED) or []
    over: list[Text] = [
        (Span(harmless(title), "title"),),
        *((Span(harmless(line), "quiet"),) for line in under),
        (),
    ]
    below = [_side_by_side(line) for entry in table for line in entry]
    across = max(sum(width(span.text) for span in line) for line in [*over, *below])
    wide, high = across * COLUMN + 2 * MARGIN, len([*over, *below]) * LINE + 2 * MARGIN
    drawn = [_line(line, number) for number, line in enumerate([*over, *below])]
    rule = MARGIN + (len(over) + len(table[0])) * LINE - 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" '
        f'width="{wide}" height="{high}" role="img">\n'
        f"<title>{escape(harmless(title))}</title>\n<style>{STYLE}</style>\n"
        f'<rect class="ground" width="{wide}" height="{high}"/>\n'
        f'<line x1="{MARGIN}" y1="{rule}" x2="{wide - MARGIN}" y2="{rule}"/>\n'
        f"{''.join(drawn)}</svg>\n"
    )


def _side_by_side(cells: Sequence[Text]) -> Text:
    gap = Span(" " * GAP)
    line: list[Span] = []
    for number, cell in enumerate(cells):
        line += [gap, *cell] if number else cell
    return tuple(line)


def _line(line: Text, number: int) -> str:
    """One line of the picture; spaces are left out, and what follows them stands further right."""
    drawn = ""
    column = 0
    top = MARGIN + number * LINE
    for span in line:
        text = span.text.strip(" ")
        at = column + width(span.text) - width(span.text.lstrip(" "))
        column += width(span.text)
        if not text:
            continue
        left, long = MARGIN + at * COLUMN, width(text) * COLUMN
        role = f' class="{escape(span.role)}"' if span.role else ""
        if span.role.startswith("bar"):
            drawn += f'<rect{role} x="{left}" y="{top + 6}" width="{long}" height="{LINE - 12}"/>\n'
            continue
        if span.role in MEDALS:
            drawn += f'<rect{role} x="{left}" y="{top + 2}" width="{long}" height="{LINE - 5}"/>\n'
        drawn += (
            f'<text{role} x="{left}" y="{top + LINE - 8}" textLength="{long}" '
            f'lengthAdjust="spacingAndGlyphs">{escape(text)}</text>\n'
        )
    return drawn
