"""Words for places and times in prose: what each names, and how far it reaches.

新乡市, 全省 and 我县 name places, 2023年, 去年 and 上半年 times. Passed over are those with which
something is only compared (比上年, 与郑州相比), those that rank (居全省第2), places that are part
of a name of the base (焦作高新区综合排名) and those that are counted together
(武陟、孟州、沁阳3县市). Texts are folded.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jzfacts.claims import vocabulary
from jzfacts.claims.gazetteer import Gazetteer, called, is_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ELSEWHERE = "?"
"""A place or time that is not one of a base: several years, months, a place without a name."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """A word for a place or a time."""

    start: int
    end: int
    area: str | None = None
    period: str | None = None
    """A year, or ELSEWHERE."""
    whole: bool = False
    """Whether it is the whole of a year named before: 全年."""
    leading: bool = False
    """Whether it begins a sentence."""
    heading: bool = False
    """Whether it begins a clause, or belongs to what does: 与焦作相邻的济源."""
    local: bool = False
    """Whether it holds for the next figure alone: 从2023年的."""


_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇零○九一二][〇零○一二三四五六七八九]{2})"
_MONTHS = r"[0-9]{1,2}(?:月?[-—–~至到、][0-9]{1,2})?月"
_N = r"[一二两三四五六七八九十0-9]{1,4}"
_TIME = re.compile(
    rf"(?P<year>{_YEAR})(?:"
    r"(?P<years>年?[-—–~至到](?:20)?[0-9]{2}年)"
    rf"|(?P<since>年(?:{_MONTHS})?(?:[0-9]{{1,2}}日)?(?:以来|起|至今|之?[前后]|以[前后]))"
    rf"|年度?[末底终]?(?P<sub>上半年|下半年|前?[一二三四1-4]个?季度|{_MONTHS}[份底末初]?)?"
    r"(?P<day>[0-9]{1,2}日)?)"
    r"|(?P<bare>上半年|下半年|前?[一二三四1-4]个?季度"
    rf"|{_MONTHS}(?:份|底|末|初)?(?:[0-9]{{1,2}}日)?|本月|当月|上月|[上本]季度)"
    rf"|(?P<many>这一年|(?:过去的?|近|连续|今后|未来){_N}年来?|{_N}年(?:多?来|间)"
    r"|[\"“]?十[一二三四五六]五[\"”]?(?:时期|期间|以来|末|规划|之初)?"
    r"|历年|本届|任期|建[国市]以来|有史以来)"
    r"|(?P<whole>全年)|(?P<last>去年|上年|上一年)|(?P<this>今年|本年|年内)"
    r"|(?P<other>前年|明年|来年|后年|次年)"
)
_ONE_YEAR = re.compile("过去(?:的)?[一1]年|近一年来?|一年来|这一年")
_WHOLE_SUB = re.compile(r"1(?:月?[-—–~至到])12月份?|12月(?:[底末]|31日)")
_COMPARED = re.compile("(?:[比较与同跟超于]|相比|相对于)\\Z")
_FROM = re.compile("[从由自]\\Z")
_SELF = re.compile(
    "(?P<self>(?:全|我|本)(?P<kind>[省国市县区旗镇乡村校])|中华人民共和国|全球|世界)"
    "(?!第|排(?![水污])|位列|居(?!民)|首|前|率先|领先|平均|唯一|推广|名|率|先进|最|之|范围|各地|[中里]|一半)"
)
_CLAUSE_START = re.compile(r"(?:\A|\W|[从而但看]|其中|年|月)\Z")
_COUNTED = re.compile(
    "(?:[、和与及][一-龥]{2,4}){0,9}等?[0-9两三四五六七八九十]+个?(?:[县市区省]|地市)"
)
"""Places that are counted together, 武陟、孟州、沁阳3县市, and are not where something is."""
_CLAUSE = re.compile("[,:;。!?\n]")
_TOPIC = re.compile("[的在是]\\Z")
STOP = re.compile(r"[。!?\n]")
"""The end of a sentence."""


@dataclass(frozen=True, slots=True)
class Home:
    """What a draft speaks of where it does not say."""

    area: str
    period: str
    year: int | None = None
    """The year in which it is written, if that is known: 去年 is the one before."""


class Compass:
    """Finds bearings."""

    def __init__(self, own: Sequence[str], names: Sequence[str]) -> None:
        """`own`: the areas that a base knows; `names`: the names of its facts."""
        self._gazetteer = Gazetteer(own)
        self._full_names = {area[:-1]: area for area in own if _is_full(area)}
        self._full_names |= {area: area for area in own}
        provinces = [area for area in own if area.endswith("省")]
        self._province = provinces[0] if len(provinces) == 1 else ELSEWHERE
        self._names = tuple(name for name in names if self._holds_place(name))

    def _holds_place(self, name: str) -> bool:
        """Whether a name has a place in it and more than that."""
        found = next(self._gazetteer.find(name), None)
        return found is not None and len(name) > found[2] - found[1] + 1

    def bearings(self, text: str, home: Home) -> list[Bearing]:
        """The bearings of a text in order."""
        found = [*_times(text, home), *self._areas(text, home)]
        found.sort(key=lambda bearing: bearing.start)
        return list(_placed(text, found))

    def is_named(self, text: str, area: str) -> bool:
        """Whether a text names an area, and not by 全市 or 我市 alone."""
        stem = area[:-1] if _is_full(area) else area
        return stem in text

    def _areas(self, text: str, home: Home) -> Iterator[Bearing]:
        for found in _SELF.finditer(text):
            if _CLAUSE_START.search(text[max(0, found.start() - 2) : found.start()]):
                yield Bearing(*found.span(), area=self._self(found["kind"], home))
        covered = {
            at
            for name in self._names
            for start in _occurrences(text, name)
            for at in range(start, start + len(name))
        }
        seen: set[int] = set()
        for stem, start, end in self._gazetteer.find(text):
            seen.update(range(start, end))
            if start in covered and end - 1 in covered:
                continue
            if not _is_aside(text, start, end):
                yield Bearing(start, end, area=self._full(stem, text[start:end]))
        for found in called.finditer(text):
            start, end = found.span()
            known = not seen.isdisjoint(range(start, end))
            if not known and is_place(found[0]) and not _is_aside(text, start, end):
                yield Bearing(start, end, area=self._full(found[0], found[0]))

    def _self(self, kind: str | None, home: Home) -> str:
        """The area that 全市 or 我省 is."""
        if kind and home.area.endswith(kind):
            return home.area
        if kind == "市" and home.area[-1:] not in ("县", "区", "省", "国", "镇", "乡"):
            return home.area
        return self._province if kind == "省" else ELSEWHERE

    def _full(self, stem: str, written: str) -> str:
        """A place by the name that the base has for it, or by its stem."""
        return self._full_names.get(written) or self._full_names.get(stem) or stem


def _times(text: str, home: Home) -> Iterator[Bearing]:
    for found in _TIME.finditer(text):
        start, end = found.span()
        if _COMPARED.search(text[max(0, start - 3) : start]):
            continue
        local = bool(_FROM.search(text[max(0, start - 1) : start]))
        kind = found.lastgroup
        period = ELSEWHERE
        if found["year"]:
            sub, day = found["sub"], found["day"]
            if day and not sub:
                continue
            if not (found["years"] or found["since"]) and (not sub or _is_whole(sub, day)):
                period = _western(found["year"])
        elif found["bare"]:
            if _is_whole(found["bare"], None):
                continue
        elif kind == "whole":
            yield Bearing(start, end, whole=True)
            continue
        elif kind in ("last", "this") and home.year:
            period = str(home.year - (kind == "last"))
        elif kind == "last" or (kind == "many" and _ONE_YEAR.fullmatch(found[0])):
            period = home.period
        yield Bearing(start, end, period=period, local=local)


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether a place is only compared with, or counted with others."""
    before = text[max(0, start - 2) : start]
    return bool(_COMPARED.search(before) or _COUNTED.match(text, end))


