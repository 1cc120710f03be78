"""What people say, put into the words of reports."""

from pathlib import Path

from conftest import CORPUS
from labels import KNOWN

from jzfacts.index.index import open_index
from jzfacts.search.engine import search
from jzfacts.search.everyday import parts_of
from jzfacts.search.matching.spellings import Pattern

REPORT = Path(__file__).with_name("everyday.toml")
ANSWERS = {
    "亩均GDP": ["output"],
    "我国GDP": [],
    "高企总数": [],
    "制茶业增加值占比": ["share"],  # of what, is understood
    "茶业增加值": [],  # a share of which is another thing
    "一共有几家高新技术企业": [],
    "高新技术企业现在到多少家了": [],
    "没有完成的新增高新技术企业有多少": [],
    "我想了解新增“高新技术企业”中外国人的比重": [],
    "想问问“茶香”高新技术企业新增了多少": [],
    "制茶业增长多少": [],
    "多了几家高企": ["firms"],
    "高企有多少家": [],  # what was added is not all of them
    "去年一年新认定了几家高企": ["firms"],
    "每亩地的GDP增加了多少万元": [],  # how much, the base does not say
    "没完成的高企": [],
}


PARTS = {
    "城里老人": ["城里", "老人"],
    "卖了多少": ["卖"],
    "卖场": [],
    "小微企业头一回贷到款": ["头一回", "贷到款"],
    "亩均社零": ["社零"],
}


def test_a_text_is_cut_into_everyday_words() -> None:
    """The longest; one character only where it makes no word with a neighbour."""
    for text, expected in PARTS.items():
        parts = list(parts_of(text.lower(), Pattern([text], KNOWN), {"卖场"}))
        assert "".join(said for said, _ in parts) == text.lower()
        assert [said for said, meant in parts if meant] == expected


def test_only_those_that_a_label_has() -> None:
    """In whichever of the words that it may stand for."""
    query = Pattern(["贷到款"], KNOWN)
    assert [said for said, meant in parts_of("贷到款", query, (), "制茶业贷款") if meant] == [
        "贷到款"
    ]
    assert [said for said, meant in parts_of("贷到款", query, (), "茶叶产量") if meant] == []


def test_an_official_name_within_a_longer_one() -> None:
    """Any of its names is put for it; a name alone, or with its amount, was looked for before."""
    reports = open_index([REPORT])
    asked = {query: [match.fact.id for match in search(reports, query)] for query in ANSWERS}
    assert asked == ANSWERS


def test_an_everyday_word_is_a_guess() -> None:
    """Marked as one, and only where nothing answers as it is worded."""
    corpus = open_index([CORPUS])
    (found,) = search(corpus, "乡下人可支配收入")
    assert (found.fact.id, found.why) == ("rural-income", "everyday")
    assert search(corpus, "农民收入")[0].why == "alias"
    assert search(corpus, "老百姓") == []
