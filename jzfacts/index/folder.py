"""The user's cache folder: ours alone, written only by renaming whole files into place.

Whoever could write here could put false figures into an answer. So the folder and each file in
it must belong to this user and be writable by nobody else, links are not followed, and after the
folder's check everything is opened relative to it, not by a path that may lead elsewhere by then.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING

from jzfacts.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO

VARIABLE = "JZFACTS_CACHE"
"""Environment variable that names another folder; empty means that nothing is to be kept."""

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)  # for whoever might write into a named pipe
_BINARY = getattr(os, "O_BINARY", 0)
_RELATIVE = os.open in os.supports_dir_fd
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH

TEMPORARY = ".tmp"
"""The end of names of files that are not finished; a killed process leaves them behind."""

WAIT = 0.05
"""Seconds between two looks at a lock that another process holds: below what a person feels."""


class FolderError(Exception):
    """The folder cannot be used; the message says why, in a few words."""


def folder_path() -> str | None:
    """Where the cache is: None where the user wants none.

    Raises FolderError where no place for it is known. platformdirs would say the same for the
    price of another import at each start.
    """
    chosen = os.environ.get(VARIABLE)
    if chosen is not None:
        return os.path.abspath(chosen) if chosen else None
    if os.name == "nt":
        parent = os.environ.get("LOCALAPPDATA", "")
    else:
        parent = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(parent):  # the XDG specification says to ignore relative ones
            parent = os.path.join(os.path.expanduser("~"), ".cache")
    if not os.path.isabs(parent):
        raise FolderError(_("no home directory"))
    return os.path.join(parent, "jzfacts")


class Folder:
    """An open, checked folder. Its files are named by bare names."""

    def __init__(self, path: str) -> None:
        """Open `path`, or make it. Raises FolderError where it is not ours alone, OSError else."""
        with suppress(FileExistsError):
            try:
                os.mkdir(path, 0o700)
            except FileNotFoundError:
                os.makedirs(os.path.dirname(path), exist_ok=True)
                os.mkdir(path, 0o700)
        self.path = path
        self._descriptor: int | None = None
        if _RELATIVE:
            flags = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _NO_FOLLOW
            self._descriptor = os.open(path, flags)
            try:
                _require_ours(os.fstat(self._descriptor), path)
            except FolderError:
                self.close()
                raise

    def close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def open(self, name: str) -> FileIO | None:
        """A file to read; None where there is none. Raises FolderError where it is not ours."""
        try:
            descriptor = self._open(name, os.O_RDONLY | _NO_WAITING)
        except FileNotFoundError:
            return None
        file = os.fdopen(descriptor, "rb", buffering=0)
        try:
            _require_ours(os.fstat(descriptor), os.path.join(self.path, name))
        except FolderError:
            file.close()
            raise
        return file

    def create(self, name: str) -> FileIO:
        """A new file to write, which must not exist."""
        descriptor = self._open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        return os.fdopen(descriptor, "wb", buffering=0)

    def write(self, name: str, data: bytes) -> None:
        """Put a file in place, whole or not at all.

        Nothing is synced to the disk: after a power cut the file may be damaged, which readers
        notice, and waiting for the disk would cost more than building anew once in years.
        """
        temporary = temporary_name()
        try:
            with self.create(temporary) as file:
                write_all(file, data)
            self.rename(temporary, name)
        except BaseException:
            self.remove(temporary)
            raise

    def rename(self, old: str, new: str) -> None:
        os.replace(
            self._at(old),
            self._at(new),
            src_dir_fd=self._descriptor,
            dst_dir_fd=self._descriptor,
        )

    def remove(self, name: str) -> None:
        """Remove a file if it is there and may be removed (Windows: while nobody reads it)."""
        with suppress(OSError):
            os.unlink(self._at(name), dir_fd=self._descriptor)

    def names(self) -> list[str]:
        """The names of all files."""
        return os.listdir(self.path if self._descriptor is None else self._descriptor)

    def age(self, name: str) -> float:
        """Seconds since a file was last written; 0 where that is unknown."""
        from time import time

        try:
            return time() - os.stat(self._at(name), dir_fd=self._descriptor).st_mtime
        except OSError:
            return 0.0

    @contextmanager
    def lock(self, name: str, patience: float) -> Iterator[bool]:
        """Keep other processes out; False after `patience` seconds of waiting in vain.

        The system takes the lock off whatever way the process ends.
        """
        try:
            descriptor = self._open(name, os.O_RDWR | os.O_CREAT)
        except FileNotFoundError:
            yield False
            return
        try:
            start = monotonic()
            while not (taken := _try_lock(descriptor)) and monotonic() - start < patience:
                sleep(WAIT)
            yield taken
        finally:
            os.close(descriptor)

    def _open(self, name: str, flags: int) -> int:
        return os.open(self._at(name), flags | _NO_FOLLOW | _BINARY, 0o600, dir_fd=self._descriptor)

    def _at(self, name: str) -> str:
        return os.path.join(self.path, name) if self._descriptor is None else name


def temporary_name() -> str:
    """A name that no other process uses, on this machine or another that shares the home."""
    return f"{os.urandom(8).hex()}{TEMPORARY}"


def write_all(file: FileIO, data: bytes) -> None:
    """Write all of `data`: one call may write a part, and fail only at the next."""
    view = memoryview(data)
    while view:
        view = view[file.write(view) or 0 :]


def _require_ours(found: os.stat_result, path: str) -> None:
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        raise FolderError(_("{path} is neither file nor folder").format(path=path))
    if os.name == "nt":  # LOCALAPPDATA is closed to others by its access list
        return
    if found.st_uid != os.geteuid():
        raise FolderError(_("{path} belongs to another user").format(path=path))
    if found.st_mode & _WRITABLE_BY_OTHERS:
        raise FolderError(_("{path} can be written by others").format(path=path))


def _try_lock(descriptor: int) -> bool:
    """Take the lock if it is free; a file system without locks is as good as a free one."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
