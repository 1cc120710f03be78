"""What people see: marks, medals, bars, and what is said once for all rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jzfacts import i18n
from jzfacts.facts.model import Change, Rank
from jzfacts.output.cells import (
    LONGEST,
    MEDALS,
    STROKE,
    WHY,
    Span,
    by_growth,
    column,
    parts,
    picture,
)
from jzfacts.output.columns import Row
from jzfacts.output.formats import View
from jzfacts.search.engine import Match

if TYPE_CHECKING:
    from jzfacts.facts.model import Fact
    from jzfacts.output.cells import Cell, Picture

pytestmark = pytest.mark.usefixtures("chinese")


def rows_of(facts: dict[str, Fact], *ids: str) -> list[Row]:
    """Rows without matches."""
    return [Row(facts[each]) for each in ids]


def keys(shown: Picture) -> list[str]:
    return [column.key for column in shown.columns]


def headings(shown: Picture) -> list[str]:
    return [column.heading for column in shown.columns]


def rows(shown: Picture) -> list[tuple[Cell, ...]]:
    return list(zip(*(column.cells for column in shown.columns), strict=True))


def test_every_glyph_of_ours_exists_in_gbk() -> None:
    """A Chinese Windows console shows each of them."""
    words = [*(medal for medal, _ in MEDALS.values()), *WHY.values()]
    ours = STROKE + "".join(map(i18n._, words))
    assert ours.encode("gbk").decode("gbk") == ours


def test_the_matched_part_is_marked(facts: dict[str, Fact]) -> None:
    """Where the indicator matched, its part is marked."""
    match = Match(facts["grain-output"], 90, "prefix", "粮食总产", ((0, 2),))
    assert column("indicator", [Row(match.fact, match)]) == [(Span("粮食", "match"), Span("总产"))]


def test_an_alias_that_matched_is_told(facts: dict[str, Fact]) -> None:
    """Where an alias matched, it stands below, with its part marked, so that nobody wonders."""
    match = Match(facts["grain-output"], 80, "substring", "粮食产量", ((2, 4),))
    assert column("indicator", [Row(match.fact, match)]) == [
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
    assert column("change", rows) == [
        (Span("+3.5%", "up", True), Span(" "), Span("同比", "quiet")),
        (Span("-12.0%", "down", True), Span(" "), Span("比上年", "quiet")),
        (Span("0.0个百分点", "", True), Span(" "), Span("较年初", "quiet")),
        (),
    ]


def test_a_figure_is_a_number(facts: dict[str, Fact]) -> None:
    """With its bound and its unit; a fact without a figure says what came about."""
    rows = rows_of(facts, "grain-output", "grain-storage", "garden-city")
    assert column("figure", rows) == [
        (Span("42.40亿斤", "", True),),
        (Span("突破1000万吨", "", True),),
        (Span("成功创建"),),
    ]


def test_medals_are_for_the_first_three(facts: dict[str, Fact]) -> None:
    """In colour, and no colour for the fourth."""
    rows = rows_of(facts, "rural-income", "grain-output", "garden-city", "accidents")
    assert column("rank", rows) == [
        (Span("全省第1位", "first"),),
        (Span("全省第2位", "second"),),
        (Span("全国同类城市第4位"),),
        (),
    ]


def test_one_source_is_named_once(facts: dict[str, Fact]) -> None:
    """Above the table in full; in it only the lines are left to tell. Empty columns are left out."""
    shown = picture(rows_of(facts, "grain-output", "accidents"), View(title=["粮"]))
    assert shown.title == "粮  青禾市  2030  2 条"
    assert shown.sources == ["林小满. 青禾市政府工作报告摘要. 青禾日报, 2031-01-15 (page-1)"]
    assert keys(shown) == ["indicator", "figure", "change", "versus", "rank", "source"]
    assert headings(shown) == ["指标", "数值", "增减", "对比", "位次", "行"]
    assert [row[-1] for row in rows(shown)] == [(Span("12、3"),), (Span("30"),)]
    assert "figure" not in keys(picture(rows_of(facts, "accidents"), View()))


def test_another_period_or_area_is_said_beside_the_indicator(facts: dict[str, Fact]) -> None:
    """A figure of half a year must not be read as one of the year."""
    shown = picture(rows_of(facts, "yunxi-exports", "hostile-order"), View())
    assert shown.title == "云溪县  2030  2 条"
    assert rows(shown)[0][0] == (Span("出口总额"), Span(" 2030-S1", "quiet"))


def test_several_sources_have_columns_of_their_own(facts: dict[str, Fact]) -> None:
    """Area and period share a column where both differ; the sources are all named."""
    shown = picture(rows_of(facts, "grain-output", "yunxi-exports"), View(ranks=True))
    assert shown.title == "2 条"
    assert len(shown.sources) == 2
    assert keys(shown) == ["rank", "indicator", "figure", "change", "area", "source"]
    assert [row[-2:] for row in rows(shown)] == [
        ((Span("青禾市"), Span(" 2030", "quiet")), (Span("page-1:12,3"),)),
        ((Span("云溪县"), Span(" 2030-S1", "quiet")), (Span("page-2:5"),)),
    ]


@pytest.mark.parametrize(("why", "told"), [("prefix", "开头一致"), ("new-tier", "new-tier")])
def test_the_reason_of_a_match_is_told(facts: dict[str, Fact], why: str, told: str) -> None:
    """In a word; a way of matching without one shows its own name rather than nothing."""
    match = Match(facts["grain-output"], 90, why, "粮食总产")
    shown = picture([Row(match.fact, match)], View())
    assert keys(shown)[-1] == "match.why"
    assert rows(shown)[0][-1] == (Span(told, "quiet"),)


def test_what_is_found_by_its_sound_is_a_guess(facts: dict[str, Fact]) -> None:
    """So are typing errors; a clerk must see that no name is written so."""
    told = [column("match.why", [Row(facts["accidents"], Match(facts["accidents"], 9, why, ""))])
            for why in ("fuzzy-sound", "homophone", "typo")]  # fmt: skip
    assert [cell[0].text for (cell,) in told] == ["猜：近音", "猜：同音", "猜：拼错"]


def test_english_tables_show_english_names(
    facts: dict[str, Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below the indicator as it is printed; what matched is marked there."""
    fact = facts["grain-output"]._replace(name_en="Total grain output")
    row = Row(fact, Match(fact, 90, "substring", "Total grain output", ((6, 11),)))
    assert column("indicator", [row])[0][:2] == (Span("粮食总产"), Span("\n又称 ", "quiet"))
    monkeypatch.setenv("JZFACTS_LANG", "en")
    assert column("indicator", [row]) == [
        (
            Span("粮食总产"),
            Span("\n"),
            Span("Total ", "quiet"),
            Span("grain", "quiet match"),
            Span(" output", "quiet"),
        )
    ]


