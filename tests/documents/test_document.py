"""Drafts: decoded whatever their encoding, cut into blocks, and lines silenced by comments."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.documents.document import Block, UnreadableError, blocks, decode, rule_silenced

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


def test_blocks_are_headings_items_and_paragraphs() -> None:
    """A blank line, a mark of a list and the end of a sentence end a block."""
    text = "# 标题\n粮食总产42.4亿斤。\n\n- 一项\n- 又一项\n"
    assert list(blocks(text)) == [
        Block(0, "# 标题\n", 1, heading=True, unfinished=False),
        Block(5, "粮食总产42.4亿斤。\n", 2, heading=False, unfinished=False),
        Block(18, "- 一项\n", 4, heading=True, unfinished=False),
        Block(23, "- 又一项\n", 5, heading=True, unfinished=False),
    ]


def test_a_line_broken_by_its_width_goes_on() -> None:
    """A long line without an end is joined to the next; a short one is a heading."""
    broken = "这一年各级各部门齐心协力推动经济持续回升向好粮食总\n产42.4亿斤。\n"
    assert [block.text for block in blocks(broken)] == [broken]
    assert [block.text for block in blocks("产业\n发展\n")] == ["产业\n", "发展\n"]


def test_an_unfinished_paragraph_is_known() -> None:
    """What breaks off in the middle of a sentence may go on after a blank line."""
    text = "这一年各级各部门齐心协力推动经济持续回升向好，技术合\n\n同成交额77亿元。\n"
    assert [block.unfinished for block in blocks(text)] == [True, False]


def test_code_fences_and_comments_are_not_read() -> None:
    """A comment is blank, so that offsets stay; the mark of a fence ends a block."""
    text = "甲<!-- 乙 -->丙。\n```\n丁\n```\n"
    assert [block.text for block in blocks(text)] == ["甲" + " " * 10 + "丙。\n", "丁\n"]


@given(st.text(alphabet="粮产4。，\n# -、", max_size=80))
def test_blocks_cover_all_that_is_written(text: str) -> None:
    """No figure can be lost between two blocks."""
    covered: set[int] = set()
    for block in blocks(text):
        assert text[block.offset : block.offset + len(block.text)].strip() != ""
        covered.update(range(block.offset, block.offset + len(block.text)))
    assert all(at in covered for at, one in enumerate(text) if not one.isspace())


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
