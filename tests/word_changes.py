"""What is different in a Word document with comments: for the tests of those who write them."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from jzfacts.documents.word.reader import read_docx

MAIN, COMMENTS = "word/document.xml", "word/comments.xml"
CHANGED = {MAIN, COMMENTS, "word/_rels/document.xml.rels", "[Content_Types].xml"}


def part(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name)


def comments(data: bytes) -> dict[str, str]:
    """What each comment says, by its id; paragraphs are parted by a stroke."""
    return {
        _id(one): " / ".join("".join(text.text or "" for text in _named(p, "t")) for p in _named(one, "p"))
        for one in _named(parse_xml(part(data, COMMENTS)), "comment")
    }  # fmt: skip


def wrapped(data: bytes) -> dict[str, str]:
    """What each comment says, and the text that it is wrapped around."""
    said = comments(data)
    inside: dict[str, str] = {}
    found = dict.fromkeys(said.values(), "")
    for element in parse_xml(part(data, MAIN)).iter("{*}*"):
        name = element.tag.rpartition("}")[2]
        if name == "commentRangeStart":
            inside[_id(element)] = ""
        elif name == "commentRangeEnd":
            found[said[_id(element)]] = inside.pop(_id(element))
        elif name == "t":
            inside = {one: text + (element.text or "") for one, text in inside.items()}
    return found


def assert_all_comments_are_anchored(data: bytes) -> None:
    """Each begins once, ends once later, and is referred to once behind that."""
    marks = [
        (element.tag.partition("}comment")[2], _id(element))
        for element in parse_xml(part(data, MAIN)).iter("{*}*")
        if "}comment" in element.tag
    ]
    order = {own: [kind for kind, one in marks if one == own] for _, own in marks}
    assert order.keys() == comments(data).keys()
    assert all(kinds == ["RangeStart", "RangeEnd", "Reference"] for kinds in order.values())


def _named(element: BaseOxmlElement, name: str) -> Iterator[BaseOxmlElement]:
    yield from element.iter(f"{{*}}{name}")


def _id(element: BaseOxmlElement) -> str:
    return next(str(value) for name, value in element.attrib.items() if name.endswith("}id"))


def without_comments(xml: bytes) -> str:
    """The XML without what belongs to comments, and with runs of one kind in a row joined."""
    root = etree.fromstring(xml)  # which, unlike python-docx, keeps all white space
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(_named(root, name)):
            gone = mark.getparent() if name == "commentReference" else mark
            gone.getparent().remove(gone)
    for one in list(_named(root, "r")):
        before = one.getprevious()
        if before is not None and before.tag == one.tag and _kind(before) == _kind(one):
            before.extend([child for child in one if not child.tag.endswith("}rPr")])
            one.getparent().remove(one)
            one = before
        for first, second in pairwise(list(one)):
            if first.tag == second.tag and first.tag.endswith("}t"):
                second.text = (first.text or "") + (second.text or "")
                one.remove(first)
    return re.sub(' xml:space="preserve"|(?<=rPrChange w:id=")[0-9]+', "", _xml(root))


def _xml(element: BaseOxmlElement) -> str:
    return serialize_part_xml(element).decode()


def _kind(one: BaseOxmlElement) -> tuple[object, ...]:
    return (
        dict(one.attrib),
        [re.sub('w:id="[0-9]+"', "", _xml(each)) for each in one.findall("{*}rPr")],
    )


def assert_nothing_else_changed(before: bytes, after: bytes) -> None:
    """Text, XML, and the bytes of all parts but the four."""
    assert read_docx(after).document == read_docx(before).document
    assert without_comments(part(after, MAIN)) == without_comments(part(before, MAIN))
    assert members(after) == members(before)
    assert_all_comments_are_anchored(after)


def members(data: bytes) -> list[tuple[object, ...]]:
    """All that a package keeps of the parts that must not change, in order."""
    with ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        return [
            (one.filename, one.date_time, one.compress_type, one.external_attr, one.extra,
             package.read(one))
            for one in package.infolist()
            if one.filename not in CHANGED
        ]  # fmt: skip
