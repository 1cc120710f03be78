"""A Word document (.docx) as paragraphs and tables: what it says when all its changes are accepted.

    read_docx -> WordFile: the Document, and which piece of XML each part of its source stands in

The source of the document is its text as read: each paragraph begins a line, with the number that
Word shows before it (`numbering`); text boxes and notes follow the paragraph or table that they hang
on; headers and footers come last.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.model import Document, Paragraph, Source, Table
from jzfacts.documents.pieces import SHIFTS
from jzfacts.documents.plain import MARK, read_lines, shape
from jzfacts.documents.tables import WIDEST, Cell, table_or_contents
from jzfacts.documents.word.numbering import Numbering, Styles, W, is_on, local_name, value
from jzfacts.documents.word.package import DAMAGED, Package, told_if_damaged
from jzfacts.i18n import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_DELETED = frozenset(("del", "moveFrom"))
_UNENDED = (f"{W}rPr/{W}del", f"{W}rPr/{W}moveFrom", f"{W}framePr[@{W}dropCap]")
"""What a paragraph has that goes on in the next."""
_SILENT = _DELETED | frozenset(("pPr", "rPr", "sdtPr", "rt"))
"""Elements within a paragraph whose text does not count; `rt` is the pronunciation of a word."""
_WRAPPERS = frozenset("sdt sdtContent customXml ins moveTo smartTag Choice Fallback".split())
"""Elements around paragraphs, rows and cells that say nothing of their own."""
_HANGING = {
    "footnote": N_("footnote {number}"),
    "endnote": N_("endnote {number}"),
    "box": N_("text box {number}"),
}
"""What hangs on a paragraph."""
_DRAWN = ("chart", "chartEx", "diagramData")
"""Kinds of parts with texts and figures of their own, which no comment can stand at."""
SYMBOL = "□"
"""Stands for a picture in a font of symbols, such as Wingdings."""
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class Run(NamedTuple):
    """Where a piece of the source stands in the file."""

    start: int
    end: int
    element: etree._Element
    """What holds the characters `[start, end)` of the source: a w:t, or an element for one."""


class WordFile(NamedTuple):
    """A Word document as read, and what it takes to find the way back."""

    document: Document
    runs: tuple[Run, ...]
    """In the order of the source. The numbers that Word shows stand in none."""
    package: Package
    root: etree._Element
    """The main part."""


@lru_cache(maxsize=1)
def read_docx(data: bytes) -> WordFile:
    """Read a Word document. Raises UnreadableError for one that is damaged or may be hostile.

    The last is kept, for comments are mostly written into what was just read.
    """
    with told_if_damaged():  # what should be a number, a part or XML may be none
        return _Reader(Package(data)).read()


class _Reader:
    """What was read so far, and the paragraph that is being read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(self._roots("styles"))
        self._numbering = Numbering(self._roots("numbering"), self._styles)
        self._notes = {
            kind: {note.get(f"{W}id"): note for root in self._roots(f"{kind}s") for note in root}
            for kind in ("footnote", "endnote")
        }
        self._margins = [
            (Message(name), root)
            for kind, name in (("header", N_("header")), ("footer", N_("footer")))
            for root in self._roots(kind)
        ]
        self._source = Source()
        self._runs: list[Run] = []
        self._counts: Counter[tuple[str, str]] = Counter()
        self._cells = 0
        """How many tables are open."""
        self._hanging: list[tuple[str, etree._Element, str]] = []
        """Text boxes and notes that are yet to be read, with where they hang."""
        # of the paragraph that is being read
        self._style: str | None = None
        self._pieces: list[str] = []
        self._width = 0
        """How long they are together."""
        self._pending: list[Run] = []
        self._where = ""
        self._fields: list[bool] = []
        """The fields that are open: whether their results have begun."""
        self._shift: dict[int, int] | None = None

    def _roots(self, kind: str) -> list[etree._Element]:
        """The XML of the parts of this kind."""
        return [self._package.root(name) for name in self._package.targets(kind)]

    def read(self) -> WordFile:
        main = self._package.root(self._package.main)
        if next(main.iter(f"{W}altChunk", f"{W}subDoc"), None) is not None:
            raise UnreadableError(N_("a Word document that takes in another file"), DAMAGED[1])
        (body,) = main.findall(f"{W}body")
        elements = list(self._blocks(body, ""))
        for place, root in self._margins:
            elements += self._blocks(root, place)
        unread = sum(kind in _DRAWN for kind, _ in self._package.relations(self._package.main))
        notes = [Message(N_("charts or diagrams that were not read: {number}"), number=unread)]
        document = Document(
            tuple(elements),
            self._source.text,
            tuple(self._source.places),
            notes if unread else (),
        )
        return WordFile(document, tuple(self._runs), self._package, main)

    def _next(self, kind: str, where: str) -> int:
        self._counts[kind, where] += 1
        return self._counts[kind, where]

    def _blocks(self, parent: etree._Element, where: str) -> list[Paragraph | Table]:
        """The paragraphs and tables of the body, a cell, a text box, a note."""
        elements: list[Paragraph | Table] = []
        for child in _children(parent, "p", "tbl"):
            if child.tag == f"{W}p":
                elements += self._paragraph(child, where)
            else:
                elements += self._table(child, elements, where)
        return elements

    def _paragraph(self, element: etree._Element, where: str) -> Iterator[Paragraph | Table]:
        """The paragraph, then its text boxes and notes.

        One whose end was deleted goes on in the next, and so does a drop cap. Lists of contents do not count.
        """
        self._where = where
        self._style = style = value(element, "pPr", "pStyle")
        if self._styles.name(style).startswith("toc "):
            return
        following = element.getnext()
        ended = (
            following is None
            or following.tag != element.tag
            or all(element.find(f"{W}pPr/{one}") is None for one in _UNENDED)
        )
        label = self._numbering.label(element, style) if ended and not self._pieces else ""
        self._add(label)
        self._inline(element)
        self._fields.clear()
        if not ended:
            return
        text = "".join(self._pieces)
        if text[len(label) :].strip():
            place = where or Message("paragraph {number}", number=self._next("p", where))
            level = self._styles.outline(element, style)
            # 1.1 before 更新 would be a number of the text
            unread = 0 if MARK.fullmatch(label.rstrip()) else len(label)
            yield from self._written(text, place, level, unread)
        self._pieces.clear()
        self._width = 0
        self._pending.clear()
        if not self._cells:
            yield from self._hung()

    def _hung(self) -> Iterator[Paragraph | Table]:
        """The text boxes and notes of a paragraph, or of all cells of a table."""
        hanging, self._hanging = self._hanging, []
        for kind, box, where in hanging:
            name = Message(_HANGING[kind], number=self._next(kind, ""))
            yield from self._blocks(box, _within(where, name))

    def _written(self, text: str, place: str, level: int, unread: int) -> Iterator[Paragraph]:
        """Write a paragraph of the file into the source; line breaks in it separate paragraphs.

        So many characters at its beginning stand only there.
        """
        self._runs += self._pending
        for one in read_lines(self._source.write(text + "\n", place).part(unread), marked=True):
            titled = level and shape(one.text) == "heading"
            yield one._replace(kind="heading", level=level) if titled else one

    def _inline(self, parent: etree._Element) -> None:
        for child in parent:
            name = local_name(child)
            if name in _SILENT:
                continue
            if name == "t":
                self._add(child.text or "", child)
            elif name in _CHARACTERS:
                self._add(_CHARACTERS[name], child)
            elif name == "sym":
                self._add(_symbol(child), child)
            elif name == "r":
                self._run(child)
            elif name == "fldChar":
                self._field(child.get(f"{W}fldCharType"))
            elif name in ("footnoteReference", "endnoteReference"):
                kind = name.removesuffix("Reference")
                note = self._notes[kind].pop(child.get(f"{W}id"), None)
                if note is not None:
                    self._hanging.append((kind, note, self._where))
            elif name == "txbxContent":
                self._hanging.append(("box", child, self._where))
            elif name == "AlternateContent":
                self._inline(_alternative(child))
            else:  # links, fields, inserted text, drawings
                self._inline(child)

    def _run(self, run: etree._Element) -> None:
        """Take in a run; hidden and struck text does not count."""
        properties = run.find(f"{W}rPr")
        if any(self._has(properties, name) for name in ("vanish", "strike", "dstrike")):
            return
        if properties is not None:
            self._shift = SHIFTS.get((value(properties, "vertAlign") or "")[:3])
        self._inline(run)
        self._shift = None

    def _has(self, properties: etree._Element | None, name: str) -> bool:
        """Whether a run has a property by itself, by its style or by that of its paragraph."""
        own = is_on(properties, name)
        if own is None and properties is not None:
            own = self._styles.run_property(value(properties, "rStyle"), name)
        return bool(self._styles.run_property(self._style, name) if own is None else own)

    def _field(self, what: str) -> None:
        """A field begins, its result begins, or it ends."""
        if what == "begin":
            self._fields.append(False)
        elif self._fields and what == "separate":
            self._fields[-1] = True
        elif self._fields:
            self._fields.pop()

    def _add(self, text: str, element: etree._Element | None = None) -> None:
        if not text or not all(self._fields):
            return
        if self._shift:
            text = text.translate(self._shift)
        if element is not None:
            start = self._source.length + self._width
            self._pending.append(Run(start, start + len(text), element))
        self._pieces.append(text)
        self._width += len(text)

    def _table(
        self, element: etree._Element, before: list[Paragraph | Table], where: str
    ) -> list[Paragraph | Table]:
        """A table, or what stands in one that only places text."""
        number = self._next("tbl", where)
        self._cells += 1
        rows: list[list[Cell]] = []
        for row, child in enumerate(_children(element, "tr"), 1):
            properties = child.find(f"{W}trPr")
            if is_on(properties, "del") or is_on(properties, "hidden"):
                continue
            head = bool(is_on(properties, "tblHeader"))
            cells = [Cell() for _ in range(_count(child, "trPr", "gridBefore", least=0))]
            for cell in _children(child, "tc"):
                if cell.find(f"{W}tcPr/{W}cellDel") is not None:
                    continue
                column = len(cells)
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                if (
                    merged is not None
                    and merged.get(f"{W}val") != "restart"
                    and any(above[column:] for above in rows[-1:])
                ):
                    new = rows[-1][column]
                else:
                    new = Cell(head=head)
                    place = Message(
                        "table {number}, row {row}, column {column}",
                        number=number,
                        row=row,
                        column=column + 1,
                    )
                    new.elements += self._blocks(cell, _within(where, place))
                cells += [new] * _count(cell, "tcPr", "gridSpan", least=1)
            rows.append(cells)
        self._cells -= 1
        read = table_or_contents(rows, before)
        return read if self._cells else [*read, *self._hung()]


def _within(where: str, place: str) -> str:
    return Message("{where}, {place}", where=where, place=place) if where else place


def _symbol(element: etree._Element) -> str:
    """A character by its number in a font of symbols: a digit is one, others are not told apart."""
    number = int(element.get(f"{W}char") or "", 16)
    font = (element.get(f"{W}font") or "").lower()
    private = 0xF000 <= number < 0xF100
    character = chr(number & 0xFF if private else number)
    return character if not private or (font == "symbol" and character < "@") else SYMBOL


def _children(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of these names, also within elements that say nothing of their own."""
    for child in parent:
        name = local_name(child)
        if name in names:
            yield child
        elif name in _WRAPPERS:
            yield from _children(child, *names)
        elif name == "AlternateContent":
            yield from _children(_alternative(child), *names)


def _alternative(element: etree._Element) -> etree._Element:
    """Of several forms of a drawing the first that has text, for only one of them is shown."""
    texts = (one for one in element if one.find(f".//{W}txbxContent") is not None)
    return next(texts, element[0] if len(element) else element)


def _count(element: etree._Element, *path: str, least: int) -> int:
    """A number of columns; the least where a table cannot have as many."""
    number = int(value(element, *path) or least)
    return number if least <= number < WIDEST else least
