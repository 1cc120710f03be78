"""Numerals in all their spellings, and the words that bound them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.text.numerals import (
    BOUNDS,
    NumeralError,
    parse_chinese_or_arabic,
    shifted,
    split_scale,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("35173", "35173"),
        ("1,234.5", "1234.5"),
        ("一百一十", "110"),
        ("十万零一十", "100010"),
        ("42.40", "42.40"),
        ("4.2万", "42000"),
        ("3千万", "30000000"),
        ("四十二点四亿", "4240000000"),
        ("十", "10"),
        ("十五", "15"),
        ("两百", "200"),
        ("三百一十", "310"),
        ("一千零五", "1005"),
        ("两万八千", "28000"),
        ("一亿二千万", "120000000"),
        ("三万五千亿", "3500000000000"),
        ("百亿", "10000000000"),
        ("万亿", "1000000000000"),
        ("二〇二四", "2024"),
        ("二○二四", "2024"),
        ("零", "0"),
    ],
)
def test_every_spelling_has_its_number(text: str, number: str) -> None:
    """The number is exact and keeps the digits that are printed."""
    assert str(parse_chinese_or_arabic(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "十四五",
        "万一",
        "一百五",
        "一二百",
        "三万五",
        "千千万万",
        "亿亿",
        "三点",
        "点五",
        "1,23",
        "1.2.3",
        "5亿亿",
        "亿" * 100,
    ],
)
def test_what_is_no_numeral_is_refused(text: str) -> None:
    """A text that does not write a number in full is an error, never a guess."""
    with pytest.raises(NumeralError):
        parse_chinese_or_arabic(text)


@pytest.mark.parametrize(
    ("text", "mantissa", "scale"),
    [
        ("百亿", "100", "亿"),
        ("千亿", "1000", "亿"),
        ("亿", "1", "亿"),
        ("一万亿", "1", "万亿"),
        ("三千万", "3000", "万"),
        ("42.40万", "42.40", "万"),
        ("三万五千", "35000", ""),
        ("一亿二千万", "120000000", ""),
        ("十五", "15", ""),
    ],
)
def test_the_last_scale_goes_to_the_unit(text: str, mantissa: str, scale: str) -> None:
    """百亿元 is 100 亿元; where a scale does not end the numeral, the number is whole."""
    number, found = split_scale(text)
    assert (str(number), found) == (mantissa, scale)


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


def test_bounds_of_the_qualifiers() -> None:
    """Each word claims one bound; 达 claims none."""
    words = [
        "近",
        "约",
        "超",
        "突破",
        "逾",
        "不足",
        "以上",
        "以下",
        "左右",
        "余",
        "多",
        "达",
        "达到",
    ]
    assert [BOUNDS.get(word) for word in words] == [
        "nearly",
        "about",
        "more than",
        "at least",
        "more than",
        "less than",
        "at least",
        "at most",
        "about",
        "more than",
        "more than",
        None,
        None,
    ]
