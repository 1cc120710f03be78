"""What is wrong with a command line, said by us and not by the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jzfacts.cli.errors import parser_message

if TYPE_CHECKING:
    from collections.abc import Callable

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
        (["list", "--no-color=1"], "--no-color takes no value", "--no-color 不带值"),
        (["list", "--topic"], "--topic needs a value", "--topic 后面要有值"),
        (["show"], "ID-OR-QUERY is missing; --help shows how", "缺少编号或查询词，用法见 --help"),
        (["rank", "1", "2"], "too many arguments: 1 2", "多余的参数：1 2"),
        (
            ["list", "-n", "many"],
            "--limit takes a whole number from 0 up",
            "--limit 要用不小于 0 的整数",
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


def test_other_errors_are_none_of_the_parser() -> None:
    """They have words of their own, or are mistakes of the program."""
    assert parser_message(ValueError("x"), []) is None
