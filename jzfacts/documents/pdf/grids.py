"""The tables of a page: rules drawn around cells, or columns of figures that are aligned.

    page_rules -> with_ruled: of each table one glyph, in its place among the characters
    with_aligned: of lines whose cells stand below each other one line

What is not certain is left as lines: a box around text, a frame that places it, rows whose cells do
not agree.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from ctypes import byref, c_float, c_int
from itertools import islice, pairwise, product, takewhile
from statistics import median
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

from jzfacts.documents.pdf.glyphs import Glyph, turned_by
from jzfacts.documents.pdf.lines import rows_of, text_of
from jzfacts.documents.tables import is_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pypdfium2 import PdfObject, PdfPage

    from jzfacts.documents.pdf.glyphs import Grid
    from jzfacts.documents.pdf.lines import Line

_Point: TypeAlias = "tuple[float, float]"
_THICK = 1.5
"""Points: what a rule is thick at most, and by how much rules that meet may miss each other."""
_MOST = 20_000
"""Drawings of a page, and steps in them, that are looked at; a map has more."""
_MOST_RULES = 400
"""Rules of a page in each direction; a chart has more."""
_LONGEST_CELL = 200
"""Characters of a cell beyond which a frame places running text."""
_PARTED = re.compile("[0-9][0-9.%]|[.][0-9]")
"""Characters of one number."""
_FULL = 1.5
"""The room, in sizes, that a full line of a cell leaves at most, margins included."""
_LOW, _HIGH = 0.2, 0.38
"""Between which heights, in sizes, a rule strikes a character through."""
_FEW = 3
"""Rows of a table without rules, at least."""
_APART = 4
"""How far apart these are at most, in sizes."""


class Rule(NamedTuple):
    """A straight line drawn on a page."""

    at: float
    """Its x if it is upright, its y if it is level."""
    begin: float
    end: float


class Rules(NamedTuple):
    """The rules of a page, or those of them that make a frame."""

    upright: list[Rule]
    level: list[Rule]


def page_rules(page: PdfPage, turned: int) -> Rules:
    """The rules of a page whose writing is turned by so many quarters."""
    rules = Rules([], [])
    for one, other in _strokes(page):
        (x, y), (to_x, to_y) = turned_by(turned, *one), turned_by(turned, *other)
        if abs(x - to_x) <= _THICK < abs(y - to_y):
            rules.upright.append(Rule((x + to_x) / 2, min(y, to_y), max(y, to_y)))
        elif abs(y - to_y) <= _THICK < abs(x - to_x):
            rules.level.append(Rule((y + to_y) / 2, min(x, to_x), max(x, to_x)))
    return Rules(_joined(rules.upright), _joined(rules.level))


def _strokes(page: PdfPage) -> Iterator[tuple[_Point, _Point]]:
    """The straight strokes of a page's drawings, from and to, and the edges of thin areas."""
    left, fill, is_drawn = _MOST, c_int(), c_int()
    for drawing in islice(page.get_objects([pdfium.FPDF_PAGEOBJ_PATH], max_depth=1), _MOST):
        left -= pdfium.FPDFPath_CountSegments(drawing)
        if left < 0:
            return
        pdfium.FPDFPath_GetDrawMode(drawing, byref(fill), byref(is_drawn))
        for points in _outlines(drawing):
            sides = [max(one) - min(one) for one in zip(*points, strict=True)]
            if is_drawn or min(sides) <= 2 * _THICK:  # else it is but coloured ground
                yield from pairwise(points)


