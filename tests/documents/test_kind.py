"""What a file is, by what it holds."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from word_files import paragraph, word_file

from jzfacts.documents.file.kind import kind_of_file
from jzfacts.documents.file.unreadable import UnreadableError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD_HEAD = b"\xec\xa5\xc1\0\0\0\x04\x08\0\0"


def zip_file(**members: bytes) -> bytes:
    """A ZIP file of these members, "__" in whose names stands for a stroke."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def ole_file(stream: str, content: bytes = b"") -> bytes:
    """The bytes of an OLE file that matter: its mark, a sector, the name of a stream."""
    return OLE + content.ljust(512, b"\0") + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (word_file(paragraph("甲")), "word"),
        (word_file(paragraph("甲"))[:3000], "word"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf \n%PDF-1.4", "pdf"),
        (rb"{\rtf1\ansi }", "office"),
        (ole_file("WordDocument", WORD_HEAD + b"\0\x02"), "office"),
        (zip_file(mimetype=b"application/vnd.oasis.opendocument.text", content=b""), "office"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>', "office"),
        (b"<html>", "text"),
        (b"PK", "text"),
        (b"", "text"),
    ],
)
def test_drafts(data: bytes, kind: str) -> None:
    """Also where they are cut off, or begin with what does not belong to them."""
    assert kind_of_file(data) == kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ole_file("EncryptedPackage"), "a document protected by a password"),
        (ole_file("WordDocument", WORD_HEAD + b"\0\x13"), "a document protected by a password"),
        (ole_file("Workbook"), "a spreadsheet, no text document"),
        (ole_file("PowerPoint Document"), "a presentation, no text document"),
        (ole_file("__substg1.0_1000001F"), "not a known kind of document"),
        (zip_file(xl__workbook=b""), "a spreadsheet, no text document"),
        (zip_file(ppt__slides=b""), "a presentation, no text document"),
        (zip_file(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "a spreadsheet"),
        (zip_file(mimetype=b"application/epub+zip"), "not a known kind of document"),
        (zip_file(**{"OFD.xml": b"<ofd:OFD/>"}), "an OFD document"),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><pkg:package>',
            "a Word document as XML",
        ),
        (zip_file(draft=word_file(paragraph("甲"))), "an archive"),
        (word_file(paragraph("甲"))[:300], "damaged, or not a known kind of document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"Rar!\x1a\x07", "an archive"),
        (b"MIME-Version: 1.0\r\n", "a web archive"),
    ],
)
def test_what_people_have_beside_drafts(data: bytes, reason: str) -> None:
    """It is named, with what to do."""
    with pytest.raises(UnreadableError, match=reason) as raised:
        kind_of_file(data)
    assert raised.value.remedy
