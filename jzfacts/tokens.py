"""One numeral of a folded text at a time, with its unit, and whether it is a figure by its shape.

A token is found where a numeral character stands and covers it, so that nothing is dropped: Arabic
digits, enclosed numbers (①), Chinese numeral characters. What has no value (十四五, 三分之二, 千 in
千方百计 has one, 十四五 none) carries the value NaN, which equals no figure.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jzfacts import context, nofigures
from jzfacts.numerals import ARABIC, CHINESE_RUN, NumeralError, parse_chinese_or_arabic, split_scale
from jzfacts.units import COUNTS, unit_at

Kind = Literal["quantity", "rank", "time", "ordinal", "name"]
NO_VALUE = Decimal("NaN")

# Numbers in circles, in brackets, raised and in fractions: what `fold_prose` leaves as it is.
ENCLOSED = "²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅞①-⒛⓪-⓿㈠-㈩㈪-㈰㉈-㉟㊀-㊉㊊-㊏㊱-㊿㋀-㋋㍘-㍰㏠-㏾❶-➓"
START = re.compile(f"[0-9第首{CHINESE_RUN}{ENCLOSED}]")
_RUN = f"[{CHINESE_RUN}][{CHINESE_RUN}○]*"
_DECIMAL = f"{_RUN}(?:点[零〇○一二三四五六七八九]+[万亿]*)?"
_TOKEN = re.compile(
    rf"第(?P<ordinal>[0-9]+|{_RUN})"
    r"|(?P<date>(?:19|20)[0-9]{2}(?P<mark>[-/.])[0-9]{1,2}(?P=mark)[0-9]{1,2}(?![0-9.]))"
    r"|(?P<clock>(?<![:0-9.])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?![0-9:.%]))"
    rf"|(?P<arabic>[0-9]+(?:\.[0-9]+){{2,}}|{ARABIC})"
    rf"|(?P<part>[百千万]分之)(?P<of>{ARABIC}|{_DECIMAL})"
    rf"|(?P<fraction>{_RUN}分之(?:[0-9]+|{_RUN}))"
    r"|(?P<half>一半)"
    rf"|(?P<chinese>{_DECIMAL})"
    r"|(?P<first>首位(?!度))"
    f"|(?P<enclosed>[{ENCLOSED}])"
)
_PART_UNITS = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
# 余 and 多 stand before a scale, after it, or both: 30多亿元, 5万余人.
_INNER = re.compile(r"([余多几])?(万亿|[十百千]?[万亿]|[千百])?([余多])?")
_SMALLER = re.compile(rf"(万亿|[百千]?[万亿千])(?=[0-9])({ARABIC})([万千百])(?![万亿0-9])")
_BARE = re.compile(r"(?:万亿|[百千]?[万亿]|[百千])\Z")
_BOUNDARY = re.compile(r"\Z|[\s,。、;:!?()\[”\"』」》|]|[和与及]|以及|的(?!一)")
_CLASSIFIED = re.compile(r"[届次期批代版条款章节轮集卷号个家季]")
_NOT_POSITIVE = frozenset(COUNTS | {"年", "个月", "天", "小时", "分钟", "公里", "亩", "公顷"})


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


def token_at(text: str, start: int, previous_end: int, after_rank: bool) -> Token | None:
    """The token that starts at a character that `START` finds; None for 第 and 首 that begin none.

    `previous_end` is where the token before ended and `after_rank` whether it is a rank in whose
    list this one stands (第4、第5).
    """
    found = _TOKEN.match(text, start)
    if found is None:
        return None
    end = found.end()
    match found.lastgroup:
        case "arabic":
            return _arabic(text, start, end, previous_end)
        case "chinese":
            return _chinese(text, start, end)
        case "ordinal":
            return _ordinal(text, start, end, found["ordinal"], after_rank)
        case "of":
            value = _value(found["of"])
            kind: Kind = "name" if value.is_nan() else "quantity"
            reason = "no number" if value.is_nan() else None
            return Token(start, end, start, end, value, _PART_UNITS[found["part"]], kind, reason)
        case "half":
            return Token(start, end, start, end - 1, Decimal(1), "半", "quantity")
        case "date" | "mark" | "clock":
            return Token(start, end, start, end, NO_VALUE, None, "time", "a date or a time of day")
        case "first":
            _, stands = context.rank_scope(text, start)
            if not stands:
                return None
            return Token(start, end, start, start + 1, Decimal(1), "位", "rank")
        case "fraction":
            return _aside(start, end, NO_VALUE, "name", "a fraction: it has no exact decimal")
    value = Decimal(str(unicodedata.numeric(text[start], -1)))
    return _aside(start, end, value, "name", "an enclosed, raised or list number")


def _aside(start: int, end: int, value: Decimal, kind: Kind, reason: str) -> Token:
    return Token(start, end, start, end, value, None, kind, reason)


def _value(text: str) -> Decimal:
    """The number of a numeral, NaN where it is none."""
    try:
        return parse_chinese_or_arabic(text)
    except NumeralError:
        return NO_VALUE


def _measure(text: str, end: int, scale: str) -> tuple[str | None, str, int] | None:
    """The rest of a quantity after its numeral, as (余 or 多, unit, end); scales are composed."""
    unit = unit_at(text, end)
    if unit:
        return None, scale + unit[0], unit[1]
    inner = _INNER.match(text, end)
    if inner is None or inner.end() == end:
        return (None, scale, end) if scale else None
    word, more = inner[1] or inner[3], inner[2] or ""
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


def _arabic(text: str, start: int, number_end: int, previous_end: int) -> Token:
    aside = nofigures.arabic(text, start, number_end)
    if aside:
        kind, reason = aside
        end = number_end + (kind == "time" and text[number_end : number_end + 1] in tuple("年月日"))
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
    if not unit and "a" <= text[end : end + 1] <= "z":
        return _aside(start, end, value, "name", "digits of a name in Latin letters")
    aside = nofigures.stretch_of_time(text, start, end, unit) or nofigures.bracket(text, start)
    if aside:
        return Token(start, end, start, number_end, value, unit or None, *aside)
    if unit == "位" and text.startswith("数", end):
        return Token(start, end, start, number_end, value, unit, "name", "so many digits")
    value, end = _and_a_half(text, value, unit, end)
    first = _sign(text, start, unit, previous_end)
    if first < start:
        value = value.copy_negate()
    return Token(first, end, first, number_end, value, unit or None, "quantity", None, inner)


def _and_a_half(text: str, value: Decimal, unit: str, end: int) -> tuple[Decimal, int]:
    """The half in 三年半 and the fifth tenth in 三成五."""
    if unit in ("年", "天", "小时") and text.startswith("半", end):
        return value + Decimal("0.5"), end + 1
    digit = "零一二三四五六七八九".find(text[end : end + 1]) if text[end : end + 1] else -1
    if unit == "成" and digit > 0 and _BOUNDARY.match(text, end + 1):
        return value + Decimal(digit).scaleb(-1), end + 1
    return value, end


def _sign(text: str, start: int, unit: str, previous_end: int) -> int:
    """Where the numeral starts with its minus sign, if the dash before it is one.

    It is none between two numbers (8%-10%), after another dash, or before what cannot be negative.
    """
    sign = text[start - 1 : start]
    if sign not in ("-", "−", "负") or not sign or previous_end == start - 1:
        return start
    left = text[start - 2 : start - 1] if start > 1 else ""
    if left in ("-", "—", "–", "−", ")", "]") and left:
        return start
    base = unit.lstrip("十百千万亿") or unit
    if base in _NOT_POSITIVE or (left.isascii() and left.isalnum()):
        return start
    if not unit and left not in ("", " ", "\n", "(", "为", "是"):
        return start
    return start - 1


def _chinese(text: str, start: int, end: int) -> Token:
    aside = nofigures.chinese(text, start, end)
    if aside:
        kind, reason = aside
        return _aside(start, end, _value(text[start:end]), kind, reason)
    # 三万千瓦: the last character of the run may begin the unit
    for number_end in (end, end - 1):
        if number_end > start:
            token = _chinese_quantity(text, start, number_end)
            if token:
                return token
    return _aside(start, end, _value(text[start:end]), "name", "a numeral in a word")


def _chinese_quantity(text: str, start: int, number_end: int) -> Token | None:
    numeral = text[start:number_end]
    try:
        value, scale = split_scale(numeral)
    except NumeralError:
        return None
    inner, unit, end = _measure(text, number_end, scale) or (None, "", number_end)
    base = unit.lstrip("十百千万亿") or unit
    if not unit or (len(numeral) in (2, 3) and set(numeral) <= set("一二三四五六七八九")):
        return None  # 三五个 is no 35
    if numeral == "一" and (
        base in COUNTS or base in _NOT_POSITIVE or base in ("米", "元", "岁", "升")
    ):
        return None  # 一个, 一家, 最后一公里: an article
    if base == "番" and text[start - 1 : start] != "翻":
        return None
    mantissa_end = number_end - len(scale)
    if _BARE.match(numeral):
        bounded = inner or context.qualifier_after(text, end) or text.startswith("大关", end)
        if not (bounded or context.bounded(text, start)) and (len(numeral) == 1 or base in SCALED):
            return None  # 万元, 百家, 千亿: a class of things; 百亿元 and 超亿元 are figures
        mantissa_end = max(mantissa_end, start + 1) if len(numeral) > 1 else number_end
    elif base in SCALED and not set(numeral) & set("一二三四五六七八九两十"):
        return None
    aside = nofigures.stretch_of_time(text, start, end, unit) or nofigures.bracket(text, start)
    if aside:
        return Token(start, end, start, number_end, value, unit, *aside)
    value, end = _and_a_half(text, value, unit, end)
    return Token(start, end, start, mantissa_end, value, unit, "quantity", None, inner)


# Units that are nothing but a scale: 109亿.
SCALED = frozenset(("万亿", "千亿", "百亿", "十亿", "千万", "百万", "十万", "亿", "万"))


def _ordinal(text: str, start: int, number_end: int, numeral: str, after_rank: bool) -> Token:
    """第 with its numeral: a rank where something stands there, else an ordinal."""
    value = _value(numeral)
    among, stands = context.rank_scope(text, start)
    placed = stands or after_rank
    end = number_end
    unit = None
    if text[end : end + 1] in ("位", "名") and text[end : end + 1]:
        if placed or _BOUNDARY.match(text, end + 1):
            unit, placed = text[end], True
            end += 1
    elif not _BOUNDARY.match(text, end):
        # A column may run on without a stop (全省第5固定资产), but only digits are sure to end.
        placed = among is not None and numeral.isascii() and not _CLASSIFIED.match(text, end)
    if not placed or value.is_nan():
        return Token(
            start, end, start, number_end, value, unit, "ordinal", "an ordinal, not a rank"
        )
    return Token(start, end, start, number_end, value, unit, "rank")
