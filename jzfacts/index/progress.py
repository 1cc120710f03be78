"""What is said to the person at the terminal while a base is made ready."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING

from jzfacts.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 1.0
"""Seconds that pass in silence: shorter work is done before a bar is read."""


def tell(line: str) -> None:
    """One line on stderr; if even that is closed there is nobody left to tell."""
    with suppress(OSError, ValueError, AttributeError):
        print(f"jzfacts: {line}", file=sys.stderr)


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """A function to call with how much of `total` is done; it draws a bar if that takes long."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done: None
        return
    start = monotonic()
    bar = None

    def show(done: int) -> None:
        nonlocal bar
        if bar is None:
            if monotonic() - start < PATIENCE:
                return
            from rich.console import Console
            from rich.progress import Progress

            bar = Progress(console=Console(stderr=True), transient=True)
            bar.add_task(_("reading the fact base"), total=total)
            bar.start()
        bar.update(bar.task_ids[0], completed=done)

    try:
        yield show
    finally:
        if bar is not None:
            bar.stop()
