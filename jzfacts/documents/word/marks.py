"""The marks in the body of a Word file between which a comment applies.

A comment is wrapped around characters of text by three elements: where it begins, where it ends,
and a run that refers to it. Where it begins or ends within a run, that run is ended there and one
like it begun behind the marks.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.documents.word.numbering import W
from jzfacts.documents.word.xml_bytes import Place, places, with_insertions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement

_CHARACTER = re.compile("&[^;]+;|\r\n|.", re.DOTALL)
_FORMER = re.compile(rb"<([^\s<>/]*rPrChange)\b[^<>]*(?:/>|>.*?</\1>)", re.DOTALL)
_FORMER_ID = re.compile(rb"""(rPrChange\b[^<>]*?:id=["'])[^"']*""")
"""How a run was formatted before: a tracked change, with an id of its own."""
_AROUND = frozenset(f"{W}{name}" for name in ("fldSimple", "sdtContent", "smartTag", "customXml"))
_PROPERTIES = frozenset(f"{W}{name}" for name in ("fldData", "smartTagPr", "customXmlPr"))
_WHITE = frozenset(" \t\r\n")
_PRESERVED = b' xml:space="preserve"'
_END, _CUT, _START = range(3)
"""What comes first at the same offset."""


class Range(NamedTuple):
    """What a comment is wrapped around."""

    first: BaseOxmlElement
    last: BaseOxmlElement
    start: int | None = None
    """Where in the w:t `first` it begins; None if it begins before that element."""
    end: int | None = None
    """Where in the w:t `last` it ends; None if it ends after that element."""


def with_marks(
    xml: bytes,
    root: BaseOxmlElement,
    ranges: Mapping[int, Range],
    namespace: str,
    ids: Iterator[int],
) -> bytes:
    """The main part, in UTF-8, with the marks of comments, whose ids are the keys of `ranges`.

    `root` is the part as read; `namespace` that of its elements; `ids` are not used so far.
    """
    writer = _Writer(xml, root, ranges, namespace, ids)
    cuts: dict[BaseOxmlElement, dict[int, bytes]] = {}
    for number, one in ranges.items():
        mark = writer.end_mark(number, one)
        if one.end is None:
            writer.insert(writer.place(one.last).end, _END, mark)
        else:
            marks = cuts.setdefault(one.last, {})
            marks[one.end] = marks.get(one.end, b"") + mark
    for number, one in ranges.items():
        mark = writer.start_mark(number)
        if one.start is None:
            writer.insert(writer.place(one.first).begin, _START, mark)
        else:
            marks = cuts.setdefault(one.first, {})
            marks[one.start] = marks.get(one.start, b"") + mark
    for text, marks in cuts.items():
        writer.cut(text, marks)
    return writer.result()


class _Writer:
    """The part, and what is put into it."""

    def __init__(
        self,
        xml: bytes,
        root: BaseOxmlElement,
        ranges: Mapping[int, Range],
        namespace: str,
        ids: Iterator[int],
    ) -> None:
        self._xml = xml
        self._ids = ids
        self._insertions: list[tuple[int, int, bytes]] = []
        prefix = next((name for name, uri in root.nsmap.items() if name and uri == W[1:-1]), None)
        self._prefix = prefix or "jz"
        self._declared = "" if prefix else f' xmlns:jz="{namespace}"'
        ends = {one for each in ranges.values() for one in (each.first, each.last)}
        wanted = ends | {one.getparent() for one in ends}
        wanted |= {_outermost(one.getparent(), end=end) for one in ends for end in (False, True)}
        wanted |= {properties for one in wanted for properties in one.findall(f"{W}rPr")}
        self._numbers = {one: n for n, one in enumerate(root.iter("*")) if one in wanted}
        self._places = places(xml, set(self._numbers.values()))

    def place(self, element: BaseOxmlElement) -> Place:
        return self._places[self._numbers[element]]

    def insert(self, offset: int, order: int, new: bytes) -> None:
        self._insertions.append((offset, order, new))

    def result(self) -> bytes:
        return with_insertions(self._xml, self._insertions)

    def start_mark(self, number: int) -> bytes:
        return self._mark("commentRangeStart", number).encode()

    def end_mark(self, number: int, one: Range) -> bytes:
        """The end of a range, and the reference, which is formatted as what stands before it.

        Else it might be larger, and the line higher.
        """
        run = one.last if one.end is None else one.last.getparent()
        likeness = _FORMER.sub(b"", self._properties(run)) if run.tag == f"{W}r" else b""
        end, reference = (
            self._mark("commentRangeEnd", number),
            self._mark("commentReference", number),
        )
        name = f"{self._prefix}:r"
        return b"".join(
            [f"{end}<{name}{self._declared}>".encode(), likeness, f"{reference}</{name}>".encode()]
        )

    def cut(self, element: BaseOxmlElement, marks: Mapping[int, bytes]) -> None:
        """Put marks in at offsets of the text of a w:t."""
        run = element.getparent()
        text, place = element.text or "", self.place(element)
        tag, end_tag = self._xml[place.begin : place.inside], self._xml[place.close : place.end]
        if b"xml:space" not in tag and any(
            _WHITE.intersection(text[offset - 1 : offset + 1])
            for offset in marks
            if 0 < offset < len(text)
        ):
            tag = tag[:-1] + _PRESERVED + b">"
            self.insert(place.inside - 1, _CUT, _PRESERVED)
        written = _CHARACTER.findall(self._xml[place.inside : place.close].decode())
        begins = list(accumulate((len(one.encode()) for one in written), initial=place.inside))
        for offset, mark in marks.items():
            if 0 < offset < len(text):
                self.insert(begins[offset], _CUT, end_tag + self._parted(run, mark) + tag)
            elif offset == 0:
                if any(one.tag != f"{W}rPr" for one in element.itersiblings(preceding=True)):
                    self.insert(place.begin, _START, self._parted(run, mark))
                else:
                    self.insert(self.place(_outermost(run, end=False)).begin, _START, mark)
            elif element.getnext() is not None:
                self.insert(place.end, _END, self._parted(run, mark))
            else:
                self.insert(self.place(_outermost(run, end=True)).end, _END, mark)

    def _parted(self, run: BaseOxmlElement, mark: bytes) -> bytes:
        """The end of a run, a mark, and the beginning of a run like it."""
        place = self.place(run)
        properties = _FORMER_ID.sub(
            lambda found: found[1] + str(next(self._ids)).encode(), self._properties(run)
        )
        end_tag, tag = self._xml[place.close : place.end], self._xml[place.begin : place.inside]
        return end_tag + mark + tag + properties

    def _properties(self, run: BaseOxmlElement) -> bytes:
        found = (self.place(one) for one in run.findall(f"{W}rPr"))
        return b"".join(self._xml[one.begin : one.end] for one in found)

    def _mark(self, name: str, number: int) -> str:
        return f'<{self._prefix}:{name}{self._declared} {self._prefix}:id="{number}"/>'


def _outermost(run: BaseOxmlElement, *, end: bool) -> BaseOxmlElement:
    """What begins (or ends) with a run: the field, control or tag around it, or the run itself.

    To the text it is the same where marks stand; but LibreOffice loses the text of a field or
    control in which a comment ends, and the range of one in a tag.
    """
    while True:
        beside, parent = run.getnext() if end else run.getprevious(), run.getparent()
        if end and beside is not None and _field_marks(beside) == ["end"]:
            run = beside
        elif parent.tag in _AROUND and (beside is None or beside.tag in _PROPERTIES):
            run = parent.getparent() if parent.tag == f"{W}sdtContent" else parent
        else:
            return run


def _field_marks(run: BaseOxmlElement) -> list[str | None]:
    """For each thing in a run, what mark of a field it is."""
    return [one.get(f"{W}fldCharType") for one in run if one.tag != f"{W}rPr"]
