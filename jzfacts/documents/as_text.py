"""A page as a base cites it, line by line, whatever kind of file the page is.

A text is its own. Of any other file each paragraph is a line and each row of a table one, its cells
divided by tabs, with blank lines between paragraphs and tables. `draft` reads this, a base cites
its lines and holds its digest, `audit` proves against it, `jzfacts text` prints it.
"""

from __future__ import annotations

from jzfacts.documents.document import read_document
from jzfacts.documents.file.kind import kind_of_file
from jzfacts.documents.model import Document, Paragraph, Table

PAGES = (".html", ".htm", ".shtml", ".xhtml")
"""What the names of web pages end in."""


def read_page(data: bytes, name: str) -> tuple[Document, str | None]:
    """The document whose source is the text of a file, and the encoding of one that is a text.

    Raises UnreadableError for what cannot be read.
    """
    document, encoding = read_document(data)
    return document if _is_text(data, name) else in_lines(document), encoding


def _is_text(data: bytes, name: str) -> bool:
    """Whether a file is a text and no web page."""
    is_page = name.lower().endswith(PAGES) or _begins_page(data[:1000])
    return not is_page and kind_of_file(data) == "text"


def _begins_page(head: bytes) -> bool:
    """Whether a text begins as a web page does."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return head.startswith((b"<!doctype html", b"<html", b"<?xml"))


def in_lines(document: Document) -> Document:
    """A document of the same elements whose source has each paragraph and row in a line."""
    text = _Text()
    elements: list[Paragraph | Table] = []
    for element in document.elements:
        if isinstance(element, Paragraph):
            elements.append(text.add(element))
            text.end("\n\n")
        else:
            elements.append(text.table(element))
            text.end("\n")
    return Document(tuple(elements), "".join(text.pieces), notes=document.notes)


class _Text:
    """The source so far, and which paragraph of the document each of its own stands for."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._length, self._line = 0, 1
        self._new: dict[int, Paragraph] = {}

    def add(self, paragraph: Paragraph) -> Paragraph:
        """Write a paragraph; one that was written is given again."""
        if id(paragraph) not in self._new:
            text = paragraph.text.replace("\n", " ").replace("\t", " ")
            begin, end = self._length, self._length + len(text)
            self._new[id(paragraph)] = paragraph._replace(
                text=text,
                starts=range(begin, end),
                ends=range(begin + 1, end + 1),
                line=self._line,
            )
            self.end(text)
        return self._new[id(paragraph)]

    def table(self, table: Table) -> Table:
        """Write a table; a merged cell stands in the first of its places, a head in all of them."""
        rows = []
        for number, row in enumerate(table.rows):
            cells = []
            for column, cell in enumerate(row):
                if column:
                    self.end("\t")
                is_head = number < table.header_rows or column < table.header_columns
                if is_head and id(cell) in self._new:
                    self.end(self._new[id(cell)].text)
                cells.append(self.add(cell))
            self.end("\n")
            rows.append(tuple(cells))
        caption = tuple(map(self.add, table.caption))
        return table._replace(rows=tuple(rows), caption=caption)

    def end(self, text: str) -> None:
        """Write what stands in no paragraph."""
        self.pieces.append(text)
        self._length += len(text)
        self._line += text.count("\n")
