"""Whether a file is as it was written: a checksum in its head says so, as SQLite has room for one.

A small file is looked at on every start, a large one only before something is said to be all that
there is, or not to be there: for that rests on what no checksum of a row covers.
"""

from __future__ import annotations

from binascii import crc32

SMALL = 16_000_000
"""Bytes of a file up to which its checksum is looked at on every start: about 5 ms."""

BUFFER = 1 << 18
"""Bytes that are read at once."""

_SEAL = 60
"""Where SQLite keeps the user_version, of which it makes no use: 4 bytes for the checksum."""


def is_sound(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            file.seek(_SEAL)
            return file.read(4) == _checksum(path)
    except OSError:
        return False


def write(path: str) -> None:
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
