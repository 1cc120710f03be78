"""What a heading says by its form: its level, plan or review, a date.

Texts are folded (`normalize.fold_prose`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.claims.area_period.time_place import ELSEWHERE, UNNAMED, TimePlace, year_of
from jzfacts.claims.area_period.times import Kind, ending_with, last_month
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.numbers import parse_chinese_or_arabic

if TYPE_CHECKING:
    import re
    from collections import Counter
    from collections.abc import Collection, Iterable, Sequence

    from jzfacts.claims.area_period.expressions import Expression

_TASKS = (
    "(?:重点工作|(?:目标|重点|主要)任务)"
    "(?:(?=.{0,2}(?:安排|任务|计划|要点|打算|思路|举措|措施|建议|分工|分解|部署|方案))"
    "|(?![^\\W0-9a-z_]{2,4}\\Z))"
)
"""Words for tasks to come, unless the noun after them says otherwise: 重点工作对账单."""
_PLAN = pattern(
    f"{_TASKS}|工作安排|主要目标|预期目标|奋斗目标|工作打算|工作思路|今后|未来|下一步|下步|总体要求|发展目标"
    "|工作计划|工作部署|规划纲要|建议"
)
_REVIEW = pattern("回顾|总结|成就|成绩|完成情况|主要数据|公报|亮点|情况|台账|[通简专快汇]报|年鉴")
_AND = pattern("[和与及、,]|以及|暨")
DATE = pattern(
    r"((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日"
    r"|((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})"
    "|(二[〇零○][〇零○一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
YEAR_LINE = pattern(r"\(?(?:19|20)[0-9]{2}年\)?")
"""A line below the title that states the reported year."""
_WRITTEN = pattern(
    r"\(?(?P<by>[^0-9,。;:]{0,24}?)(?P<year>(?:19|20)[0-9]{2}|二[〇零○][〇零○一二三四五六七八九]{2})年"
    r"(?:(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月)?"
    r"(?P<at>[^0-9,。;:]{0,16}(?:会议?上?|通过|印发))?\)?"
)
"""A line below the title with author, occasion and date."""
_MEDIUM = pattern("[^\\W0-9a-z_]{2,8}(?:[日晚晨早时商]报|电视台|新闻网)")
"""Publishers, whose place need not be the draft's: 洛阳日报."""
DAY = pattern(r"[0-9]{1,2}月[0-9]{1,2}日")
_LEVELS = (
    pattern(r"第[一二三四五六七八九十]+[章部节]"),
    pattern(r"[一二三四五六七八九十]{1,3}[、.]"),
    pattern(r"\([一二三四五六七八九十]{1,3}\)"),
    pattern(r"[0-9]{1,2}[.、)]"),
)
"""Marks of headings, highest level first."""
FIRST = pattern("[(]?[一1][、.)]|第一[章部节]")
OFTEN = 3
"""Times that a place is named, never the base's, before the draft is taken to be about it; and
times that other years are named for each time that the base's is."""
AUTUMN = 11
"""Month from which a report covers the year that is ending."""
SPRING = 6
"""Last month in which an undated statement of a dated draft is taken to be about the year before."""
UNNUMBERED = 9
"""Level of a heading without a mark."""
BEGINS_RUN_IN = frozenset("第一二三四五六七八九十")
RUN_IN = pattern(
    r"(?:第[一二三四五六七八九十]+[章部节]分?|[一二三四五六七八九十]{1,3}[、.])\s*([^。;:!?\n]{2,40})"
)
"""A heading at the beginning of a paragraph."""


def level_of(text: str) -> int:
    """Return the level of a heading by its mark; levels of markup come before all of them."""
    for level, mark in enumerate(_LEVELS, start=2):
        if mark.match(text):
            return level
    return UNNUMBERED


def plans(text: str) -> bool | None:
    """Return True for a heading of plans, False for one of a review, None if it says neither.

    The final noun decides: 重点工作完成情况 is a review. A heading of both (工作回顾和下一步安排) leaves it
    to the headings below it.
    """
    planned, reviewed = _last(_PLAN, text), _last(_REVIEW, text)
    if not planned or not reviewed:
        return True if planned else False if reviewed else None
    first, last = sorted((planned, reviewed), key=lambda found: found.start())
    return None if _AND.search(text, first.end(), last.start()) else last is planned


