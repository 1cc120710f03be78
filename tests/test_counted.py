"""The name of what is counted, after its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drafts import names

from jzfacts import counted
from jzfacts.clauses import cut

if TYPE_CHECKING:
    from jzfacts.naming import Named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("改造88个老旧小区", "old-neighbourhoods-renovated"),
        ("88个老旧小区完成改造", "old-neighbourhoods-renovated"),
        ("88个老旧小区加装电梯", "nothing"),
        ("新增6家省质量标杆企业", "quality-benchmark-enterprises-added"),
        ("8家企业入选省制造业头雁企业", "leading-goose-manufacturers"),
        ("新设立2亿元焦投天使投资基金", "jiaotou-angel-fund"),
        ("打通拓宽某街、某路等12条搁置多年的“断头路”“瓶颈路”", "roads-opened"),
        ("520家高新技术企业", "high-tech-enterprises"),
        ("走访30家高新技术企业", "high-tech-enterprises partly"),
        ("30家高新技术企业获得补贴", "high-tech-enterprises partly"),
        ("新增30家高新技术企业", "high-tech-enterprises-added"),
        ("新建71个老旧小区", "old-neighbourhoods-renovated loosely"),
    ],
)
def test_the_name_after_a_figure(text: str, found: str) -> None:
    """With the verb before, or alone; if something is told of them, they may be some only."""
    figure = cut(text).figures[0]
    named = counted.counted(names(), figure, figure.pre[0], "")
    assert _told(named) == found


def _told(named: Named | None) -> str:
    if named is None:
        return "nothing"
    how = " loosely" if named.loose else " partly" if named.partly else ""
    return named.facts[0].id + how


@pytest.mark.parametrize(
    ("text", "is_open"),
    [("520家工程中心", True), ("520家，", False), ("520家实现", False), ("增长520家的", False)],
)
def test_words_that_may_name_it_in_another_way(text: str, is_open: bool) -> None:
    """What is counted is open where a word follows that is no predicate."""
    assert counted.is_open(cut(text).figures[0]) is is_open


def test_what_counts() -> None:
    """A share in per cent counts nothing; a figure before a comma nothing either."""
    assert [counted.counts(cut(text).figures[0]) for text in ("5家企业", "5%企业", "5家，")] == [
        True,
        False,
        False,
    ]
