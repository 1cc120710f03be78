"""What is said to the person at the terminal while a long work goes on."""

import io
import sys

import pytest

from jzfacts import progress as notice
from jzfacts.progress import CLEARED, PATIENCE, progress, tell

WORK = "picking tea"


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


def test_no_line_for_short_work(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be gone before it is read."""
    stderr = terminal(monkeypatch)
    with progress(WORK, 10) as show:
        show(1)
        clock.now += PATIENCE - 0.01
        show(9)
    assert stderr.getvalue() == ""


def test_the_percentage_of_long_work(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what takes long and how far it is, each step once, and is taken away at the end."""
    stderr = terminal(monkeypatch)
    with progress(WORK, 10) as show:
        clock.now += PATIENCE
        for done in (4, 4, 7):
            show(done)
    line = "\rjzfacts: picking tea "
    assert stderr.getvalue() == f"{line}40%{line}70%{CLEARED}"


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


def test_the_line_makes_way(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something is printed meanwhile, it is taken away before, and comes again."""
    stderr = terminal(monkeypatch)
    with progress(WORK, 10) as show:
        clock.now += PATIENCE
        for done in (None, 4, None, None, 4):
            show(done)
    line = "\rjzfacts: picking tea 40%"
    assert stderr.getvalue() == f"{line}{CLEARED}{line}{CLEARED}"
