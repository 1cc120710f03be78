"""The two streams: data on stdout, whatever is said to a person on stderr."""

from __future__ import annotations

import codecs
import os
import sys
from enum import IntEnum
from typing import TYPE_CHECKING

from jzfacts.output.escape import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


class ExitStatus(IntEnum):
    """What a command tells the shell, as grep does."""

    FOUND = 0
    """Something was found, or all is clean."""
    NOTHING = 1
    """Nothing was found, or there are findings."""
    ERROR = 2
    """The command line, a file or its data is in error."""


ESCAPE = "jzfacts-escape"
"""Name of the error handler for characters that a stream's encoding does not have."""


def prepare() -> None:
    r"""Make both streams such that no text can break them.

    A character that the encoding lacks (GBK has no 𬌗, ASCII no 粮) is written as `\uXXXX`, which
    inside JSON strings is even the right thing. Line ends are ours: Windows would make the CRLF
    of CSV a CRCRLF.
    """
    codecs.register_error(ESCAPE, _escape)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=ESCAPE, newline="\n")


def _escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    units = [missing[at : at + 2].hex() for at in range(0, len(missing), 2)]
    return "".join(f"\\u{unit}" for unit in units), error.end


def is_terminal() -> bool:
    """Whether a person is looking at stdout: then "auto" means a table, else TSV."""
    return sys.stdout.isatty()


def is_utf8() -> bool:
    """Whether stdout is written in UTF-8."""
    return (sys.stdout.encoding or "").lower().replace("_", "-") in ("utf-8", "utf8")


def is_styled() -> bool:
    """Whether stdout understands styles at all: a terminal, and not a dumb one."""
    return is_terminal() and os.environ.get("TERM") not in ("dumb", "unknown")


def is_coloured(no_color: bool) -> bool:
    """Whether colours are welcome: `NO_COLOR`, if not empty, says no (https://no-color.org)."""
    return not (no_color or os.environ.get("NO_COLOR"))


def columns() -> int:
    """The width of the terminal; 80 where there is none."""
    from shutil import get_terminal_size

    return get_terminal_size().columns


def write(chunks: Iterable[str], *, at_once: bool = False) -> None:
    """Write data to stdout, all of it before returning; `at_once` after each chunk.

    Raises OSError where that cannot be done: BrokenPipeError when nobody reads any more.
    """
    for chunk in chunks:
        sys.stdout.write(chunk)
        if at_once:
            sys.stdout.flush()
    sys.stdout.flush()


def error(message: str) -> None:
    """One line to the person, marked as ours."""
    say(f"jzfacts: {message}")


def say(line: str) -> None:
    """One harmless line on stderr. If even that is closed there is nobody left to tell."""
    stream: TextIO | None = sys.stderr
    if stream is None:
        return
    try:
        stream.write(harmless(line) + "\n")
        stream.flush()
    except OSError:
        pass


def say_all(text: str) -> None:
    """Each line of `text` on stderr."""
    for line in text.splitlines():
        say(line)


def is_closed_pipe(problem: OSError) -> bool:
    """Whether the reader of a pipe has gone; Windows says EINVAL."""
    import errno

    return isinstance(problem, BrokenPipeError) or (
        os.name == "nt" and problem.errno == errno.EINVAL
    )


def abandon_stdout() -> None:
    """Send the rest of stdout nowhere: Python flushes it at exit, and would complain again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (AttributeError, OSError, ValueError):  # closed, or no file at all
        pass
