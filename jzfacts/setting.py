"""Where and when a figure of a draft is set: from its sentence, paragraph, headings and title.

The nearest word before a figure decides: 全省 or 新乡市 for the place, 2023年 or 上半年 for the time.
A sentence passes on what stands at its beginning to the sentences after it in the paragraph; headings
pass on what they name to their section; the title to the whole. A draft that names neither speaks of
the base's own place and year. What is set elsewhere, or over several years, is nowhere in a base.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jzfacts import wording
from jzfacts.gazetteer import is_place, pattern
from jzfacts.text import fold_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ELSEWHERE = "?"
"""A place or time that is not one of a base: several years, months, a place without a name."""

SURVEYED = 20_000
"""Characters at a draft's beginning that show what it is about."""
OFTEN = 3
"""Times that a place is named, never the base's, before the draft is taken to be about it; and times
that other years are named for each time that the base's is."""
SPRING = 6
"""Last month in which an undated statement of a dated draft is taken to be of the year before."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The area and the year that a statement is of; ELSEWHERE where that is none."""

    area: str
    period: str
    meant: bool = False
    """Whether it is meant for the future: a plan, a target."""

    @property
    def known(self) -> bool:
        return ELSEWHERE not in (self.area, self.period) and not self.meant


@dataclass(frozen=True, slots=True)
class Token:
    """A word for a place or a time, or a stop, in a text."""

    start: int
    end: int
    area: str | None = None
    period: str | None = None
    part: bool = False
    """Whether the time is less than the year, which it does not name: 上半年."""
    whole: bool = False
    """Whether it is the whole of a year named before: 全年."""
    leading: bool = False
    """Whether it begins a sentence."""
    heading: bool = False
    """Whether it begins a clause, or belongs to what does: 与焦作相邻的济源."""
    local: bool = False
    """Whether it holds for the next figure alone: 从2023年的."""


_D = r"[0-9]"
_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇零○九一二][〇零○一二三四五六七八九]{2})"
_MONTHS = r"[0-9]{1,2}(?:月?[-—–~至到、][0-9]{1,2})?月"
_N = r"[一二两三四五六七八九十0-9]+"
_TIME = re.compile(
    rf"(?P<years>{_YEAR}年?[-—–~至到](?:{_YEAR}|[0-9]{{2}})年)"
    rf"|(?P<since>{_YEAR}年(?:{_MONTHS})?(?:{_D}+日)?(?:以来|起|至今|之?[前后]|以[前后]))"
    rf"|(?P<year>{_YEAR})年度?[末底终]?(?P<sub>上半年|下半年|前?[一二三四1-4]个?季度|{_MONTHS}[份底末初]?)?(?P<day>{_D}+日)?"
    rf"|(?P<bare>上半年|下半年|前?[一二三四1-4]个?季度|{_MONTHS}(?:份|底|末|初)?(?:{_D}+日)?|本月|当月|上月|[上本]季度)"
    rf"|(?P<many>这一年|过去(?:的)?{_N}年|近{_N}年来?|{_N}年(?:多)?来|{_N}年间|[\"“]?十[一二三四五六]五[\"”]?(?:时期|期间|以来|末|规划|之初)?"
    rf"|连续{_N}年|历年|本届|任期|今后{_N}年|未来{_N}年|建[国市]以来|有史以来)"
    r"|(?P<whole>全年)|(?P<last>去年|上年|上一年)|(?P<this>今年|本年|年内)|(?P<other>前年|明年|来年|后年|次年)"
)
_ONE_YEAR = re.compile("过去(?:的)?[一1]年|近一年来?|一年来|这一年")
_WHOLE_SUB = re.compile(r"1(?:月?[-—–~至到])12月份?|12月(?:[底末]|31日)")
_COMPARED = re.compile("(?:[比较与同跟超于]|相比|相对于)\\Z")
_FROM = re.compile("[从由自]\\Z")
_SELF = re.compile(
    "(?P<self>(?:全|我|本)(?P<kind>[省国市县区旗镇乡村校])|中华人民共和国|全球|世界)"
    "(?!第|排(?![水污])|位列|居(?!民)|首|前|率先|领先|平均|唯一|推广|名|率|先进|最|之|范围|各地|[中里]|一半)"
)
_CLAUSE_START = re.compile(r"(?:\A|[^一-龥]|[从而但看]|其中|年|月)\Z")
_COUNTED = re.compile("(?:[、和与及][一-龥]{2,4}){0,9}等?[0-9两三四五六七八九十]+个?(?:[县市区省]|地市)")
"""Places that are counted together, 武陟、孟州、沁阳3县市, and are not where something is."""
_COMMA = re.compile("[,:]")
_CLAUSE = re.compile("[,:;。!?\n]")
_TOPIC = re.compile("[的在是]\\Z")
_STOP = re.compile(r"[。!?\n]")
_PLAN = re.compile(
    "工作安排|重点工作|主要目标|预期目标|目标任务|奋斗目标|工作打算|工作思路|今后|未来|下一步|下步|总体要求|发展目标"
    "|工作计划|工作部署|规划纲要|建议"
)
_PAST = re.compile("回顾|总结|成就|成绩|完成情况|主要数据|公报|亮点|情况")
_DATE = re.compile(rf"((?:19|20)[0-9]{{2}})年([0-9]{{1,2}})月[0-9]{{1,2}}日|((?:19|20)[0-9]{{2}})[-/.]([0-9]{{1,2}})[-/.][0-9]{{1,2}}")
_LEVELS = (
    re.compile(r"#{1,6}(?= )"),
    re.compile(r"第[一二三四五六七八九十]+[章部节]"),
    re.compile(r"[一二三四五六七八九十]{1,3}[、.]"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"[0-9]{1,2}[.、)]"),
)
_UNNUMBERED = 9


