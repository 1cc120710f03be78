"""What a file is, by what it holds."""

import codecs
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from cases import cases
from word_files import paragraph, word_file

from jzfacts.documents.file.encoding import decode
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


TEXT = "粮食总产42.4亿斤，居全省第2位。\n"
TRADITIONAL = "糧食總產42.4億斤，居全省第2位。\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (TEXT.encode(), TEXT, "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT, "utf-8"),
        (TEXT.replace("\n", "\r\n").encode(), TEXT, "utf-8"),
        (TEXT.encode("gb18030"), TEXT, "gb18030"),
        (TEXT.encode("utf-16"), TEXT, "utf-16"),
        (TEXT.encode("utf-16-le"), TEXT, "utf-16"),
        (TEXT.encode("utf-16-be"), TEXT, "utf-16"),
        (TRADITIONAL.encode("big5"), TRADITIONAL, "big5"),
        (TRADITIONAL.encode("gb18030"), TRADITIONAL, "gb18030"),
        (b"GDP grew by 3.5%.\n", "GDP grew by 3.5%.\n", "utf-8"),
        ("實施".encode(), "實施", "utf-8"),
        ("实施".encode("gb18030"), "实施", "gb18030"),  # these four bytes are UTF-8, too: ʵʩ
        ("Größe: 3 m".encode(), "Größe: 3 m", "utf-8"),
        (b"", "", "utf-8"),
    ],
)
def test_a_text_is_read_in_its_encoding(data: bytes, text: str, encoding: str) -> None:
    """Byte order marks and carriage returns are gone."""
    assert decode(data) == (text, encoding)


@cases
def test_a_page_that_declares_its_encoding_is_obeyed(head: str, encoding: str, found: str) -> None:
    """If that can be true."""
    page = f"<html>{head}<p>全省第2。</p>"
    assert decode(page.encode(encoding)) == (page, found)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\xff\xff", "text in an unknown encoding"),
        (TEXT.encode("gb18030")[:-2] + b"\xff\n", "text in an unknown encoding"),
        ("食糧の生産は42トンである".encode("shift_jis"), "text in an unknown encoding"),
        ("Où est l'été à Noël ?".encode("latin-1"), "text in an unknown encoding"),
        (b"\x00\x01\x02\x03\x04", "damaged, or not a known kind of document"),
        (b"\x9c\xed\x1a\x00\xff\x03PDF", "damaged, or not a known kind of document"),
    ],
)
def test_what_is_not_clear_is_refused(data: bytes, reason: str) -> None:
    """A wrong guess would give wrong figures, or none."""
    with pytest.raises(UnreadableError, match=reason):
        decode(data)
