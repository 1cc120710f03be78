"""JSON with the digits of the page."""

import json
from decimal import Decimal

from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.output.escape import Digits
from jzfacts.output.json import Json, dump


@cases
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
