"""Words for places and times: what they name, and which are passed over."""

from __future__ import annotations

import pytest

from jzfacts.bearings import ELSEWHERE, Bearing, Compass, Home

COMPASS = Compass(["青禾市", "云溪县", "江南省"], ["青禾高新区综合排名", "粮食总产"])
HOME = Home("青禾市", "2030")


def named(text: str, home: Home = HOME) -> list[tuple[str, str | None]]:
    """The words found with the area or the period that they stand for."""
    return [
        (text[found.start : found.end], found.area or found.period)
        for found in COMPASS.bearings(text, home)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全市粮食总产", [("全市", "青禾市")]),
        ("我市粮食总产", [("我市", "青禾市")]),
        ("全省粮食总产", [("全省", "江南省")]),
        ("全县粮食总产", [("全县", ELSEWHERE)]),
        ("青禾粮食总产", [("青禾", "青禾市")]),
        ("新乡市粮食总产", [("新乡市", "新乡")]),
        ("记者从青禾市获悉", [("青禾市", "青禾市")]),
        ("居全省第2", []),
        ("与郑州相比", []),
        ("青禾高新区综合排名", []),
        ("青禾、郑州、洛阳3市", []),
    ],
)
def test_places(text: str, found: list[tuple[str, str]]) -> None:
    """Not those that rank, are compared with, are part of a name, or are counted together."""
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2029年粮食总产", [("2029年", "2029")]),
        ("二〇二九年粮食总产", [("二〇二九年", "2029")]),
        ("截至2030年底", [("2030年底", "2030")]),
        ("2030年1—12月", [("2030年1—12月", "2030")]),
        ("2030年12月底", [("2030年12月底", "2030")]),
        ("2030年上半年", [("2030年上半年", ELSEWHERE)]),
        ("2030年1—9月", [("2030年1—9月", ELSEWHERE)]),
        ("12月份", [("12月份", ELSEWHERE)]),
        ("一季度", [("一季度", ELSEWHERE)]),
        ("2026—2030年", [("2026—2030年", ELSEWHERE)]),
        ("2026年以来", [("2026年以来", ELSEWHERE)]),
        ("过去五年", [("过去五年", ELSEWHERE)]),
        ("“十五五”以来", [("“十五五”以来", ELSEWHERE)]),
        ("去年", [("去年", "2030")]),
        ("今年", [("今年", ELSEWHERE)]),
        ("过去一年", [("过去一年", "2030")]),
        ("比2029年增长", []),
        ("比上年增长", []),
        ("2031年1月15日", [("2031年1月15日", ELSEWHERE)]),
    ],
)
def test_times(text: str, found: list[tuple[str, str]]) -> None:
    """A year, or less or more than one; what is only compared with is passed over."""
    assert named(text) == found


def test_last_year_of_a_dated_draft() -> None:
    """去年 and 今年 count from the year in which the draft is written."""
    home = Home("青禾市", "2030", 2032)
    assert named("去年和今年", home) == [("去年", "2031"), ("今年", "2032")]


def test_how_far_a_bearing_reaches() -> None:
    """At the beginning of a sentence, of a clause, within one; and for the next figure alone."""
    text = "全市共有，省会郑州3家，从2029年的5家"
    assert COMPASS.bearings(text.replace("，", ","), HOME) == [
        Bearing(0, 2, area="青禾市", leading=True, heading=True),
        Bearing(7, 9, area="郑州"),
        Bearing(13, 18, period="2029", heading=True, local=True),
    ]


def test_whether_a_text_names_an_area() -> None:
    """By its name or stem; 全市 is no name."""
    assert COMPASS.is_named("美丽青禾", "青禾市")
    assert not COMPASS.is_named("全市上下", "青禾市")
