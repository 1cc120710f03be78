"""What is said to the person at the terminal while a long work goes on."""

import io
import sys
from collections.abc import Sequence

import pytest

from jzfacts import progress as notice
from jzfacts.progress import CLEARED, PATIENCE, progress, tell

WORK = "picking tea"
LINE = f"\rjzfacts: {WORK} "


class Terminal(io.StringIO):
    """A stream that says that a person reads it."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Stderr from here on: no fixture, for pytest sets its own after those."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return stream


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The room's clock stands still."""
    clock = Clock()
    monkeypatch.setattr(notice, "monotonic", clock)
    return clock


def test_a_line_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    """With the program's name; stdout is for data."""
    tell("茶叶已读")
    assert capsys.readouterr() == ("", "jzfacts: 茶叶已读\n")


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
    stream: io.StringIO | None, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long it takes."""
    monkeypatch.setattr(sys, "stderr", stream)
    with progress(WORK, 10) as show:
        clock.now += PATIENCE * 9
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
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It says what takes long and how far it is, each step once, and is taken away at the end."""
    stderr = terminal(monkeypatch)
    with progress(WORK, 10) as show:
        clock.now += after
        for done in steps:
            show(done)
    assert stderr.getvalue() == shown


def test_the_line_goes_when_work_fails(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message that follows stands on a line of its own."""
    stderr = terminal(monkeypatch)

    def work() -> None:
        with progress(WORK, 10) as show:
            clock.now += PATIENCE
            show(4)
            raise LookupError

    with pytest.raises(LookupError):
        work()
    assert stderr.getvalue().endswith(CLEARED)
