"""Places by their names, and what only looks like one."""

from __future__ import annotations

import pytest

from jzfacts.claims.gazetteer import Gazetteer, called, is_place

GAZETTEER = Gazetteer(["青禾市", "云溪县"])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("新乡市粮食总产", ["新乡市"]),
        ("洛阳的技术合同", ["洛阳"]),
        ("青禾增长8%，而郑州增长7%", ["青禾", "郑州"]),
        ("云溪县", ["云溪县"]),
        ("河南省", ["河南省"]),
        ("焦作高新区综合排名", []),
        ("地区生产总值", []),
    ],
)
def test_named_places(text: str, places: list[str]) -> None:
    """By stem, with or without what kind of place it is; a zone of a city is not the city."""
    assert [text[start:end] for _, start, end in GAZETTEER.find(text)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("青川县粮食总产3亿斤", ["青川县"]),
        ("，金明区固定资产投资", ["金明区"]),
        ("老旧小区改造", []),
        ("城市建设", []),
        ("开发区晋级", []),
        ("地区生产总值", []),
        ("市场主体", []),
        ("全市粮食总产", []),
        ("刘某市长", []),
    ],
)
def test_what_is_called_a_county_or_a_city(text: str, places: list[str]) -> None:
    """At the beginning of a clause, unless it is another word."""
    assert [found[0] for found in called.finditer(text) if is_place(found[0])] == places
