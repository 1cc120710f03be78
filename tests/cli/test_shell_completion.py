"""What a shell offers at Tab."""

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import cases
from conftest import Run

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
def test_the_script_of_a_shell_that_is_named(run: Run, shell: str, shown: str, status: int) -> None:
    """Not that of the shell it is asked from."""
    told = run("--show-completion", shell)
    assert (told.stdout.startswith(shown), told.status) == (True, status)


def test_a_base_that_cannot_be_read_completes_to_nothing(offered: Offered) -> None:
    """A shell is no place for messages."""
    stdout, stderr = offered("jzfacts show g", JZFACTS_FACTS="no-such-base.toml")
    assert (stdout.strip(), stderr) == ("", "")


def test_the_base_before_the_cursor_is_asked(offered: Offered) -> None:
    assert offered(f"jzfacts verify --facts {ORCHARD} --area ") == ("柳河县\n", "")


def test_the_script_for_zsh(run: Run) -> None:
    """It completes when it is first loaded, and zsh drops nothing of what it offers."""
    script = run("--show-completion", "zsh").stdout
    assert script.splitlines()[-1].endswith('loadautofunc ]] || _jzfacts_completion "$@"')
    assert "PREFIX= SUFFIX=\n" in script


def test_installation_says_where(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the person's language, on stderr."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    told = run("--install-completion", "zsh")
    assert (told.stdout, told.status) == ("", 0)
    assert told.stderr == f"{tmp_path}/.zfunc/_jzfacts：已安装 zsh 的命令补全，新开终端后生效\n"
