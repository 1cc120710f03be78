"""Whether a file is as it was written: a checksum in its head says so, as SQLite has room for one.

A small file is looked at on every start, a large one only before something is said to be all that
there is, or not to be there: for that rests on what no checksum of a row covers.
"""

from __future__ import annotations

import os
from array import array
from binascii import crc32
from contextlib import suppress
from functools import partial
from time import time_ns
from typing import TYPE_CHECKING

from jzfacts.facts.files import TICK

if TYPE_CHECKING:
    from collections.abc import Iterable

SMALL = 16_000_000
"""Bytes of a file up to which its checksum is looked at on every start: about 5 ms."""

LASTS = 600 * 10**9
"""Nanoseconds for which a larger file that was found sound is believed to be, if nobody writes into
it: what a disk forgets meanwhile is read again no sooner than memory runs short."""

PART, BUFFER = 1 << 24, 1 << 18
"""Bytes of a file that a thread checks, and of those that it reads at once."""

LOCK = ".lock"
"""End of the name of the empty file beside another by which writers keep each other out."""

_SEAL = 60
"""Where SQLite keeps the user_version, of which it makes no use: 4 bytes for the checksum."""


def is_sound(path: str) -> bool:
    """Whether a file is there and as it was sealed; a large one is not looked at again for LASTS."""
    try:
        found = os.stat(path)
        if _is_proven(path, found):
            return True
        with open(path, "rb") as file:
            file.seek(_SEAL)
            sound = file.read(4) == _checksum(path)
    except OSError:
        return False
    if sound and found.st_size > SMALL:
        with suppress(OSError):  # then it is looked at each time
            os.utime(f"{path}{LOCK}", ns=(found.st_ctime_ns, found.st_ctime_ns))
    return sound


def _is_proven(path: str, found: os.stat_result) -> bool:
    """Whether a file was found to be sound a short while ago, and not touched since.

    The lock beside it has the file's time of status as its time of content since then: no program
    can set that time of a file, and whoever writes into it changes it. When that was found out, the
    lock's own time of status says.
    """
    if os.name == "nt" or found.st_size <= SMALL:  # Windows has no time of status
        return False
    with suppress(FileNotFoundError):
        proof = os.stat(f"{path}{LOCK}")
        since = time_ns() - proof.st_ctime_ns
        settled = found.st_ctime_ns + TICK < proof.st_ctime_ns
        return proof.st_mtime_ns == found.st_ctime_ns and settled and 0 <= since < LASTS
    return False


def write(path: str) -> None:
    """Write the checksum of a file into it."""
    checksum = _checksum(path)
    with open(path, "r+b") as file:
        file.seek(_SEAL)
        file.write(checksum)


def _checksum(path: str) -> bytes:
    """The checksum of the checksums of a file's parts, several of which are worked out at once.

    Half a gigabyte takes an eighth of a second of one processor.
    """
    starts = range(0, os.stat(path).st_size, PART)
    found: Iterable[int] = map(partial(_checksum_of_part, path), starts)
    if len(starts) > 1:
        from concurrent.futures import ThreadPoolExecutor

        with suppress(RuntimeError), ThreadPoolExecutor() as pool:  # else no thread can be begun
            found = list(pool.map(partial(_checksum_of_part, path), starts))
    return crc32(array("I", found)).to_bytes(4, "big")


def _checksum_of_part(path: str, start: int) -> int:
    checksum, buffer = 0, memoryview(bytearray(BUFFER))
    with open(path, "rb", buffering=0) as file:
        file.seek(start)
        for place in range(start, start + PART, BUFFER):
            count = file.readinto(buffer) or 0
            if place == 0:
                buffer[_SEAL : _SEAL + 4] = bytes(4)  # the seal itself counts as zeros
            checksum = crc32(buffer[:count], checksum)
    return checksum
