"""Words for places and times, and what each of them names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.claims.time_place import ELSEWHERE, Expression, Finder, is_named

FINDER = Finder(["青禾市", "云溪县", "梧东省"], ["青禾大桥车流量", "青禾市"])


def places(text: str) -> list[str]:
    """The places that a text names; the speaker's own by its kind: 全市 is "·市"."""
    return [
        one.area or f"·{one.speaker}"
        for one in FINDER.find(text)
        if one.area or one.speaker is not None
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # by the base's own name where it has one, else as it is written
        ("青禾粮食总产", ["青禾市"]),
        ("云溪粮食总产,洛阳粮食总产", ["云溪县", "洛阳"]),
        ("新乡市粮食总产", ["新乡"]),
        ("清河县粮食总产", ["清河县"]),
        (",金明区固定资产投资", ["金明区"]),
        ("云溪县与青禾市粮食总产", ["云溪县"]),
        ("青禾增长8%,而郑州增长7%", ["青禾市", "郑州"]),
        ("记者从青禾市获悉", ["青禾市"]),
        # where the speaker is
        ("全市粮食总产", ["·市"]),
        ("我县粮食总产", ["·县"]),
        ("其中全省粮食总产", ["·省"]),
        ("全球粮食总产", ["·"]),
        # ranks, comparisons, places counted together or in a name of the base, other words
        ("粮食总产居全省第2", []),
        ("增速高于全省平均水平", []),
        ("与洛阳相比", []),
        ("云溪、洛阳、开封3县市", []),
        ("青禾大桥车流量", []),
        ("焦作高新区综合排名", []),
        ("城市建设", []),
        ("市场主体", []),
        ("开发区晋级", []),
        ("刘某市长", []),
        ("老旧小区", []),
        ("地区生产总值", []),
        ("粮食总产", []),
    ],
)
def test_words_for_places(text: str, found: list[str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2029年", "2029"),
        ("二〇二九年", "2029"),
        ("2029年度", "2029"),
        ("2029年底", "2029"),
        ("2029年1—12月", "2029"),
        ("2029年12月底", "2029"),
        # a part of a year, or several
        ("2029年上半年", ELSEWHERE),
        ("2029年三季度", ELSEWHERE),
        ("2029年1—9月", ELSEWHERE),
        ("2028—2029年", ELSEWHERE),
        ("2021年以来", ELSEWHERE),
        ("上半年", ELSEWHERE),
        ("5月份", ELSEWHERE),
        ("2031年1月15日", ELSEWHERE),
        ("近三年", ELSEWHERE),
        ("“十四五”期间", ELSEWHERE),
        ("前年", ELSEWHERE),
        ("明年", ELSEWHERE),
        # what follows from the draft's own year
        ("去年", "last year"),
        ("今年", "this year"),
        ("过去一年", "one year"),
        # the whole of a year, a comparison
        ("1—12月", None),
        ("比2029年增长", None),
        ("比上年增长", None),
        ("同期", None),
    ],
)
def test_words_for_times(text: str, period: str | None) -> None:
    found = [one.period or one.relative for one in FINDER.find(text)]
    assert found == ([period] if period else [])


def test_how_far_an_expression_reaches() -> None:
    """What begins a sentence or a clause, what holds for one figure, what is a whole year."""
    text = "去年全市从2029年的5家增至8家,全年洛阳有9家。大体云溪"
    assert FINDER.find(text) == [
        Expression(0, 2, relative="last year", opens_sentence=True, opens_clause=True),
        Expression(2, 4, speaker="市", opens_sentence=True, opens_clause=True),
        Expression(5, 10, period="2029", opens_sentence=True, opens_clause=True, one_figure=True),
        Expression(18, 20, whole_year=True, opens_clause=True),
        Expression(20, 22, area="洛阳", opens_clause=True),
        Expression(28, 30, area="云溪县"),
    ]


def test_what_follows_a_topic_begins_a_clause_too() -> None:
    """与云溪相邻的洛阳: of the two, the figure is the second's."""
    (found,) = FINDER.find("粮食增产,与云溪相邻的洛阳5亿斤")
    assert found == Expression(11, 13, area="洛阳", opens_clause=True)


def test_whether_an_area_is_named() -> None:
    """By its stem, not by 全市."""
    assert is_named("青禾粮食总产", "青禾市")
    assert not is_named("全市粮食总产", "青禾市")


@given(st.text(alphabet="青禾市云溪县全省2029年上半去比从与、3,。的", max_size=40))
def test_expressions_lie_in_order(text: str) -> None:
    """Each within the text and about something; what opens a sentence opens a clause."""
    found = FINDER.find(text)
    assert found == sorted(found, key=lambda one: one.start)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        about = (one.area, one.speaker, one.period, one.relative, one.whole_year or None)
        assert sum(value is not None for value in about) == 1
        assert one.opens_clause or not one.opens_sentence
