"""Data of a draft: a fact and a statement while they are read; merging of repeated facts.

Facts of the same indicator, area and year are merged unless they contradict each other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from jzfacts.claims import clauses
from jzfacts.facts.indicators import official
from jzfacts.facts.periods import spans_years
from jzfacts.i18n import N_
from jzfacts.text.bounds import BOUNDS
from jzfacts.text.units import COUNTS, UnitError, base_name, comparable, convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.area_period.time_place import TimePlace
    from jzfacts.claims.clauses import FigureText
    from jzfacts.text.mentions import Mention


_PARTS = ("level", "change", "baseline", "versus", "rank")
_LEAST = ("more than", "at least")
_PLACES = ("位", "名", "个位次", "位次")
_MOST_TIMES = 2
"""Maximum ratio of a figure to a bound for both to be the same thing: 突破3000亿元, 3270亿元."""


@dataclass
class DraftedFact:
    """A fact as far as it has been read."""

    name: str
    there: TimePlace
    topic: str
    level: Mention | None = None
    change: Mention | None = None
    baseline: Mention | None = None
    versus: Mention | None = None
    status: str = ""
    """How final its figure is: 预计."""
    outcome: str = ""
    """What came about, if that is no figure: 获评."""
    scope: str = ""
    """Scope of its rank, if unusual."""
    compared: str = ""
    """What it is compared with, as printed: 高于全省平均水平."""
    rank: Mention | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Positions of its figures in the source."""
    doubts: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    is_undated: bool = False
    """Whether it came about in several years whose first is not stated."""
    is_framed: bool = False
    """Whether a place or time is named just for it."""
    is_placed: bool = False
    """Whether its own clause names its place."""
    is_bare: bool = False
    """As in `Name`."""
    looser: list[tuple[int, int]] = field(default_factory=list)
    """Positions of figures that only bound what is stated more exactly elsewhere."""
    in_other_unit: bool = False
    """Whether it repeats the count before it in another unit: 63处86公顷."""
    also: str = ""
    """Other names, with or without the verb, in page order."""
    noun: str = ""
    """The name without its verb of flow, for a total after it."""

    @property
    def of_several_years(self) -> bool:
        """Whether it is a sum over several years."""
        return self.is_undated or spans_years(self.there.period)

    @property
    def has_grown_over_years(self) -> bool:
        """Whether it is a change over several years."""
        return self.change is not None and spans_years(self.there.period)

    @property
    def is_counted(self) -> bool:
        """Whether its figure counts things."""
        return self.level is not None and base_name(self.level.unit or "") in COUNTS

    def take(self, figure: FigureText) -> bool:
        """Add a figure; False if the fact already has one of its kind, or is of other years."""
        mention = figure.mention
        key = "level" if mention.role == "level" else mention.role.replace("from", "baseline")
        if figure.multiple_of:
            key = "versus"
        stands = key in ("level", "rank")  # at the end of the years over which it grew
        if getattr(self, key) is not None or (stands and self.has_grown_over_years):
            return False
        setattr(self, key, mention)
        return True


def is_of_place(fact: DraftedFact, figure: FigureText) -> bool:
    """True if a change is one of rank, after a level: 18万元,排名第27位、前移5位."""
    mention = figure.mention
    return fact.level is not None and mention.role == "change" and mention.unit in _PLACES


def is_of_growth(fact: DraftedFact, figure: FigureText) -> bool:
    """True if a change is one of the growth before it: 增长12.8%, 比一季度回落4.8个百分点."""
    mention, change = figure.mention, fact.change
    points = mention.role == "change" and mention.unit == "个百分点"
    return points and change is not None and change.unit == "%"


def is_baseline(figure: FigureText) -> bool:
    """True if a figure is an earlier level of the next: 从2.04缩小到1.94."""
    from_it = figure.before and figure.before[0].rstrip().endswith(("从", "由"))
    return figure.mention.role == "from" or bool(from_it and figure.mention.role == "level")


def is_growth_of_years(figure: FigureText, there: TimePlace) -> bool:
    """True if a figure is a growth over several years whose first is not stated."""
    return (
        figure.mention.role == "change"
        and there.several_years
        and not clauses.is_level_reached(figure)
    )


def is_also_growth(before: DraftedFact, fact: DraftedFact) -> bool:
    """True if a growth repeats the one before it, as a rate or an amount: 增收5亿元,增长3%."""
    units = {one.change.unit for one in (before, fact) if one.change}
    return len(units) == 2 and "%" in units and not units & {"个百分点", "倍", None}


