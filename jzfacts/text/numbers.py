"""Reads a number wherever it begins in a text: Arabic, Chinese, financial, mixed, approximate.

The text is folded first (`fold_digits`): traditional and financial characters (萬, 叁) become plain
ones, one for one, so positions stay. A number is then one of:

- Arabic digits with or without thousands marks, a decimal part, and multipliers that may be followed
  by smaller parts: 42.4, 1,234, 1亿2000万, 3万5173, 5万4千6百.
- A Chinese numeral by place (三百五十), by digits (二〇二四), with a decimal part (四十二点四亿), or
  colloquial in its last place (三万五 is 35000). Two adjacent digits in one place are an
  approximation: 三四亿 is 3 to 4 亿, 四十五六 is 45 to 46.
- Either with a word that leaves it open upwards: 500余万, 十多万, 二十几.

Anything else is not read (十四五, 万一): a wrong number is worse than none. 兆 is a million or a
trillion, so it counts only if something smaller follows it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.text.lazy_regex import pattern

if TYPE_CHECKING:
    import re

_AMBIGUOUS = frozenset("○壹貳贰貮弍叁參叄弎肆伍陸陆柒捌玖拾佰仟")
"""Characters that write numbers on cheques and other things elsewhere: 大陆, 队伍, 收拾."""
_FOLDED = str.maketrans(
    # numerals
    "億萬兩點〇○壹貳贰貮弍叁參叄弎肆伍陸陆柒捌玖拾佰仟幾餘數負"
    # units
    "個噸畝頃圓圆戶觔條項臺輛處張隻頭棟場間塊鎮鄉縣區種輪組隊幣鎊盧韓歐倫侖釐鐘時呎吋華氏雙對歲"
    # words of growth and rank
    "長減過達約倍間續名衆",
    "亿万两点零零一二二二二三三三三四五六六七八九十百千几余数负"
    "个吨亩顷元元户斤条项台辆处张只头栋场间块镇乡县区种轮组队币镑卢韩欧伦仑厘钟时尺寸华氏双对岁"
    "长减过达约倍间续名众",
)
_NOT_PLAIN = frozenset(map(chr, _FOLDED))
"""Characters to fold; most texts have none."""

_NAN = Decimal("NaN")

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}
SECTIONS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
MULTIPLIERS = PLACES | SECTIONS

LONGEST = 32
"""Characters of the longest numeral below 10^16. Nobody prints a larger one, and it bounds the work on
a long run of characters.
"""

ARABIC = pattern(r"[1-9][0-9]{0,2}(?:[,'’`´′][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
SPACED = pattern(
    r"(?<![0-9第.] )(?<![0-9第.,])[1-9][0-9]{0,2}(?: [0-9]{3})+(?! ?[0-9])(?:\.[0-9]+)?"
)
"""Digits with a space as the thousands mark, if a unit follows."""
_MARKS = str.maketrans("", "", ",'’`´′ ")
_SCALE = r"万亿|[十百千]?[万亿]|[百千]"
_SCALED = pattern(rf"(?P<of>个(?=万?[万亿](?:\Z|\W|[的多左])))?(?P<scale>{_SCALE})")
# What may follow a first multiplier: 5173 of 3万5173, 4千6百 of 5万4千6百, 五千 of 3万五千.
_SMALLER = pattern(
    "(?:零?(?:[0-9]{1,15}(?![0-9]|[.,][0-9]|[年月日%])|[一二三四五六七八九两](?=[十百千万]))[十百千万]*)+"
)
_RUN = pattern("[零一二三四五六七八九十百千万亿兆两]+")
_ITEM = pattern("[0-9]+|.")
_ONE_OR_TWO = pattern("一两(?=[百千万亿])")
_FRACTION = pattern(rf"点([零一二三四五六七八九]{{1,20}})(?![零一二三四五六七八九])({_SCALE})?")
_MORE = pattern(rf"([多余几来])({_SCALE})?")
_GOES_ON = pattern(
    "[万亿]|(?:零?[0-9]+[百千万亿]+|零[0-9]+)+"
    r"|(?<=[十百千万亿]) ?[0-9]+(?:,[0-9]{3})*\.[0-9]+(?![0-9%‰])[百千万亿]*"
)
"""Text before which no number ends: together they are written in an unsupported way (31万多亿,
1千223.4亿).
"""
_BEGINS_MORE = frozenset("万亿零0123456789 ")


class Number(NamedTuple):
    """A number in a text; `low` and `high` differ for an approximation."""

    end: int
    low: Decimal
    high: Decimal
    scale: str = ""
    """Its last multiplier if that is 万 or larger and not yet in `low` and `high`: 亿 of 42.4亿. So a value
    is kept as printed, beside its unit as printed.
    """
    word: str | None = None
    """The word that leaves it open upwards: 多, 余, 几, 来."""

    @property
    def factor(self) -> int:
        """The factor that `scale` stands for."""
        factor = 1
        for character in self.scale:
            factor *= MULTIPLIERS[character]
        return factor


def fold_digits(text: str) -> str:
    """Return `text` with traditional and financial numerals as plain ones, one for one.

    A financial character alone is a word (大陆), so it is folded only beside another numeral. Characters
    of units and of growth are folded, too: 畝, 增長.
    """
    if _NOT_PLAIN.isdisjoint(text):
        return text
    folded = text.translate(_FOLDED)
    characters = list(folded)
    for place, character in enumerate(text):
        if character in _AMBIGUOUS and not _beside_numeral(folded, place):
            characters[place] = character
    return "".join(characters)


def _beside_numeral(text: str, place: int) -> bool:
    beside = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return any(
        other in DIGITS or other in MULTIPLIERS or other in "点元角分整之" for other in beside
    )


def read_number(text: str, start: int, *, spaced: bool = False) -> Number | None:
    """The number that begins at `start` of a text folded by `fold_digits`, as long as it goes.

    `spaced`: a space may be its mark of thousands.

    None for what writes no number. What begins with Arabic digits and goes on in a way that is not
    read is NaN, up to where it ends.
    """
    is_arabic = text[start : start + 1].isascii()
    number = (
        _arabic(text, start, SPACED if spaced else ARABIC) if is_arabic else _chinese(text, start)
    )
    if number is None or text[number.end : number.end + 1] not in _BEGINS_MORE:
        return number
    if more := _GOES_ON.match(text, number.end):
        return Number(more.end(), _NAN, _NAN) if is_arabic or "." in more[0] else None
    return number


def without_marks(digits: str) -> str:
    """Return Arabic digits without thousands marks."""
    return digits.translate(_MARKS)


def _arabic(text: str, start: int, digits: re.Pattern[str]) -> Number | None:
    found = digits.match(text, start)
    if found is None or len(found[0]) > LONGEST:
        return None
    plain = without_marks(found[0])
    scaled = _SCALED.match(text, found.end())
    if scaled is None:
        return _open(text, found.end(), Decimal(plain), "")
    following = text[scaled.end() : scaled.end() + 1]
    goes_on = following.isdecimal() or following in DIGITS
    smaller = _SMALLER.match(text, scaled.end()) if goes_on else None
    if smaller is None:
        return _open(text, scaled.end(), Decimal(plain), scaled["scale"])
    written = _ITEM.findall(plain + text[found.end() : smaller.end()])
    is_whole = plain.isdecimal() and len(written) <= LONGEST
    low, high = (is_whole and _value(written, colloquial=True)) or (_NAN, _NAN)
    return Number(smaller.end(), Decimal(low), Decimal(high))


def _open(text: str, end: int, value: Decimal, scale: str, high: Decimal | None = None) -> Number:
    """Return a number with the word that may leave it open: 500余万, 3000多, 二十几万."""
    high = value if high is None else high
    more = _MORE.match(text, end) if text[end : end + 1] in ("多", "余", "几", "来") else None
    if more is None or high != value:
        return Number(end, value, high, scale)
    word, is_round = more[1], text[end - 1] in "十百千"
    if more[2] and MULTIPLIERS.get(text[end - 1], 0) > MULTIPLIERS[more[2][0]]:  # 三千几百
        return Number(more.end(), value, high, scale, word)
    if more[2] and not scale and (word != "来" or is_round or text[end - 1] == "0"):
        return Number(more.end(), value, high, more[2], word)
    if word in "来几" and not is_round:
        return Number(end, value, high, scale)
    return Number(more.end(1), value, high, scale, word)


def _chinese(text: str, start: int) -> Number | None:
    run = _RUN.match(text, start)
    if run is None or run.end() - start > LONGEST:
        return None
    number = _numeral(text, start, run.end())
    if number is None and run[0][-1] in "千百兆两":  # which may begin the unit: 三万千瓦, 二两
        number = _numeral(text, start, run.end() - 1)
    return number


def _numeral(text: str, start: int, end: int) -> Number | None:
    """Return the Chinese numeral `text[start:end]` with its decimal part."""
    numeral = text[start:end]
    if "一两" in numeral:
        numeral = _ONE_OR_TWO.sub("一二", numeral)
    if numeral.strip("百千万亿兆") == "" or numeral[-1] == "兆":
        return None  # 万亿, 千: a class of sizes, unless a word bounds it
    fraction = _FRACTION.match(text, end) if text.startswith("点", end) else None
    if fraction:
        whole = _value(list(numeral), colloquial=False)
        if whole is None or whole[0] != whole[1]:
            return None
        tenths = "".join(str(DIGITS[character]) for character in fraction[1])
        value = Decimal(f"{whole[0]}.{tenths}")
        return _open(text, fraction.end(), value, fraction[2] or "")
    head, scale = _split_scale(numeral)
    pair = _value(list(head), colloquial=True) if head else None
    if pair is None:
        return None
    if not scale and (scaled := _SCALED.match(text, end)) and scaled["of"]:  # 五个亿
        end, scale = scaled.end(), scaled["scale"]
    return _open(text, end, Decimal(pair[0]), scale, Decimal(pair[1]))


def _split_scale(numeral: str) -> tuple[str, str]:
    """Split a numeral before its last multiplier: 四十二亿 is 四十二 and 亿.

    Only if the multiplier applies to everything before it (not in 一亿二千万).
    """
    for scale in ("万亿", "亿", "万"):
        head = numeral.removesuffix(scale)
        if head and head != numeral and SECTIONS.keys().isdisjoint(head):
            return head, scale
    return numeral, ""


Pair = tuple[int, int]
"""Lower and upper end of a number; equal if it is exact."""


def _value(written: list[str], *, colloquial: bool) -> Pair | None:
    """Return the value of characters and runs of Arabic digits, or None if they are no number.

    The largest multiplier divides them into its factor and what is added to it. `colloquial`: the last
    digit may lack its multiplier (三万五).
    """
    largest = max(written, key=lambda item: MULTIPLIERS.get(item, 0), default="")
    factor = MULTIPLIERS.get(largest)
    if factor is None:
        return _digits(written)
    place = len(written) - 1 - written[::-1].index(largest)
    head, tail = written[:place], written[place + 1 :]
    if not head and largest == "十":
        lead: Pair | None = (1, 1)
    elif largest in SECTIONS:
        lead = _value(head, colloquial=False)
    else:
        lead = _digits(head)
    if lead is None or not lead[0] or head[:1] == ["零"] or (factor < 10**4 and lead[1] > 9):
        return None
    if not tail:
        return lead[0] * factor, lead[1] * factor
    added = _added(tail, factor, colloquial=colloquial) if lead[0] == lead[1] else None
    return added and (lead[0] * factor + added[0], lead[0] * factor + added[1])


def _added(tail: list[str], factor: int, *, colloquial: bool) -> Pair | None:
    """Return what follows a multiplier: 五百 of 三万零五百, 五 (thousand) of 三万五."""
    gap = tail[0] == "零"
    rest = tail[gap:]
    value = _value(rest, colloquial=colloquial and not gap)
    if value is None or not value[0] or value[1] >= factor:
        return None
    if MULTIPLIERS.keys().isdisjoint(rest) and factor > 10 and not gap:
        if len(rest[0]) == 1 and value[1] < 10 and len(rest) <= (1 if factor >= 10**4 else 2):
            return (value[0] * factor // 10, value[1] * factor // 10) if colloquial else None
        # 3万5173, 5百30; also 1万600
        length = len(rest[0]) + (factor == 10**4 == 10 * 10 ** len(rest[0]))
        return value if len(rest) == 1 and 10**length == factor else None
    if factor > 10**4 and value[1] < 10**4 and not gap:  # 一亿二千 may be meant for 一亿二千万
        return None
    return value


def _digits(written: list[str]) -> Pair | None:
    """Return the value of one digit, a digit string (二〇二四), or two adjacent digits."""
    if not MULTIPLIERS.keys().isdisjoint(written):
        return None
    values = [int(item) if item.isascii() else DIGITS[item] for item in written]
    if len(values) == 1:
        return values[0], values[0]
    if len(values) == 2 and 0 < values[0] < values[1] and written[1] != "两":
        low, high = values  # an approximation: 三四, 两三, 三五
        if high == low + 1 or (low, high) == (3, 5):
            return low, high
    if "两" in written or (len(values) < 4 and 0 not in values) or not values or not values[0]:
        return None
    number = int("".join(map(str, values)))
    return number, number


class NumeralError(ValueError):
    """The text is not a numeral."""


def parse_chinese_or_arabic(text: str) -> Decimal:
    """Return the number that an unsigned Arabic or Chinese numeral writes, including scales (万, 亿).

    Raises `NumeralError` for any other text, also for approximations (三四百) and open numbers (十几).
    """
    number = read_number(fold_digits(text), 0)
    if number is None or number.end != len(text) or number.low != number.high or number.word:
        raise NumeralError(f"not a numeral: {text[:12]!r}")
    return number.low * number.factor


def shifted(number: Decimal, places: int) -> Decimal:
    """Return a number times ten to the power of `places`, exactly: 3.50 by -2 is 0.0350."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise NumeralError(f"not a finite number: {number}")
    moved = Decimal((sign, digits, exponent + places))
    return Decimal(f"{moved:f}") if exponent + places > 0 else moved
