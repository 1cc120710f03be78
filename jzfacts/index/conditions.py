"""The conditions that a query sets for a fact besides its name, and whether a fact meets them."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.periods import is_asked
from jzfacts.index.asked_measures import FLOW, SHARES, dimension_of, is_of
from jzfacts.text import lexicon

if TYPE_CHECKING:
    from decimal import Decimal

    from jzfacts.facts.model import Fact

SHORTEST_CONTEXT = 2
"""Minimum characters of a word to be matched by an outcome: 入选, not 入."""

AREA_KINDS = "省市县区州盟旗"
"""Endings of area names that may be left off."""

_RISING = lexicon.GROWTH_WORDS | lexicon.CHANGE_WORDS

MONEY = "钱"
"""Stands for any currency."""

NATION = ("全国", "中国")

PLACE_WORDS = ("全省", "全国", "全市", "全县", "省", "市", "县", "国")
"""Words for a place; an outcome that mentions one does not make the fact one of that place."""


class Order(NamedTuple):
    """What facts are sorted by."""

    by: str
    """change, rank or value."""
    largest: bool
    """Whether the largest figure comes first."""
    most: int | None = None
    """How many are asked for."""


class Bound(NamedTuple):
    """A bound on a fact's figure: 超过30%, 10%到20%."""

    by: str
    """change or value."""
    least: Decimal | None
    most: Decimal | None
    unit: str
    strict: bool = False
    """Whether equality is not enough."""
    sign: int = 1
    """-1 for a bound on a fall."""


class Conditions(NamedTuple):
    """What a query asks for besides a name."""

    periods: tuple[str, ...] = ()
    """As facts write them: 2024, 2024-S1; and -S1 for the first half of whatever year.

    A fact must be of one of them, and of one of the areas.
    """
    areas: tuple[str, ...] = ()
    """Stems: 焦作 for 焦作市."""
    area_kind: str | None = None
    """The kind of area: 市 for 全市."""
    places: tuple[int, int] | None = None
    """The range of ranks, best first."""
    among: str | None = None
    figures: tuple[tuple[Decimal, str | None], ...] = ()
    units: tuple[str, ...] = ()
    """Units after 多少: the fact must have a figure of the same dimension."""
    moved_by: tuple[str, ...] = ()
    """Units after 增加多少: its change must be of the same dimension."""
    needs: frozenset[str] = frozenset()
    """What the fact must state: rank, change, growth, fall, quantity, total, money, count, people."""
    measures: tuple[str, ...] = ()
    """Of lexicon.MEASURES, and STOCK: a name must say each, or the figure be in a unit of it."""
    home: str | None = None
    """Stem of the area whose report the fact must be from."""
    basis: str | None = None
    """What a change or figure must be compared with: a year, a quarter, the nation."""
    relative: str | None = None
    """A word for a year that depends on the base: 去年."""
    several: bool = False
    """Whether facts of all places or years are wanted, for comparison."""
    latest: int = 0
    """Number of last years; 0 for all."""
    order: Order | None = None
    bounds: tuple[Bound, ...] = ()
    lists: bool = False
    """Whether the question is which indicators there are: 哪些指标下降了."""

    @property
    def area_groups(self) -> list[tuple[str, ...]]:
        """Groups of stems; the fact must be of one area of each."""
        return [stems for stems in (self.areas, (self.home or "",)) if any(stems)]

    @property
    def is_of_somewhere(self) -> bool:
        """Whether places or times are asked for."""
        return bool(self.areas or self.periods or self.area_kind or self.relative or self.latest)

    @property
    def is_comparison(self) -> bool:
        """Whether several places or years are asked for."""
        return self.several or len(self.areas) > 1 or len(self.periods) > 1

    @property
    def is_special(self) -> bool:
        """Whether remarks must be made on how the query was understood: see search/ordering.py."""
        return bool(self.relative) or self.is_ordered

    @property
    def is_ordered(self) -> bool:
        """Whether facts are sorted or compared, so that the best match is not enough."""
        return bool(self.order or self.lists or self.is_comparison)

    @property
    def needs_year(self) -> bool:
        """Whether a single year is meant that only the matches determine."""
        return bool(self.relative) and not self.periods

    @property
    def selects(self) -> bool:
        """Whether the conditions select facts by what they state, whatever their names."""
        by_figure = self.order and self.order.by != "value"
        asked = self.figures or self.bounds or self.places or by_figure
        return bool(asked or ((self.lists or self.among) and self.needs))

    def __bool__(self) -> bool:
        """Whether the conditions alone can be answered: they select facts, or name an area."""
        return self.selects or bool(self.areas)


