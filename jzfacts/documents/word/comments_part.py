"""The part of a Word file with its comments: what they say, new ones, its place in the package."""

from __future__ import annotations

import posixpath
import re
from itertools import count
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.word.numbering import W
from jzfacts.documents.word.package import CONTENT_TYPES, opened, relations_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from jzfacts.documents.word.package import Package

AUTHOR, INITIALS = "jzfacts", "jz"

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARAGRAPH = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>'
    "{mark}<w:r>{size}<w:t>{text}</w:t></w:r></w:p>"
)
"""A paragraph of a comment, whatever indents and spaces the document's own paragraphs have."""
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_ANSWERED = re.compile('paraIdParent="([^"]*)"')
_SIZE = '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
_MARK = f"<w:r>{_SIZE}<w:annotationRef/></w:r>"


def has_our_comments(data: bytes) -> bool:
    """Whether this is a Word file with comments that `commented` wrote."""
    try:
        return any(map(_is_ours, comments_of(opened(data))))
    except UnreadableError:
        return False


def _is_ours(comment: etree._Element) -> bool:
    return bool(comment.get(f"{W}author") == AUTHOR)


def remove_ours(package: Package) -> None:
    """Remove the comments of an earlier run, but for those that somebody answered."""
    there = comments_of(package)
    replies = (xml.decode() for name, xml in package.content.items() if "commentsExtended" in name)
    answered = {one for xml in replies for one in _ANSWERED.findall(xml)}
    ours = {
        one.get(f"{W}id"): one
        for one in there.iter(f"{W}comment")
        if _is_ours(one) and answered.isdisjoint(_paragraph_id(paragraph) for paragraph in one)
    }
    for one in ours.values():
        there.remove(one)
    for mark in list(package.body.iter(*(W + name for name in _MARKS))):
        if mark.get(f"{W}id") not in ours:
            continue
        run = mark.getparent()
        run.remove(mark)
        if mark.tag.endswith(_MARKS[-1]) and all(one.tag.endswith("}rPr") for one in run):
            run.getparent().remove(run)


def _paragraph_id(paragraph: etree._Element) -> str:
    """The id that newer programs give a paragraph; "" where it has none."""
    return next((value for key, value in paragraph.attrib.items() if key.endswith("}paraId")), "")


def comments_of(package: Package) -> etree._Element:
    """The comments of a file, to be changed, in a part that is made if there is none."""
    found = next((name for name in package.related("comments") if name in package.content), None)
    if found:
        return package.changing(found)
    name = _unused(f"{posixpath.dirname(package.main)}/comments{{}}.xml", package.content)
    types, relations = package.changing(CONTENT_TYPES), package.changing(relations_of(package.main))
    override = etree.QName(types, "Override")
    etree.SubElement(types, override, PartName=f"/{name}", ContentType=_TYPE)
    etree.SubElement(
        relations,
        etree.QName(relations, "Relationship"),
        Id=_unused("rIdComments{}", [one.get("Id") for one in relations]),
        Type=f"{_RELATIONS}/comments",
        Target=posixpath.basename(name),
    )
    package.content[name] = f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()
    return package.changing(name)


def add_comments(package: Package, comments: Mapping[int, Sequence[str]], date: str) -> None:
    """Add comments, paragraphs by ids."""
    content = "".join(_comment(*one, date) for one in comments.items())
    new = etree.fromstring(f'<w:comments xmlns:w="{W[1:-1]}">{content}</w:comments>')
    comments_of(package).extend(new)


def _unused(pattern: str, used: Container[str]) -> str:
    """A name that is not used, numbered if it must be."""
    names = (pattern.format(number or "") for number in count())
    return next(name for name in names if name not in used)


def _comment(number: int, paragraphs: Sequence[str], date: str) -> str:
    content = "".join(
        _PARAGRAPH.format(
            mark="" if at else _MARK, size=_SIZE, text=escape(_NOT_XML.sub("\ufffd", one))
        )
        for at, one in enumerate(paragraphs)
    )
    return (
        f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:date="{date}" '
        f'w:initials="{INITIALS}">{content}</w:comment>'
    )
