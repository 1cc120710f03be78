"""What is asked of a page: that each figure, deed and member of a list on it has its fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from orchard import BASE, PAGE, REMEDY, audited, changed, told

if TYPE_CHECKING:
    from pathlib import Path


INSTITUTE = """[[fact]]
id = "fruit-institute"
indicator = "果品研究所"
outcome = "成立"
source = "orchard"
lines = [13]

"""


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "65%",
            "66%",
            "7:38: error: 冷链覆盖率: value is 65% in the base, 66% on the page [value]",
        ),
        ("新认定", "新挖3口井,新认定", f"13:17: error: 3 is claimed by no fact; {REMEDY}"),
        (
            "成立果农",
            "荣获园艺先进县,成立果农",
            (
                "13:1: error: “荣获” is of no fact's name or outcome; "
                "add a fact, or set it aside [deed]"
            ),
        ),
        (
            "、梨子、",
            "、梨子、杏子、",
            (
                "5:41: error: “杏子” is listed with facts, and no fact claims it; "
                "add a fact, or set it aside [member]"
            ),
        ),
    ],
)
def test_what_the_base_forgets_of_the_page(
    old: str, new: str, finding: str, tmp_path: Path
) -> None:
    """A figure, a deed or a member of a list that no fact claims is found where it stands."""
    page = changed(PAGE, (old, new))
    assert told(audited(tmp_path, page=page), tmp_path) == [f"orchard.txt:{finding}"]


def test_a_forgotten_fact_without_a_figure(tmp_path: Path) -> None:
    """The second of two things that were founded is missed beside the first."""
    assert told(audited(tmp_path, changed(BASE, (INSTITUTE, ""))), tmp_path) == [
        (
            "orchard.txt:13:9: error: “果品研究所” is listed with facts, and no fact claims it; "
            "add a fact, or set it aside [member]"
        )
    ]
