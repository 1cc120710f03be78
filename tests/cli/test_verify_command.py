"""The command `verify`: drafts in, findings out, the coverage on stderr."""

import json
from pathlib import Path

import pytest
from conftest import Run
from word_files import paragraph, table, word_file

from jzfacts.verify import rules

HERE = ("--area", "青禾市", "--period", "2030")
MESSAGE = "粮食总产: the draft says 43亿斤, the base says 42.40亿斤 (page-1, line 12)"


@pytest.mark.parametrize("name", rules.NAMES)
def test_a_rule_is_explained(run: Run, name: str) -> None:
    """By its page, whole, wherever its lines are broken."""
    outcome = run("verify", "--explain", name)
    assert "".join(outcome.stdout.split()) == "".join(f"{name}:{rules.page(name)}".split())
    assert outcome[1:] == ("", 0)


def test_a_word_document(run: Run, tmp_path: Path) -> None:
    """A finding says where a person finds it, in text and in records, whatever the file's name."""
    file = tmp_path / "draft"
    file.write_bytes(word_file(paragraph("各地增收。") + table("指标|总量（亿斤）", "粮食总产|43")))
    place, known = "table 1, row 2, column 2", f"{file}: 1 figure seen, 0 matched, 1 in conflict"
    assert run("verify", *HERE, str(file)) == (
        f"{file}:{place}: error: {MESSAGE} [wrong-value]\n    43\n    ^^\n",
        f"{known}, 0 not in base\n",
        1,
    )
    (record,) = json.loads(run("verify", *HERE, "-f", "json", str(file)).stdout)
    assert (record["line"], record["column"], record["place"]) == (5, 1, place)


def test_what_a_terminal_would_obey_is_spelt_out(run: Run) -> None:
    """A draft cannot recolour the screen."""
    outcome = run("verify", *HERE, "-", stdin="粮食总产43亿斤。\x1b[m".encode())
    assert "\x1b" not in outcome.stdout
    assert "    粮食总产43亿斤。\\x1b[m\n" in outcome.stdout


@pytest.mark.parametrize(("form", "start"), [("html", "<!DOCTYPE html>"), ("svg", "<svg ")])
def test_pictures_for_a_browser(run: Run, form: str, start: str) -> None:
    """Any table, bars included; nothing at all where nothing is found."""
    assert run("rank", "-f", form).stdout.startswith(start)
    assert run("list", "--bars", "-f", form).stdout.startswith(start)
    assert run("search", "比特币", "-f", form).stdout == ""


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "text"])
@pytest.mark.parametrize("command", [["list"], ["search", "收入"], ["rank"], ["list", "--cite"]])
def test_machine_formats_do_not_change_with_the_language(
    run: Run, command: list[str], form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script reads the same in Berlin and in Jiaozuo."""
    arguments = command if "--cite" in command else [*command, "-f", form]
    english = run(*arguments).stdout
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    assert run(*arguments).stdout == english != ""