def _last(words: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(words.finditer(text))
    return found[-1] if found else None


def written(
    line: str, *, below: bool, is_report: bool, is_dated: bool
) -> tuple[int, int | None, str] | None:
    """Return the year and month in which a draft was written, from an opening line, and the rest of it.

    `below`: whether the title stands above; `is_report`, `is_dated`: whether it is a report's title, and
    names a time. If it does not, a year alone is the reported one, and so is a month except in a report.
    """
    found = DATE.search(line)
    if found:
        return *date_of(found)[:2], _MEDIUM.sub("", DATE.sub("", line))
    found = _WRITTEN.fullmatch(line) if below else None
    named = found and found["month"] and (found["by"] or found["at"] or is_report)
    if not found or not (named or is_dated):
        return None
    month = int(parse_chinese_or_arabic(found["month"])) if found["month"] else None
    return int(parse_chinese_or_arabic(found["year"])), month, _MEDIUM.sub("", found["by"])


def of_later_year(found: Sequence[Expression]) -> Sequence[Expression]:
    """Return the year in a report's title: of 2026年工作报告(2025年工作回顾), the year it is given in."""
    years = {one.year for one in found if one.year and one.year.isdecimal()}
    if len(years) != 2:
        return found
    return [one for one in found if one.year != min(years)]


def date_of(found: re.Match[str]) -> tuple[int, int, int]:
    """Return year, month and day of a date."""
    year, month, day = (int(parse_chinese_or_arabic(part)) for part in found.groups() if part)
    return year, month, day


def unless_of_others(start: TimePlace, times: Counter[tuple[str, Kind]]) -> TimePlace:
    """Return what an undated draft is about, but not the base's own time if it names others far more often.

    `times`: how often it names each period, and whether as a part of a year. A part that ends in the
    same month (1—7月 and July) belongs to the same draft.
    """
    year, _, part = start.period.partition("-")

    def is_own(period: str, extent: Kind) -> bool:
        ends = part and extent == Kind.PART and year_of(period) == year
        return period == start.period or bool(
            ends and last_month(period) == last_month(start.period)
        )

    own = sum(count for one, count in times.items() if is_own(*one))
    of_year = all(year_of(period) == year for period, _ in times)
    if times.total() - own <= max(OFTEN * own, of_year):
        return start
    known = of_year and not part
    return start._replace(**({"extent": Kind.PART} if known else {"period": ELSEWHERE}))


def of_all(named: Sequence[TimePlace]) -> TimePlace:
    """Return the period below a heading with these times; ELSEWHERE if there are several."""
    years, extents = [one for one in named if not one.several_years], {one.extent for one in named}
    or_year = bool(years) and Kind.SPAN in extents
    if or_year:  # 过去五年和2022年工作总结, of which the first is told of first
        since, extents = max(one.since for one in named), {named[0].extent}
        named = [one._replace(since=since) for one in years]
    extent = extents.pop() if len(extents) == 1 else Kind.YEAR
    period = named[0].period if len({one.period for one in named}) == 1 else ELSEWHERE
    return named[0]._replace(period=period, extent=extent, or_year=or_year)


def parts_begun(lines: Iterable[Sequence[Expression]]) -> set[str]:
    """Return the parts of a year with which sentences begin; 3月末 is none."""
    told = (one for line in lines for one in line if one.reach == "paragraph")
    return {one.part for one in told if one.time == Kind.PART and not one.is_end}


def months_up_to(period: str, parts: Collection[str]) -> str:
    """Return the months up to that of a title, if sentences begin with those: 3月运行情况, 一季度….

    `parts`: the parts of a year with which sentences begin; "" for the month itself and for others.
    """
    part = period.partition("-")[2]
    longer = ending_with(period) if part.isdecimal() and part not in parts else ()
    return next((one for one in longer if one.partition("-")[2] in parts), "")


def spoken_of(year: int, month: int, home: str, *, is_report: bool) -> str:
    """Return the period that a draft of this month is about; UNNAMED if it may be this year or the last.

    `home`: what it would be about if it had no date.
    """
    if is_report and month >= AUTUMN:
        return str(year)
    if "-" in home:  # a half, a quarter, a month: as long after its end
        ended = int(year_of(home)) * 12 + last_month(home)
        return home if 0 <= year * 12 + month - ended <= SPRING else UNNAMED
    return str(year - 1) if month <= SPRING else UNNAMED


_ITEM = pattern(r"\*{0,2}\(([一二三四五六七八九十])\)")


class Items:
    """The numbered items of a chapter: (二) starts with the place and time with which (一) started.

    A year named in between ends the chapter's several years for (一) only.
    """

    def __init__(self) -> None:
        self._number, self._first = -1, (0, TimePlace("", ""))
        """The last item's number, the level of the section of the first and what held there."""

    def begin(self, text: str, section: tuple[int, TimePlace]) -> tuple[int, TimePlace]:
        """Return the place and time in a section from a text on, which may begin an item."""
        found = _ITEM.match(text)
        if not found:
            return section
        number = "一二三四五六七八九十".index(found[1])
        goes_on = number == self._number + 1 and self._first[0] == section[0]
        self._number = number
        if number == 0:
            self._first = section
        return self._first if goes_on and self._first[1].several_years else section
