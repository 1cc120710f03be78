"""The ZIP package that a Word file is: opened for reading, and put together anew for writing.

python-docx refuses some files that Word opens; in memory they are mended for it: templates, the
namespaces of Strict OOXML, and relations that lead nowhere, as WPS writes them (`../NULL`).
"""

from __future__ import annotations

import posixpath
import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml
from lxml import etree

from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from docx.parts.document import DocumentPart

MEGABYTE = 1 << 20
LARGEST = 300 * MEGABYTE
"""Bytes that a document may have when it is unpacked, pictures included."""
LARGEST_XML = 100 * MEGABYTE
"""Likewise without its pictures."""
MOST_PARTS = 5_000
"""Parts that it may have; a book with a thousand pictures has a fourth."""

CONTENT_TYPES = "[Content_Types].xml"
SCHEMAS = "http://schemas.openxmlformats.org"
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": f"{SCHEMAS}/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        f"{SCHEMAS}/officeDocument/2006/relationships"
    ),
}
"""The namespaces of Strict OOXML that matter here, and what they are called elsewhere."""
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ALIKE = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.template"
    rb"|ms-word\.document\.macroEnabled|ms-word\.template\.macroEnabledTemplate)\.main\+xml"
)
"""The types of .dotx, .docm and .dotm; macros are refused where they are, whatever the type."""
_READ = frozenset(
    "officeDocument styles numbering footnotes endnotes header footer comments".split()
)
"""Kinds of parts that are read or added to; if one is missing, the document is damaged."""

DAMAGE = (
    BadZipFile, OpcError, zlib.error, SyntaxError, ValueError, LookupError, AttributeError, TypeError,
    RuntimeError, EOFError,
)  # fmt: skip
"""What zipfile, lxml and python-docx raise at files that are broken."""
DAMAGED = N_("a damaged Word document"), N_("open it in Word or WPS and save it again")


def opened(data: bytes) -> DocumentPart:
    """The main part of a package, from which the others are found.

    Raises UnreadableError for a package that is damaged or may be hostile.
    """
    try:
        return docx.Document(BytesIO(_mended(data))).part
    except UnreadableError:
        raise
    except DAMAGE:
        raise UnreadableError(*DAMAGED) from None


def bare(root: etree._Element) -> None:
    """Take comments of XML out of a part, which would end the text before them."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        new.comment = old.comment
        for member in old.infolist():
            new.writestr(member, parts.get(member.filename) or old.read(member))
        for name in parts.keys() - old.NameToInfo.keys():
            new.writestr(name, parts[name])
    return out.getvalue()


def _mended(data: bytes) -> bytes:
    """A package such that python-docx opens it.

    Refuses one that would take all memory, holds macros, or has what no Word writes.
    """
    with ZipFile(BytesIO(data)) as package:
        members = package.infolist()
        xml = [one for one in members if one.filename.lower().endswith((".xml", ".rels"))]
        if (
            len(members) > MOST_PARTS
            or sum(one.file_size for one in members) > LARGEST
            or sum(one.file_size for one in xml) > LARGEST_XML
        ):
            raise UnreadableError(
                N_("too large when it is unpacked"), N_("split the document, or leave out pictures")
            )
        if any(one.filename.lower().endswith("vbaproject.bin") for one in members):
            raise UnreadableError(
                N_("a Word document with macros"), N_("save it as .docx, without macros")
            )
        if len(package.NameToInfo) < len(members):
            raise UnreadableError(*DAMAGED)
        changed = {}
        for one in members:
            with package.open(one) as file:
                content = file.read(one.file_size)  # without a size, zipfile unpacks all that comes
            if one not in xml:
                continue
            if b"<!DOCTYPE" in content.replace(b"\0", b""):  # in UTF-16, too
                raise UnreadableError(
                    N_("a Word document with a document type, which may be hostile"),
                    N_("open it in Word or WPS and save it again"),
                )
            mended = content
            for strict, name in STRICT.items():
                mended = mended.replace(strict, name.encode())
            if one.filename == CONTENT_TYPES:
                mended = _ALIKE.sub(_MAIN, mended)
            elif one.filename.endswith(".rels"):
                mended = _without_dangling(mended, one.filename, package.NameToInfo)
            if mended != content:
                changed[one.filename] = mended
    return repacked(data, changed) if changed else data


def _without_dangling(content: bytes, name: str, members: Container[str]) -> bytes:
    """Relations without those that lead to a part that is not there and would not be read."""
    folder = posixpath.dirname(posixpath.dirname(name))
    relations = parse_xml(content)
    dangling = [
        one
        for one in relations
        if one.get("TargetMode") != "External"
        and one.get("Type", "").rpartition("/")[2] not in _READ
        and posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))[1:]
        not in members
    ]
    for one in dangling:
        relations.remove(one)
    return serialize_part_xml(relations) if dangling else content
