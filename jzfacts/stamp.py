"""What the files of a base look like from outside: enough to tell that none has changed.

A file is as it was if its size, its times and its inode are. Content is read only where they
differ, or where a file was written so shortly before it was looked at that a second writing may
have left the same times: clocks of file systems tick in steps of up to two seconds.
"""

from __future__ import annotations

import os
import stat
from array import array
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FIELDS = 4
"""Numbers that a file is known by: size, time of content, time of status, inode.

The time of status (ctime) cannot be set by `touch -r` or `rsync -t` as the other can.
"""

TICK = 2_000_000_000
"""Nanoseconds of the coarsest clock among file systems: FAT counts every other second."""

DIGEST = 16
"""Bytes of a content's digest: a collision by chance is out of the question."""

_MASK = (1 << 64) - 1


class Stamp(NamedTuple):
    """Files, in order, and what each looks like."""

    names: list[str]
    numbers: array[int]
    """FIELDS for each file."""

    def looks(self, place: int) -> array[int]:
        """What the file at `place` looks like."""
        return self.numbers[place * FIELDS : (place + 1) * FIELDS]

    def unsettled(self, now: int) -> array[int]:
        """The files that may change after `now` (nanoseconds) without looking different."""
        recent = now - TICK
        numbers = self.numbers
        return array(
            "I",
            (
                place
                for place, (written, changed) in enumerate(
                    zip(numbers[1::FIELDS], numbers[2::FIELDS], strict=True)
                )
                if written >= recent or changed >= recent
            ),
        )

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(self.numbers[0::FIELDS])


def take_stamp(paths: Sequence[str]) -> Stamp:
    """The TOML files that `paths` name, directories searched to any depth, and their looks.

    Each once. A path that is missing is left out; a directory's files come sorted, part by part.
    """
    found: dict[str, os.stat_result] = {}  # several paths may lead to one file
    for path in paths:
        try:
            status = os.stat(path)
        except OSError:
            continue
        found.update(_walk(path) if stat.S_ISDIR(status.st_mode) else [(path, status)])
    numbers = array("Q", chain.from_iterable(map(_looks, found.values())))
    return Stamp(list(found), numbers)


def _walk(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted((entry.name, entry) for entry in entries)
    except OSError:
        return
    for name, entry in listed:
        if entry.is_dir():
            if not entry.is_symlink():  # a link may lead round in a circle
                yield from _walk(entry.path)
        elif name.endswith(".toml"):
            try:
                yield entry.path, entry.stat()
            except OSError:  # a link that leads nowhere
                yield entry.path, entry.stat(follow_symlinks=False)


def _looks(found: os.stat_result) -> tuple[int, int, int, int]:
    return (
        found.st_size,
        found.st_mtime_ns & _MASK,
        found.st_ctime_ns & _MASK,
        found.st_ino & _MASK,
    )


def digest(data: bytes) -> bytes:
    """The digest of a content."""
    from hashlib import blake2b

    return blake2b(data, digest_size=DIGEST).digest()


def digests(paths: Iterable[str]) -> list[bytes]:
    """The digest of each file; zeros for one that cannot be read."""
    found = []
    for path in paths:
        try:
            with open(path, "rb") as file:
                found.append(digest(file.read()))
        except OSError:
            found.append(bytes(DIGEST))
    return found