class Settings:
    """Follows place and time through a draft."""

    def __init__(
        self,
        own: Sequence[str],
        area: str,
        period: str,
        *,
        told_area: str | None = None,
        told_period: str | None = None,
        names: Sequence[str] = (),
    ) -> None:
        """`own`: the areas that the base knows; `area`, `period`: what it speaks of throughout,
        or ELSEWHERE; `told_…`: what the user says that the draft speaks of; `names`: names of
        things with a place in them, which say nothing of where something is."""
        self._names = tuple(name for name in names if self._has_place(own, name))
        self._own = tuple(own)
        self._places = pattern(self._own)
        self._told = (told_area, told_period)
        self._home = told_area or area
        self._sections: list[tuple[int, Setting]] = [
            (-1, Setting(self._home, told_period or period))
        ]
        self._date: tuple[int, int] | None = None
        self._opening = True
        self._last: tuple[str, list[Token]] = ("", [])

    @staticmethod
    def _has_place(own: Sequence[str], name: str) -> bool:
        found = pattern(tuple(own)).search(name)
        return found is not None and len(name) > found.end() - found.start() + 1

    @property
    def here(self) -> Setting:
        """The setting of the section that is being read."""
        return self._sections[-1][1]

    def survey(self, text: str) -> None:
        """Look over a draft's beginning for what it is about, should its title not say.

        A draft that names some other place again and again and the base's never is about that
        place; one whose sentences begin with other times and never with the base's is of those.
        """
        tokens = self.tokens(fold_prose(text[:SURVEYED]).text)
        level, setting = self._sections[0]
        named = Counter(token.area for token in tokens if token.area and token.area != self._home)
        at_home = sum(token.area == self._home for token in tokens)
        if not self._told[0] and not at_home and named:
            place, count = named.most_common(1)[0]
            if count >= OFTEN:
                self._home = place or self._home
                setting = replace(setting, area=self._home)
        times = Counter(
            token.period for token in tokens if token.period and token.leading and not token.local
        )
        others = times.total() - times[setting.period]
        if not self._told[1] and others > OFTEN * times[setting.period]:
            setting = replace(setting, period=ELSEWHERE)
        self._sections[0] = (level, setting)
        self._last = ("", [])

    def heading(self, text: str) -> None:
        """Take in a heading (folded), or a title."""
        self._last = ("", [])
        level = self._level(text)
        title = self._opening and not text.startswith("#") or level == 0
        self._sections = [self._sections[0]] + [
            section for section in self._sections[1:] if section[0] < level or level == _UNNUMBERED
        ]
        if level == _UNNUMBERED and self._sections[-1][0] == _UNNUMBERED and not title:
            self._sections.pop()
        here = self.here
        dated = _DATE.search(text)
        if dated and self._opening:
            self._take_date(dated)
            here = self.here
        tokens = self.tokens(_DATE.sub("", text))
        areas = [token for token in tokens if token.area]
        area = here.area
        if areas and not self._told[0]:
            area = areas[0].area or area
            for before, after in zip(areas, areas[1:], strict=False):
                if after.start != before.end:
                    break
                area = after.area or area
        periods = [token.period for token in tokens if token.period]
        period = here.period
        if periods and not self._told[1]:
            period = periods[0] if len(set(periods)) == 1 else ELSEWHERE
            if "工作报告" in text and title and period.isdecimal():
                self._date = (int(period), 1)  # a report is called after the year it is given in
                period = str(int(period) - 1)
        meant = here.meant
        if _PLAN.search(text):
            meant = True
        elif _PAST.search(text):
            meant = False
        setting = Setting(area, period, meant)
        if title:
            self._sections[0] = (-1, setting)
            if areas and not self._told[0]:
                self._home = area
        elif setting != here:
            self._sections.append((level, setting))

    def _level(self, text: str) -> int:
        for level, mark in enumerate(_LEVELS):
            found = mark.match(text)
            if found:
                return len(found[0]) - 1 if level == 0 else level + 1
        return _UNNUMBERED

    def opening(self, text: str) -> None:
        """Take in a paragraph of the draft's beginning, in which its date may stand."""
        found = _DATE.search(text[:40]) if self._opening else None
        self._last = ("", [])
        if found and self._date is None:
            self._take_date(found)

    def close_opening(self) -> None:
        self._opening = False

    def _take_date(self, found: re.Match[str]) -> None:
        year, month = (int(part) for part in found.groups() if part)
        self._date = (year, month)
        if not self._told[1]:
            period = str(year - 1) if month <= SPRING else ELSEWHERE
            level, setting = self._sections[0]
            self._sections[0] = (level, replace(setting, period=period))

    def tokens(self, text: str) -> list[Token]:
        """The words for places and times in a folded text, in order."""
        if self._last[0] != text:
            found = [*self._times(text), *self._areas(text)]
            found.sort(key=lambda token: token.start)
            self._last = text, list(_leading(text, found))
        return self._last[1]

    def _times(self, text: str) -> Iterator[Token]:
        home = self._sections[0][1].period
        for found in _TIME.finditer(text):
            start, end = found.span()
            if _COMPARED.search(text[max(0, start - 3) : start]):
                continue
            local = bool(_FROM.search(text[max(0, start - 1) : start]))
            kind = found.lastgroup or ""
            if found["year"]:
                sub = found["sub"]
                if sub and not _is_whole(sub, found["day"]):
                    yield Token(start, end, period=ELSEWHERE, local=local)
                elif found["day"] and not sub:
                    continue
                else:
                    yield Token(start, end, period=_western(found["year"]), local=local)
            elif found["bare"]:
                if not _is_whole(found["bare"], None):
                    yield Token(start, end, period=ELSEWHERE, part=True, local=local)
            elif kind == "whole":
                yield Token(start, end, whole=True)
            elif kind in ("last", "this") and self._date and not self._told[1]:
                yield Token(start, end, period=str(self._date[0] - (kind == "last")), local=local)
            elif kind == "last" or (kind == "many" and _ONE_YEAR.fullmatch(found[0])):
                yield Token(start, end, period=home, local=local)
            else:
                yield Token(start, end, period=ELSEWHERE, local=local)

    def _areas(self, text: str) -> Iterator[Token]:
        for found in _SELF.finditer(text):
            if _CLAUSE_START.search(text[max(0, found.start() - 2) : found.start()]):
                yield Token(*found.span(), area=self._self(found["kind"]))
        covered = {
            at
            for name in self._names
            for start in _occurrences(text, name)
            for at in range(start, start + len(name))
        }
        for found in self._places.finditer(text):
            start, end = found.span()
            if start in covered and end - 1 in covered:
                continue
            if _COMPARED.search(text[max(0, start - 2) : start]) or _COUNTED.match(text, end):
                continue
            if found["named"]:
                yield Token(start, end, area=self._full(found["named"], found[0]))
            elif known := self._places.search(found["called"], 1):
                if known["named"]:  # 记者从焦作市
                    at = start + known.start()
                    yield Token(at, end, area=self._full(known["named"], known[0]))
            elif is_place(found["called"]):
                yield Token(start, end, area=self._full(found["called"], found["called"]))

    def _self(self, kind: str | None) -> str:
        """The area that 全市 or 我省 is."""
        if kind and self._home.endswith(kind):
            return self._home
        if kind == "市" and self._home[-1:] not in ("县", "区", "省", "国", "镇", "乡"):
            return self._home
        if kind == "省":
            provinces = [area for area in self._own if area.endswith("省")]
            return provinces[0] if len(provinces) == 1 else ELSEWHERE
        return ELSEWHERE

    def _full(self, stem: str, written: str) -> str:
        """A place by the name that the base has for it, or as written."""
        for area in self._own:
            if area in (stem, written) or (
                len(area) > 2 and area[:-1] == stem and area[-1] in "省市县区"
            ):
                return area
        return written

    def through(self, text: str, figures: Sequence[tuple[int, int]]) -> list[tuple[int, Setting]]:
        """The settings of a paragraph: each with the position from which on it holds.

        `figures`: spans of the figures, after the next of which a local time is over.
        """
        changes = [(0, self.here)]
        current = sticky = self.here
        events: list[tuple[int, Token | None]] = [
            (token.start, token) for token in self.tokens(text)
        ]
        events += [(found.start(), None) for found in _STOP.finditer(text)]
        commas = [found.start() for found in _COMMA.finditer(text)]
        for position, token in sorted(events, key=lambda event: (event[0], event[1] is not None)):
            if token is None:
                current = sticky
                changes.append((position + 1, current))
                continue
            before = current
            current = self._moved(current, token)
            changes.append((token.end, current))
            if token.local:
                after = bisect_left(figures, (token.end, 0))
                current = before
                if after < len(figures):
                    changes.append((figures[after][1], current))
                continue
            if token.leading:
                sticky = current
            elif token.area and not token.heading:
                over = bisect_left(commas, position)
                current = before  # named within a clause: it holds for that clause alone
                changes.append((commas[over] if over < len(commas) else len(text), current))
        return sorted(changes, key=lambda change: change[0])

    def _moved(self, current: Setting, token: Token) -> Setting:
        if token.area:
            return current if self._told[0] == token.area else replace(current, area=token.area)
        if token.whole:
            home = self.here.period
            return replace(current, period=home) if current.period == ELSEWHERE else current
        return replace(current, period=token.period or current.period)


