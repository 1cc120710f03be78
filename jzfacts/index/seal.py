"""Whether a file is as it was written: a checksum in its head says so, as SQLite has room for one.

A small file is looked at on every start, a large one only before something is said to be all that
there is, or not to be there: for that rests on what no checksum of a row covers.
"""

from __future__ import annotations

import os
from binascii import crc32
from contextlib import suppress
from time import time_ns

from jzfacts.facts.files import TICK

SMALL = 16_000_000
"""Bytes of a file up to which its checksum is looked at on every start: about 5 ms."""

LASTS = 600 * 10**9
"""Nanoseconds for which a larger file that was found sound is believed to be, if nobody writes into
it: what a disk forgets meanwhile is read again no sooner than memory runs short."""

BUFFER = 1 << 18
"""Bytes that are read at once."""

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
    """The checksum of a file, the seal itself taken for zeros; half a gigabyte takes 0.2 s."""
    checksum, buffer = 0, memoryview(bytearray(BUFFER))
    with open(path, "rb", buffering=0) as file:
        while count := file.readinto(buffer):
            if file.tell() == count:
                buffer[_SEAL : _SEAL + 4] = bytes(4)
            checksum = crc32(buffer[:count], checksum)
    return checksum.to_bytes(4, "big")
