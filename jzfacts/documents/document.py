"""A draft from its bytes, whatever they are, and the comments in it that silence findings.

A base cites the lines of a page, whatever kind of file that is: a text is its own; of any other file
each paragraph is a line and each row of a table one, its cells divided by tabs, with blank lines
between paragraphs and tables.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from jzfacts.documents.file.encoding import decode
from jzfacts.documents.file.kind import kind_of_file
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.markup import kind_of, read_text
from jzfacts.documents.model import Document, Paragraph, Source, Table
from jzfacts.i18n import N_
from jzfacts.text.lazy_regex import pattern

_SILENCE = pattern(r"(?:<!--|#)\s*jzfacts:\s*ignore(?:\s+([a-z][a-z, -]*[a-z]))?\s*(?:-->|\Z)")
_ALONE = pattern(r"\s*(?:<!--|#)\s*jzfacts:.*")

ALL_RULES = "*"
"""Stands for every rule where a comment names none."""

MARK = "jzfacts:"
"""What a comment that silences begins with."""

PAGES = (".html", ".htm", ".shtml", ".xhtml")
"""What the names of web pages end in."""

_PAGE_BEGINS = (b"<!doctype html", b"<html", b"<?xml")


def read_document(data: bytes) -> tuple[Document, str | None]:
    """A draft as a document, and the encoding of its text if it is one.

    Raises UnreadableError for what no draft is.
    """
    kind = kind_of_file(data)
    if kind == "office":
        from jzfacts.documents.file.office import to_word

        data, kind = to_word(data), "word"
    if kind == "word":
        from jzfacts.documents.word.reader import read_docx

        return read_docx(data).document, None
    if kind == "pdf":
        from jzfacts.documents.pdf.reader import read_pdf

        return read_pdf(data), None
    text, encoding = decode(data)
    document = read_text(text)
    if not document.elements and kind_of(text) == "html":
        raise UnreadableError(
            N_("a web page without text, perhaps written by a script or in frames"),
            N_("print it as PDF from a browser"),
        )
    return document, encoding


def read_page(data: bytes, name: str) -> tuple[Document, str | None]:
    """The document whose source is the text of a file, and the encoding of one that is a text.

    Raises UnreadableError for what cannot be read.
    """
    document, encoding = read_document(data)
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    is_page = name.lower().endswith(PAGES) or head.startswith(_PAGE_BEGINS)
    return document if encoding and not is_page else in_lines(document), encoding


def in_lines(document: Document) -> Document:
    """A document of the same elements whose source has each paragraph and row in a line."""
    source = _Source()
    elements: list[Paragraph | Table] = []
    for element in document.elements:
        if isinstance(element, Paragraph):
            elements.append(source.add(element))
            source.write("\n\n")
        else:
            elements.append(source.table(element))
            source.write("\n")
    return Document(tuple(elements), source.text, notes=document.notes)


class _Source(Source):
    """It knows which paragraph of the document each of its own stands for."""

    def __init__(self) -> None:
        super().__init__()
        self._new: dict[int, Paragraph] = {}

    def add(self, paragraph: Paragraph) -> Paragraph:
        """Write a paragraph; one that was written is given again."""
        if id(paragraph) not in self._new:
            written = self.write(paragraph.text.replace("\n", " ").replace("\t", " "))
            self._new[id(paragraph)] = Paragraph(*written, paragraph.kind, paragraph.level)
        return self._new[id(paragraph)]

    def table(self, table: Table) -> Table:
        """Write a table; a merged cell stands in the first of its places, a head in all of them."""
        rows = []
        for number, row in enumerate(table.rows):
            cells = []
            for column, cell in enumerate(row):
                if column:
                    self.write("\t")
                is_head = number < table.header_rows or column < table.header_columns
                if is_head and id(cell) in self._new:
                    self.write(self._new[id(cell)].text)
                cells.append(self.add(cell))
            self.write("\n")
            rows.append(tuple(cells))
        caption = tuple(map(self.add, table.caption))
        return table._replace(rows=tuple(rows), caption=caption)


def rule_silenced(text: str, begin: int, rule: str) -> bool:
    """Whether a comment silences a rule on the line that begins at an offset.

    The comment stands on the line itself, or alone on the line above: `<!-- jzfacts: ignore -->`
    for all rules, `# jzfacts: ignore wrong-rank` for some.
    """
    return not _silenced(text, begin).isdisjoint((ALL_RULES, rule))


@lru_cache(maxsize=1)
def _silenced(text: str, begin: int) -> frozenset[str]:
    """The rules that comments silence there; of a long line each figure asks."""
    end = text.find("\n", begin)
    first = text.rfind("\n", 0, max(0, begin - 1)) + 1
    *above, own = text[first : end if end >= 0 else None].split("\n")
    comments = map(_SILENCE.search, (own, *filter(_ALONE.fullmatch, above)))
    silent = ((found[1] or ALL_RULES).replace(",", " ").split() for found in comments if found)
    return frozenset(chain.from_iterable(silent))
