"""Work spread over the machine's processors."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
Result = TypeVar("Result")

ORPHAN_CHECK = 0.5
"""Seconds between two looks of a worker whether the process that it works for is still there."""


def spread(
    work: Callable[[Item], Result], items: Iterable[Item], *, chunk: int
) -> Iterator[Result]:
    """The results in order, from as many processes as there are processors."""
    import multiprocessing

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    with context.Pool(None, _watch, (os.getpid(),)) as pool:
        yield from pool.imap(work, items, chunk)


def _watch(parent: int) -> None:
    """End with the parent, even if that is killed and can tell nobody."""
    import gc
    import signal
    from threading import Thread
    from time import sleep

    gc.disable()  # trees of tables have no cycles, and looking for them takes a fifth of the time
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer

    def look() -> None:
        while os.getppid() == parent:
            sleep(ORPHAN_CHECK)
        os._exit(1)

    Thread(target=look, daemon=True).start()
