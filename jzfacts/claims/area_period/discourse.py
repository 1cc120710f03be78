"""Follows place and time through a draft: from sentence, headings and title to each figure.

A figure is of the place and year named last. What a sentence begins with holds for the rest of the
paragraph, a heading for its section, a title for the whole; a draft that names neither is about the
base's own place and year. 一年来 and the reported year end what a heading said of several years
(过去五年回顾).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from jzfacts.claims import report_words
from jzfacts.claims.area_period import headings, time_place
from jzfacts.claims.area_period.places import NATION
from jzfacts.claims.area_period.time_place import ELSEWHERE, TimePlace, year_of
from jzfacts.claims.area_period.times import Kind, ending_with, part_of
from jzfacts.text.lazy_regex import end_of, pattern
from jzfacts.text.normalize import fold_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.claims.area_period.expressions import Expression, Finder

SURVEYED = 20_000
"""Characters at the start of a draft that are searched for what it is about."""
_SEMICOLON = pattern("[;。]")
_SUBJECT = pattern("[,;、。!?\n]|等")


class Discourse:
    """The place and time of one draft, block by block."""

    def __init__(
        self,
        finder: Finder,
        default: TimePlace,
        *,
        area: str | None = None,
        period: str | None = None,
        own_report: bool = False,
    ) -> None:
        """`default`: what the draft is about, or UNNAMED; `own_report`: whether it is that area's own report.
        `area`, `period`: given by the user; they outrank the title, not other headings or sentences.
        """
        self._finder = finder
        self._given = (area, period)
        self._home = area or default.area
        """What 全市 and 我市 mean."""
        self._default = default.area
        self._reports = own_report
        """Whether it is that of the base's own government."""
        self._names_home = True
        """Whether the draft names its own place: then each paragraph begins there anew."""
        self._last_place: str | None = None
        self._named = self._topic = ""
        """The place named last, which is 该市; and that which a paragraph is about, whose is 全市."""
        start = time_place.of_period(self._home, period) if period else default
        self._sections = [(-1, start._replace(area=self._home))]
        """The level of each heading above the text being read, and what holds there."""
        self._items = headings.Items()
        year, _, part = self._period.partition("-")
        self.year = int(year) if part else None
        """When the draft was written, if it says so or speaks of a part of that: 去年 is before."""
        self._latest = ""
        """The last year that a paragraph has named so far: 目前 is not before it."""
        self._opening = True
        self._titled = self._is_dated = self._of_year = self._tells_last = False
        """Whether title or sentences say of which time it is, so that its date does not; whether its
        title is of a whole year, 这一年; whether it tells of 去年, so that 今年 is another."""
        self._parts: set[str] = set()  # of a year, with which its sentences begin
        self._is_report = False
        """Whether it is a report of a government, given early in the next year or late in its own."""

    @property
    def here(self) -> TimePlace:
        """Place and time at the beginning of the next paragraph."""
        here = self._sections[-1][1]
        last = None if self._names_home else self._last_place
        return here._replace(area=last) if last else here

    @property
    def _period(self) -> str:
        """The year that the draft as a whole is about."""
        return self._sections[0][1].period

    @property
    def reports_past(self) -> bool:
        """Whether the draft was written in the year after the reported one."""
        if self._is_report:
            return self.here.period == self._period
        return self.here.period == str((self.year or 0) - 1)

    def survey(self, text: str) -> None:
        """Search the start of a draft for what it is about, if its title does not say.

        A draft that often names another place, and never the base's, is about that place; one whose
        sentences begin with other times, and never with the base's, is about those.
        """
        # line by line, for a heading ends no sentence, and folding would run it into the next line
        begin = text[:SURVEYED].split("\n")
        lines = [headings.DATE.sub(" ", fold_prose(line).text) for line in begin]
        found = [one for line in lines for one in self._finder.find(headings.DAY.sub(" ", line))]
        opening = "\n".join(lines)
        stem = self._home.rstrip("省市县区") if len(self._home) > 2 else self._home
        named = ("我国", "中国") if stem == NATION else (stem,)
        self._names_home = stem == time_place.UNNAMED or any(one in opening for one in named)
        government = report_words.GOVERNMENT.search(opening) if "政府" in opening else None
        places = Counter(one.area for one in found if one.area and one.area != self._home)
        often = next((one for one, n in places.most_common(1) if n >= headings.OFTEN), None)
        speakers = {self._place_of(one) for one in found if one.speaker}
        unnamed = [area for area in speakers - {ELSEWHERE} if area.startswith(ELSEWHERE)]
        is_settled = self._names_home or self._given[0] is not None
        if government and not self._given[0]:
            governed = self._finder.governed(government, self._home)
            self._reports |= governed == self._home
            self._take_home(governed)
        elif often and not is_settled:
            self._take_home(often)
        elif len(unnamed) == 1 and not (is_settled or self._home in speakers):
            self._take_home(unnamed[0])  # 全县, which is none of the base's
        start = self._sections[0][1]
        times = Counter(
            (there.period, there.extent)
            for one, there in ((one, self._timed(start, one)) for one in found)
            if one.time in (Kind.YEAR, Kind.PART, Kind.SAME) and one.reach == "paragraph"
            if one.year != "this" or "-" not in start.period  # 今年以来, of its first quarter
        )
        self._tells_last = any(one.year == "last" for one in found)
        self._is_dated = times[start.period, Kind.PART] > 0
        self._parts = headings.parts_begun(self._finder.find(one) for one in lines if "。" in one)
        if not self._given[1]:
            self._sections[0] = (-1, headings.unless_of_others(start, times))

    def _take_home(self, area: str) -> None:
        self._sections = [(level, there._replace(area=area)) for level, there in self._sections]
        self._home = area

    def heading(self, text: str, marked: int = 0) -> None:
        """Read a folded heading or title; `marked`: its level, where markup gives one."""
        self._last_place = None
        level = marked - 1 if marked else headings.level_of(text)
        of_year = self._is_report and self._opening and headings.YEAR_LINE.fullmatch(text)
        is_report = "工作报告" in text or bool(of_year)
        self._is_report |= is_report and self._opening
        is_title = level == 0 or (self._opening and (not marked or is_report))
        is_chapter = marked > 1 or headings.level_of(text) < headings.UNNUMBERED
        is_title = is_title and not (self._titled and is_chapter)
        if headings.FIRST.match(text):  # it begins a list below the heading without a mark
            self._sections = [(min(one[0], level - 1), one[1]) for one in self._sections]
        # First: it ends the sections of its level and below
        was_planned = self._is_report and self._sections[-1][1].planned
        below = headings.UNNUMBERED + 1 if level == headings.UNNUMBERED else level
        self._sections[1:] = [one for one in self._sections[1:] if one[0] < below]
        if level == headings.UNNUMBERED == self._sections[-1][0]:
            self._sections.pop()
        # Then: what it names holds for its section, or for the whole draft
        self._sections[-1] = self._items.begin(text, self._sections[-1])
        named = headings.DATE.sub("", text)
        above = {"below": self._titled, "is_report": self._is_report, "is_dated": self._is_dated}
        if self._opening and (dated := headings.written(text, **above)):
            year, month, named = dated
            self._take_date(year, month)
        here = self._sections[-1][1]
        found = self._finder.find("# " + headings.DAY.sub("", named))  # 溪口县, all of it
        outranked = self._given if is_title else (None, None)
        area = None if outranked[0] else self._area_of(found)
        times = headings.of_later_year(found) if is_report else found
        told = None if outranked[1] else self._times_of(times, here)
        period = told.period if told else ""
        if period.isdecimal() and is_title and is_report and not (told and told.several_years):
            self.year = int(period)
            period = str(self.year - 1)  # a report is called after the year it is given in
        period = (is_title and headings.months_up_to(period, self._parts)) or period
        # after its plans a report does not go back: 四、加强政府自身建设, 附件
        planned = here.planned or was_planned
        # 二、2023年工作任务, in the report on 2022
        planned |= self._is_report and self._period < period != ELSEWHERE
        planned = planned if (plans := headings.plans(text)) is None else plans
        there = (told or here)._replace(
            area=area or here.area, period=period or here.period, planned=planned, passing=""
        )
        if is_title:
            self._titled = True
            self._of_year = any(one.time == Kind.SAME and one.year is None for one in found)
            self._is_dated = self._is_dated or bool(period)
            if area:
                self._take_home(area)
                self._names_home = True
            self._sections[0] = (-1, there)
            self._reports |= self._is_report and self._home == self._default
        elif there != here:
            self._sections.append((level, there))

    def run_in_heading(self, text: str) -> None:
        """Read the heading at the beginning of a folded paragraph, if it has one."""
        self._sections[-1] = self._items.begin(text, self._sections[-1])
        found = headings.RUN_IN.match(text) if text[:1] in headings.BEGINS_RUN_IN else None
        if found and headings.plans(found[1]) is not None:
            self.heading(found[0])

    def _area_of(self, found: Sequence[Expression]) -> str | None:
        """Return the first place in a heading; of places written together (河南省焦作市), the last."""
        areas = [one for one in found if one.is_place]
        if not areas:
            return None
        apart = (one for one, after in pairwise(areas) if after.start != one.end)
        return self._place_of(next(apart, areas[-1]))

    def _times_of(self, found: Sequence[Expression], here: TimePlace) -> TimePlace | None:
        """Return the period below a heading: ELSEWHERE if it names several, None if it names none."""
        named = [self._timed(here, one) for one in found if one.time not in (None, Kind.REFERENCE)]
        if not named:
            return None
        return headings.of_all(named)

    def opening(self, text: str) -> None:
        """Read a paragraph of the draft's opening, which may hold its date."""
        found = headings.DATE.search(text[:40].split(",", maxsplit=1)[0]) if self._opening else None
        if found and self.year in (None, int(year_of(self._period)) if "-" in self._period else 0):
            self._take_date(*headings.date_of(found)[:2])

    def close_opening(self) -> None:
        """Stop looking for the draft's own date."""
        self._opening = False

    def _take_date(self, year: int, month: int | None) -> None:
        # 2018年政府工作报告 of December is on its own year
        is_late = self._is_report and self.year == year and (month or 0) >= headings.AUTUMN
        if not self._given[1]:
            self.year = year
        if month and not self._given[1] and (is_late or not self._is_dated):
            period = headings.spoken_of(year, month, self._period, is_report=self._is_report)
            self._sections[0] = (-1, self._sections[0][1]._replace(period=period))

    def _place_of(self, one: Expression) -> str:
        """Return the area that a word for a place means; 全市 and 我省 depend on the speaker."""
        if one.area is not None:
            return one.area
        if one.back_to and self._named:
            return self._named
        kind = one.speaker or ""
        around = self._finder.places.around
        topic = self._topic if one.of_topic else ""
        area = (topic and around(topic, kind)) or around(self._home, kind)
        if area is None and kind == "市" and not self._home.endswith(tuple("县区省国镇乡")):
            return self._home
        return area or ELSEWHERE + (
            kind if kind in tuple("省市县区州旗") and not one.back_to else ""
        )

    def _timed(self, current: TimePlace, one: Expression) -> TimePlace:
        """Return the place and time after a word for a time, where `current` held before."""
        own = self._period
        spoken = year_of(own if current.period == ELSEWHERE else current.period)
        extent = Kind.YEAR if one.time in (Kind.SAME, None) else one.time
        if one.time == Kind.SPAN:
            return time_place.of_several_years(current, one, own)
        if one.year == "now":
            period = own
            if year_of(own) < self._latest:  # not before what was told of just now
                period, extent = self._latest, Kind.PART
        elif one.time == Kind.SAME or (one.year == "last" and not self.year):
            period = own if one.is_estimate and "-" in own else spoken
        elif one.year == "this" and one.time == Kind.PART and not (self.year or self._tells_last):
            period = spoken  # 今年上半年, as 上半年 alone
        elif one.year in ("this", "last"):
            period = str(self.year - (one.year == "last")) if self.year else ELSEWHERE
        elif one.year == "before" and spoken.isdecimal():
            period = str(int(spoken) - 1)
        else:
            named = one.year if one.year != "before" else None
            period = named or (year_of(current.period) if one.time == Kind.PART else ELSEWHERE)
        if period.isdecimal() and (part := part_of(current.period, one.part)):
            period = f"{period}-{part}"
            if one.is_end and own in ending_with(period):
                period = own  # 3月末, of a first quarter
        elif one.time == Kind.YEAR and period == year_of(own) and self._is_dated:
            period = own  # 2025年 in a text on its first quarter
        there = current._replace(period=period, extent=extent, at_end=one.is_end)
        return there._replace(since="", or_year=False)

    def time_places(
        self, text: str, expressions: Sequence[Expression], figures: Sequence[tuple[int, int]]
    ) -> list[TimePlace]:
        """Return the place and time of each figure of a paragraph, given by their spans."""
        changes = sorted(self._changes(text, expressions, figures), key=lambda change: change[0])
        positions = [position for position, _ in changes]
        there = (changes[bisect_right(positions, start) - 1][1] for start, _ in figures)
        return time_place.of_one(text, expressions, figures, list(there))

    def _changes(
        self, text: str, expressions: Sequence[Expression], figures: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, TimePlace]]:
        """Return each place and time in a paragraph with the position where it begins."""
        current = passed_on = before = self.here
        self._topic, self._latest = current.area, current.year
        kept, began, over, spans = current, 0, 0, False  # what held before the sentence, its start
        yield 0, current
        events: list[tuple[int, Expression | None]] = [(one.start, one) for one in expressions]
        events += [(found.start(), None) for found in time_place.SENTENCE_END.finditer(text)]
        for position, one in sorted(events, key=lambda event: (event[0], event[1] is not None)):
            if over and over <= position:
                current, over = before, 0
            if one is None:  # a sentence ends: what began one holds on, unless it dates an event
                told = bisect_left(figures, (began, 0)) < bisect_left(figures, (position, 0))
                if passed_on.extent == Kind.PART and passed_on.year < self._period[:4] and not told:
                    passed_on = kept
                began, kept = position, passed_on
                current, over = passed_on, 0
                yield position + 1, current
                continue
            if one.time == Kind.REFERENCE:
                if "" < current.year <= (one.year or ""):
                    held = (current, before, passed_on)
                    current, before, passed_on = (it._replace(period=ELSEWHERE) for it in held)
                    yield position, current
                continue
            if not over:
                before = current
            if one.area not in (None, before.area) and one.stands_alone(text):
                before = before._replace(passing=one.area)  # 对标许昌市, 来自许昌的消息:
            if self._reports and one.area and one.area not in self._finder.areas:
                # a government's report says of another place what follows at once, no more
                start, begins = one.end, one.reach == "paragraph"
                around = one.area in self._finder.places.around_all(self._home)
                if around and one.reach == "clause":
                    continue  # 列入山东省企业技术创新计划
                if one.reach != "clause" and not around:
                    yield start, self._moved(current, one)
                    start = end_of(_SUBJECT, text, start)
                current = current._replace(passing=one.area)
                yield start, current
                if one.reach == "clause" or not (begins or one.has_figure(text, figures)):
                    over = one.over(text, figures)
                    yield over, before
                continue
            current = self._moved(current, one)
            self._latest = max(self._latest, current.year)
            yield one.end, current
            of_year = (self._reports or self._of_year) and self._period.isdecimal()
            is_part = of_year and one.time == Kind.PART
            foreign = self._reports and one.is_place and current.area != self._home
            alone = one.time in (Kind.YEAR, Kind.SAME) and not text.startswith(",", one.end)
            spans |= (is_part or one.time == Kind.SPAN) and one.reach == "paragraph"
            if one.reach == "paragraph" and (foreign or is_part or (alone and spans)):
                over = 0  # of a part of it or of its years, or of the nation, it says a sentence
            elif one.reach == "paragraph":
                whole = passed_on if spans and one.is_place else current
                passed_on, over = whole._replace(area=current.area), 0
                self._pass_on(one, current, text, alone=not figures)
            elif is_part or (one.is_place and one.is_told_of_part(text)):
                over = end_of(_SEMICOLON, text, one.end)
                yield over, before
            elif one.reach == "figure" or (one.reach == "clause" and one.passes(text, figures)):
                over = one.over(text, figures)
                yield over, before
            else:
                if over and one.reach == "sentence":
                    yield over, current  # 根据青禾市2023年统计公报,粮食…
                over = 0

    def _moved(self, current: TimePlace, one: Expression) -> TimePlace:
        """Return the place and time after an expression."""
        if one.is_place:
            area = self._place_of(one)
            self._named = one.area or self._named
            return current if self._given[0] == area else current._replace(area=area, passing="")
        return self._timed(current, one)

    def _pass_on(self, one: Expression, current: TimePlace, text: str, *, alone: bool) -> None:
        """Carry the beginning of a sentence beyond it; `alone`: the sentence has no figure."""
        if one.is_place:
            self._last_place = current.area
        if one.area:
            self._take_topic(one.area, text, one.end)
        level, section = self._sections[-1]
        if section.several_years and (one.time == Kind.SAME or one.year == self._period):
            section = section._replace(period=self._period, extent=Kind.YEAR, since="")
        if one.time == Kind.SPAN and alone:
            section = current._replace(area=section.area)
        if one.time:  # said once which of them it is
            since = current.since if section.or_year and section.several_years else section.since
            self._sections[-1] = (level, section._replace(or_year=False, since=since))

    def _take_topic(self, area: str, text: str, end: int) -> None:
        """Let 全市 mean this area from here on, unless it is a wider one or a city of the home area."""
        around = self._finder.places.around_all
        speaks = report_words.DATELINE.match(text, end)
        if speaks and not self._given[0]:
            self._take_home(area)
        is_part = self._home in around(area) and area[-1] == self._home[-1]
        speaks = speaks or report_words.OFFICE.match(text, end)
        if speaks or not (is_part or area in around(self._topic)):
            self._topic = area
