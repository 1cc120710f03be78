"""Where and when a figure of a draft is set: from its sentence, paragraph, headings and title.

The nearest word before a figure decides: 全省 or 新乡市 for the place, 2023年 or 上半年 for the
time. A sentence passes on what stands at its beginning to the sentences after it in the paragraph;
headings pass on what they name to their section; the title to the whole. A draft that names neither
speaks of the base's own place and year. What is set elsewhere, or over several years, is nowhere in
a base.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from jzfacts.claims.time_place import ELSEWHERE, STOP, Bearing, Compass, Home
from jzfacts.text.normalize import fold_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

SURVEYED = 20_000
"""Characters at a draft's beginning that show what it is about."""
OFTEN = 3
"""Times that a place is named, never the base's, before the draft is taken to be about it; and
times that other years are named for each time that the base's is."""
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


_COMMA = re.compile("[,:]")
_PLAN = re.compile(
    "工作安排|重点工作|主要目标|预期目标|目标任务|奋斗目标|工作打算|工作思路|今后|未来|下一步|下步|总体要求|发展目标"
    "|工作计划|工作部署|规划纲要|建议"
)
_PAST = re.compile("回顾|总结|成就|成绩|完成情况|主要数据|公报|亮点|情况")
_DATE = re.compile(
    r"((?:19|20)[0-9]{2})年([0-9]{1,2})月[0-9]{1,2}日|((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.][0-9]{1,2}"
)
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
        """Begin a draft.

        `own`: the areas that the base knows; `area`, `period`: what it speaks of throughout,
        or ELSEWHERE; `told_…`: what the user says that the draft speaks of; `names`: names of
        things with a place in them, which say nothing of where something is.
        """
        self._compass = Compass(own, names)
        self._told = (told_area, told_period)
        self._home = told_area or area
        self._sections: list[tuple[int, Setting]] = [
            (-1, Setting(self._home, told_period or period))
        ]
        self._year: int | None = None
        self._opening = True
        self._last: tuple[str, list[Bearing]] = ("", [])

    @property
    def here(self) -> Setting:
        """The setting of the section that is being read."""
        return self._sections[-1][1]

    def survey(self, text: str) -> None:
        """Look over a draft's beginning for what it is about, should its title not say.

        A draft that names some other place again and again and the base's never is about that
        place; one whose sentences begin with other times and never with the base's is of those.
        """
        opening = _DATE.sub(" ", fold_prose(text[:SURVEYED]).text)
        found = self.bearings(opening)
        level, setting = self._sections[0]
        named = Counter(
            bearing.area for bearing in found if bearing.area and bearing.area != self._home
        )
        at_home = self._compass.is_named(opening, self._home)
        if not self._told[0] and not at_home and named:
            place, count = named.most_common(1)[0]
            if count >= OFTEN:
                self._home = place or self._home
                setting = replace(setting, area=self._home)
        times = Counter(
            bearing.period
            for bearing in found
            if bearing.period and bearing.leading and not bearing.local
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
        title = (self._opening and not text.startswith("#")) or level == 0
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
        found = self.bearings(_DATE.sub("", text))
        areas = [bearing for bearing in found if bearing.area]
        area = here.area
        if areas and not self._told[0]:
            area = areas[0].area or area
            for before, after in pairwise(areas):
                if after.start != before.end:
                    break
                area = after.area or area
        periods = [bearing.period for bearing in found if bearing.period]
        period = here.period
        if periods and not self._told[1]:
            period = periods[0] if len(set(periods)) == 1 else ELSEWHERE
            if "工作报告" in text and title and period.isdecimal():
                self._year = (
                    None if self._told[1] else int(period)
                )  # a report is called after the year it is given in
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
        if found and self._year is None:
            self._take_date(found)

    def close_opening(self) -> None:
        self._opening = False

    def _take_date(self, found: re.Match[str]) -> None:
        year, month = (int(part) for part in found.groups() if part)
        if not self._told[1]:
            self._year = year
            period = str(year - 1) if month <= SPRING else ELSEWHERE
            level, setting = self._sections[0]
            self._sections[0] = (level, replace(setting, period=period))

    def bearings(self, text: str) -> list[Bearing]:
        """The words for places and times in a folded text, in order."""
        if self._last[0] != text:
            home = Home(self._home, self._sections[0][1].period, self._year)
            self._last = text, self._compass.bearings(text, home)
        return self._last[1]

    def through(self, text: str, figures: Sequence[tuple[int, int]]) -> list[tuple[int, Setting]]:
        """The settings of a paragraph: each with the position from which on it holds.

        `figures`: spans of the figures, after the next of which a local time is over.
        """
        changes = [(0, self.here)]
        current = sticky = self.here
        events: list[tuple[int, Bearing | None]] = [
            (bearing.start, bearing) for bearing in self.bearings(text)
        ]
        events += [(found.start(), None) for found in STOP.finditer(text)]
        commas = [found.start() for found in _COMMA.finditer(text)]
        for position, bearing in sorted(events, key=lambda event: (event[0], event[1] is not None)):
            if bearing is None:
                current = sticky
                changes.append((position + 1, current))
                continue
            before = current
            current = self._moved(current, bearing)
            changes.append((bearing.end, current))
            if bearing.local:
                after = bisect_left(figures, (bearing.end, 0))
                current = before
                if after < len(figures):
                    changes.append((figures[after][1], current))
                continue
            if bearing.leading:
                sticky = current
            elif bearing.area and not bearing.heading:
                over = bisect_left(commas, position)
                current = before  # named within a clause: it holds for that clause alone
                changes.append((commas[over] if over < len(commas) else len(text), current))
        return sorted(changes, key=lambda change: change[0])

    def _moved(self, current: Setting, bearing: Bearing) -> Setting:
        if bearing.area:
            return current if self._told[0] == bearing.area else replace(current, area=bearing.area)
        if bearing.whole:
            home = self.here.period
            return replace(current, period=home) if current.period == ELSEWHERE else current
        return replace(current, period=bearing.period or current.period)
