"""Bytes on disk: what is read is what was written, or Damaged."""

from __future__ import annotations

import io
from array import array
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jzfacts.index.blocks import (
    EACH,
    INLINE,
    Damaged,
    List,
    ListWriter,
    Reader,
    Table,
    Writer,
    joined,
    parted,
    write_table,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBERS = st.integers(0, 2**32 - 1)
KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def written(write: Callable[[Writer], bytes]) -> tuple[Reader, bytes]:
    """A reader of what `write` wrote, and what it returned."""
    file = io.BytesIO()
    place = write(Writer(file))
    return Reader(file.getvalue()), place


@given(st.lists(st.binary()))
def test_blocks_are_read_as_written(contents: list[bytes]) -> None:
    """In any order, by the places that were told."""
    file = io.BytesIO()
    writer = Writer(file)
    places = [writer.add(content) for content in contents]
    reader = Reader(file.getvalue())
    assert [reader.block(place) for place in reversed(places)] == contents[::-1]


def test_a_file_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    """In memory or on disk."""
    path = tmp_path / "blocks"
    with path.open("wb") as file:
        writer = Writer(file)
        places = [writer.add(b"42.4"), writer.add(b"")]
    reader = Reader(path.open("rb"))
    assert [reader.block(place) for place in places] == [b"42.4", b""]


@given(st.binary(min_size=1), st.data())
def test_a_changed_byte_is_noticed(content: bytes, data: st.DataObject) -> None:
    """In the content or in its checksum."""
    file = io.BytesIO()
    place = Writer(file).add(content)
    damaged = bytearray(file.getvalue())
    where = data.draw(st.integers(0, len(damaged) - 1))
    damaged[where] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Damaged):
        Reader(bytes(damaged)).block(place)


@given(st.binary(), st.data())
def test_a_missing_end_is_noticed(content: bytes, data: st.DataObject) -> None:
    """However much of it is missing."""
    file = io.BytesIO()
    place = Writer(file).add(content)
    whole = file.getvalue()
    with pytest.raises(Damaged):
        Reader(whole[: data.draw(st.integers(0, len(whole) - 1))]).block(place)


def test_a_file_that_cannot_be_read_is_damaged(tmp_path: Path) -> None:
    """Whatever the system says of it."""
    file = (tmp_path / "blocks").open("w+b")
    place = Writer(file).add(b"42.4")
    reader = Reader(file)
    written_only = (tmp_path / "blocks").open("ab")
    reader._file = written_only  # a descriptor that may not be read
    with pytest.raises(Damaged):
        reader.block(place)
    file.close()


@given(st.lists(st.binary(max_size=9), max_size=3 * EACH))
@example([])
@example([b""] * EACH)
@example([b"x"] * (EACH + 1))
def test_lists_keep_items_by_number(items: list[bytes]) -> None:
    """One by one, and all in a row."""

    def write(writer: Writer) -> bytes:
        whole = ListWriter(writer)
        for item in items:
            whole.add(item)
        assert whole.count == len(items)
        return whole.finish()

    kept = List(*written(write))
    assert len(kept) == len(items)
    assert list(kept) == items
    assert [kept[number] for number in reversed(range(len(items)))] == items[::-1]


@given(st.dictionaries(KEYS, st.lists(NUMBERS, max_size=6), max_size=40), KEYS)
def test_tables_keep_numbers_by_key(numbers: dict[str, list[int]], other: str) -> None:
    """And nothing under a key that is none of theirs."""
    table = {key.encode(): array("I", filed) for key, filed in numbers.items()}
    kept = Table(*written(lambda writer: write_table(writer, table)))
    assert {key: list(kept.get(key.encode())) for key in numbers} == numbers
    assert list(kept.get(other.encode())) == numbers.get(other, [])


@pytest.mark.parametrize("count", [INLINE - 1, INLINE, INLINE + 1, 5 * INLINE])
def test_many_numbers_under_a_key(count: int) -> None:
    """They lie in a block of their own, which nobody notices; 0x40, too, may begin the few."""
    table = {b"many": array("I", range(count)), b"few": array("I", [0x40]), b"none": array("I")}
    kept = Table(*written(lambda writer: write_table(writer, table)))
    assert {key: kept.get(key) for key in table} == table


@given(st.lists(st.binary()))
def test_joined_parts_come_apart(parts: list[bytes]) -> None:
    """Whatever is in them."""
    assert parted(joined(parts)) == parts
