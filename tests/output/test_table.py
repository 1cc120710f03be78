"""The screen: whole tables and cards, as wide and as plain as the terminal needs them."""

from xml.etree import ElementTree as ET

import pytest
from rich.style import Style

from jzfacts.facts.model import Fact
from jzfacts.output.cells import LONGEST
from jzfacts.output.columns import Row, figure
from jzfacts.output.formats import Screen, View
from jzfacts.output.table import STYLES, SVG_COLUMN, render, render_card, render_svg
from jzfacts.output.wrapping import width
from jzfacts.search.engine import Match

pytestmark = pytest.mark.usefixtures("chinese")

COLOURED = Screen(coloured=True)


def table(rows: list[Row], screen: Screen, **view: object) -> str:
    return "".join(render(rows, View(screen=screen, **view)))  # type: ignore[arg-type]


def card(fact: Fact, width: int) -> str:
    return "".join(render_card([Row(fact)], View(screen=Screen(width))))


def rows_of(facts: dict[str, Fact], *ids: str) -> list[Row]:
    return [Row(facts[each]) for each in ids]


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


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 132, 200])
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
    assert "page-1:2,4,6,8" in drawn
    assert "…+16" in drawn
    assert " ───" in drawn
    cards = table([Row(many)], Screen(24), bars=True)
    assert "───" not in cards
    assert "=" * LONGEST in cards


def test_without_colour_it_is_plain_text(facts: dict[str, Fact]) -> None:
    """Neither bold nor dim nor underlined, and bars are seen all the same."""
    rows = rows_of(facts, "grain-output", "rural-income")
    text = table(rows, Screen(), ranks=True, bars=True)
    assert "\x1b" not in text
    assert "=" * LONGEST in text


def test_a_screen_narrower_than_a_figure_does_not_break_it(facts: dict[str, Fact]) -> None:
    """The terminal may fold the line; we do not."""
    assert "数值  突破1000万吨\n" in card(facts["grain-storage"], 5)


def test_hostile_text_cannot_style_or_command(facts: dict[str, Fact]) -> None:
    """Rich's markup is text to us, and an escape sequence is spelt out."""
    fact = facts["grain-output"]._replace(indicator="[red]红[/red]\x1b[31m:smile:")
    assert r"[red]红[/red]\x1b[31m:smile:" in table([Row(fact)], COLOURED)


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
