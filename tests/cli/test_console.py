"""The two streams, and what no text or reader can do to them."""

import io
import sys
from typing import Any

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


@cases
def test_what_a_screen_can_show(
    given: dict[str, Any], what: str, answer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its encoding, the terminal, the system and what a person wants."""
    stream(given.get("encoding", "utf-8"), monkeypatch)
    for name, value in (("NO_COLOR", None), ("WT_SESSION", None), ("TERM", "xterm")):
        monkeypatch.setenv(name, given.get(name, value) or "")
        if given.get(name, value) is None:
            monkeypatch.delenv(name)
    monkeypatch.setattr(console, "is_terminal", lambda: given.get("terminal", True))
    monkeypatch.setattr(console, "columns", lambda: 80)
    monkeypatch.setattr("jzfacts.cli.console.os.name", given.get("os", "posix"))
    assert getattr(console.screen(given.get("no_color", False)), what) is answer
