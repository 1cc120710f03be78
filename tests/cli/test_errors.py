"""What is wrong with a command line, said by us and not by the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jzfacts.__main__ import main as start
from jzfacts.cli.main import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    Run = Callable[..., Outcome]


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        (
            ["list", "--topik", "x"],
            "unknown option --topik; did you mean --topic?",
            "没有选项 --topik；是不是 --topic？",
        ),
        (["list", "--qqq"], "unknown option --qqq", "没有选项 --qqq"),
        (
            ["list", "--colour"],
            "unknown option --colour; did you mean --no-color or --columns?",
            "没有选项 --colour；是不是 --no-color 或 --columns？",
        ),
        (["list", "--no-color=1"], "--no-color takes no value", "--no-color 不带值"),
        (["list", "--topic"], "--topic needs a value", "--topic 后面要有值"),
        (
            ["list", "--facts", ""],
            "a path is empty; check --facts, JZFACTS_FACTS and the like",
            "路径为空；请检查 --facts、JZFACTS_FACTS 等",
        ),
        (["show"], "ID-OR-QUERY is missing; --help shows how", "缺少编号或查询词，用法见 --help"),
        (["rank", "1", "2"], "too many arguments: 1 2", "多余的参数：1 2"),
        (
            ["list", "-n", "many"],
            "--limit takes a whole number from 0 up",
            "--limit 要用不小于 0 的整数",
        ),
        (
            ["rank", "--top", "0"],
            "--top takes a whole number from 1 up",
            "--top 要用不小于 1 的整数",
        ),
        (
            ["list", "-f", "xml"],
            (
                "no such value of --format; "
                "there are table, json, jsonl, csv, tsv, md, text, html, svg"
            ),
            "--format 的值不对；可用的有：table、json、jsonl、csv、tsv、md、text、html、svg",
        ),
        (
            ["list", "--columns", "id,valeu"],
            "unknown column “valeu”; did you mean value?",
            "没有列“valeu”；是不是 value？",
        ),
        (
            ["list", "--columns", "id", "-f", "json"],
            "--columns does not go with json, which has none",
            "json 不分列，不能与 --columns 同用",
        ),
        (
            ["show", "gdp", "--field", "unti"],
            "unknown field “unti”; did you mean unit?",
            "没有字段“unti”；是不是 unit？",
        ),
        (
            ["show", "gdp", "--field", "unit", "-f", "json"],
            "--field gives one bare value; leave out the options for other forms",
            "--field 只输出一个值，请去掉其他输出选项",
        ),
        (
            ["nosuch"],
            f"unknown command “nosuch”; there are {', '.join(COMMANDS)}",
            f"没有命令“nosuch”；可用的有：{'、'.join(COMMANDS)}",
        ),
        (
            ["serch", "粮食"],
            "unknown command “serch”; did you mean search?",
            "没有命令“serch”；是不是 search？",
        ),
    ],
)
def test_a_wrong_command_line(
    run: Run,
    arguments: list[str],
    english: str,
    chinese: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One line in the language of the person, and status 2."""
    assert run(*arguments) == ("", f"jzfacts: {english}\n", 2)
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    assert run(*arguments) == ("", f"jzfacts: {chinese}\n", 2)


def test_a_path_is_judged_by_who_reads_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parser would say in English, and without a remedy, that a path is not readable."""
    monkeypatch.setattr("os.access", lambda *_given: False)
    empty = tmp_path / "empty.toml"
    empty.touch()
    message = f"{empty}:1: [base] the schema is not 1; write `schema = 1` at the top\n"
    assert run("list", "--facts", str(empty)) == ("", message, 2)
    for option in ("--source", "--pages"):
        assert "Invalid value" not in run("audit", option, str(tmp_path)).stderr


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "there is not enough memory for this"),
        (
            ImportError("failed to map segment"),
            "a library cannot be loaded (failed to map segment); is it whole, and memory enough?",
        ),
    ],
)
def test_too_little_memory(
    run: Run, error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line and status 2: status 1 would say that nothing was found."""

    def fail(_paths: object) -> None:
        raise error

    monkeypatch.setattr("jzfacts.index.index.open_index", fail)
    assert run("search", "粮食") == ("", f"jzfacts: {said}\n", 2)


@pytest.mark.parametrize(
    "error", [MemoryError(), ImportError("no memory"), SystemError("no memory")]
)
def test_too_little_memory_to_begin(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Before the program can say anything itself, it is the same."""

    def fail() -> None:
        raise error

    statuses: list[int] = []
    monkeypatch.setattr("jzfacts.cli.main.main", fail)
    monkeypatch.setattr("jzfacts.__main__._die_of_interrupts", lambda: None)
    monkeypatch.setattr("gc.set_threshold", lambda _objects: None)
    monkeypatch.setattr("os._exit", statuses.append)
    start()
    told = str(error) or "there is not enough memory for this"
    assert (capfd.readouterr(), statuses) == (("", f"jzfacts: {told}\n"), [2])
