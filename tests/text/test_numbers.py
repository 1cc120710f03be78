"""Numbers within a text, in every way to write them. Texts are folded by `fold_digits` first."""

from decimal import Decimal

import pytest
from cases import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from jzfacts.text.numbers import (
    NumeralError,
    fold_digits,
    parse_chinese_or_arabic,
    read_number,
    shifted,
)

POWERS = ((8, "亿"), (4, "万"), (3, "千"), (2, "百"), (1, "十"))
FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
TRADITIONAL = str.maketrans("万亿两", "萬億兩")


def to_chinese(number: int) -> str:
    """A whole number as prose writes it, with every 一 spoken: 1005 is 一千零五, 10 is 一十."""
    for power, scale in POWERS:
        unit = 10**power
        if number >= unit:
            above, below = divmod(number, unit)
            rest = to_chinese(below) if below else ""
            gap = "零" if 0 < below < unit // 10 else ""
            return to_chinese(above) + scale + gap + rest
    return "零一二三四五六七八九"[number]


def read(text: str) -> tuple[str, str, str, str | None]:
    """What is read at the start of a text: the characters, both ends or one, the word."""
    number = read_number(fold_digits(text), 0)
    assert number is not None
    low, high = (str(end * number.factor) for end in (number.low, number.high))
    return text[: number.end], low, high, number.word


def value(text: str) -> int | None:
    """The number that all of a text writes."""
    number = read_number(fold_digits(text), 0)
    if number is None or number.end < len(text) or number.low != number.high:
        return None
    return int(number.low * number.factor)


@given(st.integers(0, 10**16 - 1))
@settings(max_examples=300)
def test_every_number_comes_back(number: int) -> None:
    """Written in words, with financial and with traditional characters, in digits."""
    words = to_chinese(number)
    spellings = [words, words.translate(TRADITIONAL), str(number), f"{number:,}"]
    if number > 9:  # a financial character alone is another word: 陆, 伍
        spellings.append(words.translate(FINANCIAL))
    assert [value(text) for text in spellings] == [number] * len(spellings)


@cases
def test_numbers_in_every_way_to_write_them(
    text: str, printed: str, low: str, high: str, word: str | None
) -> None:
    """Exact, between two ends, or open."""
    assert read(text) == (printed, low, high, word)


@pytest.mark.parametrize(
    "text", ["万一", "一二百三", "千千万万", "亿亿", "万", "亿", "四十九兆", "一" * 100]
)
def test_what_writes_no_number_is_not_read(text: str) -> None:
    """Wrong would be worse than nothing."""
    number = read_number(text, 0)
    assert number is None or number.end < len(text)


def test_a_financial_character_alone_is_a_word() -> None:
    """大陆 and 队伍 stay; 伍佰 and 伍元 are numbers."""
    assert fold_digits("大陆、队伍、收拾、伍佰元、伍元") == "大陆、队伍、收拾、五百元、五元"


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
