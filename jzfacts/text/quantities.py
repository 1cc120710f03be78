"""The tokenizer: each numeral of a folded text with its unit, a figure or set aside with a reason.

Arabic digits, enclosed numbers (①) and Chinese numeral characters are each covered by one token, so
that nothing is dropped; 首位 and 半 are one more, where they mean a place or an amount. A range
(8%—9%) is one token, and so is a compound (五元三毛). What has no exact value (十四五, 三分之二)
carries NaN, which equals no figure. Texts are folded: `numbers.fold_digits(fold_prose(…).text)`.

Where to add: a unit, `units`; a way to write a number, `numbers`; a form of numeral, `_TOKEN`; a
numeral that is none, `exclusions`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from jzfacts.i18n import N_
from jzfacts.text import cues, exclusions
from jzfacts.text.normalize import CHINESE_NUMERALS
from jzfacts.text.numbers import ARABIC, DIGITS, Number, read_number
from jzfacts.text.numerals import shifted
from jzfacts.text.units import (
    COUNTS,
    CURRENCY_SIGNS,
    POWERS,
    SCALES,
    base_name,
    is_measure,
    unit_at,
)

Kind = Literal["quantity", "rank", "time", "ordinal", "name"]
NO_VALUE = Decimal("NaN")

# Numbers in circles, in brackets, raised and in fractions: what `fold_prose` leaves as it is.
ENCLOSED = "²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅞①-⒛⓪-⓿㈠-㈩㈪-㈰㉈-㉟㊀-㊉㊊-㊏㊱-㊿㋀-㋋㍘-㍰㏠-㏾❶-➓"
START = re.compile(f"[0-9第首榜半{CHINESE_NUMERALS}{ENCLOSED}]")
"""Where a token may start."""
_RUN = f"[{CHINESE_NUMERALS}][{CHINESE_NUMERALS}兆]*"
_DECIMAL = f"{_RUN}(?:点[零一二三四五六七八九]+[万亿]*)?"
_DIGITS = ARABIC.pattern
_TOKEN = re.compile(
    rf"第(?P<ordinal>[0-9]+|{_RUN}|[①-⑳])"
    r"|(?P<date>(?:19|20)[0-9]{2}(?P<mark>[-/.])[0-9]{1,2}(?P=mark)[0-9]{1,2}(?![0-9.]))"
    r"|(?P<clock>(?<![:0-9.])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:.%]))"
    rf"|(?P<fraction>(?:[0-9]+|{_RUN})分之(?P<over>[0-9]+|{_RUN}))"
    r"|(?P<stroke>(?<![0-9/.])[0-9]{1,3}/(?P<under>[0-9]{1,4})(?![0-9/.]))"
    r"|(?P<one_half>一半)"
    r"|(?P<spaced>(?<![0-9第.] )(?<![0-9第.])[1-9][0-9]{0,2}(?: [0-9]{3})+(?! ?[0-9])(?:\.[0-9]+)?)"
    rf"|(?P<arabic>[0-9]+(?:\.[0-9]+){{2,}}|{_DIGITS})"
    r"|(?P<below>零下)"
    rf"|(?P<chinese>{_DECIMAL})"
    r"|(?P<first>首位(?!度)|榜首)"
    r"|(?P<half>半)"
    f"|(?P<enclosed>[{ENCLOSED}])"
)
_PART_UNITS = {"百": "%", "千": "‰", "万": "‱"}
# A rank is followed by none of these: 全省第5批.
_CLASSIFIED = re.compile(r"[届次期批代版条款章节轮集卷号个家季]")
# Where a number or a rank may end, and no word runs on.
_BOUNDARY = re.compile(r"\Z|[\s,。、;:!?()\[”\"』」》|]|[和与及]|以及|的(?!一)")

# 提高2个和3个百分点: the first number, too, is in percentage points.
_ELIDED = re.compile(r"(?:个[、和与及][0-9.]{1,8}){1,6}个百分点")
_BARE = re.compile(r"(?:万亿|[百千]?[万亿]|[百千])\Z")
_PERCENT = frozenset(("%", "‰", "‱", "个百分点", "百分点", "个千分点"))
_NEVER_NEGATIVE = COUNTS | {"年", "个月", "天", "小时", "分钟", "公里", "亩", "公顷", "平方米"}
# 一 before these and before measures is the number; before a classifier it is an article (一个,
# 一项), and in 最后一公里, 一年, 一天.
_COUNTED_FROM_ONE = _PERCENT | {"倍", "成", "番"}
_BEFORE_AN_ARTICLE = frozenset("后每这那同任某另第之统单唯进")
# 两市, 三县: names of the places spoken of.
_PLACES = frozenset(("省", "市", "县", "区", "乡", "镇", "村", "县市", "县区"))
_LABELLED = frozenset("表图件栏版章节")

_DIGIT = "[0-9一二三四五六七八九]"
_SMALL_MONEY = re.compile(rf"零?({_DIGIT})(?:[角毛](?:({_DIGIT})分?(?![0-9.]))?|分)(?![钟之])")
_HALF_MORE = re.compile("半(?![径导岛年月球数价路场])")
_A_HALF_MORE = re.compile(  # 10个半小时“夜珠山”打卡地 are ten, not ten and a half
    "个半(小时|钟头|月|世纪)(?=\\Z|[^\u4e00-\u9fff“]|[后内的以左才就完之车路到里前])"
)
_NO_HALF = frozenset("上下大前后多过老折各参夜深前")
_RISES, _FALLS = "↑▲⬆🔺", "↓▼⬇🔻"
_ARROW_AFTER = re.compile(f"[{_RISES}{_FALLS}](?![0-9])")
_NEGATIVE = ("-", "−", "负")
_NOT_NEGATIVE = frozenset("抱肩担胜自欺背辜")  # 肩负, 自负
_OPENED, _CLOSED = frozenset('“"‘「『'), '”"’」』'

# A range: 8%—9%, 6-7万人, 1万(含)-5万元, 在8%到9%之间.
_TO = re.compile(r"(?:\((?:不?含)\))?(?:[-—–~]{1,2}|至|到|(?P<between>[与和]))")

_ORDINAL_RANGE = re.compile(rf"(?:[-—–~至到]|至第|到第)(?:[0-9]+|{_RUN})[位名]?")

IN_A_WORD = N_("a numeral in a word")
UNCLEAR = N_("a range whose ends are not clear")
_INEXACT = N_("a fraction: it has no exact decimal")


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
    """余 or 多 within the numeral or before its unit."""
    high: Decimal | None = None
    """The upper end of a range or an approximation, in the same unit."""
    unknown_unit: str | None = None
    """What stands where the unit should, and is none that `units` knows."""
    sign: int = 0
    """+1 or -1 for a printed sign or arrow that says that something rose or fell."""


def token_at(
    text: str, start: int, previous_end: int = -1, *, after_rank: bool = False
) -> Token | None:
    """The token that starts at a character that `START` finds; None where 第, 首 or 半 begin none.

    `previous_end` is where the token before ended and `after_rank` whether it is a rank in whose
    list this one stands (第4、第5).
    """
    token = _token_at(text, start, after_rank=after_rank)
    if token is None:
        return None
    if token.kind == "quantity":
        token = _signed(text, token, previous_end)
    if token.kind == "quantity" or token.reason == IN_A_WORD:
        lower, token = token, _range(text, token)
        if token.high is not None and lower.high is None and token.number == start:
            token = _signed(text, token, previous_end)
    return token


def _token_at(text: str, start: int, *, after_rank: bool = False) -> Token | None:
    """The token without a sign before it, the upper end of a range after it."""
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
                return replace(token, start=start, number=start, value=token.value.copy_negate())
            return _aside(start, start + 1, Decimal(0), "name", IN_A_WORD)
        case "date":
            return _aside(start, end, Decimal(text[start : start + 4]), "time", N_("a date"))
        case "clock":
            return _aside(start, end, NO_VALUE, "time", N_("a time of day"))
        case "first":
            if not cues.rank(text, start).stands:
                return None
            return Token(start, end, start, start + 1, Decimal(1), "位", "rank")
    reason = N_("an enclosed, raised or list number")
    return _aside(start, end, _value_of(text[start]), "name", reason)


def _aside(start: int, end: int, value: Decimal, kind: Kind, reason: str) -> Token:
    return Token(start, end, start, end, value, None, kind, reason)


def _value_of(text: str) -> Decimal:
    """The number that a whole text writes, NaN where it writes none."""
    number = read_number(text, 0)
    if number and number.end == len(text) and number.low == number.high and not number.word:
        return number.low * number.factor
    digit = unicodedata.numeric(text, -1) if len(text) == 1 else -1
    return Decimal(int(digit)) if digit >= 0 and digit == int(digit) else NO_VALUE


def _ordinal(text: str, start: int, number_end: int, numeral: str, *, after_rank: bool) -> Token:
    """第 with its numeral: a rank where something stands there, else an ordinal."""
    value = _value_of(numeral)
    if several := _ORDINAL_RANGE.match(text, number_end):  # 第4至6位
        return _aside(start, several.end(), NO_VALUE, "ordinal", N_("an ordinal, not a rank"))
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


def _arabic(text: str, start: int, digits_end: int, *, spaced: bool) -> Token:
    """Arabic digits as a figure, or set aside with a reason."""
    digits = text[start:digits_end].replace(",", "")
    if spaced:
        # 1 928张 is one number, 第5 928 two: a unit must follow
        digits = digits.replace(" ", "")
        if unit_at(text, digits_end) is None:
            digits_end = text.index(" ", start)
            digits = text[start:digits_end]
    value = Decimal(digits) if digits.count(".") < 2 and len(digits) < 400 else NO_VALUE
    excluded = exclusions.exclusion(exclusions.ARABIC, text, start, digits_end)
    if excluded:
        return _excluded_time(text, start, digits_end, value, excluded)
    number: Number | None = Number(digits_end, value, value)
    if not spaced and unit_at(text, digits_end) is None:  # 3千瓦 before 3千
        number = read_number(text, start)
    if number is None:
        return _aside(start, digits_end, NO_VALUE, "name", N_("too many digits for a figure"))
    token = _quantity(text, start, number) or _quantity(
        text, start, Number(digits_end, value, value)
    )
    return token or _aside(start, digits_end, value, "name", IN_A_WORD)


def _excluded_time(
    text: str, start: int, number_end: int, value: Decimal, excluded: exclusions.SetAside
) -> Token:
    """A numeral that is set aside; to a time its 年, 月 or 日 belongs."""
    takes_unit = excluded[0] == "time" and text.startswith(("年", "月", "日"), number_end)
    end = number_end + takes_unit
    return Token(start, end, start, number_end, value, text[number_end:end] or None, *excluded)


def _chinese(text: str, start: int, run_end: int) -> Token:
    """A run of Chinese numeral characters as a figure, or set aside with a reason."""
    excluded = exclusions.exclusion(exclusions.CHINESE, text, start, run_end)
    value = _value_of(text[start:run_end])
    if excluded:
        return _excluded_time(text, start, run_end, value, excluded)
    number = read_number(text, start) or _bare(text, start, run_end)
    token = number and _quantity(text, start, number, in_words=True)
    return token or _aside(start, run_end, value, "name", IN_A_WORD)


def _bare(text: str, start: int, run_end: int) -> Number | None:
    """A scale alone names a class of things (万元, 千万家, 千亿) unless it is bounded (超亿元)."""
    for end in (run_end, run_end - 1):  # 万千瓦: the last character may begin the unit
        scale = text[start:end]
        if not _BARE.match(scale):
            continue
        followed = unit_at(text, end)
        bounded = (
            cues.is_bounded(text, start)
            or cues.qualifier_after(text, followed[1] if followed else end)
            or text.startswith("大关", followed[1] if followed else end)
            or text.startswith(("余", "多"), end)
        )
        measured = len(scale) > 1 and followed and followed[0] not in COUNTS
        if bounded or measured:
            one = Decimal(10) ** sum(POWERS[character] for character in scale[:-1])
            if scale in ("万亿", "千", "百"):
                one = Decimal(1) if scale == "万亿" else Decimal(10) ** POWERS[scale]
            kept = scale if scale == "万亿" else scale[-1] if scale[-1] in "万亿" else ""
            word = text[end] if text.startswith(("余", "多"), end) else None
            return Number(end + bool(word), one, one, kept, word)
    return None


def _quantity(text: str, start: int, number: Number, *, in_words: bool = False) -> Token | None:
    """A number with its unit; None for a Chinese numeral that is no figure but part of a word."""
    low, high, scale, word = number.low, number.high, number.scale, number.word
    if low.is_nan():
        return _aside(start, number.end, NO_VALUE, "name", IN_A_WORD)
    # First: the unit
    unit, end, unknown = _unit(text, start, number.end, scale)
    if unit == scale and scale[-1:] in ("百", "千"):  # 5千: no unit of its own, as 万 and 亿 are
        low, high, unit, scale = low * number.factor, high * number.factor, "", ""
    if word and not scale and not unit:
        return None  # 多 begins the next word: 30多元化
    number_end = number.end - len(word or "") - len(scale)
    if number_end == start:  # 超亿元: the scale is all there is
        number_end += len(scale)
    if in_words and not _is_figure(text, start, number, unit):
        return None
    # Then: what its neighbours say is no figure
    if not in_words and not unit and not unknown:
        spaced = text[start - 2 : start - 1] if text[start - 1 : start] == " " else ""
        if any("a" <= letter <= "z" for letter in (text[end : end + 1], spaced)):
            return _aside(start, end, low, "name", N_("digits of a name in Latin letters"))
        if text[start - 1 : start] in _LABELLED:
            return _aside(start, end, low, "name", N_("the number of a table or a section"))
    excluded = exclusions.excluded_quantity(text, start, end, unit, in_words=in_words)
    if excluded:
        return Token(start, end, start, number_end, low, unit or None, *excluded)
    # Last: what belongs to it after the unit
    if low == high:
        more, unit, end = _more(text, unit, end)
        low = high = low + more
    if in_words and text[start - 1 : start] == "上" and _BARE.match(text[start : number.end]):
        word = word or "上"
    upper = high if high != low else None
    return Token(
        start, end, start, number_end, low, unit or None, "quantity", None, word, upper, unknown
    )


def _is_figure(text: str, start: int, number: Number, unit: str) -> bool:
    """Whether a Chinese numeral with this unit counts or measures something."""
    numeral, base = text[start : number.end], base_name(unit)
    if not unit:
        return False
    if base in _PLACES or base in ("金", "银", "铜") or (base == "度" and len(numeral) == 1):
        return False
    if base == "番" and text[start - 1 : start] != "翻":
        return False
    if (
        numeral == "一"
        and base not in _COUNTED_FROM_ONE
        and not text.startswith("个半", number.end)
    ):
        before = text[start - 1 : start]
        return is_measure(base) and base != "升" and before not in _BEFORE_AN_ARTICLE
    return True


def _unit(text: str, start: int, end: int, scale: str) -> tuple[str, int, str | None]:
    """What follows a numeral: its unit with the scale, where it ends; or a unit not understood."""
    if text[start] < "一" and text[start - 1 : start] in _OPENED and text[end : end + 1] in _CLOSED:
        quoted = _unit_with_scale(text, end + 1) if text[end : end + 1] else None
        if quoted:  # “42.4”亿斤; “十四五”圆满 is none
            return scale + quoted[0], quoted[1], None
    unit = unit_at(text, end)
    if unit:
        if unit[0] == "个" and _ELIDED.match(text, end):
            return "个百分点", unit[1], None
        return scale + unit[0], unit[1], None
    if text.startswith("(", end):
        bracketed = _unit_with_scale(text, end + 1)
        if bracketed and text.startswith(")", bracketed[1]):
            return scale + bracketed[0], bracketed[1] + 1, None
    sign = CURRENCY_SIGNS.get(text[start - 1 : start])
    if sign:
        return scale + sign, end, None
    unknown_end = exclusions.unknown_unit(text, start, end, scale)
    if unknown_end:
        return "", unknown_end, scale + text[end:unknown_end].strip()
    return scale, end, None


def _unit_with_scale(text: str, position: int) -> tuple[str, int] | None:
    """A unit with the scale before it (万斤), or a large scale alone, as (unit, end)."""
    scale = next((scale for scale in SCALES if text.startswith(scale, position)), "")
    end = position + len(scale)
    for kept, start in ((scale, end), ("", position)):
        unit = unit_at(text, start)
        if unit:
            return kept + unit[0], unit[1]
    return (scale, end) if scale and scale[-1] in "万亿" else None


def _more(text: str, unit: str, end: int) -> tuple[Decimal, str, int]:
    """What is added after a unit (三斤半, 三成五, 五元三毛, 一个半小时), as (amount, unit, end)."""
    if unit == "元" and (small := _SMALL_MONEY.match(text, end)):
        tenths = text.startswith(("角", "毛"), small.end(1))
        amount = shifted(_value_of(small[1]), -1 if tenths else -2)
        if small[2]:
            amount += shifted(_value_of(small[2]), -2)
        return amount, unit, small.end()
    if unit == "个" and (half := _A_HALF_MORE.match(text, end - 1)):
        return Decimal("0.5"), {"月": "个月"}.get(half[1], half[1]), half.end()
    if (unit in ("年", "天", "小时", "成") or is_measure(unit)) and _HALF_MORE.match(text, end):
        return Decimal("0.5"), unit, end + 1
    digit = DIGITS.get(text[end : end + 1], 0)
    goes_on = text.startswith(tuple(CHINESE_NUMERALS), end + 1) or unit_at(text, end + 1)
    if unit in ("成", "米") and digit and text[end] > "9" and not goes_on:
        return shifted(Decimal(digit), -1), unit, end + 1
    return Decimal(0), unit, end


def _fraction(text: str, start: int, over: int) -> Token:
    """百分之三点五, 四分之一: a number of parts; it is no figure where it has no exact decimal."""
    below = text[start : over - 2]
    number = read_number(text, over)
    if number is None and text.startswith("百", over) and below in _PART_UNITS:
        number = Number(over + 1, Decimal(100), Decimal(100))
    if number is None:
        return _aside(start, over, NO_VALUE, "name", N_("no number"))
    if below in _PART_UNITS and text[number.end : number.end + 1] in ("k", "m"):
        return _aside(start, number.end, NO_VALUE, "name", N_("no number"))
    if below in _PART_UNITS:
        low, high = (end * number.factor for end in (number.low, number.high))
        upper = high if high != low else None
        unit = _PART_UNITS[below]
        return Token(
            start, number.end, start, number.end, low, unit, "quantity", None, number.word, upper
        )
    value = _quotient(number.low * number.factor, _value_of(below))
    mixed = text[start - 1 : start] == "又"  # 三又四分之一 is not read
    if value is None or number.low != number.high or number.word or mixed:
        return _aside(start, number.end, NO_VALUE, "name", _INEXACT)
    return _part(text, start, number.end, value)


def _stroke(text: str, start: int, over: int, end: int) -> Token | None:
    """1/4 where it can be no date and no number of a document: after 占, or before a unit."""
    above, below = text[start : over - 1], text[over:end]
    value = _quotient(Decimal(above), Decimal(below)) if int(above) < int(below) else None
    said = (
        text[start - 1 : start] in ("占", "的", "近", "约", "超", "过", "达")
        or start == 0 == len(text) - end
    )
    if value is None or not value or not (said or unit_at(text, end)):
        return _arabic(text, start, over - 1, spaced=False)
    return _part(text, start, end, value)


def _quotient(above: Decimal, below: Decimal) -> Decimal | None:
    """One whole number over another, where the result has a decimal of at most 12 places."""
    if below.is_nan() or not below or above != int(above):
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
    """一半 is read elsewhere; 半小时 and 半加仑 are a half of a measure."""
    if text[start - 1 : start] in _NO_HALF and start:
        return None
    whole = text.startswith("个", start + 1) and _A_HALF_MORE.match(
        "个半" + text[start + 2 : start + 4]
    )
    if whole:
        unit = {"月": "个月"}.get(whole[1], whole[1])
        end = start + whole.end()
    elif (found := unit_at(text, start + 1)) and (
        found[0] in ("天", "小时", "成", "个百分点") or is_measure(found[0])
    ):
        unit, end = found
    else:
        return None
    return Token(start, end, start, start + 1, Decimal("0.5"), unit, "quantity")


def _range(text: str, lower: Token) -> Token:
    """A figure, or the range that it is the lower end of: 8.3%—8.5%, 两到三万港元, 8500到3万港元."""
    joined = _TO.match(text, lower.end)
    if joined is None or lower.value.is_nan():
        return lower
    start = joined.end()
    negative = text.startswith(("-", "−", "负"), start) and text[start - 1] in "到至~"
    start += negative
    upper = _token_at(text, start) if START.match(text, start) else None
    if upper is None or upper.end <= start:
        return lower
    between = text.startswith("之间", upper.end)
    if joined["between"] and not between:
        return lower
    if text[lower.number] == "零" and lower.value < 0:  # 零下5到3度: the second may be either
        return _aside(lower.start, upper.end, NO_VALUE, "name", UNCLEAR)
    merged = _merged(text, lower, upper, between=between, negative=negative)
    return merged or lower


def _merged(
    text: str, lower: Token, upper: Token, *, between: bool, negative: bool
) -> Token | None:
    """Two ends as one range; None where they are none."""
    # First: a range of what is no figure is none (用3—5年时间)
    if upper.kind != "quantity" and upper.reason != IN_A_WORD:
        if lower.unit or lower.kind != "quantity" or upper.kind not in ("time", "name"):
            return None
        return replace(upper, start=lower.start, number=lower.number)
    percent = lower.unit if lower.unit in _PART_UNITS.values() else None
    unit = upper.unit or (percent if text[lower.number] in _PART_UNITS else None)
    if upper.value.is_nan() or upper.unknown_unit or not (unit or between):
        return None
    # Then: the units must agree, and 从2家到10家 tells of a growth
    mine, its = (base_name(one or "") for one in (lower.unit, unit))
    if mine and mine != its:
        return None
    if mine and not between and text[lower.start - 1 : lower.start] in ("从", "由"):
        return None
    low, high = lower.value, upper.high or upper.value
    top = -high if negative else high
    scale = _power(unit, its)
    if not lower.unit:
        numeral = text[upper.number : upper.number_end]
        if not scale and low < 10 and not numeral[0].isascii() and numeral[-1] in "十百千":
            return _in_hundreds(lower, upper, unit, numeral)
        if low >= top:
            low = shifted(low, -scale)
    else:
        low = shifted(low, _power(lower.unit, mine) - scale)
    return _joined(lower, upper, low, top, unit)


def _in_hundreds(lower: Token, upper: Token, unit: str | None, numeral: str) -> Token:
    """三到五千元 is 3000 to 5000; 一到五百人 and 二到三十人 may be meant in two ways."""
    digit = DIGITS.get(numeral[0])
    if len(numeral) == 2 and digit and 1 < lower.value < digit and numeral[1] != "十":
        places = POWERS[numeral[1]]
        merged = _joined(lower, upper, shifted(lower.value, places), upper.value, unit)
        if merged:
            return merged
    return _aside(lower.start, upper.end, NO_VALUE, "name", UNCLEAR)


def _joined(
    lower: Token, upper: Token, low: Decimal, top: Decimal, unit: str | None
) -> Token | None:
    if low >= top:
        return None
    return replace(
        upper,
        start=lower.start,
        number=lower.number,
        kind="quantity",
        reason=None,
        value=low,
        high=top,
        unit=unit,
        sign=lower.sign,
    )


def _power(unit: str | None, base: str) -> int:
    """The power of ten of a unit's scale."""
    scale = (unit or "")[: len(unit or "") - len(base)]
    return sum(POWERS[character] for character in scale)


