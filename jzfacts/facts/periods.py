"""Periods as a base writes them: a year, a part of one, or several years.

As SDMX writes them: 2024, 2024-S1, 2024-Q1, 2024-06; several months or years as ISO 8601 writes an
interval, 2024-01/05 and 2021/2025.
"""

from __future__ import annotations

ANY_YEAR = "P0Y"
"""Asks for any year, or a part of one: 每年."""


PARTS = {(3 * n - 2, 3 * n): f"Q{n}" for n in range(1, 5)}
PARTS |= {(1, 6): "S1", (7, 12): "S2", **{(n, n): f"{n:02}" for n in range(1, 13)}}
"""The parts of a year that have a name, by their first and last months."""


def shortest(period: str) -> str:
    """A period by the name that it has, if one has: 2024-01/06 is 2024-S1, and 2024-01/12 is 2024."""
    year, _, months = period.partition("-")
    first, _, last = months.partition("/")
    if not last:
        return period
    if (first, last) == ("01", "12"):
        return year
    return f"{year}-{PARTS.get((int(first), int(last)), months)}"


def spans_years(period: str) -> bool:
    """Whether it is several years: what came about in all of them, or their yearly mean."""
    return period[4:5] == "/"


def years(period: str) -> tuple[int, int]:
    """The first and the last year of a period."""
    last = period[5:] if spans_years(period) else period[:4]
    return int(period[:4]), int(last)


def extent(period: str) -> str:
    """What periods that can be compared have in common: "" for years, `S1`, `01/05`, `P5Y`."""
    if not spans_years(period):
        return period[5:]
    first, last = years(period)
    return f"P{last - first + 1}Y"


def moved(period: str, by: int) -> str:
    """The period so many years later."""
    if not spans_years(period):
        return f"{int(period[:4]) + by}{period[4:]}"
    first, last = years(period)
    return f"{first + by}/{last + by}"


def of_plan(number: int) -> str:
    """The years of a Five-Year Plan: 2021/2025 of the 14th."""
    first = 1951 + 5 * number  # the first was 1953 to 1957; from the third on they follow unbroken
    return f"{first}/{first + 4}"


def is_asked(period: str, asked: str) -> bool:
    """Whether a period is one asked for; a half is none where the year is.

    `-S1` asks for the first half of whatever year, `P5Y` for any five years together.
    """
    if asked[:1] == "-":
        return period.endswith(asked)
    if asked == ANY_YEAR:
        return not spans_years(period)
    if asked[:1] == "P":
        return extent(period) == asked
    return period == asked