def _is_full(area: str) -> bool:
    """Whether an area's name says what kind of area it is, and is one without that."""
    return len(area) > 2 and area[-1] in "省市县区"


def _placed(text: str, found: Sequence[Bearing]) -> Iterator[Bearing]:
    """The bearings, marked where they begin a sentence or a clause, or follow what does."""
    sentences = [0, *(stop.end() for stop in STOP.finditer(text))]
    clauses = [0, *(stop.end() for stop in _CLAUSE.finditer(text))]
    in_sentence = in_clause = 0
    for bearing in found:
        in_sentence = max(in_sentence, sentences[bisect_right(sentences, bearing.start) - 1])
        in_clause = max(in_clause, clauses[bisect_right(clauses, bearing.start) - 1])
        leading = wording_only(text[in_sentence : bearing.start])
        topic = text[in_clause : bearing.start]
        heading = wording_only(topic) or bool(_TOPIC.search(topic))
        in_sentence = bearing.end if leading else in_sentence
        in_clause = bearing.end if heading else in_clause
        yield replace(bearing, leading=leading, heading=heading)


def _occurrences(text: str, name: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + 1)


def wording_only(text: str) -> bool:
    """Whether a text holds nothing but words that change nothing."""
    position = 0
    while position < len(text):
        found = vocabulary.BEFORE.match(text, position)
        if not found:
            return False
        position = found.end()
    return True


def _is_whole(months: str, day: str | None) -> bool:
    """Whether months of a year are, or end, the whole of it: 1—12月, 12月底, 12月31日."""
    return bool(_WHOLE_SUB.fullmatch(months)) or months + (day or "") == "12月31日"


def _western(year: str) -> str:
    return year.translate(str.maketrans("〇零○一二三四五六七八九", "000123456789"))
