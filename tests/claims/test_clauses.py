"""A paragraph cut into figures and the words around them."""

import pytest
from cases import cases
from drafts import AREA, figures
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.claims import clauses
from jzfacts.claims.area_period.expressions import Finder
from jzfacts.claims.clauses import figures_of
from jzfacts.text.normalize import fold_prose
from jzfacts.text.unit_after_number import NOT_BEFORE
from jzfacts.text.units import COUNTS


def printed(text: str) -> list[str]:
    """The figures of a text as printed."""
    return [figure.mention.text for figure in figures(text)]


def test_the_words_around_a_figure() -> None:
    """Before it clause by clause, the nearest first; after it up to the next stop or comma."""
    first, second, third = figures("今年风调雨顺，粮食总产42.4亿斤，同比增长3.5%，居全省第二。")
    assert [first.before, second.before, third.before] == [
        ("粮食总产", "今年风调雨顺"),
        ("同比增长",),
        ("居全省",),
    ]
    assert [first.first, second.first, third.first] == [True, False, False]
    assert second.statement_text == "今年风调雨顺,粮食总产42.4亿斤,同比增长3.5%,居全省第二"


def test_what_follows_a_figure() -> None:
    """The thing that is counted; not what belongs to the figure, nor what only joins a list."""
    texts = ["改造12条断头路，通车。", "突破10亿元大关。", "增长9%和6%。"]
    assert [figures(text)[0].after for text in texts] == ["断头路", "", ""]


@cases
def test_what_counts_as_a_figure(text: str, found: list[str]) -> None:
    """A bare number does, unless it may be a year or is called; what counts names does not."""
    assert printed(text) == found


@pytest.mark.parametrize("unit", sorted(COUNTS - {"省"}))
def test_no_count_vanishes(unit: str) -> None:
    """Whatever word its classifier makes with the next character; 3省道 alone are roads."""
    nouns = (
        "医护人员 师生 城乡居民 体育公园 家政服务 电子企业 地方戏 植物 例外事项 部队 目标 会议 级别"
    )
    letters = "".join(NOT_BEFORE.get(unit, ""))
    for noun in (*nouns.split(), *(letter + "甲乙" for letter in letters if letter != "/")):
        for numeral in ("3", "215", "3.2万"):
            text = f"青禾市改造{numeral}{unit}{noun}。"
            assert [one.mention.numeral_start for one in figures(text)] == [5], text


@cases
def test_what_is_planned(text: str, planned: list[bool]) -> None:
    """A word of intention governs the rest of its statement, not of the next; a goal reached is no goal."""
    assert [figure.planned for figure in figures(text)] == planned


def test_list_numbers_name_nothing() -> None:
    """Neither before a sentence nor after the mark of a heading or an item."""
    for text in ("1.粮食总产42.4亿斤", "(三)粮食总产42.4亿斤", "- 1. 粮食总产42.4亿斤"):
        assert [figure.before[0] for figure in figures(text)] == ["粮食总产"], text


def test_places_and_times_are_no_part_of_a_name() -> None:
    """Nor do they move anything."""
    text = "2030年青禾市粮食总产42.4亿斤"
    expressions = Finder([AREA], []).find(text)
    (figure,) = figures_of(text, fold_prose(text), expressions)
    assert (figure.before, figure.start, figure.end) == (("粮食总产",), 12, 18)


@cases
def test_the_members_of_a_list(text: str, wanted: int, members: list[str] | None) -> None:
    """As many as are wanted, whatever joins them: a character that joins may be part of a name."""
    assert clauses.members(text, wanted) == members


@given(st.text(alphabet="粮产42.4亿斤%，。；、和第二\n 目标", max_size=60))
def test_figures_lie_in_order_in_the_folded_text(text: str) -> None:
    """None overlaps the next, and each stands in its statement."""
    folded = fold_prose(text).text
    found = figures(text)
    ends = [0, *(figure.end for figure in found)]
    for before, figure in zip(ends, found, strict=False):
        assert before <= figure.start < figure.end <= len(folded)
        assert folded[figure.start : figure.end] in figure.statement_text
        assert len(figure.statement_text) <= 2 * clauses.NEAR + figure.end - figure.start
