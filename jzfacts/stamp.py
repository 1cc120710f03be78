"""What the files of a base look like from outside: enough to tell that none has changed.

A file is as it was if its size, its times, and its inode are. Content is read only where they
differ, or where a file was written so shortly before it was read that a second writing may have
left the same time: clocks of file systems tick in steps of up to two seconds.
"""

from __future__ import annotations

import os
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FIELDS = 5
"""Numbers that a file is known by: size, time of content, time of status, inode, device.

The time of status (ctime) cannot be set by `touch -r` or `rsync -t` as the other can.
"""

TICK = 2_000_000_000
"""Nanoseconds of the coarsest clock among file systems: FAT counts every other second."""

_MASK = (1 << 64) - 1


class Stamp:
    """The files of a base, in order, and what each looks like."""

    __slots__ = ("names", "numbers")

    def __init__(self, names: list[str], numbers: array[int]) -> None:
        self.names = names
        self.numbers = numbers

    def of(self, place: int) -> array[int]:
        """What the file at `place` looks like."""
        return self.numbers[place * FIELDS : (place + 1) * FIELDS]

    def is_settled(self, place: int, now: int) -> bool:
        """Whether a change after `now` (nanoseconds) would show in the times of the file."""
        start = place * FIELDS
        return max(self.numbers[start + 1], self.numbers[start + 2]) + TICK < now


def take_stamp(paths: Sequence[str]) -> Stamp:
    """The TOML files that `paths` name, directories searched to any depth, and their looks.

    A path that is missing is left out; a directory's files come sorted, part by part.
    """
    names: list[str] = []
    numbers = array("Q")
    for path in dict.fromkeys(paths):
        try:
            found = os.stat(path)
        except OSError:
            continue
        if not os.path.isdir(path):
            names.append(path)
            _add(numbers, found)
            continue
        for name, status in _walk(path):
            names.append(name)
            _add(numbers, status)
    return Stamp(names, numbers)


def _walk(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in listed:
        if entry.name.endswith(".toml") and not entry.is_dir():
            try:
                yield entry.path, entry.stat()
            except OSError:  # a link that leads nowhere
                yield entry.path, entry.stat(follow_symlinks=False)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)


def _add(numbers: array[int], found: os.stat_result) -> None:
    numbers.extend(
        (
            found.st_size,
            found.st_mtime_ns & _MASK,
            found.st_ctime_ns & _MASK,
            found.st_ino & _MASK,
            found.st_dev & _MASK,
        )
    )


def digest(paths: Iterable[str]) -> list[bytes]:
    """The digest of each file's content; empty for one that cannot be read."""
    from hashlib import blake2b

    digests = []
    for path in paths:
        try:
            with open(path, "rb") as file:
                digests.append(blake2b(file.read(), digest_size=16).digest())
        except OSError:
            digests.append(b"")
    return digests
