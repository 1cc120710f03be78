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


@pytest.mark.parametrize("typed", ["grain", "粮", "粮食总", "liangsh", "lszc"])
def test_ids_by_id_or_name(offered: Offered, typed: str) -> None:
    """An id is found by its beginning, and by its name's in characters, pinyin or first letters."""
    assert offered(f"jzfacts show {typed}") == ("grain-output\n", "")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_ids_in_other_shells(offered: Offered, shell: str) -> None:
    """Zsh and fish show what an id stands for beside it, in a form that is Typer's business."""
    stdout, stderr = offered("jzfacts show grain", shell)
    assert [words in stdout for words in ("grain-output", "粮食总产")] == [True, True]
    assert stderr == ""


def test_filters(offered: Offered) -> None:
    """Areas, topics and periods are those of the base."""
    assert offered("jzfacts list --area 武") == ("武陟县\n", "")
    assert offered("jzfacts search x --topic 乡") == ("乡村振兴\n", "")
    assert offered("jzfacts rank --period 20") == ("2024\n", "")


def test_columns_and_fields(offered: Offered) -> None:
    """The last of several columns is completed, and what was typed before it stays."""
    assert offered("jzfacts list --columns id,rank.p") == ("id,rank.place\n", "")
    assert offered("jzfacts show grain-output --field base") == (
        "baseline\nbaseline.value\nbaseline.unit\nbaseline.period\n",
        "",
    )


def test_formats(offered: Offered) -> None:
    """Formats are known without a base."""
    assert offered("jzfacts list -f js") == ("json\njsonl\n", "")


@cases
def test_rules_topics_and_indicators(offered: Offered, typed: str, words: str) -> None:
    """Wherever one of a known set is named."""
    assert offered(typed) == (words, "")


@cases
def test_the_script_of_a_shell_that_is_named(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    shell: str,
    shown: str,
    status: int,
) -> None:
    """Not that of the shell it is asked from."""
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "")  # and put back
    told = run("--show-completion", shell)
    assert (told.stdout.startswith(shown), told.status) == (True, status)


def test_a_base_that_cannot_be_read_completes_to_nothing(offered: Offered) -> None:
    """A shell is no place for messages."""
    stdout, stderr = offered("jzfacts show g", JZFACTS_FACTS="no-such-base.toml")
    assert (stdout.strip(), stderr) == ("", "")


def test_names_units_and_the_base_that_is_named(offered: Offered) -> None:
    """A query is completed to names, --unit to the units of the base before the cursor."""
    assert offered("jzfacts search 粮食") == ("粮食总产\n", "")
    assert offered("jzfacts search x --unit 亿") == ("亿\n亿元\n亿斤\n", "")
    typed = f"jzfacts verify --facts {ORCHARD} --area "
    assert offered(typed) == ("柳河县\n", "")


def test_descriptions_are_in_the_language_of_the_person(offered: Offered) -> None:
    """What zsh and fish show beside a command or an option."""
    stdout, _stderr = offered("jzfacts sch", "zsh", JZFACTS_LANG="zh")
    assert "输出 JSON Schema" in stdout
    stdout, _stderr = offered("jzfacts list --no", "zsh", JZFACTS_LANG="zh")
    assert "不用颜色" in stdout


def test_the_script_for_zsh_completes_when_it_is_first_loaded() -> None:
    """Typer's only defines the function then, so the first Tab would do nothing."""
    completion.mend_zsh()
    script = _completion_shared.get_completion_script(
        prog_name="jzfacts", complete_var="_JZFACTS_COMPLETE", shell="zsh"
    )
    assert script.splitlines()[-1].endswith('loadautofunc ]] || _jzfacts_completion "$@"')
