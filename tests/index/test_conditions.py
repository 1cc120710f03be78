"""What a fact must be besides bearing the right name."""

from decimal import Decimal
from typing import Any

from cases import cases
from drafts import changed

from jzfacts.facts.model import Fact, Rank
from jzfacts.index.asked_measures import is_of
from jzfacts.index.conditions import (
    Areas,
    Bound,
    Conditions,
    Order,
    area_stem,
    meets,
    met_beside,
)


def needing(*needs: str) -> Conditions:
    return Conditions(needs=frozenset(needs))


def test_nothing_asked_is_met(facts: dict[str, Fact]) -> None:
    """Without conditions every fact will do, and conditions alone are no question."""
    assert all(meets(fact, Conditions()) for fact in facts.values())
    assert not Conditions(periods=("2030",), needs=frozenset({"rank"}))
    assert Conditions(areas=("青禾",))
    assert Conditions(places=(1, 1))
    assert Conditions(figures=((Decimal(1), None),))
    assert Conditions(order=Order("change", largest=True))
    assert not Conditions(order=Order("value", largest=True))
    assert Conditions(lists=True, needs=frozenset({"fall"}))
    assert not Conditions(lists=True)


def test_a_year_is_the_whole_year(facts: dict[str, Fact]) -> None:
    """Half a year is no answer for the year, nor the year for its half."""
    whole, half = facts["grain-output"], facts["yunxi-exports"]
    asked = [Conditions(periods=(when,)) for when in ("2030", "2029", "2030-S1", "-S1")]
    assert [meets(whole, one) for one in asked] == [True, False, False, False]
    assert [meets(half, one) for one in asked] == [False, False, True, True]


@cases
def test_a_bound_is_reached_or_passed(
    facts: dict[str, Fact], printed: str, least: str, strict: bool, met: bool
) -> None:
    """In whatever unit of the same dimension; what is printed as more than the bound passes it."""
    value = Decimal(printed.lstrip("超近"))
    said = printed[0] if printed[0] in "超近" else None
    fact = facts["grain-output"]._replace(value=value, unit="亿斤", qualifier=said)
    bound = Bound("value", Decimal(least) * 5, None, "万吨", strict=strict)
    assert meets(fact, Conditions(bounds=(bound,))) is met
    assert not meets(fact, Conditions(bounds=(bound._replace(unit="万亩"),)))


def test_a_rank_lies_in_the_range_and_among_the_same(facts: dict[str, Fact]) -> None:
    """Second of the province is among its first three, and not second of the country."""
    grain = facts["grain-output"]
    assert meets(grain, Conditions(places=(1, 3)))
    assert meets(grain, Conditions(places=(2, 2), among="全省"))
    assert not meets(grain, Conditions(places=(2, 2), among="全国"))
    city, like = (
        grain._replace(rank=grain.rank and grain.rank._replace(among=f"全国{among}城市"))
        for among in ("168个重点", "同类")
    )
    assert meets(city, Conditions(needs=frozenset({"rank"}), among="全国"))
    assert not meets(like, Conditions(needs=frozenset({"rank"}), among="全国"))
    assert not meets(grain, Conditions(places=(1, 1)))
    assert not meets(facts["waste-recycled"], Conditions(places=(1, 99)))
    assert not meets(facts["waste-recycled"], Conditions(among="全省"))


def test_a_figure_must_be_stated(facts: dict[str, Fact]) -> None:
    """As value, change, baseline or distance, in any unit of the same dimension."""
    grain, waste = facts["grain-output"], facts["waste-recycled"]
    assert meets(grain, Conditions(figures=((Decimal(212), "万吨"),)))
    assert meets(grain, Conditions(figures=((Decimal("42.4"), None), (Decimal("3.5"), "%"))))
    assert not meets(grain, Conditions(figures=((Decimal("42.4"), "亿元"),)))
    assert meets(waste, Conditions(figures=((Decimal(54), "个百分点"),)))
    assert not meets(waste, Conditions(figures=((Decimal(54), "%"),)))


@cases
def test_what_a_word_asks_for_must_be_stated(
    facts: dict[str, Fact], need: str, id: str, met: bool
) -> None:
    """A rank, a change or an amount of the right kind."""
    assert meets(facts[id], needing(need)) is met


def test_a_figure_answers_in_a_unit_of_its_dimension(facts: dict[str, Fact]) -> None:
    """Of the value or of the change; what has no figure says nothing against it."""
    asked = [Conditions(units=(unit,)) for unit in ("万吨", "亩", "%", "亿")]
    for id, met in (
        ("grain-output", [True, False, True, True]),
        ("waste-recycled", [False, False, True, False]),
        ("garden-city", [True, True, True, True]),
    ):
        assert [meets(facts[id], one) for one in asked] == met


def test_an_increase_is_no_total(facts: dict[str, Fact]) -> None:
    """The 49 added are not the 520 that there are."""
    added = facts["hostile-order"]._replace(indicator="新增企业")
    assert meets(added, needing("count"))
    assert not meets(added, needing("total"))


def test_a_word_may_be_met_beside_the_name(facts: dict[str, Fact]) -> None:
    """By what came about, the whole topic, the area, the unit and the baseline's time."""
    city = facts["garden-city"]
    assert met_beside(city, "创建")
    assert met_beside(city, "城建")
    assert met_beside(city, "青禾")
    assert met_beside(facts["grain-output"], "万吨")
    assert met_beside(facts["waste-recycled"], "年初")
    assert not met_beside(city, "创")  # one character is too little
    assert not met_beside(city, "建")
    assert not met_beside(facts["grain-output"], "农")  # part of a topic
    assert not met_beside(facts["grain-output"], "亿元")


def test_a_place_is_met_by_the_area_alone(facts: dict[str, Fact]) -> None:
    """What is spread in the whole province is no fact of the province."""
    spread = facts["garden-city"]._replace(outcome="在全省推广", rank=Rank(1, "全省"))
    assert met_beside(spread, "推广")
    assert not met_beside(spread, "全省")


@cases
def test_what_is_asked_is_met(
    facts: dict[str, Fact], said: dict[str, Any], asked: dict[str, Any], met: bool
) -> None:
    """By 42.4亿斤 of grain, up 3.5% and second of the province, and by what is like it but for a word."""
    if "bound" in asked:
        by, least, most, unit, *more = asked.pop("bound")
        asked["bounds"] = (Bound(by, least, most, unit, **dict(more)),)
    assert meets(changed(facts["grain-output"], said), Conditions(**asked)) is met


@cases
def test_a_name_or_a_figure_says_what_is_measured(
    facts: dict[str, Fact], said: dict[str, Any], measure: str, met: bool
) -> None:
    """The name by its words, the figure by its unit."""
    assert is_of(changed(facts["grain-output"], said), measure) is met


@cases
def test_the_stem_of_an_area(name: str, stem: str) -> None:
    """Without what kind of area it is, unless too little is left or the kind is the name."""
    assert area_stem(name) == stem


def test_how_areas_may_be_written() -> None:
    """Those with long names first; a name of two characters is its own stem, one is not spelled."""
    areas = Areas({"沪": "hu", "温县": "wen xian", "焦作市": "jiao zuo shi"})
    assert areas.spellings == [
        ("焦作市", "焦作", [["jiao", "zuo", "shi"], ["jiao", "zuo"]], "jiaozuo"),
        ("温县", "温县", [["wen", "xian"], ["wen", "xian"]], "wenxian"),
        ("沪", "沪", [], "沪"),
    ]
