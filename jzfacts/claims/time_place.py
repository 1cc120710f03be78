"""Words for places and times in prose: what each names, and how far it reaches.

An *expression* is such a word: 新乡市, 全省 and 我县 name places, 2023年, 去年 and 上半年 times.
Passed over are those with which something is only compared (比上年, 与郑州相比), those that rank
(居全省第2), places that are part of a name of the base (焦作高新区综合排名) and those that are
counted together (武陟、孟州、沁阳3县市). Texts are folded.

Where to add: a place, `places.txt`; a word that only looks like one, `_NO_PLACE`; a word for where
the speaker is, `_SPEAKER`; a word for a time, `_TIME`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jzfacts.claims.vocabulary import peeled_before
from jzfacts.text.numerals import parse_chinese_or_arabic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ELSEWHERE = "?"
"""A place or time that no base has: a place without a name, months, several years."""

Relative = Literal["last year", "this year", "one year"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A word for a place or a time."""

    start: int
    end: int
    area: str | None = None
    """The place by its name in the base, or as the text has it."""
    speaker: str | None = None
    """For 全市 and 我省, whose area is the speaker's: what kind of area; "" for 全球."""
    period: str | None = None
    """A year, or ELSEWHERE."""
    relative: Relative | None = None
    """For 去年, 今年 and 一年来, whose year follows from the draft's."""
    whole_year: bool = False
    """Whether it is the whole of a year named before: 全年."""
    opens_sentence: bool = False
    opens_clause: bool = False
    """Whether it begins a clause, or belongs to what does: 与焦作相邻的济源."""
    one_figure: bool = False
    """Whether it holds for the next figure alone: 从2023年的."""


_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇零○九一二][〇零○一二三四五六七八九]{2})"
_MONTHS = r"[0-9]{1,2}(?:月?[-—–~至到、][0-9]{1,2})?月"
_PART = "上半年|下半年|前?[一二三四1-4]个?季度"
_N = r"[一二两三四五六七八九十0-9]{1,4}"
_TIME = re.compile(
    rf"(?P<year>{_YEAR})(?:"
    r"(?P<years>年?[-—–~至到](?:20)?[0-9]{2}年)"
    rf"|(?P<since>年(?:{_MONTHS})?(?:[0-9]{{1,2}}日)?(?:以来|起|至今|之?[前后]|以[前后]))"
    rf"|年度?[末底终]?(?P<part>{_PART}|{_MONTHS}[份底末初]?)?(?P<day>[0-9]{{1,2}}日)?)"
    rf"|(?P<bare>{_PART}"
    rf"|{_MONTHS}(?:份|底|末|初)?(?:[0-9]{{1,2}}日)?|本月|当月|上月|[上本]季度)"
    rf"|(?P<many>这一年|(?:过去的?|近|连续|今后|未来){_N}年来?|{_N}年(?:多?来|间)"
    r"|[\"“]?十[一二三四五六]五[\"”]?(?:时期|期间|以来|末|规划|之初)?"
    r"|历年|本届|任期|建[国市]以来|有史以来)"
    r"|(?P<whole>全年)|(?P<last>去年|上年|上一年)|(?P<this>今年|本年|年内)"
    r"|(?P<other>前年|明年|来年|后年|次年)"
)
_ONE_YEAR = re.compile("过去(?:的)?[一1]年|近一年来?|一年来|这一年")
_TO_THE_YEARS_END = re.compile(r"1(?:月?[-—–~至到])12月份?|12月(?:[底末]|31日)")
_COMPARED = re.compile("(?:[比较与同跟超于]|相比|相对于)\\Z")
_FROM = re.compile("[从由自]\\Z")

