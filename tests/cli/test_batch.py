"""Many queries from one stream."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, cast

import pytest

from jzfacts.cli.batch import CHUNK, MANY, Answer, answers
from jzfacts.facts.loader import BaseError

if TYPE_CHECKING:
    from io import BufferedReader

    from jzfacts.search.engine import Match


class Trickle(io.BytesIO):
    """A stream in which a few bytes are there at a time."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__(data)
        self._size = size

    def read1(self, _size: int | None = -1, /) -> bytes:
        return super().read1(self._size)


def stream(data: bytes, size: int = 1 << 20) -> BufferedReader:
    return cast("BufferedReader", Trickle(data, size))


def find(query: str) -> list[Match]:
    """A search that finds nothing, and refuses the blank."""
    if not query.strip():
        raise ValueError("blank")
    return []


def test_each_line_has_an_answer_in_its_turn() -> None:
    """Line ends of any system and a byte order mark are not part of a query."""
    lines = b"\xef\xbb\xbf" + "粮食\r\n\na b".encode()
    assert list(answers(stream(lines), "utf-8", find)) == [
        Answer(1, "粮食"),
        Answer(2, "", problem="blank"),
        Answer(3, "a b"),
    ]


def test_a_line_in_another_encoding_is_named() -> None:
    """It is not guessed at, and it does not stop the others."""
    lines = "粮食\n".encode("gbk") + b"x\n"
    assert list(answers(stream(lines), "utf-8", find)) == [
        Answer(1, r"\xc1\xb8ʳ", problem="not UTF-8"),
        Answer(2, "x"),
    ]


def test_the_stream_may_be_in_another_encoding() -> None:
    """On a Chinese Windows it is GBK."""
    assert list(answers(stream("粮食\n".encode("gbk")), "gbk", find)) == [Answer(1, "粮食")]


@pytest.mark.parametrize("size", [1, 2, 5, 1000])
def test_lines_are_whole_however_they_come(size: int) -> None:
    """A blank last line is none, as it is for every program that reads lines."""
    for text, queries in {
        "": [],
        "a\nb\n": ["a", "b"],
        "粮食\n产量": ["粮食", "产量"],
        "x\n" * 7: ["x"] * 7,
    }.items():
        found = list(answers(stream(text.encode(), size), "utf-8", find))
        assert [(answer.line, answer.query) for answer in found] == list(enumerate(queries, 1))


def test_many_lines_are_answered_in_order_by_whichever_process() -> None:
    """Few at the end, too, and what is wrong with one is told of that one."""
    queries = [str(number) for number in range(MANY + 3 * CHUNK + 1)]
    queries[5] = ""
    found = list(answers(stream("\n".join(queries).encode()), "utf-8", find))
    assert [(answer.line, answer.query) for answer in found] == list(enumerate(queries, 1))
    assert [answer.line for answer in found if answer.problem] == [6]
    pids: set[str] = set()

    def told(_query: str) -> list[Match]:
        raise ValueError(str(os.getpid()))

    for answer in answers(stream(b"x\n" * MANY), "utf-8", told):
        assert answer.problem is not None
        pids.add(answer.problem)
    assert str(os.getpid()) not in pids


def test_what_stops_a_worker_stops_all() -> None:
    """Whole, with all that is wrong with a base."""

    def broken(_query: str) -> list[Match]:
        raise BaseError(["one", "two"])

    with pytest.raises(BaseError) as caught:
        list(answers(stream(b"x\n" * MANY), "utf-8", broken))
    assert caught.value.problems == ["one", "two"]
    assert str(caught.value) == "one\ntwo"
