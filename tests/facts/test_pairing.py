"""Which facts of two years' bases are of one indicator: only where no other could be meant."""

from pathlib import Path

from cases import cases

from jzfacts.facts.loader import read_file
from jzfacts.facts.model import Fact
from jzfacts.facts.pairing import difference, paired
from jzfacts.facts.periods import extent, is_asked, moved, years


def facts(year: int, *entries: str) -> list[Fact]:
    """The facts of a base of a year; an entry is what stands below [[fact]], but its source."""
    text = (
        f'schema = 1\n[[source]]\nid = "s"\ntitle = "t"\narea = "青禾市"\nperiod = "{year}"\n'
        f"retrieved = {year + 1}-01-15\n"
    )
    for number, entry in enumerate(entries):
        id = "" if entry.startswith("id") else f'id = "f{year}-{number}"\n'
        text += f'[[fact]]\nsource = "s"\nlines = [1]\n{id}{entry}\n'
    return read_file(Path("base.toml"), text.encode(), {})[1]


def found(last: list[str], this: list[str], *, by_id: bool = True) -> list[str | None]:
    """For each fact of this year the unit or else the change of last year's that it goes with."""
    earlier, later = facts(2029, *last), facts(2030, *this)
    pairs = paired(earlier, later, by_id=by_id)
    return [f"{pairs[fact.full_id].value}" if fact.full_id in pairs else None for fact in later]


@cases
def test_pairs(last: str, this: str, expected: str) -> None:
    """By id, else by name, official indicator or alias."""
    told = found(*(side.replace(" ", "\n").split(";\n") for side in (last, this)))
    assert " ".join(one or "-" for one in told) == expected


@cases
def test_difference(
    last: str, this: str, expected: tuple[str, str, str | None, bool] | None
) -> None:
    """In this year's unit; of shares in points; per cent only of what is above nothing."""
    (old,), (new,) = (
        facts(2029, f'indicator = "甲"\n{last}'),
        facts(2030, f'indicator = "甲"\n{this}'),
    )
    told = difference(old, new)
    if told is not None:
        share = None if told.per_cent is None else str(told.per_cent)
        assert (str(told.value), told.unit, share, told.about) == expected
    assert (told is None) == (expected is None)


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
