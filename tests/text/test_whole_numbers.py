"""Whole texts as numbers, and the words that bound a number."""

from decimal import Decimal

import pytest
from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.text.numbers import NumeralError, parse_chinese_or_arabic, shifted


@cases
def test_a_whole_text_is_a_number(text: str, number: str) -> None:
    """The number is exact and keeps the digits that are printed."""
    assert str(parse_chinese_or_arabic(text)) == number


@pytest.mark.parametrize(
    "text", ["", "十四五", "万一", "三四百", "十几", "亿亿", "三点", "1,23", "5家", "亿" * 100]
)
def test_what_is_no_numeral_is_refused(text: str) -> None:
    """A text that is not one exact number, and nothing else, is an error."""
    with pytest.raises(NumeralError):
        parse_chinese_or_arabic(text)


@given(st.text(st.sampled_from("零一二三十百千万亿两点0123,."), max_size=12))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    """Reading never fails in another way, and never gives what is not finite."""
    try:
        number = parse_chinese_or_arabic(text)
    except NumeralError:
        return
    assert number.is_finite()


def test_shifting_keeps_the_digits() -> None:
    """A shift moves the point alone."""
    assert str(shifted(Decimal("3.50"), -2)) == "0.0350"
    assert str(shifted(Decimal("42.4"), 8)) == "4240000000"
