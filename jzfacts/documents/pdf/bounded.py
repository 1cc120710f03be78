"""What reads a PDF, in a process of its own with bounds of memory and time.

A few bytes can stand for any amount of work, which pdfium does to the end, or until it ends the
process that it is called in. Where the system is not Linux, there are no bounds.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")

MOST_BYTES = 1 << 30
"""Memory that may be used beyond what is in use; a newspaper takes a tenth of it."""
SECONDS = 20
"""Seconds of a processor that may be used, until more are allowed."""

Allow = Callable[[int], None]
"""Allows so many seconds from now on."""


class BoundsError(Exception):
    """More memory or time was used than is allowed."""


def bounded(function: Callable[[Allow], Found]) -> Found:
    """What a function finds, or the exception that it raises. Raises BoundsError."""
    if sys.platform != "linux":
        return function(lambda _: None)
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        _answer(function, sending)
    os.close(sending)
    try:
        with open(receiving, "rb") as pipe:  # noqa: PTH123
            answer = pipe.read()
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if not answer:
        raise BoundsError
    found, error = pickle.loads(answer)  # noqa: S301 - our own
    if error is not None:
        raise error
    return found  # type: ignore[no-any-return]


def _answer(function: Callable[[Allow], Found], sending: int) -> None:
    """In the new process: send what the function finds, or raises, and end."""
    import resource

    try:
        in_use = (
            int(Path("/proc/self/statm").read_text("ascii").split()[5]) * resource.getpagesize()
        )
        _bound(resource.RLIMIT_DATA, in_use + MOST_BYTES)
        _bound(resource.RLIMIT_CORE, 0)
        _allow(SECONDS)
        try:
            answer = pickle.dumps((function(_allow), None))
        except Exception as error:  # noqa: BLE001 - raised again by `bounded`
            answer = pickle.dumps((None, error))
        with open(sending, "wb") as pipe:
            pipe.write(answer)
    finally:
        os._exit(0)


def _allow(seconds: int) -> None:
    import resource

    _bound(resource.RLIMIT_CPU, int(sum(os.times()[:2])) + seconds)


def _bound(what: int, most: int) -> None:
    """Set a bound, unless it is lower already for all that the user runs."""
    import resource

    hard = resource.getrlimit(what)[1]
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(what, (most, hard))