_SPEAKER = re.compile(
    "(?:(?:全|我|本)(?P<kind>[省国市县区旗镇乡村校])|中华人民共和国|全球|世界)"
    "(?!第|排(?![水污])|位列|居(?!民)|首|前|率先|领先|平均|唯一|推广|名|率|先进|最|之|范围|各地|[中里]|一半)"
)
_CLAUSE_START = re.compile(r"(?:\A|\W|[从而但看]|其中|年|月)\Z")
_COUNTED = re.compile(
    "(?:[、和与及][一-龥]{2,4}){0,9}等?[0-9两三四五六七八九十]+个?(?:[县市区省]|地市)"
)
"""Places that are counted together, 武陟、孟州、沁阳3县市, and are not where something is."""
_KINDS = ("自治州", "自治区", "省", "市")
_ZONES = ("经开区", "高新区", "新区", "开区")
"""What stands after a city's name and is not the city."""
_CALLED = re.compile(
    r"(?<!\w)\w{1,5}?(?:市(?![场属级民值委直辖长域容])|县(?![域级城乡道长委])|自治州|自治县|旗(?=\w))"
    r"|(?<!\w)\w{2,3}?区(?![域级间位块县长委])"
)
"""What is called 县, 市 or 区 at the beginning of a clause; not all of it is a place."""
_NO_PLACE = re.compile(
    "(?:城|全|我|本|各|县|地级|省辖|直辖|县级|都|门|超|上|股|楼|夜|菜|集|小|园|社|地|景|街|片|灾|山|矿|牧|林|库|湖|"
    "郊|辖|功能|开发|高新|经开|示范|试验|实验|保护|产业|老城|新城|中心城|主城|城乡|乡镇|合作|保税|自贸|聚集|集聚|"
    "入|出|该|这|此|某|名|多|个|两|三|四|五|六|七|八|九|十|分|海|水|农|禁|疫|校|营|厂|库|党|国|市|省|区|"
    "流通|批发|资本|金融|交易|人才|劳动力|消费|贸易|期货|专业|主体|服务|军|战|特|基|贫困|重点|试点|强|百|先进|模范)\\Z"
)
"""What ends in 市, 县 or 区 and names no place, without that: 城市, 小区, 开发区."""

SENTENCE_END = re.compile(r"[。!?\n]")
_CLAUSE_END = re.compile("[,:;。!?\n]")
_TOPIC = re.compile("[的在是]\\Z")


