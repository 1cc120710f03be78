"""The marks in the body of a Word file between which a comment applies.

A comment is wrapped around characters of text by three elements: where it begins, where it ends,
and a run that refers to it. Where it begins or ends within a run, that run is ended there and one
like it begun behind the marks.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from copy import deepcopy
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from jzfacts.documents.word.numbering import local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_AROUND = frozenset("fldSimple sdtContent smartTag customXml".split())
_PROPERTIES = frozenset("fldData smartTagPr customXmlPr".split())
_WHITE = frozenset(" \t\r\n")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Range(NamedTuple):
    """What a comment is wrapped around."""

    first: etree._Element
    last: etree._Element
    start: int | None = None
    """Where in the w:t `first` it begins; None if it begins before that element."""
    end: int | None = None
    """Where in the w:t `last` it ends; None if it ends after that element."""


def add_marks(root: etree._Element, ranges: Mapping[int, Range], ids: Iterator[int]) -> None:
    """Put the marks of comments into the main part; the keys of `ranges` are their ids.

    `ids` are not used so far.
    """
    # First: runs are parted, so that all marks stand between elements.
    body = _Body(root, ids, ranges.values())
    # Then: where they stand. Marks have no say in that, so none is put in before.
    begins, ends = {}, {}
    for number, one in ranges.items():
        begins[number], ends[number] = body.around_fields(body.begin(one), body.end(one))
    references = {number: body.outside(element) for number, element in ends.items()}
    # Last: the marks themselves; what ends somewhere ends before what begins there.
    for number, element in begins.items():
        element.addprevious(body.mark("commentRangeStart", number))
    for number, element in reversed(ends.items()):
        references[number].addnext(body.reference(number, ranges[number]))
        element.addnext(body.mark("commentRangeEnd", number))


class _Fields(NamedTuple):
    """The fields among the children of an element."""

    ends: dict[etree._Element, etree._Element]
    """For each child the one that ends the outermost field that it is of, or itself."""
    begins: dict[etree._Element, etree._Element]
    """For the first child of a field's result what begins the field."""
    closes: dict[etree._Element, etree._Element]
    """For the last one what ends it; of both, only fields that say nothing but their results."""


