"""A numeral with its unit, Arabic or Chinese, as a token: a figure, or set aside with a reason.

Texts are folded (`text.fold_prose`). What has no value (十四五, 三分之二) carries NaN, which equals
no figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jzfacts.i18n import N_
from jzfacts.text import cues as context
from jzfacts.text import exclusions as nofigures
from jzfacts.text.normalize import CHINESE_NUMERALS
from jzfacts.text.numerals import (
    ARABIC,
    DIGIT_VALUES,
    NumeralError,
    parse_chinese_or_arabic,
    split_scale,
)
from jzfacts.text.units import COUNTS, SCALES, base_name, unit_at

Kind = Literal["quantity", "rank", "time", "ordinal", "name"]
NO_VALUE = Decimal("NaN")

# 余 and 多 stand before a scale, after it, or both: 30多亿元, 5万余人.
_INNER = re.compile(r"([余多几])?(万亿|[十百千]?[万亿]|[千百])?([余多])?")
# 提高2个和3个百分点: the first number, too, is in percentage points.
_ELIDED = re.compile(r"(?:个[、和与及][0-9.]{1,8}){1,6}个百分点")
_SMALLER = re.compile(rf"(万亿|[百千]?[万亿千])(?=[0-9])({ARABIC})([万千百])(?![万亿0-9])")
_BARE = re.compile(r"(?:万亿|[百千]?[万亿]|[百千])\Z")
# Where a number or a rank may end, and no word runs on.
BOUNDARY = re.compile(r"\Z|[\s,。、;:!?()\[”\"』」》|]|[和与及]|以及|的(?!一)")
_NEVER_NEGATIVE = COUNTS | {"年", "个月", "天", "小时", "分钟", "公里", "亩", "公顷", "平方米"}
# 一 before these is the number; before a classifier it is an article (一个, 一项, 最后一公里).
_COUNTED_FROM_ONE = frozenset(("%", "‰", "个百分点", "百分点", "倍", "成", "番"))
# 两市, 三县: names of the places spoken of.
_PLACES = frozenset(("省", "市", "县", "区", "乡", "镇", "村", "县市", "县区"))
_LABELLED = frozenset("表图件栏版章节")


@dataclass(frozen=True, slots=True)
class Token:
    """A numeral and its unit in the folded text; the numeral's span is `[number, number_end)`."""

    start: int
    end: int
    number: int
    number_end: int
    value: Decimal
    unit: str | None
    kind: Kind
    reason: str | None = None
    inner: str | None = None


def aside(start: int, end: int, value: Decimal, kind: Kind, reason: str) -> Token:
    return Token(start, end, start, end, value, None, kind, reason)


def value_of(text: str) -> Decimal:
    """The number of a numeral, NaN where it is none."""
    try:
        return parse_chinese_or_arabic(text)
    except NumeralError:
        return NO_VALUE


def _measure(text: str, end: int, scale: str) -> tuple[str | None, str, int] | None:
    """The rest of a quantity after its numeral, as (余 or 多, unit, end); scales are composed."""
    unit = unit_at(text, end)
    if unit:
        if unit[0] == "个" and _ELIDED.match(text, end):
            return None, "个百分点", unit[1]
        return None, scale + unit[0], unit[1]
    inner = _INNER.match(text, end)
    if inner is None or inner.end() == end:
        return (None, scale, end) if scale else None
    word, more = inner[1] or inner[3], inner[2] or ""
    if scale + more not in ("", *SCALES):
        return None
    unit = unit_at(text, inner.end())
    if unit:
        return word, scale + more + unit[0], unit[1]
    unit = unit_at(text, inner.end(2)) if more else None
    if unit:
        return inner[1], scale + more + unit[0], unit[1]
    if more and more[-1] in "万亿":
        return inner[1], scale + more, inner.end(2)
    if scale:
        return (inner[1], scale, inner.end(1)) if inner[1] in ("余", "多") else (None, scale, end)
    return None


