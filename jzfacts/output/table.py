"""Tables and cards on a terminal, and the same as SVG: drawn by rich, which nobody else imports.

A table has the three rules of Chinese publications (三线表) and no vertical lines. What does not
fit is folded between words or characters, but a figure is never folded or cut: where even that
does not help, each row becomes a card. Colours are the terminal's own, which its owner has made
legible on his background; only medals bring a background of theirs. No meaning hangs on a colour.
"""

from __future__ import annotations

import io
import re
from html import escape, unescape
from typing import TYPE_CHECKING

from rich.box import HORIZONTALS, Box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jzfacts.output.cells import is_number, parts, picture, strong
from jzfacts.output.escape import harmless, portable
from jzfacts.output.formats import Screen
from jzfacts.output.wrapping import longest_figure, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jzfacts.output.cells import Cell, Picture
    from jzfacts.output.columns import Row
    from jzfacts.output.formats import View

STYLES = {
    "quiet": "dim",
    "strong": "bold",
    "match": "bold underline",
    "quiet match": "dim underline",
    "up": "red",
    "down": "green",
    "bar": "color(245) on color(245)",
    "bar up": "red on red",
    "bar down": "green on green",
    "first": "bold color(16) on color(178)",
    "second": "bold color(16) on color(250)",
    "third": "bold color(231) on color(94)",
}
"""How each role looks. Up is red and down is green, as everywhere in China.

The strokes of a bar have the colour of their ground: a block, and strokes where there is no colour.
"""

ASCII_RULES = Box(str(HORIZONTALS).replace("─", "-"), ascii=True)

GAP = 2
"""Columns between two columns of the table: one space is also what stands between two words."""

MARGIN = 1
"""Columns on either side of a table, which rich needs for the edge of the rules."""

NARROWEST = 8
"""A column of text is not squeezed below four Chinese characters."""

FAVOURED = 8
"""Columns by which names stay wider than other text as long as there is room: they are read most."""

WHOLE = ("medal", "source", "source.lines", "bar", "rank.bar")
"""Columns that are not folded at all."""

QUIET = ("source", "source.lines", "match.why")
"""Columns that stand back: what a figure is proven and found by."""

UNBOUNDED = 10_000
"""Columns that no table needs."""


def render(rows: Iterable[Row], view: View) -> Iterator[str]:
    """A table as wide as the screen at most; nothing where there are no rows."""
    found = list(rows)
    if found:
        screen = view.screen
        console = _console(screen)
        _draw(console, picture(found, view), screen.width, rules=screen.rules)
        yield _printed(console)


SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>TITLE</title>
<style>
.{unique_id}-matrix {{ font: {char_height}px "Noto Sans Mono CJK SC", "Source Han Mono SC",
  "Sarasa Mono SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei Mono", monospace; }}
{styles}
</style>
<rect width="100%" height="100%" fill="#ffffff"/>
<g transform="translate({terminal_x}, 24)">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""
"""The picture around the text: rich's own has the frame of a window and loads a font."""

SVG_COLUMN = 10
"""Pixels of a column, half a Chinese character."""

SVG_TEXT = re.compile(
    r'<text (class="[^"]*") x="(\d+)" (y="[^"]*") textLength="[^"]*" clip-path="[^"]*">'
    r"((?:&#160;)*)([^<]*)</text>"
)


def render_svg(rows: Iterable[Row], view: View) -> Iterator[str]:
    """A table as wide as it is, as a picture that loads nothing and runs nothing."""
    from rich.terminal_theme import DEFAULT_TERMINAL_THEME

    found = list(rows)
    if not found:
        return
    shown = picture(found, view)
    console = _console(Screen(styled=True, coloured=True), record=True)
    _draw(console, shown, UNBOUNDED, rules=True)
    console.width = max(map(cell_len, console.export_text(clear=False).split("\n")))
    svg = console.export_svg(
        theme=DEFAULT_TERMINAL_THEME,
        code_format=SVG.replace("TITLE", escape(shown.title).replace("{", "{{").replace("}", "}}")),
        font_aspect_ratio=0.5,
        unique_id="jzfacts",
    )
    yield portable(SVG_TEXT.sub(_placed, svg), utf8=view.screen.utf8)


def _placed(found: re.Match[str]) -> str:
    """A stretch of text where the terminal has it and as long, in any font that has Chinese.

    Rich takes a Chinese character for one column here, and sets spaces and line ends as text.
    """
    style, x, y, spaces, text = found.groups()
    if not text.strip():
        return ""
    left = int(x) + SVG_COLUMN * spaces.count("&")
    length = SVG_COLUMN * cell_len(unescape(text))
    return f'<text {style} x="{left}" {y} textLength="{length}">{text}</text>\n'


def card(row: Row, screen: Screen) -> Iterator[str]:
    """One fact whole: each part of it beside its heading."""
    console = _console(screen)
    _draw_title(console, harmless(row.fact.indicator), [], screen.width, margin=0)
    console.print(_card(parts(row), screen.width))
    yield _printed(console)


