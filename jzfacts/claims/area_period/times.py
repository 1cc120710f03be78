"""Finds the times in a text and which year each is.

A time is a year (2024年, 去年), a part of a year (上半年, 1—9月), several years (五年来,
“十四五”以来) or a return to the reported year (全年, 一年来). A year that is only compared (比2023年,
是2018年的1.4倍) or from which something began (从2023年的) is a reference.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.periods import PARTS, of_plan
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.numbers import parse_chinese_or_arabic

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Kind(Enum):
    """Kinds of times."""

    YEAR = "a year"
    PART = "a part of a year, or a day"
    SPAN = "several years"
    SAME = "the year that is spoken of: 全年, 一年来"
    REFERENCE = "a year before that which is spoken of: 比2023年"


UNSAID = "*"
"""Several years without a stated length: a term of office, or a mean."""


class Time(NamedTuple):
    """A time in a text."""

    start: int
    end: int
    kind: Kind
    year: str | None = None
    """Four digits, also of a part of it, or from which a span of years begins (2023年以来);
    "this" or "last" for the draft's own and the one before;
    "before" for the one before that spoken of; "now" for when the draft was written; None where the
    text does not say which."""
    opens_range: bool = False
    """Whether only the next figure is of it: 从2023年的."""
    part: str = ""
    """The part of the year as bases write it: S1, Q3, 06; "" for any other."""
    is_end: bool = False
    """Whether it is the end of that part: 3月末, at which a quarter ends as well."""
    years: str = ""
    """The several years, 2016/2020, or how many, P5Y; UNSAID for a term of office, "" for others."""


_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇零○九一二][〇零○一二三四五六七八九]{2})"
_MONTHS = r"(?:[0-9]{1,2}(?:月?[-—–~至到、][0-9]{1,2})?月|(?<![目此之以日提])[前头][0-9一二两三四五六七八九十]{1,2}个?月)"
_COUNT = "(?:[一二两三四五六七八九十]{1,3}|[0-9]{1,2})"
_PART = f"上半年|下半年|前?[一二三四1-4]个?季度|{_MONTHS}[份底末初]?"
_MAY_BEGIN = (
    '0-9一二两三四五六七八九十上下前本当春夏秋冬汛过近这全目眼连今未头历任建有去年明来后次“"'
)
_TIME = pattern(
    # looked at first, for most characters begin no time
    rf"(?=[{_MAY_BEGIN}]|[^\W0-9a-z_]{{0,2}}(?:[长小假]|黄金|[节会赛展季运汛]期))(?:"
    rf"(?P<year>{_YEAR})(?:"
    r"(?P<years>年?[-—–~至到](?P<last_year>(?:20)?[0-9]{2})年)"
    rf"|(?P<since>年(?:{_MONTHS})?(?:[0-9]{{1,2}}日)?度?(?:以来|[之以]?后(?![一二三四1-4]个?季度)|开始|起|至今))"
    rf"|(?P<until>年度?[之以]?前(?!列|[一二三四1-4]个?季度|[0-9一二两三四五六七八九十]{{1,2}}个?月))"
    rf"|年(?:年?[末底终]|度[末底终]?)?(?P<part>{_PART}|同期)?"
    r"(?P<day>[0-9]{1,2}日)?)"
    r"|(?P<bare>上半年|下半年|(?:[一二三四1-4]|(?<!提)前[一二三四1-4]个?)季度(?!十条)"
    rf"|{_MONTHS}(?:份|底|末|初)?(?:[0-9]{{1,2}}日)?|本月|当月|上月|[上本]季度"
    r"|[春夏秋冬]{1,2}季|汛期|[^\W0-9a-z_]{0,2}(?:长假|小?假期|黄金周)"
    r"|[^\W0-9a-z_]{0,2}[节会赛展季运汛]期间)"
    r"|(?P<same>过去(?:的)?(?:[一1]年|这一年)|近一年来?|一年来|这一年|全年|年内)"
    "|(?P<now>目前|当前|眼下|本年(?=[度数]?:))"
    rf"|(?P<span>(?<=的)(?P<told>(?![一1]年){_COUNT})年(?=[,。;!])"
    rf"|(?:过去的?|近|连续|今后|未来|前|头|这){{1,2}}(?P<these>{_COUNT})年来?"
    rf"|(?P<count>{_COUNT})年(?:多?来(?!首|最|新[高低]|的[最新]|、{_COUNT}年来)|间|累计|(?=年均)|[^\W0-9a-z_]{{0,6}}期[间内]|(?<!一年)[里中](?!学|心|期|标|国))"
    rf"|[\"“]?(?P<plan>十[一二三四五六])五[\"”]?(?:时期|期间|以来|末|规划|之初|(?P<piece>中期|[前后头]{_COUNT}年))?"
    r"|历年|本届政府|本届(?:以来|任期)|任期内?|建[国市]以来|有史以来)"
    rf"|(?P<period>(?:去年|上年|上一年)同期)|(?P<last>去年)|(?P<before>上一?年(?!度?结[转余]))|(?P<this>今年|本年)(?:(?P<of_this>{_PART})(?![0-9]{{1,2}}日))?"
    rf"|(?P<other>上个?世纪(?:..年代)?|[二三四五六七八九]十年代"
    rf"|[上下]一?(?:[届任](?:政府)?(?:任期)?内?(?:{_COUNT}年)?|个{_COUNT}年)|前年|明年|来年(?!均)|后年|次年|{_COUNT}年[之以]?[前后](?!列|劲|勤|[一二三四1-4]个?季度)))"
)
_NAMED_PART = pattern(
    "(?P<half>[上下])半年|(?P<from_first>前)?(?P<quarter>[一二三四1-4])个?季度"
    "|[前头](?P<first_months>[0-9一二两三四五六七八九十]{1,2})个?月份?"
    "|(?P<month>[0-9]{1,2})(?:月?[-—–~至到](?P<last>[0-9]{1,2}))?月份?(?P<end>[底末])?"
)
LAST_MONTH = "month"
"""The part named by 当月: the last month spoken of."""
_WHOLE_PARTS = pattern(r"1(?:月?[-—–~至到])12月份?|12月(?:[底末]|31日)")
_COMPARED = pattern("(?:[比较与同跟超]|(?<!关)于|相比|相对于)\\Z")
_LASTING = pattern(
    "连续[^,。;]{1,3}年[^,。;0-9]*[,。;]|[^,。;]{1,8}(?:来|以来)的?(?:首|第一|最|新[高低]|[未少罕]有|罕见)"
    "|[今本去上]年的?新[高低]"
)
"""How long something has lasted, which is no time of a figure: 连续20年呈缩小态势, 20年来首次, 今年新高."""
_ONE_OF_THEM = pattern("[^,。;0-9]{0,16}(?:[之元首一]年|第[二三四五]年)(?![来间内里度])")
"""Words that name one of several years: “十四五”开局之年, 本届政府任期的第一年."""
_TIMES_OF = pattern("(?:是|为|相当于|达到?)\\Z")
_FROM = pattern("[从由自]\\Z")
_BESIDE = pattern(
    "(?:(?<!占)[比较超]|[高低多少快慢优逊强]于|相[对当]于|较之|相比|[对比参]照|对比|不[及如]|超[过出]|恢复到|回到|继)\\Z"
)
_AS_BASIS = pattern(
    "[^,。;]{0,40}?(?:相比(?!(?:19|20)[0-9]{2}年|[上去]年)|基础之?上|为(?:基[数期准]|起点))"
    "|[^,。;0-9]{0,8}持平"
)
"""What follows a year that is compared with: 在2023年的基础上, 与2023年的5吨相比."""
_NO_BASIS = pattern("初|[^,。;0-9]{0,6}(?:计划|目标|预[期算]|任务|平均|全[国省])")
"""What follows a year if something of that same year is compared with: 比2023年计划."""


_TOLD = pattern(
    "[^。;!?\\n0-9]{0,40}?(?:获悉|了解到|发布|公布|通报|报道|消息|透露|[讯电]"
    "|(?:召开|举行)[^,。;0-9]{0,24}会议?(?=[,。;]))"
)
"""What follows the day of an announcement, which is not the figures' time."""


