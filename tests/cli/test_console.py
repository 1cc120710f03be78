"""The two streams, and what no text or reader can do to them."""

import io
import sys

import pytest
from cases import cases

from jzfacts.cli import console


def stream(encoding: str, monkeypatch: pytest.MonkeyPatch, name: str = "stdout") -> io.BytesIO:
    """Put a stream of that encoding in place of stdout or stderr; the bytes that reach it."""
    taken = io.BytesIO()
    monkeypatch.setattr(sys, name, io.TextIOWrapper(taken, encoding))
    return taken


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("utf-8", "粮é\U00020000\n".encode()),
        ("gbk", "粮é\\U00020000\n".encode("gbk")),
        ("gb18030", "粮é\U00020000\n".encode("gb18030")),
        ("ascii", rb"\u7cae\xe9\U00020000" + b"\n"),
    ],
)
def test_what_an_encoding_lacks_is_escaped(
    encoding: str, written: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback on a GBK or ASCII stream."""
    taken = stream(encoding, monkeypatch)
    console.prepare()
    console.write(["粮é\U00020000\n"])
    assert taken.getvalue() == written


@pytest.mark.parametrize(
    ("encoding", "answer"), [("utf-8", True), ("UTF_8", True), ("utf8", True), ("gbk", False)]
)
def test_utf8_is_known_by_all_its_names(
    encoding: str, answer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JSON and CSV ask."""
    stream(encoding, monkeypatch)
    assert console.screen().utf8 is answer


@cases
def test_colours_can_be_refused(
    no_color: bool, variable: str | None, answer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By option, or by NO_COLOR with any value but an empty one."""
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if variable is not None:
        monkeypatch.setenv("NO_COLOR", variable)
    assert console.screen(no_color).coloured is answer


@cases
def test_styles_need_a_terminal_that_knows_them(
    terminal: bool, term: str, answer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a pipe nor a dumb terminal gets an escape sequence."""
    monkeypatch.setattr(console, "is_terminal", lambda: terminal)
    monkeypatch.setenv("TERM", term)
    assert console.screen().styled is answer


@cases
def test_rules_are_lines_where_these_are_one_column_wide(
    encoding: str,
    platform: str,
    terminal: str | None,
    answer: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Elsewhere a table is ruled with dashes."""
    stream(encoding, monkeypatch)
    monkeypatch.setattr(console, "columns", lambda: 80)
    monkeypatch.setattr("jzfacts.cli.console.os.name", platform)
    monkeypatch.delenv("WT_SESSION", raising=False)
    if terminal is not None:
        monkeypatch.setenv("WT_SESSION", terminal)
    assert console.screen().rules is answer