def _console(screen: Screen, *, record: bool = False) -> Console:
    """A console that writes into a string, and asks nothing of the environment."""
    return Console(
        file=io.StringIO(),
        record=record,
        width=UNBOUNDED,  # lines are folded already
        color_system="256" if screen.styled else None,
        force_terminal=screen.styled,
        no_color=not screen.coloured,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


def _printed(console: Console) -> str:
    text = console.file.getvalue()  # type: ignore[attr-defined]
    return "".join(line.rstrip(" ") + "\n" for line in text.split("\n")[:-1])


def _draw(console: Console, shown: Picture, width: int, *, rules: bool) -> None:
    table = _table(shown, width, HORIZONTALS if rules else ASCII_RULES)
    _draw_title(console, shown.title, shown.sources, width, margin=MARGIN if table else 0)
    if table is not None:
        console.print(table)
        return
    for number, row in enumerate(shown.rows):
        if number:
            console.print()
        pairs = [
            (heading, strong(cell) if key == "indicator" else cell)
            for key, heading, cell in zip(shown.keys, shown.headings, row, strict=True)
            if heading and cell
        ]
        console.print(_card(pairs, width))


def _draw_title(
    console: Console, title: str, sources: Sequence[str], width: int, *, margin: int
) -> None:
    for line, style in ((title, "bold"), *((source, "dim") for source in sources)):
        text = _folded(Text(line, style), width - 2 * margin)
        console.print(Padding(text, (0, 0, 0, margin), expand=False))
    if not margin:
        console.print()


def _table(shown: Picture, width: int, rules: Box) -> Table | None:
    """The table; None where it does not fit into `width`."""
    # First: how wide each column is, and how narrow it can be
    columns = list(zip(*shown.rows, strict=True))
    points = [max(map(_before_point, column)) for column in columns]
    natural, least = [], []
    for key, heading, column, point in zip(
        shown.keys, shown.headings, columns, points, strict=True
    ):
        widest = max(cell_len(heading), *(_widest(_text(cell, point)) for cell in column))
        figures = (_figure_width(cell, point) for cell in column)
        natural.append(widest)
        least.append(widest if key in WHOLE else max(min(NARROWEST, widest), *figures))
    # Then: the widths that fit
    favours = [FAVOURED if key == "indicator" else 0 for key in shown.keys]
    fitted = _fit(natural, least, favours, width - 2 * MARGIN - GAP * (len(columns) - 1))
    if fitted is None:
        return None
    # Last: the cells, folded to these widths
    table = Table(box=rules, padding=0, border_style="dim")
    for key, heading, column_width, point in zip(
        shown.keys, shown.headings, fitted, points, strict=True
    ):
        name = _folded(Text(heading), column_width)
        if point:  # figures: their heading stands in the middle
            name.pad_left((column_width - _widest(name)) // 2)
        gap = 0 if len(table.columns) + 1 == len(columns) else GAP - 1  # and 1 is the rules' own
        table.add_column(name, width=column_width + gap, style="dim" if key in QUIET else "")
    for row in shown.rows:
        table.add_row(*map(_lines, row, points, fitted))
    return table


def _fit(
    natural: Sequence[int], least: Sequence[int], favours: Sequence[int], room: int
) -> list[int] | None:
    """Widths that together take `room` at most; None where the least take more.

    The widest column gives way first, one with a favour as if it were narrower by that.
    """
    if sum(least) > room:
        return None
    widths = list(natural)
    while sum(widths) > room:
        giving = (at for at, width in enumerate(widths) if width > least[at])
        widths[max(giving, key=lambda at: widths[at] - favours[at])] -= 1
    return widths


def _card(pairs: Sequence[tuple[str, Cell]], width: int) -> Table:
    """Headings, and beside them what belongs to them; each figure stands for itself."""
    room = width - GAP - max(cell_len(heading) for heading, _cell in pairs)
    card = Table.grid(padding=(0, GAP, 0, 0))
    card.add_column(style="dim")
    for heading, cell in pairs:
        card.add_row(heading, _lines(cell, 0, max(room, NARROWEST)))
    return card


def _before_point(cell: Cell) -> int:
    return cell_len(cell[0].text[: cell[0].point]) if is_number(cell) else 0


def _text(cell: Cell, point: int = 0) -> Text:
    """A cell on one line; a number so far to the right that its decimal point stands at `point`."""
    text = Text(" " * (point - _before_point(cell)) if is_number(cell) else "")
    for span in cell:
        text.append(span.text, STYLES.get(span.role))
    return text


def _figure_width(cell: Cell, point: int) -> int:
    """Columns of what must not be folded: a number with all that stands around it."""
    if is_number(cell):
        return cell_len(_text(cell[:1], point).plain)
    return longest_figure("".join(span.text for span in cell))


def _widest(text: Text) -> int:
    return max(map(cell_len, text.plain.split("\n")))


def _lines(cell: Cell, point: int, width: int) -> Text:
    """A cell folded to `width`; what follows a number goes below it as a whole."""
    text = _text(cell, point)
    if not is_number(cell):
        return _folded(text, width)
    if _widest(text) <= width or len(cell) == 1:
        return text
    below = _text(cell[2:])
    below.pad_left(max(0, min(point - _before_point(cell), width - _widest(below))))
    return Text("\n").join([_text(cell[:1], point), _folded(below, width)])


def _folded(text: Text, width: int) -> Text:
    return Text("\n").join(
        line[start:stop] for line in text.split("\n") for start, stop in wrap(line.plain, width)
    )
