"""A document as every reader gives it: paragraphs and tables in reading order, with a way back.

The source is the text that positions count in: the file itself for plain text, Markdown and HTML,
the text as read for formats that are no text. Each character of a paragraph knows the span of the
source that it stands for: most themselves, an entity all its characters, what a reader put in none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from jzfacts.text.normalize import Traced, traced

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["paragraph", "heading", "item", "cell"]


class Paragraph(NamedTuple):
    """A paragraph, heading, list item or table cell, without its markup: traced text of a kind."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    kind: Kind = "paragraph"
    level: int = 0
    """Of a heading 1 to 6, or 0 where only its shape makes it one; of an item its depth, from 1,
    or 0 where the mark of the list is part of the text."""

    def part(self, begin: int = 0, end: int | None = None) -> Traced:
        return Traced(*self[:3]).part(begin, end)


class Table(NamedTuple):
    """A table as a grid: all rows are equally long, a merged cell stands in each of its places."""

    rows: tuple[tuple[Paragraph, ...], ...]
    header_rows: int
    header_columns: int
    caption: tuple[Paragraph, ...] = ()
    """What stands over it (its title, 单位：亿元). These are elements of the document, too."""


class Document(NamedTuple):
    """The elements of a text in reading order."""

    elements: tuple[Paragraph | Table, ...]
    source: str
    places: Sequence[str] = ()
    """Where a person finds each line of the source (table 2, row 3, column 2); none for a text."""
    notes: Sequence[str] = ()
    """What a person must know of how it was read, such as pages that have no text."""

    def place(self, line: int) -> str:
        """Where a person finds a line, counted from 1; empty where that is the line itself."""
        return self.places[line - 1] if self.places else ""


class Source:
    """The source of a document whose file is no text, while it is written."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0
        self.places: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def write(self, text: str, place: str = "") -> Traced:
        """Add a text whose lines, if any end in it, a person finds at a place."""
        written = traced(text, self.length)
        self._pieces.append(text)
        self.length += len(text)
        self.places += [place] * text.count("\n")
        return written


def paragraphs(element: Paragraph | Table) -> list[Paragraph]:
    """An element itself, or the cells of a table that have text, each once."""
    if isinstance(element, Paragraph):
        return [element]
    cells = (cell for row in element.rows for cell in row if cell.text)
    return list({id(cell): cell for cell in cells}.values())


def span(paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    """The span of the source behind the non-empty span `[start, end)` of a paragraph's text."""
    first = paragraph.starts[start]
    return first, max(first, paragraph.ends[end - 1])
