"""What is asked for in English, in a base that has no English names."""

from pathlib import Path

from bases import base, fact, source, write

from jzfacts.index.index import open_index
from jzfacts.search.engine import search
from jzfacts.search.english import in_chinese

REPORT = base(
    source(),
    fact("sales", "7", name="社会消费品零售总额增速", unit="%"),
    fact("firms", "2", name="新增独角兽企业数", unit="家"),
    fact("tea", "3", name="茶叶出口额", unit="亿元"),
    fact("deaths", "6", name="死亡率", unit="‰"),
    fact("rapeseed", "9", name="油菜籽产量", unit="万吨"),
)
ANSWERS = {
    "retail sales": ["sales"],
    "how much did retail sales grow": ["sales"],
    "社零": ["sales"],
    "unicorns": ["firms"],
    "death rate": ["deaths"],
    "rapeseed production": ["rapeseed"],
    "exports": [],  # of all goods
    "number of teapots": [],
}


def test_official_names_are_found_within_those_of_a_base(tmp_path: Path) -> None:
    """By some of their English words, one of them of what they are about; in any form."""
    index = open_index([write(tmp_path, report=REPORT)])
    assert {query: [m.fact.id for m in search(index, query)] for query in ANSWERS} == ANSWERS


def test_what_is_asked_of_it_is_said_in_chinese() -> None:
    """What all of the words name goes before what has more, and last what such names share."""
    assert next(in_chinese("GDP growth")) == "地区生产总值增速"
    assert "出口总额" in in_chinese("exports")
    assert list(in_chinese("teapots")) == []
    assert list(in_chinese("rural roads"))[-1] == "农村公路"  # what all such names have
