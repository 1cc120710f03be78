"""A figure that a later publication revised: asked, shown and proofread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bases import source

from jzfacts.facts.loader import BaseError, load
from jzfacts.index.index import open_index
from jzfacts.verify.verifier import Verifier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

COMMUNIQUE = (
    source("communique")
    + """
[[fact]]
id = "gdp"
indicator = "地区生产总值"
source = "communique"
lines = [1]
value = 298.6
unit = "亿元"
status = "初步核算"
"""
)
FINAL = """
[[fact]]
id = "gdp"
indicator = "地区生产总值"
source = "yearbook"
lines = [3]
value = 301.5
unit = "亿元"
status = "最终核实"
supersedes = "communique/gdp"
"""
YEARBOOK = source("yearbook") + FINAL


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A communiqué and a yearbook, each in a file of its own."""
    for name, text in (("communique", COMMUNIQUE), ("yearbook", YEARBOOK)):
        (tmp_path / f"{name}.toml").write_text(f"schema = 1\n{text}", "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", [["search", "生产总值"], ["list"]])
def test_what_is_asked_is_answered_with_the_current_figure(
    command: list[str], base: Path, run: Callable[..., Outcome]
) -> None:
    assert run(*command, "--facts", str(base), "--columns", "id,status").stdout == (
        "gdp\t最终核实\n"
    )


@pytest.mark.parametrize("id", ["communique/gdp", "gdp"])
def test_the_card_tells_the_history(id: str, base: Path, run: Callable[..., Outcome]) -> None:
    """The id alone is the current figure; either shows both, and an arrow tells which it is."""
    card = run("show", id, "--facts", str(base), "-f", "table").stdout
    told = card.split("other:\n")[1]
    mark = {"communique/gdp": " ", "gdp": " ", id: "→"}
    assert told == (
        f"{mark['communique/gdp']} 2031-01-15  298.6亿元  初步核算  communique:1  gdp\n"
        f"{mark['gdp']} 2031-01-15  301.5亿元  最终核实  yearbook:3  gdp\n"
    )


def test_a_figure_that_was_right_when_published(base: Path) -> None:
    """The old figure is a warning of its own, the new one matches, any other is wrong."""
    draft = "2030年青禾市地区生产总值{}亿元。"
    found = [
        next(Verifier(open_index([base])).findings(draft.format(value), "draft"))
        for value in ("298.6", "301.5", "289.6")
    ]
    assert [(one.level, one.rule, one.status) for one in found] == [
        ("warning", "superseded", "match"),
        ("note", "", "match"),
        ("error", "wrong-value", "conflict"),
    ]
    assert found[0].message == (
        "地区生产总值: 298.6亿元 was published (2031-01-15) and later revised to 301.5亿元 "
        "(yearbook, line 3)"
    )


@pytest.mark.parametrize(
    ("found", "replacement", "problem"),
    [
        (
            "communique/gdp",
            "communique/gpd",
            "unknown fact “communique/gpd”; name the one that this revises, as SOURCE/ID",
        ),
        (
            "communique/gdp",
            "gdp",
            "yearbook/gdp and this revise each other; drop one `supersedes`",
        ),
        (
            "地区生产总值",
            "工业增加值",
            "communique/gdp is of another indicator, area or period; a revision is of the same",
        ),
        (
            FINAL,
            FINAL + FINAL.replace('"gdp"', '"gdp-last"'),
            "yearbook/gdp revises communique/gdp already; chain the revisions in order",
        ),
    ],
)
def test_what_revises_nothing_is_an_error(
    found: str, replacement: str, problem: str, base: Path
) -> None:
    """Also when the index is built file by file."""
    text = f"schema = 1\n{YEARBOOK.replace(found, replacement)}"
    (base / "yearbook.toml").write_text(text, "utf-8")
    for read in (load, open_index):
        with pytest.raises(BaseError) as error:
            read([base])
        assert [one.split("] ")[1] for one in error.value.problems] == [problem]
