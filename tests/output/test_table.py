"""The screen: whole tables and cards, as wide and as plain as the terminal needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from rich.style import Style

from jzfacts.output.cells import LONGEST
from jzfacts.output.columns import Row, figure
from jzfacts.output.formats import Screen, View
from jzfacts.output.table import STYLES, SVG_COLUMN, render, render_card, render_svg
from jzfacts.output.wrapping import width
from jzfacts.search.engine import Match

if TYPE_CHECKING:
    from jzfacts.facts.model import Fact

pytestmark = pytest.mark.usefixtures("chinese")

COLOURED = Screen(styled=True, coloured=True)


def table(rows: list[Row], screen: Screen, **view: object) -> str:
    return "".join(render(rows, View(screen=screen, **view)))  # type: ignore[arg-type]


def card(fact: Fact, width: int) -> str:
    return "".join(render_card([Row(fact)], View(screen=Screen(width))))


def rows_of(facts: dict[str, Fact], *ids: str) -> list[Row]:
    return [Row(facts[each]) for each in ids]


def test_three_rules_and_the_decimal_points_below_each_other(facts: dict[str, Fact]) -> None:
    """Title, source, headings, rows; no line ends in spaces, and no empty column."""
    rows = rows_of(facts, "grain-output", "grain-storage", "garden-city")
    assert table(rows, Screen(), title=["全部事项"]) == (
        " 全部事项  青禾市  2030  3 条\n"
        " 林小满. 青禾市政府工作报告摘要. 青禾日报, 2031-01-15 (page-1)\n"
        " ────────────────────────────────────────────────────────────────────\n"
        " 指标               数值           增减     位次               行\n"
        " ────────────────────────────────────────────────────────────────────\n"
        " 粮食总产            42.40亿斤  +3.5% 同比  全省第2位          12、3\n"
        " 粮食仓容      突破1000万吨                                    13\n"
        " 国家园林城市  成功创建                     全国同类城市第4位  41\n"
        " ────────────────────────────────────────────────────────────────────\n"
    )


def test_without_the_line_rules_are_dashes(facts: dict[str, Fact]) -> None:
    """All that is ours is ASCII where the terminal has nothing else, or has ─ two columns wide."""
    assert table(rows_of(facts, "waste-recycled"), Screen(rules=False)) == (
        " 青禾市  2030  1 条\n"
        " 林小满. 青禾市政府工作报告摘要. 青禾日报, 2031-01-15 (page-1)\n"
        " -----------------------------------------------------------\n"
        " 指标                 数值   对比                        行\n"
        " -----------------------------------------------------------\n"
        " 生活垃圾回收利用率  98.58%  高于全省平均水平54个百分点  22\n"
        " -----------------------------------------------------------\n"
    )


def test_what_does_not_fit_is_folded_but_no_figure(facts: dict[str, Fact]) -> None:
    """Text between characters, what follows a number below it; names stay widest."""
    rows = rows_of(facts, "yunxi-exports", "rural-income")
    assert table(rows, Screen(width=78)) == (
        " 2 条\n"
        " 云溪县|2030年*公报*. 2031-02-01 (page-2)\n"
        " 林小满. 青禾市政府工作报告摘要. 青禾日报, 2031-01-15 (page-1)\n"
        " ────────────────────────────────────────────────────────────────────────────\n"
        " 指标                数值           增减      位次       地区      出处\n"
        " ────────────────────────────────────────────────────────────────────────────\n"
        " 出口总额         近0.75亿美元   0.0个百分点  全市第4位  云溪县    page-2:5\n"
        "                                 较年初                  2030-S1\n"
        " 农村居民人均   35173元         +6.51%        全省第1位  青禾市    page-1:20\n"
        " 可支配收入                                              2030\n"
        " ────────────────────────────────────────────────────────────────────────────\n"
    )


def test_what_does_not_even_fit_folded_becomes_cards(facts: dict[str, Fact]) -> None:
    """On a very narrow screen each row is a card, and the figures are whole."""
    rows = rows_of(facts, "grain-output", "grain-storage")
    assert table(rows, Screen(width=40)) == (
        "青禾市  2030  2 条\n"
        "林小满. 青禾市政府工作报告摘要. 青禾日\n"
        "报, 2031-01-15 (page-1)\n"
        "\n"
        "指标  粮食总产\n"
        "数值  42.40亿斤\n"
        "增减  +3.5% 同比\n"
        "位次  全省第2位\n"
        "行    12、3\n"
        "\n"
        "指标  粮食仓容\n"
        "数值  突破1000万吨\n"
        "行    13\n"
    )


@pytest.mark.parametrize("columns", range(40, 201, 8))
@pytest.mark.parametrize("ranks", [False, True])
def test_tables_fit_and_figures_are_whole_at_any_width(
    facts: dict[str, Fact], columns: int, ranks: bool
) -> None:
    """From a narrow window to a wide screen."""
    text = table(list(map(Row, facts.values())), Screen(columns), title=["全部"], ranks=ranks)
    assert max(map(width, text.splitlines())) <= columns
    for fact in facts.values():
        if fact.value is not None:
            assert figure(fact) in text


def test_styles_mark_what_matched_and_which_way_it_went(facts: dict[str, Fact]) -> None:
    """Bold and underlined the matched part; red what rose; dim what stands back."""
    match = Match(facts["grain-output"], 90, "prefix", "粮食总产", ((0, 2),))
    lines = table([Row(match.fact, match)], COLOURED, title=["粮食"]).splitlines()
    assert lines[0] == " \x1b[1m粮食  青禾市  2030  1 条\x1b[0m"
    assert "\x1b[1m指标" in lines[3]
    assert "\x1b[1;4m粮食\x1b[0m总产" in lines[5]
    assert "\x1b[31m+3.5%\x1b[0m \x1b[2m同比\x1b[0m" in lines[5]
    assert "\x1b[2m12、3" in lines[5]


def test_twenty_lines_leave_a_table_a_table(facts: dict[str, Fact]) -> None:
    """And a bar is drawn where a screen is so narrow that there are cards."""
    many = facts["grain-output"]._replace(lines=tuple(range(2, 42, 2)))
    other = facts["rural-income"]._replace(source=many.source._replace(id="page-2"))
    drawn = table([Row(many), Row(other)], Screen(80))
    assert "page-1:2,4,6" in drawn
    assert "…+17" in drawn
    assert " ───" in drawn
    cards = table([Row(many)], Screen(24), bars=True)
    assert "───" not in cards
    assert "=" * LONGEST in cards


def test_without_colour_the_styles_remain(facts: dict[str, Fact]) -> None:
    """NO_COLOR takes the colour away and leaves bold, dim and underlined."""
    rows = rows_of(facts, "grain-output", "rural-income")
    text = table(rows, Screen(styled=True), ranks=True, bars=True)
    assert "\x1b[1m" in text
    assert "\x1b[1;" not in text
    assert "\x1b[3" not in text
    assert "=" * LONGEST in text


def test_nothing_in_the_environment_changes_a_table(
    facts: dict[str, Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen is what the program says it is."""
    rows = rows_of(facts, "grain-output", "rural-income")
    tables = [table(rows, screen) for screen in (Screen(), COLOURED)]
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "JUPYTER_COLUMNS"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "30")
    assert [table(rows, screen) for screen in (Screen(), COLOURED)] == tables


