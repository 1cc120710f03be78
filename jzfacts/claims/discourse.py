"""The place and time that each figure of a draft speaks of: from sentence, headings and title.

The nearest expression before a figure decides: 全省 or 新乡市 for the place, 2023年 or 上半年 for
the time. A sentence passes on what stands at its beginning to the sentences after it in the
paragraph; headings pass on what they name to their section; the title to the whole. A draft that
names neither speaks of the base's own place and year. What is set elsewhere, or over several years,
is nowhere in a base.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from jzfacts.claims.time_place import ELSEWHERE, SENTENCE_END, is_named
from jzfacts.text.normalize import fold_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.time_place import Expression, Finder

SURVEYED = 20_000
"""Characters at a draft's beginning that show what it is about."""
OFTEN = 3
"""Times that a place is named, never the base's, before the draft is taken to be about it; and
times that other years are named for each time that the base's is."""
SPRING = 6
"""Last month in which an undated statement of a dated draft is taken to be of the year before."""

_COMMA = re.compile("[,:]")
_PLAN = re.compile(
    "工作安排|重点工作|主要目标|预期目标|目标任务|奋斗目标|工作打算|工作思路|今后|未来|下一步|下步|总体要求|发展目标"
    "|工作计划|工作部署|规划纲要|建议"
)
_REVIEW = re.compile("回顾|总结|成就|成绩|完成情况|主要数据|公报|亮点|情况")
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
"""The marks of headings, the highest first."""
_UNNUMBERED = 9
"""The level of a heading without a mark."""


@dataclass(frozen=True, slots=True)
class TimePlace:
    """The area and the year that a statement is of; ELSEWHERE where that is none."""

    area: str
    period: str
    planned: bool = False
    """Whether it is meant for the future: a plan, a target."""

    @property
    def known(self) -> bool:
        """Whether a base may have something of it."""
        return ELSEWHERE not in (self.area, self.period) and not self.planned


