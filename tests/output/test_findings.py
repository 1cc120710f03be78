"""A finding in each of its forms, and the line of a draft with carets under the figure."""

import pytest

from jzfacts.documents.finding import Finding
from jzfacts.i18n import Message
from jzfacts.output.findings.lines import annotation, excerpt, one_line, record
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