class Areas(dict[str, str]):
    """Areas by name, with toneless pinyin: 焦作市, `jiao zuo shi`."""

    @cached_property
    def spellings(self) -> list[Spelling]:
        """How each may be written, long names first."""
        spelled = []
        for name, pinyin in sorted(self.items(), key=lambda item: len(item[0]), reverse=True):
            stem, syllables = area_stem(name), pinyin.split()
            short = syllables[: len(stem)]
            ways = [way for way in (syllables, short) if len(way) > 1]
            spelled.append(Spelling(name, stem, ways, "".join(short) if ways else name))
        return spelled

    @cached_property
    def called(self) -> frozenset[str]:
        """What they are called: their names and stems."""
        return frozenset(name for each in self.spellings for name in (each.name, each.stem))


class Spelling(NamedTuple):
    """How an area may be written."""

    name: str
    stem: str
    ways: list[list[str]]
    """Syllables of the name, and of its stem."""
    letters: str
    """The common beginning of both, without blanks."""


def meets(fact: Fact, conditions: Conditions) -> bool:
    """True if a fact meets the conditions."""
    if conditions.places:
        best, worst = conditions.places
        if fact.rank is None or not best <= fact.rank.place <= worst:
            return False
    if conditions.among and not (fact.rank and _same(fact.rank.among, conditions.among)):
        return False
    if conditions.periods and not any(
        is_asked(fact.period, period) for period in conditions.periods
    ):
        return False
    if conditions.basis:
        change, versus = fact.change and fact.change.basis, fact.versus and fact.versus.among
        if conditions.basis not in f"{change or ''} {versus or ''} {fact.indicator}":
            return False
    home = area_stem(fact.source.area)
    for stems in conditions.area_groups:  # of the area, or in its report
        if home not in stems and not fact.area.startswith(stems):
            return False
    if conditions.area_kind and not is_of_kind(fact.area, conditions.area_kind):
        return False
    if not all(_states_in(fact, unit) for unit in conditions.units):
        return False
    moved = fact.change.unit if fact.change else fact.unit
    if not all(_answers(moved, unit) for unit in conditions.moved_by):
        return False
    if conditions.figures:
        from jzfacts.facts.figures import figure_keys

        stated = figure_keys(fact)
        falls = "fall" in conditions.needs and fact.change is not None
        if any(keys.isdisjoint(stated) for keys in asked_figures(conditions, falls=falls)):
            return False
    within = all(_is_within(fact, bound) for bound in conditions.bounds)
    measured = all(is_of(fact, measure) for measure in conditions.measures)
    return within and measured and all(_states(fact, need) for need in conditions.needs)


def asked_figures(conditions: Conditions, *, falls: bool = False) -> list[set[str]]:
    """Return the keys of what each asked-for figure may mean.

    A change that `falls` is indexed below zero: 下降65.3% is -65.3%.
    """
    from jzfacts.facts.figures import asked_keys

    signs = (-1,) if falls else (1,) if "growth" in conditions.needs else (1, -1)
    return [
        {key for sign in signs for key in asked_keys(sign * value, unit)}
        for value, unit in conditions.figures
    ]


def _same(among: str | None, asked: str) -> bool:
    """True if a scope is one of those asked for, in any wording: 长三角 for 长三角城市."""
    if among == asked or {among, asked} in ({"全球", "世界"}, {"全国", "中国"}):
        return True
    if re.fullmatch(lexicon.AMONG, asked):
        return bool(re.fullmatch(rf"{asked}\d+个(?:重点|主要)?城市", among or ""))
    return asked in (among or "")


def change_of(fact: Fact) -> tuple[Decimal, str] | None:
    """Return a fact's change, negative for a fall; for 技改投资增速 it is the value."""
    if fact.change:
        return fact.change.value, fact.change.unit
    if fact.value is not None and fact.unit and fact.indicator.endswith(lexicon.RATE_WORDS):
        falls = fact.indicator.endswith(lexicon.FALLING_RATES)
        return (-fact.value if falls else fact.value), fact.unit
    return None


def _is_within(fact: Fact, bound: Bound) -> bool:
    """True if a fact's figure is comparable with a bound and keeps it."""
    from jzfacts.text.bounds import BOUNDS
    from jzfacts.text.units import parse_unit

    if bound.by == "change":
        figure = change_of(fact)
        word = fact.change.qualifier if fact.change else fact.qualifier
    else:
        figure = (fact.value, fact.unit) if fact.value is not None and fact.unit else None
        word = fact.qualifier
    said = BOUNDS.get(word or "")
    if figure is None or not _answers(figure[1], bound.unit):
        return False
    unit, asked = parse_unit(figure[1]), parse_unit(bound.unit)
    value = bound.sign * figure[0] * unit.multiplier * asked.divisor
    least, most = (
        None if limit is None else limit * asked.multiplier * unit.divisor
        for limit in (bound.least, bound.most)
    )
    if least is not None and value == least and said in ("nearly", "less than"):
        return False
    if least is not None and (value < least or (value == least and bound.strict)):
        return value == least and said == "more than"
    return most is None or value < most or (value == most and not bound.strict)


