"""How well queries are answered and refused: what was reached must not be lost.

Each set was written before the matcher was run on it. What fails is known by name, so that no new
failure is made up for by an old one that is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from query_sets import SETS, Query, measure, read, total

from jzfacts.search.engine import search
from jzfacts.search.query import QueryError

if TYPE_CHECKING:
    from pathlib import Path

    from jzfacts.index.index import Index

KNOWN_FAILURES = {
    "学院",  # is written in 医学科学院, and where words begin is not known
    "yiyuan",  # sounds within 创意园, likewise
    # What the sets take for a name of a fact, and a statistician does not:
    "养老床位",  # is wider than 家庭养老床位
    "智能工厂",  # is wider than 新增省级智能工厂车间
    "打通了几条断头路?",  # were counted together with 瓶颈路
    "打通断头路几条",  # likewise
    "保交楼",  # is another programme than 保交房
    "保交楼交付率排名",  # likewise
    "中国企业500强",  # is 中国制造业企业500强 with a word left out, as far as characters tell
    # What the set refuses because a unit is missing, and issue 15 finds:
    "6.51万",
    "3.77亿",
    "gudztz",  # 固定资投资: letters of a name with one left out
}
"""Queries that are answered wrongly, or not at all, and why."""

LEAST_HIT = 0.98
"""Share of queries that must be answered right in the first place: what issue 4 asks for. One more
failure in the smallest set, of 110, would still pass; KNOWN_FAILURES would not."""

LEAST_REFUSED = 0.98
"""Share of queries without an answer that must be refused."""


def ask(index: Index, text: str) -> list[str]:
    """The ids that are found, the best first."""
    try:
        return [match.fact.id for match in search(index, text, limit=10)]
    except QueryError:
        return []


def fails(index: Index, query: Query) -> bool:
    """Whether a query is not answered right, or not refused."""
    first = set(ask(index, query.text)[:1])
    return bool(first) if not query.answers else not first or not first <= query.answers


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_what_was_reached_is_held(index: Index, path: Path) -> None:
    """No query fails that did not, and the list of those that do is no longer than it must be."""
    queries = read(path)
    failures = {query.text for query in queries if fails(index, query)}
    assert failures == KNOWN_FAILURES & {query.text for query in queries}


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_the_shares_are_what_the_issue_asks_for(index: Index, path: Path) -> None:
    """Right in the first place, and refused; MRR is no less than hit@1."""
    results = measure(read(path), lambda text: ask(index, text))
    answered, refused = total(results, refused=False), total(results, refused=True)
    assert answered.first >= LEAST_HIT * answered.asked
    assert refused.first >= LEAST_REFUSED * refused.asked
    assert answered.reciprocal >= answered.first


def test_the_sets_are_large_and_of_many_kinds() -> None:
    """Four hundred queries or more, and sixty or more that must be refused."""
    for path in SETS[:2]:
        queries = read(path)
        assert sum(bool(query.answers) for query in queries) >= 400
        assert sum(not query.answers for query in queries) >= 60
        assert len({query.kind for query in queries}) >= 30


def test_the_measure_can_fail() -> None:
    """A search that finds nothing answers none; one that always finds something refuses none."""
    queries = read(SETS[0])
    nothing = measure(queries, lambda _: [])
    always = measure(queries, lambda _: ["grain-output"])
    assert total(nothing, refused=False).first == 0
    assert total(nothing, refused=True).first == total(nothing, refused=True).asked
    assert total(always, refused=True).first == 0
    assert 0 < total(always, refused=False).first < 0.2 * total(always, refused=False).asked
