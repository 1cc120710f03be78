"""The file in the user's cache folder with the compiled base: found fresh, or made so.

A file is written under a temporary name, sealed with a checksum, renamed into place and never
changed: whatever happens to a writer, readers find the old file or the new one and never wait. If
nothing can be stored, the base is built in memory and one line says so; that is no error. The time of
the file records when its content was last found to match the base.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from array import array
from binascii import crc32
from contextlib import contextmanager, suppress
from time import time_ns
from typing import TYPE_CHECKING

from jzfacts.facts.files import BaseError, Snapshot, is_kept, looks, snapshot
from jzfacts.i18n import _, reason
from jzfacts.index import seal
from jzfacts.index.schema import FORMAT, Damaged, get

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

VARIABLE = "JZFACTS_CACHE"
"""Environment variable for another folder; empty means that nothing is stored."""

MOST_DAMAGES = 2
"""Maximum number of times that a damaged file is rebuilt; the disk is then of no use."""

TRIES = 3
"""Maximum number of readings of a base that changes meanwhile."""

WAIT = 30.0
"""Seconds to wait for another process that builds the same file, besides the time to read the base: a
busy machine needs many times as long, and whoever gives up builds it again.
"""

SPEED = 1_000_000
"""Bytes of TOML that even a slow machine reads in a second."""

SUFFIX, TEMPORARY, LOCK = ".sqlite", ".tmp", ".lock"
"""Ends of the names of bases, of files that are not finished, and of the empty ones beside bases by
which writers keep each other out."""

IDLE = 3600 * 10**9
"""Nanoseconds before an unused file may be removed: no build takes an hour."""

_ESCAPED = str.maketrans({"%": "%25", "?": "%3F", "#": "%23"})
"""How what ends a path is written in a URI; urllib is slow to start."""

_UNSAFE = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
"""For a file that is of no use unless it is finished."""


def open_database(given: Sequence[str], damages: int = 0) -> tuple[sqlite3.Connection, str | None]:
    """Open the compiled base of the files and folders `given`; also return its file, None if in memory.

    `damages`: how often it has been found damaged. Raises BaseError.
    """
    paths = list(map(os.path.realpath, given))
    if not all(map(is_kept, paths)):
        return _made(None, given, given), None  # of a pipe nothing is kept
    path, why = None, ""
    try:
        path = cache_path(paths)
        if path and damages < MOST_DAMAGES:
            db = _fresh(path, paths) if not damages else None
            if db is None:
                size = snapshot(given).size  # tells what is wrong with paths as they were written
                with _locked(path, WAIT + size / SPEED):
                    _tidy(os.path.dirname(path))
                    db = _made(path, given, paths)
            return db, path
    except OSError as error:
        why = f"{error.filename2 or error.filename or path}: {reason(error)}"
    except sqlite3.Error as error:
        why = f"{path}: {_(str(error))}"
    snapshot(given)  # likewise
    db = _made(None, given, paths)
    if why:
        from jzfacts.progress import tell

        tell(_("cannot use the cache ({why})").format(why=why))
    return db, None


def cache_path(paths: Sequence[str]) -> str | None:
    """Return the cache file for these paths, or None if nothing is to be stored.

    Raises OSError. Written out here because importing platformdirs would slow every start.
    """
    folder = os.environ.get(VARIABLE)
    if folder == "":
        return None
    if folder is None:
        home = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
        if not os.path.isabs(home):  # the XDG specification says to ignore relative ones
            home = os.path.join(_home(), ".cache")
        folder = os.path.join(home, "jzfacts")
    with suppress(FileExistsError):
        os.makedirs(folder, 0o700)
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode):
        raise OSError(0, _("is no folder"), folder)
    # whoever writes here could put false figures into an answer; Windows has access lists instead
    writable = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    if os.name != "nt" and (writable or found.st_uid != os.geteuid()):
        raise OSError(0, _("can be written by others"), folder)
    identity = "\0".join((*paths, os.path.dirname(__file__), sys.prefix))
    data = identity.encode(errors="surrogateescape")
    return os.path.join(folder, f"{crc32(data):08x}{crc32(data[::-1]):08x}{SUFFIX}")


def _home() -> str:
    """The user's home; where HOME is empty, what the system knows. Raises OSError for none.

    The root is nobody's: containers say it of a user that the system does not know.
    """
    home = os.path.expanduser("~")
    if os.name != "nt" and not os.environ.get("HOME"):  # expanduser takes "" for the root
        from pwd import getpwuid

        with suppress(KeyError):
            home = getpwuid(os.getuid()).pw_dir
    if not os.path.isabs(home) or os.path.dirname(home) == home:
        raise OSError(0, _("no home directory"), "~")
    return home


def _connected(path: str) -> sqlite3.Connection:
    """A connection that is no thread's own, with transactions as we begin them."""
    is_uri = path.startswith("file:")
    return sqlite3.connect(path, uri=is_uri, isolation_level=None, check_same_thread=False)