class _Body:
    """The main part while marks are put into it."""

    def __init__(self, root: etree._Element, ids: Iterator[int], ranges: Iterable[Range]) -> None:
        self._namespace = etree.QName(root).namespace
        self._names = {"w": self._namespace}
        """What the namespace is called where the file calls it nothing."""
        self._ids = ids
        self._fielded = {next(one.iterancestors("{*}p"), None) for one in root.iter("{*}fldChar")}
        """The paragraphs with fields."""
        self._fields: dict[etree._Element, _Fields] = {}
        """Those of which something that a comment begins or ends beside is a sibling."""
        self._behind: dict[etree._Element, etree._Element | None] = {}
        """For a run that was parted, the run with what was behind."""
        cuts: dict[etree._Element, set[int]] = defaultdict(set)
        for one in ranges:
            for text, offset in ((one.first, one.start), (one.last, one.end)):
                if offset is not None:
                    cuts[text].add(offset)
        self._pieces = {text: self._parted(text, offsets) for text, offsets in cuts.items()}

    def _parted(self, text: etree._Element, offsets: set[int]) -> list[tuple[int, etree._Element]]:
        """Let runs end and begin at offsets of a w:t; its pieces, with where they begin in it."""
        written = text.text or ""
        inner = sorted(at for at in offsets if 0 < at < len(written))
        if any(_WHITE.intersection(written[at - 1 : at + 1]) for at in inner):
            text.set(_SPACE, "preserve")
        pieces = [(0, text)]
        for at, end in pairwise([*inner, len(written)]):
            piece = etree.Element(text.tag, text.attrib)
            piece.text = written[at:end]
            pieces[-1][1].addnext(piece)
            pieces.append((at, piece))
        text.text = written[: inner[0]] if inner else text.text
        behind = pieces[-1][1].getnext()
        if max(offsets) >= max(len(written), 1) and behind is not None:
            self._begin_run(behind)
        for at, piece in reversed(pieces):
            if at in offsets:
                self._begin_run(piece)
        return pieces

    def _run(self, text: etree._Element, offset: int) -> etree._Element:
        """The run with what stands at an offset of a w:t."""
        pieces = self._pieces[text]
        at = bisect_right(pieces, offset, key=lambda one: one[0]) - 1
        return pieces[at][1].getparent()

    def _begin_run(self, element: etree._Element) -> None:
        """Let a run begin with an element of one; what is before it stays in that."""
        run = element.getparent()
        if all(local_name(one) == "rPr" for one in element.itersiblings(preceding=True)):
            return
        new = etree.Element(run.tag, run.attrib, run.nsmap)
        if local_name(run[0]) == "rPr":
            new.append(deepcopy(run[0]))
        for change in new.iter("{*}rPrChange"):  # a tracked change, with an id of its own
            change.set(self._name("id"), str(next(self._ids)))
        new.extend([element, *element.itersiblings()])
        run.addnext(new)
        self._behind[run], self._behind[new] = new, self._behind.get(run)

    def begin(self, one: Range) -> etree._Element:
        """What a comment begins before."""
        if one.start is None:
            return one.first
        return _outermost(self._run(one.first, one.start), preceding=True)

    def end(self, one: Range) -> etree._Element:
        """What a comment ends behind."""
        if one.end is not None:
            return _outermost(self._run(one.last, one.end - 1), preceding=False)
        last = one.last
        while (behind := self._behind.get(last)) is not None:
            last = behind
        return last

    def _fields_beside(self, element: etree._Element) -> _Fields:
        parent = element.getparent()
        if parent not in self._fields:
            self._fields[parent] = _fields(parent)
        return self._fields[parent]

    def around_fields(
        self, begin: etree._Element, end: etree._Element
    ) -> tuple[etree._Element, etree._Element]:
        """What a comment begins before and ends behind: of fields whose results it is around, these.

        As Word writes it; LibreOffice loses ranges within a field.
        """
        if next(begin.iterancestors("{*}p"), None) not in self._fielded:
            return begin, end
        one, other = self._fields_beside(begin), self._fields_beside(end)
        first, last = one.begins.get(begin, begin), other.closes.get(end, end)
        is_part = one.ends.get(begin) is other.ends.get(end) and (first is begin or last is end)
        return (begin, end) if is_part else (first, last)

    def outside(self, element: etree._Element) -> etree._Element:
        """The field, control or tag around an element, or the element itself.

        To LibreOffice, what a comment says would be text of a field in which it is referred to, and
        the text of a control would be lost.
        """
        outer = _outermost(element)
        if next(outer.iterancestors("{*}p")) in self._fielded:
            outer = _outermost(self._fields_beside(outer).ends[outer])
        return outer

    def mark(self, name: str, number: int) -> etree._Element:
        return etree.Element(self._name(name), {self._name("id"): str(number)}, self._names)

    def reference(self, number: int, one: Range) -> etree._Element:
        """A run that refers to a comment, and looks like what is before it.

        Else it might be larger, and the line higher.
        """
        run = etree.Element(self._name("r"), nsmap=self._names)
        before = one.last if one.end is None else one.last.getparent()
        if local_name(before) == "r":
            run.extend(map(deepcopy, before.findall("{*}rPr")))
            etree.strip_elements(run, "{*}rPrChange")  # how it was formatted formerly
        run.append(self.mark("commentReference", number))
        return run

    def _name(self, local: str) -> str:
        return f"{{{self._namespace}}}{local}"


def _outermost(element: etree._Element, *, preceding: bool | None = None) -> etree._Element:
    """The simple field, control or tag around an element, or the element itself.

    For a mark of a range only if nothing stands `preceding` (or behind) the element in it: to the
    text that is the same, but LibreOffice loses ranges within a tag.
    """
    while local_name(parent := element.getparent()) in _AROUND:
        if preceding is not None:
            beside = next(element.itersiblings(preceding=preceding), None)
            if beside is not None and local_name(beside) not in _PROPERTIES:
                break
        element = parent.getparent() if local_name(parent) == "sdtContent" else parent
    return element


def _fields(parent: etree._Element) -> _Fields:
    marks = [
        [mark.get(etree.QName(mark, "fldCharType")) for mark in one.iter("{*}fldChar")]
        for one in parent
    ]
    fields = _Fields({}, {}, {})
    depths = [*accumulate(kinds.count("begin") - kinds.count("end") for kinds in marks)]
    last, least = None, math.inf
    for one, depth in reversed([*zip(parent, depths, strict=True)]):
        fields.ends[one] = last if least < depth else one
        if depth <= least:
            last, least = one, depth
    begin, before, is_result = None, 0, False
    result: list[etree._Element] = []
    for one, kinds, depth in zip(parent, marks, depths, strict=True):
        if not before and kinds[:1] == ["begin"]:
            begin, result, is_result = one, [], False
        opened = kinds[: kinds.index("separate")].count("begin") if "separate" in kinds else 2
        is_result |= before + opened == 1
        if next(one.iter("{*}t"), None) is not None:
            if kinds or not is_result:
                begin = None
            result.append(one)
        if before and not depth and begin is not None and result:
            fields.begins[result[0]], fields.closes[result[-1]] = begin, one
        before = depth
    return fields
