"""Reading what a person names: to a limit, and nothing is waited for without a word."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from errno import EFBIG, ENOENT
from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.i18n import _
from jzfacts.progress import tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

MOST_BYTES = 200_000_000
"""Bytes of a draft: a Word document has so many when it is full of photographs, text never."""

PATIENCE = 2.0
"""Seconds for which a pipe is waited for in silence: programs that feed one mostly begin at once."""


class TooLargeError(OSError):
    """A file, or what comes through a pipe, has more bytes than are read of it."""


def read_bytes(path: str, most: int = MOST_BYTES) -> bytes:
    """What a file or a pipe holds. Raises OSError, TooLargeError if that is more than `most` bytes."""
    if not path:  # pathlib would take it for the current directory
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), path)
    with waiting(path), Path(path).open("rb") as file:
        return read_stream(file, path, most)


def read_stream(file: BinaryIO, name: str, most: int = MOST_BYTES) -> bytes:
    """The same of what is open already; `name` is what to call it in an error."""
    parts, left = list[bytes](), most
    while left >= 0 and (part := file.read(min(left + 1, 1 << 24))):
        parts.append(part)
        left -= len(part)
    if left < 0:
        message = _("more than {most} MB; is it the right file?")
        raise TooLargeError(EFBIG, message.format(most=most // 1_000_000), name)
    return b"".join(parts)


@contextmanager
def waiting(path: str) -> Iterator[None]:
    """Say that a pipe is waited for, if that takes long; what is no pipe answers at once."""
    try:
        is_pipe = stat.S_ISFIFO(Path(path).stat().st_mode)
    except (OSError, ValueError):
        is_pipe = False
    if not is_pipe:
        yield
        return
    from threading import Timer

    timer = Timer(PATIENCE, tell, [_("waiting for data on the pipe {path}", path=path)])
    timer.daemon = True
    with suppress(RuntimeError):  # no thread can be begun
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