_SO_FAR = pattern("份?[,:]?[^,。;:0-9]{0,20}累计(?!同比)")
"""Words that make 4月 the months up to it: 4月,财政收入累计完成2亿元."""


def times(text: str) -> Iterator[Time]:
    """Yield the times in a folded text, in order."""
    for found in _TIME.finditer(text):
        start, end = found.span()
        if _LASTING.match(text, start):
            continue
        kind, year = _kind_and_year(found)
        if text[end - 1] == "日" and _TOLD.match(text, end):
            continue
        before = text[max(0, start - 3) : start]
        is_multiple = text.startswith("的", end) and _TIMES_OF.search(before)
        opens = bool(_FROM.search(before))
        if (
            kind == Kind.YEAR
            and (found["year"] or found["plan"])
            and not _NO_BASIS.match(text, end)
        ):
            basis = _AS_BASIS.match(text, end)
            if is_multiple or opens or basis or _BESIDE.search(before):
                yield Time(start, end, Kind.REFERENCE, year)
                has_figure = basis and any(map(str.isdigit, basis[0]))
                if opens or has_figure:
                    yield Time(start, end, kind, year, opens_range=True)
                continue
        if kind == Kind.SPAN and _ONE_OF_THEM.match(text, end):
            continue
        if kind and not (is_multiple or is_compared(text, start)):
            part, is_end = _part(found) if kind == Kind.PART else ("", False)
            if part.isdecimal() and not is_end and _SO_FAR.match(text, end):
                part = _name(1, int(part))
            years = _several(found) if kind == Kind.SPAN else ""
            yield Time(start, end, kind, year, opens, part, is_end, years)


