"""Facts given as they are wanted: cited, converted, as prose, as pictures."""

import pytest
from conftest import Run


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
