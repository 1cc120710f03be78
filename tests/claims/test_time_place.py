"""Words for places and times, and what each of them names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.claims.time_place import ELSEWHERE, Bearing, Compass, Home, wording_only

COMPASS = Compass(["青禾市", "云溪县", "梧东省"], ["青禾大桥车流量", "青禾市"])
HOME = Home("青禾市", "2030")


def areas(text: str, home: Home = HOME) -> list[str | None]:
    """The areas that a text names."""
    return [bearing.area for bearing in COMPASS.bearings(text, home) if bearing.area]


def periods(text: str, home: Home = HOME) -> list[str | None]:
    """The periods that a text names."""
    return [bearing.period for bearing in COMPASS.bearings(text, home) if bearing.period]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("青禾粮食总产", ["青禾市"]),
        ("云溪县与青禾市粮食总产", ["云溪县"]),
        ("云溪粮食总产,洛阳粮食总产", ["云溪县", "洛阳"]),
        ("清河县粮食总产", ["清河县"]),
        ("全市粮食总产", ["青禾市"]),
        ("记者从青禾市获悉", ["青禾市"]),
        ("我市粮食总产", ["青禾市"]),
        ("全省粮食总产", ["梧东省"]),
        ("全国粮食总产", [ELSEWHERE]),
        ("我县粮食总产", [ELSEWHERE]),
        ("粮食总产", []),
    ],
)
def test_words_for_places(text: str, found: list[str]) -> None:
    """By the base's own name where it has one; 全省 is the one province that it knows."""
    assert areas(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "粮食总产居全省第2",
        "增速高于全省平均水平",
        "与洛阳相比",
        "云溪、洛阳、开封3县市",
        "青禾大桥车流量",
        "城市建设",
        "老旧小区",
        "地区生产总值",
    ],
)
def test_what_names_no_place(text: str) -> None:
    """Ranks, comparisons, places counted together or in a name of the base, and other words."""
    assert areas(text) == []


def test_the_whole_of_where_one_is() -> None:
    """全县 is a county's own, and no county's 全市; a province unknown is elsewhere."""
    county = Home("云溪县", "2030")
    assert areas("全县粮食总产", county) == ["云溪县"]
    assert areas("全市粮食总产", county) == [ELSEWHERE]
    nowhere = Compass(["青禾市"], []).bearings("全省粮食总产", HOME)
    assert [bearing.area for bearing in nowhere] == [ELSEWHERE]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2029年", ["2029"]),
        ("二〇二九年", ["2029"]),
        ("2029年度", ["2029"]),
        ("2029年底", ["2029"]),
        ("2029年1—12月", ["2029"]),
        ("2029年12月底", ["2029"]),
        ("2029年上半年", [ELSEWHERE]),
        ("2029年三季度", [ELSEWHERE]),
        ("2029年1—9月", [ELSEWHERE]),
        ("2028—2029年", [ELSEWHERE]),
        ("2021年以来", [ELSEWHERE]),
        ("上半年", [ELSEWHERE]),
        ("5月份", [ELSEWHERE]),
        ("2031年1月15日", [ELSEWHERE]),
        ("近三年", [ELSEWHERE]),
        ("“十四五”期间", [ELSEWHERE]),
        ("前年", [ELSEWHERE]),
        ("明年", [ELSEWHERE]),
        ("去年", ["2030"]),
        ("过去一年", ["2030"]),
        ("今年", [ELSEWHERE]),
        ("1—12月", []),
        ("比2029年增长", []),
        ("比上年增长", []),
        ("同期", []),
    ],
)
def test_words_for_times(text: str, found: list[str]) -> None:
    """A year, whole, is one; a part of it or several are elsewhere; a comparison is no time."""
    assert periods(text) == found


def test_last_year_and_this() -> None:
    """They follow from the year in which a draft is written, if that is known."""
    written = Home("青禾市", "2027", 2031)
    assert periods("去年", written) == ["2030"]
    assert periods("今年", written) == ["2031"]


def test_bearings_are_told_with_their_reach() -> None:
    """What begins a sentence or a clause, what holds for one figure, what is a whole year."""
    text = "去年全市从2029年的5家增至8家,全年洛阳有9家。大体云溪"
    assert COMPASS.bearings(text, HOME) == [
        Bearing(0, 2, period="2030", leading=True, heading=True),
        Bearing(2, 4, area="青禾市", leading=True, heading=True),
        Bearing(5, 10, period="2029", leading=True, heading=True, local=True),
        Bearing(18, 20, whole=True, heading=True),
        Bearing(20, 22, area="洛阳", heading=True),
        Bearing(28, 30, area="云溪县"),
    ]


def test_what_follows_a_topic_begins_a_clause_too() -> None:
    """与云溪相邻的洛阳: of the two, the figure is the second's."""
    (bearing,) = COMPASS.bearings("粮食增产,与云溪相邻的洛阳5亿斤", HOME)
    assert bearing == Bearing(11, 13, area="洛阳", heading=True)


def test_whether_an_area_is_named() -> None:
    """By its stem, not by 全市."""
    assert COMPASS.is_named("青禾粮食总产", "青禾市")
    assert not COMPASS.is_named("全市粮食总产", "青禾市")


@pytest.mark.parametrize(("text", "only"), [("", True), ("其中,累计", True), ("其中粮食", False)])
def test_words_that_change_nothing(text: str, only: bool) -> None:
    """Before a place they leave it at the beginning."""
    assert wording_only(text) is only


@given(st.text(alphabet="青禾市云溪县全省2029年上半去比从与、3,。的", max_size=40))
def test_bearings_lie_in_order(text: str) -> None:
    """Each within the text and about something; what leads a sentence heads a clause."""
    found = COMPASS.bearings(text, HOME)
    assert found == sorted(found, key=lambda bearing: bearing.start)
    for bearing in found:
        assert 0 <= bearing.start < bearing.end <= len(text)
        assert bearing.area or bearing.period or bearing.whole
        assert bearing.heading or not bearing.leading
