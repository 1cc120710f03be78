"""What of a page its facts account for, and its source: the letters, and the numerals in them."""

import pytest
from cases import cases

from jzfacts.audit.coverage import Evidence, missing, name_of, pieces
from jzfacts.audit.page import Page
from jzfacts.facts.model import Fact, Rank, SetAside, Source, Versus

SOURCE = Source("page", "摘编", "柳河县", "2022", "2023-03-05")
TOP = Fact("top", "果业100强", "柳河县", "2022", SOURCE, (1,), outcome="入围")


@cases
def test_pieces(name: str, line: str, parts: list[str]) -> None:
    """The fewest pieces that leave out the fewest letters; a numeral with the letter before it."""
    assert [line[start:end] for start, end in pieces(name, line)] == parts


@cases
def test_missing(name: str, lines: tuple[str, ...], absent: str) -> None:
    """Letters that no line prints in a piece of two at least; 的 and 获 need not be printed."""
    assert missing(name, lines) == absent


GROWTH = TOP._replace(
    indicator="果业增速", outcome=None, rank=Rank(3, "全市"), versus=Versus("高于全省平均水平")
)


def test_the_name_that_the_page_knows() -> None:
    """The indicator where it is printed, else an alias that is, else the indicator."""
    page = Page("p", "果业总产值")
    fact = TOP._replace(indicator="水果产值", aliases=("产值", "果业总产值"))
    assert name_of(fact, page) == "产值"
    assert name_of(fact._replace(aliases=("瓜果",)), page) == "水果产值"
    assert name_of(fact._replace(indicator="果业产值"), page) == "果业产值"


@pytest.mark.parametrize(
    ("fact", "text", "covered"),
    [
        # what came about stands beside the name; the same word further on is another's
        (
            TOP,
            "甲厂入围果业100强,乙厂也是,县里表彰三年入围茶业榜",
            [("果业100强", "name"), ("入围", "words")],
        ),
        (TOP, "入围茶业榜的甲厂和乙厂进入果业100强", [("果业100强", "name")]),
        # a rank with its scope, and the words of a comparison
        (
            GROWTH,
            "果业增速居全市第3,高于全省 平均水平",
            [("果业增速", "name"), ("全市第3", "figure"), ("高于全省平均水平", "words")],
        ),
    ],
)
def test_what_a_fact_accounts_for(fact: Fact, text: str, covered: list[tuple[str, str]]) -> None:
    """The letters of its name, its figures, its outcome and its comparison."""
    evidence = Evidence(Page("p", text), SOURCE, [fact])
    letters = evidence.page.letters(1).text
    assert [(letters[span.start : span.end], span.what) for span in evidence.spans[1]] == covered


@cases
def test_names_own_their_numerals(
    indicator: str, outcome: str, text: str, owners: dict[int, str]
) -> None:
    """A numeral in a name that prints no figure belongs to the fact."""
    fact = TOP._replace(indicator=indicator, outcome=outcome)
    assert Evidence(Page("p", text), SOURCE, [fact]).matches.owners == owners


def test_set_asides() -> None:
    """Each entry has one place; `numeral` narrows it; what is not printed is nowhere."""
    entries = (
        SetAside(1, "一批", "no count"),
        SetAside(1, "一批", "no count"),
        SetAside(1, "第5 1 科技", "number in the box", "1"),
        SetAside(2, "一批", "no count"),
        SetAside(9, "一批", "no count"),
    )
    page = Page("p", "一 批果园,一批冷库,全市第5 1 科技\n另一版")
    found = Evidence(page, SOURCE._replace(set_aside=entries), []).set_aside
    numerals = [[numeral.mention.text for numeral in place.numerals] for place in found]
    assert numerals == [["一"], ["一"], ["1"], [], []]
    assert [place.span is None for place in found] == [False, False, False, True, True]
    assert found[2].numerals[0].mention.value == 1


@cases
def test_the_date_of_publication(text: str, count: int) -> None:
    """Year, month and day together, wherever they are printed first."""
    page = Page("p", f"第2版 {text} 2023年3月5号")
    assert len(Evidence(page, SOURCE, []).date) == count
