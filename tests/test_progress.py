"""What is said to the person at the terminal while a long work goes on."""

import io
import sys
from collections.abc import Callable, Sequence

import pytest

from jzfacts import progress as notice
from jzfacts.progress import CLEARED, PATIENCE, progress, tell

WORK = "picking tea"
LINE = f"\rjzfacts: {WORK} "


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """The room's clock stands still; let so many seconds pass."""
    clock = [1000.0]
    monkeypatch.setattr(notice, "monotonic", lambda: clock[0])
    return lambda seconds: clock.__setitem__(0, clock[0] + seconds)


def terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Stderr from here on: no fixture, for pytest sets its own after those."""
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return stream


def test_a_closed_stderr_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nobody left to tell, and the work goes on."""
    closed = io.StringIO()
    closed.close()

    class Broken(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    for stream in (closed, Broken(), None):
        monkeypatch.setattr(sys, "stderr", stream)
        tell("茶叶已读")
        monkeypatch.undo()
    assert closed.closed


@pytest.mark.parametrize("stream", [io.StringIO(), None], ids=["a pipe", "nothing"])
def test_no_line_where_nobody_looks(
    stream: io.StringIO | None, passes: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long it takes."""
    monkeypatch.setattr(sys, "stderr", stream)
    with progress(WORK, 10) as show:
        passes(PATIENCE * 9)
        show(9)
    assert stream is None or stream.getvalue() == ""


@pytest.mark.parametrize(
    ("after", "steps", "shown"),
    [
        (PATIENCE - 0.01, (1, 9), ""),  # it would be gone before it is read
        (PATIENCE, (4, 4, 7), f"{LINE}40%{LINE}70%{CLEARED}"),
        # where something is printed meanwhile, it makes way, and comes again
        (PATIENCE, (None, 4, None, None, 4), f"{LINE}40%{CLEARED}{LINE}40%{CLEARED}"),
    ],
)
def test_the_percentage_of_long_work(
    after: float,
    steps: Sequence[int | None],
    shown: str,
    passes: Callable[[float], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It says what takes long and how far it is, each step once, and is taken away at the end."""
    stderr = terminal(monkeypatch)
    with progress(WORK, 10) as show:
        passes(after)
        for done in steps:
            show(done)
    assert stderr.getvalue() == shown


def test_the_line_goes_when_work_fails(
    passes: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message that follows stands on a line of its own."""
    stderr = terminal(monkeypatch)

    def work() -> None:
        with progress(WORK, 10) as show:
            passes(PATIENCE)
            show(4)
            raise LookupError

    with pytest.raises(LookupError):
        work()
    assert stderr.getvalue().endswith(CLEARED)
