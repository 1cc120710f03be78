"""Rows of cells as a table: which rows and columns are heads, and what stands over it.

In a plain text these are lines of as many cells, divided by tabs, as people paste them and `document`
writes them, by strokes or by spaces; a head of several columns or rows is written in each of its
places.
"""

from __future__ import annotations

from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.documents.model import Paragraph, Table
from jzfacts.documents.plain import clean, printed_lines, shape
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.normalize import joined, traced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jzfacts.text.normalize import Traced

WIDEST = 200
"""Columns that a table may have; cells beyond, which only hostile spans make, are dropped."""

FIGURE = pattern(
    r"(?P<bound>约|近|超过?|逾|达到?|不低于|不超过|高于|低于)?(?P<sign>[-+−－–＋↑↓▲▼]?)\s*"
    r"(?P<number>第?[0-9０-９][0-9０-９,，.．]*)\s*(?P<unit>[^0-9０-９。；]{0,8})"
)
"""A cell that is a figure: a bound, a sign, a number, a unit (which may be anything short)."""

RANK_IN_WORDS = pattern(
    "第[一二三四五六七八九十]{1,3}[位名]?|[一二三四五六七八九十]{1,3}[位名]|首位"
)
"""A cell that is a rank without a digit."""

LONGEST = 40
"""Characters that no cell with nothing but a figure has."""

_TIME = pattern(
    r"(?:19|20)[0-9]{2}(?:年.{0,8})?|(?:[0-9]{1,2}月?[-—－–~至])?[0-9]{1,2}(?:月份?|季度)(?:累计)?"
)
NUMBERING = frozenset(("序号", "编号", "行次"))
"""Heads of columns that number the rows."""

_CELLS = {
    "\t": pattern(r"(?:\A|\t)([^\t]*)"),
    "|": pattern(r"(?:\A|\|)([^|]*)(?=\|)|\|([^|]+)\Z"),
    "": pattern(r"(\S+)"),
}
"""The cells of a line, by what divides them; a stroke at the end of a line opens none."""
_SMALL = str.maketrans("﹙﹚", "()")
_LOOSE = pattern(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]|[(（])")
"""White space that spreads the characters of a head: 绝 对 数 (亿元)."""
_DASHES = "-—–－/…"
"""What stands in a cell without a figure."""


def build_table(
    rows: Sequence[Sequence[Paragraph | None]],
    before: Sequence[Paragraph | Table] = (),
    header_rows: int = 0,
    header_columns: int = 0,
) -> Table | None:
    """A table of these rows, made equally long; None if it has no text. A cell of None is empty.

    `before` are the elements above it, of which the last short ones are its caption. Heads that
    the format does not mark (0) are told by their contents: above and left of the first figures.
    """
    width = min(WIDEST, max(map(len, rows), default=0))
    if not any(cell for row in rows for cell in row):
        return None
    empty = Paragraph("", (), (), "cell")
    grid = tuple(
        (*(cell or empty for cell in row[:width]), *[empty] * (width - len(row))) for row in rows
    )
    header_rows = header_rows or _header_rows(grid)
    header_columns = header_columns or _header_columns(grid, header_rows)
    return Table(grid, header_rows, header_columns, _caption(before))


class Cell:
    """A cell while it is read: what stands in it, and whether it is marked as a head."""

    def __init__(self, *, head: bool = False) -> None:
        self.head = head
        self.elements: list[Paragraph | Table] = []


def table_or_contents(
    rows: Sequence[Sequence[Cell]], before: Sequence[Paragraph | Table]
) -> list[Paragraph | Table]:
    """A grid of data as a table; of one that only places text, what its cells hold.

    A merged cell stands in each of its places. `before` are the elements above.
    """
    rows = [row for row in rows if row]
    cells = list(dict.fromkeys(cell for row in rows for cell in row))
    nested = any(isinstance(one, Table) for cell in cells for one in cell.elements)
    if nested or len(cells) < 2 or any(len(cell.elements) > 4 for cell in cells):
        return [element for cell in cells for element in cell.elements]
    texts = {cell: _cell_text(cell) for cell in cells}
    columns = 0
    if not all(cell.head for cell in cells):
        columns = leading(
            sum(cell.head for cell in column) * 2 > len(column)
            for column in zip(*rows, strict=False)
        )
    table = build_table(
        [[texts[cell] for cell in row] for row in rows],
        before,
        leading(all(cell.head for cell in row) for row in rows),
        columns,
    )
    return [table] if table else []


def _cell_text(cell: Cell) -> Paragraph | None:
    """The paragraphs of a cell as one, with line breaks between where no Chinese text goes on."""
    parts = [one for one in cell.elements if isinstance(one, Paragraph)]
    if len(parts) < 2:
        return parts[0]._replace(kind="cell", level=0) if parts else None
    lines: list[Traced] = []
    for part in parts:
        lines += traced("\n", part.starts[0], part.starts[0]), part.part()
    return next(clean(joined(lines[1:]), "cell"), None)


