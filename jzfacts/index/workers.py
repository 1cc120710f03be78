"""Work spread over the machine's processors."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
Result = TypeVar("Result")

ALLOWED = 200_000
"""Objects more before cycles are looked for: trees of tables have none, and to look for them takes
a fifth of the time."""

ORPHAN_CHECK = 0.5
"""Seconds between two looks of a worker whether the process that it works for is still there."""


class Run(Protocol):
    """Does work on items, `chunk` at once; the results come in order."""

    def __call__(
        self, work: Callable[[Item], Result], items: Iterable[Item], chunk: int, /
    ) -> Iterator[Result]: ...


@contextmanager
def crew(*, large: bool, heirs: bool = False) -> Iterator[Run]:
    """A way to have work done: by as many processes as there are processors if it is large.

    They begin before the work fills this process's memory, which each would have a share of. Where
    processes do not inherit what this one has in memory and must be `heirs`, it works alone. Raises
    OSError if one of them is killed.
    """
    if not large:
        yield _alone
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    if multiprocessing.parent_process() or (heirs and method != "fork"):
        yield _alone
        return
    context = multiprocessing.get_context(method)
    pool = ProcessPoolExecutor(None, context, _watch, (os.getpid(),))
    try:
        yield lambda work, items, chunk: pool.map(work, items, chunksize=chunk)
    except BrokenProcessPool:
        raise OSError(0, "a process that shared the work was killed") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(work: Callable[[Item], Result], items: Iterable[Item], _chunk: int) -> Iterator[Result]:
    return map(work, items)


def _watch(parent: int) -> None:
    """End with the parent, even if that is killed and can tell nobody."""
    import gc
    import signal
    from threading import Thread
    from time import sleep

    gc.set_threshold(ALLOWED)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer

    def look() -> None:
        while os.getppid() == parent:
            sleep(ORPHAN_CHECK)
        os._exit(1)

    Thread(target=look, daemon=True).start()
