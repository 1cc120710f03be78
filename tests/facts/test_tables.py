"""One TOML table, read key by key."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.tables import MOST_DIGITS, Problem, Table, is_unit
from jzfacts.facts.toml_lines import Places

if TYPE_CHECKING:
    from collections.abc import Callable


def table(text: str) -> Table:
    """The table [[fact]] of these keys, of which the first stands on line 2."""
    text = f"[[fact]]\n{text}\n"
    [values] = tomli.loads(text, parse_float=Decimal)["fact"]
    return Table(Path("b.toml"), "tea", values, Places(text), "fact", 0, [])


def told(read: Table) -> list[str]:
    """What was noted, without the file and the id that it begins with."""
    assert all(isinstance(problem, Problem) for problem in read.problems)
    return [re.sub(r"^b\.toml:(\d+): \[tea\] ", r"\1: ", problem.told) for problem in read.problems]


READERS: dict[str, Callable[[Table], object]] = {
    "text": lambda read: read.text("key"),
    "number": lambda read: read.number("key"),
    "count": lambda read: read.count("key"),
    "unit": lambda read: read.unit("key"),
    "date": lambda read: read.date("key"),
    "texts": lambda read: read.texts("key"),
    "items": lambda read: read.items("key"),
    "tables": lambda read: read.tables("key"),
    "matching": lambda read: read.matching("key", re.compile("[a-c]+"), "write abc"),
}
NO_NUMBER = "2: key is no number; write digits without quotes"
TOO_LONG = "2: key is beyond all figures of reports; correct it"
NO_DATE = "2: key is no date; write it as 2025-02-19"
EMPTY = "2: key is empty; fill it in or leave the key out"
NO_TEXT = "2: key is no text; put it in quotes"
NO_ARRAY = "2: key is no array; write it in [ ]"


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("text", '" 茶 "', " 茶 "),
        ("number", "42.40", Decimal("42.40")),
        ("number", "-7", Decimal(-7)),
        ("number", "0.0", Decimal("0.0")),
        ("number", "9" * MOST_DIGITS, Decimal("9" * MOST_DIGITS)),
        ("number", "0." + "1" * MOST_DIGITS, Decimal("0." + "1" * MOST_DIGITS)),
        ("count", "1", 1),
        ("unit", '"万吨"', "万吨"),
        ("unit", '"元/人"', "元/人"),
        ("date", "2031-03-01", "2031-03-01"),
        ("date", '"2032-02-29"', "2032-02-29"),
        ("texts", '["茶", "丝"]', ("茶", "丝")),
        ("texts", "[]", ()),
        ("items", '[1, "茶"]', [1, "茶"]),
        ("tables", "[{ a = 1 }, {}]", [{"a": 1}, {}]),
        ("matching", '"cab"', "cab"),
    ],
)
def test_what_is_right_is_read_as_written(kind: str, written: str, value: object) -> None:
    """Decimals keep their zeros, texts their spaces, dates are ISO 8601."""
    read = table(f"key = {written}")
    found = READERS[kind](read)
    assert (found, str(found)) == (value, str(value))
    assert read.problems == []


@pytest.mark.parametrize("kind", READERS)
def test_what_is_absent_is_no_problem(kind: str) -> None:
    """None, or an array without members; `require` is what insists."""
    read = table("other = 1")
    assert READERS[kind](read) in (None, (), [])
    assert read.problems == []


@pytest.mark.parametrize(
    ("kind", "written", "problem"),
    [
        ("text", "3", NO_TEXT),
        ("text", '""', EMPTY),
        ("text", '"\\u3000\\n"', EMPTY),
        ("number", '"3"', NO_NUMBER),
        ("number", "true", NO_NUMBER),
        ("number", "nan", NO_NUMBER),
        ("number", "inf", NO_NUMBER),
        ("number", "[3]", NO_NUMBER),
        ("number", "1" + "0" * MOST_DIGITS, TOO_LONG),
        ("number", "1e999999", TOO_LONG),
        ("number", "0." + "0" * MOST_DIGITS + "1", TOO_LONG),
        ("count", "0", "2: key is 0; write a whole number from 1 up"),
        ("count", "true", "2: key is True; write a whole number from 1 up"),
        ("count", "1.0", "2: key is 1.0; write a whole number from 1 up"),
        ("count", '"第一"', "2: key is 第一; write a whole number from 1 up"),
        ("unit", "3", NO_TEXT),
        ("unit", '"筐"', "2: unknown unit “筐”; write one such as 亿斤, 万美元, 个百分点"),
        ("unit", '"％"', "2: unknown unit “％”; write one such as 亿斤, 万美元, 个百分点"),
        ("date", '"2031-2-1"', NO_DATE),
        ("date", "2031", NO_DATE),
        ("date", "2031-03-01T08:00:00", NO_DATE),
        ("date", "08:00:00", NO_DATE),
        ("items", '"茶"', NO_ARRAY),
        ("items", "{ a = 1 }", NO_ARRAY),
        ("matching", '"abcd"', "2: key is “abcd”; write abc"),
        ("matching", '""', EMPTY),
    ],
)
def test_what_is_wrong_is_noted_and_left_out(kind: str, written: str, problem: str) -> None:
    """Nothing is guessed: whoever reads on gets None, or no members."""
    read = table(f"key = {written}")
    assert READERS[kind](read) in (None, [])
    assert told(read) == [problem]


def test_members_that_are_wrong_are_left_out() -> None:
    """The others are read."""
    read = table('texts = [\n"茶", 3, " ", "茶", "丝"]\ntables = [{ a = 1 }, "a"]')
    assert read.texts("texts") == ("茶", "丝")
    assert read.tables("tables") == [{"a": 1}]
    assert told(read) == [
        "2: texts holds “3”; write texts in quotes",
        "2: texts holds “ ”; write texts in quotes",
        "2: texts holds “茶” twice; delete one",
        "4: tables holds “a”; write tables in { }",
    ]


def test_a_problem_knows_its_file_and_line() -> None:
    """So that problems can be put in order."""
    read = table("one = 1\ntwo = 2")
    read.problem("two", "{key} is not {wanted}", wanted="{3}")
    assert read.problems == [Problem(Path("b.toml"), 3, "b.toml:3: [tea] two is not {3}")]
    assert read.line == 1


def test_keys_that_do_not_belong() -> None:
    """The nearest that does, or else all that do."""
    read = table("lines = 1\nlnies = 2\ncolour = 3")
    read.only("id", "lines")
    assert told(read) == [
        "3: unknown key lnies; did you mean lines?",
        "4: unknown key colour; keys are id, lines",
    ]


def test_keys_that_must_be_there() -> None:
    """Each that is missing is told at the table."""
    read = table("unit = 1")
    read.require("id", "unit", "lines")
    assert told(read) == ["1: id is missing; add it", "1: lines is missing; add it"]


def test_a_table_within() -> None:
    """Its keys are named with the key that it stands under, and told on that key's line."""
    read = table('id = 1\nrank = { place = 0, amogn = "全市" }')
    inner = read.inner("rank", read.values["rank"], "place", "among", required=("place", "among"))
    assert inner.count("place") is None
    assert told(read) == [
        "3: unknown key rank.amogn; did you mean among?",
        "3: rank.among is missing; add it",
        "3: rank.place is 0; write a whole number from 1 up",
    ]


