"""The command `audit`, and `show` with the lines that prove."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

    Run = Callable[..., Outcome]

TESTS = Path(__file__).parents[1]
ORCHARD = TESTS / "orchard.txt"
FACTS = ("--facts", str(TESTS / "orchard.toml"))
SEEN = "orchard: 23 figures on the page, 17 claimed, 6 set aside, 0 unclaimed; 14 facts, "
HOW = "give --source FILE, or a folder of source texts by --pages or JZFACTS_PAGES"


@pytest.fixture
def slip(tmp_path: Path) -> Path:
    """A copy of the page with one wrong digit."""
    copy = tmp_path / "slip.txt"
    copy.write_text(ORCHARD.read_text("utf8").replace("65%", "66%"), "utf8")
    return copy


@pytest.fixture(autouse=True)
def _no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JZFACTS_PAGES", raising=False)


def test_a_sound_base(run: Run) -> None:
    """Nothing on stdout, the coverage on stderr, status 0."""
    assert run("audit", *FACTS, "--source", str(ORCHARD)) == (
        "",
        SEEN + "14 proven, 0 unproven\n",
        0,
    )


def test_findings(run: Run, slip: Path) -> None:
    """One finding a line, status 1."""
    assert run("audit", *FACTS, "--source", str(slip)) == (
        (
            f"{slip}:1:1: warning: this is not the very page that orchard was taken from; "
            "its sha256 differs [digest]\n"
            f"{slip}:7:38: error: 冷链覆盖率: value is 65% in the base, 66% on the page [value]\n"
        ),
        SEEN + "13 proven, 1 unproven\n",
        1,
    )


def test_findings_as_records(run: Run, slip: Path) -> None:
    """JSON is one array, JSON Lines a record a line; the keys are the contract's."""
    record = {
        "path": str(slip),
        "line": 7,
        "column": 38,
        "text": "66%",
        "status": "conflict",
        "fact": "cold-chain",
        "expected": "65%",
        "rule": "value",
        "message": "冷链覆盖率: value is 65% in the base, 66% on the page",
        "hint": None,
    }
    array = run("audit", *FACTS, "--source", str(slip), "--format", "json")
    lines = run("audit", *FACTS, "--source", str(slip), "-f", "jsonl")
    assert json.loads(array.stdout)[1] == record
    assert [json.loads(line) for line in lines.stdout.splitlines()] == json.loads(array.stdout)
    assert list(json.loads(array.stdout)[1]) == list(record)
    assert run("audit", *FACTS, "--source", str(ORCHARD), "-f", "json").stdout == "[]\n"


def test_without_a_page(run: Run) -> None:
    """Nothing is proven: said loudly, with how to get there, and the status of an error."""
    assert run("audit", *FACTS) == (
        "",
        (
            "jzfacts: orchard: no source text, so NOTHING IS PROVEN: 14 facts, "
            f"0 proven, 14 unproven; {HOW}\n"
        ),
        2,
    )


def test_a_page_without_figures(run: Run, tmp_path: Path) -> None:
    """That no figure was seen is said loudly."""
    empty = tmp_path / "empty.txt"
    empty.write_text("空白\n", "utf8")
    outcome = run("audit", *FACTS, "--source", str(empty))
    assert outcome.stderr == (
        "orchard: NO FIGURES FOUND in the source; 14 facts, 0 proven, 14 unproven\n"
    )
    assert outcome.status == 1


def test_a_folder_of_pages(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is an option or in the environment."""
    proven = ("", SEEN + "14 proven, 0 unproven\n", 0)
    assert run("audit", *FACTS, "--pages", str(TESTS)) == proven
    monkeypatch.setenv("JZFACTS_PAGES", str(TESTS))
    assert run("audit", *FACTS) == proven


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """A file or folder in error has status 2."""
    missing = tmp_path / "none"
    assert run("audit", *FACTS, "--source", str(missing)) == (
        "",
        f"jzfacts: {missing}: {os.strerror(errno.ENOENT)}\n",
        2,
    )
    assert run("audit", *FACTS, "--pages", str(missing)) == (
        "",
        f"jzfacts: {missing}: no such folder; check --pages or JZFACTS_PAGES\n",
        2,
    )


def test_show_marks_the_figures_of_the_cited_lines(run: Run) -> None:
    """Each cited line as the file has it, its figures in 【】."""
    outcome = run("show", *FACTS, "cooperatives", "-f", "table", "--pages", str(TESTS))
    assert outcome.stdout.endswith(
        f"\n\n{ORCHARD}:13\n成立果农联合社和果品研究所,新认定合作社【12】\n"
        f"\n{ORCHARD}:15\n"
        '【35家】,"三进三送"活动持续开展,农民人均收入达2.1万元,同比下降\n'
    )
    assert (outcome.stderr, outcome.status) == ("", 0)


def test_show_says_how_to_see_the_lines(run: Run, tmp_path: Path) -> None:
    """Without page texts, or without the one that is cited."""
    assert run("show", *FACTS, "fruit", "-f", "table").stderr == (
        "to see the lines as printed, give the folder of source texts: --pages DIR or JZFACTS_PAGES\n"
    )
    assert run("show", *FACTS, "fruit", "-f", "table", "--pages", str(tmp_path)).stderr == (
        f"jzfacts: {tmp_path} has no source text of orchard: none with its digest or name\n"
    )


def test_show_owns_that_a_page_differs(run: Run, slip: Path) -> None:
    """A page that is named after its source but differs is shown, with a warning."""
    named = slip.rename(slip.with_name("orchard.txt"))
    outcome = run("show", *FACTS, "pears", "-f", "table", "--pages", str(named.parent))
    assert outcome.stderr == (
        f"jzfacts: {named} differs from the text that orchard was taken from\n"
    )
    assert "、【4.2万吨】、" in outcome.stdout
    named.write_text("水果\n", "utf8")
    outcome = run("show", *FACTS, "pears", "-f", "table", "--pages", str(named.parent))
    assert outcome.stderr == (
        f"jzfacts: {named} differs from the text that orchard was taken from\n"
        "jzfacts: the page has 1 lines, and no line 5\n"
    )


def test_scripts_get_no_lines(run: Run) -> None:
    """Formats for programs are as they are without pages."""
    plain = run("show", *FACTS, "pears", "-f", "json")
    assert run("show", *FACTS, "pears", "-f", "json", "--pages", str(TESTS)) == plain
    assert plain.stderr == ""
