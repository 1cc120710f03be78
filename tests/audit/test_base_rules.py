"""What is asked of the base alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from orchard import BASE, changed, told

from jzfacts.audit.audit import audit
from jzfacts.audit.base_rules import rank_scope
from jzfacts.facts.loader import FactBase, load, places
from jzfacts.facts.model import Fact, Rank

ORCHARD = Path(__file__).parent.with_name("orchard.toml")
APPLES = 'indicator = "苹果产量"\nvalue = 6\n'
SECOND = """
[[source]]
id = "nothing-of-it"
title = "另一版"
published = 2023-03-06
area = "柳河县"
period = "2022"
"""


def test_the_base_alone(tmp_path: Path) -> None:
    """Sources nobody cites, and one observation twice, are told at their tables."""
    again = '\n[[fact]]\nid = "apples-again"\n' + APPLES + 'source = "orchard"\nlines = [15]\n'
    file = tmp_path / "orchard.toml"
    file.write_text(BASE + again + SECOND, "utf8")
    report = audit(load([file]), {}, places([file]))
    assert told(report, tmp_path) == [
        (
            "orchard.toml:134:1: error: apples-again observes what apples does: 苹果产量, 柳河县, "
            "2022; make them one [twice]"
        ),
        "orchard.toml:141:1: error: no fact cites nothing-of-it; drop it [unused-source]",
    ]


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        (
            'id = "fruit"\n',
            'id = "fruit"\naliases = ["苹果产量"]\n',
            [
                (
                    "orchard.toml:19:1: error: fruit: its alias 苹果产量 also means apples "
                    "(苹果产量); drop one, or tell them apart in a note [alias]"
                )
            ],
        ),
        (
            'id = "fruit"\n',
            'id = "fruit"\naliases = ["苹果产量"]\nnote = "苹果产量只是其中一项。"\n',
            [],
        ),
        (
            "lines = [9]",
            "lines = [15]",
            [
                (
                    "orchard.toml:79:1: error: visitors (line 15) stands after cold-chain; "
                    "put it in page order [page-order]"
                )
            ],
        ),
        (
            (
                'change = { value = 4.2, unit = "%", basis = "同比" }\nrank = { place = 3, '
                'among = "全市" }\nsource = "orchard"\nlines = [5]'
            ),
            'source = "orchard"\nlines = [7]',
            [
                (
                    "orchard.toml:19:1: error: fruit (line 7) stands first; put it in page order "
                    "[page-order]"
                )
            ],
        ),
        ('among = "全市" }', 'among = "全省" }', []),
    ],
)
def test_one_slip(old: str, new: str, findings: list[str], tmp_path: Path) -> None:
    """Aliases that mean two facts, unless a note tells them apart; facts out of page order."""
    file = tmp_path / "orchard.toml"
    file.write_text(changed(BASE, (old, new)), "utf8")
    assert told(audit(load([file]), {}, places([file])), tmp_path) == findings


def test_a_rank_without_a_scope() -> None:
    """The loader refuses a rank without `among`; one of white space is told here."""
    (source,) = load([ORCHARD]).sources
    rank = Rank(3, " ")
    fact = Fact("fruit", "水果总产", "柳河县", "2022", source, (5,), rank=rank)
    found = list(rank_scope(FactBase((source,), (fact,)), {"fruit": ("b.toml", 7)}))
    assert [str(finding) for finding in found] == [
        "b.toml:7:1: error: fruit: its rank 3 has no scope; give rank.among [rank-scope]"
    ]
