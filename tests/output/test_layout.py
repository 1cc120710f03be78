"""Widths, wrapping and the decimal point."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jzfacts.output.layout import Cell, Figure, Span, fit, lay_out, width, wrap


def lines_of(rows: list[list[Cell]], available: int) -> list[str]:
    """The screen lines of `rows` as plain text, a bar between two cells."""
    laid = lay_out(rows, available)
    assert laid is not None
    return [
        "|".join("".join(span.text for span in cell) for cell in line)
        for entry in laid
        for line in entry
    ]


def pieces(text: str, columns: int) -> list[str]:
    """The wrapped lines of a text."""
    return [text[start:stop] for start, stop in wrap(text, columns)]


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("粮食", 4), ("a粮", 3), ("e\u0301", 1)])
def test_chinese_is_two_columns_wide(text: str, columns: int) -> None:
    """Latin letters take one column, Chinese characters two, combining marks none."""
    assert width(text) == columns


@given(
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("a1，（"))
)
def test_width_agrees_with_rich(text: str) -> None:
    """For what reports are made of, rich measures as we do."""
    assert width(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("粮食总产", 4, ["粮食", "总产"]),
        ("粮食，总产", 4, ["粮", "食，", "总产"]),
        ("粮（食）", 7, ["粮", "（食）"]),
        ("共 42.4亿斤粮", 10, ["共", "42.4亿斤粮"]),
        ("居全省第2", 8, ["居全省", "第2"]),
        ("grain output", 7, ["grain", "output"]),
        ("a-long-id", 5, ["a-", "long-", "id"]),
        ("2025-02-19", 7, ["2025-02", "-19"]),
        ("一\n二", 8, ["一", "二"]),
        ("", 8, [""]),
    ],
)
def test_wrapping(text: str, columns: int, lines: list[str]) -> None:
    """Between any two Chinese characters, but not before a comma nor between number and unit."""
    assert pieces(text, columns) == lines


@given(st.text(), st.integers(2, 30))
def test_wrapping_loses_nothing_and_fits(text: str, columns: int) -> None:
    """Only spaces and line ends at the breaks go missing, and no line is too wide."""
    lines = pieces(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all(width(line) <= columns for line in lines)


def test_the_widest_column_gives_way_first() -> None:
    """Columns that are narrow already keep their width."""
    assert fit([20, 6, 12], [8, 6, 8], 30) == [12, 6, 12]


def test_columns_that_cannot_fit_are_refused() -> None:
    """No column goes below its least width."""
    assert fit([20, 10], [8, 10], 17) is None


def test_decimal_points_stand_under_each_other() -> None:
    """Whatever stands before and after the number; text among figures stands to the left."""
    rows: list[list[Cell]] = [
        [Figure("", "42.40", "亿斤")],
        [Figure("突破", "1000", "亿元")],
        [(Span("成功创建"),)],
    ]
    assert lines_of(rows, 80) == [
        "      42.40亿斤",
        "突破1000亿元   ",
        "成功创建       ",
    ]


def test_a_figure_is_never_cut_but_its_tail_may_move() -> None:
    """Where there is no room beside the figure, its tail goes to the next line."""
    rows: list[list[Cell]] = [
        [(Span("粮食总产"),), Figure("", "+3.5", "个百分点", "up", (Span("比上年"),))]
    ]
    assert lines_of(rows, 29) == ["粮食总产|+3.5个百分点 比上年"]
    assert lines_of(rows, 25) == [
        "粮食总产|+3.5个百分点   ",
        "        |比上年         ",
    ]
    assert lay_out(rows, 21) is None


def test_roles_survive_wrapping() -> None:
    """A marked part stays marked on both sides of a break."""
    laid = lay_out([[(Span("农村", "match"), Span("居民人均"))]], 10)
    assert laid == [
        [
            [(Span("农村", "match"), Span("居民人"))],
            [(Span("均"), Span("        "))],
        ]
    ]