def test_a_card_tells_one_fact_whole(facts: dict[str, Fact]) -> None:
    """Headings in one column, what belongs to them in another, folded within it."""
    assert card(facts["grain-output"], 44) == (
        "粮食总产\n"
        "\n"
        "数值  42.40亿斤\n"
        "增减  +3.5% 同比\n"
        "位次  全省第2位\n"
        "地区  青禾市\n"
        "年份  2030\n"
        "专题  农业\n"
        "别名  粮食产量、grain output\n"
        "说明  排名指总产，不指增速。\n"
        "出处  林小满. 青禾市政府工作报告摘要. 青禾日\n"
        "      报, 2031-01-15 (page-1) 第12、3行\n"
        "编号  grain-output\n"
    )


def test_a_screen_narrower_than_a_figure_does_not_break_it(facts: dict[str, Fact]) -> None:
    """The terminal may fold the line; we do not."""
    assert "数值  突破1000万吨\n" in card(facts["grain-storage"], 5)


def test_hostile_text_cannot_style_or_command(facts: dict[str, Fact]) -> None:
    """Rich's markup is text to us, and an escape sequence is spelt out."""
    fact = facts["grain-output"]._replace(indicator="[red]红[/red]\x1b[31m:smile:")
    assert r"[red]红[/red]\x1b[31m:smile:" in table([Row(fact)], COLOURED)


def test_columns_that_are_all_empty_leave_the_title(facts: dict[str, Fact]) -> None:
    """Somebody asked for what no fact says."""
    text = table(rows_of(facts, "grain-storage"), Screen(), columns=["note"])
    assert text.splitlines()[0] == " 青禾市  2030  1 条"


def test_every_style_is_known_to_rich() -> None:
    """A misspelt colour would only be noticed by the eye."""
    assert [Style.parse(style) for style in STYLES.values()]


def svg(rows: list[Row], **view: object) -> ET.Element:
    [text] = render_svg(rows, View(**view))  # type: ignore[arg-type]
    return ET.fromstring(text)


def test_svg_draws_all_text_as_wide_as_on_a_terminal(facts: dict[str, Fact]) -> None:
    """Half a Chinese character a column, whatever the font; the picture is as wide as its text."""
    root = svg(rows_of(facts, "grain-output", "grain-storage"), title=["题 & <目>{}"])
    texts = [each for each in root.iter() if each.tag.endswith("text") and each.text != "\n"]
    words = [(each.text or "").rstrip("\xa0") for each in texts]
    assert words[0] == "题\xa0&\xa0<目>{}\xa0\xa0青禾市\xa0\xa02030\xa0\xa02\xa0条"
    assert {"粮食总产", "42.40亿斤", "+3.5%", "同比", "突破1000万吨"} <= set(words)
    lengths = [int(each.attrib["textLength"]) for each in texts]
    assert lengths == [SVG_COLUMN * width((each.text or "").replace("\xa0", " ")) for each in texts]
    ends = [int(each.attrib["x"]) + length for each, length in zip(texts, lengths, strict=True)]
    margin = int(root.attrib["viewBox"].split()[2]) - max(ends)
    assert 0 <= margin <= 4 * SVG_COLUMN
    below, above = (texts[words.index(each)] for each in ("42.40亿斤", "突破1000万吨"))
    assert int(below.attrib["x"]) + 2 * SVG_COLUMN == int(above.attrib["x"]) + 8 * SVG_COLUMN


def test_svg_loads_nothing_and_draws_places_and_bars(facts: dict[str, Fact]) -> None:
    """A bar is a rectangle as long as its strokes."""
    root = svg(rows_of(facts, "rural-income", "grain-output"), ranks=True, bars=True)
    text = ET.tostring(root, "unicode")
    assert not [word for word in ("url(", "href", "script", "@import") if word in text]
    rects = [each.attrib["width"] for each in root.iter() if each.tag.endswith("rect")]
    assert rects == ["100%", *("90", str(LONGEST * SVG_COLUMN)), *("90", "190")]
