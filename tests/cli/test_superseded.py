"""A figure that a later publication revised: asked, shown and proofread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bases import source

from jzfacts.facts.loader import BaseError, load
from jzfacts.index.index import open_index

if TYPE_CHECKING:
    from pathlib import Path


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