def is_of_kind(area: str, kind: str) -> bool:
    """True if an area is a 市, a 省 …, or None if its name does not say."""
    if area in NATION:
        return kind == "国"
    return area[-1] not in lexicon.AREA_ENDINGS or area[-1] == kind


def _states_in(fact: Fact, asked: str) -> bool:
    """True if a fact has a figure of the asked-for dimension, or no figure at all."""
    if fact.value is None and fact.change is None:
        return True
    units = [] if fact.value is None else [fact.unit]
    units += [fact.change.unit] if fact.change else []
    return any(_answers(unit, asked) for unit in units)


def _answers(unit: str | None, asked: str) -> bool:
    """True if a figure in a unit answers a question for one in the unit `asked`."""
    from jzfacts.text.units import COUNTS, NUMBER, base_name, counts_alike, dimension

    # A bare number may be one of anything; 元/平方米 is asked for as 元; places at school are not
    # counted as schools are.
    found = dimension(unit).partition("/")[0]
    if asked == MONEY:
        return _is_money(found)
    wanted = dimension(asked).partition("/")[0]
    if wanted == NUMBER:  # 多少亿, of money or of what is printed in 亿
        return _is_money(found) or (unit or "").startswith((asked, "亿"))
    if found != NUMBER and COUNTS.issuperset((base_name(unit or ""), base_name(asked))):
        return counts_alike(unit, asked)
    return found in (wanted, NUMBER)


_ZONE = "[新开发范园作城税假贸景业游能]区$"
"""A zone that is no division: 高新区, 开发区, 示范区."""


@lru_cache(maxsize=4096)  # every fact that is looked at has an area
def area_stem(name: str) -> str:
    """Return an area's name without its kind: 焦作 for 焦作市; 焦作高新区 stays."""
    if "自治" in name:
        return re.sub(f"(?<=..){lexicon.AUTONOMOUS}$", "", name)
    kind = len(name) > 2 and name[-1] in AREA_KINDS and not re.search(_ZONE, name)
    return name[:-1] if kind else name


def states_a_figure(fact: Fact) -> bool:
    """True if a fact has any figure; 招商引资激励办法 has none."""
    return any(each is not None for each in (fact.value, fact.change, fact.versus, fact.rank))


def _states(fact: Fact, need: str) -> bool:
    """True if a fact has what `Conditions.needs` asks for."""
    if need == "rank":
        return fact.rank is not None
    if need in ("change", "growth", "fall"):
        return _moves(fact, need)
    # For all others there must be an amount at all.
    if not (states_a_figure(fact) or fact.indicator.endswith(tuple(lexicon.AMOUNT_WORDS))):
        return False
    if need == "quantity":
        return True
    if fact.indicator.endswith(lexicon.RATE_WORDS):  # which says how much more, not how much
        return False
    if need == "total":  # which is no growth, and no increase
        return not ((fact.value is None and fact.rank is None) or re.search(FLOW, fact.indicator))
    dimension = dimension_of(fact.unit)
    if dimension is None:
        return need != "people"
    money = _is_money(dimension)
    if need == "money":
        return money
    if need == "people":
        return dimension == "人"
    return not money and dimension not in SHARES  # need == "count"


def _is_money(dimension: str) -> bool:
    return dimension.endswith(("yuan", "dollar", "元"))


def _moves(fact: Fact, need: str) -> bool:
    """True if a fact states a change: in any direction, up or down."""
    if fact.change is not None:
        moved = fact.change.value
        return need == "change" or (moved > 0 if need == "growth" else moved < 0)
    said = fact.indicator + (fact.outcome or "")
    falls = any(word in said for word in lexicon.FALL_WORDS)
    rises = fact.versus is not None or any(word in fact.indicator for word in _RISING)
    if need == "change":
        return rises or falls
    return rises if need == "growth" else falls


def met_beside(fact: Fact, word: str) -> bool:
    """True if a word that the label lacks is matched by something else in the fact.

    Its whole topic, its area, the time of its baseline, its unit or another of the same dimension, or a
    part of its outcome. A word for a place is matched only by the area: 在全省推广 is no fact of the
    province.
    """
    if word in PLACE_WORDS:
        return False
    if word in (fact.topic, fact.area, area_stem(fact.area)):
        return True
    if fact.baseline and word == fact.baseline.period:
        return True
    if len(word) >= SHORTEST_CONTEXT and word in (fact.outcome or ""):
        return True
    units = [fact.unit, fact.change.unit if fact.change else None]
    dimension = dimension_of(word)
    return dimension is not None and dimension in map(dimension_of, units)
