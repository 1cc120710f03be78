"""The characters of a page as lines, in the order in which a person reads them.

Characters on one height are a row; wide gaps part it into pieces. Where a gap goes down through
many rows with full lines on both sides, the page or a part of it has columns, and each is read down
to the next line that crosses them all. Gaps in rows that are not full are those of a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import groupby, pairwise, takewhile
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.documents.pieces import SHIFTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.documents.pdf.glyphs import Glyph, Grid

_RAISED = 0.45
"""How far from a line's height, in sizes, a character of it may stand: a raised number does."""
_SMALL, _SHIFTED = 0.8, 0.1
"""How small a raised or lowered number is at most, and how far it is moved at least, in sizes."""
_GAP = 0.8
"""The gap, in sizes, that may be one between columns; justified text has smaller ones."""
_CELLS = 1.5
"""The gap, in sizes, that parts the cells of a table."""
_WORDS = 0.15
"""The gap, in sizes, that parts words in Latin letters."""
_FEW = 4
"""Lines that a column has at least."""
_CROSSING = 0.15
"""The share of a page's pieces that may cross the gap between columns: titles."""
_TITLE = 1.2
"""How large the letters of a title are at least, in sizes of the others."""
_MOST = 200
"""Rows of columns that are but a part of a page, at most."""
_NARROWEST = 8
"""The width of a column of running text, in sizes, at least."""
_FULL = 0.7
"""The share of a column's width that most of its lines fill."""
_DENSE = 0.85
"""The share of a line that is no gap; rows of a table have wide ones."""


class Piece(NamedTuple):
    """Characters of a row without a wide gap; lengths are in points."""

    glyphs: tuple[Glyph, ...]
    left: float
    right: float
    base: float
    size: float
    row: int
    """The number of its row, from the top."""


class Line(NamedTuple):
    """A line as it is printed."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    """The number of its page, from 0."""
    column: int
    """Which column it stands in: 1 is the whole page, 2n and 2n + 1 the halves of n."""
    cells: tuple[tuple[str, float, float], ...]
    """The parts of it that wide gaps part, as in a table, with their left and right."""
    grid: Grid | None = None
    """The cells of the table that it stands for."""


class Gutter(NamedTuple):
    """The gap between two columns."""

    left: float
    right: float

    def is_crossed(self, piece: Piece) -> bool:
        return piece.left < self.left and piece.right > self.right


def lines_of(
    glyphs: Sequence[Glyph], page: int, known: Gutter | None = None, column: int = 1
) -> tuple[list[Line], Gutter | None]:
    """The lines of a page in order, and the gap between its columns if it has two.

    `known` is the gap of the page before: a column with few lines is one there.
    """
    pieces = [piece for number, row in enumerate(rows_of(glyphs)) for piece in _pieces(row, number)]
    gutter = _gutter(pieces, known)
    return list(_ordered(pieces, gutter, page, column)), gutter


def rows_of(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The characters by their heights, from the top of the page."""
    row: list[Glyph] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda one: -one.base):
        if row and base - glyph.base > _RAISED * max(size, glyph.size):
            yield row
            row = []
        if not row or glyph.size > size:
            base, size = glyph.base, glyph.size
        row.append(glyph)
    if row:
        yield row


def _pieces(row: list[Glyph], number: int) -> Iterator[Piece]:
    row.sort(key=lambda one: one.left)
    begin = 0
    for at in range(1, len(row) + 1):
        beside = row[at - 1 : at + 1]
        if at == len(row) or _gap(*beside) > _GAP or any(one.grid for one in beside):
            part = row[begin:at]
            size = median(one.size for one in part)
            base = median(one.base for one in part)
            yield Piece(tuple(part), part[0].left, part[-1].right, base, size, number)
            begin = at


def _gap(last: Glyph, glyph: Glyph) -> float:
    """What is between two characters, in sizes of the smaller."""
    return (glyph.left - last.right) / (min(last.size, glyph.size) or 1)


def _gutter(pieces: Sequence[Piece], known: Gutter | None) -> Gutter | None:
    """The gap between two columns of running text, if there is one."""
    if known and _columns(pieces, known, few=1):
        return known
    rows = len({piece.row for piece in pieces})
    if rows < _FEW:
        return None
    left, right = min(one.left for one in pieces), max(one.right for one in pieces)
    size = median(one.size for one in pieces)
    edges = sorted([(one.left, 1) for one in pieces] + [(one.right, -1) for one in pieces])
    found: list[Gutter] = []
    covered = 0
    for (edge, step), (following, _) in pairwise(edges):
        covered += step
        if covered > _CROSSING * rows:
            continue
        if found and found[-1].right == edge:
            found[-1] = Gutter(found[-1].left, following)
        else:
            found.append(Gutter(edge, following))
    gaps = [one for one in found if one.right - one.left > _GAP * size]
    margin = (right - left) / 6
    inner = (
        one
        for one in gaps
        if left + margin < one.left
        and one.right < right - margin
        and _columns(pieces, one, _FEW, gaps)
    )
    return max(inner, key=lambda one: one.right - one.left, default=None)


def _bands(pieces: Sequence[Piece]) -> Iterator[tuple[list[Piece], Gutter | None]]:
    """The rows of a page that has columns in some places only, with the gap of each part."""
    rows = [list(group) for _, group in groupby(pieces, lambda piece: piece.row)]
    plain: list[Piece] = []
    at = 0
    while at < len(rows):
        gaps = [_band(rows[at : at + _MOST], *pair) for pair in pairwise(rows[at])]
        length, gutter = max(gaps, default=(0, Gutter(0, 0)))
        band = [piece for row in rows[at : at + length] for piece in row]
        if band and _columns(band, gutter, few=_FEW):
            if plain:
                yield plain, None
            yield band, gutter
            plain = []
            at += length
        else:
            plain += rows[at]
            at += 1
    if plain:
        yield plain, None


