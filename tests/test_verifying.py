"""The command `verify`, as a user types it: stdout, stderr and status whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jzfacts import rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    Run = Callable[..., Outcome]

DRAFT = "2030年，青禾市粮食总产42.40亿斤，增长5.3%，居全省第二。\n常住人口350万人。\n"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    return "draft.txt"


FOUND = (
    "draft.txt:1:24: error: 粮食总产: the draft says 5.3%, the base says 增长3.5%"
    " (page-1, line 12) [wrong-change]\n"
    "    2030年，青禾市粮食总产42.40亿斤，增长5.3%，居全省第二。\n"
    + " " * (4 + 37)  # the indent, and 23 characters of which 14 are wide
    + "^^^^\n"
)
SEEN = "draft.txt: 4 figures seen, 2 matched, 1 in conflict, 1 not in base\n"


def test_a_conflict_with_its_line(run: Run, draft: str) -> None:
    """The finding, the line, a caret under the figure; the coverage on stderr; status 1."""
    assert run("verify", draft) == (FOUND, SEEN, 1)


def test_a_clean_draft(run: Run) -> None:
    """Nothing on stdout, the coverage on stderr, status 0."""
    text = "2030年，青禾市粮食总产42.4亿斤。".encode()
    assert run("verify", "-", stdin=text) == (
        "",
        "<stdin>: 1 figure seen, 1 matched, 0 in conflict, 0 not in base\n",
        0,
    )


def test_no_figure_is_told_loud(run: Run) -> None:
    """Nobody may take silence for praise."""
    assert run("verify", "-", stdin="一切都好。".encode()) == (
        "",
        "<stdin>: NO FIGURE SEEN, so nothing is verified\n",
        0,
    )


def test_jsonl_has_every_figure(run: Run, draft: str) -> None:
    """All verdicts, with the keys of the contract."""
    out, err, status = run("verify", draft, "--format", "jsonl")
    records = [json.loads(line) for line in out.splitlines()]
    keys = ["path", "line", "column", "text", "status", "fact", "expected", "rule", "message"]
    assert [list(record) for record in records] == [keys] * 4
    assert [record["status"] for record in records] == [
        "match",
        "conflict",
        "match",
        "not in base",
    ]
    assert (err, status) == (SEEN, 1)
    assert json.loads(run("verify", draft, "--format", "json").stdout) == records


def test_github_annotations(run: Run, draft: str) -> None:
    """One for each finding, and none for what is well."""
    assert run("verify", draft, "--format", "github").stdout == (
        "::error file=draft.txt,line=1,col=24,endColumn=28,title=wrong-change::"
        "粮食总产: the draft says 5.3%25, the base says 增长3.5%25 (page-1, line 12)\n"
    )


def test_strict_makes_what_is_not_in_base_a_finding(run: Run, draft: str) -> None:
    """A warning, and status 1 even without a conflict."""
    out, _, status = run("verify", draft, "--strict", "--ignore", "wrong-change")
    assert out == (
        "draft.txt:2:5: warning: not in base: another place or time"
        " [not-in-base]\n"
        "    常住人口350万人。\n"
        "            ^^^^^^^\n"
    )
    assert status == 1


@pytest.mark.parametrize("options", [("--ignore", "wrong-change"), ("--select", "wrong-rank")])
def test_rules_are_chosen(run: Run, draft: str, options: tuple[str, str]) -> None:
    """What is not asked for is counted as silenced."""
    assert run("verify", draft, *options) == (
        "",
        "draft.txt: 4 figures seen, 2 matched, 0 in conflict, 1 not in base, 1 silenced\n",
        0,
    )


def test_rules_are_listed_and_explained(run: Run) -> None:
    """A name with its sentence; a page with its examples."""
    listed = run("verify", "--list-rules").stdout.splitlines()
    assert [line.split("\t")[0] for line in listed] == list(rules.NAMES)
    assert listed[0] == "wrong-rank\tA place that is not the one in the base."
    out, err, status = run("verify", "--explain", "bound")
    assert " ".join(out.split()) == " ".join(f"bound: {rules.page('bound')}".split())
    assert (err, status) == ("", 0)


def test_other_encodings_are_told(run: Run, tmp_path: Path) -> None:
    """GB18030 is read, and said in one line."""
    path = tmp_path / "draft.txt"
    path.write_bytes(DRAFT.encode("gb18030"))
    out, err, status = run("verify", str(path))
    assert (out.count("\n"), status) == (3, 1)
    assert err.splitlines()[0] == f"{path}: read as GB18030"


def test_several_drafts(run: Run, draft: str, tmp_path: Path) -> None:
    """Each with its own coverage; one conflict is enough for status 1."""
    (tmp_path / "b.md").write_text("# 青禾市2030年\n\n粮食总产42.4亿斤。\n", "utf-8")
    assert run("verify", draft, "b.md") == (
        FOUND,
        SEEN + "b.md: 1 figure seen, 1 matched, 0 in conflict, 0 not in base\n",
        1,
    )


def test_area_and_period_are_told(run: Run) -> None:
    """A draft that names neither, of a base that has several."""
    told = ("--area", "青禾市", "--period", "2030")
    out, err, status = run("verify", "-", *told, stdin="粮食总产42.4亿斤。".encode())
    assert (out, status) == ("", 0)
    assert err == "<stdin>: 1 figure seen, 1 matched, 0 in conflict, 0 not in base\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nosuch.txt",), "nosuch.txt: no such file; check the path"),
        ((".",), ".: a directory; name the drafts in it"),
        ((), "no draft given; name a text or Markdown file, or - for standard input"),
        (("-", "--select", "wrong-rnak"), "unknown rule “wrong-rnak”"),
        (("-", "--explain", "rank"), "unknown rule “rank”"),
    ],
)
def test_bad_input_is_status_2(run: Run, draft: str, arguments: tuple[str, ...], said: str) -> None:
    """One clear line; a mistyped path above all is no clean draft."""
    assert draft
    out, err, status = run("verify", *arguments)
    assert (out, status) == ("", 2)
    assert err.startswith(f"jzfacts: {said}")
    assert err.count("\n") == 1


def test_a_binary_file_is_refused(run: Run, tmp_path: Path) -> None:
    """A Word file must be saved as text first."""
    path = tmp_path / "draft.docx"
    path.write_bytes(b"PK\x03\x04\x00\x00\x00")
    assert run("verify", str(path)) == (
        "",
        f"jzfacts: {path}: neither UTF-8 nor GB18030 text; save the draft as plain text\n",
        2,
    )
