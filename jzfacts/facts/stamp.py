"""What the files of a base look like from outside: enough to tell that none has changed.

A file is as it was if its size, its times and its inode are. Content is read only where they
differ, or where a file was written so shortly before it was looked at that a second writing may
have left the same times: clocks of file systems tick in steps of up to two seconds.
"""

from __future__ import annotations

import os
from array import array
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    """Files, in order, and what each looks like; and the folders in which they were found.

    A folder looks different when a file is added to it or taken away, so one that looks the same
    need not be read again: that would take half as long as to look at the files.
    """

    names: list[str]
    numbers: array[int]
    """FIELDS for each file."""
    folders: list[str]
    folder_numbers: array[int]
    """FIELDS for each folder."""

    def looks(self, place: int) -> array[int]:
        """What the file at `place` looks like."""
        return self.numbers[place * FIELDS : (place + 1) * FIELDS]

    def unsettled(self, now: int) -> array[int]:
        """The files that may change after `now` (nanoseconds) without looking different.

        Folders are counted on after the files.
        """
        numbers = self.numbers + self.folder_numbers
        times = zip(numbers[1::FIELDS], numbers[2::FIELDS], strict=True)
        recent = now - TICK
        return array("I", (place for place, pair in enumerate(times) if max(pair) >= recent))

    def is_plain(self) -> bool:
        """Whether all files and folders look as they did."""
        return (
            _look_at(self.names) == self.numbers and _look_at(self.folders) == self.folder_numbers
        )

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(self.numbers[0::FIELDS])


def take_stamp(paths: Sequence[str]) -> Stamp:
    """The TOML files that `paths` name, directories searched to any depth, and their looks.

    Each once. A path that is missing is left out; a directory's files come sorted, part by part.
    """
    found: dict[str, None] = {}  # several paths may lead to one file
    folders: list[str] = []
    for path in dict.fromkeys(paths):
        if os.path.isdir(path):
            _walk(path, found, folders)
        elif os.path.exists(path):
            found[path] = None
    names = list(found)
    return Stamp(names, _look_at(names), folders, _look_at(folders))


def _walk(folder: str, names: dict[str, None], folders: list[str]) -> None:
    """Add the TOML files in a folder, in the order of their names, and the folders in it."""
    folders.append(folder)
    try:
        with os.scandir(folder) as entries:
            listed = sorted((entry.name, entry) for entry in entries)
    except OSError:  # base_files complains of it
        return
    for name, entry in listed:
        if entry.is_dir():
            if not entry.is_symlink():  # a link may lead round in a circle
                _walk(entry.path, names, folders)
        elif name.endswith(".toml"):
            names[entry.path] = None


def _look_at(names: Sequence[str]) -> array[int]:
    """FIELDS of each file, zeros for one that is gone, or a link that leads nowhere.

    Thousands of files are looked at on every start, so nothing is called for each but `stat`.
    """
    try:
        return array(
            "Q",
            [
                number
                for found in map(os.stat, names)
                for number in (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
            ],
        )
    except (OSError, OverflowError):  # one is gone, or has a time before 1970
        return array("Q", [number & _MASK for name in names for number in _looks(name)])


def _looks(name: str) -> tuple[int, int, int, int]:
    try:
        found = os.stat(name)
    except OSError:
        return (0, 0, 0, 0)
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


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
