"""Figures of a report -> facts: which figures are one indicator's, and what it is called.

Statement by statement, in reading order. A level opens a fact, named by the words before it, by
what it counts, or by both; a growth, a rank or a distance joins the fact right before it, unless
its own words name another. Of a list the i-th member takes the i-th figure (分别).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jzfacts.claims import clauses, lists
from jzfacts.claims.clauses import is_level_reached
from jzfacts.draft import naming
from jzfacts.facts.indicators import official
from jzfacts.i18n import N_
from jzfacts.text.units import COUNTS, base_name, comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.discourse import TimePlace
    from jzfacts.claims.passages import Passage
    from jzfacts.text.mentions import Mention


_BOUND = 1


@dataclass
class DraftedFact:
    """A fact as far as a report tells it."""

    name: str
    there: TimePlace
    topic: str
    level: Mention | None = None
    change: Mention | None = None
    baseline: Mention | None = None
    versus: Mention | None = None
    scope: str = ""
    """Among whom it ranks, where that is no usual scope."""
    compared: str = ""
    """With what, in the page's words: 高于全省平均水平."""
    rank: Mention | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Of its figures, in the source."""
    doubts: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    is_sum: bool = False
    """Whether it is what came about in several years, which no period expresses."""
    noun: str = ""
    """The name without the verb that made a flow of it: what a total after it is of."""

    @property
    def is_counted(self) -> bool:
        """Whether its figure counts things."""
        return self.level is not None and base_name(self.level.unit or "") in COUNTS

    def take(self, figure: FigureText) -> bool:
        """Add a figure; False where the fact has one of its kind already."""
        mention = figure.mention
        key = "level" if mention.role == "level" else mention.role.replace("from", "baseline")
        if figure.multiple_of:
            key = "versus"
        if getattr(self, key) is not None:
            return False
        setattr(self, key, mention)
        return True


@dataclass
class _Statement:
    """What was named so far in a statement."""

    number: int = -1
    facts: list[DraftedFact] = field(default_factory=list)
    """Those of the last run, which a growth or a rank after it joins."""
    in_turn: list[DraftedFact] = field(default_factory=list)
    """All that were opened in it by a level."""
    verb: str = ""
    """The verb of flow that governs the list being read."""
    baseline: FigureText | None = None
    """The first figure of "from … to …", whose fact comes after it."""


class Composer:
    """Puts facts together; `facts` grows passage by passage."""

    def __init__(self, period: str) -> None:
        self._period = period
        self.facts: list[DraftedFact] = []
        self.aside: list[tuple[FigureText, TimePlace, tuple[int, int]]] = []
        """Targets and plans, with their spans in the source."""
        self.left: list[tuple[int, int, str]] = []
        """The spans of other figures that no fact can state, with the reason."""
        self._statement = _Statement()
        self._sentence: tuple[int, list[DraftedFact]] = (-1, [])
        self._topic = self._text = ""
        self._followed = False
        """Whether the words after the figure name the next one."""

    def read(self, passage: Passage, spans: Sequence[tuple[int, int]], topic: str) -> None:
        """Take in a passage; `spans`: where its figures stand in the source."""
        self._statement = _Statement()
        self._sentence = (-1, [])
        self._topic = topic
        kept: list[tuple[FigureText, TimePlace, tuple[int, int]]] = []
        for one in zip(passage.figures, passage.there, spans, strict=True):
            figure, there, where = one
            reason = _not_stated(figure)
            if figure.planned or there.planned or self._is_to_come(there):
                self.aside.append(one)
            elif reason:
                self.left.append((*where, reason))
            else:
                kept.append(one)
        self._text = passage.folded
        known = len(self.facts)
        figure_of = {where: figure for figure, _, where in kept}
        place = 0
        for run in lists.runs([figure for figure, _, _ in kept]):
            members = kept[place : place + len(run)]
            place += len(run)
            after = run[-1].end + len(run[-1].after)
            self._followed = any(after <= one.start <= after + _BOUND for one in passage.figures)
            self._run(run, [there for _, there, _ in members], [span for _, _, span in members])
        for fact in self.facts[known:]:
            fact.name = naming.as_printed(fact.name, passage.folded, passage.paragraph.text)
            if not fact.name:
                fact.name = naming.words_before(passage.folded, figure_of[fact.spans[0]].start)
                fact.doubts.append(N_("nothing names it"))
            if fact.rank is not None and not fact.rank.among:
                at = next(one.start for one in passage.figures if one.mention is fact.rank)
                fact.scope = naming.scope_before(passage.folded, at)
                fact.doubts.append(N_("among whom it ranks is not clear"))
            if fact.versus is not None:
                at = next(one.start for one in passage.figures if one.mention is fact.versus)
                fact.compared = naming.comparison(passage.folded, at)

    def _is_to_come(self, there: TimePlace) -> bool:
        """Whether a year is after that reported on."""
        years = there.period[:4], self._period[:4]
        return all(year.isdecimal() for year in years) and years[0] > years[1]

    def _run(
        self, run: Sequence[FigureText], there: Sequence[TimePlace], spans: list[tuple[int, int]]
    ) -> None:
        figure = run[0]
        if figure.statement != self._statement.number:
            self._statement = _Statement(figure.statement)
        if figure.sentence != self._sentence[0]:
            self._sentence = (figure.sentence, [])
        state = self._statement
        if len(run) == 1 and figure.mention.role == "from":
            state.baseline = figure
            self._baseline_span = spans[0]
            return
        named = self._named(run)
        if named is None:
            self._join(run, there, spans)
            return
        opened = []
        for name, member, where, span in zip(named, run, there, spans, strict=True):
            fact = DraftedFact(name.text, where, self._topic, doubts=list(name.doubts))
            if where.several_years and not is_level_reached(member):
                fact.doubts.append(N_("said of several years: is it the level at their end?"))
                fact.is_sum = member.mention.role == "change" or naming.says_what_was_done(
                    name.text
                )
            fact.noun = name.noun or name.text
            fact.take(member)
            fact.spans.append(span)
            self.facts.append(fact)
            self._sentence[1].append(fact)
            opened.append(fact)
        if state.baseline is not None and len(opened) == 1:
            opened[0].take(state.baseline)
            opened[0].spans.insert(0, self._baseline_span)
            state.baseline = None
        state.facts = opened
        if figure.mention.role == "level":
            state.in_turn += opened

    # -- what joins what was named before

    def _join(
        self, run: Sequence[FigureText], there: Sequence[TimePlace], spans: list[tuple[int, int]]
    ) -> None:
        """Add the figures of a run to the facts before it."""
        state = self._statement
        nearest = _nearest(run[0])
        targets: Sequence[DraftedFact] = state.facts
        if len(run) > 1 and len(targets) != len(run) and lists.is_distributed(nearest):
            targets = state.in_turn[-len(run) :]
        if len(run) == 1 and "均" in nearest and run[0].mention.role == "rank":
            targets = self._sentence[1]
        apart = not targets
        if apart:
            targets = self._sentence[1][-len(run) :]
        if len(run) == 1 and len(targets) > 1 and not _of_all(nearest):
            targets = targets[-1:]
        numbers = range(len(run)) if len(run) > 1 else [0] * len(targets)
        pairs = list(zip(targets, numbers, strict=False))
        done = set()
        for target, number in pairs:
            if target.take(run[number]):
                if apart:
                    target.doubts.append(N_("a figure of another statement may be its own"))
                target.spans.append(spans[number])
                done.add(number)
        for number in set(range(len(run))) - done:
            before = targets[min(number, len(targets) - 1)] if targets else None
            fact = DraftedFact(before.name if before else "", there[number], self._topic)
            fact.noun = before.noun if before else ""
            fact.doubts.append(
                N_("nothing names it") if before is None else N_("goes on with the fact before")
            )
            fact.take(run[number])
            fact.spans.append(spans[number])
            self.facts.append(fact)
            self._sentence[1].append(fact)

    # -- names

    def _of_before(self, before: DraftedFact, name: _Name) -> list[_Name] | None:
        """The name of a rank or a growth of an amount of the fact before; None for its own.

        增速居全省第2 is of the growth that the fact has, 总量居全省第3 not of what was new in the
        year: such a one is another indicator.
        """
        rate = naming.is_rate(name.text)
        total = name.text.startswith("总") and bool(naming.flow_of(before.name))
        if (rate and before.change is None) or total:
            return [_Name(before.noun + name.text, before.noun)]
        return None

    def _named(self, run: Sequence[FigureText]) -> list[_Name] | None:
        """The names of a run's figures; None where it goes on with what was named before."""
        if len(run) > 1:
            return self._listed(run)
        figure = run[0]
        role = figure.mention.role
        name = self._one(figure)
        if name is None:
            if role != "level":
                return None
            counted = self._statement.facts[-1] if self._statement.facts else None
            if counted and counted.level is None and figure.mention.direction:
                return None
            if counted and counted.level is None and _comparable(counted, figure):
                return None
            return None
        if figure.multiple_of:
            return None
        before = self._statement.facts[-1] if self._statement.facts else None
        if before is not None and role != "level" and naming.is_amount(name.text):
            return self._of_before(before, name)
        known = official(name.text)
        if known and before is not None and known == official(before.name):
            return None  # 地区生产总值增长5.8%,经济总量跨上5万亿元台阶
        return [name]

    def _one(self, figure: FigureText) -> _Name | None:
        """The name of one figure by its own words; None where they name nothing."""
        state = self._statement
        raw = _nearest(figure)
        bracketed = naming.before_bracket(self._text, figure.start - len(raw)) if raw else ""
        before = naming.before_figure(
            bracketed + clauses.unjoined(raw), change=figure.mention.role == "change"
        )
        doubts: list[str] = []
        joined = raw[:1] in ("、", "和", "与", "及") or raw.startswith("以及")
        if figure.can_count and figure.after and figure.mention.role == "level":
            noun, said = naming.after_figure(figure.after)
            if noun:
                return self._counted(before, noun, said, joined)
        if not before:
            for clause in figure.naming_clauses()[1:]:
                earlier = naming.before_figure(clauses.unjoined(clause))
                if earlier:
                    if state.facts:
                        return None
                    return _Name(earlier, doubts=[N_("named in an earlier clause")])
            return None
        if naming.is_share(before):
            whole = state.facts[-1] if state.facts else None
            if whole is None:
                return _Name(before, doubts=[N_("the part of which it is a share is not named")])
            return _Name(whole.name + before, whole.noun + before)
        if naming.is_amount(before) and figure.mention.role == "level":
            whole = state.facts[-1] if state.facts else None
            if whole is not None and whole.level is None and not whole.rank:
                return None  # 增长20.0%、总额1347.7亿美元
            if whole is not None:
                return _Name(
                    whole.noun + before,
                    whole.noun,
                    [] if joined else [N_("of what it is so much is not clear")],
                )
            context = self._context(figure)
            if context:
                return _Name(context + before, context, [N_("of what it is so much is not clear")])
            doubts.append(N_("of what it is so much is not clear"))
        flow = naming.flow_of(before)
        if flow:
            state.verb = flow
            return _Name(before, before[len(flow) :], doubts)
        if joined and state.verb:
            return _Name(state.verb + before, before, doubts)
        if not joined:
            state.verb = ""
        return _Name(before, before, doubts)

    def _context(self, figure: FigureText) -> str:
        for clause in figure.naming_clauses()[1:]:
            earlier = naming.before_figure(clauses.unjoined(clause))
            if earlier:
                return earlier
        return ""

    def _counted(self, before: str, noun: str, said: str, joined: bool) -> _Name:
        """The name of what is counted after the figure, with the verb before it."""
        state = self._statement
        doubts = []
        head = before
        if "等" in before[-2:] or "、" in before:
            head, doubts = "", [N_("examples stand before it")]
        flow = naming.flow_of(head)
        if head:
            state.verb = flow
        elif joined and state.verb:
            head = state.verb
        if not head and said and not self._followed:
            return _Name(naming.with_predicate(noun, said), noun, doubts)
        return _Name(head + noun, noun, doubts)

    def _listed(self, run: Sequence[FigureText]) -> list[_Name] | None:
        """The names of a list, one for each figure."""
        nearest = _nearest(run[0])
        things: list[str] = []
        for members, verb in lists.members_of(clauses.unjoined(nearest), len(run), things):
            texts = [naming.before_figure(clauses.unjoined(member)) for member in members]
            if not all(texts):
                continue
            tail = naming.before_figure(verb)
            doubts: list[str] = []
            if all(map(naming.is_amount, texts)) and self._statement.facts:
                whole = self._statement.facts[-1].noun
                texts = [whole + text for text in texts]
            if tail:
                texts = [text + tail for text in texts]
            texts = naming.with_shared_parts(texts)
            return [_Name(text, text, doubts) for text in texts]
        before = naming.before_figure(clauses.unjoined(nearest))
        if not before:
            return None
        if naming.is_amount(before):
            facts = self._statement.in_turn[-len(run) :]
            if len(facts) == len(run):
                return [_Name(fact.noun + before, fact.noun) for fact in facts]
        return [_Name(before, before, [N_("one name for several figures")]) for _ in run]


@dataclass(frozen=True)
class _Name:
    text: str
    noun: str = ""
    doubts: Sequence[str] = ()


def _not_stated(figure: FigureText) -> str:
    """Why no fact can state a figure; empty if one can."""
    mention = figure.mention
    if mention.high is not None:
        return N_("a range, which no fact states")
    if mention.value.is_nan():
        return N_("a number without an exact value")
    return ""


def _nearest(figure: FigureText) -> str:
    named = figure.naming_clauses()
    return named[0] if named else ""


def _of_all(nearest: str) -> bool:
    return any(word in nearest for word in ("均", "都", "双双"))


def _comparable(fact: DraftedFact, figure: FigureText) -> bool:
    other = fact.change
    return other is None or not comparable(other.unit, figure.mention.unit)