def test_every_way_of_matching_has_a_word() -> None:
    """A new one must be named for people too."""
    from jzfacts.search.strategies import KINDS

    assert set(KINDS) <= set(WHY)


def test_the_card_tells_everything(facts: dict[str, Fact]) -> None:
    """Each part that the fact has, and none that it has not."""
    told = [heading for heading, _ in parts(Row(facts["waste-recycled"]))]
    assert told == ["数值", "基数", "对比", "地区", "年份", "专题", "出处", "编号"]
    told = [heading for heading, _ in parts(Row(facts["grain-output"]))]
    assert told == ["数值", "增减", "位次", "地区", "年份", "专题", "别名", "说明", "出处", "编号"]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ((12, 3), "12、3"),
        ((5, 6, 7, 8), "5、6、7、8"),
        (tuple(range(42, 62)), "42-61"),
        ((3, 5, 6, 7, 9), "3、5-7、9"),
        (tuple(range(1, 41, 2)), "1、3、5 …+17"),
    ],
)
def test_many_lines_are_told_in_few_words(
    facts: dict[str, Fact], lines: tuple[int, ...], shown: str
) -> None:
    """Runs, and at the end how many are left out; on the card stand all of them."""
    row = Row(facts["grain-output"]._replace(lines=lines))
    assert column("source", [row]) == [(Span(shown),)]
    assert f"{lines[-1]}行" in dict(parts(row))["出处"][0].text


def bar(length: int, role: str) -> Cell:
    return (Span(STROKE * length, role),)


def test_bars_of_growth_are_in_proportion(facts: dict[str, Fact]) -> None:
    """The largest is the longest; a fall is as long as a rise, in its colour; none has none."""
    grain = facts["grain-output"]
    values = ["10", "-5", "0", "0.01"]
    rows = [Row(grain._replace(change=Change(Decimal(value), "%"))) for value in values]
    assert column("bar", [*rows, *rows_of(facts, "garden-city", "yunxi-exports")]) == [
        bar(LONGEST, "bar up"),
        bar(LONGEST // 2, "bar down"),
        (),
        bar(1, "bar up"),
        (),
        (),  # in percentage points, which are not to be compared with per cent
    ]


def test_the_first_place_has_the_longest_bar(facts: dict[str, Fact]) -> None:
    """Each next a stroke less, whatever the others are, down to one."""
    fact = facts["grain-output"]
    rows = [Row(fact._replace(rank=Rank(place, "全省"))) for place in (1, 2, 4, 30)]
    assert column("rank.bar", [*rows, Row(facts["accidents"])]) == [
        bar(LONGEST, "bar"),
        bar(LONGEST - 1, "bar"),
        bar(LONGEST - 3, "bar"),
        bar(1, "bar"),
        (),
    ]


def test_growth_is_sorted_and_in_per_cent(facts: dict[str, Fact]) -> None:
    """Falls last; what changed by points or not at all is left out."""
    ids = [fact.id for fact in by_growth(facts.values())]
    assert ids == ["rural-income", "grain-output", "accidents"]
