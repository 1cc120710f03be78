"""The options that commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typer
from cases import cases

from jzfacts.cli import console
from jzfacts.cli.main import VARIABLES
from jzfacts.cli.parser import prepared, program
from jzfacts.cli.results import view_of

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
