"""The tokenizer: what begins at a numeral, and what it is. All texts here are folded already."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.text.quantities import START, Token, token_at


def token(text: str, numeral: str, *, previous_end: int = -1, after_rank: bool = False) -> Token:
    """The token that begins with a numeral in a text."""
    found = token_at(text, text.index(numeral), previous_end, after_rank=after_rank)
    assert found is not None
    return found


def test_a_token_in_full() -> None:
    """The spans of the whole and of its numeral, the value, the unit, and 余 between them."""
    assert token("种树30余万亩", "30") == Token(
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
    found = token(text, numeral)
    assert (str(found.value), found.unit, found.kind) == (value, unit, "quantity")


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
    found = token(text, numeral)
    assert (Decimal(value), unit, "quantity") == (found.value, found.unit, found.kind)


@pytest.mark.parametrize(
    ("text", "numeral"),
    [("三五", "三五"), ("一家", "一"), ("两市", "两"), ("千家万户", "千"), ("这三", "三")],
)
def test_chinese_numerals_in_token(text: str, numeral: str) -> None:
    """三五 counts nothing, 一 an article, 千家 a class of things: all are set aside."""
    found = token(text, numeral)
    assert (found.kind, found.reason) == ("name", "a numeral in a word")


def test_a_dash_between_two_numbers_is_no_minus() -> None:
    """In 8人-10% it divides two figures; -10% where no number ends before it is a fall."""
    text = "涨幅8人-10%"
    assert [token(text, "10", previous_end=end).value for end in (4, 0)] == [10, -10]


def test_a_time_takes_its_word_with_it() -> None:
    """The 年 of a year belongs to the token."""
    found = token("到2030年建成", "2030")
    assert (found.kind, found.start, found.end, found.number_end) == ("time", 1, 6, 5)


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "kind"),
    [
        ("42.4亿斤", "42.4亿斤", "42.4", "亿斤", "quantity"),
        ("三十家", "三十家", "30", "家", "quantity"),
        ("百分之三点五", "百分之三点五", "3.5", "%", "quantity"),
        ("千分之5", "千分之5", "5", "‰", "quantity"),
        ("一半", "一半", "1", "半", "quantity"),
        ("2031-01-15", "2031-01-15", "2031", None, "time"),
        ("12:30", "12:30", "NaN", None, "time"),
        ("三分之二", "三分之二", "NaN", None, "name"),
        ("①", "①", "1", None, "name"),
        ("½", "½", "NaN", None, "name"),
        ("第三届", "第三", "3", None, "ordinal"),
    ],
)
def test_what_a_numeral_begins(
    text: str, printed: str, value: str, unit: str | None, kind: str
) -> None:
    """Its extent, value, unit and kind; what has no exact decimal has no value."""
    found = token(text, text[0])
    assert (text[found.start : found.end], str(found.value)) == (printed, value)
    assert (found.unit, found.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("居全省第2位", "rank", "位"),
        ("居全省第2", "rank", None),
        ("增速是第2,", "rank", None),
        ("今年第2次", "ordinal", None),
        ("全省第2批", "ordinal", None),
    ],
)
def test_a_rank_is_where_something_stands(text: str, kind: str, unit: str | None) -> None:
    """第2 alone is an ordinal."""
    found = token(text, "第")
    assert (found.value, found.kind, found.unit) == (Decimal(2), kind, unit)


def test_in_a_list_of_ranks_the_next_one_is_one_too() -> None:
    """全省第4、第5: the scope is said once."""
    found = [token("第5。", "第", after_rank=after).kind for after in (True, False)]
    assert found == ["rank", "ordinal"]


def test_the_first_place_has_a_word_of_its_own() -> None:
    """居全省首位 is a rank; 首位度 and 首批 hold none."""
    found = token("居全省首位", "首")
    assert (found.value, found.unit, found.kind) == (Decimal(1), "位", "rank")
    assert token_at("提升首位度", 2) is None
    assert token_at("首批", 0) is None


def test_every_numeral_character_starts_a_token() -> None:
    """Digits, Chinese numerals and enclosed ones; 第 and 首 may start one."""
    assert START.findall("天7三①⑽㊿¾第首地") == list("7三①⑽㊿¾第首")


@given(st.decimals(min_value=0, max_value=10**9, allow_nan=False, places=2))
def test_any_decimal_is_read_exactly(value: Decimal) -> None:
    """With the decimals that are printed."""
    text = f"产值为{value}亿元。"
    found = token(text, str(value))
    assert (str(found.value), found.unit, found.kind) == (str(value), "亿元", "quantity")
