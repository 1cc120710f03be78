"""Which facts of two years' bases are of one indicator: only where no other could be meant."""

from pathlib import Path

import pytest
from cases import cases

from jzfacts.facts.loader import read_file
from jzfacts.facts.model import Fact
from jzfacts.facts.pairing import difference, paired


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


GDP = 'indicator = "地区生产总值"\nvalue = 1000\nunit = "亿元"'


@pytest.mark.parametrize(
    ("last", "this", "expected"),
    [
        # in whatever unit of the same dimension
        ([GDP], ['indicator = "GDP"\nvalue = 0.11\nunit = "万亿元"'], ["1000"]),
        # a level may go with a growth
        ([GDP], ['indicator = "地区生产总值"\nchange = { value = 5, unit = "%" }'], ["1000"]),
        # another dimension: another indicator
        ([GDP], ['indicator = "地区生产总值"\nvalue = 11\nunit = "万元/人"'], [None]),
        # two of the same name: which of them is not known
        ([GDP, GDP.replace("1000", "250")], [GDP], [None]),
        ([GDP], [GDP, GDP.replace("1000", "250")], [None, None]),
        # the quarter is not the year, and a county not the city
        ([GDP], [f'{GDP}\nperiod = "2030-Q1"'], [None]),
        ([GDP], [f'{GDP}\narea = "南河县"'], [None]),
        # what is told of the year before goes with what was told of the year before
        ([f'{GDP}\nperiod = "2028"'], [f'{GDP}\nperiod = "2029"'], ["1000"]),
        # an id says it all, but not of another place
        (
            ['id = "x"\nindicator = "甲"\nvalue = 7'],
            ['id = "x"\nindicator = "乙"\nvalue = 8'],
            ["7"],
        ),
        (
            ['id = "x"\nindicator = "甲"\nvalue = 7'],
            ['id = "x"\nindicator = "乙"\nvalue = 8\narea = "南河县"'],
            [None],
        ),
    ],
)
def test_pairs(last: list[str], this: list[str], expected: list[str | None]) -> None:
    """By id, else by name, official indicator or alias."""
    assert found(last, this) == expected


def test_ids_of_a_draft_say_nothing() -> None:
    """They are made of pinyin, and two names may have the same."""
    last, this = (
        'id = "shi-shi"\nindicator = "实施"\nvalue = 7',
        'id = "shi-shi"\nindicator = "试试"\nvalue = 8',
    )
    assert found([last], [this], by_id=False) == [None]


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