def _signed(text: str, token: Token, previous_end: int) -> Token:
    """A figure with the sign or the arrow before it: -3.5℃, +8.5%, ↑12天."""
    start, unit = token.start, token.unit or ""
    if _ARROW_AFTER.match(text, token.end):  # 5.3%↑
        sign = 1 if text[token.end] in _RISES else -1
        return replace(token, end=token.end + 1, sign=sign)
    mark = text[start - 1 : start]
    left = text[start - 2 : start - 1] if start > 1 else ""
    if not mark or start - 1 < previous_end:
        return token
    if mark in _RISES or mark in _FALLS:
        return replace(token, start=start - 1, number=start - 1, sign=1 if mark in _RISES else -1)
    if start - 1 == previous_end:
        return token
    added = unit in _PERCENT and not (left.isascii() and left.isalnum())
    if mark == "+" and (added or (unit and left in ("", " ", "\n", "("))):
        return replace(token, start=start - 1, number=start - 1, sign=1)
    if mark in _NEGATIVE and _is_minus(text, token, mark, left, unit):
        sign = -1 if unit in ("%", "个百分点") else 0
        if token.high is not None:  # 负三四度: it is not clear what the sign goes with
            return _aside(start - 1, token.end, NO_VALUE, "name", UNCLEAR)
        value = token.value.copy_negate()
        return replace(token, start=start - 1, number=start - 1, value=value, sign=sign)
    return token


def _is_minus(text: str, token: Token, mark: str, left: str, unit: str) -> bool:
    """Whether a dash or 负 before a numeral is its minus sign.

    It is none between two numbers (8%-10%), after another dash, or before what cannot be negative.
    """
    if mark == "负":
        return left not in _NOT_NEGATIVE or not left
    numeral = text[token.number : token.number_end]
    if left in ("-", "—", "–", "−", ")", "]") or (left.isascii() and left.isalnum()):
        return False
    if not numeral.isascii() or base_name(unit) in _NEVER_NEGATIVE:
        return False
    return bool(unit) or "." in numeral or left in ("", " ", "\n", "(", "为", "是")
