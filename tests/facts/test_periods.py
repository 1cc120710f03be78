"""What a period is, and which of them can be compared (jzfacts.facts.periods)."""

from cases import cases

from jzfacts.facts.periods import extent, is_asked, moved, years


@cases
def test_years_and_extent(
    period: str, first_and_last: tuple[int, int], alike: str, year_later: str
) -> None:
    """Two periods are compared that are as long, and lie alike in their years."""
    assert years(period) == first_and_last
    assert extent(period) == alike == extent(year_later)
    assert moved(period, 1) == year_later


@cases
def test_what_is_asked_for(asked: str, held: set[str]) -> None:
    """A part of any year, so many years whichever they are, or just that period."""
    base = ("2024", "2025", "2024-S1", "2025-S1", "2024/2025", "2021/2025", "2016/2020")
    assert {period for period in base if is_asked(period, asked)} == held
