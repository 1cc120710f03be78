"""Bytes on disk that are checked whenever they are read: blocks, lists and tables of them.

A database file that has lost a bit may hold a wrong figure, or fail to find a right one. So every
byte that an answer rests on lies in a block with its checksum, and everything is found by a
number that must exist: nothing is ever "not there" unless a checked block says so.
"""

from __future__ import annotations

import os
from array import array
from binascii import crc32
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

CHECK = 4
"""Bytes of a checksum. CRC-32 misses no change within four neighbouring bytes, and one in four
billion of the others; against forgers it is no help, which is the folder's business."""

EACH = 32
"""Items of a list in a block: one costs a read of some kilobytes, a million need a table of 250."""

KEPT = 1024
"""Blocks of a list that are kept in memory once read: a few megabytes."""

FILL = 16
"""Keys in a block of a table, on average, for the same reason."""

INLINE = 64
"""Numbers filed under a key from which on they get a block of their own."""


REMEMBERED = 4_000_000
"""Numbers of a table that are kept in memory once read, 16 MB: the rungs of a query ask for the
same, and so do the queries of a batch."""

KEY = 50
"""Numbers that take as much memory as keeping a key does."""

_BETWEEN = b"\xff"  # which no UTF-8 holds


class Damaged(Exception):
    """A block is not what was written."""


class Writer:
    """Appends blocks to a file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.position = 0

    def add(self, data: bytes) -> bytes:
        """Write a block; where it is, in 12 bytes."""
        place = self.position.to_bytes(8, "little") + len(data).to_bytes(4, "little")
        self._file.write(data)
        self._file.write(crc32(data).to_bytes(CHECK, "little"))
        self.position += len(data) + CHECK
        return place


class Reader:
    """Reads blocks of a file, or of the same bytes in memory."""

    def __init__(self, source: BinaryIO | bytes) -> None:
        self._bytes = source if isinstance(source, bytes) else None
        self._file = None if isinstance(source, bytes) else source

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()

    def block(self, place: bytes) -> bytes:
        """The block of which `Writer.add` told the place."""
        start = int.from_bytes(place[:8], "little")
        return self.at(start, start + int.from_bytes(place[8:12], "little") + CHECK)

    def at(self, start: int, end: int) -> bytes:
        """The block between two positions, its checksum included in them."""
        if self._bytes is not None:
            data = self._bytes[start:end]
        elif self._file is not None:
            data = _read(self._file, start, end - start)
        if len(data) != end - start or crc32(data[:-CHECK]) != int.from_bytes(
            data[-CHECK:], "little"
        ):
            raise Damaged
        return data[:-CHECK]


def _read(file: BinaryIO, start: int, length: int) -> bytes:
    try:
        if hasattr(os, "pread"):
            return os.pread(file.fileno(), length, start)
        file.seek(start)
        return file.read(length)
    except OSError:
        raise Damaged from None


class ListWriter:
    """Writes items, numbered from 0, in the order in which they come."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._items: list[bytes] = []
        self._starts = array("Q")
        self.count = 0

    def add(self, item: bytes) -> None:
        self._items.append(item)
        self.count += 1
        if len(self._items) == EACH:
            self._flush()

    def _flush(self) -> None:
        ends = array("I")
        end = 0
        for item in self._items:
            end += len(item)
            ends.append(end)
        self._starts.append(self._writer.position)
        self._writer.add(ends.tobytes() + b"".join(self._items))
        self._starts.append(self._writer.position)
        self._items = []

    def finish(self) -> bytes:
        """Where the list is, in 16 bytes."""
        if self._items:
            self._flush()
        return self._writer.add(self._starts.tobytes()) + self.count.to_bytes(4, "little")


