"""The terms of labels and of queries: whatever the scorer accepts must be found under them."""

from collections.abc import Iterable
from decimal import Decimal

from asking import queries
from exhaustive import all_labels
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.figures import figure_keys
from jzfacts.facts.model import Baseline, Change, Fact, Rank, Source
from jzfacts.index.conditions import Conditions, meets, met_beside
from jzfacts.index.filters import FIGURE, fact_keys, filters, scope_beside, scope_of
from jzfacts.index.index import Index
from jzfacts.index.terms import heard_pair_terms
from jzfacts.search.matching.spellings import Pattern
from jzfacts.search.matching.strategies import STRATEGIES
from jzfacts.search.query import QueryError, readings_of


def test_candidates_are_all_that_the_scorer_accepts(index: Index) -> None:
    """By every strategy, the labels found by the terms are those that brute force finds.

    This is what lets a base of a million labels give the same answers as a small one.
    """
    labels = all_labels(index)
    strategies = [strategy for together in STRATEGIES for strategy in together]
    compared = 0
    for _, text in queries([known.text for known in labels], list(index.areas), [2024], 1):
        try:
            readings = list(readings_of(text, index.simplified, index.areas))
        except QueryError:
            continue
        for reading in readings:
            query = Pattern(reading.words, index)
            for strategy in strategies if reading.words else ():
                for each in strategy.variants(query):
                    if not any(strategy.lookups(each)):
                        continue  # it is not for such a query
                    found = {
                        known.id
                        for lookup in strategy.lookups(each)
                        for known in index.labels(lookup.required)
                        if strategy.score(known, each)
                    }
                    accepted = {known.id for known in labels if strategy.score(known, each)}
                    assert found == accepted, (text, strategy.name)
                    compared += bool(accepted)
    assert compared > 10  # else nothing was compared


READINGS = {"粮": ("liang2",), "食": ("shi2", "yi4"), "总": ("zong3",), "产": ("chan3",)}


def test_pairs_that_no_gap_can_break() -> None:
    """The first, the last, and one of any other two that are neighbours, for no piece is shorter."""
    first, last, either = ["~nian si", "~nian yi"], ["~zong can"], ["~can zong", "~zong zong"]
    assert heard_pair_terms(["粮食总产"], READINGS) == [first, last]
    assert heard_pair_terms(["粮食", "产总总", "总产"], READINGS) == [first, either, last]
    assert heard_pair_terms(["粮", "食"], READINGS) == [["~nian", "粮"], ["~si", "~yi", "食"]]


AREAS = ["石桥县", "石桥", "白石乡", "石桥县城关镇", "全省", "省"]
PERIODS = ["2030", "2030-S1", "2030-06", "2029"]
WORDS = ["农业", "年初", "名茶", "获评名茶", "名", "吨", "%", "个百分点", "茶", *AREAS, *PERIODS]


def fact(area: str, period: str, source_area: str, **parts: object) -> Fact:
    """A fact of an area and a period, in the report of an area."""
    page = Source("page", "公报", source_area, "2030", "2031-03-01")
    return Fact("tea", "茶叶产量", area, period, page, (7,), **parts)  # type: ignore[arg-type]


