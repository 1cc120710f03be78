"""JSON with the digits of the page."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.output.escape import Digits
from jzfacts.output.json import Json, array, dump, lines


def test_numbers_keep_the_digits_of_the_page() -> None:
    """42.40 is printed as 42.40: how exactly it was printed is part of the fact."""
    record: Json = {"value": Digits("42.40"), "place": 2, "text": "42.40", "unit": None}
    assert dump(record) == '{"value": 42.40, "place": 2, "text": "42.40", "unit": null}'


def test_an_array_has_a_record_on_each_line() -> None:
    """One array, so that `jq` and `json.load` take it whole, yet `grep` works on its lines."""
    assert "".join(array([{"id": "a"}, {"id": "b"}])) == '[\n{"id": "a"},\n{"id": "b"}\n]\n'


def test_an_array_of_nothing_is_valid_too() -> None:
    """Nothing found is an empty array, not an empty file."""
    assert "".join(array([])) == "[]\n"


def test_json_lines_are_one_record_each() -> None:
    """JSON Lines: no brackets, no commas between records."""
    assert "".join(lines([{"id": "a"}, ["b"]])) == '{"id": "a"}\n["b"]\n'


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("粮食", '"粮食"'),
        ('"\\', r'"\"\\"'),
        ("a\nb\tc", r'"a\nb\tc"'),
        ("\x1b\x9b\u202e\u2028\ud800", r'"\u001b\u009b\u202e\u2028\ud800"'),
        ("\U000e0041", r'"\udb40\udc41"'),
    ],
)
def test_strings_escape_what_is_unseen(text: str, printed: str) -> None:
    """Chinese stays legible; controls, C1 and bidirectional ones too, are escaped."""
    assert dump(text) == printed


def test_ascii_only_is_the_same_in_any_encoding() -> None:
    """For a stream that is not UTF-8, all that is not ASCII is escaped."""
    assert dump("粮\U00020000", ascii_only=True) == r'"\u7cae\ud840\udc00"'


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.booleans(),
)
def test_json_reads_back_as_it_was(value: Json, ascii_only: bool) -> None:
    """Python's own reader gets back exactly what was printed."""
    printed = dump(value, ascii_only)
    assert json.loads(printed) == value
    assert not ascii_only or printed.isascii()


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_read_back_exactly(number: Decimal) -> None:
    """No figure passes through a float."""
    printed = dump([Digits(format(number, "f"))])
    assert json.loads(printed, parse_float=Decimal, parse_int=Decimal) == [number]