class List:
    """Items by number, as `ListWriter` wrote them."""

    def __init__(self, reader: Reader, place: bytes) -> None:
        self._reader = reader
        self._place = place
        self._starts: array[int] | None = None
        self._known: dict[int, tuple[array[int], bytes]] = {}

    def __len__(self) -> int:
        return int.from_bytes(self._place[12:], "little")

    def __getitem__(self, number: int) -> bytes:
        block = number // EACH
        if block not in self._known:
            if len(self._known) == KEPT:
                self._known.clear()
            self._known[block] = self._block(block)
        ends, items = self._known[block]
        place = number % EACH
        return items[ends[place - 1] if place else 0 : ends[place]]

    def __iter__(self) -> Iterator[bytes]:
        return (self[number] for number in range(len(self)))

    def _block(self, block: int) -> tuple[array[int], bytes]:
        """Where the items of a block end, and what they are."""
        if self._starts is None:
            self._starts = array("Q", self._reader.block(self._place))
        data = self._reader.at(*self._starts[2 * block : 2 * block + 2])
        count = min(EACH, len(self) - block * EACH)
        return array("I", data[: 4 * count]), data[4 * count :]


def write_table(writer: Writer, table: Mapping[bytes, array[int]]) -> bytes:
    """Write numbers filed under keys, some UTF-8 each; where they are, in 16 bytes."""
    buckets: list[list[bytes]] = [[] for _ in range(max(1, len(table) // FILL))]
    for key in table:
        buckets[crc32(key) % len(buckets)].append(key)
    starts = array("Q")
    for keys in buckets:
        keys.sort()
        ends, values = array("I"), []
        end = 0
        for key in keys:
            value = table[key].tobytes()
            if len(value) > 4 * INLINE:
                value = b"@" + writer.add(value)
            values.append(value)
            end += len(value)
            ends.append(end)
        names = _BETWEEN.join(keys)
        starts.append(writer.position)
        writer.add(len(names).to_bytes(4, "little") + names + ends.tobytes() + b"".join(values))
        starts.append(writer.position)
    return writer.add(starts.tobytes()) + len(buckets).to_bytes(4, "little")


class Table:
    """Numbers by key, as `write_table` wrote them."""

    def __init__(self, reader: Reader, place: bytes) -> None:
        self._reader = reader
        self._place = place
        self._count = int.from_bytes(place[12:], "little")
        self._starts: array[int] | None = None
        self._known: dict[bytes, array[int]] = {}
        self._room = REMEMBERED

    def get(self, key: bytes) -> array[int]:
        """What is filed under a key; nothing, if it is none of the table's."""
        known = self._known.get(key)
        if known is None:
            known = self._read(key)
            self._room -= len(known) + KEY
            if self._room < 0:
                self._forget()
                self._room -= len(known) + KEY
            self._known[key] = known
        return known

    def _forget(self) -> None:
        """Make room: first of the long, of which there are few, and which are one block each."""
        short = {key: numbers for key, numbers in self._known.items() if len(numbers) <= INLINE}
        self._known = short if len(short) * (KEY + INLINE) < REMEMBERED else {}
        self._room = REMEMBERED - sum(len(numbers) + KEY for numbers in self._known.values())

    def _read(self, key: bytes) -> array[int]:
        names, ends, values = self._bucket(crc32(key) % self._count)
        if key not in names:
            return array("I")
        place = names.index(key)
        value = values[ends[place - 1] if place else 0 : ends[place]]
        if value[:1] == b"@" and len(value) % 4:
            value = self._reader.block(value[1:])
        return array("I", value)

    def _bucket(self, bucket: int) -> tuple[Sequence[bytes], array[int], bytes]:
        if self._starts is None:
            self._starts = array("Q", self._reader.block(self._place))
        data = self._reader.at(*self._starts[2 * bucket : 2 * bucket + 2])
        stop = 4 + int.from_bytes(data[:4], "little")
        names = data[4:stop].split(_BETWEEN) if stop > 4 else []
        values = stop + 4 * len(names)
        return names, array("I", data[stop:values]), data[values:]


def joined(parts: Iterable[bytes]) -> bytes:
    """Parts as one string of bytes, from which `parted` takes them again."""
    return b"".join(len(part).to_bytes(4, "little") + part for part in parts)


def parted(data: bytes) -> list[bytes]:
    """The parts that `joined` put together."""
    parts = []
    position = 0
    while position < len(data):
        end = position + 4 + int.from_bytes(data[position : position + 4], "little")
        parts.append(data[position + 4 : end])
        position = end
    return parts
