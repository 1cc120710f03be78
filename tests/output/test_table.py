"""The screen: what stands where, and in which style."""

from __future__ import annotations

import pytest

from jzfacts.output.layout import Cell, Figure, Span
from jzfacts.output.table import STYLES, card, table

HEADINGS = ["指标", "数值", "变化", "位次"]
ROWS: list[list[Cell]] = [
    [
        (Span("粮食", "match"), Span("总产")),
        Figure("", "42.40", "亿斤"),
        Figure("", "+3.5", "%", "up", (Span("同比", "quiet"),)),
        (),
    ],
    [(Span("仓容"),), Figure("突破", "1000", "万吨"), (), ()],
]


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 256 colours, whatever the tests run in."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("COLORTERM", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def drawn(width: int = 80, *, styled: bool = False, coloured: bool = False) -> str:
    """The table of these tests."""
    return table("粮", ["来源"], HEADINGS, ROWS, width=width, styled=styled, coloured=coloured)


def test_without_styles_it_is_plain_text_under_dashes() -> None:
    """No escape, no line that ends in spaces, no empty column."""
    assert drawn() == (
        "粮\n"
        "来源\n"
        "\n"
        "指标      数值             变化\n"
        "-------------------------------------\n"
        "粮食总产        42.40亿斤  +3.5% 同比\n"
        "仓容      突破1000万吨\n"
    )


def test_with_styles_the_header_is_underlined() -> None:
    """The rule is the terminal's own: no glyph that some encoding lacks."""
    lines = drawn(styled=True, coloured=True).splitlines()
    assert lines[:2] == ["\x1b[1m粮\x1b[0m", "\x1b[2m来源\x1b[0m"]
    assert lines[3].replace("\x1b[0m\x1b[4m", "") == (
        "\x1b[4m指标      数值             变化      \x1b[0m"
    )
    assert lines[4] == (
        "\x1b[1;4m粮食\x1b[0m总产        42.40亿斤  \x1b[31m+3.5%\x1b[0m \x1b[2m同比\x1b[0m"
    )


def test_without_colour_the_styles_remain() -> None:
    """NO_COLOR takes the colour away and leaves bold, dim and underlined."""
    printed = drawn(styled=True, coloured=False)
    assert "\x1b[1;4m粮食\x1b[0m" in printed
    assert "\x1b[31m" not in printed


def test_what_does_not_fit_becomes_cards() -> None:
    """On a very narrow screen each row is a card, and the figures are whole."""
    assert drawn(24) == (
        "粮\n"
        "来源\n"
        "\n"
        "指标  粮食总产\n"
        "数值  42.40亿斤\n"
        "变化  +3.5% 同比\n"
        "\n"
        "指标  仓容\n"
        "数值  突破1000万吨\n"
    )


def test_a_card_aligns_what_it_tells() -> None:
    """Headings in one column, what belongs to them in another, wrapped within it."""
    pairs: list[tuple[str, Cell]] = [
        ("数值", Figure("突破", "1000", "万吨", "strong")),
        ("说明", (Span("仓容含在建的三座库。"),)),
    ]
    assert card("仓容", [], pairs, width=20, styled=False, coloured=False) == (
        "仓容\n\n数值  突破1000万吨\n说明  仓容含在建的三\n      座库。\n"
    )


def test_a_screen_narrower_than_a_figure_does_not_break_it() -> None:
    """The terminal may fold the line; we do not."""
    pairs: list[tuple[str, Cell]] = [("数值", Figure("突破", "1000", "万吨"))]
    assert card("仓", [], pairs, width=5, styled=False, coloured=False) == (
        "仓\n\n数值  突破1000万吨\n"
    )


def test_hostile_text_cannot_style_or_command() -> None:
    """Rich's markup is text to us, and an escape sequence is spelt out."""
    rows: list[list[Cell]] = [[(Span("[red]红[/red]\x1b[31m:smile:"),)]]
    printed = table("t", [], ["a"], rows, width=80, styled=True, coloured=True)
    assert printed.splitlines()[-1] == r"[red]红[/red]\x1b[31m:smile:"


def test_every_role_has_a_style_that_rich_knows() -> None:
    """A misspelt colour would only be noticed by the eye."""
    from rich.style import Style

    assert all(Style.parse(style) for style in STYLES.values())
