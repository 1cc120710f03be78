"""A PDF as a document: the paragraphs of its pages, put together from printed lines.

The source of the document is its text as read, each printed line one line of it, with a blank line
between paragraphs, so that a finding stands on the line and page where a person sees it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD

from jzfacts.documents.file.kind import LOCKED, RECOGNISE
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.model import Document
from jzfacts.documents.pdf.glyphs import UNKNOWN, page_glyphs
from jzfacts.documents.pdf.lines import lines_of
from jzfacts.documents.pdf.margins import without_margins
from jzfacts.documents.pdf.paragraphs import paragraphs
from jzfacts.documents.plain import FILLER, clean
from jzfacts.i18n import N_, Message
from jzfacts.text.normalize import Lines

if TYPE_CHECKING:
    from jzfacts.documents.model import Paragraph
    from jzfacts.documents.pdf.lines import Line

_SIGN_AT_END = re.compile(r"(?<=[-+±~/])\n(?=[0-9])")
"""A line break within a figure, after its sign."""
_TURNED = 1 << 20
"""The first number of the columns of text that is turned another way."""
_AT_ONCE = 100
"""Pages after which the file is opened anew, for pdfium keeps all fonts that it has seen."""
MOST_PAGES = 5_000
"""Pages of the longest document that is read."""


def read_pdf(data: bytes) -> Document:
    """Read a PDF. Raises UnreadableError for one that is damaged, protected or without text."""
    try:
        pages, empty, hidden = _pages(data)
    except PdfiumError as error:
        if error.err_code == FPDF_ERR_PASSWORD:
            raise UnreadableError(*LOCKED) from None
        raise UnreadableError(N_("a damaged PDF"), N_("make it anew from the document")) from None
    lines = without_margins(pages)
    if not lines:
        raise UnreadableError(N_("a PDF without text, perhaps scanned"), RECOGNISE)
    notes = []
    unknown = sum(line.text.count(UNKNOWN) for line in lines)
    if unknown * 2 > sum(len(line.text) for line in lines):
        raise UnreadableError(N_("a PDF that does not tell its characters"), RECOGNISE)
    if unknown:
        notes.append(Message("{number} characters cannot be told", number=unknown))
    if empty:
        numbers = ", ".join(map(str, empty))
        notes.append(Message("pages without text, perhaps scanned: {numbers}", numbers=numbers))
    if hidden:
        numbers = ", ".join(map(str, hidden))
        notes.append(
            Message("pages whose text was recognised from pictures: {numbers}", numbers=numbers)
        )
    return _document(lines, notes)


def _pages(data: bytes) -> tuple[list[list[Line]], list[int], list[int]]:
    """The lines of each page as they are read, pages without text, pages with hidden text."""
    pages: list[list[Line]] = []
    empty: list[int] = []
    hidden: list[int] = []
    gutter = None
    count = 1
    while len(pages) < count:
        with PdfDocument(data) as file:
            count = len(file)
            if count > MOST_PAGES:
                raise UnreadableError(N_("a PDF of too many pages"), N_("split it"))
            for number in range(len(pages), min(count, len(pages) + _AT_ONCE)):
                page = page_glyphs(file[number])
                first, *turned = page.turns or [[]]
                lines, gutter = lines_of(first, number, gutter)
                for turn, glyphs in enumerate(turned, 1):
                    lines += lines_of(glyphs, number, column=_TURNED << turn)[0]
                pages.append(lines)
                if page.is_hidden:
                    hidden.append(number + 1)
                elif page.is_drawn and not lines:
                    empty.append(number + 1)
    return pages, empty, hidden


def _document(lines: list[Line], notes: list[Message]) -> Document:
    """The lines as source, and the paragraphs that they make."""
    source: list[str] = []
    places: list[str] = []
    spans: list[tuple[int, int]] = []
    length = number = page = 0
    for paragraph in paragraphs(lines):
        begin = length
        for line in paragraph:
            number = number + 1 if line.page == page else 1
            page = line.page
            source.append(line.text + "\n")
            places.append(Message("page {page}, line {line}", page=page + 1, line=number))
            length += len(line.text) + 1
        spans.append((begin, length))
        source.append("\n")
        places.append("")
        length += 1
    text = "".join(source)
    joined = _SIGN_AT_END.sub(FILLER, text)
    starts, ends, positions = range(len(text)), range(1, len(text) + 1), Lines(text)
    elements: list[Paragraph] = []
    for begin, end in spans:
        elements += clean(joined, starts, ends, begin, end, positions)
    return Document(tuple(elements), text, tuple(places), tuple(notes))
