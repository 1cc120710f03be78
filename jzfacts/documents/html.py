"""HTML, a page or a fragment, as paragraphs and tables.

A tokenizer of our own, for offsets are needed and any length must be linear: the standard
library's html.parser is quadratic in tags that are not closed (100 kB of `<a x='` take a minute),
raises at `<![x` and stops at `&#;`; lxml tells no offsets. Markup is read as browsers do where that
is simple, and never so that the rest of a text is lost: an element that hides text and is not
closed hides nothing beyond its block, a script that is not closed is none.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

from jzfacts.documents.main_text import Span, main_text, role_of
from jzfacts.documents.pieces import Pieces, effect_of
from jzfacts.documents.tables import WIDEST, Cell, table_or_contents
from jzfacts.text.normalize import traced

if TYPE_CHECKING:
    from jzfacts.documents.model import Kind, Paragraph, Table

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre "
    "section summary table tbody td tfoot th thead title tr ul".split()
)
"""Elements whose text stands apart from what is before and after."""

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_RAW = frozenset("script style title textarea".split())
_CELL_ENDS = frozenset("td th tr thead tbody tfoot caption".split())
_DEEPEST_TABLE = 20
_DEEPEST = 1000

_TOKEN = re.compile(
    r"""<(?P<close>/?)(?P<tag>[a-zA-Z][^\s/<>]*)(?P<attributes>
            (?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++))?+)*+\s*+/?(?=>)
            |[^<>]*+(?=>))>
        |<[!?][^<>]*+>?
        |(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{0,31});?)
        |(?P<text>[^<&]++|[<&])""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?+"""
)
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?(?![\d.])"
)
_BREAK = re.compile(r"[\n\r]")


def read_html(source: str, offset: int = 0, *, page: bool = False) -> list[Paragraph | Table]:
    """The elements of HTML that stands at an offset of a text.

    Of a whole `page` only its main text.
    """
    title = ""
    reader = _Reader()
    closings: dict[str, int] = {}
    position = 0
    while found := _TOKEN.match(source, position):
        position = found.end()
        if found["text"] is not None:
            reader.text(found["text"], offset + found.start())
        elif found["entity"]:
            character = unescape(found["entity"])
            reader.pieces.add(traced(character, offset + found.start(), offset + position))
        elif found["tag"]:
            reader.at = offset + found.start()
            tag = found["tag"].lower()
            if found["close"]:
                reader.end(tag)
            elif tag in _RAW and tag != "textarea":
                begin, position = position, _after_raw(source, position, tag, closings)
                if tag == "title":
                    title = title or "".join(unescape(source[begin:position]).split())
            else:
                reader.start(tag, found["attributes"], offset + found.start(), offset + position)
    elements = reader.finish()
    return main_text(elements, reader.spans, title) if page else elements


def _after_raw(source: str, position: int, tag: str, closings: dict[str, int]) -> int:
    """The end of a script or the like; `position` if it is not closed."""
    if closings.get(tag, position) < 0:
        return position
    found = re.compile(rf"</{tag}\b[^<>]*>", re.IGNORECASE).search(source, position)
    closings[tag] = found.end() if found else -1
    return found.end() if found else position


class _Grid:
    """A table while it is read."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.stray: list[Paragraph | Table] = []
        """What stands in no cell: a caption."""
        self.cell: Cell | None = None
        self.spans: dict[int, tuple[int, Cell]] = {}
        """Cells that reach down: column, number of rows yet to come."""
        self.in_head = False

    def open_row(self) -> None:
        self.rows.append([])
        self._fill()

    def add(self, cell: Cell, columns: int, rows: int) -> None:
        if not self.rows:
            self.open_row()
        self.cell = cell
        row = self.rows[-1]
        if len(row) + columns > WIDEST:
            columns = rows = 1
        for _ in range(columns):
            if rows > 1:
                self.spans[len(row)] = (rows - 1, cell)
            row.append(cell)
        self._fill()

    def _fill(self) -> None:
        """Continue the cells that reach down from rows above, up to the next free place."""
        row = self.rows[-1]
        while len(row) in self.spans:
            left, cell = self.spans.pop(len(row))
            if left > 1:
                self.spans[len(row)] = (left - 1, cell)
            row.append(cell)


