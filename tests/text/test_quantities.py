"""A numeral with its unit, as a token. All texts here are folded already."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.text.quantities import Token, arabic, aside, chinese, value_of


def digits(text: str, numeral: str) -> Token:
    """The token of an Arabic numeral in a text."""
    start = text.index(numeral)
    return arabic(text, start, start + len(numeral), 0)


def words(text: str, numeral: str) -> Token:
    """The token of a Chinese numeral in a text."""
    start = text.index(numeral)
    return chinese(text, start, start + len(numeral))


def test_a_token_in_full() -> None:
    """The spans of the whole and of its numeral, the value, the unit, and 余 between them."""
    assert digits("种树30余万亩", "30") == Token(
        start=2,
        end=7,
        number=2,
        number_end=4,
        value=Decimal(30),
        unit="万亩",
        kind="quantity",
        reason=None,
        inner="余",
    )


@pytest.mark.parametrize(
    ("text", "numeral", "value", "unit"),
    [
        ("产量42.40亿斤", "42.40", "42.40", "亿斤"),
        ("投资1亿2000万元", "1", "120000000", "元"),
        ("气温-3.5℃", "3.5", "-3.5", "℃"),
        ("家数-3家", "3", "3", "家"),  # what is counted is never negative
        ("人均3元/人", "3", "3", "元/人"),
        ("提高2个和3个百分点", "2", "2", "个百分点"),
        ("工期3年半", "3", "3.5", "年"),
        ("共有7", "7", "7", None),
    ],
)
def test_arabic_quantities(text: str, numeral: str, value: str, unit: str | None) -> None:
    """Scales are composed into the unit; signs, halves and elided units are understood."""
    token = digits(text, numeral)
    assert (str(token.value), token.unit, token.kind) == (value, unit, "quantity")


@pytest.mark.parametrize(
    ("text", "numeral", "value", "unit"),
    [
        ("四十二点四亿斤", "四十二点四亿", "42.4", "亿斤"),
        ("装机三万千瓦", "三万千", "3", "万千瓦"),
        ("超百亿元", "百亿", "100", "亿元"),
        ("上千家", "千", "1000", "家"),
        ("三十家", "三十", "30", "家"),
        ("面积的三成五。", "三", "3.5", "成"),
    ],
)
def test_chinese_quantities(text: str, numeral: str, value: str, unit: str) -> None:
    """The last character of a run may begin the unit; a bare scale counts where it is bounded."""
    token = words(text, numeral)
    assert (Decimal(value), unit, "quantity") == (token.value, token.unit, token.kind)


@pytest.mark.parametrize(
    ("text", "numeral"),
    [("三五个", "三五"), ("一家", "一"), ("两市", "两"), ("千家万户", "千"), ("这三", "三")],
)
def test_chinese_numerals_in_words(text: str, numeral: str) -> None:
    """三五个 is no 35, 一 an article, 千家 a class of things: all are set aside."""
    token = words(text, numeral)
    assert (token.kind, token.reason) == ("name", "a numeral in a word")


def test_a_dash_between_two_numbers_is_no_minus() -> None:
    """8%-10% is a range; -10% where no number ends before it is a fall."""
    text = "涨幅8%-10%"
    assert [str(arabic(text, 5, 7, before).value) for before in (4, 0)] == ["10", "-10"]


def test_a_time_takes_its_word_with_it() -> None:
    """The 年 of a year belongs to the token."""
    token = digits("到2030年建成", "2030")
    assert (token.kind, token.start, token.end, token.number_end) == ("time", 1, 6, 5)


def test_what_has_no_value_equals_no_figure() -> None:
    """Not even itself."""
    assert value_of("十四五").is_nan()
    token = aside(0, 3, value_of("十四五"), "name", "a plan")
    assert token.value != token.value


@given(st.decimals(min_value=0, max_value=10**9, allow_nan=False, places=2))
def test_any_decimal_is_read_exactly(value: Decimal) -> None:
    """With the decimals that are printed."""
    text = f"产值为{value}亿元。"
    token = digits(text, str(value))
    assert (str(token.value), token.unit, token.kind) == (str(value), "亿元", "quantity")
