"""Questions whose answers are sorted or compared, and what is said of them."""

from pathlib import Path

import pytest
from cases import cases

from jzfacts.index.index import Index
from jzfacts.search.engine import answer
from jzfacts.search.ordering import remarks

SOURCE = """
[[source]]
id = "{id}"
title = "报告"
area = "{area}"
period = "{period}"
"""
FACT = """
[[fact]]
id = "{source}-{id}"
indicator = "{indicator}"
source = "{source}"
lines = [1]
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Three reports: of two counties, one of them in two years."""
    text = "schema = 1\n"
    for id, area, period in (
        ("s22", "石桥县", "2022"),
        ("s23", "石桥县", "2023"),
        ("b23", "柏山县", "2023"),
    ):
        text += SOURCE.format(id=id, area=area, period=period)
    for source, id, indicator, rest in (
        ("s22", "grain", "粮食总产", 'value = 30\nunit = "万吨"'),
        (
            "s23",
            "grain",
            "粮食总产",
            'value = 6.6\nunit = "亿斤"\nchange = {value = 10, unit = "%"}',
        ),
        (
            "b23",
            "grain",
            "粮食产量",
            'value = 29\nunit = "万吨"\nchange = {value = -2, unit = "%"}',
        ),
        ("s23", "trade", "进出口总额", 'change = {value = 12, unit = "%"}'),
        ("b23", "days", "优良天数", 'change = {value = 15, unit = "天"}'),
        ("b23", "road", "道路", 'value = 3\nunit = "条"\nrank = {place = 4, among = "全省"}'),
        ("b23", "bridge", "桥梁", 'rank = {place = 2, among = "全省"}'),
        ("s22", "loans", "农户贷款", 'value = 2\nunit = "亿元"'),
        ("b23", "loans", "农村农户新贷款", 'value = 2\nunit = "亿元"'),
        ("s22", "childcare", "新增托位", 'value = 30\nunit = "个"'),
        ("s22", "online", "限上网络零售", 'aliases = ["网上零售额"]\nvalue = 3\nunit = "亿元"'),
        ("b23", "ferry", "渡口", 'topic = "水运"\nrank = {place = 1, among = "全国"}'),
    ):
        text += FACT.format(source=source, id=id, indicator=indicator) + rest + "\n"
    path: Path = tmp_path_factory.mktemp("reports") / "base.toml"
    path.write_text(text, "utf-8")
    return Index([str(path)])


@cases
def test_what_is_compared_or_sorted(
    reports: Index, query: str, ids: list[str], said: list[str]
) -> None:
    """All there is, in order; what is left out or taken for something is said."""
    found = answer(reports, query)
    assert [match.fact.id for match in found.matches] == ids
    assert (remarks(reports, found) if ids else []) == said


@cases
def test_an_official_name_of_which_there_is_an_increase(
    reports: Index, query: str, ids: list[str]
) -> None:
    """It answers who asks what there is, not who asks how many there are."""
    assert [match.fact.id for match in answer(reports, query).matches] == ids
