"""Numerals as Chinese official prose writes them, as exact decimals, and the words that bound them.

Decimals keep the precision that was printed: 42.40 stays 42.40, since the number of printed digits
is the tolerance with which a figure may be compared. Chinese numerals are read strictly: what is
not the way to write a number (十四五, 万一, 一百五) is an error, never a guess.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from jzfacts.text.units import POWERS

Bound = Literal["at least", "more than", "nearly", "less than", "at most", "about"]

# What a word beside a number claims. 达 and 达到 claim nothing, so they are not here. 近 promises
# both "below" and "close by", which 不足 does not: hence "nearly" beside "less than".
BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(("突破", "迈过", "跨过", "迈上", "至少", "不少于", "不低于"), "at least"),
    **dict.fromkeys(("以上", "上"), "at least"),
    **dict.fromkeys(("超", "超过", "过", "逾", "高于", "多于", "越过"), "more than"),
    **dict.fromkeys(("余", "多", "几", "有余", "之多"), "more than"),
    **dict.fromkeys(("近", "将近", "接近", "逼近"), "nearly"),
    **dict.fromkeys(("不足", "不到", "低于", "少于", "未满"), "less than"),
    **dict.fromkeys(("以下", "以内", "不超过", "不高于", "不多于", "至多"), "at most"),
    **dict.fromkeys(("约", "大约", "约为", "左右", "上下"), "about"),
}

# An Arabic number with thousands separators or without; no sign, no bare ".5".
ARABIC = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
DIGIT_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九")}
DIGIT_VALUES |= {"〇": 0, "○": 0, "两": 2}
# Beyond 10^16 a reader needs 亿亿, which nobody prints; it also bounds the work on a long run.
LIMIT = Decimal(10) ** 16
_LONGEST = 64

_SCALE_AT_END = re.compile(r"(?:万亿|[万亿])\Z")
_MIXED = re.compile(rf"({ARABIC})((?:万亿|[十百千]?[万亿]|[百千])?)\Z")


class NumeralError(ValueError):
    """The text is not a numeral."""


def parse_chinese_or_arabic(text: str) -> Decimal:
    """The number of an unsigned Arabic or Chinese numeral, scales (万, 亿) included."""
    mantissa, scale = split_scale(text)
    return shifted(mantissa, sum(POWERS[character] for character in scale))


def split_scale(text: str) -> tuple[Decimal, str]:
    """A numeral as (what stands before its last 万 or 亿, that scale): 四十二点四亿 is 42.4, 亿.

    So a value can be kept as printed beside a unit as printed: 百亿元 is 100 亿元. Where the scale
    is not at the end (三万五千) the scale is empty and the number whole. Raises `NumeralError`.
    """
    if len(text) > _LONGEST and not text.isascii():
        raise NumeralError(f"too long for a numeral: {text[:12]}…")
    arabic = _MIXED.match(text)
    if arabic:
        return Decimal(arabic[1].replace(",", "")), arabic[2]
    tail = _SCALE_AT_END.search(text)
    if tail:
        head = text[: tail.start()]
        try:
            number = chinese(head) if head else Decimal(1)
        except NumeralError:
            number = LIMIT
        # Otherwise the scale covers only the last section: 一亿二千万.
        if number < (10**8 if tail[0] == "亿" else 10**4):
            return number, tail[0]
    return chinese(text), ""


def chinese(text: str) -> Decimal:
    """The number of an unsigned Chinese numeral, positional (一千零五) or by digits (二〇二四)."""
    if not 0 < len(text) <= _LONGEST:
        raise NumeralError(f"not a numeral: {text[:12]!r}")
    whole, point, fraction = text.partition("点")
    if point:
        if not fraction or any(character not in DIGIT_VALUES for character in fraction):
            raise NumeralError(f"not a decimal numeral: {text}")
        digits = "".join(str(DIGIT_VALUES[character]) for character in fraction)
        return Decimal(f"{chinese(whole)}.{digits}")
    if all(character in DIGIT_VALUES for character in text):
        if len(text) > 1 and "两" in text:
            raise NumeralError(f"not a numeral: {text}")
        return Decimal("".join(str(DIGIT_VALUES[character]) for character in text))
    return _positional(text)


def _positional(text: str) -> Decimal:
    """A positional numeral; strict, in that writing the number again must give the same text."""
    spelled = text.translate({ord("两"): "二", ord("〇"): "零", ord("○"): "零"})
    total = section = digit = 0
    for character in spelled if spelled[0] in DIGIT_VALUES else "一" + spelled:
        if character in DIGIT_VALUES:
            digit = DIGIT_VALUES[character]
        elif character in "万亿":
            power = 10 ** POWERS[character]
            below = section + digit
            # 一万亿: the 亿 lifts all that came before it
            total = (total + below) * power if character == "亿" else total + below * power
            section = digit = 0
        elif character in POWERS:
            section += digit * 10 ** POWERS[character]
            digit = 0
        else:
            raise NumeralError(f"not a numeral: {text}")
    number = total + section + digit
    written = _written(number) if number < LIMIT else ""
    if spelled in (written, written.removeprefix("一")):
        return Decimal(number)
    raise NumeralError(f"not a numeral: {text}")


def _written(number: int) -> str:
    """A whole number as prose writes it, with every 一 spoken: 1005 is 一千零五, 10 is 一十."""
    for scale, power in reversed(POWERS.items()):
        unit = 10**power
        if number >= unit:
            above, below = divmod(number, unit)
            if not below:
                return _written(above) + scale
            gap = "零" if below < unit // 10 else ""
            return _written(above) + scale + gap + _written(below)
    return "零一二三四五六七八九"[number]


def shifted(number: Decimal, places: int) -> Decimal:
    """A number times ten to the power of `places`, exactly: 3.50 by -2 is 0.0350."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise NumeralError(f"not a finite number: {number}")
    moved = Decimal((sign, digits, exponent + places))
    return Decimal(f"{moved:f}") if exponent + places > 0 else moved
