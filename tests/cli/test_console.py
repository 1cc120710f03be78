"""The two streams, and what no text or reader can do to them."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
import typer
from cases import cases
from conftest import Run

from jzfacts.cli import console
from jzfacts.cli.main import VARIABLES
from jzfacts.cli.parser import prepared, program
from jzfacts.cli.results import view_of
from jzfacts.facts.model import Fact, Source
from jzfacts.output.wrapping import width
from jzfacts.text.units import SCALES, UNITS, by_measure, parse_unit, unit_pattern


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


if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

    from jzfacts.output.formats import Format


@pytest.mark.parametrize(("terminal", "form"), [(True, "table"), (False, "tsv")])
def test_the_format_follows_the_reader(
    terminal: bool, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table for a person, TSV for a program; what is asked for overrides both."""
    monkeypatch.setattr(console, "is_terminal", lambda: terminal)
    assert view_of(None).form is form
    assert view_of("csv").form == "csv"


@cases
def test_a_style_is_supplied_where_none_is_named(typed: list[str], meant: list[str]) -> None:
    """The word after --cite is a style only if it is one; else it belongs to the query."""
    assert prepared(typed) == meant


@cases
def test_words_alone_mean_the_same_without_the_parser(
    typed: list[str], run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind -- all are words, but that is for the parser to know."""
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    name, *words = typed
    stdin = "粮食总产42.9亿斤\n".encode()
    assert run(*typed, stdin=stdin) == run(name, "--", *words, stdin=stdin)


def test_every_variable_of_an_option_is_known() -> None:
    """What the environment says of a command takes the parser to read."""
    commands = typer.main.get_group(program()).commands.values()
    named = {option.envvar for command in commands for option in command.params}
    assert named - {None} == VARIABLES


@pytest.mark.parametrize("topic", ["", "rank"])
def test_a_command_has_the_page_that_its_option_shows(topic: str, run: Run) -> None:
    asked = [topic] if topic else []
    assert run("help", *asked) == run(*asked, "--help")


def test_the_page_of_bases_tells_every_key_once(run: Run) -> None:
    page = run("help", "base").stdout
    keys = re.findall(r"^  ([a-z_0-9]+)  +\S", page, re.MULTILINE)
    assert sorted(keys) == sorted([*Source._fields, *Fact._fields])
    assert "  rank        { place, among }: a place that the page itself states\n" in page


def test_the_page_of_units_tells_every_unit_once(run: Run) -> None:
    """And no name that a base may not have; a scale stands before any of them."""
    names = [name for names in by_measure().values() for name in names]
    allowed = re.compile(unit_pattern())
    known = {unit.name for unit in UNITS.values()}
    assert sorted(names) == sorted(name for name in known if parse_unit(name).name == name)
    assert [name for name in names if not allowed.fullmatch(SCALES[0] + name)] == []
    page = run("help", "units").stdout
    assert set(names) <= set(page.split())
    assert "  doubling: 番\n" in page


PROGRAM = typer.main.get_group(program())
COMMANDS = PROGRAM.commands


@pytest.mark.parametrize("name", ["", *COMMANDS])
@pytest.mark.parametrize("across", [60, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_fit_into_the_screen_and_leave_out_no_option(
    run: Run, name: str, across: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From 60 columns up, in both languages."""
    monkeypatch.setenv("COLUMNS", str(across))
    monkeypatch.setenv("JZFACTS_LANG", language)
    page, stderr, status = run(*filter(None, [name]), "--help")
    assert (stderr, status) == ("", 0)
    assert max(map(width, page.splitlines())) <= across
    params = (COMMANDS[name] if name else PROGRAM).params
    for parameter in params:
        if parameter.param_type_name == "option":
            assert all(option in page for option in parameter.opts)
