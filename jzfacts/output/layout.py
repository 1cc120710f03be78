"""Where things go on a screen: widths, wrapping and the decimal point; no colour, no escapes.

A Chinese character takes two columns, so `len` is of no use here. Characters of "ambiguous" width
(box lines, arrows, circled digits) are one column wide in Berlin and two on a Chinese Windows
console; nothing that this room adds is one of them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jzfacts.output.escape import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 2
"""Columns between two columns: one space is also what stands between two words."""

NARROWEST = 8
"""A text column is not squeezed below four Chinese characters: less is no longer read as text."""

NO_LINE_STARTS = "，。、；：！？）》〉」』】〕”’…·％%‰,.;:!?)]}"
NO_LINE_ENDS = "（《〈「『【〔“‘([{￥$#第百千万亿"
"""Chinese typography; and 第 is nothing without its number, 万 nothing without its unit."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one role; `table` knows how each role looks."""

    text: str
    role: str = ""


Text = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what stands around it, never parted; numbers of a column share a point."""

    before: str
    digits: str
    after: str
    role: str = ""
    tail: Text = ()
    """What may follow on another line if need be."""

    def spans(self) -> Text:
        return (Span(self.before + self.digits + self.after, self.role),)


Cell = Text | Figure


def width(text: str) -> int:
    """Columns that `text` takes on a screen."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, columns: int) -> list[tuple[int, int]]:
    """The lines of `text`, at most `columns` wide, as half-open ranges of characters.

    Spaces at a break belong to no line. A Latin word or a number stays whole unless it is wider
    than a line by itself.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(text, start, start + len(paragraph), columns))
        start += len(paragraph) + 1
    return lines


def _wrap_paragraph(text: str, start: int, end: int, columns: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    taken = 0
    chance: int | None = None  # the last place where this line may end
    here = start
    while here < end:
        if here > start and _may_break(text[here - 1], text[here]):
            chance = here
        taken += _width(text[here])
        if taken > columns and text[here] != " " and here > start:
            stop = chance if chance is not None else here
            lines.append((start, _without_spaces(text, start, stop)))
            start = here = stop
            taken, chance = 0, None
            continue
        here += 1
    lines.append((start, _without_spaces(text, start, end)))
    return lines


def _may_break(left: str, right: str) -> bool:
    if right == " " or right in NO_LINE_STARTS or left in NO_LINE_ENDS or not _width(right):
        return False
    if left == " ":
        return True
    if left == "-":  # an id may part here, a date may not
        return right.isalpha()
    # a number keeps its unit beside it
    return (_width(left) == 2 or _width(right) == 2) and not left.isdigit()


def _without_spaces(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1] == " ":
        stop -= 1
    return stop


def fit(natural: Sequence[int], least: Sequence[int], available: int) -> list[int] | None:
    """Column widths that together take at most `available`; None where that cannot be.

    Every column keeps its natural width if there is room; else the widest give way first, none
    below its least.
    """
    widths = list(natural)
    excess = sum(widths) - available
    while excess > 0:
        giving = [column for column, each in enumerate(widths) if each > least[column]]
        if not giving:
            return None
        widest = max(giving, key=lambda column: widths[column])
        widths[widest] -= 1
        excess -= 1
    return widths


@dataclass(frozen=True, slots=True)
class Point:
    """How far the widest figure of a column reaches to the left and right of its point."""

    left: int = 0
    right: int = 0


def lay_out(rows: Sequence[Sequence[Cell]], available: int) -> list[list[list[Text]]] | None:
    """For each row its screen lines, for each line its padded cells; None where it cannot fit."""
    columns = _columns(rows)
    points = [_point(column) for column in columns]
    natural = [_natural(column, point) for column, point in zip(columns, points, strict=True)]
    widths = fit(natural, _leasts(columns), available - GAP * (len(columns) - 1))
    if widths is None:
        return None
    return [
        _beside([_lines(*each) for each in zip(row, points, widths, strict=True)], widths)
        for row in zip(*columns, strict=True)
    ]


def least_width(rows: Sequence[Sequence[Cell]]) -> int:
    """The width below which `rows` cannot be laid out."""
    columns = _columns(rows)
    return sum(_leasts(columns)) + GAP * (len(columns) - 1)


def _columns(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    return [[clean(cell) for cell in column] for column in zip(*rows, strict=True)]


def _leasts(columns: Sequence[Sequence[Cell]]) -> list[int]:
    return [_least(column, _point(column)) for column in columns]


def _beside(cells: Sequence[Sequence[Text]], widths: Sequence[int]) -> list[list[Text]]:
    """Cells of several lines each, side by side: the lines of the row."""
    height = max(map(len, cells))
    return [
        [
            _padded(cell[line] if line < len(cell) else (), columns)
            for cell, columns in zip(cells, widths, strict=True)
        ]
        for line in range(height)
    ]


def clean(cell: Cell) -> Cell:
    """`cell` with its text made harmless; line ends remain."""
    if isinstance(cell, Figure):
        around = (harmless(cell.before), harmless(cell.digits), harmless(cell.after))
        return Figure(*around, cell.role, _harmless(cell.tail))
    return _harmless(cell)


def _harmless(text: Text) -> Text:
    return tuple(Span(harmless(span.text, keep="\n"), span.role) for span in text)


def _point(column: Sequence[Cell]) -> Point:
    left = right = 0
    for cell in column:
        if isinstance(cell, Figure):
            whole, fraction = _parted(cell)
            left, right = max(left, width(whole)), max(right, width(fraction))
    return Point(left, right)


def _parted(figure: Figure) -> tuple[str, str]:
    """A figure before and after the place of its decimal point."""
    whole, point, fraction = figure.digits.partition(".")
    return figure.before + whole, point + fraction + figure.after


def _natural(column: Sequence[Cell], point: Point) -> int:
    return max(
        _tail_at(cell, point) + _widest(cell.tail) if isinstance(cell, Figure) else _widest(cell)
        for cell in column
    )


def _least(column: Sequence[Cell], point: Point) -> int:
    texts = [cell.tail if isinstance(cell, Figure) else cell for cell in column]
    return max(point.left + point.right, min(NARROWEST, max(map(_widest, texts))))


def _widest(text: Text) -> int:
    return max(map(width, _plain(text).split("\n")))


def _plain(text: Text) -> str:
    return "".join(span.text for span in text)


def _tail_at(figure: Figure, point: Point) -> int:
    """The column at which a figure's tail begins."""
    _, fraction = _parted(figure)
    return point.left + width(fraction) + (1 if figure.tail else 0)


def _lines(cell: Cell, point: Point, columns: int) -> list[Text]:
    if not isinstance(cell, Figure):
        return wrapped(cell, columns)
    whole, _ = _parted(cell)
    head = (Span(" " * (point.left - width(whole))), *cell.spans())
    if not cell.tail:
        return [head]
    if _tail_at(cell, point) + _widest(cell.tail) <= columns:
        return [(*head, Span(" "), *cell.tail)]
    return [head, *wrapped(cell.tail, columns)]


def wrapped(text: Text, columns: int) -> list[Text]:
    """`text` as lines at most `columns` wide."""
    return [_slice(text, start, stop) for start, stop in wrap(_plain(text), columns)]


def _slice(text: Text, start: int, stop: int) -> Text:
    spans = []
    for span in text:
        part = span.text[max(start, 0) : max(stop, 0)]
        if part:
            spans.append(Span(part, span.role))
        start -= len(span.text)
        stop -= len(span.text)
    return tuple(spans)


def _padded(text: Text, columns: int) -> Text:
    missing = columns - width(_plain(text))
    return (*text, Span(" " * missing)) if missing > 0 else text
