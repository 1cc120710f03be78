"""Groups the figures of a report into facts.

Works statement by statement, in reading order. A level opens a fact, named by the words before it, by
what it counts, or by both; a growth, a rank or a distance joins the fact before it unless its own
words name another. In a list with 分别 the i-th member takes the i-th figure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.claims import lists
from jzfacts.claims.area_period.places import ITSELF, Places
from jzfacts.claims.area_period.time_place import SENTENCE_END
from jzfacts.claims.area_period.times import Kind
from jzfacts.claims.clauses import is_level_reached
from jzfacts.draft.drafted import (
    DraftedFact,
    Statement,
    is_also_growth,
    is_baseline,
    is_growth_of_years,
    is_of_growth,
    is_of_place,
)
from jzfacts.draft.names import naming, phrases
from jzfacts.draft.names.completing import UNNAMED, complete
from jzfacts.draft.names.figure_names import Namer, is_of_all
from jzfacts.draft.names.naming import nearest_words
from jzfacts.draft.several_years import AT_END, take_years, tells_of_several
from jzfacts.draft.unstated import OF_YEARS, is_small_word, with_reasons
from jzfacts.facts.indicators import official
from jzfacts.i18n import N_
from jzfacts.text.cues import MEAN
from jzfacts.text.units import COUNTS, base_name, comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.area_period.expressions import Expression
    from jzfacts.claims.area_period.time_place import TimePlace
    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.passages import Passage


_OF_LAST_MONTH = re.compile("当[月季][^,。;]{0,40}\\Z")
_REACHED = re.compile("(?:达到?|总数|累计)\\Z")
_SINCE = re.compile("[从由比较]")
_AGAINST_PLAN = re.compile("预算|计划|目标")
_STANDING = 6
"""Maximum characters before a rank that only say that something ranks: 总量跃居."""
_STOPS = tuple(",:;。")
_BOUND = 1
"""Maximum characters between two figures that still belong to the second."""


class Composer:
    """Collects the facts of a report; `facts` grows with each passage."""

    def __init__(self, area: str, period: str) -> None:
        self._area, self._period = area, period
        self.facts: list[DraftedFact] = []
        self.planned: list[tuple[int, int]] = []
        """The spans in the source of targets and plans."""
        self.left: list[tuple[int, int, str]] = []
        """The spans of other figures that no fact can state, with the reason."""
        self._statement = Statement()
        self._sentence: tuple[int, list[DraftedFact]] = (-1, [])
        self._topic = self._text = ""
        self._places: Sequence[Expression] = ()
        self._times: Sequence[Expression] = ()
        self._in_table = False
        self._in_section = ""
        """The part of the report's own area that a section is of: 市本级情况."""
        self._several: TimePlace | None = None
        """What holds at the beginning of a paragraph that speaks of several years."""
        self._followed = self._goes_on = self._after_count = False
        """As in `Namer`."""

    def read(self, passage: Passage, spans: Sequence[tuple[int, int]], topic: str) -> None:
        """Read a passage; `spans`: the positions of its figures in the source."""
        self._statement = Statement()
        self._sentence = (-1, [])
        self._topic = topic
        kept: list[tuple[FigureText, TimePlace, tuple[int, int]]] = []
        for (figure, there, reason), where in zip(with_reasons(passage), spans, strict=True):
            if figure.planned or there.planned or self._is_to_come(there):
                self.planned.append(where)
            elif reason:
                self.left.append((*where, reason))
            else:
                kept.append((figure, there, where))
        self._text = passage.folded
        self._places = [one for one in passage.expressions if one.is_place]
        self._times = [one for one in passage.expressions if one.time]
        self._in_table = passage.paragraph.kind == "cell"
        self._several = passage.here if tells_of_several(passage.folded, passage.here) else None
        inside = self._area in Places(()).around_all(passage.here.area.removesuffix(ITSELF))
        self._in_section = passage.here.area if inside else ""
        known = len(self.facts)
        figure_of = {where: figure for figure, _, where in kept}
        place = 0
        for run in lists.runs([figure for figure, _, _ in kept]):
            members = kept[place : place + len(run)]
            place += len(run)
            after = run[-1].end + len(run[-1].after)
            self._followed = any(
                after <= one.start <= after + _BOUND
                and not set(passage.folded[after - 1 : one.start]).intersection((*_STOPS, "、"))
                for one in passage.figures
            )
            self._goes_on = any(after == one.start for one in passage.figures)
            self._after_count = any(_counts_up_to(one, run[0]) for one in passage.figures)
            self._run(run, [there for _, there, _ in members], [span for _, _, span in members])
        complete(self.facts[known:], passage, figure_of, self._area)

    def _is_to_come(self, there: TimePlace) -> bool:
        """True if a year is after the reported one."""
        years = there.period[:4], self._period[:4]
        return all(year.isdecimal() for year in years) and years[0] > years[1]

    def _run(
        self, run: Sequence[FigureText], there: Sequence[TimePlace], spans: list[tuple[int, int]]
    ) -> None:
        figure = run[0]
        if figure.statement != self._statement.number:
            self._statement = Statement(figure.statement)
        if figure.sentence != self._sentence[0]:
            self._sentence = (figure.sentence, [])
        state = self._statement
        self._close_bracket(figure)
        if len(run) == 1 and is_baseline(figure):
            before, unit = state.facts[-1] if state.facts else None, figure.mention.unit
            own = naming.before_figure(_SINCE.split(nearest_words(figure))[0])
            is_told = before and before.level and comparable(before.level.unit, unit) and not own
            if before and is_told and before.take(figure):
                before.spans.append(spans[0])
                return
            state.baseline = figure
            self._baseline_span = spans[0]
            return
        namer = Namer(
            state, self._text, self._followed, self._sentence[1], self._goes_on, self._after_count
        )
        named = namer.names(run)
        if named is None and state.baseline and figure.mention.role == "level":
            earlier = state.baseline.mention._replace(role="level")
            named = namer.names([state.baseline._replace(mention=earlier)])
        if named is None:
            self._join(run, there, spans)
            return
        if len(named) > len(run):  # one figure of several things
            size = len(named)
            run, there, spans = [run[0]] * size, [there[0]] * size, [spans[0]] * size
        opened = []
        for name, member, where, span in zip(named, run, there, spans, strict=True):
            fact = DraftedFact(name.text, where, self._topic, doubts=list(name.doubts))
            is_dated = self._names_a_time(member)
            is_summed = self._is_summed(member)
            told = state.facts
            take_years(fact, member, told, self._several, is_dated=is_dated, is_summed=is_summed)
            fact.noun, fact.also = name.noun or name.text, name.also
            if is_small_word(member.mention):
                fact.doubts.append(N_("a small number in words, which may be part of a name"))
            if _OF_LAST_MONTH.search(self._text, 0, member.start) or self._may_be_of_part(member):
                fact.doubts.append(N_("of a part of the year"))
            fact.take(member)
            fact.is_framed = member.framed or self._is_dated(member, where)
            fact.is_bare = name.is_bare
            fact.is_placed = self._is_placed(member, where.area)
            fact.spans.append(span)
            self.facts.append(fact)
            if where.passing in {one.there.area for one in self._sentence[1]}:
                fact.doubts.append(N_("it may be of the area of the figure before"))
            self._sentence[1].append(fact)
            opened.append(fact)
        if state.baseline is not None and len(opened) == 1:
            opened[0].baseline = state.baseline.mention
            opened[0].spans.insert(0, self._baseline_span)
            if not comparable(state.baseline.mention.unit, figure.mention.unit):
                opened[0].doubts.append(N_("goes on with the fact before"))  # 由9户30人减至2户
            state.baseline = None
        if not named[0].is_aside:
            state.facts = opened
            state.told.append((figure.start, opened))
        if figure.mention.role == "level":
            state.in_turn += opened

    def _close_bracket(self, figure: FigureText) -> None:
        """Continue after a bracket with what was named before it: 车辆5万辆(包括货车1万辆),增长3%."""
        state = self._statement
        last = max((at for at, _ in state.told), default=figure.start)
        opening = self._text.rfind("(", 0, last)
        if 0 <= opening < self._text.find(")", last, figure.start):
            before = [facts for at, facts in state.told if at < opening]
            state.facts = before[-1] if before else state.facts

    def _is_dated(self, figure: FigureText, there: TimePlace) -> bool:
        """True if the time named last holds for the whole sentence of a figure.

        Several years hold for the whole paragraph; a mean says itself that it is one.
        """
        last = next((one for one in reversed(self._times) if one.end <= figure.start), None)
        if there.several_years:
            return last is not None or figure.mention.basis == MEAN
        ends = last and SENTENCE_END.search(self._text, last.end, figure.start)
        return last is not None and last.reach == "paragraph" and not ends

    def _names_a_time(self, figure: FigureText) -> bool:
        """True if a time is named before a figure in its sentence."""
        begin = max(self._text.rfind(stop, 0, figure.start) for stop in "。!?")
        return any(begin < one.start < figure.start for one in self._times)

    def _is_summed(self, figure: FigureText) -> bool:
        """Whether the time named last says that what follows is a sum: 五年累计."""
        last = next((one for one in reversed(self._times) if one.end <= figure.start), None)
        if last is None or not self._text.endswith("累计", last.start, last.end):
            return False
        return not set(self._text[last.end : figure.start]).intersection(_STOPS)

    def _may_be_of_part(self, figure: FigureText) -> bool:
        """True if the statements before name both a part of the year and the whole of it.

        一季度,增速居全省第3位,全年达到500亿元;投资增速居全省第4位.
        """
        begin = max(self._text.rfind(stop, 0, figure.start) for stop in "。!?")
        times = [one for one in self._times if begin < one.start < figure.start]
        kinds = {one.time for one in times}
        is_mixed = Kind.PART in kinds and bool(kinds & {Kind.YEAR, Kind.SAME})
        return is_mixed and ";" in self._text[times[-1].end : figure.start]

    def _is_placed(self, figure: FigureText, area: str) -> bool:
        """True if the clause of a figure names its area, and that is a part of the report's own."""
        if self._in_table or area == self._in_section:
            return True
        ends = (one.end for one in self._places if one.end <= figure.start)
        is_near = figure.framed and "," not in self._text[max(ends, default=0) : figure.start]
        return is_near and self._area in Places(()).around_all(area.removesuffix(ITSELF))

    # -- what joins what was named before

    def _join(
        self, run: Sequence[FigureText], there: Sequence[TimePlace], spans: list[tuple[int, int]]
    ) -> None:
        """Add the figures of a run to the facts before it."""
        state = self._statement
        nearest = nearest_words(run[0])
        targets: Sequence[DraftedFact] = state.facts
        if len(run) > 1 and len(targets) != len(run):
            is_clear = lists.is_distributed(nearest) or len(state.in_turn) == len(run)
            targets = state.in_turn[-len(run) :] if is_clear else targets
        if len(run) == 1 and "均" in nearest and run[0].mention.role == "rank":
            targets = next((o for o in (state.facts, state.in_turn) if o[1:]), self._sentence[1])
            last = targets[-1:]
            targets = [one for one in targets if [one.is_counted] == [it.is_counted for it in last]]
        apart = not targets
        if apart:
            targets = self._sentence[1][-len(run) :]
        if len(run) == 1 and len(targets) > 1 and not is_of_all(nearest):
            targets = targets[-1:]
        numbers = range(len(run)) if len(run) > 1 else [0] * len(targets)
        pairs = list(zip(targets, numbers, strict=False))
        grown = {number for number in numbers if is_growth_of_years(run[number], there[number])}
        if run[0].mention.basis != MEAN:  # 比2020年的50亿元增加9亿元
            grown -= {number for target, number in pairs if target.baseline and not target.change}
        sums = {number for number in grown if not there[number].or_year}
        reached = {
            number
            for target, number in pairs
            if target.of_several_years and target.change and run[0].mention.role == "level"
            if is_level_reached(run[0])
        }
        for number in sums | reached:
            before = targets[min(number, len(targets) - 1)] if targets else None
            own = there[number].together if number in sums else there[number].period
            if before and own:
                where = there[number]._replace(period=own)
                self._in_other_years(before, run[number], where, spans[number])
            else:
                self.left.append((*spans[number], OF_YEARS))
        sums |= reached
        slower = {number for target, number in pairs if is_of_growth(target, run[number])}
        for number in slower:
            self.left.append((*spans[number], N_("how the growth itself changed")))
        moved = {number for target, number in pairs if is_of_place(target, run[number])}
        self.left += ((*spans[number], N_("how its place changed")) for number in moved)
        sums |= slower | moved
        done = set(sums)
        for target, number in pairs:
            if number not in sums and target.take(run[number]):
                if number in grown:
                    target.doubts.append(AT_END)
                of_more = nearest[:1] == " " or len(nearest) > _STANDING  # a place, or something
                of_more &= run[number].mention.role == "rank"
                if of_more or (
                    run[number].mention.role == "change" and _AGAINST_PLAN.search(nearest)
                ):
                    target.doubts.append(N_("goes on with the fact before"))
                if apart or (len(run) > 1 and len(targets) != len(run)):
                    target.doubts.append(N_("a figure of another statement may be its own"))
                target.spans.append(spans[number])
                target.is_undated = target.is_undated and run[number].mention.role != "rank"
                done.add(number)
        for number in set(range(len(run))) - done:
            before = targets[min(number, len(targets) - 1)] if targets else None
            own = naming.before_figure(nearest) if run[number].mention.role == "level" else ""
            name = own if official(own) else before.name if before else ""
            fact = DraftedFact(name, there[number], self._topic)
            fact.noun = before.noun if before else ""
            is_total = bool(
                before and _REACHED.search(nearest) and phrases.says_what_was_done(before.name)
            )
            if before and is_total:
                fact.name = before.noun  # 新增2个、达到29个
            fact.take(run[number])
            fact.in_other_unit = before is not None and self._says_also(before, run[number])
            if before and is_also_growth(before, fact):
                fact.in_other_unit = True
                is_of_level = before.level and not before.baseline
                if is_of_level and fact.change and fact.change.unit == "%":  # that of the level
                    before.change, fact.change = fact.change, before.change
                    before.spans[-1], spans[number] = spans[number], before.spans[-1]
            if before is None:
                fact.doubts.append(UNNAMED)
            elif before.has_grown_over_years:
                state.facts = [fact if one is before else one for one in state.facts]
            elif not (fact.in_other_unit or is_total):
                fact.doubts.append(N_("goes on with the fact before"))
            fact.spans.append(spans[number])
            self.facts.append(fact)
            self._sentence[1].append(fact)

    def _in_other_years(
        self, before: DraftedFact, figure: FigureText, there: TimePlace, span: tuple[int, int]
    ) -> None:
        """Add a figure for several years beside that of the last year, or the reverse."""
        fact = before
        if before.there.period != there.period or not before.take(figure):
            fact = DraftedFact(before.name, there, self._topic)
            fact.noun, fact.doubts = before.noun, list(before.doubts)
            fact.take(figure)
            self.facts.append(fact)
            self._sentence[1].append(fact)
        fact.is_framed = self._is_dated(figure, there)
        fact.spans.append(span)

    def _says_also(self, before: DraftedFact, figure: FigureText) -> bool:
        """True if a level repeats the one before it in another unit: 63处、86公顷."""
        words = nearest_words(figure)
        one, other = before.level, figure.mention
        return (
            one is not None
            and other.role == "level"
            and not comparable(one.unit, other.unit)
            and not naming.before_figure(words)
            and self._text[: figure.start - len(words)][-1:] not in _STOPS
        )


def _counts_up_to(one: FigureText, other: FigureText) -> bool:
    """True if the words before another figure name what a figure counts: 12名新生发放资助金5万元."""
    counts = base_name(one.mention.unit or "") in COUNTS
    counts &= not "".join(one.before[:1]).endswith("连续")
    return counts and bool(one.after) and one.end + len(one.after) == other.start
