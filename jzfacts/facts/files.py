"""The files of a base: which they are, whether they have changed, and what they hold.

A file is unchanged if its size, times and inode are. Content is compared only if these differ, or if
the file was written so shortly before that a second writing may have left the same times: clocks of
file systems tick in steps of up to two seconds.
"""

from __future__ import annotations

import os
import stat
from array import array
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.i18n import _, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FIELDS = 4
"""Numbers of a look: size, time of content, time of status, inode.

The time of status (ctime) cannot be set by `touch -r` or `rsync -t` as the other can.
"""

MOST_BYTES = 32_000_000
"""Maximum bytes of a file: those of a hundred thousand facts."""

DIGEST = 16
"""Bytes of a content's digest."""

TICK = 2_000_000_000
"""Nanoseconds of the coarsest clock of a file system: FAT counts every other second."""

PIPED = array("Q", [1] * FIELDS)
"""What comes through a pipe is said to look like: its time is when something last came."""

_GONE = array("Q", [0] * FIELDS)
_MASK = (1 << 64) - 1  # a time before 1970 is negative


class BaseError(Exception):
    """A base that cannot be used; `problems` has a line for each thing to mend."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(problems)  # so that it comes whole from another process
        self.problems = list(problems)

    def __str__(self) -> str:
        return "\n".join(self.problems)


class Snapshot(NamedTuple):
    """The files of a base in order, the folders in which they were found, and what all look like.

    A folder looks different when a file is added to it or taken away, so one that looks the same
    need not be listed again: that would take half as long as to look at the files.
    """

    files: list[str]
    folders: list[str]
    looks: array[int]
    """FIELDS of each file, then of each folder."""

    def look(self, number: int) -> array[int]:
        """Return the FIELDS of a file or folder by its number."""
        return self.looks[number * FIELDS : (number + 1) * FIELDS]

    @property
    def size(self) -> int:
        return sum(self.looks[: len(self.files) * FIELDS : FIELDS])

    def is_current(self) -> bool:
        """Whether all files and folders are unchanged."""
        return looks([*self.files, *self.folders]) == self.looks

    def is_settled(self, proven: int) -> bool:
        """Whether none was changed so close to the time `proven` (nanoseconds) that another change might not
        show.
        """
        return max(self.looks[1::FIELDS] + self.looks[2::FIELDS]) < proven - TICK

    def are_folders_settled(self, proven: int) -> bool:
        """The same for folders only: whether no file has just come or gone."""
        looks = self.looks[len(self.files) * FIELDS :]
        return max(looks[1::FIELDS] + looks[2::FIELDS], default=0) < proven - TICK


DOUBT = "# ?"
"""How a comment begins that marks a doubt of `draft`."""


class Content(NamedTuple):
    """What was read of a file, and its FIELDS."""

    data: bytes
    look: array[int]
    """All zeros if the file changed while it was read."""


def snapshot(paths: Iterable[str]) -> Snapshot:
    """The TOML files that `paths` name, directories searched to any depth, and their looks.

    Each once, a directory's in the order of their names, part by part; without hidden ones, which
    are leftovers of editors. Links to folders are followed, into each folder once.
    Raises BaseError for a path that is missing or holds no base, and for what cannot be read.
    """
    problems: list[str] = []
    files: dict[str, None] = {}  # several paths may lead to one file
    folders: dict[str, array[int]] = {}
    piped: list[str] = []
    for path in dict.fromkeys(paths):
        try:
            mode = os.stat(path).st_mode
        except (FileNotFoundError, NotADirectoryError, ValueError):
            message = _("{path}: no such file or directory; check --facts or JZFACTS_FACTS")
            problems.append(message.format(path=path))
            continue
        except OSError as error:  # it may be there, in a folder that may not be searched
            problems.append(unreadable(path, error))
            continue
        if stat.S_ISDIR(mode):
            found: list[str] = []
            complaints = len(problems)
            _walk(path, found, folders, set(), problems)
            files.update(dict.fromkeys(found))
            if not found and len(problems) == complaints:
                message = _("{path}: no *.toml file in this directory; name a fact base")
                problems.append(message.format(path=path))
        else:
            files[path] = None
            if not stat.S_ISREG(mode):
                piped.append(path)
    if problems:
        raise BaseError(problems)
    names = list(files)
    numbers = looks(names)
    for path in piped:
        start = names.index(path) * FIELDS
        numbers[start : start + FIELDS] = PIPED
    for look in folders.values():
        numbers += look
    return Snapshot(names, list(folders), numbers)


def _walk(
    folder: str,
    files: list[str],
    folders: dict[str, array[int]],
    seen: set[tuple[int, int]],
    problems: list[str],
) -> None:
    """Add the TOML files in a folder, in the order of their names, and the folders in it.

    `seen`: device and inode of the folders that were walked, for links may lead round in a circle.
    """
    try:
        looked = os.stat(folder)
        if (looked.st_dev, looked.st_ino) in seen:
            return
        seen.add((looked.st_dev, looked.st_ino))
        with os.scandir(folder) as entries:  # after the look: what changes meanwhile will show
            listed = sorted((entry.name, entry) for entry in entries)
    except OSError as error:
        problems.append(unreadable(folder, error))
        return
    folders[folder] = _look(looked)
    for name, entry in listed:
        if name.startswith("."):
            continue
        if entry.is_dir():
            _walk(entry.path, files, folders, seen, problems)
        elif name.lower().endswith(".toml"):
            if entry.is_file() or not os.path.exists(entry.path):
                files.append(entry.path)  # a link to nothing is complained of when it is read
            else:
                message = _("{path}: not a regular file; remove it from the base")
                problems.append(message.format(path=entry.path))


def unreadable(path: object, error: OSError) -> str:
    """Return the message for a file or folder that exists but cannot be read."""
    return _(
        "{path}: cannot read ({reason}); check its permissions", path=path, reason=reason(error)
    )


def installed_base() -> str:
    """Return the base that came with the package."""
    package = os.path.dirname(os.path.dirname(__file__))
    folders = package, os.path.dirname(package)
    packed, above = (os.path.join(folder, "facts.toml") for folder in folders)
    return packed if os.path.exists(packed) else above


def looks(names: Iterable[str]) -> array[int]:
    """Return the FIELDS of each file, zeros for one that is gone or a dangling link."""
    found = array("Q")
    for name in names:
        try:
            found += _look(os.stat(name))
        except OSError:
            found += _GONE
    return found


def _look(found: os.stat_result) -> array[int]:
    numbers = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    return array("Q", [number & _MASK for number in numbers])


def is_kept(path: str) -> bool:
    """True if a path can be read again, unlike a pipe such as `<(…)` or /dev/stdin."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def read(path: str) -> Content:
    """Read a file, not much more than MOST_BYTES; what came through a pipe is kept in memory.

    Raises OSError.
    """
    if path in _piped:
        return _piped[path]
    from jzfacts.input import waiting

    with waiting(path), open(path, "rb") as file:
        before = os.fstat(file.fileno())
        data = file.read(MOST_BYTES + 1)
        after = os.fstat(file.fileno())
    if not stat.S_ISREG(before.st_mode):
        _piped[path] = Content(data, PIPED)
        return _piped[path]
    look = _look(before)
    return Content(data, look if look == _look(after) else _GONE)


_piped: dict[str, Content] = {}


def digest(data: bytes) -> bytes:
    from hashlib import blake2b

    return blake2b(data, digest_size=DIGEST).digest()
