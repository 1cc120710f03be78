"""Many queries from one stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.batch import Answer, answers

if TYPE_CHECKING:
    from jzfacts.search import Match


def find(query: str) -> list[Match]:
    """A search that finds nothing, and refuses the blank."""
    if not query.strip():
        raise ValueError("blank")
    return []


def test_each_line_has_an_answer_in_its_turn() -> None:
    """Line ends of any system and a byte order mark are not part of a query."""
    lines = [b"\xef\xbb\xbf" + "粮食\r\n".encode(), b"\n", b"a b"]
    assert list(answers(lines, "utf-8", find)) == [
        Answer(1, "粮食"),
        Answer(2, "", problem="blank"),
        Answer(3, "a b"),
    ]


def test_a_line_in_another_encoding_is_named() -> None:
    """It is not guessed at, and it does not stop the others."""
    lines = ["粮食\n".encode("gbk"), b"x\n"]
    assert list(answers(lines, "utf-8", find)) == [
        Answer(1, r"\xc1\xb8ʳ", problem="not UTF-8"),
        Answer(2, "x"),
    ]


def test_the_stream_may_be_in_another_encoding() -> None:
    """On a Chinese Windows it is GBK."""
    assert list(answers(["粮食\n".encode("gbk")], "gbk", find)) == [Answer(1, "粮食")]
