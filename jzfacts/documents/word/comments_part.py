"""The part of a Word file with its comments: what they say, new ones, its place in the package."""

from __future__ import annotations

import posixpath
import re
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZipFile

from docx.oxml.parser import parse_xml

from jzfacts.documents.word.numbering import W
from jzfacts.documents.word.package import CONTENT_TYPES, DAMAGE, STRICT
from jzfacts.documents.word.xml_bytes import edited, with_child

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docx.opc.part import Part
    from docx.parts.document import DocumentPart

AUTHOR, INITIALS = "jzfacts", "jz"

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


def member(part: Part) -> str:
    """The name of a part in the ZIP file."""
    return str(part.partname)[1:]


def _comments_part(main: DocumentPart) -> Part | None:
    """The part with comments, if there is one."""
    targets = (
        relation.target_part
        for relation in main.rels.values()
        if relation.reltype.endswith("/comments") and not relation.is_external
    )
    return next(targets, None)


def texts_by_us(main: DocumentPart) -> dict[str, tuple[str, ...]]:
    """The paragraphs of each of our comments, by its id."""
    part = _comments_part(main)
    if part is None:
        return {}
    return {
        one.get(f"{W}id"): tuple(
            "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
            for paragraph in one.iter(f"{W}p")
        )
        for one in parse_xml(part.blob).iter(f"{W}comment")
        if one.get(f"{W}author") == AUTHOR
    }


def unused_ids(main: DocumentPart, body: bytes) -> Iterator[int]:
    """Numbers by which neither the main part, of these bytes, nor a comment knows anything."""
    part = _comments_part(main)
    used = {int(one) for xml in (body, part.blob if part else b"") for one in _ID.findall(xml)}
    return (number for number in count() if number not in used)


def with_comments(
    package: ZipFile,
    main: DocumentPart,
    comments: Mapping[int, Sequence[str]],
    date: str,
    namespace: str,
) -> dict[str, bytes]:
    """The parts that change with new comments, the main one aside.

    `comments` are paragraphs by ids; `namespace` is that of the main part.
    """
    there = _comments_part(main)
    changed: dict[str, bytes] = {}
    if there:
        name = member(there)
        xml = package.read(name)
    else:
        xml = f'{_DECLARATION}<w:comments xmlns:w="{namespace}"></w:comments>'.encode()
        folder = posixpath.dirname(member(main))
        name = _unused(f"{folder}/comments{{}}.xml", package.namelist())
        relations = str(main.partname.rels_uri)[1:]
        known = package.read(relations) if relations in package.NameToInfo else _NO_RELATIONS
        strict = namespace != W[1:-1]
        changed = {
            CONTENT_TYPES: _with_type(package.read(CONTENT_TYPES), name),
            relations: _with_relation(known, name, strict=strict),
        }
    declared = f'xmlns:w="{namespace}"'
    new = "".join(_comment(*one, date, declared) for one in comments.items())
    return changed | {name: edited(xml, lambda old: with_child(old, new, declared))}


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