def _band(rows: Sequence[Sequence[Piece]], left: Piece, right: Piece) -> tuple[int, Gutter]:
    """How many rows leave the gap between two pieces free, and what is free in all of them."""
    begin, end = left.right, right.left
    for number, row in enumerate(rows):
        middle = (begin + end) / 2
        if any(one.left < middle < one.right for one in row):
            return number, Gutter(begin, end)
        free_from = max([begin, *(one.right for one in row if one.right <= middle)])
        free_to = min([end, *(one.left for one in row if one.left >= middle)])
        if free_to - free_from < _GAP * left.size:
            return number, Gutter(begin, end)
        begin, end = free_from, free_to
    return len(rows), Gutter(begin, end)


def _columns(
    pieces: Sequence[Piece], gutter: Gutter, few: int, gaps: Sequence[Gutter] = ()
) -> bool:
    """Whether there are so many lines on both sides of a gap, and most of them are full.

    Each side may have columns of its own between other `gaps`.
    """
    size = median(one.size for one in pieces)
    begins = sorted({gutter.left, *(one.left for one in gaps)})
    strips: dict[int, dict[int, tuple[float, float, float]]] = defaultdict(dict)
    crossing = 0
    for piece in pieces:
        if gutter.is_crossed(piece):
            crossing += 1
            continue
        strip = strips[bisect_right(begins, piece.left)]
        left, right, covered = strip.get(piece.row, (piece.left, piece.right, 0.0))
        covered += piece.right - piece.left
        strip[piece.row] = min(left, piece.left), max(right, piece.right), covered
    if crossing > _CROSSING * len(pieces):
        return False
    lines, full, widest = [0, 0], [0, 0], [0.0, 0.0]
    for number, strip in strips.items():
        side = number > begins.index(gutter.left)
        widths = sorted(right - left for left, right, _ in strip.values())
        width = widths[-1 - len(widths) // 10]  # but for a title across columns
        lines[side] += len(widths)
        full[side] += sum(
            right - left > _FULL * width and covered > _DENSE * (right - left)
            for left, right, covered in strip.values()
        )
        widest[side] = max(widest[side], width)
    return all(
        lines[side] >= few
        and widest[side] >= _NARROWEST * size
        and (few == 1 or full[side] * 2 >= lines[side])
        for side in (0, 1)
    )


def _ordered(
    pieces: Sequence[Piece], gutter: Gutter | None, page: int, column: int
) -> Iterator[Line]:
    """The lines of a column, those of its own columns one after the other."""
    if gutter is None:
        for part, gap in _bands(pieces):
            if gap:
                yield from _ordered(part, gap, page, column)
            else:
                yield from _written(part, page, column)
        return
    # a title need not be so wide that it crosses the gap
    large = _TITLE * median(one.size for one in pieces)
    titles = list(takewhile(lambda one: one.size > large and one.right > gutter.left, pieces))
    yield from _written(titles, page, column)
    for crossing, band in groupby(pieces[len(titles) :], gutter.is_crossed):
        if crossing:
            yield from _written(list(band), page, column)
            continue
        sides: tuple[list[Piece], list[Piece]] = ([], [])
        for piece in band:
            sides[piece.left >= gutter.left].append(piece)
        for half, side in enumerate(sides):
            yield from _ordered(side, _gutter(side, None), page, 2 * column + half)


def _written(pieces: Sequence[Piece], page: int, column: int) -> Iterator[Line]:
    """The pieces of each row as a line."""
    for _, group in groupby(pieces, lambda piece: (piece.row, piece.glyphs[0].grid)):
        row = list(group)
        cells: list[list[Glyph]] = []
        for piece in row:
            if not cells or _gap(cells[-1][-1], piece.glyphs[0]) > _CELLS:
                cells.append([])
            cells[-1] += piece.glyphs
        base = median(one.base for one in row)
        size = median(one.size for piece in row for one in piece.glyphs)
        texts = tuple((text_of(cell, base, size), cell[0].left, cell[-1].right) for cell in cells)
        if not any(text for text, _, _ in texts):
            continue
        yield Line(
            " ".join(text for text, _, _ in texts),
            row[0].left,
            row[-1].right,
            base,
            size,
            page,
            column,
            texts,
            row[0].glyphs[0].grid,
        )


def text_of(glyphs: Sequence[Glyph], base: float, size: float) -> str:
    """The text of a cell, with spaces between words of Latin letters; raised digits are raised.

    Where all is spaced out, words are parted by more than that.
    """
    spaced = [_gap(*pair) for pair in pairwise(glyphs) if not _is_latin(*pair)]
    words = _WORDS + (max(0.0, median(spaced)) if len(spaced) >= _FEW else 0)
    pieces: list[str] = []
    last = None
    for glyph in glyphs:
        text = glyph.text
        if glyph.size < _SMALL * size and abs(glyph.base - base) > _SHIFTED * size:
            text = text.translate(SHIFTS["sup" if glyph.base > base else "sub"])
        if last and _is_latin(last, glyph) and _gap(last, glyph) > words:
            text = " " + text
        pieces.append(text)
        last = glyph
    return "".join(pieces)


def _is_latin(last: Glyph, glyph: Glyph) -> bool:
    return last.text.isascii() and glyph.text.isascii()
