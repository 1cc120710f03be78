"""A finding in each of its forms, and the line of a draft with carets under the figure."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from jzfacts.documents.finding import Finding
from jzfacts.i18n import Message
from jzfacts.output.findings.lines import annotation, excerpt, one_line, record
from jzfacts.output.findings.sarif import render, uri_of
from jzfacts.output.wrapping import width


def test_long_lines_are_cut_around_it() -> None:
    """What is left out is marked, and the caret is still in its place."""
    line = "甲" * 100 + "43.4亿斤" + "乙" * 100
    above, below = excerpt(line, 100, 106).splitlines()
    assert above == "    …" + "甲" * 26 + "43.4亿斤" + "乙" * 12 + "…"
    assert width(below[: below.index("^")]) == width(above[: above.index("4")])


def test_colour_marks_the_figure_and_its_carets() -> None:
    """Both in the same colour, and back to plain."""
    assert excerpt("共5家", 1, 3, coloured=True) == (
        "    共\x1b[1;31m5家\x1b[0m\n    \x1b[1;31m  ^^^\x1b[0m\n"
    )


def test_a_line_break_begins_no_line_of_its_own() -> None:
    """A base's value in a message cannot give a CI log a command, nor be one of its marks."""
    finding = Finding("a,\n::error::.txt", 1, 1, "error", "value", "5% x\n::error::y", text="z")
    assert one_line(finding) == ("a,\\n::error::.txt:1:1: error: 5% x\\n::error::y [value]\n")
    assert annotation(finding) == (
        "::error file=a%2C%0A%3A%3Aerror%3A%3A.txt,line=1,col=1,endColumn=2,title=value"
        "::5%25 x%0A::error::y\n"
    )


def test_people_read_it_in_their_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line, the annotation and the message of a record; its keys and the rule never change."""
    finding = Finding(
        "页.txt", 3, 1, "error", "line", Message("line {line} prints nothing of it", line=3)
    )
    assert one_line(finding) == "页.txt:3:1: error: line 3 prints nothing of it [line]\n"
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    assert one_line(finding) == "页.txt:3:1: 错误：第 3 行没有该项的任何内容 [line]\n"
    assert annotation(finding).endswith("::第 3 行没有该项的任何内容\n")
    told = record(finding)
    assert (told["rule"], told["message"]) == ("line", "第 3 行没有该项的任何内容")


LINE = "粮食总产43亿斤，居全省第二。"
WRONG = Finding(
    *("稿 1.txt", 1, 5, "error", "bound", "超43亿斤 is more than 42.4亿斤", "43亿斤"),
    *("conflict", "grain-output", "42.40亿斤", "digits"),
)


def log(*found: tuple[Finding, Sequence[str]]) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads("".join(render(found)))
    return whole


def results(*findings: Finding, lines: Sequence[str] = (LINE,)) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log(*((one, lines) for one in findings))["runs"][0]["results"]
    return found


def test_a_log() -> None:
    """One run: the rules that are broken, with their manual, and the findings, as sarif.json has it."""
    whole = log((WRONG, [LINE]))
    [run] = whole["runs"]
    run["tool"]["driver"].pop("version", None)
    manual = run["tool"]["driver"]["rules"][0].pop("help")["text"]
    assert manual.startswith("A bound that does not hold.\n\n近, 超, 突破")
    assert manual.endswith("PASS: 粮食总产超42亿斤。\nFAIL: 粮食总产超43亿斤。")
    assert len(run["results"][0].pop("partialFingerprints")["jzfacts/v1"]) == 64
    assert whole == json.loads(Path(__file__).with_name("sarif.json").read_text("utf-8"))
    assert log()["runs"][0]["results"] == []


def test_levels_and_kinds() -> None:
    """What agrees has passed, what was not compared is open; if strict, that is a warning."""
    match = Finding("a", 1, 1, "note", "", "", "第二", "match")
    absent = Finding("a", 1, 1, "note", "", "not in base", "5家", "not in base")
    strict = absent._replace(level="warning", rule="not-in-base")
    assert [
        (one["kind"], one["level"], one.get("ruleId")) for one in results(match, absent, strict)
    ] == [("pass", "none", None), ("open", "none", None), ("fail", "warning", "not-in-base")]


def test_what_is_silenced_is_suppressed() -> None:
    """In the draft, if a comment does it; else from without."""
    silent = WRONG._replace(level="note", status="silenced")
    comment = LINE + "<!-- jzfacts: ignore -->"
    assert results(silent)[0]["suppressions"] == [{"kind": "external"}]
    assert results(silent, lines=[comment])[0]["suppressions"] == [{"kind": "inSource"}]


def test_places() -> None:
    """A figure ends where its line has no more of it; a file that is no text has a place in words."""

    def region(finding: Finding, *lines: str) -> dict[str, int]:
        physical = results(finding, lines=lines)[0]["locations"][0]["physicalLocation"]
        found: dict[str, int] = physical.get("region", {})
        return found

    cell = WRONG._replace(text="43亿斤", column=3)
    assert region(cell, "| 43 | 亿斤 |") == {"startLine": 1, "startColumn": 3, "endColumn": 5}
    assert region(WRONG._replace(text="4\n3亿斤")) == {
        "startLine": 1,
        "startColumn": 5,
        "endColumn": 6,
    }
    assert region(WRONG._replace(text="")) == {"startLine": 1, "startColumn": 5}
    word = WRONG._replace(place="table 2, row 3, column 2")
    assert region(word) == {}
    assert results(word)[0]["locations"][0]["logicalLocations"] == [
        {"fullyQualifiedName": "table 2, row 3, column 2"}
    ]


def test_fingerprints_outlive_lines_put_in_above() -> None:
    """Those of the same finding twice in a file differ."""
    first, second = (one["partialFingerprints"] for one in results(WRONG, WRONG))
    [moved] = results(WRONG._replace(line=2), lines=["", LINE])
    assert first != second
    assert moved["partialFingerprints"] == first


def test_paths(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Relative to where the program runs if they lie below, and encoded."""
    monkeypatch.chdir(tmp_path)
    assert uri_of("a#b/c:50%.txt") == "a%23b/c%3A50%25.txt"
    assert uri_of("<stdin>") == "%3Cstdin%3E"
    assert uri_of(str(tmp_path / "稿.txt")) == "%E7%A8%BF.txt"
    assert uri_of(str(tmp_path.parent / "other.txt")) == Path(tmp_path.parent, "other.txt").as_uri()


def test_messages_are_plain_text() -> None:
    """Neither a placeholder nor a link."""
    [result] = results(WRONG._replace(message="{0} [a](b)"))
    assert result["message"]["text"] == "{{0}} \\[a](b)"


def test_rules_of_the_audit_have_their_manual() -> None:
    """What they tell, also those whose name says what differs."""
    [exact, varying] = log(
        (WRONG._replace(rule="line-count"), ()), (WRONG._replace(rule="change"), ())
    )["runs"][0]["tool"]["driver"]["rules"]
    told = "the page has … lines, … says …; correct `lines`"
    assert exact == {"id": "line-count", "shortDescription": {"text": told}, "help": {"text": told}}
    assert varying["shortDescription"]["text"] != "change"
