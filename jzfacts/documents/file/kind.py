"""What kind of file bytes are, told by what they hold, whatever its name says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

FileKind = Literal["word", "pdf", "office", "text"]
"""`office` is what LibreOffice turns into a Word document."""

NO_TEXTS = frozenset(".docx .doc .wps .rtf .odt .pdf".split())
SUFFIXES = NO_TEXTS | frozenset(".html .htm .shtml .xhtml .md .markdown .txt".split())
"""What the names of drafts end in."""

_SAVE = N_("save what it says as .docx or as text")
_SHEET = N_("a spreadsheet, no text document"), _SAVE
_SLIDES = N_("a presentation, no text document"), _SAVE
LOCKED = N_("a document protected by a password"), N_("save it without the password")
RECOGNISE = N_("recognise its text first")
_PICTURE = N_("a picture"), RECOGNISE
_ARCHIVE = N_("an archive"), N_("unpack it and name the drafts in it")
UNKNOWN = N_("damaged, or not a known kind of document"), _SAVE
_OTHER = N_("not a known kind of document"), _SAVE
_OFD = N_("an OFD document"), N_("save it as PDF or .docx")
_ONE_FILE = N_("a Word document as XML"), N_("open it in Word or WPS, save it as .docx")
_PAGE = N_("a web archive (.mht)"), N_("save the page as .html")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_HEAD = 1024
"""Bytes at the beginning, among which a PDF says that it is one."""

_BEGINNINGS: tuple[tuple[bytes, FileKind | tuple[str, str]], ...] = (
    (rb".*%PDF-", "pdf"),
    (rb"\{\\rtf", "office"),
    (rb".*<pkg:package\b", _ONE_FILE),
    (rb'.*progid="Word\.Document"', "office"),
    (rb"\x89PNG\r|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP", _PICTURE),
    (rb"\x1f\x8b|Rar!\x1a|7z\xbc\xaf|PK\x05\x06", _ARCHIVE),
    (rb"(?i)From: <Saved by |MIME-Version:", _PAGE),
)
"""How files begin, with what they are or what is said of them."""

_STREAMS: dict[str, FileKind | tuple[str, str]] = {
    "EncryptedPackage": LOCKED,
    "WordDocument": "office",
    "Workbook": _SHEET,
    "PowerPoint Document": _SLIDES,
}
"""Likewise the streams of an OLE file: Word and Excel up to 2003, WPS, and what Office encrypts."""

_MEMBERS: dict[str, FileKind | tuple[str, str]] = {
    "word/": "word",
    "xl/": _SHEET,
    "ppt/": _SLIDES,
    "OFD.xml": _OFD,
    "mimetype/application/vnd.oasis.opendocument.text": "office",
    "mimetype/application/vnd.oasis.opendocument.spreadsheet": _SHEET,
    "mimetype/application/vnd.oasis.opendocument.presentation": _SLIDES,
    "mimetype/": _OTHER,
    "[Content_Types].xml": UNKNOWN,
}
"""Likewise the members of a ZIP file; the one named mimetype by what it holds."""


def kind_of_file(data: bytes) -> FileKind:
    """What a file is. Raises UnreadableError, with a remedy, for what no draft is."""
    if data.startswith(_ZIP):
        names = list(_members(data))
        found = (
            kind for begin, kind in _MEMBERS.items() if any(n.startswith(begin) for n in names)
        )
        kind = next(found, _ARCHIVE)
    elif data.startswith(_OLE):
        streams = (kind for name, kind in _STREAMS.items() if name.encode("utf-16-le") in data)
        kind = next(streams, _OTHER)
        if kind == "office" and _is_locked(data):
            kind = LOCKED
    else:
        head = data[:_HEAD]
        starts = (kind for pattern, kind in _BEGINNINGS if re.match(pattern, head, re.DOTALL))
        kind = next(starts, "text")
    if isinstance(kind, tuple):
        raise UnreadableError(*kind)
    return kind


def _members(data: bytes) -> Iterator[str]:
    """The names of a ZIP file's members, also of one that is cut off."""
    position = 0
    while (position := data.find(_ZIP, position)) >= 0:
        size, named, extra = (
            int.from_bytes(data[position + begin : position + end], "little")
            for begin, end in ((18, 22), (26, 28), (28, 30))
        )
        content = position + 30 + named + extra
        name = data[position + 30 : content - extra].decode("utf-8", "replace")
        if name == "mimetype":
            name += "/" + data[content : content + size].decode("ascii", "replace")
        yield name
        position = content + size


def _is_locked(data: bytes) -> bool:
    """Whether the head of a Word file up to 2003 says that it is encrypted."""
    sectors = range(512, len(data) - 11, 512)
    return any(data.startswith(b"\xec\xa5", at) and data[at + 11] & 1 for at in sectors)