class Discourse:
    """Follows place and time through one draft, block by block."""

    def __init__(
        self,
        finder: Finder,
        areas: Sequence[str],
        default: TimePlace,
        *,
        area: str | None = None,
        period: str | None = None,
    ) -> None:
        """Begin a draft.

        `areas`: those that the base knows; `default`: what it speaks of throughout, or ELSEWHERE;
        `area`, `period`: what the user says that the draft speaks of.
        """
        self._finder = finder
        provinces = [name for name in areas if name.endswith("省")]
        self._province = provinces[0] if len(provinces) == 1 else ELSEWHERE
        self._given = (area, period)
        self._home = area or default.area
        """What 全市 and 我市 mean."""
        self._sections = [(-1, TimePlace(self._home, period or default.period))]
        """The level of each heading above the text being read, and what holds there."""
        self._year: int | None = None
        """The year in which the draft was written, if that is known: 去年 is the one before."""
        self._opening = True

    @property
    def here(self) -> TimePlace:
        """What holds in the section that is being read."""
        return self._sections[-1][1]

    def survey(self, text: str) -> None:
        """Look over a draft's beginning for what it is about, should its title not say.

        A draft that names some other place again and again and the base's never is about that
        place; one whose sentences begin with other times and never with the base's is of those.
        """
        opening = _DATE.sub(" ", fold_prose(text[:SURVEYED]).text)
        found = self._found(opening)
        _, whole = self._sections[0]
        places = Counter(one.area for one in found if one.area and one.area != self._home)
        if places and not self._given[0] and not is_named(opening, self._home):
            place, count = places.most_common(1)[0]
            if place and count >= OFTEN:
                self._home = place
                whole = replace(whole, area=place)
        times = Counter(
            one.period for one in found if one.period and one.opens_sentence and not one.one_figure
        )
        others = times.total() - times[whole.period]
        if not self._given[1] and others > OFTEN * times[whole.period]:
            whole = replace(whole, period=ELSEWHERE)
        self._sections[0] = (-1, whole)

    def heading(self, text: str) -> None:
        """Take in a heading (folded), or a title."""
        level = _level(text)
        is_title = (self._opening and not text.startswith("#")) or level == 0
        # First: it ends the sections of its level and below
        self._sections[1:] = [
            one for one in self._sections[1:] if one[0] < level or level == _UNNUMBERED
        ]
        if level == _UNNUMBERED == self._sections[-1][0] and not is_title:
            self._sections.pop()
        # Then: what it names holds for its section, or for the whole draft
        dated = _DATE.search(text) if self._opening else None
        if dated:
            self._take_date(dated)
        here = self.here
        found = self._found(_DATE.sub("", text))
        area, period, planned = self._area_of(found), self._period_of(found), here.planned
        if period and is_title and "工作报告" in text and period.isdecimal():
            self._year = int(period)
            period = str(self._year - 1)  # a report is called after the year it is given in
        if _PLAN.search(text):
            planned = True
        elif _REVIEW.search(text):
            planned = False
        there = TimePlace(area or here.area, period or here.period, planned)
        if is_title:
            self._sections[0] = (-1, there)
            self._home = area or self._home
        elif there != here:
            self._sections.append((level, there))

    def _area_of(self, found: Sequence[Expression]) -> str | None:
        """The first place in a heading; of those written together (河南省焦作市) the last."""
        areas = [one for one in found if one.area]
        if not areas or self._given[0]:
            return None
        area = areas[0].area
        for before, after in pairwise(areas):
            if after.start != before.end:
                break
            area = after.area
        return area

    def _period_of(self, found: Sequence[Expression]) -> str | None:
        """The only period in a heading; several are ELSEWHERE."""
        periods = {one.period for one in found if one.period}
        if not periods or self._given[1]:
            return None
        return periods.pop() if len(periods) == 1 else ELSEWHERE

    def opening(self, text: str) -> None:
        """Take in a paragraph of the draft's beginning, in which its date may stand."""
        found = _DATE.search(text[:40]) if self._opening else None
        if found and self._year is None:
            self._take_date(found)

    def close_opening(self) -> None:
        """From here on a date is no longer the draft's own."""
        self._opening = False

    def _take_date(self, found: re.Match[str]) -> None:
        year, month = (int(part) for part in found.groups() if part)
        if not self._given[1]:
            self._year = year
            period = str(year - 1) if month <= SPRING else ELSEWHERE
            self._sections[0] = (-1, replace(self._sections[0][1], period=period))

    def _found(self, text: str) -> list[Expression]:
        return self._resolved(self._finder.find(text))

    def _resolved(self, found: Sequence[Expression]) -> list[Expression]:
        """The expressions, those of the speaker's place and year with what they mean here."""
        return [
            replace(one, area=self._speakers_area(one.speaker))
            if one.speaker is not None
            else replace(one, period=self._relative_period(one))
            if one.relative
            else one
            for one in found
        ]

    def _speakers_area(self, kind: str) -> str:
        """The area that 全市 or 我省 is."""
        if kind and self._home.endswith(kind):
            return self._home
        if kind == "市" and not self._home.endswith(("县", "区", "省", "国", "镇", "乡")):
            return self._home
        return self._province if kind == "省" else ELSEWHERE

    def _relative_period(self, one: Expression) -> str:
        """The year that 去年, 今年 or 一年来 is."""
        if self._year and one.relative != "one year":
            return str(self._year - (one.relative == "last year"))
        return ELSEWHERE if one.relative == "this year" else self._sections[0][1].period

    def time_places(
        self, text: str, expressions: Sequence[Expression], figures: Sequence[tuple[int, int]]
    ) -> list[TimePlace]:
        """What each figure of a paragraph, given by its span, is of."""
        changes = sorted(self._changes(text, expressions, figures), key=lambda change: change[0])
        positions = [position for position, _ in changes]
        return [changes[bisect_right(positions, start) - 1][1] for start, _ in figures]

    def _changes(
        self, text: str, expressions: Sequence[Expression], figures: Sequence[tuple[int, int]]
    ) -> list[tuple[int, TimePlace]]:
        """Each place and time that holds in a paragraph, with the position from which on."""
        changes = [(0, self.here)]
        current = passed_on = self.here
        ends: list[tuple[int, Expression | None]] = [
            (found.start(), None) for found in SENTENCE_END.finditer(text)
        ]
        events = ends + [(one.start, one) for one in self._resolved(expressions)]
        commas = [found.start() for found in _COMMA.finditer(text)]
        for position, one in sorted(events, key=lambda event: (event[0], event[1] is not None)):
            if one is None:  # a sentence ends: what began one holds on
                current = passed_on
                changes.append((position + 1, current))
                continue
            before, current = current, self._moved(current, one)
            changes.append((one.end, current))
            if one.one_figure:
                after = bisect_left(figures, (one.end, 0))
                current = before
                if after < len(figures):
                    changes.append((figures[after][1], current))
            elif one.opens_sentence:
                passed_on = current
            elif one.area and not one.opens_clause:
                over = bisect_left(commas, position)
                current = before  # named within a clause: it holds for that clause alone
                changes.append((commas[over] if over < len(commas) else len(text), current))
        return changes

    def _moved(self, current: TimePlace, one: Expression) -> TimePlace:
        """What holds after an expression."""
        if one.area:
            return current if self._given[0] == one.area else replace(current, area=one.area)
        if one.whole_year:
            own = self.here.period
            return replace(current, period=own) if current.period == ELSEWHERE else current
        return replace(current, period=one.period or current.period)


def _level(text: str) -> int:
    """The level of a heading by its mark; the title of a Markdown document has level 0."""
    for level, mark in enumerate(_LEVELS):
        found = mark.match(text)
        if found:
            return len(found[0]) - 1 if level == 0 else level + 1
    return _UNNUMBERED
