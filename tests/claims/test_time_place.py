"""Words for places and times, what each names, and how far it reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.claims.time_place import Expression, Finder
from jzfacts.claims.times import Kind

FINDER = Finder(["青禾市", "云溪县", "焦作市"], ["青禾大桥车流量", "青禾市"])


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
        # by the base's own name where it has one, else by the full name
        ("青禾粮食总产", ["青禾市"]),
        ("云溪粮食总产,洛阳粮食总产", ["云溪县", "洛阳市"]),
        ("清河县粮食总产", ["清河县"]),
        ("武陟粮食总产", ["武陟县"]),
        # also one that no list has, by what follows it
        ("北岭县2029年粮食总产", ["北岭县"]),
        ("2029年北岭县国民经济和社会发展统计公报", ["北岭县"]),
        ("2029年中心城区人民政府", []),
        ("江南地区9个城市平均浓度", ["江南地区"]),
        (",鼓楼区固定资产投资", ["鼓楼区"]),
        ("云溪县与青禾市粮食总产", ["云溪县"]),
        ("青禾增长8%,而郑州增长7%", ["青禾市", "郑州市"]),
        ("记者从青禾市获悉", ["青禾市"]),
        ("广西和内蒙古", ["广西壮族自治区", "内蒙古自治区"]),
        # where the speaker is
        ("全市粮食总产", ["·市"]),
        ("我县粮食总产", ["·县"]),
        ("其中全省粮食总产", ["·省"]),
        ("全球粮食总产", ["·"]),
        ("中华人民共和国2030年公报", ["·国"]),
        # ranks, comparisons, places counted together or in a name of the base
        ("粮食总产居全省第2", []),
        ("增速高于全省平均水平", []),
        ("与洛阳相比", []),
        ("云溪、洛阳、开封3县市", []),
        ("青禾大桥车流量", []),
        ("焦作高新区综合排名", []),
        ("鄱阳湖区总磷浓度", []),
        ("西安咸阳国际机场旅客", []),
        # words that end as the names of places do, or are names of places elsewhere
        ("北京大学第一医院落户", []),
        ("城区义务教育", []),
        ("坚定制造立市。科教兴市。", []),
        ("建成市第二医院", []),
        ("综保区一期", []),
        ("城市建设", []),
        ("市场主体", []),
        ("开发区晋级", []),
        ("刘某市长", []),
        ("老旧小区", []),
        ("地区生产总值", []),
        ("线上商城,朝阳产业", []),
    ],
)
def test_words_for_places(text: str, found: list[str]) -> None:
    """A place is known by its name, never by its last character alone."""
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("2029年", Kind.YEAR, "2029"),
        ("二〇二九年", Kind.YEAR, "2029"),
        ("2029年度", Kind.YEAR, "2029"),
        ("2029年底", Kind.YEAR, "2029"),
        ("2029年1—12月", Kind.YEAR, "2029"),
        ("2029年12月底", Kind.YEAR, "2029"),
        ("2029年上半年", Kind.PART, "2029"),
        ("2029年三季度", Kind.PART, "2029"),
        ("2029年1—9月", Kind.PART, "2029"),
        ("上半年", Kind.PART, None),
        ("1至5月", Kind.PART, None),
        ("2031年1月15日", Kind.PART, "2031"),
        ("秋冬季", Kind.PART, None),
        ("国庆假期", Kind.PART, None),
        ("2028—2029年", Kind.SPAN, None),
        ("2021年以来", Kind.SPAN, "2021"),
        ("近三年", Kind.SPAN, None),
        ("五年来", Kind.SPAN, None),
        ("“十四五”期间", Kind.SPAN, None),
        ("过去一年", Kind.SAME, None),
        ("全年", Kind.SAME, None),
        ("去年", Kind.YEAR, "last"),
        ("上年", Kind.YEAR, "before"),
        ("今年", Kind.YEAR, "this"),
        ("前年", Kind.YEAR, None),
        ("连续20年增长8%", Kind.SPAN, None),
        ("春节期间", Kind.PART, None),
        ("三年行动期间", Kind.SPAN, None),
        ("五年前", Kind.YEAR, None),
        ("2029年以前", Kind.YEAR, None),
        # several years of which one is spoken of
        ("2029年是“十四五”规划的收官之年", Kind.YEAR, "2029"),
        ("2029年，作为本届政府任期的第二年", Kind.YEAR, "2029"),
        # a year with which another is compared
        ("比2029年增长", Kind.REFERENCE, "2029"),
        ("是2018年的2倍", Kind.REFERENCE, "2018"),
        ("与2029年相比，增长3%", Kind.REFERENCE, "2029"),
        ("在2029年高位运行的基础上", Kind.REFERENCE, "2029"),
    ],
)
def test_words_for_times(text: str, kind: Kind, year: str | None) -> None:
    """A year, a part of one, several, or the one that is spoken of."""
    assert [(one.time, one.year) for one in FINDER.find(text)] == [(kind, year)]


@pytest.mark.parametrize(
    "text",
    [
        "1—12月",
        "比2029年计划多",
        "比上年增长",
        "同期",
        "“十四五”规划纲要",
    ],
)
def test_words_for_no_time(text: str) -> None:
    """The whole of a year, or a time with which something is only compared."""
    assert [one for one in FINDER.find(text) if one.time and one.time != Kind.SPAN] == []


def test_how_far_an_expression_reaches() -> None:
    """What begins a sentence or a clause, what holds for one figure, what stands within a clause."""
    text = "去年全市从2029年的5家增至8家,全年洛阳有9家。大体云溪"
    assert FINDER.find(text) == [
        Expression(0, 2, "paragraph", time=Kind.YEAR, year="last"),
        Expression(2, 2, "paragraph", time=Kind.REFERENCE, year="2029"),
        Expression(2, 4, "paragraph", speaker="市", of_topic=True),
        Expression(5, 10, "figure", time=Kind.YEAR, year="2029"),
        Expression(18, 20, "sentence", time=Kind.SAME),
        Expression(20, 22, "sentence", area="洛阳市"),
        Expression(28, 30, "clause", area="云溪县"),
    ]


def test_what_follows_a_topic_begins_a_clause_too() -> None:
    """与云溪相邻的洛阳: of the two, the figure is the second's."""
    (found,) = FINDER.find("粮食增产,与云溪相邻的洛阳5亿斤")
    assert found == Expression(11, 13, "sentence", area="洛阳市")


@given(st.text(alphabet="青禾市云溪县全省2029年上半去比从与、3,。的", max_size=40))
def test_expressions_lie_in_order(text: str) -> None:
    """Each within the text, about a place or a time."""
    found = FINDER.find(text)
    assert found == sorted(found, key=lambda one: (one.start, one.end))
    for one in found:
        assert 0 <= one.start <= one.end <= len(text)
        assert one.is_place != (one.time is not None)
