"""The help pages: all that the commands declare, in both languages, within the screen."""

import pytest
import typer
from conftest import Run

from jzfacts.cli.parser import program
from jzfacts.output.wrapping import width

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
