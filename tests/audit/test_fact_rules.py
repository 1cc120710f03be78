"""What is asked of the words of a fact: its lines, name, outcome, area, aliases and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from orchard import BASE, REMEDY, audited, changed, told

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "lines = [9, 11]",
            "lines = [9, 11, 7]",
            "7:1: error: 果园旅游收入: line 7 prints nothing of it [line]",
        ),
        (
            'id = "growers-union"',
            'id = "growers-union"\narea = "河口市"',
            "13:1: error: 果农联合社: not printed: its area 河口市 [area]",
        ),
        (
            'id = "farmers-income"',
            'id = "farmers-income"\naliases = ["三农收入"]',
            (
                "15:1: error: 农民人均收入: its alias 三农收入 has a numeral that is not printed "
                "[numerals]"
            ),
        ),
        (
            'id = "farmers-income"',
            'id = "farmers-income"\nnote = "版面印作“2.2万元”。"',
            "15:1: error: 农民人均收入: its note quotes “2.2万元”, not printed [numerals]",
        ),
    ],
)
def test_one_finding(old: str, new: str, finding: str, tmp_path: Path) -> None:
    """What the cited lines do not print is told."""
    base = changed(BASE, (old, new))
    assert told(audited(tmp_path, base), tmp_path) == [f"orchard.txt:{finding}"]


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        (
            "lines = [9]",
            "lines = [15]",
            [
                f"orchard.txt:9:2: error: 20万人次 is claimed by no fact; {REMEDY}",
                "orchard.txt:15:1: error: 果园游客: line 15 prints nothing of its name [line]",
                "orchard.txt:15:1: error: 果园游客: not printed: 果园游客 of its name [name]",
                (
                    "orchard.txt:15:1: error: 果园游客: value 近20万人次 is not printed on line 15 "
                    "[unprinted]"
                ),
                (
                    "orchard.toml:79:1: error: visitors (line 15) stands after cold-chain; "
                    "put it in page order [page-order]"
                ),
            ],
        ),
        (
            "全国果业百强县",
            "全国果业十强县",
            [
                "orchard.txt:11:1: error: 全国果业十强县: not printed: 十 of its name [name]",
                f"orchard.txt:11:16: error: 百 (a numeral in a word) is claimed by no fact; {REMEDY}",
            ],
        ),
        (
            'outcome = "入选"',
            'outcome = "荣获"',
            [
                "orchard.txt:11:1: error: 全国果业百强县: not printed: its outcome 荣获 [outcome]",
                (
                    "orchard.txt:11:10: error: “入选” is of no fact's name or outcome; "
                    "add a fact, or set it aside [deed]"
                ),
            ],
        ),
    ],
)
def test_what_follows(old: str, new: str, findings: list[str], tmp_path: Path) -> None:
    """What the fact no longer claims is found on the page as well."""
    base = changed(BASE, (old, new))
    assert told(audited(tmp_path, base), tmp_path) == findings
