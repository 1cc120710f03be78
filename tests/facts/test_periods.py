"""What a period is, and which of them can be compared (jzfacts.facts.periods)."""

from __future__ import annotations

import pytest

from jzfacts.facts.periods import extent, is_asked, moved, years


@pytest.mark.parametrize(
    ("period", "first_and_last", "alike", "year_later"),
    [
        ("2024", (2024, 2024), "", "2025"),
        ("2024-S1", (2024, 2024), "S1", "2025-S1"),
        ("2024-01/05", (2024, 2024), "01/05", "2025-01/05"),
        ("2021/2025", (2021, 2025), "P5Y", "2022/2026"),
    ],
)
def test_years_and_extent(
    period: str, first_and_last: tuple[int, int], alike: str, year_later: str
) -> None:
    assert years(period) == first_and_last
    assert extent(period) == alike == extent(year_later)
    assert moved(period, 1) == year_later


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("2024", {"2024"}),
        ("-S1", {"2024-S1", "2025-S1"}),
        ("2021/2025", {"2021/2025"}),
        ("P5Y", {"2021/2025", "2016/2020"}),
    ],
)
def test_what_is_asked_for(asked: str, held: set[str]) -> None:
    base = ("2024", "2025", "2024-S1", "2025-S1", "2024/2025", "2021/2025", "2016/2020")
    assert {period for period in base if is_asked(period, asked)} == held