def _leading(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with those marked that begin a sentence or a clause, or follow one that does."""
    sentences = [0, *(found.end() for found in _STOP.finditer(text))]
    clauses = [0, *(found.end() for found in _CLAUSE.finditer(text))]
    in_sentence = in_clause = 0
    for token in tokens:
        in_sentence = max(in_sentence, sentences[bisect_right(sentences, token.start) - 1])
        in_clause = max(in_clause, clauses[bisect_right(clauses, token.start) - 1])
        leading = wording_only(text[in_sentence : token.start])
        topic = text[in_clause : token.start]
        heading = wording_only(topic) or bool(_TOPIC.search(topic))
        in_sentence = token.end if leading else in_sentence
        in_clause = token.end if heading else in_clause
        yield replace(token, leading=leading, heading=heading)


def _occurrences(text: str, name: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + 1)


def wording_only(text: str) -> bool:
    """Whether a text holds nothing but words that change nothing."""
    position = 0
    while position < len(text):
        found = wording.BEFORE.match(text, position)
        if not found:
            return False
        position = found.end()
    return True


def _is_whole(months: str, day: str | None) -> bool:
    """Whether months of a year are, or end, the whole of it: 1—12月, 12月底, 12月31日."""
    return bool(_WHOLE_SUB.fullmatch(months)) or months + (day or "") == "12月31日"


def _western(year: str) -> str:
    return year.translate(str.maketrans("〇零○一二三四五六七八九", "000123456789"))