def leading(heads: Iterable[bool]) -> int:
    """How many are true before the first that is not."""
    return sum(1 for _ in takewhile(bool, heads))


def says_figure(text: str) -> bool:
    """Whether words hold a figure with its unit; 五年累计 is a time."""
    from jzfacts.text.mentions import quantities

    return any(one.unit not in (None, "年") for one in quantities(text))


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure and nothing else; a time is none."""
    if RANK_IN_WORDS.fullmatch(text):
        return True
    return len(text) < LONGEST and bool(FIGURE.fullmatch(text)) and not _TIME.fullmatch(text)


def _header_rows(grid: tuple[tuple[Paragraph, ...], ...]) -> int:
    """The rows above the first that says a figure, or heads a section by a single text.

    A single text above all others is a title.
    """
    heads = False
    for number, row in enumerate(grid):
        single = len({cell.text for cell in row} - {""}) == 1
        if (single and heads) or any(
            is_figure(cell.text) or says_figure(cell.text) for cell in row
        ):
            return number
        heads |= not single
    return 1


def _header_columns(grid: tuple[tuple[Paragraph, ...], ...], header_rows: int) -> int:
    """The columns left of the first with a figure; a numbering of the rows is no figure."""
    heads = [
        "".join(column)
        for column in zip(*([c.text for c in row] for row in grid[:header_rows]), strict=True)
    ]
    for number, column in enumerate(zip(*grid[header_rows:], strict=True)):
        if heads and heads[number] in NUMBERING:
            continue
        if any(is_figure(cell.text) for cell in column):
            return number
    return 1


def _caption(before: Sequence[Paragraph | Table]) -> tuple[Paragraph, ...]:
    """The headings right above a table, two at most: its title, its unit."""
    caption: list[Paragraph] = []
    for element in reversed(before[-2:]):
        if not isinstance(element, Paragraph) or element.kind != "heading":
            break
        caption.insert(0, element)
    return tuple(caption)


class _Row(NamedTuple):
    """A line of a text with its cells, and the tabs or strokes that divide them, if any."""

    begin: int
    end: int
    mark: str
    cells: list[Paragraph]


def parts(text: str) -> Iterator[tuple[int, int, Table | None]]:
    """The spans of a text, in order, with the table that stands there; None for prose."""
    done = 0
    above: list[_Row] = []
    for _, group in groupby(_rows(text), key=lambda row: (row.mark, len(row.cells))):
        rows = list(group)
        if _is_table(rows):
            begin, end = rows[0].begin, rows[-1].end
            before = [traced(text[row.begin : row.end], row.begin).stripped() for row in above]
            yield done, begin, None
            yield begin, end, _table(rows, [Paragraph(*one, shape(one.text)) for one in before])
            done, above = end, []
        else:
            above = [] if rows[0].mark else [*above, *(row for row in rows if row.cells)][-2:]
    yield done, len(text), None


def _rows(text: str) -> Iterator[_Row]:
    for begin, end in printed_lines(text):
        line = text[begin:end].removesuffix("\n")
        mark = "\t" if "\t" in line else "|" if line.count("|") > 1 else ""
        found = _CELLS[mark].finditer(line.translate(_SMALL))
        spans = (one.span(one.lastindex or 0) for one in found)
        cells = [_tight(line[first:last], begin + first) for first, last in spans]
        yield _Row(begin, end, mark, [Paragraph(*cell, "cell") for cell in cells])


def _tight(text: str, begin: int) -> Traced:
    """What stands in a cell, without white space that divides nothing."""
    cell = traced(text.translate(_SMALL), begin)
    stops = [(0, 0), *(gap.span() for gap in _LOOSE.finditer(cell.text)), (len(text),) * 2]
    return joined(cell.part(end, start) for (_, end), (start, _) in pairwise(stops)).stripped()


def _is_table(rows: Sequence[_Row]) -> bool:
    """Whether lines of as many cells are the rows of a table.

    Without tabs they have a head, and each column is of figures, as two are at least, or of words.
    """
    head, *body = (
        [is_figure(cell.text) if cell.text.strip(_DASHES) else None for cell in row.cells]
        for row in rows
    )
    if rows[0].mark:
        return len(rows) > 1 and any(any(row[1:]) for row in (head, *body))
    columns = [set(column) - {None} for column in zip(*body, strict=True)]
    figures, words = columns.count({True}), columns.count({False})
    return len(body) > 1 and not any(head) and figures > 1 and 0 < words == len(columns) - figures


def _table(printed: Sequence[_Row], before: Sequence[Paragraph]) -> Table | None:
    """The table of these rows; a head that stands beside or below itself is one that is merged."""
    rows: list[list[Paragraph | None]] = []
    for cells in (row.cells for row in printed):
        above = rows[-1] if rows else [None] * len(cells)
        row: list[Paragraph | None] = []
        for number, cell in enumerate(cells):
            beside = (above[number], *row[-1:])
            same = (other for other in beside if other and other.text == cell.text)
            own = cell if cell.text else None
            row.append(own if is_figure(cell.text) else next(same, own))
        rows.append(row)
    return build_table(rows, before)
