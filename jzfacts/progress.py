"""What is said to the person at the terminal while a long work goes on."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 1.0
"""Seconds that pass in silence: shorter work is done before a line is read."""


CLEARED = "\r" + " " * 60 + "\r"


def tell(line: str) -> None:
    """One line on stderr, marked as ours."""
    to_stderr(f"jzfacts: {line}\n")


@contextmanager
def progress(work: str, total: int) -> Iterator[Callable[[int | None], None]]:
    """A function to call with how much of `total` is done; on a terminal it shows the percentage.

    Called with None it takes the line away, so that another may be printed. A plain line, no bar of
    rich: that hides the cursor, which Ctrl-C could not bring back.
    """
    start = monotonic()
    shown = ""

    def show(done: int | None) -> None:
        nonlocal shown
        line = "" if done is None else f"\rjzfacts: {work} {100 * done // total}%"
        if terminal and line != shown and monotonic() - start >= PATIENCE:
            to_stderr(line or CLEARED)
            shown = line

    terminal = sys.stderr is not None and sys.stderr.isatty()
    try:
        yield show
    finally:
        show(None)


def to_stderr(text: str) -> None:
    """Write to stderr; where that is closed there is no one to read it."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(text)
        sys.stderr.flush()
