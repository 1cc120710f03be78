"""What is asked of a source: its page, and what is recorded of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from orchard import BASE, DIGEST, REMEDY, audited, changed, told

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            'title = "柳河县政府工作报告摘编"',
            'title = "柳河县工作报告"',
            (
                "1:1: error: the page does not print the title “柳河县工作报告”; "
                "correct orchard [title]"
            ),
        ),
        (
            'period = "2022"',
            'period = "2021"',
            (
                "1:1: error: nothing on the page says that it reports on 2021; "
                "correct `period` of orchard [period]"
            ),
        ),
        (
            "lines = 15\n",
            "lines = 16\n",
            "15:1: error: the page has 15 lines, orchard says 16; correct `lines` [line-count]",
        ),
        (
            DIGEST,
            "f" * 64,
            (
                "1:1: warning: this is not the very page that orchard was taken from; "
                "its sha256 differs [digest]"
            ),
        ),
        (
            "“同比下降”以后",
            "“果品”以后",
            (
                "15:1: error: the words that this gap's note quotes first stand on lines 13; "
                "quote what only line 15 prints [gap]"
            ),
        ),
        (
            '{ line = 5, text = "过去一年"',
            '{ line = 5, text = "12.5万吨", reason = "no figure" }, { line = 5, text = "过去一年"',
            (
                "5:13: error: the fact fruit claims what “12.5万吨” sets aside; drop one of them "
                "[set-aside]"
            ),
        ),
    ],
)
def test_one_finding(old: str, new: str, finding: str, tmp_path: Path) -> None:
    """What the source records and the page does not print is told with its remedy."""
    base = changed(BASE, (old, new))
    assert told(audited(tmp_path, base), tmp_path) == [f"orchard.txt:{finding}"]


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        (
            "2023-03-05",
            "2023-03-06",
            [
                (
                    "orchard.txt:1:1: error: the page does not print the date 2023-03-06; "
                    "correct `published` of orchard [published]"
                ),
                f"orchard.txt:1:1: error: 2023年 (a year) is claimed by no fact; {REMEDY}",
                f"orchard.txt:1:6: error: 3月 (a month) is claimed by no fact; {REMEDY}",
                f"orchard.txt:1:8: error: 5日 (a day) is claimed by no fact; {REMEDY}",
            ],
        ),
        (
            'printed = "收人"',
            'printed = "收八"',
            [
                (
                    "orchard.txt:9:1: error: line 9 does not print “收八”; "
                    "correct or drop this misprint [misprint]"
                ),
                "orchard.txt:9:1: error: 果园旅游收入: not printed: 入 of its name [name]",
            ],
        ),
        (
            'text = "三进三送"',
            'text = "四进三送"',
            [
                (
                    "orchard.txt:15:1: error: line 15 does not print “四进三送”; "
                    "correct or drop this set-aside [set-aside]"
                ),
                f"orchard.txt:15:6: error: 三 (a numeral in a word) is claimed by no fact; {REMEDY}",
                f"orchard.txt:15:8: error: 三 (a numeral in a word) is claimed by no fact; {REMEDY}",
            ],
        ),
    ],
)
def test_what_follows(old: str, new: str, findings: list[str], tmp_path: Path) -> None:
    """What the record no longer explains is found where it stands."""
    base = changed(BASE, (old, new))
    assert told(audited(tmp_path, base), tmp_path) == findings
