"""The tokenizer: each numeral of a folded text with its unit, a figure or set aside with a reason.

Arabic digits, enclosed numbers (①) and Chinese numeral characters are each covered by one token, so
that nothing is dropped; 首位 is one more, where something stands there. What has no value (十四五,
三分之二) carries NaN, which equals no figure. Texts are folded (`normalize.fold_prose`).

Where to add: a unit, `units`; a form of numeral, `_TOKEN`; a numeral that is none, `exclusions`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jzfacts.i18n import N_
from jzfacts.text import cues, exclusions
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

# Numbers in circles, in brackets, raised and in fractions: what `fold_prose` leaves as it is.
ENCLOSED = "²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅞①-⒛⓪-⓿㈠-㈩㈪-㈰㉈-㉟㊀-㊉㊊-㊏㊱-㊿㋀-㋋㍘-㍰㏠-㏾❶-➓"
START = re.compile(f"[0-9第首{CHINESE_NUMERALS}{ENCLOSED}]")
"""Where a token may start."""
_RUN = f"[{CHINESE_NUMERALS}][{CHINESE_NUMERALS}○]*"
_DECIMAL = f"{_RUN}(?:点[零〇○一二三四五六七八九]+[万亿]*)?"
_TOKEN = re.compile(
    rf"第(?P<ordinal>[0-9]+|{_RUN})"
    r"|(?P<date>(?:19|20)[0-9]{2}(?P<mark>[-/.])[0-9]{1,2}(?P=mark)[0-9]{1,2}(?![0-9.]))"
    r"|(?P<clock>(?<![:0-9.])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:.%]))"
    rf"|(?P<arabic>[0-9]+(?:\.[0-9]+){{2,}}|{ARABIC})"
    rf"|(?P<part>[百千万]分之)(?P<of>{ARABIC}|{_DECIMAL})"
    rf"|(?P<fraction>{_RUN}分之(?:[0-9]+|{_RUN}))"
    r"|(?P<half>一半)"
    rf"|(?P<chinese>{_DECIMAL})"
    r"|(?P<first>首位(?!度))"
    f"|(?P<enclosed>[{ENCLOSED}])"
)
_PART_UNITS = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
# A rank is followed by none of these: 全省第5批.
_CLASSIFIED = re.compile(r"[届次期批代版条款章节轮集卷号个家季]")
# Where a number or a rank may end, and no word runs on.
_BOUNDARY = re.compile(r"\Z|[\s,。、;:!?()\[”\"』」》|]|[和与及]|以及|的(?!一)")

# 余 and 多 stand before a scale, after it, or both: 30多亿元, 5万余人.
_INNER = re.compile(r"([余多几])?(万亿|[十百千]?[万亿]|[千百])?([余多])?")
# 提高2个和3个百分点: the first number, too, is in percentage points.
_ELIDED = re.compile(r"(?:个[、和与及][0-9.]{1,8}){1,6}个百分点")
_SMALLER = re.compile(rf"(万亿|[百千]?[万亿千])(?=[0-9])({ARABIC})([万千百])(?![万亿0-9])")
_BARE = re.compile(r"(?:万亿|[百千]?[万亿]|[百千])\Z")
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
    """余 or 多 between numeral and unit."""


def token_at(
    text: str, start: int, previous_end: int = -1, *, after_rank: bool = False
) -> Token | None:
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
            return _ordinal(text, start, end, found["ordinal"], after_rank=after_rank)
        case "of":
            value = _value_of(found["of"])
            if value.is_nan():
                return Token(start, end, start, end, value, None, "name", N_("no number"))
            return Token(start, end, start, end, value, _PART_UNITS[found["part"]], "quantity")
        case "half":
            return Token(start, end, start, end - 1, Decimal(1), "半", "quantity")
        case "date":
            return _aside(start, end, Decimal(text[start : start + 4]), "time", N_("a date"))
        case "clock":
            return _aside(start, end, NO_VALUE, "time", N_("a time of day"))
        case "first":
            if not cues.rank(text, start).stands:
                return None
            return Token(start, end, start, start + 1, Decimal(1), "位", "rank")
        case "fraction":
            reason = N_("a fraction: it has no exact decimal")
            return _aside(start, end, NO_VALUE, "name", reason)
    number = unicodedata.numeric(text[start], -1)
    value = Decimal(int(number)) if number >= 0 and number == int(number) else NO_VALUE
    return _aside(start, end, value, "name", N_("an enclosed, raised or list number"))


def _aside(start: int, end: int, value: Decimal, kind: Kind, reason: str) -> Token:
    return Token(start, end, start, end, value, None, kind, reason)


def _value_of(text: str) -> Decimal:
    """The number of a numeral, NaN where it is none."""
    try:
        return parse_chinese_or_arabic(text)
    except NumeralError:
        return NO_VALUE


def _ordinal(text: str, start: int, number_end: int, numeral: str, *, after_rank: bool) -> Token:
    """第 with its numeral: a rank where something stands there, else an ordinal."""
    value = _value_of(numeral)
    cue = cues.rank(text, start)
    is_rank = cue.stands or after_rank
    end, unit = number_end, None
    if text.startswith(("位", "名"), end):
        if is_rank or _BOUNDARY.match(text, end + 1):
            unit, is_rank = text[end], True
            end += 1
    elif _BOUNDARY.match(text, end):
        # 增速是第一，: said of something, it is a place without a word for standing.
        is_rank = is_rank or text[start - 1 : start] == "是"
    else:
        # A column may run on without a stop (全省第5固定资产), but only digits are sure to end.
        is_rank = bool(cue.among) and numeral.isascii() and not _CLASSIFIED.match(text, end)
    if is_rank and not value.is_nan():
        return Token(start, end, start, number_end, value, unit, "rank")
    reason = N_("an ordinal, not a rank")
    return Token(start, end, start, number_end, value, unit, "ordinal", reason)


def _arabic(text: str, start: int, number_end: int, previous_end: int) -> Token:
    # First: what its neighbours say is no figure
    excluded = exclusions.exclusion(exclusions.ARABIC, text, start, number_end)
    numeral = text[start:number_end].replace(",", "")
    value = Decimal(numeral) if numeral.count(".") < 2 else NO_VALUE
    if excluded:
        return _excluded_time(text, start, number_end, value, excluded)
    # Then: a second numeral that goes on with the first: 1亿2000万元
    smaller = _SMALLER.match(text, number_end)
    if smaller:
        large = _value_of(text[start : smaller.end(1)])
        small = _value_of(smaller[2] + smaller[3])
        if not (large + small).is_nan():
            value, number_end = large + small, smaller.end()
    # Then: the unit, and what it says is no figure
    inner, unit, end = _unit(text, number_end, "") or (None, "", number_end)
    spaced = text[start - 2 : start - 1] if text[start - 1 : start] == " " else ""
    if not unit and any("a" <= letter <= "z" for letter in (text[end : end + 1], spaced)):
        return _aside(start, end, value, "name", N_("digits of a name in Latin letters"))
    if not unit and text[start - 1 : start] in _LABELLED:
        return _aside(start, end, value, "name", N_("the number of a table or a section"))
    excluded = exclusions.excluded_quantity(text, start, end, unit)
    if excluded:
        return Token(start, end, start, number_end, value, unit or None, *excluded)
    # Last: a half after the unit, a minus sign before the numeral
    value, end = _and_a_half(text, value, unit, end)
    if _has_sign(text, start, number_end, unit, previous_end):
        start, value = start - 1, value.copy_negate()
    return Token(start, end, start, number_end, value, unit or None, "quantity", None, inner)


def _chinese(text: str, start: int, end: int) -> Token:
    excluded = exclusions.exclusion(exclusions.CHINESE, text, start, end)
    value = _value_of(text[start:end])
    if excluded:
        return _excluded_time(text, start, end, value, excluded)
    # 三万千瓦: the last character of the run may begin the unit
    for number_end in (end, end - 1):
        token = _chinese_quantity(text, start, number_end) if number_end > start else None
        if token:
            return token
    return _aside(start, end, value, "name", N_("a numeral in a word"))


def _excluded_time(
    text: str, start: int, number_end: int, value: Decimal, excluded: exclusions.SetAside
) -> Token:
    """A numeral that is set aside; to a time its 年, 月 or 日 belongs."""
    takes_unit = excluded[0] == "time" and text.startswith(("年", "月", "日"), number_end)
    end = number_end + takes_unit
    return Token(start, end, start, number_end, value, text[number_end:end] or None, *excluded)


def _chinese_quantity(text: str, start: int, number_end: int) -> Token | None:
    """A Chinese numeral with its unit; None where it is no figure but part of a word."""
    numeral = text[start:number_end]
    digits = frozenset("一二三四五六七八九")
    try:
        value, scale = split_scale(numeral)
    except NumeralError:
        return None
    # First: the unit, which must be there and give the numeral its meaning
    inner, unit, end = _unit(text, number_end, scale) or (None, "", number_end)
    base = base_name(unit)
    if not unit or base in _PLACES:
        return None
    if len(numeral) in (2, 3) and digits.issuperset(numeral):
        return None  # 三五个 is no 35
    if numeral == "一" and base not in _COUNTED_FROM_ONE:
        return None
    if base == "番" and text[start - 1 : start] != "翻":
        return None
    # Then: a bare scale names a class of things (万元, 千万家, 千亿) unless it is bounded (超亿元)
    mantissa_end = number_end - len(scale)
    if _BARE.match(numeral):
        bounded = inner or cues.qualifier_after(text, end) or text.startswith("大关", end)
        is_class = len(numeral) == 1 or not base or base in COUNTS
        if is_class and not (bounded or cues.is_bounded(text, start)):
            return None
        if inner is None and text[start - 1 : start] == "上":
            inner = "上"
        mantissa_end = max(mantissa_end, start + 1) if len(numeral) > 1 else number_end
    elif not base and not set(numeral) & (digits | {"两", "十"}):
        return None
    # Last: stretches of time, and a half after the unit
    excluded = exclusions.excluded_quantity(text, start, end, unit, in_words=True)
    if excluded:
        return Token(start, end, start, number_end, value, unit, *excluded)
    value, end = _and_a_half(text, value, unit, end)
    return Token(start, end, start, mantissa_end, value, unit, "quantity", None, inner)


def _unit(text: str, end: int, scale: str) -> tuple[str | None, str, int] | None:
    """What follows a numeral, as (余 or 多, unit, end); scales are composed into the unit."""
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


def _and_a_half(text: str, value: Decimal, unit: str, end: int) -> tuple[Decimal, int]:
    """The half in 三年半 and the fifth tenth in 三成五."""
    if unit in ("年", "天", "小时") and text.startswith("半", end):
        return value + Decimal("0.5"), end + 1
    digit = DIGIT_VALUES.get(text[end : end + 1], 0)
    goes_on = text.startswith(tuple(CHINESE_NUMERALS), end + 1) or unit_at(text, end + 1)
    if unit == "成" and digit and not goes_on:
        return value + Decimal(digit).scaleb(-1), end + 1
    return value, end


def _has_sign(text: str, start: int, end: int, unit: str, previous_end: int) -> bool:
    """Whether the dash before a numeral is its minus sign.

    It is none between two numbers (8%-10%), after another dash, or before what cannot be negative.
    """
    if not text.startswith(("-", "−", "负"), start - 1) or previous_end == start - 1 or not start:
        return False
    left = text[start - 2 : start - 1] if start > 1 else ""
    if left in ("-", "—", "–", "−", ")", "]") or (left.isascii() and left.isalnum()):
        return False
    if base_name(unit) in _NEVER_NEGATIVE:
        return False
    return bool(unit) or "." in text[start:end] or left in ("", " ", "\n", "(", "为", "是")
