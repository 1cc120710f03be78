"""The text of a file, whatever its encoding."""

import codecs

import pytest
from cases import cases

from jzfacts.documents.file.encoding import decode
from jzfacts.documents.file.unreadable import UnreadableError

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
