"""Tables and cards on a terminal, and the same as SVG: drawn by rich, which nobody else imports.

A table has the three rules of Chinese publications (三线表) and no vertical lines. What does not
fit is folded between words or characters, but a figure is never folded or cut: where even that
does not help, each row becomes a card. Colours are the terminal's own, which its owner has made
legible on his background; only the first places bring a background of theirs. No meaning hangs on a colour.
"""

from __future__ import annotations

import io
import re
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING

from rich.box import HORIZONTALS, Box
from rich.cells import cell_len
from rich.console import Console
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jzfacts.output.cells import is_number, parts, picture, strong
from jzfacts.output.escape import harmless, portable
from jzfacts.output.formats import Screen
from jzfacts.output.wrapping import least_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import ConsoleOptions, RenderableType

    from jzfacts.output.cells import Cell, Picture
    from jzfacts.output.columns import Row
    from jzfacts.output.formats import View

STYLES = {
    "": "none",
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

NARROWEST = 8
"""A column of text is not squeezed below four Chinese characters."""

WIDEST_RANK = 12
"""A place up to that width is not folded: 全省第12位."""

FAVOURED = 8
"""Columns by which names stay wider than other text as long as there is room: they are read most."""

QUIET = ("source", "source.lines", "match.why")
"""Columns that stand back: what a figure is proven and found by."""

UNBOUNDED = 10_000
"""Columns that no table needs."""


def render(rows: Iterable[Row], view: View) -> Iterator[str]:
    """A table as wide as the screen at most; nothing where there are no rows."""
    found = list(rows)
    if found:
        yield from draw(picture(found, view), view.screen)


def draw(shown: Picture, screen: Screen) -> Iterator[str]:
    yield _printed(_drawn(shown, screen))


SVG = Path(__file__).with_name("table.svg")
"""The picture around the text: rich's own has the frame of a window and loads a font."""

SVG_COLUMN = 10
"""Pixels of a column, half a Chinese character."""

SVG_TEXT = re.compile(r'textLength="[^"]*" clip-path="[^"]*">([^<]*)<')


def render_svg(rows: Iterable[Row], view: View) -> Iterator[str]:
    """A table as wide as it is, as a picture that loads nothing and runs nothing."""
    from rich.terminal_theme import DEFAULT_TERMINAL_THEME

    found = list(rows)
    if not found:
        return
    shown = picture(found, view)
    console = _drawn(shown, Screen(UNBOUNDED, coloured=True))
    console.width = _widest(console.export_text(clear=False))
    title = escape(shown.title).replace("{", "{{").replace("}", "}}")
    svg = console.export_svg(
        theme=DEFAULT_TERMINAL_THEME,
        code_format=SVG.read_text("utf-8").replace("TITLE", title),
        font_aspect_ratio=0.5,
        unique_id="jzfacts",
    )
    yield portable(SVG_TEXT.sub(_as_wide, svg), utf8=view.screen.utf8)


def _as_wide(found: re.Match[str]) -> str:
    """A text as wide as on a terminal: rich takes a Chinese character for one column here."""
    return f'textLength="{SVG_COLUMN * cell_len(unescape(found[1]))}">{found[1]}<'


def render_card(rows: Iterable[Row], view: View) -> Iterator[str]:
    """Facts whole: each part of them beside its heading."""
    for row in rows:
        title = Foldable(Text(harmless(row.fact.indicator), "bold"))
        yield _printed(_console(view.screen, title, "", _card(parts(row))))


def _drawn(shown: Picture, screen: Screen) -> Console:
    """A console with the rows on it: as a table, folded if need be, else as cards."""
    titles = [Foldable(Text(shown.title, "bold"))]
    titles += [Foldable(Text(source, "dim")) for source in shown.sources]
    if table := _table(shown, screen) or _table(shown, screen, folded=True):
        # as the rules of the table are, and no wider than they are: an SVG is as wide as its text
        indented = (Padding(title, (0, 1), expand=False) for title in titles)
        return _console(screen, *indented, table)
    cards: list[RenderableType] = []
    for row in zip(*(column.cells for column in shown.columns), strict=True):
        pairs = [
            (column.heading, strong(cell) if column.key == "indicator" else cell)
            for column, cell in zip(shown.columns, row, strict=True)
            if cell
        ]
        cards += ["", _card(pairs)]
    return _console(screen, *titles, *cards)


def _console(screen: Screen, *drawn: RenderableType) -> Console:
    """A console with these things on it, which writes into a string and heeds no environment."""
    console = Console(
        file=io.StringIO(),
        record=True,
        width=UNBOUNDED,  # what is too wide is not cut
        color_system="256" if screen.coloured else None,
        force_terminal=screen.coloured,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    for each in drawn:
        console.print(each, width=screen.width)
    return console


def _printed(console: Console) -> str:
    text = console.file.getvalue()  # type: ignore[attr-defined]
    return "".join(line.rstrip(" ") + "\n" for line in text.split("\n")[:-1])


def _table(shown: Picture, screen: Screen, *, folded: bool = False) -> Table | None:
    """A table, its columns as narrow as need be if `folded`; None where it is still too wide."""
    columns, widths = [], []
    for _key, heading, cells in shown.columns:
        point = max(map(_before_point, cells))
        columns.append([_foldable(cell, point, folded=folded) for cell in cells])
        widths.append(max(cell_len(heading), *(cell.widest for cell in columns[-1])))
    # two columns stand between two, as one space is also what stands between two words
    room = screen.width - 1 - 2 * len(columns)
    if folded:
        least = [
            max(least_width(column.heading), *(_least(cell, column.key) for cell in cells))
            for column, cells in zip(shown.columns, columns, strict=True)
        ]
        _narrow(widths, least, room, [column.key for column in shown.columns])
    if sum(widths) > room:
        return None
    rules = HORIZONTALS if screen.rules else ASCII_RULES
    table = Table(box=rules, padding=(0, 1, 0, 0), border_style="dim")
    for (key, heading, cells), width in zip(shown.columns, widths, strict=True):
        name = Text(heading, justify="center" if any(map(is_number, cells)) else "left")
        table.add_column(name, width=width, style="dim" if key in QUIET else "")
    for row in zip(*columns, strict=True):
        table.add_row(*row)
    return table


def _least(cell: Foldable, key: str) -> int:
    whole = key == "rank" and cell.widest <= WIDEST_RANK
    return cell.widest if whole else cell.least


def _narrow(widths: list[int], least: Sequence[int], room: int, keys: Sequence[str]) -> None:
    """Narrow columns until they fit into `room`, the widest first, none below its `least`.

    Rich would fold a column below the least that it can be.
    """
    while sum(widths) > room:
        giving = [at for at, width in enumerate(widths) if width > least[at]]
        if not giving:
            return
        widths[max(giving, key=lambda at: widths[at] - FAVOURED * (keys[at] == "indicator"))] -= 1


def _card(pairs: Sequence[tuple[str, Cell]]) -> Table:
    """Headings, and beside them what belongs to them; each figure stands for itself."""
    card = Table.grid(padding=(0, 2, 0, 0))
    card.add_column(style="dim", min_width=max(cell_len(heading) for heading, _cell in pairs))
    cells = [_foldable(cell) for _heading, cell in pairs]
    card.add_column(min_width=max(cell.least for cell in cells))
    for (heading, _cell), cell in zip(pairs, cells, strict=True):
        card.add_row(heading, cell)
    return card


class Foldable:
    """A text that rich folds where our rules let a line end; if `whole`, nowhere."""

    def __init__(self, text: Text, *, whole: bool = False) -> None:
        self.text = text
        self.widest = _widest(text.plain)
        self.whole = whole

    @property
    def least(self) -> int:
        """Columns that it takes at least."""
        if self.whole:
            return self.widest
        return max(min(NARROWEST, self.widest), least_width(self.text.plain))

    def __rich_measure__(self, _console: Console, _options: ConsoleOptions) -> Measurement:
        return Measurement(self.least, self.widest)

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> Iterator[Text]:
        yield Text("\n", no_wrap=True, overflow="ignore").join(
            line[start:stop]
            for line in self.text.split("\n")
            for start, stop in wrap(line.plain, options.max_width)
        )


def _foldable(cell: Cell, point: int = 0, *, folded: bool = False) -> Foldable:
    """A cell; a number so far to the right that its decimal point stands at `point`.

    What stands beside a number goes below it if `folded`.
    """
    if not is_number(cell):
        return Foldable(_assembled(cell))
    indent = max(0, point - _before_point(cell))
    number, beside = _assembled(cell[:1]), _assembled(cell[1:])  # which begins with a space
    number.pad_left(indent)
    if folded and beside:
        indent = min(indent, cell_len(number.plain) - cell_len(beside.plain))
        number.append("\n" + " " * indent)
        beside = beside[1:]
    return Foldable(number + beside, whole=True)


def _assembled(cell: Cell) -> Text:
    return Text.assemble(*((span.text, STYLES[span.role]) for span in cell))


def _before_point(cell: Cell) -> int:
    """Columns that a number takes before its decimal point, or before where it would stand."""
    digits = re.match(r"\D*\d+", cell[0].text) if is_number(cell) else None
    return cell_len(digits[0]) if digits else 0


def _widest(text: str) -> int:
    return max(map(cell_len, text.split("\n")))
