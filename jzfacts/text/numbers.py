"""Reads a number wherever it begins in a text: Arabic, Chinese, financial, mixed, approximate.

The text is folded first (`fold_digits`): traditional and financial characters (萬, 叁) become the
plain ones, one for one, so positions stay. Then a number is, in this order:

- Arabic digits with thousands marks or without, a decimal part, and multipliers after it that may
  be followed by smaller parts: 42.4, 1,234, 1亿2000万, 3万5173, 5万4千6百.
- A Chinese numeral by place (三百五十), by digits (二〇二四), with a decimal part (四十二点四亿), or
  colloquial in its last place (三万五 is 35000). Two neighbouring digits in one place are an
  approximation: 三四亿 is 3 to 4 亿, 四十五六 is 45 to 46.
- Either with a word that leaves it open upward: 500余万, 十多万, 二十几.

What is not a way to write a number is not read (十四五, 万一): wrong is worse than not at all. 兆 is
a million or a million millions, so it counts only where something smaller follows it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_AMBIGUOUS = frozenset("○壹貳贰貮弍叁參叄弎肆伍陸陆柒捌玖拾佰仟")
"""Characters that write numbers on cheques, and other things elsewhere: 大陆, 队伍, 收拾."""
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

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}
SECTIONS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
MULTIPLIERS = PLACES | SECTIONS

LONGEST = 32
"""Characters of the longest numeral below 10^16, every place filled. Nobody prints a larger one, and
so the work on a long run of characters is bounded."""

ARABIC = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_SCALE = r"万亿|[十百千]?[万亿]|[百千]"
_ARABIC_SCALE = re.compile(_SCALE)
_SMALLER = re.compile(r"零?([0-9]{1,15})(?![0-9])([万千百十])?")
_RUN = re.compile("[零一二三四五六七八九十百千万亿兆两]+")
_FRACTION = re.compile(rf"点([零一二三四五六七八九]{{1,20}})(?![零一二三四五六七八九])({_SCALE})?")
_MORE = re.compile(rf"([多余几来])({_SCALE})?")


class Number(NamedTuple):
    """A number in a text: `low` and `high` are the same unless it is an approximation."""

    end: int
    low: Decimal
    high: Decimal
    scale: str = ""
    """Its last multiplier, where that is 万 or larger and not yet in `low` and `high`: 亿 of 42.4亿.
    So a value can be kept as printed, beside a unit as printed."""
    word: str | None = None
    """The word within it that leaves it open upward: 多, 余, 几, 来."""

    @property
    def factor(self) -> int:
        """What `scale` multiplies by."""
        factor = 1
        for character in self.scale:
            factor *= MULTIPLIERS[character]
        return factor


def fold_digits(text: str) -> str:
    """`text` with traditional and financial numeral characters as plain ones, one for one.

    A financial character alone is a word (大陆), so it is folded only beside another numeral. The
    characters of units and of growth are folded too: 畝, 增長.
    """
    if text.isascii():
        return text
    folded = text.translate(_FOLDED)
    if _AMBIGUOUS.isdisjoint(text):
        return folded
    characters = list(folded)
    for place, character in enumerate(text):
        if character in _AMBIGUOUS and not _beside_numeral(folded, place):
            characters[place] = character
    return "".join(characters)


def _beside_numeral(text: str, place: int) -> bool:
    beside = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return any(other in DIGITS or other in MULTIPLIERS or other in "点元角分整" for other in beside)


def read_number(text: str, start: int) -> Number | None:
    """The number that begins at `start` of a text folded by `fold_digits`, as long as it goes."""
    if text[start : start + 1].isascii():
        return _arabic(text, start)
    return _chinese(text, start)


def _arabic(text: str, start: int) -> Number | None:
    found = ARABIC.match(text, start)
    if found is None or len(found[0]) > LONGEST:
        return None
    end, value = found.end(), Decimal(found[0].replace(",", ""))
    scaled = _ARABIC_SCALE.match(text, end)
    if scaled is None:
        return _open(text, end, value, "")
    scale = scaled[0]
    number = Number(scaled.end(), value, value, scale)
    whole, last = value * number.factor, number.factor
    end = number.end
    while smaller := _SMALLER.match(text, end):
        part = _smaller(smaller, last, text)
        if part is None:
            break
        value, last = part
        whole, end, scale = whole + value, smaller.end(), ""
    if not scale:
        return Number(end, whole, whole)
    return _open(text, end, number.low, scale)


def _smaller(found: re.Match[str], above: int, text: str) -> tuple[Decimal, int] | None:
    """The value of a part after a multiplier (2000万 in 1亿2000万), and its own multiplier."""
    digits, scale = found[1], found[2]
    following = text[found.end() : found.end() + 1]
    if scale:
        factor = MULTIPLIERS[scale]
        # after 亿, 2千 is said of 2000万: that is no way to print a number
        skips = above > 10**4 and factor < 10**4
        fits = int(digits) * factor < above and not skips and following not in ("万", "亿")
        return (Decimal(int(digits) * factor), factor) if fits else None
    if following in (".", ",", "年", "月", "日", "%") and following:
        return None
    if 10 ** len(digits) == above or (above == 10**4 and len(digits) == 3):  # 3万5173, 1万600
        return Decimal(int(digits)), 1
    if len(digits) == 1 and digits != "0" and "零" not in found[0]:  # 6万5 is 65000
        return Decimal(int(digits) * above // 10), 1
    return None


def _open(text: str, end: int, value: Decimal, scale: str, high: Decimal | None = None) -> Number:
    """A number with the word that may leave it open: 500余万, 3000多, 二十几万."""
    high = value if high is None else high
    more = _MORE.match(text, end)
    if more is None or high != value:
        return Number(end, value, high, scale)
    if more[2] and not scale and (more[1] != "来" or text[end - 1] in "0十百千"):
        return Number(more.end(), value, high, more[2], more[1])
    if more[1] == "几" and text[end - 1] not in "十百千":
        return Number(end, value, high, scale)
    if more[1] in "来几" and not more[2] and text[end - 1] not in "十百千":
        return Number(end, value, high, scale)
    return Number(more.end(1), value, high, scale, more[1])


def _chinese(text: str, start: int) -> Number | None:
    run = _RUN.match(text, start)
    if run is None or run.end() - start > LONGEST:
        return None
    number = _numeral(text, start, run.end())
    if number is None and run[0][-1] in "千百兆两":  # which may begin the unit: 三万千瓦, 二两
        number = _numeral(text, start, run.end() - 1)
    return number


def _numeral(text: str, start: int, end: int) -> Number | None:
    """The Chinese numeral `text[start:end]`, with the decimal part behind it."""
    numeral = text[start:end]
    if numeral.strip("百千万亿兆") == "" or numeral[-1] == "兆":
        return None  # 万亿, 千: a class of sizes, unless a word bounds it
    fraction = _FRACTION.match(text, end)
    if fraction:
        whole = _whole(numeral, colloquial=False)
        if whole is None or whole[0] != whole[1]:
            return None
        tenths = "".join(str(DIGITS[character]) for character in fraction[1])
        value = Decimal(f"{whole[0]}.{tenths}")
        return _open(text, fraction.end(), value, fraction[2] or "")
    head, scale = _split_scale(numeral)
    pair = _whole(head, colloquial=True) if head else None
    if pair is None:
        return None
    return _open(text, end, Decimal(pair[0]), scale, Decimal(pair[1]))


def _split_scale(numeral: str) -> tuple[str, str]:
    """A numeral as what stands before its last multiplier, and that: 四十二亿 is 四十二 and 亿.

    Only where the multiplier lifts all that stands before it (not in 一亿二千万), and where
    something does.
    """
    for scale in ("万亿", "亿", "万"):
        head = numeral.removesuffix(scale)
        if head and head != numeral and SECTIONS.keys().isdisjoint(head):
            return head, scale
    return numeral, ""


Pair = tuple[int, int]
"""The lower and the upper end of a number; both the same where it is exact."""


def _whole(numeral: str, *, colloquial: bool) -> Pair | None:
    """The whole number that all of `numeral` writes; None if it writes none."""
    if all(character in DIGITS for character in numeral):
        return _by_digits(numeral)
    for name, section in (("兆", 10**12), ("亿", 10**8), ("万", 10**4)):
        head, found, tail = numeral.rpartition(name)
        if found:
            return _section(head, section, tail, colloquial)
    return _below_ten_thousand(numeral, colloquial)


def _by_digits(numeral: str) -> Pair | None:
    """One digit, a digit string with a nought or of four and more (二〇二四), or two neighbours."""
    values = [DIGITS[character] for character in numeral]
    if len(values) == 1:
        return values[0], values[0]
    if len(values) == 2 and _neighbours(values[0], values[1], numeral):
        return values[0], values[1]
    if "两" in numeral or (len(values) < 4 and 0 not in values) or values[0] == 0:
        return None
    number = int("".join(map(str, values)))
    return number, number


def _neighbours(low: int, high: int, numeral: str) -> bool:
    """Whether two digits in one place are an approximation: 三四, 两三, 三五."""
    return 0 < low < high and (high == low + 1 or (low, high) == (3, 5)) and numeral[-1] != "两"


def _section(head: str, section: int, tail: str, colloquial: bool) -> Pair | None:
    """`head` times a section (万, 亿), and what follows it."""
    lead = _whole(head, colloquial=False) if head else None
    if lead is None or lead[0] == 0 or head[0] == "零":
        return None
    if not tail:
        return lead[0] * section, lead[1] * section
    if lead[0] != lead[1]:
        return None
    base = lead[0] * section
    if len(tail) == 1 and tail in DIGITS and tail != "零":
        part = DIGITS[tail] * section // 10 if colloquial else None
        return None if part is None else (base + part, base + part)
    rest = _whole(tail.removeprefix("零"), colloquial=colloquial and not tail.startswith("零"))
    if rest is None or rest[1] >= section or tail.removeprefix("零").startswith("零"):
        return None
    if all(character in DIGITS for character in tail) and not tail.startswith("零"):
        return None
    return base + rest[0], base + rest[1]


def _below_ten_thousand(numeral: str, colloquial: bool) -> Pair | None:
    """A numeral of 千, 百, 十 and digits; two neighbouring digits may stand in its last place."""
    low = high = 0
    above = 10**4
    pending: list[int] = []
    gap = False  # a nought stood before what is pending
    for place, character in enumerate(numeral):
        if character == "零":
            if pending or gap or not place:
                return None
            gap = True
        elif character in DIGITS:
            pending.append(DIGITS[character])
        else:
            factor = PLACES[character]
            if factor >= above or low != high:
                return None
            if not pending:
                if character != "十" or (place and not gap and above < 100):
                    return None
                pending = [1]
            pair = _in_place(pending, numeral[:place])
            if pair is None:
                return None
            low, high = low + pair[0] * factor, high + pair[1] * factor
            above, pending, gap = factor, [], False
    if gap and not pending:
        return None
    if not pending:
        return low, high
    pair = _in_place(pending, numeral)
    if pair is None or low != high:
        return None
    ones = 1
    if above > 10 and not gap and above < 10**4:
        if not colloquial:
            return None
        ones = above // 10
    return low + pair[0] * ones, high + pair[1] * ones


def _in_place(digits: list[int], written: str) -> Pair | None:
    if len(digits) == 1:
        return (digits[0], digits[0]) if digits[0] else None
    if len(digits) == 2 and _neighbours(digits[0], digits[1], written):
        return digits[0], digits[1]
    return None