class _Reader:
    """The elements found so far, and what is open."""

    def __init__(self) -> None:
        self.pieces = Pieces()
        self._elements: list[Paragraph | Table] = []
        self._tables: list[_Grid] = []
        self._stack: list[tuple[str, str, Span | None]] = []
        self.spans: list[Span] = []
        self.at = 0
        """Where in the source the tag stands that is read."""
        self._count: Counter[str] = Counter()

    def text(self, text: str, start: int) -> None:
        """Take in characters; their line breaks are but spaces, except in pre."""
        if not self._count["pre"]:
            text = _BREAK.sub(" ", text)
        self.pieces.add(traced(text, start))

    def start(self, tag: str, attributes: str, start: int, end: int) -> None:
        """Take in the start tag at `[start, end)` of the source."""
        if tag == "br":
            self.pieces.add(traced("\n", start, end))
            return
        told = _attributes(attributes)
        if tag in BLOCKS:
            self._flush()
        if tag == "table":
            if len(self._tables) < _DEEPEST_TABLE:
                self._tables.append(_Grid())
        elif tag in _CELL_ENDS and self._tables:
            self._close_to_table()
            grid = self._tables[-1]
            grid.cell = None
            if tag in ("td", "th"):
                grid.add(
                    Cell(head=tag == "th" or grid.in_head or "scope" in told),
                    _number(told.get("colspan"), 50),
                    _number(told.get("rowspan"), 1000),
                )
            elif tag == "tr":
                grid.open_row()
            else:
                grid.in_head = tag == "thead"
        elif tag == "p" and self._count[tag]:
            self._pop(tag)
        elif tag == "li" and self._count[tag]:
            self._pop(tag, ("table", "ul", "ol"))
        if tag in _VOID or len(self._stack) >= _DEEPEST:
            return
        span = None
        if role := role_of(tag, told):
            span = Span(role, start)
            self.spans.append(span)
        unseen = "hidden" in told or _UNSEEN.search(told.get("style", ""))
        effect = effect_of(tag) or ("hidden" if unseen else "")
        self._stack.append((tag, effect, span))
        self._count[tag] += 1
        self.pieces.open(effect)

    def end(self, tag: str) -> None:
        """Take in an end tag; one without a start changes nothing."""
        if tag in BLOCKS:
            self._flush()
        if tag == "table" and self._tables and self._count[tag] <= len(self._tables):
            self._close_to_table()
            self._close_table()
        elif tag in _CELL_ENDS and self._tables:
            self._close_to_table()
            self._tables[-1].cell = None
            self._tables[-1].in_head &= tag != "thead"
        if self._count[tag]:
            self._pop(tag)

    def finish(self) -> list[Paragraph | Table]:
        self._flush()
        while self._tables:
            self._close_table()
        return self._elements

    def _target(self) -> list[Paragraph | Table]:
        """Where elements go: the cell that is open, its table, or the document."""
        if not self._tables:
            return self._elements
        grid = self._tables[-1]
        return grid.cell.elements if grid.cell else grid.stray

    def _flush(self) -> None:
        """End the block whose text was taken in."""
        kind: Kind | None = None
        level = 0
        count = self._count
        heading = next((n for n in range(1, 7) if count[f"h{n}"]), 0)
        if heading:
            kind, level = "heading", heading
        elif count["li"]:
            kind, level = "item", max(1, count["ul"] + count["ol"])
        self._target().extend(self.pieces.paragraphs(kind, level))

    def _pop(self, tag: str, around: tuple[str, ...] = ("table",)) -> None:
        """Close an element and those open in it, unless it is itself around one of these."""
        place = self._innermost(tag, *around)
        if self._stack[place][0] == tag:
            self._close_from(place)

    def _close_to_table(self) -> None:
        self._close_from(self._innermost("table") + 1)

    def _innermost(self, *tags: str) -> int:
        """The place of the last element opened of these; -1 if none is open."""
        places = range(len(self._stack) - 1, -1, -1)
        return next((place for place in places if self._stack[place][0] in tags), -1)

    def _close_from(self, place: int) -> None:
        for name, effect, span in self._stack[place:]:
            if span:
                span.end = self.at
            self._count[name] -= 1
            self.pieces.open(effect, -1)
        del self._stack[place:]

    def _close_table(self) -> None:
        """Give out a table: a grid of data, or what its cells hold where it is but layout."""
        grid = self._tables.pop()
        target = self._target()
        target.extend(grid.stray)
        target.extend(table_or_contents(grid.rows, target))


def _attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case."""
    return {
        found[1].lower(): (found[2] or found[3] or found[4] or "").lower()
        for found in _ATTRIBUTE.finditer(text)
    }


def _number(text: str | None, limit: int) -> int:
    """A span: 1 if it is not told or makes no sense."""
    return min(limit, max(1, int(text))) if text and text.isdecimal() and len(text) < 6 else 1
