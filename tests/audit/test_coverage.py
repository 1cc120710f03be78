"""Which letters of a line its facts account for, and which its source sets aside."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jzfacts.audit.coverage import asides, claim_names, name_of, phrases, spans
from jzfacts.audit.matching import claim
from jzfacts.audit.page import Page, open_page
from jzfacts.facts.model import Fact, Rank, SetAside, Source, Versus

SOURCE = Source("page", "摘编", "柳河县", "2022", "2023-03-05")
TOP = Fact("top", "果业100强", "柳河县", "2022", SOURCE, (1,), outcome="入围")


def covered(page: Page, fact: Fact) -> list[tuple[str, str]]:
    """What the fact accounts for on line 1: the letters, and what they are."""
    found = spans(page, [fact], claim(page, [fact]))
    letters = page.letters(1).text
    return [(letters[span.start : span.end], span.what) for span in found[1]]


def test_name_and_outcome() -> None:
    """The name in pieces, what came about beside it; the same word further on is another's."""
    page = open_page("p", "甲厂入围果业100强,乙厂也是,县里表彰三年入围茶业榜")
    assert covered(page, TOP) == [("果业100强", "name"), ("入围", "words")]
    far = open_page("p", "入围茶业榜的甲厂和乙厂进入果业100强")
    assert covered(far, TOP) == [("果业100强", "name")]


def test_figures_and_comparison() -> None:
    """A rank with its scope, and the words of a comparison."""
    fact = replace(
        TOP,
        indicator="果业增速",
        outcome=None,
        rank=Rank(3, "全市"),
        versus=Versus("高于全省平均水平"),
    )
    page = open_page("p", "果业增速居全市第3,高于全省 平均水平")
    assert covered(page, fact) == [
        ("果业增速", "name"),
        ("全市第3", "figure"),
        ("高于全省平均水平", "words"),
    ]


def test_names_claim_their_numerals() -> None:
    """The 100 of a name is the name's; a figure in an outcome is not the outcome's."""
    page = open_page("p", "入围果业100强,占10家")
    fact = replace(TOP, outcome="入围，占10家")
    claims = claim(page, [fact])
    claim_names(page, claims, spans(page, [fact], claims))
    assert claims.taken == {0: "top"}


def test_a_name_may_hold_what_looks_like_a_figure() -> None:
    """15分钟 of 15分钟生活圈 belongs to the name, unless a figure claims it."""
    page = open_page("p", "建成15分钟生活圈")
    fact = replace(TOP, indicator="15分钟生活圈", outcome="建成")
    claims = claim(page, [fact])
    claim_names(page, claims, spans(page, [fact], claims))
    assert claims.taken == {0: "top"}


def test_the_name_that_the_page_knows() -> None:
    """The indicator where it is printed, else an alias that is, else the indicator."""
    page = open_page("p", "果业总产值")
    fact = replace(TOP, indicator="水果产值", aliases=("产值", "果业总产值"))
    assert name_of(fact, page) == "产值"
    assert name_of(replace(fact, aliases=("瓜果",)), page) == "水果产值"
    assert name_of(replace(fact, indicator="果业产值"), page) == "果业产值"


def test_phrases_of_an_outcome() -> None:
    """An outcome is divided at its commas and white space; there may be none."""
    assert phrases("获批，实现“零”的突破") == ("获批", "实现零的突破")
    assert phrases(None) == ()


def test_set_asides() -> None:
    """Each entry has one place; `numeral` narrows it; what is not printed is nowhere."""
    entries = (
        SetAside(1, "一批", "no count"),
        SetAside(1, "一批", "no count"),
        SetAside(1, "第5 1 科技", "number in the box", "1"),
        SetAside(2, "一批", "no count"),
        SetAside(9, "一批", "no count"),
    )
    page = open_page("p", "一 批果园,一批冷库,全市第5 1 科技\n另一版")
    found = asides(page, replace(SOURCE, set_aside=entries))
    assert [[one.mention.text for one in aside.numerals] for aside in found] == [
        *(["一"], ["一"], ["1"]),
        *([], []),
    ]
    assert [aside.span is None for aside in found] == [False, False, False, True, True]
    assert Decimal(1) == found[2].numerals[0].mention.value
