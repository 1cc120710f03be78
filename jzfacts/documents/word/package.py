"""The ZIP package that a Word file is: its XML, what its parts refer to, and how it is put together anew.

Strict OOXML is read under the usual names of its namespaces. Relations that lead nowhere, as WPS
writes them (`../NULL`), matter only where the part is wanted.
"""

from __future__ import annotations

import posixpath
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from lxml import etree

from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MEGABYTE = 1 << 20
LARGEST = 300 * MEGABYTE
"""Bytes that a document may have when it is unpacked, pictures included."""
LARGEST_XML = 100 * MEGABYTE
"""Likewise without its pictures."""
MOST_PARTS = 5_000
"""Parts that it may have; a book with a thousand pictures has a fourth."""

CONTENT_TYPES = "[Content_Types].xml"
STRICT = {
    f"http://purl.oclc.org/ooxml/{one}/{two}": f"http://schemas.openxmlformats.org/{one}/2006/{two}"
    for one, two in (("wordprocessingml", "main"), ("officeDocument", "relationships"))
}
"""The namespaces of Strict OOXML that matter here, and what they are called elsewhere."""

NO_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)

_DAMAGE = (
    BadZipFile, zlib.error, SyntaxError, ValueError, LookupError, AttributeError, TypeError,
    RuntimeError, EOFError, OverflowError,
)  # fmt: skip
"""What zipfile and lxml raise at files that are broken, and what comes of parts that are."""
DAMAGED = N_("a damaged Word document"), N_("open it in Word or WPS and save it again")


@contextmanager
def told_if_damaged() -> Iterator[None]:
    """Raises UnreadableError for whatever is raised at a broken file."""
    try:
        yield
    except UnreadableError:
        raise
    except _DAMAGE:
        raise UnreadableError(*DAMAGED) from None


class Package:
    """The XML of a Word file, as bytes by the names of its `parts`."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableError for what is damaged or may be hostile."""
        with told_if_damaged():
            self.parts = _unpacked(data)
            self.main = self.targets("officeDocument", "")[0]

    def relations(self, part: str) -> Iterator[tuple[str, str]]:
        """The kind of each part that a part refers to, and its name; "" is the package itself."""
        folder = posixpath.dirname(part)
        for one in parsed(self.parts.get(relations_of(part), NO_RELATIONS)):
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
                yield one.get("Type", "").rpartition("/")[2], target[1:]

    def targets(self, kind: str, part: str | None = None) -> list[str]:
        """The names of the parts of a kind to which a part (or the main one) refers."""
        relations = self.relations(self.main if part is None else part)
        return [name for own, name in relations if own == kind]

    def root(self, name: str) -> etree._Element:
        """The XML of a part."""
        content = self.parts[name]
        for strict, usual in STRICT.items():
            content = content.replace(strict.encode(), usual.encode())
        return parsed(content)


def relations_of(part: str) -> str:
    """The name of the part that says what a part refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def parsed(content: bytes) -> etree._Element:
    """XML without comments, which would end the text before them."""
    own = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)
    return etree.fromstring(content, own)


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        new.comment = old.comment
        for member in old.infolist():
            new.writestr(member, parts.get(member.filename) or old.read(member))
        for name in parts.keys() - old.NameToInfo.keys():
            new.writestr(name, parts[name])
    return out.getvalue()


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The XML of a package by the names of its parts.

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
        if len(package.NameToInfo) < len(members) or CONTENT_TYPES not in package.NameToInfo:
            raise UnreadableError(*DAMAGED)
        found = {}
        for one in members:
            with package.open(one) as file:
                content = file.read(one.file_size)  # without a size, zipfile unpacks all that comes
            if one in xml:
                found[one.filename] = content
            if one in xml and b"<!DOCTYPE" in content.replace(b"\0", b""):  # in UTF-16, too
                raise UnreadableError(
                    N_("a Word document with a document type, which may be hostile"),
                    N_("open it in Word or WPS and save it again"),
                )
        return found
