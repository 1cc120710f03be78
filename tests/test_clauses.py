"""A paragraph cut into figures and the words around them."""

from __future__ import annotations

import pytest

from jzfacts import clauses
from jzfacts.clauses import NEAR, cut


def around(text: str) -> list[tuple[str, list[str], str]]:
    """Each figure with the clauses before it, the nearest first, and the words after it."""
    return [(figure.mention.text, figure.pre, figure.post) for figure in cut(text).figures]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "粮食总产42.4亿斤，同比增长3.5%，全省第2。",
            [
                ("42.4亿斤", ["粮食总产"], ""),
                ("3.5%", ["同比增长"], ""),
                ("第2", ["全省"], ""),
            ],
        ),
        (
            "改造88个老旧小区，建成10处公园",
            [("88个", ["改造"], "老旧小区"), ("10处", ["建成"], "公园")],
        ),
        (
            "68个省重点、320个市重点项目",
            [("68个", [""], "省重点、"), ("320个", [""], "市重点项目")],
        ),
        ("营收突破百亿元大关，增长", [("百亿元", ["营收突破"], "")]),
        ("清洁运输比例，年底为95%", [("95%", ["年底为", "清洁运输比例"], "")]),
        ("1.粮食总产42亿斤", [("42亿斤", ["粮食总产"], "")]),
    ],
)
def test_the_words_around_figures(text: str, found: list[tuple[str, list[str], str]]) -> None:
    """Cut at commas; what follows a figure is its own."""
    assert around(text) == found


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("煤炭、钢铁、火电三个行业分别达到86%、95%和92%", ["86%", "95%", "92%"]),
        ("在全省18个省辖市中居第4位", ["第4位"]),
        ("第1栏 1 科技", []),
        ("占比为22.9%、7.8%", ["22.9%", "7.8%"]),
        ("三个行业", ["三个"]),
    ],
)
def test_what_counts_as_a_figure(text: str, figures: list[str]) -> None:
    """Not what counts the names before it, nor the members of a whole, nor a bare number."""
    assert [figure.mention.text for figure in cut(text).figures] == figures


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("就业6万人", [False]),
        ("力争就业6万人，增长3%；就业5万人", [True, True, False]),
        ("就业6万人的目标", [True]),
        ("就业6万人，完成年度目标的108%", [False, False]),
        ("就业6万人，力争增长3%", [False, True]),
    ],
)
def test_intention_reaches_to_the_end_of_its_part(text: str, meant: list[bool]) -> None:
    """From the word on, up to a semicolon or a full stop."""
    assert [figure.meant for figure in cut(text).figures] == meant


def test_parts_and_sentences_are_numbered() -> None:
    """A semicolon parts a sentence, a full stop two."""
    figures = cut("甲3个；乙4个。丙5个").figures
    assert [(figure.part, figure.sentence) for figure in figures] == [(0, 0), (1, 0), (2, 1)]


def test_the_words_around_are_bounded() -> None:
    """However long the clause is."""
    figure = cut("粮" * 10_000 + "42.4亿斤").figures[0]
    assert figure.pre == ["粮" * NEAR]


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("煤炭、钢铁和火电", 3, ["煤炭", "钢铁", "火电"]),
        ("和平街、牧野路", 2, ["和平街", "牧野路"]),
        ("煤炭、钢铁", 3, None),
    ],
)
def test_members_of_a_list(text: str, wanted: int, found: list[str] | None) -> None:
    """As many as there are figures, or none; 和 may be part of a name."""
    assert clauses.members(text, wanted) == found


def test_ends_of_lists_and_clauses() -> None:
    """The first member, the last clause, and a member without what joins it."""
    assert clauses.first_member("绿色工厂和智能工厂") == "绿色工厂"
    assert clauses.last_clause("新签订项目,技术合") == "技术合"
    assert clauses.unjoined("、省级绿色工厂和") == "省级绿色工厂"
