"""What each figure of a paragraph speaks of."""

import pytest
from drafts import HERE, NAMES, claims, figures, spoken_of
from hypothesis import given
from hypothesis import strategies as st
from proofs import names

from jzfacts.claims.assign import assign
from jzfacts.claims.indicator_names import Names
from jzfacts.claims.time_place import TimePlace

SENTENCES = (
    "粮食总产42.4亿斤，",
    "新增公办学位1200个。",
    "瓷砖行业绿电比例60%；",
    "建成10处口袋公园，",
    "居全省第二。",
)


def ids(text: str, tail: str = "") -> list[str | None]:
    """The fact of each figure of a text."""
    return [name for _, name in spoken_of(text, tail)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("粮食总产42.4亿斤，同比增长3.5%，居全省第二。", ["grain", "grain", "grain"]),
        ("粮食增产，总产42.4亿斤。", ["grain"]),
        ("夏粮增产，总产42.4亿斤。", [None]),
        ("粮食总产，再创新高，达42.4亿斤。", [None]),
        ("粮食总产，达42.4亿斤。", ["grain"]),
        ("粮食总产42.4亿斤；增长3.5%。", ["grain", None]),
        ("粮食总产42.4亿斤。增长3.5%。", ["grain", None]),
        ("42.4亿斤，粮食总产。", [None]),
    ],
)
def test_a_figure_goes_on_with_what_was_named(text: str, found: list[str | None]) -> None:
    """Within its part of the sentence, across commas with nothing that names between them."""
    assert ids(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("建成10处口袋公园，打通12条断头路。", ["parks", "roads"]),
        ("高新技术企业总数320家，其中新增40家。", ["firms", "firms-added"]),
        ("新增高新技术企业40家，总数达320家。", ["firms-added", "firms"]),
        ("冷链覆盖率从40%提高到65%，高于全省平均水平8个百分点。", ["cold", "cold", "cold"]),
        ("粮食总产42.4亿斤，另有5座粮仓。", ["grain", None]),
        ("高新技术企业(320家)总数增长5%。", ["firms", "firms"]),
        ("高新技术企业又添40家。", ["firms-added"]),
    ],
)
def test_a_name_before_after_or_both(text: str, found: list[str | None]) -> None:
    """And one finished by the name before it."""
    assert ids(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("研学人数、研学收入分别增长9.6%和6.9%。", ["pupils", "takings"]),
        ("瓷砖、玻璃行业绿电比例分别达60%、75%。", ["tiles", "glass"]),
        ("设备更新项目数和资金额分列全省第4、第5位。", ["devices", "funds"]),
        ("研学人数、研学收入、粮食总产分别增长9.6%和6.9%。", [None, None]),
        ("研学收入增长9.6%和6.9%。", [None, None]),
        ("研学人数6万人，研学收入3亿元，分别增长9.6%和6.9%。", ["pupils", "takings"] * 2),
        ("研学人数6万人，研学收入3亿元，这两项分别增长9.6%和6.9%。", ["pupils", "takings"] * 2),
    ],
)
def test_the_members_of_a_list_take_its_figures(text: str, found: list[str | None]) -> None:
    """The i-th the i-th; where they are not as many, none is given any."""
    assert ids(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("粮食总产42.4亿斤，棉花5万斤，增长3.5%。", ["grain", None, None]),
        ("某农场粮食总产42.4亿斤，增长3.5%。", [None, None]),
        ("新河镇粮食总产42.4亿斤，增长3.5%。", [None, None]),
        ("丰禾集团完成进出口总额223.4亿元，增长3%。", [None, None]),
    ],
)
def test_what_is_unknown_stands_in_the_way(text: str, found: list[str | None]) -> None:
    """An indicator that the base has not, or somebody to whom the figures may belong."""
    assert ids(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("粮食总产42.4亿斤，同比增长3.5%，全省第2。", ["grain-output"] * 3),
        ("粮食总产42.4亿斤，单产530公斤，居第4位。", ["grain-output", None, None]),
        (
            "新增高新技术企业49家，总数达520家",
            ["high-tech-enterprises-added", "high-tech-enterprises"],
        ),
        (
            "高新技术企业总数520家，其中新增49家",
            ["high-tech-enterprises", "high-tech-enterprises-added"],
        ),
        ("粮食生产再获丰收，总产量达到42.4亿斤", ["grain-output"]),
        ("高新技术企业实现营业收入2100亿元", [None]),
        ("固定资产投资项目8个", [None]),
        ("某公司营收5亿元，进出口总额12亿元", [None, None]),
        ("清丰粮食总产9亿斤，进出口总额12亿元", [None, None]),
        ("民间固定资产投资增长5%，进出口总额12亿元", [None, "foreign-trade"]),
        ("技术改造，增长8%，居全省第3", [None, None]),
    ],
)
def test_what_the_shipped_base_is_asked(text: str, found: list[str | None]) -> None:
    """Carried on across commas; what is not known stands in the way, or leaves it open."""
    named = [one.named for one in claims(text, names=names())]
    assert [(one and not one.partial and one.facts[0].id) or None for one in named] == found


def test_a_paragraph_that_broke_off() -> None:
    """Its last words begin the name, if the first figure's own words are no name."""
    assert ids("口总额223.4亿元。", tail="全年完成进出") == ["trade"]
    assert ids("口总额223.4亿元。", tail="风调雨顺,进出") == ["trade"]
    assert ids("粮食总产42.4亿斤。", tail="全年完成进出") == ["grain"]
    assert ids("口总额223.4亿元。") == [None]


def test_each_claim_has_the_place_and_time_of_its_figure() -> None:
    """And is named by the names there."""
    found = figures("粮食总产42.4亿斤，进出口总额223.4亿元。")
    there = TimePlace("洛阳市", "2030")
    read = assign(found, [HERE, there], [NAMES, Names([])])
    assert [claim.time_place for claim in read] == [HERE, there]
    assert [bool(claim.named) for claim in read] == [True, False]


@given(st.lists(st.sampled_from(SENTENCES), max_size=6).map("".join))
def test_every_figure_has_one_claim(text: str) -> None:
    """In order, whatever stands before it."""
    assert [claim.figure.start for claim in claims(text)] == [
        figure.start for figure in figures(text)
    ]
