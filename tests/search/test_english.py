"""What is asked for in English, in a base that has no English names."""

from pathlib import Path

from jzfacts.index.index import open_index
from jzfacts.search.engine import search
from jzfacts.search.english import in_chinese

REPORT = """schema = 1
[[source]]
id = "page"
title = "公报"
area = "石桥县"
period = "2030"
[[fact]]
id = "sales"
indicator = "社会消费品零售总额增速"
source = "page"
lines = [1]
value = 7
unit = "%"
[[fact]]
id = "firms"
indicator = "新增独角兽企业数"
source = "page"
lines = [1]
value = 2
unit = "家"
[[fact]]
id = "tea"
indicator = "茶叶出口额"
source = "page"
lines = [1]
value = 3
unit = "亿元"
"""
ANSWERS = {
    "retail sales": ["sales"],
    "how much did retail sales grow": ["sales"],
    "社零": ["sales"],
    "unicorns": ["firms"],
    "exports": [],  # of all goods
    "number of teapots": [],
}


def test_official_names_are_found_within_those_of_a_base(tmp_path: Path) -> None:
    """By some of their English words, one of them of what they are about; in any form."""
    base = tmp_path / "base.toml"
    base.write_text(REPORT, "utf-8")
    index = open_index([base])
    assert {query: [m.fact.id for m in search(index, query)] for query in ANSWERS} == ANSWERS


def test_what_is_asked_of_it_is_said_in_chinese() -> None:
    """What all of the words name goes before what has more, and last what such names share."""
    assert next(in_chinese("GDP growth")) == "地区生产总值增速"
    assert "出口总额" in in_chinese("exports")
    assert list(in_chinese("teapots")) == []
    assert list(in_chinese("rural roads"))[-1] == "农村公路"  # what all such names have
