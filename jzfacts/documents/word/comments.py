"""Comments written into a Word file, of which nothing else changes.

    commented: bytes, comments with spans of the source -> bytes

Word ignores comments within text boxes, notes, headers and footers ([MS-OI29500] 2.1.315). They
are put where the body refers to such a thing: around the box, around the mark of the note, for
headers and footers around the title; and they say where the figure stands.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from io import BytesIO
from itertools import count, takewhile
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZipFile

from jzfacts.documents.document import UnreadableError
from jzfacts.documents.word.marks import Range, with_marks
from jzfacts.documents.word.numbering import W
from jzfacts.documents.word.package import CONTENT_TYPES, DAMAGE, STRICT, repacked
from jzfacts.documents.word.reader import read_docx
from jzfacts.documents.word.xml_bytes import edited, with_child
from jzfacts.i18n import N_, _, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from docx.oxml.xmlchemy import BaseOxmlElement

    from jzfacts.documents.model import Document
    from jzfacts.documents.word.reader import Run, WordFile

AUTHOR, INITIALS = "jzfacts", "jz"

_CONTAINERS = frozenset(
    W + name
    for name in "hyperlink ins moveTo sdt sdtContent fldSimple smartTag customXml dir bdo".split()
)
"""What may stand between a paragraph and a run, and may hold the marks of comments."""
_NOTES = ("footnote", "endnote")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATION_ID = re.compile("\\bId=[\"']([^\"']*)")
_NO_RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()
_ID = re.compile(rb"""(?<=:id=["'])-?[0-9]+(?=["'])""")
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARAGRAPH = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>'
    "{mark}<w:r>{size}<w:t>{text}</w:t></w:r></w:p>"
)
"""A paragraph of a comment, whatever indents and spaces the document's own paragraphs have."""
_SIZE = '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
_MARK = f"<w:r>{_SIZE}<w:annotationRef/></w:r>"


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

    `document` is the file as it was read; `when` is local time, as Word writes it. Raises
    UnreadableError for a file that has changed since, or has nothing that a comment can stand at.
    """
    file = read_docx(data)
    if file.document.source != document.source:
        raise UnreadableError(N_("changed while it was read"), N_("try again"))
    anchors = _Anchors(file)
    title = anchors.title()
    if title is None:
        raise UnreadableError(N_("a Word document without text"), N_("there is nothing to comment"))
    said_of = [(title, summary)]
    for comment in sorted(comments, key=lambda one: one.start):
        exact = anchors.exact(comment.start, comment.end)
        if exact:
            said_of.append((exact, comment.paragraphs))
        else:
            nearest = anchors.nearest(comment.start) or title
            said_of.append((nearest, [_named(comment, file), *comment.paragraphs]))
    return _written(data, file, said_of, f"{when:%Y-%m-%dT%H:%M:%SZ}")


def has_our_comments(data: bytes) -> bool:
    """Whether this is a Word file with comments that `commented` wrote."""
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = [
                name for name in package.namelist() if posixpath.basename(name)[:8] == "comments"
            ]
            return any(f'w:author="{AUTHOR}"'.encode() in package.read(name) for name in parts)
    except DAMAGE:
        return False


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
        self._root = file.part.element
        self._references = {
            (kind, one.get(f"{W}id")): one
            for kind in _NOTES
            for one in self._root.iter(f"{W}{kind}Reference")
        }

    def exact(self, start: int, end: int) -> Range | None:
        """Around a span of the source; None if no comment can stand within its runs."""
        first = bisect_right(self._runs, start, key=lambda run: run.end)
        hit = list(takewhile(lambda run: run.start < end, self._runs[first:]))
        if not hit or not all(map(self._is_divisible, hit)):
            return None
        at, to = max(start - hit[0].start, 0), min(end, hit[-1].end) - hit[-1].start
        return Range(hit[0].element, hit[-1].element, at, to)

    def nearest(self, start: int) -> Range | None:
        """Around what holds a place, or refers to it; None for headers and footers."""
        at = bisect_right(self._runs, start, key=lambda run: run.end)
        return _whole(self._anchor(self._runs[at].element)) if at < len(self._runs) else None

    def title(self) -> Range | None:
        """Around the first paragraph with text, or else around what stands first in the body."""
        own = filter(self._is_divisible, self._runs)
        first = next(own, None)
        if first is not None:
            title = _paragraph(first)
            *_, last = (first, *takewhile(lambda run: _paragraph(run) is title, own))
            return Range(first.element, last.element, 0, last.end - last.start)
        anchors = map(self._anchor, self._root.iter(f"{W}r"))
        return _whole(next((one for one in anchors if one is not None), None))

    def _is_divisible(self, run: Run) -> bool:
        """Whether a comment may begin or end between the characters of a run."""
        return self._anchor(run.element) is run.element.getparent()

    def _anchor(self, element: BaseOxmlElement) -> BaseOxmlElement | None:
        """What stands in a paragraph of the body and holds an element, or refers to its note."""
        inward = [element, *element.iterancestors()][::-1]
        if inward[0] is not self._root:
            notes = [(kind, one) for one in inward for kind in _NOTES if one.tag == W + kind]
            references = [self._references.get((kind, one.get(f"{W}id"))) for kind, one in notes]
            return next((self._anchor(one) for one in references if one is not None), None)
        tags = [one.tag for one in inward]
        inside = inward[tags.index(f"{W}p") + 1 :] if f"{W}p" in tags else ()
        return next((one for one in inside if one.tag not in _CONTAINERS), None)


def _paragraph(run: Run) -> BaseOxmlElement:
    paragraph: BaseOxmlElement = next(run.element.iterancestors(f"{W}p"))
    return paragraph


def _whole(element: BaseOxmlElement | None) -> Range | None:
    return None if element is None else Range(element, element)


def _written(
    data: bytes, file: WordFile, said_of: Sequence[tuple[Range, Sequence[str]]], date: str
) -> bytes:
    """The package with comments in it: of its parts at most four change."""
    with ZipFile(BytesIO(data)) as package:
        main, relations = (
            str(one)[1:] for one in (file.part.partname, file.part.partname.rels_uri)
        )
        body = package.read(main)
        strict = next((name for name in STRICT if name in body), None)
        namespace = strict.decode() if strict else W[1:-1]
        name = _comments_part(file)
        if name:
            there, changed = package.read(name), {}
        else:
            there = f'{_DECLARATION}<w:comments xmlns:w="{namespace}"></w:comments>'.encode()
            folder = posixpath.dirname(main)
            name = _unused(f"{folder}/comments{{}}.xml", package.namelist())
            known = package.read(relations) if relations in package.NameToInfo else _NO_RELATIONS
            changed = {
                CONTENT_TYPES: _with_type(package.read(CONTENT_TYPES), name),
                relations: _with_relation(known, name, strict=strict is not None),
            }
    used = {int(one) for part in (body, there) for one in _ID.findall(part)}
    ids = (number for number in count() if number not in used)
    numbered = [(next(ids), place, paragraphs) for place, paragraphs in said_of]
    ranges = {number: place for number, place, _paragraphs in numbered}
    root = file.part.element
    changed[main] = edited(body, lambda xml: with_marks(xml, root, ranges, namespace, ids))
    declared = f'xmlns:w="{namespace}"'
    new = "".join(
        _comment(number, paragraphs, date, declared) for number, _place, paragraphs in numbered
    )
    changed[name] = edited(there, lambda xml: with_child(xml, new, declared))
    return repacked(data, changed)


def _comments_part(file: WordFile) -> str:
    """The name of the part with comments; empty if there is none."""
    targets = (
        str(relation.target_part.partname)[1:]
        for relation in file.part.rels.values()
        if relation.reltype.endswith("/comments") and not relation.is_external
    )
    return next(targets, "")


def _with_type(types: bytes, name: str) -> bytes:
    """The types of content, with that of a new part with comments."""
    declared = f'xmlns="{_PACKAGE}/content-types"'
    override = f'<Override {declared} PartName="/{name}" ContentType="{_TYPE}"/>'
    return edited(types, lambda xml: with_child(xml, override, declared))


def _with_relation(relations: bytes, name: str, *, strict: bool) -> bytes:
    """The relations of the main part, with that to a new part with comments."""
    declared = f'xmlns="{_PACKAGE}/relationships"'
    kinds = next(one.decode() for one, usual in STRICT.items() if usual == _RELATIONS)
    kind = f"{kinds if strict else _RELATIONS}/comments"
    own = _unused("rIdComments{}", _RELATION_ID.findall(relations.decode()))
    target = posixpath.basename(name)
    relation = f'<Relationship {declared} Id="{own}" Type="{kind}" Target="{target}"/>'
    return edited(relations, lambda xml: with_child(xml, relation, declared))


def _unused(pattern: str, used: Sequence[str]) -> str:
    """A name that is not used, numbered if it must be."""
    names = (pattern.format(number or "") for number in count())
    return next(name for name in names if name not in used)


def _comment(number: int, paragraphs: Sequence[str], date: str, declared: str) -> str:
    """A comment as XML."""
    content = "".join(
        _PARAGRAPH.format(
            mark="" if at else _MARK, size=_SIZE, text=escape(_NOT_XML.sub("\ufffd", one))
        )
        for at, one in enumerate(paragraphs)
    )
    return (
        f'<w:comment {declared} w:id="{number}" w:author="{AUTHOR}" w:date="{date}" '
        f'w:initials="{INITIALS}">{content}</w:comment>'
    )
