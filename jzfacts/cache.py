"""The compiled base on disk: open it if it is fresh, else build it and keep it if that is possible.

For each base there is a manifest, which says what files the base was made from and looked like,
and a database beside it. Both are only ever replaced whole, by renaming, so that whatever happens
to a writer, readers find the old state or the new one. Nothing here can fail for the user: what
cannot be kept is built in memory, and one line says so.
"""

from __future__ import annotations

import os
import struct
import sys
from array import array
from binascii import crc32
from time import time_ns
from typing import TYPE_CHECKING

from jzfacts.folder import TEMPORARY, Folder, FolderError, folder_path
from jzfacts.language import _
from jzfacts.stamp import Stamp, digest, take_stamp

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

FORMAT = b"jzfacts 1 " + repr((sys.version_info[:3], sys.byteorder, array("I").itemsize)).encode()
"""What a manifest begins with. The number changes when manifests or databases are laid out anew;
Python's version is there because its Unicode tables fold the labels."""

ABANDONED = 3600.0
"""Seconds after which an unfinished file has no writer any more: no build takes an hour."""

_LENGTH = struct.Struct("<I")


class Damaged(Exception):
    """A file of the cache is not what was written."""


def open_database(
    paths: Sequence[str],
    compile_into: Callable[[sqlite3.Connection], None],
    makers: Sequence[str],
    tell: Callable[[str], None],
) -> sqlite3.Connection:
    """The database that `compile_into` makes of the files that `paths` name.

    `makers` are files of the program by which it is made. `tell` gets at most one line.
    """
    import sqlite3

    try:
        where = folder_path()
        if where is not None:
            return _kept(where, paths, compile_into, makers)
    except FolderError as error:
        tell(_("no cache: {reason}").format(reason=error))
    except OSError as error:
        message = _("no cache in {folder}: {reason}")
        tell(message.format(folder=where, reason=error.strerror))
    db = sqlite3.connect(":memory:")
    compile_into(db)
    return db


def _kept(
    where: str,
    paths: Sequence[str],
    compile_into: Callable[[sqlite3.Connection], None],
    makers: Sequence[str],
) -> sqlite3.Connection:
    import sqlite3

    paths = [os.path.abspath(path) for path in paths]
    name = _name(paths)
    folder = Folder(where)
    try:
        now = take_stamp(paths), take_stamp(makers)
        db = _fresh(folder, name, now)
        if db is not None:
            return db
        with folder.lock(f"{name}.lock", _patience(now[0])):
            begin = time_ns()
            now = take_stamp(paths), take_stamp(makers)
            db = _fresh(folder, name, now)  # another process may have built it meanwhile
            if db is not None:
                return db
            _sweep(folder)
            digests = [digest(stamp.names) for stamp in now]
            db = sqlite3.connect(":memory:")
            compile_into(db)
            content = db.serialize()
            folder.write(f"{name}.db", content)
            folder.write(f"{name}.manifest", _manifest(now, digests, begin, content))
            return db
    finally:
        folder.close()


def _name(paths: Sequence[str]) -> str:
    """What the files of this base are called: told apart by paths and by the program's place."""
    identity = "\0".join((*paths, os.path.dirname(__file__), sys.prefix)).encode(
        errors="surrogateescape"
    )
    return f"{crc32(identity):08x}{crc32(identity[::-1]):08x}"


def _patience(stamp: Stamp) -> float:
    """Seconds to wait for another process that builds: thrice what it is expected to take."""
    return 10 + sum(stamp.numbers[0::5]) / 2_000_000


def _fresh(folder: Folder, name: str, now: tuple[Stamp, Stamp]) -> sqlite3.Connection | None:
    """The database on disk, if it was made from what is there now."""
    file = folder.open(f"{name}.manifest")
    if file is None:
        return None
    with file:
        written = file.read()
    try:
        parts = _parts(written)
    except Damaged:
        return None
    version, begin, *told, size, check = parts
    if version != FORMAT:
        return None
    began = int.from_bytes(begin, "little")
    for stamp, names, numbers, digests in zip(now, told[0::3], told[1::3], told[2::3], strict=True):
        if "\0".join(stamp.names).encode(errors="surrogateescape") != names:
            return None
        old = Stamp(stamp.names, array("Q", numbers))
        doubtful = [
            place
            for place in range(len(stamp.names))
            if not old.is_settled(place, began) or old.of(place) != stamp.of(place)
        ]
        known = [digests[16 * place : 16 * place + 16] for place in doubtful]
        if digest([stamp.names[place] for place in doubtful]) != known:
            return None
    file = folder.open(f"{name}.db")
    if file is None:
        return None
    with file:
        content = file.read()
    if len(content) != int.from_bytes(size, "little") or crc32(content) != int.from_bytes(
        check, "little"
    ):
        return None
    return _opened(content)


def _opened(content: bytes) -> sqlite3.Connection:
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.deserialize(content)
    return db


def _manifest(
    now: tuple[Stamp, Stamp], digests: Sequence[Sequence[bytes]], began: int, content: bytes
) -> bytes:
    parts = [FORMAT, began.to_bytes(8, "little")]
    for stamp, known in zip(now, digests, strict=True):
        parts.append("\0".join(stamp.names).encode(errors="surrogateescape"))
        parts.append(stamp.numbers.tobytes())
        parts.append(b"".join(one.ljust(16, b"\0") for one in known))
    parts += [len(content).to_bytes(8, "little"), crc32(content).to_bytes(4, "little")]
    joined = b"".join(_LENGTH.pack(len(part)) + part for part in parts)
    return _LENGTH.pack(crc32(joined)) + joined


def _parts(written: bytes) -> list[bytes]:
    """The parts of a manifest. Raises Damaged."""
    if len(written) < 4 or _LENGTH.unpack_from(written)[0] != crc32(written[4:]):
        raise Damaged
    parts, position = [], 4
    while position < len(written):
        (length,) = _LENGTH.unpack_from(written, position)
        parts.append(written[position + 4 : position + 4 + length])
        position += 4 + length
    return parts


def _sweep(folder: Folder) -> None:
    """Remove what killed processes left."""
    for name in folder.names():
        if name.endswith(TEMPORARY) and folder.age(name) > ABANDONED:
            folder.remove(name)
