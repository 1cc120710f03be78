"""The text of a page as a base cites it, line by line, whatever kind of file the page is.

A text is its own. Of a Word document each paragraph is a line, also in a cell; of a PDF each printed
line, with a blank line between paragraphs. Of a web page each paragraph is one, and each row of a
table, its cells divided by tabs, with blank lines between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.documents.model import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.documents.model import Document, Table

PAGES = (".html", ".htm", ".shtml", ".xhtml")
"""What the names of web pages end in."""


def as_text(data: bytes, name: str) -> str | None:
    """The text of a file of this name; None for one that is a text itself.

    Raises UnreadableError for what cannot be read.
    """
    from jzfacts.documents.document import read_document
    from jzfacts.documents.file.kind import kind_of_file

    kind = kind_of_file(data)
    if kind == "text" and not (is_page(data[:1000]) or name.lower().endswith(PAGES)):
        return None
    document = read_document(data)[0]
    return document.source if kind != "text" else "\n".join(_lines(document))


def is_page(head: bytes) -> bool:
    """Whether a text begins as a web page does."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return head.startswith((b"<!doctype html", b"<html", b"<?xml"))


def _lines(document: Document) -> Iterator[str]:
    for element in document.elements:
        if isinstance(element, Paragraph):
            yield _line(element)
        else:
            yield from _rows(element)
        yield ""


def _rows(table: Table) -> Iterator[str]:
    """The rows of a table; of a merged cell its first place."""
    for row in table.rows:
        cells = [cell for at, cell in enumerate(row) if not at or cell is not row[at - 1]]
        yield "\t".join(map(_line, cells))


def _line(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text.split("\n"))
