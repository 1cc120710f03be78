"""The part of a Word file with its comments: what they say, new ones, its place in the package."""

from __future__ import annotations

import posixpath
import re
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.word.numbering import W
from jzfacts.documents.word.package import (
    CONTENT_TYPES,
    DAMAGED,
    NO_RELATIONS,
    STRICT,
    Package,
    parsed,
    relations_of,
    repacked,
    told_if_damaged,
)

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

AUTHOR, INITIALS = "jzfacts", "jz"

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NO_CHARACTERS = (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_AS_XML = dict.fromkeys(_NO_CHARACTERS, "\ufffd") | str.maketrans({"&": "&amp;", "<": "&lt;"})
"""What characters are in XML; a regular expression of those that it has not is slow to compile."""
_PARAGRAPH = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>'
    "{mark}<w:r>{size}<w:t>{text}</w:t></w:r></w:p>"
)
"""A paragraph of a comment, whatever indents and spaces the document's own paragraphs have."""
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_OURS = re.compile(f':author="{AUTHOR}" [^<>]*:date="([^"]*)"'.encode())
_ANSWERED = re.compile('paraIdParent="([^"]*)"')
_SIZE = '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
_MARK = f"<w:r>{_SIZE}<w:annotationRef/></w:r>"


def dates_of_ours(package: Package) -> set[str]:
    """When `commented` wrote the comments that a Word file has by it; none if it has none."""
    parts = package.parts.items()
    parts_of_comments = (xml for name, xml in parts if posixpath.basename(name)[:8] == "comments")
    return {one.decode() for xml in parts_of_comments for one in _OURS.findall(xml)}


def comments_part(package: Package) -> str | None:
    """The name of the part with the comments of the document."""
    return next(iter(package.targets("comments")), None)


def without_ours(data: bytes, package: Package) -> bytes:
    """A Word file without the comments of an earlier run, but for those that somebody answered."""
    part = comments_part(package)
    if part is None or not dates_of_ours(package):
        return data
    body, there = (parsed(package.parts[one]) for one in (package.main, part))
    extended = (xml for name, xml in package.parts.items() if "commentsExtended" in name)
    answered = {
        one for xml in extended for one in _ANSWERED.findall(xml.decode("utf-8", "replace"))
    }
    ours = {
        _attribute(one, "id"): one
        for one in there.iter("{*}comment")
        if _attribute(one, "author") == AUTHOR
        and answered.isdisjoint(_attribute(paragraph, "paraId") for paragraph in one)
    }
    for one in ours.values():
        there.remove(one)
    for mark in list(body.iter(*(f"{{*}}{name}" for name in _MARKS))):
        if _attribute(mark, "id") not in ours:
            continue
        run = mark.getparent()
        run.remove(mark)
        if mark.tag.endswith(_MARKS[-1]) and all(one.tag.endswith("}rPr") for one in run):
            run.getparent().remove(run)
    return repacked(data, {package.main: written(body), part: written(there)})


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute of an element, in whatever namespace; "" where it has none of the name."""
    named = (value for key, value in element.attrib.items() if key.endswith("}" + name))
    return next(named, "")


def comments_of(package: Package, namespace: str) -> etree._Element:
    """The comments of a file as XML, none if there is no such part; `namespace` is the main part's.

    Raises UnreadableError for a part that is missing or has something else.
    """
    part = comments_part(package)
    tag = f"{{{namespace}}}comments"
    if part is None:
        return etree.Element(tag, nsmap={"w": namespace})
    with told_if_damaged():
        root = parsed(package.parts[part])
    if root.tag != tag:
        raise UnreadableError(*DAMAGED)
    return root


def with_comments(
    package: Package, root: etree._Element, comments: Mapping[int, Sequence[str]], date: str
) -> dict[str, bytes]:
    """The parts that change with new comments, the main one aside.

    `root` are those that are there, `comments` paragraphs by ids.
    """
    namespace = etree.QName(root).namespace
    content = "".join(_comment(*one, date) for one in comments.items())
    root.extend(etree.fromstring(f'<w:comments xmlns:w="{namespace}">{content}</w:comments>'))
    part = comments_part(package)
    if part:
        return {part: written(root)}
    name = _unused(f"{posixpath.dirname(package.main)}/comments{{}}.xml", package.parts)
    types = etree.fromstring(package.parts[CONTENT_TYPES])
    override = etree.QName(types, "Override")
    etree.SubElement(types, override, PartName=f"/{name}", ContentType=_TYPE)
    relations = relations_of(package.main)
    related = etree.fromstring(package.parts.get(relations, NO_RELATIONS))
    kinds = _RELATIONS
    if namespace != W[1:-1]:
        kinds = next(one for one, usual in STRICT.items() if usual == _RELATIONS)
    etree.SubElement(
        related,
        etree.QName(related, "Relationship"),
        Id=_unused("rIdComments{}", [one.get("Id") for one in related]),
        Type=f"{kinds}/comments",
        Target=posixpath.basename(name),
    )
    return {name: written(root), CONTENT_TYPES: written(types), relations: written(related)}


def written(root: etree._Element) -> bytes:
    """A part as bytes, in the encoding that it had."""
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    xml: bytes = etree.tostring(root, encoding=encoding, standalone=True)
    return xml


def _unused(pattern: str, used: Container[str]) -> str:
    """A name that is not used, numbered if it must be."""
    names = (pattern.format(number or "") for number in count())
    return next(name for name in names if name not in used)


def _comment(number: int, paragraphs: Sequence[str], date: str) -> str:
    content = "".join(
        _PARAGRAPH.format(mark="" if at else _MARK, size=_SIZE, text=one.translate(_AS_XML))
        for at, one in enumerate(paragraphs)
    )
    return (
        f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:date="{date}" '
        f'w:initials="{INITIALS}">{content}</w:comment>'
    )