def arabic(text: str, start: int, number_end: int, previous_end: int) -> Token:
    reasoned = nofigures.arabic(text, start, number_end)
    if reasoned:
        kind, reason = reasoned
        end = _time_end(text, number_end, kind)
        numeral = text[start:number_end].replace(",", "")
        value = Decimal(numeral) if numeral.count(".") < 2 else NO_VALUE
        unit = text[number_end:end] or None
        return Token(start, end, start, number_end, value, unit, kind, reason)
    value = Decimal(text[start:number_end].replace(",", ""))
    smaller = _SMALLER.match(text, number_end)
    if smaller:  # 1亿2000万元
        try:
            value = parse_chinese_or_arabic(text[start : smaller.end(1)])
            value += parse_chinese_or_arabic(smaller[2] + smaller[3])
            number_end = smaller.end()
        except NumeralError:
            smaller = None
    inner, unit, end = _measure(text, number_end, "") or (None, "", number_end)
    spaced = text[start - 2 : start - 1] if text[start - 1 : start] == " " else ""
    if not unit and any("a" <= letter <= "z" for letter in (text[end : end + 1], spaced)):
        return aside(start, end, value, "name", N_("digits of a name in Latin letters"))
    if not unit and text[start - 1 : start] in _LABELLED:
        return aside(start, end, value, "name", N_("the number of a table or a section"))
    reasoned = nofigures.quantity(text, start, end, unit)
    if reasoned:
        return Token(start, end, start, number_end, value, unit or None, *reasoned)
    value, end = _and_a_half(text, value, unit, end)
    first = _sign(text, start, number_end, unit, previous_end)
    if first < start:
        value = value.copy_negate()
    return Token(first, end, first, number_end, value, unit or None, "quantity", None, inner)


def _time_end(text: str, end: int, kind: Kind) -> int:
    """Where a time ends: its 年, 月 or 日 belongs to it."""
    return end + (kind == "time" and text[end : end + 1] in tuple("年月日"))


def _and_a_half(text: str, value: Decimal, unit: str, end: int) -> tuple[Decimal, int]:
    """The half in 三年半 and the fifth tenth in 三成五."""
    if unit in ("年", "天", "小时") and text.startswith("半", end):
        return value + Decimal("0.5"), end + 1
    digit = DIGIT_VALUES.get(text[end : end + 1], 0)
    after = text[end + 1 : end + 2]
    if (
        unit == "成"
        and digit
        and after not in tuple(CHINESE_NUMERALS)
        and not unit_at(text, end + 1)
    ):
        return value + Decimal(digit).scaleb(-1), end + 1
    return value, end


def _sign(text: str, start: int, end: int, unit: str, previous_end: int) -> int:
    """Where the numeral starts with its minus sign, if the dash before it is one.

    It is none between two numbers (8%-10%), after another dash, or before what cannot be negative.
    """
    sign = text[start - 1 : start]
    if sign not in ("-", "−", "负") or not sign or previous_end == start - 1:
        return start
    left = text[start - 2 : start - 1] if start > 1 else ""
    if left in ("-", "—", "–", "−", ")", "]") and left:
        return start
    if base_name(unit) in _NEVER_NEGATIVE or (left.isascii() and left.isalnum()):
        return start
    if not unit and "." not in text[start:end] and left not in ("", " ", "\n", "(", "为", "是"):
        return start
    return start - 1


def chinese(text: str, start: int, end: int) -> Token:
    reasoned = nofigures.chinese(text, start, end)
    if reasoned:
        kind, reason = reasoned
        value = value_of(text[start:end])
        last = _time_end(text, end, kind)
        return Token(start, last, start, end, value, text[end:last] or None, kind, reason)
    # 三万千瓦: the last character of the run may begin the unit
    for number_end in (end, end - 1):
        if number_end > start:
            token = _chinese_quantity(text, start, number_end)
            if token:
                return token
    return aside(start, end, value_of(text[start:end]), "name", N_("a numeral in a word"))


def _chinese_quantity(text: str, start: int, number_end: int) -> Token | None:
    numeral = text[start:number_end]
    try:
        value, scale = split_scale(numeral)
    except NumeralError:
        return None
    inner, unit, end = _measure(text, number_end, scale) or (None, "", number_end)
    base = base_name(unit)
    if (
        not unit
        or base in _PLACES
        or (len(numeral) in (2, 3) and set(numeral) <= set("一二三四五六七八九"))
    ):
        return None  # 三五个 is no 35
    if numeral == "一" and base not in _COUNTED_FROM_ONE:
        return None
    if base == "番" and text[start - 1 : start] != "翻":
        return None
    mantissa_end = number_end - len(scale)
    if _BARE.match(numeral):
        bounded = inner or context.qualifier_after(text, end) or text.startswith("大关", end)
        if not (bounded or context.bounded(text, start)) and (
            len(numeral) == 1 or not base or base in COUNTS
        ):
            return None  # 万元, 千万家, 千亿: a class of things; 百亿元 and 超亿元 are figures
        if inner is None and text[start - 1 : start] == "上":
            inner = "上"
        mantissa_end = max(mantissa_end, start + 1) if len(numeral) > 1 else number_end
    elif not base and not set(numeral) & set("一二三四五六七八九两十"):
        return None
    reasoned = nofigures.quantity(text, start, end, unit) or nofigures.years_in_words(
        text, start, unit
    )
    if reasoned:
        return Token(start, end, start, number_end, value, unit, *reasoned)
    value, end = _and_a_half(text, value, unit, end)
    return Token(start, end, start, mantissa_end, value, unit, "quantity", None, inner)
