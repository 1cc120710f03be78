"""Numerals in all their spellings, and the words that bound them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.text.numerals import (
    BOUNDS,
    LIMIT,
    NumeralError,
    parse,
    shifted,
    split_scale,
    to_chinese,
)

DECIMALS = st.decimals(-(10**15), 10**15, places=3) | st.integers(-(10**15), 10**15).map(Decimal)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("35173", "35173"),
        ("３５１７３", "35173"),
        ("1,234.5", "1234.5"),
        ("1，234", "1234"),
        ("42.40", "42.40"),
        (".5", "0.5"),
        ("-2.41", "-2.41"),
        ("−3", "-3"),
        ("负三点五", "-3.5"),
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
        ("百分之三点五", "0.035"),
        ("百分之8", "0.08"),
        ("千分之五", "0.005"),
        ("三成", "0.3"),
        ("三成五", "0.35"),
        ("一半", "0.5"),
    ],
)
def test_every_spelling_has_its_number(text: str, number: str) -> None:
    """The number is exact and keeps the digits that are printed."""
    assert str(parse(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "十四五",
        "万一",
        "一百五",
        "三万五",
        "千千万万",
        "亿亿",
        "三点",
        "点五",
        "1,23",
        "1.2.3",
        "三成百",
        "5亿亿",
        "亿" * 100,
    ],
)
def test_what_is_no_numeral_is_refused(text: str) -> None:
    """A text that does not write a number in full is an error, never a guess."""
    with pytest.raises(NumeralError):
        parse(text)


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


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "零"),
        ("10", "十"),
        ("110", "一百一十"),
        ("1005", "一千零五"),
        ("100000", "十万"),
        ("100010", "十万零一十"),
        ("42.40", "四十二点四零"),
        ("-3", "负三"),
        ("1000000000000", "一万亿"),
        ("120000000", "一亿二千万"),
    ],
)
def test_numbers_are_written_as_prose_writes_them(number: str, text: str) -> None:
    """The Chinese spelling is the one in use."""
    assert to_chinese(Decimal(number)) == text


@pytest.mark.parametrize("number", [LIMIT, -LIMIT, Decimal("NaN"), Decimal("Infinity")])
def test_numbers_beyond_the_scales_are_refused(number: Decimal) -> None:
    """From 10^16 on there is no spelling in use."""
    with pytest.raises(ValueError, match="no Chinese numeral"):
        to_chinese(number)


@given(DECIMALS)
def test_writing_and_reading_is_a_round_trip(number: Decimal) -> None:
    """Reading what was written gives the same number with the same digits."""
    assert str(parse(to_chinese(number))) == str(number)


@given(st.integers(0, 10**15))
def test_separators_do_not_change_a_number(number: int) -> None:
    """1,234 in either width of comma is 1234."""
    assert parse(f"{number:,}") == parse(f"{number:,}".replace(",", "，")) == number


@given(st.text(st.sampled_from("零一二三十百千万亿两点分之成半0123,.-负"), max_size=12))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    """Reading never fails in another way, and never gives what is not finite."""
    try:
        number = parse(text)
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
