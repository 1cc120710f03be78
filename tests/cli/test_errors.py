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
            "没有选项 --topik。是否为“--topic”？",
        ),
        (["list", "--qqq"], "unknown option --qqq", "没有选项 --qqq"),
        (
            ["list", "--colour"],
            "unknown option --colour; did you mean --no-color or --columns?",
            "没有选项 --colour。是否为“--no-color”或“--columns”？",
        ),
        (["list", "--no-color=1"], "--no-color takes no value", "--no-color 后不能有值"),
        (["list", "--topic"], "--topic needs a value", "--topic 后须有值"),
        (
            ["list", "--facts", ""],
            "a path is empty; check --facts, JZFACTS_FACTS and the like",
            "路径为空；请检查 --facts、JZFACTS_FACTS 等",
        ),
        (["show"], "missing ID-OR-QUERY; see --help", "缺少编号或查询词，用法见 --help"),
        (["rank", "1", "2"], "too many arguments: 1 2", "多余的参数：1 2"),
        (
            ["list", "-n", "many"],
            "--limit needs a whole number, at least 0",
            "--limit 须为不小于 0 的整数",
        ),
        (
            ["rank", "--top", "0"],
            "--top needs a whole number, at least 1",
            "--top 须为不小于 1 的整数",
        ),
        (
            ["list", "-f", "xml"],
            (
                "invalid value for --format; "
                "choose from table, json, jsonl, csv, tsv, md, text, html, svg, xlsx"
            ),
            "--format 的值无效；可用的有：table、json、jsonl、csv、tsv、md、text、html、svg、xlsx",
        ),
        (
            ["list", "--columns", "id,valeu"],
            "unknown column “valeu”; did you mean value?",
            "没有列“valeu”。是否为“value”？",
        ),
        (
            ["list", "--columns", "id", "-f", "json"],
            "--columns cannot be used with json, which has no columns",
            "json 格式不分列，不能与 --columns 同用",
        ),
        (
            ["show", "gdp", "--field", "unti"],
            "unknown field “unti”; did you mean unit?",
            "没有字段“unti”。是否为“unit”？",
        ),
        (
            ["show", "gdp", "--field", "unit", "-f", "json"],
            "--field prints a single value; it cannot be combined with other output options",
            "--field 只输出一个值，不能与其他输出选项同用",
        ),
        (
            ["nosuch"],
            f"unknown command “nosuch”; choose from {', '.join(COMMANDS)}",
            f"没有命令“nosuch”；可用的有：{'、'.join(COMMANDS)}",
        ),
        (
            ["serch", "粮食"],
            "unknown command “serch”; did you mean search?",
            "没有命令“serch”。是否为“search”？",
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
        (MemoryError(), "not enough memory"),
        (
            ImportError("failed to map segment"),
            "cannot load a library (failed to map segment); check the installation and the available memory",
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
    told = str(error) or "not enough memory"
    assert (capfd.readouterr(), statuses) == (("", f"jzfacts: {told}\n"), [2])
