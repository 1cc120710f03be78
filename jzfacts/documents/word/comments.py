"""Comments written into a Word file, of which nothing else changes.

    commented: bytes, comments with spans of the source -> bytes

The format has comments in text boxes, notes, headers and footers (ECMA-376, 17.13.4.4), but Word
drops them there as it opens a file ([MS-OI29500] 2.1.315; its own format has no place for them,
[MS-DOC] 2.8.7), and LibreOffice 7.4 opens no file that has one in a note. They are put where the
body refers to such a thing: around the box, around the mark of the note, for headers and footers
around the title; and they say where the figure stands.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import count, takewhile
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.word.comments_part import (
    comments_of,
    with_comments,
    without_ours,
    written,
)
from jzfacts.documents.word.marks import Range, add_marks
from jzfacts.documents.word.numbering import W
from jzfacts.documents.word.package import parsed, repacked
from jzfacts.documents.word.reader import read_docx
from jzfacts.i18n import N_, _, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from jzfacts.documents.model import Document
    from jzfacts.documents.word.reader import Run, WordFile

MOST = 32_767
"""Comments in a file that Word still opens ([MS-OI29500] 2.1.315)."""

_CONTAINERS = frozenset(
    W + name
    for name in "hyperlink ins moveTo sdt sdtContent fldSimple smartTag customXml dir bdo".split()
)
"""What may stand between a paragraph and a run, and may hold the marks of comments."""
_NOTES = ("footnote", "endnote")
_IDS = etree.XPath("//@*[local-name() = 'id' and namespace-uri()]", smart_strings=False)
"""The ids in a part, of whatever they are."""


class Comment(NamedTuple):
    """What is said of a figure."""

    start: int
    end: int
    """The span of the figure in the source of the document."""
    paragraphs: Sequence[str]


def commented(
    data: bytes,
    document: Document,
    comments: Iterable[Comment],
    summary: Sequence[str],
    when: datetime,
) -> bytes:
    """The Word file with a comment on each figure, and a summary on its title.

    They stand for those of an earlier run. `document` is the file as it was read; `when` is local
    time, as Word writes it. Raises UnreadableError for a file that has changed since, or has nothing that a comment can stand at.
    """
    data = without_ours(data, read_docx(data).package)
    file = read_docx(data)
    if file.document.source != document.source:
        raise UnreadableError(N_("changed while it was read"), N_("try again"))
    anchors = _Anchors(file)
    title = anchors.title()
    if title is None:
        raise UnreadableError(N_("a Word document without text"), N_("there is nothing to comment"))
    said_of = [(title, summary)]
    for comment in sorted(comments, key=lambda one: one.start):
        place = anchors.exact(comment.start, comment.end)
        paragraphs = comment.paragraphs
        if place is None:
            place = anchors.nearest(comment.start) or title
            paragraphs = (_named(comment, file), *paragraphs)
        said_of.append((place, paragraphs))
    if len(said_of) > MOST:
        raise UnreadableError(N_("more comments than Word opens"), N_("split the document"))
    return _written(data, file, said_of, dated(when))


def dated(when: datetime) -> str:
    """A time as a comment bears it."""
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"


def _named(comment: Comment, file: WordFile) -> str:
    """Which figure a comment is about that cannot stand at it."""
    text = file.document.source
    place = file.document.place(text.count("\n", 0, comment.start) + 1)
    figure = text[comment.start : comment.end].strip()
    return _("{place}: “{figure}”").format(place=said(place), figure=figure)


class _Anchors:
    """Where in the body comments can stand."""

    def __init__(self, file: WordFile) -> None:
        self._runs = file.runs
        self._root = file.root
        self._references = {
            (kind, one.get(f"{W}id")): one
            for kind in _NOTES
            for one in self._root.iter(f"{W}{kind}Reference")
        }

    def exact(self, start: int, end: int) -> Range | None:
        """Around a span of the source, with all of a formula that it begins or ends in.

        None if it stands in no paragraph of the body.
        """
        first = bisect_right(self._runs, start, key=lambda run: run.end)
        hit = list(takewhile(lambda run: run.start < end, self._runs[first:]))
        if not hit or not all(map(self._is_inline, hit)):
            return None
        first, at = self._edge(hit[0], max(start - hit[0].start, 0))
        last, to = self._edge(hit[-1], min(end, hit[-1].end) - hit[-1].start)
        return Range(first, last, at, to)

    def _edge(self, run: Run, offset: int) -> tuple[etree._Element, int | None]:
        """Where a comment begins or ends that should at an offset of a run."""
        if self._is_divisible(run):
            return run.element, offset
        return self._anchor(run.element), None

    def _is_inline(self, run: Run) -> bool:
        """Whether a run stands in a line of the body, and not in a box or note."""
        anchor = self._anchor(run.element)
        return anchor is not None and _paragraph(anchor) is _paragraph(run.element)

    def nearest(self, start: int) -> Range | None:
        """Around what holds a place, or refers to it; None for headers and footers."""
        at = bisect_right(self._runs, start, key=lambda run: run.end)
        return _whole(self._anchor(self._runs[at].element)) if at < len(self._runs) else None

    def title(self) -> Range | None:
        """Around the first paragraph with text, or else around what stands first in the body."""
        own = filter(self._is_divisible, self._runs)
        first = next(own, None)
        if first is not None:
            title = _paragraph(first.element)
            *_, last = (first, *takewhile(lambda run: _paragraph(run.element) is title, own))
            return Range(first.element, last.element, 0, last.end - last.start)
        anchors = map(self._anchor, self._root.iter(f"{W}r"))
        return _whole(next((one for one in anchors if one is not None), None))

    def _is_divisible(self, run: Run) -> bool:
        """Whether a comment may begin or end between the characters of a run."""
        return self._anchor(run.element) is run.element.getparent()

    def _anchor(self, element: etree._Element) -> etree._Element | None:
        """What stands in a paragraph of the body and holds an element, or refers to its note."""
        inward = [element, *element.iterancestors()][::-1]
        if inward[0] is not self._root:
            notes = [(kind, one) for one in inward for kind in _NOTES if one.tag == W + kind]
            references = [self._references.get((kind, one.get(f"{W}id"))) for kind, one in notes]
            return next((self._anchor(one) for one in references if one is not None), None)
        tags = [one.tag for one in inward]
        inside = inward[tags.index(f"{W}p") + 1 :] if f"{W}p" in tags else ()
        return next((one for one in inside if one.tag not in _CONTAINERS), None)


def _paragraph(element: etree._Element) -> etree._Element:
    paragraph: etree._Element = next(element.iterancestors(f"{W}p"))
    return paragraph


def _whole(element: etree._Element | None) -> Range | None:
    return None if element is None else Range(element, element)


def _written(
    data: bytes, file: WordFile, said_of: Sequence[tuple[Range, Sequence[str]]], date: str
) -> bytes:
    """The package with comments in it: of its parts at most four change."""
    package = file.package
    body = parsed(package.parts[package.main])
    there = comments_of(package, etree.QName(body).namespace)
    used = {value for root in (body, there) for value in _IDS(root)}
    ids = (number for number in count() if str(number) not in used)
    numbered = [(next(ids), place, paragraphs) for place, paragraphs in said_of]
    texts = {number: paragraphs for number, _place, paragraphs in numbered}
    parts = with_comments(package, there, texts, date)
    wanted = {one for place, _paragraphs in said_of for one in (place.first, place.last)}
    pairs = zip(file.root.iter("*"), body.iter("*"), strict=True)
    own = {one: twin for one, twin in pairs if one in wanted}
    ranges = {
        number: place._replace(first=own[place.first], last=own[place.last])
        for number, place, _paragraphs in numbered
    }
    add_marks(body, ranges, ids)
    return repacked(data, {package.main: written(body), **parts})
