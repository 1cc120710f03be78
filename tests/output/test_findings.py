"""A finding in each of its forms, and the line of a draft with carets under the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.documents.finding import Finding
from jzfacts.i18n import Message
from jzfacts.output.findings.lines import KEYS, annotation, excerpt, one_line, record
from jzfacts.output.wrapping import width

if TYPE_CHECKING:
    import pytest

WRONG = Finding(
    path="草稿.txt",
    line=3,
    column=7,
    level="error",
    rule="value",
    message="苹果产量 is 1.2万吨, not 2.1万吨",
    text="2.1万吨",
    status="conflict",
    fact="apples",
    expected="1.2万吨",
    hint="digits-exchanged",
)
BARE = Finding("a.txt", 1, 1, "note", "coverage", "nothing to read")


LINE = "粮食总产43.4亿斤，居全省第二。"


def test_carets_stand_under_the_figure() -> None:
    """A Chinese character takes two columns, and so does its caret."""
    assert excerpt(LINE, 4, 10) == ("    粮食总产43.4亿斤，居全省第二。\n            ^^^^^^^^\n")


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


def test_control_characters_are_spelt_out() -> None:
    """A draft cannot recolour the screen."""
    assert excerpt("\x1b[31m5家", 5, 7) == "    \\x1b[31m5家\n            ^^^\n"


def test_one_line() -> None:
    """The place first and the rule last."""
    assert one_line(WRONG) == ("草稿.txt:3:7: error: 苹果产量 is 1.2万吨, not 2.1万吨 [value]\n")
    assert one_line(BARE) == "a.txt:1:1: note: nothing to read [coverage]\n"


def test_a_line_break_begins_no_line_of_its_own() -> None:
    """A base's value in a message cannot give a CI log a command."""
    finding = Finding("a\n::error::.txt", 1, 1, "error", "value", "x\n::error::y", text="z")
    assert one_line(finding) == ("a\\n::error::.txt:1:1: error: x\\n::error::y [value]\n")
    assert annotation(finding) == (
        "::error file=a%0A%3A%3Aerror%3A%3A.txt,line=1,col=1,endColumn=2,title=value"
        "::x%0A::error::y\n"
    )


def test_record() -> None:
    """The record has every key, in order, null where there is nothing to say."""
    assert record(WRONG) == {
        "path": "草稿.txt",
        "line": 3,
        "column": 7,
        "text": "2.1万吨",
        "status": "conflict",
        "fact": "apples",
        "expected": "1.2万吨",
        "rule": "value",
        "message": "苹果产量 is 1.2万吨, not 2.1万吨",
        "hint": "digits-exchanged",
    }
    assert tuple(record(WRONG)) == KEYS
    assert (record(BARE)["fact"], record(BARE)["hint"]) == (None, None)


def test_annotation() -> None:
    """GitHub's form marks the characters, and a note is its notice."""
    assert annotation(WRONG) == (
        "::error file=草稿.txt,line=3,col=7,endColumn=12,title=value"
        "::苹果产量 is 1.2万吨, not 2.1万吨\n"
    )
    assert annotation(BARE) == "::notice file=a.txt,line=1,col=1,title=coverage::nothing to read\n"


def test_annotation_escapes() -> None:
    """What a workflow command would take for its own marks is escaped."""
    finding = Finding("a,b:c.txt", 1, 2, "warning", "unit", "5% is\nno 5", text="5%\n")
    assert annotation(finding) == (
        "::warning file=a%2Cb%3Ac.txt,line=1,col=2,title=unit::5%25 is%0Ano 5\n"
    )


def test_people_read_it_in_their_language_and_programs_in_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The line and the annotation follow the reader; the record never changes."""
    finding = Finding(
        "页.txt", 3, 1, "error", "line", Message("line {line} prints nothing of it", line=3)
    )
    english = record(finding)
    assert one_line(finding) == "页.txt:3:1: error: line 3 prints nothing of it [line]\n"
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    assert one_line(finding) == "页.txt:3:1: error: 第 3 行没有该项的任何内容 [line]\n"
    assert annotation(finding).endswith("::第 3 行没有该项的任何内容\n")
    assert record(finding) == english
