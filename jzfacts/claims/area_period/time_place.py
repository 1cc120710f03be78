"""The place and time of a statement, and how several expressions combine."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims.area_period.times import UNSAID, Kind, ending_with
from jzfacts.facts.periods import spans_years, years
from jzfacts.text.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.area_period.expressions import Expression

SENTENCE_END = pattern(r"[。!?\n]")
ELSEWHERE = "?"
"""A place or time that no base has: a month, a place without a name. 全县 is always the same of
these in a draft: ?县."""
UNNAMED = "·"
"""Place and time of a draft that names none."""


class TimePlace(NamedTuple):
    """The area and the year of a statement; ELSEWHERE if no base has it."""

    area: str
    period: str
    """A year, or a named part of one: 2024, 2024-S1."""
    planned: bool = False
    """Whether it is a plan or target."""
    extent: Kind = Kind.YEAR
    """PART of the year, any if `period` is a year; a SPAN of several years up to it, of which a
    level reached is that year's, a sum or a growth is not."""
    passing: str = ""
    """An area named in passing, which the statement may be about instead."""
    at_end: bool = False
    """Whether it is the end of the period: 6月末, of 2022-S1 as well as of 2022-06."""
    since: str = ""
    """The first of the several years up to `period`; UNSAID of a term of office, whose first only a
    base knows; "" of others whose first is not said."""
    or_year: bool = False
    """Whether the heading names both a SPAN and its last year, and the text neither."""

    @property
    def known(self) -> bool:
        """Whether a base may have facts of it."""
        return self.is_one and not self.area.startswith(ELSEWHERE)

    @property
    def is_one(self) -> bool:
        """Whether it is one place and time, named or not, and past."""
        is_some_part = self.extent == Kind.PART and year_of(self.period) == self.period
        return not (ELSEWHERE in (self.area, self.period) or is_some_part or self.planned)

    @property
    def periods(self) -> tuple[str, ...]:
        """The period and others for the same time, several years first."""
        ended = ending_with(self.period) if self.at_end else ()
        return tuple(filter(None, (self.together, self.period, *ended)))

    def ends(self, period: str) -> bool:
        """Return whether it may be the given several years, if their first year is not stated."""
        return self.since == UNSAID and spans_years(period) and str(years(period)[1]) == self.year

    @property
    def together(self) -> str:
        """The several years as the period of a fact, or "" if their first year is not stated."""
        is_said = self.several_years and self.since.isdecimal() and self.period.isdecimal()
        return f"{self.since}/{self.period}" if is_said else ""

    @property
    def year(self) -> str:
        """Its year, or "" if unknown."""
        return self.period[:4] if self.period[:4].isdecimal() else ""

    @property
    def several_years(self) -> bool:
        """Whether it is several years up to `period`."""
        return self.extent == Kind.SPAN


def of_period(area: str, period: str) -> TimePlace:
    """Return a place and period as a base writes them; several years count as their last."""
    if not spans_years(period):
        return TimePlace(area, period)
    since, _, last = period.partition("/")
    return TimePlace(area, last, extent=Kind.SPAN, since=since, or_year=True)


TOGETHER = pattern("[、和与及至到跟]|以及")
"""Text between places or times that are named together."""


def of_one(
    text: str,
    expressions: Sequence[Expression],
    figures: Sequence[tuple[int, int]],
    there: list[TimePlace],
) -> list[TimePlace]:
    """What each figure of a paragraph is of: nothing that is known, where that is several places or
    years together, whose sum it may be, or which it may be dealt out to: 甲市和乙市共91亿斤.
    """
    for number, (one, other) in enumerate(pairwise(expressions), 2):
        if not TOGETHER.fullmatch(text, one.end, other.start):
            continue
        years = one.time == other.time == Kind.YEAR
        rest = (expressions[at] for at in range(number, len(expressions)))
        after = (it.start for it in rest if it.is_place == other.is_place)
        stop = next(after, len(text))
        ends = SENTENCE_END.search(text, other.end, stop)
        stop = ends.start() if ends else stop
        for at in range(bisect_left(figures, (other.end, 0)), bisect_left(figures, (stop, 0))):
            if there[at].area == other.area:
                there[at] = there[at]._replace(area=ELSEWHERE)
            if years:
                there[at] = there[at]._replace(period=ELSEWHERE)
    return there


def year_of(period: str) -> str:
    """Return the year of a period: 2024 of 2024-S1."""
    return period.partition("-")[0]


def of_several_years(current: TimePlace, one: Expression, own: str) -> TimePlace:
    """Return the place and time after a word for several years, where `current` held before.

    They end with the draft's own year, `own`, unless they say otherwise.
    """
    period, since, year = own, "", year_of(own)
    if one.year == year != own:  # 2023年以来, of its first half
        return current._replace(period=own, extent=Kind.PART, since="", or_year=False)
    if one.year:
        # 2024年以来 does not end in 2024
        period, since = (ELSEWHERE, "") if year <= one.year else (own, one.year)
    elif spans_years(one.years):
        since, last = one.years.split("/")
        if year.isdecimal() and since > year:  # what begins after it is still to come
            current, last = current._replace(planned=True), ELSEWHERE
        elif year.isdecimal():
            last = min(year, last)
        period = last
    elif one.years == UNSAID:
        since = UNSAID
    elif one.years and year.isdecimal():
        since = str(int(year) - int(one.years[1:-1]) + 1)
    return current._replace(
        period=period, extent=Kind.SPAN, at_end=False, since=since, or_year=False
    )
