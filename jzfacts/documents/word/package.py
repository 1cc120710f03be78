"""The ZIP package that a Word file is: its parts as XML, and the same file with some of them changed.

The names of Strict OOXML are read as the usual ones, and written as they were.
"""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from lxml import etree

from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.word.numbering import W
from jzfacts.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MEGABYTE = 1 << 20
LARGEST = 300 * MEGABYTE
"""Bytes that a document may have when it is unpacked, pictures included."""
LARGEST_XML = 100 * MEGABYTE
"""Likewise without its pictures."""

CONTENT_TYPES = "[Content_Types].xml"
_SCHEMAS = b"http://schemas.openxmlformats.org"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _SCHEMAS + b"/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        _SCHEMAS + b"/officeDocument/2006/relationships"
    ),
}
"""The namespaces of Strict OOXML that matter here, and what they are called elsewhere."""

_NO_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)

DAMAGE = (
    BadZipFile, zlib.error, SyntaxError, ValueError, LookupError, AttributeError, TypeError,
    RuntimeError, EOFError,
)  # fmt: skip
"""What zipfile and lxml raise at files that are broken, and what reads them."""
DAMAGED = N_("a damaged Word document"), N_("open it in Word or WPS and save it again")


class Package:
    """A Word file with the XML of its parts, by name."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.content = dict(_checked(data))
        self._roots: dict[str, etree._Element] = {}
        self._changed: set[str] = set()
        self.main = self.related("officeDocument", "")[0]
        """The name of the part with the body."""
        self.body = self.root(self.main).find(f"{W}body")
        self._is_strict = any(strict in self.content[self.main] for strict in _STRICT)
        self.content.setdefault(relations_of(self.main), _NO_RELATIONS)

    def root(self, name: str) -> etree._Element:
        """The XML of a part. Raises UnreadableError where it is missing or damaged."""
        if name not in self._roots:
            try:
                xml = self.content[name]
                for strict, usual in _STRICT.items():
                    xml = xml.replace(strict, usual)
                self._roots[name] = etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
            except (KeyError, etree.XMLSyntaxError):
                raise UnreadableError(*DAMAGED) from None
        return self._roots[name]

    def changing(self, name: str) -> etree._Element:
        """Likewise of one that is to be written anew."""
        self._changed.add(name)
        return self.root(name)

    def related(self, kind: str, name: str | None = None) -> list[str]:
        """The names of the parts to which a part, mostly the main one, refers as of a kind."""
        name = self.main if name is None else name
        return [
            posixpath.normpath(posixpath.join("/", posixpath.dirname(name), one.get("Target")))[1:]
            for one in self.root(relations_of(name))
            if one.get("Type", "").endswith(f"/{kind}") and one.get("TargetMode") != "External"
        ]

    def written(self) -> bytes:
        """The file with the parts that have changed."""
        parts = {}
        for name in self._changed:
            root = self.root(name)
            encoding = root.getroottree().docinfo.encoding or "UTF-8"
            parts[name] = etree.tostring(root, encoding=encoding, standalone=True)
            for strict, usual in _STRICT.items() if self._is_strict else ():
                parts[name] = parts[name].replace(usual, strict)
        return repacked(self.data, parts)


def opened(data: bytes) -> Package:
    """A Word file. Raises UnreadableError for one that is damaged or may be hostile."""
    try:
        package = Package(data)
    except UnreadableError:
        raise
    except DAMAGE:
        raise UnreadableError(*DAMAGED) from None
    if package.body is None:
        raise UnreadableError(*DAMAGED)
    return package


def relations_of(name: str) -> str:
    """The name of the part with the relations of a part; of the package itself for an empty one."""
    folder, own = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{own}.rels")


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        new.comment = old.comment
        for member in old.infolist():
            new.writestr(member, parts.get(member.filename) or old.read(member))
        for name in parts.keys() - old.NameToInfo.keys():
            new.writestr(name, parts[name])
    return out.getvalue()


def _checked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The XML of a package by the names of its parts.

    Refuses one that would take all memory, holds macros, or has what no Word writes.
    """
    with ZipFile(BytesIO(data)) as package:
        members = package.infolist()
        xml = [one for one in members if one.filename.lower().endswith((".xml", ".rels"))]
        if (
            sum(one.file_size for one in members) > LARGEST
            or sum(one.file_size for one in xml) > LARGEST_XML
        ):
            raise UnreadableError(
                N_("too large when it is unpacked"), N_("split the document, or leave out pictures")
            )
        if any(one.filename.lower().endswith("vbaproject.bin") for one in members):
            raise UnreadableError(
                N_("a Word document with macros"), N_("save it as .docx, without macros")
            )
        if len(package.NameToInfo) < len(members) or CONTENT_TYPES not in package.NameToInfo:
            raise UnreadableError(*DAMAGED)
        for one in members:
            with package.open(one) as file:
                content = file.read(one.file_size)  # without a size, zipfile unpacks all that comes
            if one in xml and b"<!DOCTYPE" in content:
                raise UnreadableError(
                    N_("a Word document with a document type, which may be hostile"),
                    N_("open it in Word or WPS and save it again"),
                )
            if one in xml:
                yield one.filename, content