class Finder:
    """Finds expressions; knows the places of the country and those of a base."""

    def __init__(self, areas: Sequence[str], names: Sequence[str]) -> None:
        """`areas`: those of the base; `names`: the names of its facts, folded."""
        listed = Path(__file__).with_name("places.txt").read_text("utf-8").splitlines()
        places = {place for line in listed if not line.startswith("#") for place in line.split()}
        places.update(areas, (area.rstrip("省市县区") for area in areas if len(area) > 2))
        # a dictionary, for a pattern of so many names takes longer to compile than drafts to read
        self._by_beginning: dict[str, list[str]] = {}
        for place in sorted(places - {""}, key=len, reverse=True):
            self._by_beginning.setdefault(place[:2], []).append(place)
        self._full_names = {area[:-1]: area for area in areas if _is_full(area)}
        self._full_names |= {area: area for area in areas}
        # names that are a place's and more: 焦作高新区综合排名
        self._names = tuple(
            name
            for name in names
            if (found := next(self.places(name), None)) and len(name) > found[2] - found[1] + 1
        )

    def find(self, text: str) -> list[Expression]:
        """The expressions of a text, in order."""
        found = [*_times(text), *self._areas(text)]
        found.sort(key=lambda expression: expression.start)
        return list(_with_reach(text, found))

    def places(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The places of the list and the base in a text: the stem, and the span with its kind."""
        free = 0
        for start in range(len(text) - 1):
            beginning = self._by_beginning.get(text[start : start + 2])
            if beginning is None or start < free:
                continue
            stem = next((place for place in beginning if text.startswith(place, start)), None)
            if stem is None or text.startswith(_ZONES, start + len(stem)):
                continue
            end = start + len(stem)
            free = end + len(next((kind for kind in _KINDS if text.startswith(kind, end)), ""))
            yield stem, start, free

    def _areas(self, text: str) -> Iterator[Expression]:
        # First: where the speaker is, 全市
        for found in _SPEAKER.finditer(text):
            if _CLAUSE_START.search(text[max(0, found.start() - 2) : found.start()]):
                yield Expression(*found.span(), speaker=found["kind"] or "")
        # Then: places by their names, unless they are part of an indicator's
        inside = {
            at
            for name in self._names
            if name in text
            for found in re.finditer(f"(?={re.escape(name)})", text)
            for at in range(found.start(), found.start() + len(name))
        }
        seen: set[int] = set()
        for stem, start, end in self.places(text):
            seen.update(range(start, end))
            if not (start in inside and end - 1 in inside) and not _is_aside(text, start, end):
                yield Expression(start, end, area=self._full_name(stem, text[start:end]))
        # Last: what is called a city, county or district
        for found in _CALLED.finditer(text):
            start, end = found.span()
            if (
                seen.isdisjoint(range(start, end))
                and not _NO_PLACE.search(found[0][:-1])
                and not _is_aside(text, start, end)
            ):
                yield Expression(start, end, area=self._full_name(found[0], found[0]))

    def _full_name(self, stem: str, written: str) -> str:
        """A place by the name that the base has for it, or by its stem."""
        return self._full_names.get(written) or self._full_names.get(stem) or stem


def is_named(text: str, area: str) -> bool:
    """Whether a text names an area, and not by 全市 or 我市 alone."""
    return (area[:-1] if _is_full(area) else area) in text


def _times(text: str) -> Iterator[Expression]:
    for found in _TIME.finditer(text):
        start, end = found.span()
        if _COMPARED.search(text[max(0, start - 3) : start]):
            continue
        if found["whole"]:
            yield Expression(start, end, whole_year=True)
            continue
        period, relative = _period(found)
        if period or relative:
            one_figure = bool(_FROM.search(text[max(0, start - 1) : start]))
            yield Expression(start, end, period=period, relative=relative, one_figure=one_figure)


def _period(found: re.Match[str]) -> tuple[str | None, Relative | None]:
    """The period that a word for a time names; neither where it says nothing of one."""
    if found["year"]:
        part, day = found["part"], found["day"]
        if day and not part:
            return None, None
        several = found["years"] or found["since"]
        if not several and (not part or _ends_the_year(part, day)):
            return str(parse_chinese_or_arabic(found["year"])), None
    elif found["bare"] and _ends_the_year(found["bare"], None):
        return None, None
    elif found["last"]:
        return None, "last year"
    elif found["this"]:
        return None, "this year"
    elif found["many"] and _ONE_YEAR.fullmatch(found[0]):
        return None, "one year"
    return ELSEWHERE, None


def _ends_the_year(months: str, day: str | None) -> bool:
    """Whether months of a year are, or end, the whole of it: 1—12月, 12月底, 12月31日."""
    return bool(_TO_THE_YEARS_END.fullmatch(months)) or months + (day or "") == "12月31日"


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether a place is only compared with, or counted with others."""
    before = text[max(0, start - 2) : start]
    return bool(_COMPARED.search(before) or _COUNTED.match(text, end))


def _is_full(area: str) -> bool:
    """Whether an area's name says what kind of area it is, and is one without that."""
    return len(area) > 2 and area[-1] in "省市县区"


def _with_reach(text: str, found: Sequence[Expression]) -> Iterator[Expression]:
    """The expressions, marked where they begin a sentence or a clause, or follow what does."""
    sentences = [0, *(end.end() for end in SENTENCE_END.finditer(text))]
    clauses = [0, *(end.end() for end in _CLAUSE_END.finditer(text))]
    in_sentence = in_clause = 0
    for one in found:
        in_sentence = max(in_sentence, sentences[bisect_right(sentences, one.start) - 1])
        in_clause = max(in_clause, clauses[bisect_right(clauses, one.start) - 1])
        opens_sentence = "" in peeled_before(text[in_sentence : one.start])
        topic = text[in_clause : one.start]
        opens_clause = "" in peeled_before(topic) or bool(_TOPIC.search(topic))
        in_sentence = one.end if opens_sentence else in_sentence
        in_clause = one.end if opens_clause else in_clause
        yield replace(one, opens_sentence=opens_sentence, opens_clause=opens_clause)
