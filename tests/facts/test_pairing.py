"""Which facts of two years' bases are of one indicator: only where no other could be meant."""

from decimal import Decimal
from pathlib import Path

import pytest
import tomli
from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.figures import (
    ConversionError,
    Converted,
    figure_key,
    known_unit,
    to_unit,
)
from jzfacts.facts.loader import read_file
from jzfacts.facts.model import Fact
from jzfacts.facts.pairing import difference, paired
from jzfacts.facts.periods import extent, is_asked, moved, years
from jzfacts.facts.toml_lines import line_of, locate


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


TEXT = Path(__file__).with_name("lines.toml").read_text("utf-8")


def test_tables_and_keys_have_lines() -> None:
    """Headers and keys as a person counts them, whatever stands inside values."""
    assert locate(TEXT) == {
        ("", 0, ""): 1,
        **{("", 0, key): line for key, line in (("schema", 1), ("source", 3), ("fact", 7))},
        **{("source", 0, key): line for key, line in (("", 3), ("id", 4), ("title", 5))},
        **{("fact", 0, key): line for key, line in (("", 7), ("id", 8), ("change", 9))},
        **{("fact", 0, key): line for key, line in (("aliases", 10), ("lines", 14))},
        **{("fact", 1, key): line for key, line in (("", 16), ("id", 17), ("note", 18))},
        ("fact", 1, "rank"): 21,
        ("fact.rank", 0, ""): 21,
        ("fact.rank", 0, "place"): 22,
        ("fact", 2, ""): 23,
        ("fact", 2, "id"): 24,
    }


@cases
def test_a_key_that_is_absent_is_at_its_table(table: str, number: int, key: str, line: int) -> None:
    """A message has a line, also about what is missing."""
    assert line_of(locate(TEXT), table, number, key) == line


PIECES = st.text(st.sampled_from("\"'\\[]{}#=\n 茶a"), max_size=8)


@st.composite
def values(draw: st.DrawFn) -> str:
    """A TOML value: a text in any quotes, or an array of such."""
    piece = draw(PIECES)
    kind = draw(st.sampled_from(["basic", "literal", "long basic", "long literal", "array"]))
    if kind == "basic":
        escaped = piece.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    if kind == "literal":
        return "'" + piece.replace("'", "").replace("\n", "") + "'"
    if kind == "long basic":
        return '"""' + piece.replace("\\", "\\\\").replace('"""', '""\\"') + '"""'
    if kind == "long literal":
        return "'''" + piece.replace("'", "") + "'''"
    return f"[\n{draw(values())}, # ] {piece.partition(chr(10))[0]}\n{draw(values())}]"


@given(st.lists(values(), min_size=1, max_size=5))
def test_tables_are_found_whatever_stands_between(written: list[str]) -> None:
    """As many as the parser finds, each on the line where its header was written."""
    text, headers = "", []
    for value in written:
        headers.append(text.count("\n") + 1)
        text += f"[[fact]]\nnote = {value}\nid = 1\n"
    assert len(tomli.loads(text)["fact"]) == len(written)
    found = locate(text)
    assert [line for (_, _, key), line in found.items() if key == ""] == [1, *headers]
    for number, (line, value) in enumerate(zip(headers, written, strict=True)):
        assert line_of(found, "fact", number, "note") == line + 1
        assert line_of(found, "fact", number, "id") == line + 2 + value.count("\n")


@cases
def test_equal_amounts_have_equal_keys(
    value: str, unit: str | None, equal: str, other: str | None
) -> None:
    """Whatever the unit and however many zeros are printed."""
    assert figure_key(Decimal(value), unit) == figure_key(Decimal(equal), other)


@pytest.mark.parametrize(
    ("unit", "other"), [("%", "个百分点"), ("元", "美元"), ("万人", "万人次"), ("家", "个")]
)
def test_what_is_not_comparable_has_other_keys(unit: str, other: str) -> None:
    """5% is not 5 个百分点, and seven 家 are not seven 个."""
    assert figure_key(Decimal(7), unit) != figure_key(Decimal(7), other)


@given(st.decimals(-(10**20), 10**20, places=3), st.sampled_from("元斤吨个"))
def test_a_transposed_figure_is_another(value: Decimal, unit: str) -> None:
    """The smallest difference makes another key."""
    assert figure_key(value, unit) != figure_key(value + Decimal("0.001"), unit)


def test_a_figure_converts_exactly(facts: dict[str, Fact]) -> None:
    """42.40亿斤 are 212万吨; a unit may be written in any width and case."""
    assert to_unit(facts["grain-output"], "万吨") == Converted(Decimal(212), "万吨")
    assert known_unit(" KWH ") == "kWh"


@cases
def test_what_does_not_convert_is_refused(
    facts: dict[str, Fact], fact: str, unit: str, reason: str
) -> None:
    """With the reason."""
    with pytest.raises(ConversionError) as refused:
        to_unit(facts[fact], unit)
    assert str(refused.value) == reason


def test_what_has_no_exact_value_is_refused(facts: dict[str, Fact]) -> None:
    """An approximate figure would look like a printed one."""
    fields = facts["grain-output"]._replace(value=Decimal(1), unit="亩")
    with pytest.raises(ConversionError, match="1亩 has no exact value in 公顷"):
        to_unit(fields, "公顷")
    with pytest.raises(ConversionError, match="is printed without a unit"):
        to_unit(fields._replace(unit=None), "公顷")


def test_an_unknown_unit_is_refused() -> None:
    """Before any fact is looked at."""
    with pytest.raises(ConversionError, match="unknown unit “尺”"):
        known_unit("尺")