def _outlines(drawing: PdfObject) -> Iterator[list[_Point]]:
    matrix, x, y = drawing.get_matrix(), c_float(), c_float()
    points: list[_Point] = []
    for step in range(pdfium.FPDFPath_CountSegments(drawing)):
        segment = pdfium.FPDFPath_GetPathSegment(drawing, step)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if points and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        points.append(matrix.on_point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Rules on one line as one where they touch."""
    places = _places(rule.at for rule in rules)
    on: dict[float, list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda one: one.begin):
        at = places[bisect_right(places, rule.at) - 1]
        there = on[at]
        if there and rule.begin <= there[-1].end + _THICK:
            there[-1] = there[-1]._replace(end=max(there[-1].end, rule.end))
        else:
            there.append(rule._replace(at=at))
    return [rule for there in on.values() for rule in there]


def _places(positions: Iterable[float]) -> list[float]:
    """Different places, in order; those that are as near as a rule is thick are one."""
    places: list[float] = []
    for position in sorted(positions):
        if not places or position > places[-1] + _THICK:
            places.append(position)
    return places


def _groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Numbers up to a count, those together that pairs hold together."""
    group_of = [[one] for one in range(count)]
    for one, other in pairs:
        small, large = sorted((group_of[one], group_of[other]), key=len)
        if small is not large:
            large += small
            for each in small:
                group_of[each] = large
    return [sorted(group) for group in {id(group): group for group in group_of}.values()]


def with_ruled(glyphs: list[Glyph], rules: Rules) -> list[Glyph]:
    """The characters of a page, those of a table with rules as one glyph that holds its cells.

    What is struck through, as deleted text is, leaves but its room.
    """
    if max(map(len, rules)) > _MOST_RULES:
        return glyphs
    heights = sorted(rules.level)
    glyphs = [one._replace(text="") if _is_struck(one, heights) else one for one in glyphs]
    for frame in sorted(_frames(rules), key=_size):
        glyphs = _with_table(glyphs, frame)
    return glyphs


def _is_struck(glyph: Glyph, level: Sequence[Rule]) -> bool:
    """Whether a rule goes through the middle of a character."""
    middle, low, high = (glyph.left + glyph.right) / 2, _LOW * glyph.size, _HIGH * glyph.size
    first = bisect_right(level, glyph.base + low, key=lambda one: one.at)
    last = bisect_right(level, glyph.base + high, key=lambda one: one.at)
    return any(one.begin <= middle <= one.end for one in level[first:last])


def _frames(rules: Rules) -> Iterator[Rules]:
    upright, level = rules
    meeting = (
        (one, len(upright) + other)
        for one, other in product(range(len(upright)), range(len(level)))
        if level[other].begin - _THICK <= upright[one].at <= level[other].end + _THICK
        and upright[one].begin - _THICK <= level[other].at <= upright[one].end + _THICK
    )
    for group in _groups(len(upright) + len(level), meeting):
        own = [one for one in group if one < len(upright)]
        yield Rules(
            [upright[one] for one in own],
            [level[one - len(upright)] for one in group[len(own) :]],
        )


def _size(frame: Rules) -> float:
    """How high a frame is: what stands in another is less so."""
    return max((rule.end - rule.begin for rule in frame.upright), default=0)


def _with_table(glyphs: list[Glyph], frame: Rules) -> list[Glyph]:
    """The characters with those in a frame as one glyph, if it is that of a table."""
    upright, level = frame
    xs = _places([one.at for one in upright] + [x for one in level for x in one[1:]])
    ys = _places([one.at for one in level] + [y for one in upright for y in one[1:]])
    width, height = len(xs) - 1, len(ys) - 1
    if width < 2 or height < 2:
        return glyphs
    # First: which places of the grid, from the bottom, are one cell; it goes by its first place
    cell_of: dict[tuple[int, int], tuple[int, int]] = {}
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for y, x in product(range(height), range(width)):
        is_open = x and not _parts(upright, xs[x], (ys[y] + ys[y + 1]) / 2)
        beside = cell_of[y, x - 1] if is_open else None
        is_open = y and not _parts(level, ys[y], (xs[x] + xs[x + 1]) / 2)
        below = cell_of[y - 1, x] if is_open else None
        if beside and below and beside != below:
            return glyphs
        first = beside or below or (y, x)
        cell_of[y, x], last[first] = first, (y, x)
    sizes = Counter(cell_of.values())
    if any(sizes[y, x] != (top - y + 1) * (right - x + 1) for (y, x), (top, right) in last.items()):
        return glyphs
    # Then: what stands in them
    held: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    others = []
    for glyph in glyphs:
        x = bisect_right(xs, (glyph.left + glyph.right) / 2) - 1
        y = bisect_right(ys, glyph.base + glyph.size / 3) - 1
        if 0 <= x < width and 0 <= y < height and not glyph.grid:
            held[cell_of[y, x]].append(glyph)
        else:
            others.append(glyph)
    if any(len(own) > _LONGEST_CELL for own in held.values()):
        return glyphs
    if any(len(set(places)) < 2 for places in zip(*held, strict=True)) or not held:
        return glyphs
    texts = {first: _cell(held.get(first, ()), xs[right + 1]) for first, (_, right) in last.items()}
    grid = tuple(
        tuple(texts[cell_of[y, x]] for x in range(width)) for y in range(height - 1, -1, -1)
    )
    size = median(one.size for own in held.values() for one in own)
    return [*others, Glyph(_words(grid), xs[0], xs[-1], ys[-1] - size, size, grid)]


def _parts(rules: Sequence[Rule], at: float, middle: float) -> bool:
    """Whether one of the rules stands between two places of a grid."""
    return any(abs(one.at - at) <= _THICK and one.begin <= middle <= one.end for one in rules)


def _cell(glyphs: Sequence[Glyph], right: float) -> list[str]:
    """The lines of a cell that ends there; a number is not parted by the end of a full line."""
    lines: list[str] = []
    is_full = False
    for row in rows_of(glyphs):
        row.sort(key=lambda one: one.left)
        size = median(one.size for one in row)
        text = text_of(row, median(one.base for one in row), size)
        if is_full and _PARTED.fullmatch(lines[-1][-1] + text[0]):
            text = lines.pop() + text
        lines.append(text)
        is_full = right - row[-1].right < _FULL * size
    return lines


def _words(grid: Grid) -> str:
    return " ".join("".join(cell) for row in grid for cell in row)


def with_aligned(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of all pages, those of a table without rules as one line that holds its cells."""
    run: list[Line] = []
    for line in lines:
        if run and not _follows(run, line):
            yield from _as_table(run)
            run = []
        run.append(line)
        if not _is_row(run[0]):
            yield from run
            run = []
    yield from _as_table(run)


def _is_row(line: Line) -> bool:
    return line.grid is None and len(line.cells) > 1


def _follows(run: Sequence[Line], line: Line) -> bool:
    """Whether a line stands below rows, and is one or more of the first cell of the last."""
    last = run[-1]
    if (last.page, last.column) != (line.page, line.column) or line.grid:
        return False
    if not 0 < last.base - line.base < _APART * line.size:
        return False
    row = next(one for one in reversed(run) if _is_row(one))
    return _is_row(line) or (
        abs(line.left - row.left) < line.size / 2 and line.right < row.cells[1][1]
    )


def _as_table(run: Sequence[Line]) -> Sequence[Line]:
    """Lines as one, if their cells make columns, and all but the first of these are of figures."""
    columns: list[list[float]] = []
    for left, right in sorted((left, right) for line in run for _, left, right in line.cells):
        if columns and left < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    begins = [left for left, _ in columns]
    grid: list[tuple[list[str], ...]] = []
    is_full = False
    for number, line in enumerate(run):
        if _is_row(line):
            row: list[list[str]] = [[] for _ in columns]
            for text, left, _ in line.cells:
                row[bisect_right(begins, left) - 1].append(text)
            if any(len(cell) > 1 for cell in row):
                return run
            grid.append(tuple(row))
        elif is_full:
            grid[-1][0].append(line.text)
        else:  # what comes below the table
            above = _as_table(run[:number])
            return [*above, *run[number:]] if len(above) == 1 else run
        is_full = columns[0][1] - line.cells[0][2] < _FULL * line.size
    told = ["".join(cell) for row in grid[1:] for cell in row[1:] if cell]
    if len(grid) < _FEW or sum(map(is_figure, told)) * 2 <= len(told):
        return run
    left, right = columns[0][0], columns[-1][1]
    # each column has a head of its own
    heads = list(takewhile(lambda row: not any(is_figure("".join(cell)) for cell in row), grid))
    for head, below in pairwise(heads):
        for at in range(2, len(head)):  # a head over several columns
            if below[at] and not head[at]:
                head[at].extend(head[at - 1])
    named = {"".join(one for cell in column for one in cell) for column in zip(*heads, strict=True)}
    if "" in named or len(named) < len(columns):
        return run
    held = tuple(grid)
    return [run[0]._replace(text=_words(held), left=left, right=right, cells=(), grid=held)]


def goes_on(last: Line, line: Line) -> bool:
    """Whether a table goes on with that at the beginning of the next page."""
    return bool(
        last.grid
        and line.grid
        and (last.page + 1, len(last.grid[0])) == (line.page, len(line.grid[0]))
        and abs(last.left - line.left) + abs(last.right - line.right) < 4 * _THICK
    )


def rows_of_pages(lines: Sequence[Line]) -> Iterator[tuple[int, Grid]]:
    """The rows of a table on each of its pages; heads that come again are left out."""
    first: Grid = ()
    for line in lines:
        grid = line.grid or ()
        pairs = zip(first, grid[:-1], strict=False)
        again = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        yield line.page, grid[again:]
        first = first or grid
