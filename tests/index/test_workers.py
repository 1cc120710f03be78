"""Work spread over the machine's processors."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, TypeVar

import pytest

from jzfacts.index.workers import ALLOWED, crew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Result = TypeVar("Result")


def spread(work: Callable[[int], Result], items: Iterable[int], *, chunk: int) -> Iterator[Result]:
    """The work done by a crew for large work."""
    with crew(large=True) as run:
        yield from run(work, items, chunk)


def twice(number: int) -> int:
    return 2 * number


def kill_yourself(_number: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse_seven(number: int) -> int:
    if number == 7:
        message = f"no {number}"
        raise ValueError(message)
    return number


def manners(_number: int) -> tuple[int, bool, int]:
    """Who does the work; whether it hears Ctrl-C; how seldom it looks for cycles."""
    return os.getpid(), signal.getsignal(signal.SIGINT) is signal.SIG_IGN, gc.get_threshold()[0]


def test_work_that_needs_what_we_have_in_memory_stays_here_where_it_must(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where processes begin anew, as on Windows, they would know nothing of it."""
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    with crew(large=True, heirs=True) as run:
        assert {pid for pid, _deaf, _cycles in run(manners, range(4), 1)} == {os.getpid()}


@pytest.mark.parametrize("chunk", [1, 7, 1000])
def test_results_come_in_order(chunk: int) -> None:
    """Whoever is ready first, and however the work is cut."""
    assert list(spread(twice, range(100), chunk=chunk)) == list(range(0, 200, 2))


def test_no_work() -> None:
    """No results."""
    assert list(spread(twice, [], chunk=1)) == []


def test_what_a_worker_raises_is_raised_here() -> None:
    """In its place, after the results before it."""
    results = spread(refuse_seven, range(10), chunk=1)
    assert [next(results) for _ in range(7)] == list(range(7))
    with pytest.raises(ValueError, match=r"^no 7$"):
        next(results)


def test_workers_are_other_processes_that_leave_ctrl_c_to_us() -> None:
    """And ours keeps its own ways."""
    before = manners(0)
    workers = list(spread(manners, range(4), chunk=1))
    assert os.getpid() not in {pid for pid, _deaf, _cycles in workers}
    assert {(deaf, cycles) for _pid, deaf, cycles in workers} == {(True, ALLOWED)}
    assert manners(0) == before


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals to kill with")
def test_a_worker_that_is_killed_is_not_waited_for() -> None:
    """Its work is lost, and that is told."""
    with pytest.raises(OSError, match="killed"):
        list(spread(kill_yourself, range(4), chunk=1))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals to kill with")
def test_workers_end_with_a_process_that_is_killed() -> None:
    """It can tell nobody; they notice, however long their work would take."""
    program = (
        "import time\n"
        "from jzfacts.index.workers import crew\n"
        "def work(seconds):\n"
        "    print('at work', flush=True)\n"
        "    time.sleep(seconds)\n"
        "if __name__ == '__main__':\n"
        "    with crew(large=True) as run:\n"
        "        list(run(work, [600], 1))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    with parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "at work\n"
        parent.kill()
        # the workers hold the pipe's other end: it closes when the last of them is gone
        assert parent.communicate(timeout=60)[0] == ""
    assert parent.returncode == -signal.SIGKILL
