"""What a fact must be besides bearing the right name, and whether it is."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.periods import is_asked
from jzfacts.index.measures import FLOW, SHARES, dimension_of, is_of
from jzfacts.text import lexicon

if TYPE_CHECKING:
    from decimal import Decimal

    from jzfacts.facts.model import Fact

SHORTEST_CONTEXT = 2
"""Characters that a word must have to be met by what came about: 入选, not 入."""

AREA_KINDS = "省市县区州盟旗"
"""What ends the names of areas that are called without it, too."""

_RISING = lexicon.GROWTH_WORDS | lexicon.CHANGE_WORDS

MONEY = "钱"
"""What stands for the unit where any currency will do."""

NATION = ("全国", "中国")

PLACE_WORDS = ("全省", "全国", "全市", "全县", "省", "市", "县", "国")
"""Words for a place; no outcome that mentions one makes the fact a fact of that place."""


class Order(NamedTuple):
    """What facts are to be sorted by."""

    by: str
    """change, rank or value."""
    largest: bool
    """Whether the largest figure comes first."""
    most: int | None = None
    """How many are asked for."""


class Bound(NamedTuple):
    """A figure that a fact's must reach, or must not: 超过30%, 10%到20%."""

    by: str
    """change or value."""
    least: Decimal | None
    most: Decimal | None
    unit: str
    strict: bool = False
    """Whether the bound itself is not enough."""
    sign: int = 1
    """-1 for a bound to how far something fell."""


class Conditions(NamedTuple):
    """What the words of a query ask for that are understood instead of matched."""

    periods: tuple[str, ...] = ()
    """As facts write them: 2024, 2024-S1; and -S1 for the first half of whatever year.

    A fact must be of one of them, and of one of the areas.
    """
    areas: tuple[str, ...] = ()
    """Stems: 焦作 for 焦作市."""
    area_kind: str | None = None
    """The kind of area that is meant: 市 for 全市."""
    places: tuple[int, int] | None = None
    """The range of ranks asked for, the best first."""
    among: str | None = None
    figures: tuple[tuple[Decimal, str | None], ...] = ()
    units: tuple[str, ...] = ()
    """Those after 多少: the fact must state a figure of the same dimension."""
    moved_by: tuple[str, ...] = ()
    """Those after 增加多少: the change that it states must be of the same dimension."""
    needs: frozenset[str] = frozenset()
    """Of rank, change, growth, fall, quantity, total, money, count, people: what the fact must state."""
    measures: tuple[str, ...] = ()
    """Of lexicon.MEASURES, and STOCK: a name must say each, or the figure be in a unit of it."""
    home: str | None = None
    """The stem of the area whose report the fact must be from."""
    basis: str | None = None
    """What a change or a figure must be compared with: a year, a quarter, the nation."""
    relative: str | None = None
    """A word for a year that only the base can tell: 去年."""
    several: bool = False
    """Whether facts of all places or years are asked for, to be compared."""
    latest: int = 0
    """Of how many last years; 0 for all."""
    order: Order | None = None
    bounds: tuple[Bound, ...] = ()
    lists: bool = False
    """Whether it is asked which indicators there are: 哪些指标下降了."""

    @property
    def area_groups(self) -> list[tuple[str, ...]]:
        """Stems: of each group, the fact must be of one area."""
        return [stems for stems in (self.areas, (self.home or "",)) if any(stems)]

    @property
    def is_of_somewhere(self) -> bool:
        """Whether facts of certain places or times are asked for."""
        return bool(self.areas or self.periods or self.area_kind or self.relative or self.latest)

    @property
    def is_comparison(self) -> bool:
        """Whether facts of several places or years are asked for."""
        return self.several or len(self.areas) > 1 or len(self.periods) > 1

    @property
    def is_special(self) -> bool:
        """Whether something must be said of what was understood: see search/ordering.py."""
        return bool(self.relative) or self.is_ordered

    @property
    def is_ordered(self) -> bool:
        """Whether facts are to be sorted or compared, so that the best match is not enough."""
        return bool(self.order or self.lists or self.is_comparison)

    @property
    def needs_year(self) -> bool:
        """Whether one year is meant, and only what is found can tell which."""
        return bool(self.relative) and not self.periods

    @property
    def selects(self) -> bool:
        """Whether the conditions ask for facts by what they state, whatever their names."""
        by_figure = self.order and self.order.by != "value"
        asked = self.figures or self.bounds or self.places or by_figure
        return bool(asked or ((self.lists or self.among) and self.needs))

    def __bool__(self) -> bool:
        """Whether the conditions alone can be an answer: they select facts, or name an area."""
        return self.selects or bool(self.areas)


