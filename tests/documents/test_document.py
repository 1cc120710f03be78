"""Drafts: decoded whatever their encoding, and lines silenced by comments."""

from __future__ import annotations

import codecs

import pytest

from jzfacts.documents.document import UnreadableError, decode, rule_silenced

TEXT = "粮食总产42.4亿斤。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
    ],
)
def test_a_draft_is_read_in_its_encoding(data: bytes, encoding: str) -> None:
    """Byte order marks and carriage returns are gone."""
    assert decode(data) == (TEXT, encoding)


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00", b"\xff\xff\xff"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """A Word file or a picture is no draft."""
    with pytest.raises(UnreadableError, match="neither UTF-8 nor GB18030 text"):
        decode(data)


@pytest.mark.parametrize(
    ("text", "rule", "silent"),
    [
        ("总产43亿斤。<!-- jzfacts: ignore -->\n", "wrong-value", True),
        ("总产43亿斤。# jzfacts: ignore\n", "wrong-value", True),
        ("总产43亿斤。<!-- jzfacts: ignore wrong-rank -->\n", "wrong-value", False),
        ("总产43亿斤。<!-- jzfacts: ignore wrong-rank, wrong-value -->\n", "wrong-value", True),
        ("总产43亿斤。\n", "wrong-value", False),
    ],
)
def test_a_comment_silences_its_line(text: str, rule: str, silent: bool) -> None:
    """All rules, or those that it names."""
    assert rule_silenced(text, 0, rule) is silent


def test_a_comment_alone_silences_the_next_line() -> None:
    """And no line after that."""
    text = "<!-- jzfacts: ignore -->\n总产43亿斤。\n总产44亿斤。\n"
    assert rule_silenced(text, text.index("总产43"), "wrong-value")
    assert not rule_silenced(text, text.index("总产44"), "wrong-value")