@dataclass
class Statement:
    """What has been named so far in a statement."""

    number: int = -1
    facts: list[DraftedFact] = field(default_factory=list)
    """Facts of the last run, which a growth or rank after it joins."""
    told: list[tuple[int, list[DraftedFact]]] = field(default_factory=list)
    """Facts of all its runs, each with the position of its run in the paragraph."""
    in_turn: list[DraftedFact] = field(default_factory=list)
    """All facts that a level opened in it."""
    verb: str = ""
    """The verb of flow that governs the current list."""
    baseline: FigureText | None = None
    """The first figure of "from … to …", whose fact comes after it."""


@dataclass(frozen=True)
class Name:
    text: str
    noun: str = ""
    doubts: Sequence[str] = ()
    is_bare: bool = False
    """Whether nothing names the things, so that the end of the list may."""
    also: str = ""
    """As in `DraftedFact`."""
    is_aside: bool = False
    """Whether the next figure returns to the fact before: 完成预算的102%,增长7%."""


def merged(facts: Sequence[DraftedFact]) -> list[DraftedFact]:
    """Return the facts with repeated ones merged.

    Contradicting facts both stay and the second is doubtful; so is the first if the page calls them by
    two names. For an official indicator, one may give the level and another the growth or rank. Levels
    in unrelated units are two series: 改造老旧小区69个, 909万平方米.
    """
    kept: list[DraftedFact] = []
    known: defaultdict[tuple[str, str, str], list[DraftedFact]] = defaultdict(list)
    for fact in facts:
        indicator = official(fact.name)
        key = (indicator.id if indicator else fact.name, fact.there.area, fact.there.period)
        same = next((one for one in known[key] if _agree(one, fact)), None)
        if same:
            _join(same, fact)
            continue
        told = [one for one in known[key] if not indicator or _both(one, fact)]
        if told and not fact.in_other_unit:
            others = [one for one in told if one.name != fact.name]  # 总人口, 常住人口
            for one in (*others, fact):
                one.doubts.append(N_("another fact has the same name, area and year"))
        known[key].append(fact)
        kept.append(fact)
    return kept


def _join(first: DraftedFact, fact: DraftedFact) -> None:
    """Merge another statement of the same thing into a fact, keeping the more exact figure."""
    level = first.level and fact.level and _more_exact(first.level, fact.level)
    if (
        level
        and level is fact.level
        and not any(getattr(first, part) for part in _PARTS if part != "level")
    ):
        first.lines = []  # they print only the bound
    if level:
        first.looser += fact.spans if level is first.level else first.spans
        fact.doubts = [
            doubt for doubt in fact.doubts if doubt != N_("goes on with the fact before")
        ]
    if level and level is fact.level:  # a bound, as of several years, takes its doubts with it
        first.doubts, first.there, first.is_framed = fact.doubts, fact.there, fact.is_framed
    for part in _PARTS:
        setattr(first, part, getattr(first, part) or getattr(fact, part))
    first.level = level or first.level
    first.compared = first.compared or fact.compared
    first.spans += fact.spans
    first.lines = list(dict.fromkeys([*first.lines, *fact.lines]))


def _agree(first: DraftedFact, other: DraftedFact) -> bool:
    """True if two facts do not contradict each other.

    A growth in another paragraph, or after a count, may be of something else unless the name is
    official.
    """
    both = _both(first, other)
    near = bool({*first.lines} & {*other.lines})
    near = near and not (first.is_counted or other.is_counted)
    near = near or bool(first.outcome and first.outcome == other.outcome)
    return (bool(both) or near) and all(
        _more_exact(one, two) is not None
        if one.role == "level"
        else (one.value, one.unit, one.direction, one.qualifier, one.among)
        == (two.value, two.unit, two.direction, two.qualifier, two.among)
        for one, two in both
    )


def _both(first: DraftedFact, other: DraftedFact) -> list[tuple[Mention, Mention]]:
    """Yield what both facts have: the levels, the growths."""
    pairs = ((getattr(first, part), getattr(other, part)) for part in _PARTS)
    return [(one, two) for one, two in pairs if one and two]


def _more_exact(one: Mention, other: Mention) -> Mention | None:
    """Return the more exact of two levels, or None if they contradict each other."""
    if (one.value, one.unit, one.qualifier) == (other.value, other.unit, other.qualifier):
        return one
    if not (one.unit and other.unit and comparable(one.unit, other.unit)):
        return None
    try:
        values = one.value, convert(other.value, other.unit, one.unit)
    except UnitError:
        return None
    pairs = sorted(zip(values, (one, other), strict=True), key=itemgetter(0))
    (lower, bound), (upper, exact) = pairs
    is_bound = BOUNDS.get(bound.qualifier or "") in _LEAST
    holds = is_bound and BOUNDS.get(exact.qualifier or "", "at least") in _LEAST
    return exact if holds and lower <= upper <= _MOST_TIMES * lower else None