def _opened(path: str) -> sqlite3.Connection:
    """Open a finished file for reading. Raises sqlite3.Error."""
    return _connected(f"file:{path.translate(_ESCAPED)}?mode=ro&immutable=1")


def _fresh(path: str, paths: Sequence[str]) -> sqlite3.Connection | None:
    """Return the base in a file if it exists, is sound and matches the base's files."""
    db, proven = _usable(path, at_start=True)
    with suppress(Damaged, sqlite3.DatabaseError):
        if db:
            files, folders, numbers, *_rest = get(db, "files")
            now = Snapshot(files, folders, array("Q", numbers))
            if not now.is_current():
                return None
            if now.is_settled(proven):
                return db
            from jzfacts.index.changes import plan

            begin = time_ns()
            if plan(db, paths, proven).is_done:
                with suppress(OSError):  # on a disk that is read-only it must be proven each time
                    os.utime(path, ns=(begin, begin))
                return db
    return None


def _usable(path: str, *, at_start: bool = False) -> tuple[sqlite3.Connection | None, int]:
    """Return the content of a file if this program made it, and when it was last found fresh.

    With `at_start`, the checksum of a large file is not verified.
    """
    with suppress(FileNotFoundError, Damaged, sqlite3.DatabaseError):
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for; a new file replaces it
            return None, 0
        if (at_start and found.st_size > seal.SMALL) or seal.is_sound(path):
            db = _opened(path)
            if get(db, "format") == FORMAT:
                files, numbers = get(db, "program")
                if looks(files).tobytes() == numbers:
                    return db, found.st_mtime_ns
    return None, 0


def _made(path: str | None, given: Sequence[str], paths: Sequence[str]) -> sqlite3.Connection:
    """Return the base, built or updated in a file or in memory.

    Raises BaseError, OSError, sqlite3.Error.
    """
    from shutil import copyfile

    from jzfacts.index.build import ChangedMeanwhile, write
    from jzfacts.index.changes import plan

    for _try in range(TRIES):
        begin = time_ns()
        old, proven = _usable(path) if path else (None, 0)
        todo = plan(old, paths, proven)
        if path and old and todo.is_done:
            os.utime(path, ns=(begin, begin))
            return old
        temporary = f"{path}.{os.urandom(4).hex()}{TEMPORARY}" if path else ":memory:"
        try:
            if path:
                os.close(os.open(temporary, os.O_CREAT | os.O_EXCL, 0o600))
                if not todo.anew:
                    copyfile(path, temporary)
            db = _connected(temporary)
            db.executescript(_UNSAFE if path else "PRAGMA temp_store=MEMORY")
            is_current = write(db, todo, given, paths)
            if path:
                db.close()
                seal.write(temporary)
                os.utime(temporary, ns=(begin, begin))
                os.replace(temporary, path)
                db = _opened(path)
            if is_current:
                return db
        except ChangedMeanwhile:
            continue
        finally:
            if path:
                with suppress(FileNotFoundError):
                    os.unlink(temporary)
    message = _("{path}: changes while it is read; try again")
    raise BaseError([message.format(path=path) for path in given])


@contextmanager
def _locked(path: str, patience: float) -> Iterator[None]:
    """Lock out other writers by SQLite's lock on an empty file. Raises sqlite3.Error."""
    lock = sqlite3.connect(f"{path}{LOCK}", timeout=patience, isolation_level=None)
    try:
        lock.executescript("PRAGMA journal_mode=OFF; BEGIN IMMEDIATE")
        yield
    finally:
        lock.close()


def _tidy(folder: str) -> None:
    """Remove files of vanished bases, other program versions and killed processes after an hour."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        with suppress(OSError):
            found = os.lstat(path)
            if time_ns() - found.st_mtime_ns < IDLE:
                continue
            useless = name.endswith((TEMPORARY, SUFFIX))
            if name.endswith(LOCK):
                useless = not os.path.lexists(path.removesuffix(LOCK))
            elif name.endswith(SUFFIX) and stat.S_ISREG(found.st_mode):
                with suppress(Damaged, sqlite3.DatabaseError):
                    db = _opened(path)
                    program, numbers = get(db, "program")
                    paths = str(get(db, "base")).split("\0")
                    useless = looks(program).tobytes() != numbers
                    useless = useless or not any(map(os.path.lexists, paths))
            if useless:
                os.unlink(path)
                os.unlink(f"{path}{LOCK}")
