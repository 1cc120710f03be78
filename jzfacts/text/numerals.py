"""Whole texts as numbers, and the words that bound a number.

`numbers` reads a number within a text; here the whole text must be one.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from jzfacts.text.numbers import fold_digits, read_number

Bound = Literal["at least", "more than", "nearly", "less than", "at most", "about"]

# What a word beside a number claims. 达 and 达到 claim nothing, so they are not here. 近 promises
# both "below" and "close by", which 不足 does not: hence "nearly" beside "less than".
BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(
        ("突破", "迈过", "跨过", "跨越", "迈上", "跨上", "至少", "不少于", "不低于"), "at least"
    ),
    **dict.fromkeys(("以上", "上"), "at least"),
    **dict.fromkeys(("超", "超过", "过", "逾", "高于", "多于", "越过"), "more than"),
    **dict.fromkeys(("余", "多", "几", "有余", "之多"), "more than"),
    **dict.fromkeys(("近", "将近", "接近", "逼近"), "nearly"),
    **dict.fromkeys(("不足", "不到", "低于", "少于", "未满"), "less than"),
    **dict.fromkeys(("以下", "以内", "不超过", "不高于", "不多于", "至多"), "at most"),
    **dict.fromkeys(("约", "大约", "约为", "左右", "上下", "来"), "about"),
}


class NumeralError(ValueError):
    """The text is not a numeral."""


def parse_chinese_or_arabic(text: str) -> Decimal:
    """The number that an unsigned Arabic or Chinese numeral writes, scales (万, 亿) included.

    Raises `NumeralError` for any other text, an approximation (三四百) and an open one (十几) too.
    """
    number = read_number(fold_digits(text), 0)
    if number is None or number.end != len(text) or number.low != number.high or number.word:
        raise NumeralError(f"not a numeral: {text[:12]!r}")
    return number.low * number.factor


def shifted(number: Decimal, places: int) -> Decimal:
    """A number times ten to the power of `places`, exactly: 3.50 by -2 is 0.0350."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise NumeralError(f"not a finite number: {number}")
    moved = Decimal((sign, digits, exponent + places))
    return Decimal(f"{moved:f}") if exponent + places > 0 else moved