class Areas(dict[str, str]):
    """Areas by name, with their toneless pinyin: 焦作市, `jiao zuo shi`."""

    @cached_property
    def spellings(self) -> list[Spelling]:
        """How each may be written, those with long names first."""
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
    """The syllables of the name and of the stem, if it has more than one."""
    letters: str
    """What either way begins with, without blanks."""


def meets(fact: Fact, conditions: Conditions) -> bool:
    """Whether a fact is what the understood words ask for."""
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
    """For each figure asked for, the keys of what may be meant.

    A change that `falls` is filed below zero: 下降65.3% is -65.3%.
    """
    from jzfacts.facts.figures import asked_keys

    signs = (-1,) if falls else (1,) if "growth" in conditions.needs else (1, -1)
    return [
        {key for sign in signs for key in asked_keys(sign * value, unit)}
        for value, unit in conditions.figures
    ]


def _same(among: str | None, asked: str) -> bool:
    """Whether a place is among those asked for, by whatever word; 长三角 for 长三角城市.

    Cities have their place in the nation among the 168 of which it is told.
    """
    if among == asked or {among, asked} in ({"全球", "世界"}, {"全国", "中国"}):
        return True
    if re.fullmatch(lexicon.AMONG, asked):
        return bool(re.fullmatch(rf"{asked}\d+个(?:重点|主要)?城市", among or ""))
    return asked in (among or "")


def change_of(fact: Fact) -> tuple[Decimal, str] | None:
    """How far a fact says that its indicator moved, below zero for a fall; 技改投资增速 has it as value."""
    if fact.change:
        return fact.change.value, fact.change.unit
    if fact.value is not None and fact.unit and fact.indicator.endswith(lexicon.RATE_WORDS):
        falls = fact.indicator.endswith(lexicon.FALLING_RATES)
        return (-fact.value if falls else fact.value), fact.unit
    return None


def _is_within(fact: Fact, bound: Bound) -> bool:
    """Whether a fact's figure can be compared with a bound, and keeps it."""
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
    """Whether an area is a 市, a 省 …; of one whose name does not say it, that is not known."""
    if area in NATION:
        return kind == "国"
    return area[-1] not in lexicon.AREA_ENDINGS or area[-1] == kind


def _states_in(fact: Fact, asked: str) -> bool:
    """Whether a fact states a figure in a unit of the dimension asked for, or none at all."""
    if fact.value is None and fact.change is None:
        return True
    units = [] if fact.value is None else [fact.unit]
    units += [fact.change.unit] if fact.change else []
    return any(_answers(unit, asked) for unit in units)


def _answers(unit: str | None, asked: str) -> bool:
    """Whether a figure in a unit answers a question for one in the unit `asked`."""
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
"""A district that is no division: 高新区, 开发区, 示范区."""


@lru_cache(maxsize=4096)  # every fact that is looked at has an area
def area_stem(name: str) -> str:
    """An area's name without what kind of area it is: 焦作 for 焦作市, but 焦作高新区."""
    if "自治" in name:
        return re.sub(f"(?<=..){lexicon.AUTONOMOUS}$", "", name)
    kind = len(name) > 2 and name[-1] in AREA_KINDS and not re.search(_ZONE, name)
    return name[:-1] if kind else name


def states_a_figure(fact: Fact) -> bool:
    """Whether there is any figure of a fact: of 招商引资激励办法 there is none."""
    return any(each is not None for each in (fact.value, fact.change, fact.versus, fact.rank))


def _states(fact: Fact, need: str) -> bool:
    """Whether a fact has what `Conditions.needs` names."""
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
    """Whether a fact says that its indicator moved: anyhow (change), up or down."""
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
    """Whether a word that the label lacks is met by what else the fact says.

    Its whole topic, its area, when its baseline was, its unit or another of the same dimension, or
    a part of what came about. A word for a place is met by the area alone: 在全省推广 is no fact of
    the province.
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
