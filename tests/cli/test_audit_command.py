"""The command `audit`, and `show` with the lines that prove."""

import json
from pathlib import Path

import pytest
from conftest import Run

TESTS = Path(__file__).parents[1]
ORCHARD = TESTS / "orchard.txt"
FACTS = ("--facts", str(TESTS / "orchard.toml"))


@pytest.fixture
def slip(tmp_path: Path) -> Path:
    """A copy of the page with one wrong digit."""
    copy = tmp_path / "slip.txt"
    copy.write_text(ORCHARD.read_text("utf8").replace("65%", "66%"), "utf8")
    return copy


@pytest.fixture(autouse=True)
def _no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JZFACTS_PAGES", raising=False)


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


def test_a_page_without_figures(run: Run, tmp_path: Path) -> None:
    """That no figure was seen is said loudly."""
    empty = tmp_path / "empty.txt"
    empty.write_text("空白\n", "utf8")
    outcome = run("audit", *FACTS, "--source", str(empty))
    assert outcome.stderr == (
        "orchard: NO FIGURES FOUND in the source; 14 facts, 0 proven, 14 unproven\n"
    )
    assert outcome.status == 1


def test_show_owns_that_a_page_differs(run: Run, slip: Path) -> None:
    """A page that is named after its source but differs is shown, with a warning."""
    named = slip.rename(slip.with_name("orchard.txt"))
    outcome = run("show", *FACTS, "pears", "-f", "table", "--pages", str(named.parent))
    assert outcome.stderr == (
        "jzfacts: the text is not of the very page that orchard was taken from\n"
    )
    assert "、【4.2万吨】、" in outcome.stdout
