"""Questions whose answers are sorted or compared, and what is said of them."""

from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("query", "ids", "said"),
    [
        ("石桥和柏山粮食总产", ["s22-grain", "s23-grain", "b23-grain"], []),
        ("石桥县、柏山县进出口", ["s23-trade"], ["the base does not hold it for 柏山县"]),
        ("2022至2023年石桥粮食", ["s22-grain", "s23-grain"], []),
        ("2021和2022年石桥粮食", ["s22-grain"], ["the base does not hold it for 2021"]),
        ("历年石桥粮食总产", ["s22-grain", "s23-grain"], []),
        ("石桥、柏山农户贷款", ["s22-loans", "b23-loans"], []),  # each as it has it
        ("石桥粮食总产比2021年增长", [], []),
        ("近一年粮食总产", ["s23-grain", "b23-grain"], ["the last years reported on are 2023"]),
        ("各县进出口", ["s23-trade"], ["the base does not hold it for 柏山县"]),
        ("各县粮食产量", ["s22-grain", "s23-grain", "b23-grain"], []),
        ("去年柏山粮食总产", ["b23-grain"], ["“去年” is taken as 2023"]),
        ("去年石桥粮食总产", [], []),
        ("前年柏山粮食总产", [], []),
        (
            "哪个县粮食产量最高",
            ["s23-grain", "s22-grain", "b23-grain"],
            ["sorted by value, the largest first"],
        ),
        (
            "增长最快的是什么",
            ["s23-trade", "s23-grain"],
            [
                "sorted by growth, the largest first",
                "1 fact is left out: its figure cannot be compared",
            ],
        ),
        ("增长不到11%的指标", ["s23-grain"], ["sorted by growth, the largest first"]),
        ("水运领域拿了全国第一的有哪些", ["b23-ferry"], ["sorted by rank, the best first"]),
        ("全国第一的指标有几个", ["b23-ferry"], ["sorted by rank, the best first"]),
        ("哪些指标下降了", ["b23-grain"], ["sorted by growth, the smallest first"]),
        ("增速超过11%的指标", ["s23-trade"], ["sorted by growth, the largest first"]),
        ("增长10%到12%的", ["s23-trade", "s23-grain"], ["sorted by growth, the largest first"]),
        ("下降2%以上的有哪些", ["b23-grain"], ["sorted by growth, the smallest first"]),
        ("粮食超过30万吨的", ["s23-grain"], ["sorted by value, the largest first"]),
        (
            "粮食总产30万吨以下的",
            ["s22-grain", "b23-grain"],
            ["sorted by value, the largest first"],
        ),
        ("zengzhang chaoguo 11%", ["s23-trade"], ["sorted by growth, the largest first"]),
        ("quanguo diyi de zhibiao", ["b23-ferry"], ["sorted by rank, the best first"]),
        ("全省前五的有哪些", ["b23-bridge", "b23-road"], ["sorted by rank, the best first"]),
        ("全省排名最差的", ["b23-road", "b23-bridge"], ["sorted by rank, the last first"]),
        ("全国第一的都有哪些", ["b23-ferry"], ["sorted by rank, the best first"]),
        (
            "排名最靠前的指标",
            ["b23-ferry", "b23-bridge", "b23-road"],
            ["sorted by rank, the best first"],
        ),
    ],
)
def test_what_is_compared_or_sorted(
    reports: Index, query: str, ids: list[str], said: list[str]
) -> None:
    """All there is, in order; what is left out or taken for something is said."""
    found = answer(reports, query)
    assert [match.fact.id for match in found.matches] == ids
    assert (remarks(reports, found) if ids else []) == said


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("托位", ["s22-childcare"]),
        ("托位数", []),
        ("托位有多少个", []),
        ("网购", ["s22-online"]),  # an everyday word for an alias
        ("去年托位", ["s22-childcare"]),  # there is none of another year
    ],
)
def test_an_official_name_of_which_there_is_an_increase(
    reports: Index, query: str, ids: list[str]
) -> None:
    """It answers who asks what there is, not who asks how many there are."""
    assert [match.fact.id for match in answer(reports, query).matches] == ids