def is_compared(text: str, start: int) -> bool:
    """True if a time or place is only compared with, without a figure."""
    return bool(_COMPARED.search(text[max(0, start - 3) : start]))


def _kind_and_year(found: re.Match[str]) -> tuple[Kind | None, str | None]:
    """Return the kind and year of a time, or no kind if it says nothing about one."""
    if found["year"]:
        if found["until"]:
            return Kind.YEAR, None
        if found["years"] or found["since"]:
            year = found["since"] and str(parse_chinese_or_arabic(found["year"]))
            return Kind.SPAN, year
        part, day = found["part"], found["day"]
        kind = Kind.PART if part and not _is_whole(part, day) else Kind.YEAR
        return kind, str(parse_chinese_or_arabic(found["year"]))
    if found["bare"]:
        return (None if _is_whole(found["bare"], None) else Kind.PART), None
    if found["same"] or found["now"]:
        return Kind.SAME, "now" if found["now"] else None
    if found["span"]:
        if found["plan"] and found[0].endswith("末"):
            return Kind.YEAR, of_plan(int(parse_chinese_or_arabic(found["plan"])))[5:]
        return Kind.SPAN, None
    if found["period"]:
        return Kind.PART, "before"
    if found["before"]:
        return Kind.YEAR, "before"
    if found["of_this"] and not _is_whole(found["of_this"], None):
        return Kind.PART, "this"
    relative = "last" if found["last"] else "this" if found["this"] else None
    return Kind.YEAR, relative


def _several(found: re.Match[str]) -> str:
    """Return the several years, or how many, as periods write them."""
    if found["years"]:
        first, last = found["year"], found["last_year"]
        return f"{first}/{first[:-2] * (len(last) == 2)}{last}"
    if found["plan"] and not found["piece"]:
        return of_plan(int(parse_chinese_or_arabic(found["plan"])))
    count = found["count"] or found["these"] or found["told"]
    said = found["span"] or ""
    if not count or said.startswith(("连续", "今后", "未来", "前", "头")):
        return UNSAID if "届" in said or "任期" in said else ""
    return f"P{parse_chinese_or_arabic(count)}Y"


def _part(found: re.Match[str]) -> tuple[str, bool]:
    """Return the part of the year ("" for one without a name), and whether it is its end."""
    if found["bare"] in ("当月", "本月"):
        return LAST_MONTH, False
    named = _NAMED_PART.fullmatch(found["part"] or found["bare"] or found["of_this"] or "")
    if not named or found["day"]:
        return "", False
    if named["half"]:
        return ("S1" if named["half"] == "上" else "S2"), False
    if named["quarter"]:
        last = 3 * int(parse_chinese_or_arabic(named["quarter"]))
        return _name(1 if named["from_first"] else last - 2, last), False
    if named["first_months"]:
        return _name(1, int(parse_chinese_or_arabic(named["first_months"]))), False
    first, last = int(named["month"]), int(named["last"] or named["month"])
    return _name(first, last), bool(named["end"])


def _name(first: int, last: int) -> str:
    """Return months of a year as a period writes them: 06, Q1, S1, or 01/05 for an ISO 8601 interval."""
    interval = f"{first:02}/{last:02}" if 0 < first < last <= 12 else ""
    return PARTS.get((first, last), interval)


def part_of(period: str, part: str) -> str:
    """Return the part of the year named beside a period: 当月 is its last month, "" for a year."""
    if part != LAST_MONTH:
        return part
    return f"{last_month(period):02}" if "-" in period else ""


def last_month(period: str) -> int:
    """Return the last month of a period: 6 for 2024-S1, 5 for 2024-01/05, 12 for a year."""
    part = period.partition("-")[2].rpartition("/")[2]
    return next((last for (_, last), name in PARTS.items() if name == part), 12)


def ending_with(period: str) -> tuple[str, ...]:
    """Return other periods that end together with a part of a year: 2022-Q2, 2022-S1 with 2022-06."""
    year, _, part = period.partition("-")
    last = last_month(period)
    named = {name for (_, end), name in PARTS.items() if end == last}
    return tuple(f"{year}-{name}" for name in sorted(named | {f"01/{last:02}"}) if name != part)


def _is_whole(months: str, day: str | None) -> bool:
    """True if months are the whole year or its end: 1—12月, 12月底, 12月31日."""
    return bool(_WHOLE_PARTS.fullmatch(months)) or months + (day or "") == "12月31日"