def test_a_table_within_that_is_none() -> None:
    """One problem: what it lacks besides is not told."""
    read = table("rank = 3")
    inner = read.inner("rank", 3, "place", "among", required=("place", "among"))
    assert (inner.count("place"), inner.text("among")) == (None, None)
    assert told(read) == ["2: rank is no table; write it as rank = { place = … }"]


@pytest.mark.parametrize(
    ("name", "known"),
    [("万吨", True), ("kWh", True), ("KWH", False), (" 吨", False), ("％", False), ("筐", False)],
)
def test_a_unit_is_written_as_it_is_printed(name: str, known: bool) -> None:
    """Other width or case is understood in a query, and is a slip in a base."""
    assert is_unit(name) is known


DIGITS = st.text(st.sampled_from("0123456789"), min_size=1, max_size=MOST_DIGITS + 5)


@given(st.sampled_from(["", "-"]), DIGITS, DIGITS)
def test_any_figure_is_read_exactly_or_refused(sign: str, before: str, fraction: str) -> None:
    """To the digit, by the limit that the room states."""
    whole = before.lstrip("0") or "0"
    written = f"{sign}{whole}.{fraction}"
    read = table(f"key = {written}")
    found = read.number("key")
    if max(len(whole), len(fraction)) <= MOST_DIGITS:
        assert f"{found:f}" == written
    else:
        assert (found, told(read)) == (None, [TOO_LONG])
