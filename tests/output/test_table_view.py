"""What people see: marks, medals, and what is said once for all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jzfacts import i18n as language
from jzfacts.output import table_view as screen
from jzfacts.output.columns import Row
from jzfacts.output.layout import Figure, Span
from jzfacts.search.engine import Match

if TYPE_CHECKING:
    from jzfacts.facts.model import Fact

pytestmark = pytest.mark.usefixtures("chinese")


def rows_of(facts: dict[str, Fact], *ids: str) -> list[Row]:
    """Rows without matches."""
    return [Row(facts[each]) for each in ids]


def test_every_glyph_of_ours_exists_in_gbk() -> None:
    """A Chinese Windows console shows each of them."""
    words = [*(medal for medal, _ in screen.MEDALS.values()), *screen.WHY.values()]
    ours = "".join(map(language._, words))
    assert ours.encode("gbk").decode("gbk") == ours


def test_the_matched_part_is_marked(facts: dict[str, Fact]) -> None:
    """Where the indicator matched, its part is marked."""
    match = Match(facts["grain-output"], 90, "prefix", "粮食总产", ((0, 2),))
    assert screen.cells("indicator", [Row(match.fact, match)]) == [
        (Span("粮食", "match"), Span("总产"))
    ]


def test_an_alias_that_matched_is_told(facts: dict[str, Fact]) -> None:
    """Where an alias matched, it stands below, with its part marked, so that nobody wonders."""
    match = Match(facts["grain-output"], 80, "substring", "粮食产量", ((2, 4),))
    assert screen.cells("indicator", [Row(match.fact, match)]) == [
        (
            Span("粮食总产"),
            Span("\n又称 ", "quiet"),
            Span("粮食", "quiet"),
            Span("产量", "quiet match"),
        )
    ]


def test_up_and_down_differ_by_sign_and_colour(facts: dict[str, Fact]) -> None:
    """Red rises and green falls; what has not moved has no colour."""
    rows = rows_of(facts, "grain-output", "accidents", "yunxi-exports", "garden-city")
    assert screen.cells("change", rows) == [
        Figure("", "+3.5", "%", "up", (Span("同比", "quiet"),)),
        Figure("", "-12.0", "%", "down", (Span("比上年", "quiet"),)),
        Figure("", "0.0", "个百分点", "", (Span("较年初", "quiet"),)),
        (),
    ]


def test_medals_are_for_the_first_three(facts: dict[str, Fact]) -> None:
    """Gold, silver and nothing for the fourth."""
    rows = rows_of(facts, "rural-income", "grain-output", "garden-city", "accidents")
    assert screen.cells("medal", rows) == [
        (Span("金", "first"),),
        (Span("银", "second"),),
        (),
        (),
    ]


def test_one_source_is_named_once(facts: dict[str, Fact]) -> None:
    """Above the table in full; in it only the lines are left to tell."""
    rows = rows_of(facts, "grain-output", "accidents")
    assert screen.columns(rows, ranks=False) == (
        *("indicator", "figure", "change", "rank", "source"),
    )
    assert screen.title(["粮"], rows) == "粮  青禾市  2030  2 条"
    assert screen.under(rows) == ["林小满. 青禾市政府工作报告摘要. 青禾日报, 2031-01-15 (page-1)"]
    assert screen.heading("source", rows) == "行"
    assert screen.cells("source", rows) == [Figure("", "", "12、3"), Figure("", "", "30")]


def test_another_period_or_area_is_said_beside_the_indicator(facts: dict[str, Fact]) -> None:
    """A figure of half a year must not be read as one of the year."""
    rows = rows_of(facts, "yunxi-exports", "hostile-order")
    assert screen.title([], rows) == "云溪县  2030  2 条"
    assert screen.cells("indicator", rows)[0] == (Span("出口总额"), Span(" 2030-S1", "quiet"))


def test_several_sources_have_columns_of_their_own(facts: dict[str, Fact]) -> None:
    """Area and period share a column where both differ; the sources are all named."""
    rows = rows_of(facts, "grain-output", "yunxi-exports")
    assert screen.columns(rows, ranks=True) == (
        *("medal", "rank", "indicator", "figure", "change", "area", "source"),
    )
    assert screen.title([], rows) == "2 条"
    assert len(screen.under(rows)) == 2
    assert screen.cells("area", rows) == [
        (Span("青禾市"), Span(" 2030", "quiet")),
        (Span("云溪县"), Span(" 2030-S1", "quiet")),
    ]
    assert screen.cells("source", rows) == [
        Figure("", "", "page-1:12,3"),
        Figure("", "", "page-2:5"),
    ]


@pytest.mark.parametrize(("why", "told"), [("prefix", "开头"), ("new-tier", "new-tier")])
def test_the_reason_of_a_match_is_told(facts: dict[str, Fact], why: str, told: str) -> None:
    """In a word; a tier without one shows its own name rather than nothing."""
    match = Match(facts["grain-output"], 90, why, "粮食总产")
    rows = [Row(match.fact, match)]
    assert screen.columns(rows, ranks=False)[-1] == "match.why"
    assert screen.cells("match.why", rows) == [(Span(told, "quiet"),)]


def test_every_tier_has_a_word() -> None:
    """A new kind of match must be named for people too."""
    from jzfacts.search.strategies import KINDS

    assert set(KINDS) <= set(screen.WHY)


def test_the_card_tells_everything(facts: dict[str, Fact]) -> None:
    """Each part that the fact has, and none that it has not."""
    told = [heading for heading, _ in screen.pairs(Row(facts["waste-recycled"]))]
    assert told == ["数值", "基数", "对比", "地区", "时期", "专题", "出处", "编号"]
    told = [heading for heading, _ in screen.pairs(Row(facts["grain-output"]))]
    assert told == ["数值", "变化", "位次", "地区", "时期", "专题", "别名", "说明", "出处", "编号"]


def test_a_table_in_english(facts: dict[str, Fact], monkeypatch: pytest.MonkeyPatch) -> None:
    """The words around the facts are English; the facts stay what the page prints."""
    monkeypatch.setenv("JZFACTS_LANG", "en")
    rows = rows_of(facts, "grain-output", "accidents")
    assert screen.title(["Ranks"], rows) == "Ranks  青禾市  2030  2 facts"
    assert screen.title([], rows[:1]) == "青禾市  2030  1 fact"
    assert [screen.heading(key, rows) for key in ("indicator", "figure", "rank", "source")] == [
        *("Indicator", "Figure", "Rank", "Line"),
    ]
    assert screen.cells("medal", rows) == [(Span("silver", "second"),), ()]
    assert screen.cells("source", rows) == [Figure("", "", "12, 3"), Figure("", "", "30")]
