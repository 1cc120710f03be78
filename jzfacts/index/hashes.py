"""Numbers found by 32-bit hashes of texts, in checked blocks: what is one of a kind, as an id is.

Two texts may have the same hash, so whoever asks looks at what the numbers stand for.
"""

from __future__ import annotations

from array import array
from binascii import crc32
from typing import TYPE_CHECKING

from jzfacts.index.blocks import FILL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jzfacts.index.blocks import Reader, Writer

PARTITIONS = 4096
"""Parts in which hashes are gathered before their number is known."""


def hashed(key: str) -> int:
    """32 bits that stand for a key, the same in every process and on every machine."""
    return crc32(key.encode())


class HashWriter:
    """Gathers numbers under 32-bit hashes, as many to a hash as there are."""

    def __init__(self) -> None:
        self._parts = [array("Q") for _ in range(PARTITIONS)]

    def extend(self, hashes: Iterable[int], numbers: Iterable[int]) -> None:
        """Take numbers, each with its hash."""
        parts = self._parts
        for hash, number in zip(hashes, numbers, strict=True):
            parts[hash >> 20].append(hash << 32 | number)

    def finish(self, writer: Writer) -> bytes:
        """Write it all; where it is, in 16 bytes."""
        count = sum(map(len, self._parts))
        bits = min(12, (count // (8 * FILL)).bit_length())
        step = PARTITIONS >> bits
        starts = array("Q")
        for first in range(0, PARTITIONS, step):
            entries = sorted(e for part in self._parts[first : first + step] for e in part)
            starts.append(writer.position)
            writer.add(array("Q", entries).tobytes())
            starts.append(writer.position)
        self._parts = []
        return writer.add(starts.tobytes()) + bits.to_bytes(4, "little")


class Hashes:
    """Numbers by hash, as `HashWriter` wrote them."""

    def __init__(self, reader: Reader, place: bytes) -> None:
        self._reader = reader
        self._place = place
        self._bits = int.from_bytes(place[12:], "little")
        self._starts: array[int] | None = None

    def get(self, hash: int) -> list[int]:
        """The numbers under a hash, ascending: some of other keys of the same hash may be there."""
        from bisect import bisect_left

        if self._starts is None:
            self._starts = array("Q", self._reader.block(self._place))
        block = hash >> (32 - self._bits)
        entries = array("Q", self._reader.at(*self._starts[2 * block : 2 * block + 2]))
        first = bisect_left(entries, hash << 32)
        last = bisect_left(entries, (hash + 1) << 32)
        return [entry & 0xFFFFFFFF for entry in entries[first:last]]
