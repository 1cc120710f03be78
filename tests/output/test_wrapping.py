"""Where lines end, and how wide they are."""

import pytest
from cases import cases
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jzfacts.output.wrapping import least_width, width, wrap


def lines_of(text: str, columns: int) -> list[str]:
    return [text[start:stop] for start, stop in wrap(text, columns)]


@given(
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("a1，（"))
)
def test_width_agrees_with_rich(text: str) -> None:
    """For what reports are made of, rich measures as we do."""
    assert width(text) == cell_len(text)


@cases
def test_wrapping(text: str, columns: int, lines: list[str]) -> None:
    """Between any two Chinese characters, but not before a comma nor between number and unit."""
    assert lines_of(text, columns) == lines


@given(st.text(), st.integers(2, 30))
def test_wrapping_loses_nothing_and_fits(text: str, columns: int) -> None:
    """Only spaces at the breaks go missing, and no line is too wide."""
    lines = lines_of(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns for line in lines)


@pytest.mark.parametrize(
    ("text", "columns"), [("粮食总产", 2), ("年初12345.67亿元，居第2", 14), ("on 2025-02-19", 10)]
)
def test_the_least_width_is_what_a_column_must_hold(text: str, columns: int) -> None:
    """A figure with its unit and the comma that begins no line."""
    assert least_width(text) == columns
