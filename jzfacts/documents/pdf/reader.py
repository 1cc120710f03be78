"""A PDF as a document: the paragraphs of its pages, put together from printed lines.

The source of the document is its text as read, each printed line one line of it, with a blank line
between paragraphs, so that a finding stands on the line and page where a person sees it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from jzfacts.documents.file.kind import LOCKED, RECOGNISE
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.model import Document, Source
from jzfacts.documents.pdf.bounded import SECONDS, BoundsError, bounded
from jzfacts.documents.pdf.glyphs import UNKNOWN, page_glyphs
from jzfacts.documents.pdf.grids import page_rules, rows_of_pages, with_aligned, with_ruled
from jzfacts.documents.pdf.lines import lines_of
from jzfacts.documents.pdf.margins import with_notes, without_margins
from jzfacts.documents.pdf.paragraphs import TURNED, paragraphs
from jzfacts.documents.plain import FILLER, clean
from jzfacts.documents.tables import Cell, table_or_contents
from jzfacts.i18n import N_, Message
from jzfacts.text.normalize import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdfium2 import PdfPage

    from jzfacts.documents.model import Kind, Paragraph, Table
    from jzfacts.documents.pdf.bounded import Allow
    from jzfacts.documents.pdf.glyphs import Grid
    from jzfacts.documents.pdf.lines import Line
    from jzfacts.text.normalize import Traced

_SIGN_AT_END = re.compile(r"(?<=[-+±~/])\n(?=[0-9])")
"""A line break within a figure, after its sign."""
_WRITTEN = {pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET}
"""Annotations whose text is seen on the page."""
_DAMAGED = N_("a damaged PDF"), N_("create it again from the document")
_AT_ONCE = 100
"""Pages after which the file is opened anew, for pdfium keeps all fonts that it has seen."""
MOST_PAGES = 5_000
"""Pages of the longest document that is read."""


class _Page(NamedTuple):
    lines: list[Line]
    is_empty: bool
    """Whether it shows something, but no text."""
    is_hidden: bool
    """Whether its text is hidden behind a picture."""
    unseen: int
    """Characters that it does not show."""
    over: int
    """Characters that are drawn over others."""


def read_pdf(data: bytes) -> Document:
    """Read a PDF. Raises UnreadableError for one that is damaged, protected or without text."""
    try:
        pages = bounded(lambda allow: _pages(data, allow))
    except PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableError(*LOCKED) from None
        raise UnreadableError(*_DAMAGED) from None
    except (BoundsError, MemoryError):
        raise UnreadableError(N_("a PDF that takes too much time or memory"), _DAMAGED[1]) from None
    lines = with_notes(list(with_aligned(without_margins([page.lines for page in pages]))))
    if not lines:
        raise UnreadableError(N_("a PDF without text, perhaps scanned"), RECOGNISE)
    unknown = sum(line.text.count(UNKNOWN) for line in lines)
    if unknown * 2 > sum(len(line.text) for line in lines):
        raise UnreadableError(N_("a PDF whose characters cannot be read"), RECOGNISE)
    left_out = N_("{number} characters that the page does not show are left out")
    counts = (
        (N_("{number} characters are unreadable"), unknown),
        (left_out, sum(page.unseen for page in pages)),
    )
    notes = [Message(note, number=count) for note, count in counts if count]
    for note, kind in (
        (N_("pages with text drawn over other text, look at them: {numbers}"), "over"),
        (N_("pages without text, perhaps scanned: {numbers}"), "is_empty"),
        (N_("pages whose text was recognised from pictures: {numbers}"), "is_hidden"),
    ):
        numbers = [str(number) for number, page in enumerate(pages, 1) if getattr(page, kind)]
        notes += [Message(note, numbers=", ".join(numbers))] if numbers else []
    return _document(lines, notes)


def _pages(data: bytes, allow: Allow) -> list[_Page]:
    """All pages, for each hundred of which more time is allowed."""
    pages: list[_Page] = []
    gutter = None
    count = 1
    while len(pages) < count:
        with PdfDocument(data) as file:
            count = len(file)
            if count > MOST_PAGES:
                raise UnreadableError(N_("a PDF of too many pages"), N_("split it"))
            numbers = range(len(pages), min(count, len(pages) + _AT_ONCE))
            allow(SECONDS + len(numbers))
            for number in numbers:
                drawn = _flattened(file, number)
                page = page_glyphs(drawn)
                first, *turned = page.turns or [[]]
                first = with_ruled(first, page_rules(drawn, page.turned))
                drawn.close()
                lines, gutter = lines_of(first, number, gutter)
                for turn, glyphs in enumerate(turned, 1):
                    lines += lines_of(glyphs, number, column=1 << TURNED + turn)[0]
                is_empty = page.is_drawn and not (page.is_hidden or lines)
                pages.append(_Page(lines, is_empty, page.is_hidden, page.unseen, page.over))
    return pages


def _flattened(file: PdfDocument, number: int) -> PdfPage:
    """A page, with the text of forms and of boxes that were put on it later as part of it."""
    page = file[number]
    kinds = {
        pdfium.FPDFAnnot_GetSubtype(pdfium.FPDFPage_GetAnnot(page.raw, at))
        for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw))
    }
    if not kinds & _WRITTEN:
        return page
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return file[number]


def _document(lines: list[Line], notes: list[Message]) -> Document:
    """The lines as source, and the paragraphs and tables that they make."""
    source = _Source()
    elements: list[Paragraph | Table] = []
    for paragraph in paragraphs(lines):
        if paragraph[0].grid:
            pages = rows_of_pages(paragraph)
            rows = [row for page, grid in pages for row in source.table(page, grid)]
            elements += table_or_contents(rows, elements)
        else:
            elements += _read(source.line(line.page, line.text) for line in paragraph)
        source.write("\n")
    return Document(tuple(elements), source.text, tuple(source.places), tuple(notes))


def _read(lines: Iterable[Traced], kind: Kind | None = None) -> Iterator[Paragraph]:
    printed = joined(lines)
    return clean(printed._replace(text=_SIGN_AT_END.sub(FILLER, printed.text)), kind)


class _Source(Source):
    """Each printed line is a line of it, and each line of a cell."""

    _page = _number = 0

    def line(self, page: int, text: str, *, is_new: bool = True) -> Traced:
        """Write a line of a page, a new one there or one beside the last."""
        if is_new:
            self._number = self._number + 1 if page == self._page else 1
        self._page = page
        place = Message("page {page}, line {line}", page=page + 1, line=self._number)
        return self.write(text + "\n", place)

    def table(self, page: int, grid: Grid) -> list[list[Cell]]:
        """Write a table, cell by cell; a merged one is the same in each of its places."""
        cells: dict[int, Cell] = {}
        for row in grid:
            is_new = True
            for printed in row:
                if id(printed) not in cells:
                    cell = cells[id(printed)] = Cell()
                    lines = []
                    for text in printed or [""]:
                        lines.append(self.line(page, text, is_new=is_new))
                        is_new = False
                    cell.elements += _read(lines, "cell")
        return [[cells[id(printed)] for printed in row] for row in grid]
