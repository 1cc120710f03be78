"""The screen: a table, or a card for one thing. The only room that knows rich.

No frame and no vertical lines: the header is underlined by the terminal itself, or by ASCII
dashes where there are no styles, so that every glyph here exists in GBK and in ASCII and has one
width everywhere. Colours are the terminal's own sixteen, which its owner has made legible on his
background; only the medals bring a background of theirs. No meaning hangs on a colour alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.output.escape import harmless
from jzfacts.output.layout import GAP, Cell, Span, Text, lay_out, least_width, wrapped
from jzfacts.output.layout import width as width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

STYLES = {
    "title": "bold",
    "head": "underline",
    "key": "dim",
    "quiet": "dim",
    "strong": "bold",
    "match": "bold underline",
    "quiet match": "dim underline",
    "up": "red",
    "down": "green",
    "bar up": "red",
    "bar down": "green",
    "first": "bold color(16) on color(178)",
    "second": "bold color(16) on color(250)",
    "third": "bold color(231) on color(94)",
}
"""How each role looks. Up is red and down is green, as everywhere in China."""


def table(
    title: str,
    under: Sequence[str],
    headings: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    width: int,
    styled: bool,
    coloured: bool,
) -> str:
    """`rows` under `headings`, with a title and quiet lines `under` it.

    Columns that are empty in every row are left out. Where the columns do not fit into `width`,
    each row becomes a card, without the columns that have no heading: a figure is never cut.
    """
    kept = [column for column in range(len(headings)) if any(row[column] for row in rows)]
    head: list[Cell] = [(Span(headings[column]),) for column in kept]
    body = [[row[column] for column in kept] for row in rows]
    laid = lay_out([head, *body], width)
    lines = _heading(title, under, width)
    if laid is None:
        for row in body:
            named = zip((headings[at] for at in kept), row, strict=True)
            pairs = [(heading, cell) for heading, cell in named if heading and cell]
            lines += [*_card(pairs, width), ()]
        return _render(lines[:-1], styled, coloured)
    header, *entries = laid
    joined = [_joined(line) for line in header]
    if styled:
        lines += [tuple(Span(span.text, "head") for span in line) for line in joined]
    else:
        lines += [*joined, (Span("-" * width_of("".join(span.text for span in joined[0]))),)]
    lines += [_joined(line) for entry in entries for line in entry]
    return _render(lines, styled, coloured)


def card(
    title: str,
    under: Sequence[str],
    pairs: Sequence[tuple[str, Cell]],
    *,
    width: int,
    styled: bool,
    coloured: bool,
) -> str:
    """One thing whole: each of `pairs` a heading and what belongs to it."""
    lines = [*_heading(title, under, width), *_card(pairs, width)]
    return _render(lines, styled, coloured)


def _heading(title: str, under: Sequence[str], width: int) -> list[Text]:
    lines: list[Text] = []
    for text, role in [(title, "title"), *((each, "quiet") for each in under)]:
        lines += wrapped((Span(harmless(text), role),), width)
    return [*lines, ()]


def _card(pairs: Sequence[tuple[str, Cell]], width: int) -> list[Text]:
    room = max(width_of(heading) for heading, _ in pairs)
    lines: list[Text] = []
    for heading, cell in pairs:
        # one by one: the figures of a card are of different kinds and share no decimal point
        row = [(Span(heading + " " * (room - width_of(heading)), "key"),), cell]
        # on a screen narrower than the figure the terminal folds the line
        laid = lay_out([row], max(width, least_width([row])))
        lines += [_joined(line) for entry in laid or () for line in entry]
    return lines


def _joined(cells: Sequence[Text]) -> Text:
    line: list[Span] = []
    for number, cell in enumerate(cells):
        line += [Span(" " * GAP), *cell] if number else cell
    return tuple(line)


def _render(lines: Sequence[Text], styled: bool, coloured: bool) -> str:
    if not styled:
        return "".join("".join(span.text for span in line).rstrip() + "\n" for line in lines)
    from rich.text import Text as RichText

    console = _console(coloured)
    for line in lines:
        assembled = RichText(no_wrap=True, overflow="ignore", end="\n")
        for span in line:
            assembled.append(span.text, STYLES.get(span.role))
        console.print(assembled)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def _console(coloured: bool) -> Console:
    """A console that writes escapes into a string, in as many colours as the terminal has."""
    import io

    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=10_000,  # lines are laid out already: rich is only to colour them
        force_terminal=True,
        no_color=not coloured,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=True,
    )
