"""The help pages: all that the commands declare, in both languages, within the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typer

from jzfacts.cli.main import program
from jzfacts.output.wrapping import width

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

    Run = Callable[..., Outcome]

PROGRAM = typer.main.get_group(program())
COMMANDS = PROGRAM.commands


def test_the_page_of_a_command_in_full(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Usage, what it does, arguments, options with their defaults and variables."""
    monkeypatch.setenv("COLUMNS", "80")
    assert run("rank", "--help").stdout == (
        "Usage: jzfacts rank [OPTIONS]\n"
        "\n"
        "  List facts that have a rank, best first, then in page order.\n"
        "\n"
        "Options:\n"
        "  --top NUMBER             Only place N or better, all ties included.\n"
        "  -f, --as, --format FORM  Output format; table by default, tsv on a pipe.\n"
        "                           --json is --format json. [table, json, jsonl, csv,\n"
        "                           tsv, md, text, html, svg, xlsx]\n"
        "  --area NAME              Only this area, such as 焦作市.\n"
        "  --topic NAME             Only this topic, such as 乡村振兴.\n"
        "  --period PERIOD          Only this period, such as 2024.\n"
        "  --columns KEYS           Columns to show, such as id,value,rank.place.\n"
        "  --bars                   Draw bars.\n"
        "  --cite [STYLE]           Print references with line numbers; GB/T 7714—2025 by\n"
        "                           default. [2025, 2015, csl]\n"
        "  --facts PATH             Fact base to use instead of the bundled one: a file\n"
        "                           or directory; repeatable. [env: JZFACTS_FACTS]\n"
        "  --no-color               No colours; also NO_COLOR=1.\n"
        "  -h, --help               Show this page and exit.\n"
        "\n"
        "  Exit status: 0 found, 1 nothing found, 2 error. On a pipe: TSV, one fact a\n"
        "  line.\n"
    )


@pytest.mark.usefixtures("chinese")
def test_the_page_of_the_program_in_chinese(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chinese throughout, aligned by width, and no line begins with a full stop."""
    monkeypatch.setenv("COLUMNS", "60")
    lines = run("--help").stdout.splitlines()
    assert lines[0] == "用法：jzfacts [选项] 命令 [参数]..."
    assert "  search   按汉字、拼音或首字母查数字，最相符的在前。" in lines
    assert "  -h, --help            显示本页并退出。" in lines


@pytest.mark.parametrize("name", ["", *COMMANDS])
@pytest.mark.parametrize("across", [60, 80, 200])
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