UNITS = st.sampled_from(["吨", "万吨", "斤", "%", "个百分点", "元/人"])
NUMBERS = st.sampled_from([Decimal(3), Decimal("3.50"), Decimal(30000)])
FACTS = st.builds(
    fact,
    *(st.sampled_from(AREAS), st.sampled_from(PERIODS), st.sampled_from(AREAS)),
    topic=st.none() | st.sampled_from(WORDS),
    value=st.none() | NUMBERS,
    unit=st.none() | UNITS,
    change=st.none() | st.builds(Change, NUMBERS, UNITS),
    baseline=st.none() | st.builds(Baseline, NUMBERS, UNITS, st.none() | st.sampled_from(WORDS)),
    rank=st.none() | st.builds(Rank, st.integers(1, 12), st.just("全省")),
    outcome=st.none() | st.sampled_from(["获评名茶之乡", "省", "入选全省名茶", "名茶"]),
)
CONDITIONS = st.builds(
    Conditions,
    periods=st.lists(st.sampled_from([*PERIODS, "-S1", "-06"]), max_size=2).map(tuple),
    areas=st.lists(st.sampled_from(["石桥", "白石", "白石乡", "全省"]), max_size=2).map(tuple),
    places=st.none() | st.tuples(st.integers(1, 12), st.integers(1, 12)),
    figures=st.lists(st.tuples(NUMBERS, st.none() | UNITS), max_size=2).map(tuple),
)


def known(facts: Iterable[Fact]) -> list[str]:
    """The keys of a base."""
    return sorted(set().union(*map(fact_keys, facts)))


def filed(one: Fact) -> set[str]:
    """All that a fact is found under, figures too."""
    return fact_keys(one) | {FIGURE + key for key in figure_keys(one)}


def test_the_area_of_the_report_is_filed_where_it_is_another() -> None:
    """A town's figure is found by its county's name."""
    assert fact_keys(fact("白石乡", "2030", "石桥县")) == {"a白石乡", "o石桥县", "p2030"}
    assert fact_keys(fact("石桥县", "2030", "石桥县")) == {"a石桥县", "p2030"}


def test_filters_are_groups() -> None:
    """A fact must be of the area and of the topic and of the period."""
    known = ["a石桥县", "a石桥市", "t石桥"]
    assert filters("石桥县", "农业", "2030", known) == [["t农业"], ["p2030"], ["a石桥县"]]
    assert filters(None, "农业", None, known) == [["t农业"]]
    assert filters(None, None, None, known) == []
    # an area without its kind is all that are called so
    assert filters("石桥", None, None, known) == [["a石桥", "a石桥县", "a石桥市"]]


def test_the_scope_of_conditions() -> None:
    """Of each group, any key that the base has will do."""
    keys = "a石桥县 a石桥县城关镇 a白石乡 o石桥县 p2029 p2030 p2030-S1 r1 r12".split()
    assert scope_of(Conditions(), keys) == []
    assert scope_of(Conditions(periods=("2030", "-S1")), keys) == [["p2030", "p2030-S1"]]
    assert scope_of(Conditions(areas=("石桥",)), keys) == [["a石桥县", "a石桥县城关镇", "o石桥县"]]
    assert scope_of(Conditions(places=(1, 3)), keys) == [["r1"]]
    assert scope_of(Conditions(periods=("2031",)), keys) == [[]]


@given(st.lists(FACTS, min_size=1, max_size=4), CONDITIONS)
def test_who_meets_the_conditions_is_found(facts: list[Fact], conditions: Conditions) -> None:
    """Both sides agree: no fact that meets them is filed where nobody looks."""
    scope = scope_of(conditions, known(facts))
    for one in facts:
        if meets(one, conditions):
            assert all(filed(one) & set(group) for group in scope)


@given(st.lists(FACTS, min_size=1, max_size=4), st.sampled_from(WORDS))
def test_who_meets_a_word_beside_its_name_is_found(facts: list[Fact], word: str) -> None:
    """The same for a word that the name lacks."""
    group = set(scope_beside(word))
    for one in facts:
        if met_beside(one, word):
            assert filed(one) & group


KNOWN = [f"a{area}" for area in AREAS]


@given(FACTS, st.none() | st.sampled_from(AREAS), st.none() | st.sampled_from(PERIODS))
def test_filters_are_exact(one: Fact, area: str | None, period: str | None) -> None:
    """Filed under all that is asked: of just that area and period."""
    found = all(filed(one) & set(group) for group in filters(area, None, period, KNOWN))
    assert found == (area in (None, one.area) and period in (None, one.period))
