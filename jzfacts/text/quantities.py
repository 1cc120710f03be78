"""Tokenizer: each numeral of a folded text with its unit, as a figure or set aside with a reason.

Arabic digits, enclosed numbers (①) and Chinese numeral characters are each covered by exactly one
token, so nothing is dropped; 首位 and 半 get one, too, where they mean a rank or an amount. A range
(8%—9%) and a compound (五元三毛) are one token. A numeral without an exact value (十四五, 三分之二)
has the value NaN. Texts are folded: `numbers.fold_digits(fold_prose(…).text)`.

Where to add: a unit, `units`; a way to write a number, `numbers`; text after a unit, `unit_after_number`; a
sign or range, `ranges`; a form of numeral, `_TOKEN`; a numeral that is no figure, `exclusions`.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import NamedTuple

from jzfacts.text import cues, exclusions
from jzfacts.text.exclusions import IN_A_WORD, Kind, SetAside
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.normalize import CHINESE_NUMERALS
from jzfacts.text.numbers import ARABIC, SPACED, Number, read_number, shifted, without_marks
from jzfacts.text.ranges import PARTS, joined, joint, signed
from jzfacts.text.unit_after_number import extended, measure, unit_at
from jzfacts.text.units import COUNTS, POWERS, base_name, is_measure

NO_VALUE = Decimal("NaN")

# Numbers in circles, in brackets, raised and in fractions: what `fold_prose` leaves as it is.
ENCLOSED = "²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅞①-⒛⓪-⓿㈠-㈩㈪-㈰㉈-㉟㊀-㊉㊊-㊏㊱-㊿㋀-㋋㍘-㍰㏠-㏾❶-➓"
START = pattern(f"[0-9第首榜半{CHINESE_NUMERALS}{ENCLOSED}]")
"""Where a token may start."""
_RUN = f"(?!兆)[{CHINESE_NUMERALS}兆]+"
_TOKEN = pattern(
    rf"第(?P<ordinal>[0-9]+|{_RUN}|[①-⑳])"
    r"|(?P<date>(?:19|20)[0-9]{2}(?P<mark>[-/.])[0-9]{1,2}(?P=mark)[0-9]{1,2}(?![0-9.]))"
    r"|(?P<clock>(?<![:0-9.])(?:[01]?[0-9]|2[0-3])"
    r"(?::[0-5][0-9](?::[0-5][0-9])?(?![0-9:.%])|[时点](?:[0-5]?[0-9]分(?!钟)|半)))"
    rf"|(?P<fraction>(?:[0-9]+|{_RUN})分之(?P<over>[0-9]+|{_RUN}))"
    r"|(?P<stroke>(?<![0-9/.])[0-9]{1,3}/(?P<under>[0-9]{1,4})(?![0-9/.]))"
    r"|(?P<one_half>一半)"
    rf"|(?P<spaced>{SPACED.pattern})"
    rf"|(?P<arabic>[0-9]+(?:\.[0-9]+){{2,}}|{ARABIC.pattern})"
    r"|(?P<below>零下)"
    rf"|(?P<chinese>{_RUN}(?:点[零一二三四五六七八九]+[万亿]*)?)"
    r"|(?P<first>首位(?!度)|榜首)"
    r"|(?P<half>半)"
    f"|(?P<enclosed>[{ENCLOSED}])"
)
# A rank is followed by none of these: 全省第5批.
_CLASSIFIED = pattern(r"[届次期批代版条款章节轮集卷号个家季座所例艘架枚只]")
# Where a number or a rank may end, and no word runs on.
_BOUNDARY = pattern(r"\Z|[\s,。、;:!?()\[”\"』」》|]|[和与及]|以及|的(?!一)")
_ORDINAL_RANGE = pattern(rf"(?:[-—–~至到]|至第|到第)(?:[0-9]+|{_RUN})[位名]?")
_RATIO = pattern("(?:结构|构成|比例|比重|之比|收入比)[^。;!?\\n]*\\Z")
_NEAR_RATIO = 40
"""Characters before a ratio (numbers with colons) that are searched for its name."""
_COLLOQUIAL = pattern("[万亿][二三四五六七八九]\\Z")
"""The end of a number that needs no unit: 三万五."""
_CLASS = pattern(r"万亿|[百千]?[万亿]|[百千]")

# 一 before these and before measures is the number; before a classifier it is an article (一个,
# 一项), and in 最后一公里, 一年, 一天.
_COUNTED_FROM_ONE = frozenset(("%", "‰", "‱", "个百分点", "百分点", "个千分点", "倍", "成", "番"))
_BEFORE_AN_ARTICLE = frozenset("后每这那同任某另第之统单唯进")
# Units of Chinese numerals that are words: 两市, 三县 are the places spoken of, 三角 a shape.
_WORDS = frozenset(
    "省 市 县 区 乡 镇 村 县市 县区 金 银 铜 角 眼 口 孔 幅 款 根 顶 副 道 节 班 桌".split()
)
_NO_HALF = frozenset("上下大前后多过老折各参夜深前")


class Token(NamedTuple):
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
    """余 or 多 within the numeral or before its unit."""
    high: Decimal | None = None
    """The upper end of a range or approximation, in the same unit."""
    unknown_unit: str | None = None
    """What stands in place of the unit, if `units` does not know it."""
    sign: int = 0
    """+1 or -1 for a printed sign or arrow that shows a rise or fall."""


def token_at(
    text: str, start: int, previous_end: int = -1, *, after_rank: bool = False
) -> Token | None:
    """Return the token at a character that `START` finds, or None if 第, 首 or 半 begin none.

    `previous_end`: where the previous token ended; `after_rank`: whether that is a rank of the same list
    (第4、第5).
    """
    token = _token_at(text, start, after_rank=after_rank)
    if token is None or (token.kind != "quantity" and token.reason != IN_A_WORD[1]):
        return token
    lower = signed(text, token, previous_end) if token.kind == "quantity" else token
    between = joint(text, lower)
    if between is None or not START.match(text, between.end()):
        return lower
    upper = _token_at(text, between.end())
    if upper is None or upper.end <= between.end():
        return lower
    token = joined(text, lower, upper, between)
    if token.high is not None and lower.high is None and token.number == start:
        return signed(text, token, previous_end)
    return token


def _token_at(text: str, start: int, *, after_rank: bool = False) -> Token | None:
    """Return the token without a sign before it or the upper end of a range after it."""
    found = _TOKEN.match(text, start)
    if found is None:
        return None
    end = found.end()
    match found.lastgroup:
        case "arabic" | "spaced" as form:
            return _arabic(text, start, end, spaced=form == "spaced")
        case "chinese":
            return _chinese(text, start, end)
        case "ordinal":
            return _ordinal(text, start, end, found["ordinal"], after_rank=after_rank)
        case "fraction":
            return _fraction(text, start, found.start("over"))
        case "stroke":
            return _stroke(text, start, found.start("under"), end)
        case "one_half":
            return Token(start, end, start, end - 1, Decimal(1), "半", "quantity")
        case "half":
            return _half(text, start)
        case "below":
            token = _token_at(text, end) if START.match(text, end) else None
            if token and token.kind == "quantity" and token.high is None:
                return token._replace(start=start, number=start, value=token.value.copy_negate())
            return _aside(start, start + 1, Decimal(0), IN_A_WORD)
        case "date":
            return _aside(start, end, Decimal(text[start : start + 4]), exclusions.DATE)
        case "clock":
            named = _RATIO.search(text, max(0, start - _NEAR_RATIO), start)
            if named and ":" in found[0]:  # 三次产业结构10:45:45
                return _arabic(text, start, text.index(":", start), spaced=False)
            return _aside(start, end, NO_VALUE, exclusions.CLOCK)
        case "first":
            if not cues.rank(text, start).stands:
                return None
            return Token(start, end, start, start + 1, Decimal(1), "位", "rank")
    return _aside(start, end, _value_of(text[start]), exclusions.ENCLOSED)


def _aside(start: int, end: int, value: Decimal, reason: SetAside) -> Token:
    return Token(start, end, start, end, value, None, *reason)


def _value_of(text: str) -> Decimal:
    """Return the number that a whole text writes, or NaN."""
    number = read_number(text, 0)
    if number and number.end == len(text) and number.low == number.high and not number.word:
        return number.low * number.factor
    digit = unicodedata.numeric(text, -1) if len(text) == 1 else -1
    return Decimal(int(digit)) if digit >= 0 and digit == int(digit) else NO_VALUE


def _ordinal(text: str, start: int, number_end: int, numeral: str, *, after_rank: bool) -> Token:
    """Return 第 and its numeral: a rank if a word for standing is there, else an ordinal."""
    value = _value_of(numeral)
    is_joined = text[number_end : number_end + 1] in tuple("-—–~至到")
    if is_joined and (several := _ORDINAL_RANGE.match(text, number_end)):  # 第4至6位
        return _aside(start, several.end(), NO_VALUE, exclusions.NO_RANK)
    cue = cues.rank(text, start)
    is_rank = cue.stands or after_rank
    end, unit = number_end, None
    if text.startswith(("位", "名"), end):
        if is_rank or _BOUNDARY.match(text, end + 1):
            unit, is_rank = text[end], True
            end += 1
    elif _BOUNDARY.match(text, end):
        # 增速是第一，增速第一，: said of something, it is a place without a word for standing.
        is_rank = is_rank or text[start - 1 : start] == "是" or cues.is_measured(text, start)
    else:
        # A column may run on without a stop (全省第5固定资产), but only digits are sure to end.
        is_rank = bool(cue.among) and numeral.isascii() and not _CLASSIFIED.match(text, end)
    if is_rank and not value.is_nan():
        return Token(start, end, start, number_end, value, unit, "rank")
    return Token(start, end, start, number_end, value, unit, *exclusions.NO_RANK)


def _arabic(text: str, start: int, digits_end: int, *, spaced: bool) -> Token:
    """Return Arabic digits as a figure, or set aside with a reason."""
    number = read_number(text, start, spaced=True) if spaced else None
    if spaced and not (number and measure(text, start, number.end, number.scale).unit):
        # 1 928张 is one number, 第5 928 two: a unit must follow
        number, digits_end = None, text.index(" ", start)
    digits = without_marks(text[start:digits_end])
    value = Decimal(digits) if digits.count(".") < 2 and len(digits) < 400 else NO_VALUE
    excluded = exclusions.exclusion(text, start, digits_end, in_words=False)
    if excluded:
        return _excluded(text, start, digits_end, value, excluded)
    alone = Number(digits_end, value, value)
    if not spaced and unit_at(text, digits_end) in (None, ("个", digits_end + 1)):
        number = read_number(text, start)  # 3千瓦 before 3千
    elif number is None:
        number = alone
    if number is None:
        return _aside(start, digits_end, NO_VALUE, exclusions.TOO_LONG)
    if number.low.is_nan():
        return _aside(start, number.end, NO_VALUE, IN_A_WORD)
    token = _quantity(text, start, number) or _quantity(text, start, alone)
    return token or _aside(start, digits_end, value, IN_A_WORD)


def _excluded(text: str, start: int, number_end: int, value: Decimal, reason: SetAside) -> Token:
    """Return a numeral that is set aside; a time includes its 年, 月 or 日."""
    takes_unit = reason[0] == "time" and text.startswith(("年", "月", "日"), number_end)
    end = number_end + takes_unit
    return Token(start, end, start, number_end, value, text[number_end:end] or None, *reason)


def _chinese(text: str, start: int, run_end: int) -> Token:
    """Return a run of Chinese numerals as a figure, or set aside with a reason."""
    excluded = exclusions.exclusion(text, start, run_end, in_words=True)
    value = _value_of(text[start:run_end])
    if excluded:
        return _excluded(text, start, run_end, value, excluded)
    number = read_number(text, start) or _class(text, start, run_end)
    if number and number.low.is_nan():
        return _aside(start, number.end, NO_VALUE, IN_A_WORD)
    token = number and _quantity(text, start, number, in_words=True)
    return token or _aside(start, run_end, value, IN_A_WORD)


def _class(text: str, start: int, run_end: int) -> Number | None:
    """Return a bare scale, which names a class of things (万元, 千万家, 千亿) unless bounded (超亿元)."""
    for end in (run_end, run_end - 1):  # 万千瓦: the last character may begin the unit
        scale = text[start:end]
        if not _CLASS.fullmatch(scale):
            continue
        unit, after = unit_at(text, end) or (None, end)
        word = text[end] if text.startswith(("余", "多"), end) else None
        bounded = (
            word
            or cues.is_bounded(text, start)
            or cues.qualifier_after(text, after)
            or text.startswith("大关", after)
        )
        if bounded or (len(scale) > 1 and unit and unit not in COUNTS):
            kept = scale if scale == "万亿" else scale[-1].strip("百千")
            one = Decimal(10) ** sum(POWERS[character] for character in scale.removesuffix(kept))
            return Number(end + bool(word), one, one, kept, word)
    return None


def _quantity(text: str, start: int, number: Number, *, in_words: bool = False) -> Token | None:
    """Return a number with its unit, or None for a Chinese numeral that is part of a word."""
    low, high, scale, word = number.low, number.high, number.scale, number.word
    # First: the unit, and what is added after it
    unit, end, unknown = measure(text, start, number.end, scale)
    if unit == scale and scale[-1:] in ("百", "千"):  # 5千: no unit of its own, as 万 and 亿 are
        low, high, unit, scale = low * number.factor, high * number.factor, "", ""
    ends = in_words and not unit and not unknown and _BOUNDARY.match(text, number.end)
    if ends and _COLLOQUIAL.search(text, start, number.end):  # 三万五 is 3.5万
        unit = text[number.end - 2]
        low, high = (shifted(one, -POWERS[unit]).normalize() for one in (low, high))
    if word and not scale and not unit:
        return None  # 多 begins the next word: 30多元化
    number_end = max(number.end - len(word or "") - len(scale), start)
    if number_end == start:  # 超亿元: the scale is all there is
        number_end += len(scale)
    printed, unit_end = unit, end
    if low == high:
        low, unit, end = extended(text, low, unit, end)
        high = low
    if in_words and end == unit_end and not _is_figure(text, start, number, printed):
        return None
    # Then: what its neighbours say is no figure
    if not in_words and not unit and not unknown:
        excluded = exclusions.excluded_number(text, start, end)
        if excluded:
            return _aside(start, end, low, excluded)
    excluded = exclusions.excluded_quantity(text, start, end, unit, in_words=in_words)
    if in_words and text[start - 1 : start] == "上" and _CLASS.fullmatch(text, start, number.end):
        word = word or "上"
    upper = high if high != low else None
    kind, reason = excluded or ("quantity", None)
    unknown = None if excluded else unknown
    return Token(
        start, end, start, number_end, low, unit or None, kind, reason, word, upper, unknown
    )


def _is_figure(text: str, start: int, number: Number, unit: str) -> bool:
    """True if a Chinese numeral with this unit counts or measures something."""
    numeral, base = text[start : number.end], base_name(unit)
    if not unit or base in _WORDS or (base == "度" and len(numeral) == 1):
        return False
    if base == "番" and "翻" not in text[max(0, start - 3) : start]:
        return False
    if numeral == "一" and base not in _COUNTED_FROM_ONE:
        before = text[start - 1 : start]
        return is_measure(base) and base != "升" and before not in _BEFORE_AN_ARTICLE
    return True


def _fraction(text: str, start: int, over: int) -> Token:
    """Return 百分之三点五 or 四分之一; set aside if it has no exact decimal."""
    below = text[start : over - 2]
    number = read_number(text, over)
    if number is None and text.startswith("百", over) and below in PARTS:
        number = Number(over + 1, Decimal(100), Decimal(100))
    if number is None:
        return _aside(start, over, NO_VALUE, exclusions.NO_NUMBER)
    low, high = (end * number.factor for end in (number.low, number.high))
    if below in PARTS:
        if low.is_nan() or text[number.end : number.end + 1] in ("k", "m"):
            return _aside(start, number.end, NO_VALUE, exclusions.NO_NUMBER)
        end, upper = number.end, high if high != low else None
        return Token(
            start, end, start, end, low, PARTS[below], "quantity", None, number.word, upper
        )
    value = _quotient(low, _value_of(below)) if low == high and not number.word else None
    if value is None or text[start - 1 : start] == "又":  # 三又四分之一 is not read
        return _aside(start, number.end, NO_VALUE, exclusions.INEXACT)
    return _part(text, start, number.end, value)


def _stroke(text: str, start: int, over: int, end: int) -> Token:
    """Return 1/4 if it can be neither a date nor a document number: after 占, or before a unit."""
    above, below = text[start : over - 1], text[over:end]
    value = _quotient(Decimal(above), Decimal(below)) if int(above) < int(below) else None
    is_said = text[start - 1 : start] in tuple("占的近约超过达")
    is_all = start == 0 and end == len(text)
    if not value or not (is_said or is_all or unit_at(text, end)):
        return _arabic(text, start, over - 1, spaced=False)
    return _part(text, start, end, value)


def _quotient(above: Decimal, below: Decimal) -> Decimal | None:
    """Return one whole number divided by another, if that has at most 12 decimal places."""
    if below.is_nan() or not below or above.is_nan() or above != int(above):
        return None
    whole, divisor = int(above), int(below)
    for places in range(13):
        if whole * 10**places % divisor == 0:
            return shifted(Decimal(whole * 10**places // divisor), -places)
    return None


def _part(text: str, start: int, end: int, value: Decimal) -> Token:
    unit = unit_at(text, end) or (None, end)
    return Token(start, unit[1], start, end, value, unit[0], "quantity")


def _half(text: str, start: int) -> Token | None:
    """Return 半小时, 半个月 or 半加仑 as half a measure; other halves are words."""
    found = unit_at(text, start + 1)
    if found is None or (start and text[start - 1] in _NO_HALF):
        return None
    name, end = found
    if name in ("天", "小时", "成", "个百分点", "个月", "世纪") or is_measure(name):
        return Token(start, end, start, start + 1, Decimal("0.5"), name, "quantity")
    return None
