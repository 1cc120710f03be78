"""A finding in each of its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.documents.finding import KEYS, Finding
from jzfacts.i18n import Message

if TYPE_CHECKING:
    import pytest

SLIP = Finding(
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
)
BARE = Finding("a.txt", 1, 1, "note", "coverage", "nothing to read")


def test_line() -> None:
    """The one-line form has the place first and the rule last."""
    assert str(SLIP) == "草稿.txt:3:7: error: 苹果产量 is 1.2万吨, not 2.1万吨 [value]"
    assert str(BARE) == "a.txt:1:1: note: nothing to read [coverage]"


def test_record() -> None:
    """The record has every key, in order, null where there is nothing to say."""
    assert SLIP.record() == {
        "path": "草稿.txt",
        "line": 3,
        "column": 7,
        "text": "2.1万吨",
        "status": "conflict",
        "fact": "apples",
        "expected": "1.2万吨",
        "rule": "value",
        "message": "苹果产量 is 1.2万吨, not 2.1万吨",
    }
    assert tuple(SLIP.record()) == KEYS
    assert BARE.record()["fact"] is None


def test_annotation() -> None:
    """GitHub's form marks the characters, and a note is its notice."""
    assert SLIP.annotation() == (
        "::error file=草稿.txt,line=3,col=7,endColumn=12,title=value"
        "::苹果产量 is 1.2万吨, not 2.1万吨"
    )
    assert BARE.annotation() == "::notice file=a.txt,line=1,col=1,title=coverage::nothing to read"


def test_annotation_escapes() -> None:
    """What a workflow command would take for its own marks is escaped."""
    finding = Finding("a,b:c.txt", 1, 2, "warning", "unit", "5% is\nno 5", text="5%\n")
    assert finding.annotation() == (
        "::warning file=a%2Cb%3Ac.txt,line=1,col=2,title=unit::5%25 is%0Ano 5"
    )


def test_people_read_it_in_their_language_and_programs_in_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The line and the annotation follow the reader; the record never changes."""
    finding = Finding(
        "页.txt", 3, 1, "error", "line", Message("line {line} is cited twice", line=3)
    )
    english = finding.record()
    assert str(finding) == "页.txt:3:1: error: line 3 is cited twice [line]"
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    assert str(finding) == "页.txt:3:1: error: 第 3 行引用了两次 [line]"
    assert finding.annotation().endswith("::第 3 行引用了两次")
    assert finding.record() == english
