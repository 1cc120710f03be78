"""What a shell offers at Tab."""

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import cases
from conftest import Run
from typer import _completion_shared

from jzfacts.cli import completion
from jzfacts.cli.main import main

Offered = Callable[..., tuple[str, str]]

ORCHARD = Path(__file__).parents[1] / "orchard.toml"


@pytest.fixture
def offered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[str, str]]:
    """Tell what the program says to a shell where `typed` is before the cursor, and on stderr."""

    def offered(typed: str, shell: str = "bash", **environment: str) -> tuple[str, str]:
        asked = {
            "_JZFACTS_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": typed,
            "COMP_CWORD": str(typed.count(" ")),
            "_TYPER_COMPLETE_ARGS": typed,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
        for name, value in {**asked, **environment}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["jzfacts"])
        with contextlib.suppress(SystemExit):
            main()
        stdout, stderr = capsys.readouterr()
        return stdout, stderr

    return offered


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_ids_in_other_shells(offered: Offered, shell: str) -> None:
    """Zsh and fish show what an id stands for beside it, in a form that is Typer's business."""
    stdout, stderr = offered("jzfacts show grain", shell)
    assert [words in stdout for words in ("grain-output", "粮食总产")] == [True, True]
    assert stderr == ""


@cases
def test_what_is_offered(offered: Offered, typed: str, words: str) -> None:
    """What may stand there, and begins as what was typed."""
    assert offered(typed) == (words, "")


@cases
def test_the_script_of_a_shell_that_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, shell: str, shown: str, status: int
) -> None:
    """Not that of the shell it is asked from."""
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "")  # and put back
    told = run("--show-completion", shell)
    assert (told.stdout.startswith(shown), told.status) == (True, status)


def test_a_base_that_cannot_be_read_completes_to_nothing(offered: Offered) -> None:
    """A shell is no place for messages."""
    stdout, stderr = offered("jzfacts show g", JZFACTS_FACTS="no-such-base.toml")
    assert (stdout.strip(), stderr) == ("", "")


def test_the_base_before_the_cursor_is_asked(offered: Offered) -> None:
    assert offered(f"jzfacts verify --facts {ORCHARD} --area ") == ("柳河县\n", "")


def test_the_script_for_zsh_completes_when_it_is_first_loaded() -> None:
    """Typer's only defines the function then, so the first Tab would do nothing."""
    completion.mend_zsh()
    script = _completion_shared.get_completion_script(
        prog_name="jzfacts", complete_var="_JZFACTS_COMPLETE", shell="zsh"
    )
    assert script.splitlines()[-1].endswith('loadautofunc ]] || _jzfacts_completion "$@"')
