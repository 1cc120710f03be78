"""The three streams: data on stdout, whatever is said to a person on stderr."""

from __future__ import annotations

import io
import os
import sys
from enum import IntEnum
from errno import EINVAL
from typing import TYPE_CHECKING

from jzfacts.i18n import _, _n
from jzfacts.output.escape import harmless
from jzfacts.output.formats import Screen
from jzfacts.progress import to_stderr

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
    UNREAD = 141
    """The reader of a pipe left before all was answered: what a shell says of death by SIGPIPE."""


def prepare() -> None:
    r"""Make both streams such that no text can break them.

    A character that the encoding lacks (GBK has no 𬌗, ASCII no 粮) is written as `\uXXXX`. Line
    ends are ours: Windows would make the CRLF of CSV a CRCRLF. With PYTHONUNBUFFERED Python hands a
    text to the system once, and what a full disk does not take of it is lost without an error.
    """
    unbuffered = getattr(sys.stdout, "buffer", None)
    if isinstance(unbuffered, io.RawIOBase):
        sys.stdout = io.TextIOWrapper(
            io.BufferedWriter(unbuffered),
            sys.stdout.encoding,
        )
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace", newline="\n")


def stdin() -> TextIO:
    """Standard input. Raises UsageError where the shell has closed it: <&-."""
    if sys.stdin is None:
        from jzfacts.cli.errors import UsageError

        raise UsageError("standard input is closed; connect a file or a pipe")
    return sys.stdin


def is_terminal() -> bool:
    """Whether a person is looking at stdout: then "auto" means a table, else TSV."""
    return sys.stdout.isatty()


def screen(no_color: bool = False) -> Screen:
    """What stdout is, for the output to be fitted to; plain text where `NO_COLOR` is not empty."""
    utf8 = (sys.stdout.encoding or "").lower().replace("_", "-") in ("utf-8", "utf8")
    obeys = is_terminal() and os.environ.get("TERM") not in ("dumb", "unknown")
    return Screen(
        columns(),
        terminal=is_terminal(),
        coloured=obeys and not (no_color or os.environ.get("NO_COLOR")),
        utf8=utf8,
        rules=utf8 and (os.name != "nt" or "WT_SESSION" in os.environ),
    )


def columns() -> int:
    """The width of the terminal: what COLUMNS or the system says of it; 80 where there is none."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:  # shutil, which does the same, brings every kind of compression with it
        return os.get_terminal_size().columns or 80
    except (OSError, ValueError):  # closed, or no terminal
        return 80


def write(chunks: Iterable[str], *, at_once: bool = False) -> bool:
    """Write data to stdout, all of it before returning; `at_once` after each chunk.

    Return whether it was read to the end; when nobody reads any more, the rest is not made. Raises
    OSError where it cannot be written.
    """
    try:
        for chunk in chunks:
            sys.stdout.write(chunk)
            if at_once:
                sys.stdout.flush()
        sys.stdout.flush()
    except OSError as error:
        abandon_stdout()
        if not is_closed_pipe(error):
            raise
        return False
    return True


def write_bytes(data: bytes) -> None:
    """Write a file to stdout. Raises OSError where that cannot be done."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def is_closed_pipe(error: OSError) -> bool:
    """Whether the reader of a pipe has had enough, which is no error."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == EINVAL)


def abandon_stdout() -> None:
    """Send the rest of stdout nowhere: Python flushes it at exit, and would complain again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (AttributeError, OSError, ValueError):  # closed, or no file at all
        pass


def warn(message: str, /, **parts: object) -> None:
    """One line to the person, marked as ours."""
    say(f"jzfacts: {_(message, **parts)}")


def warn_n(one: str, many: str, number: int, /, **parts: object) -> None:
    """One line about so many things; none about none."""
    if number:
        warn(_n(one, many, number, **parts))


def say(message: str, /, **parts: object) -> None:
    """One harmless line on stderr, in the language of the person.

    What is in it already stays as it is.
    """
    to_stderr(harmless(_(message, **parts)) + "\n")
