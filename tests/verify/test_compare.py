"""A figure of a draft beside the figure of a fact."""

from decimal import Decimal
from typing import Any

from cases import cases
from drafts import FACTS, changed, claims, fact
from proofs import names

from jzfacts.claims.indicator_names import NameMatch
from jzfacts.facts.model import Change, Rank
from jzfacts.verify.compare import Comparison, can_contradict, compare_with, is_of
from jzfacts.verify.intervals import Quantity
from jzfacts.verify.measures import normalized_scope, scope_of_rank


def beside(text: str, id: str) -> Comparison | None:
    """The last figure of a text beside a fact."""
    return compare_with(claims(text)[-1], FACTS[id])


@cases
def test_the_two_figures_side_by_side(
    text: str, id: str, measure: str, draft: str, base: str, judgement: str
) -> None:
    """Each of the fact's measures; a fall is negative; other units differ by the same digits."""
    found = beside(text, id)
    assert found is not None
    assert (found.measure, _text(found.draft), _text(found.base), found.judgement) == (
        measure,
        draft,
        base,
        judgement,
    )


@cases
def test_a_rate_of_growth_may_be_what_a_fact_states(
    text: str, measure: str, judgement: str
) -> None:
    """Then it is not held against how far the rate itself moved, which is left alone."""
    moved = Change(Decimal("0.3"), "个百分点")
    rate = fact("rate", "水果产量增速", value="8.1", unit="%", change=moved)
    found = compare_with(claims(text)[-1], rate)
    assert found is not None
    assert (found.measure, found.judgement) == (measure, judgement)
    assert compare_with(claims("水果产量增速下降0.3%")[-1], rate) is None


@cases
def test_a_growth_that_the_base_only_bounds(text: str, judgement: str) -> None:
    """As a level that is bounded: what lies within the bound may be so."""
    grass = fact("grass", "种草面积", change=Change(Decimal(10), "%", "同比", "以上"))
    found = compare_with(claims(f"种草面积{text}")[-1], grass)
    assert found is not None
    assert found.judgement == judgement


def test_where_a_growth_began() -> None:
    """从 names the baseline, and another year's is another figure."""
    for text, judgement in (("从年初的40%", "agrees"), ("从45%", "differs")):
        found = compare_with(claims(f"冷链覆盖率{text}提高到65%")[0], FACTS["cold"])
        assert found is not None
        assert (found.measure, found.judgement) == ("baseline", judgement)
    then = claims("冷链覆盖率从2020年的40%提高到65%")[0]
    assert then.figure.mention.basis == "2020年"
    assert compare_with(then, FACTS["cold"]) is None


def _text(quantity: Quantity) -> str:
    return f"{quantity.value}{quantity.unit or ''}"


@cases
def test_a_figure_beside_a_fact(
    text: str, said: dict[str, Any], measure: str | None, judgement: str | None
) -> None:
    """Of 42.4亿斤 of grain, up 3.5% and second of the province, or of what else is said of it."""
    one = compare_with(claims(text)[-1], changed(FACTS["grain"], said))
    assert (one and one.measure, one and one.judgement) == (measure, judgement)


@cases
def test_what_the_fact_does_not_say(text: str, id: str) -> None:
    """A level where it gives a growth, a growth against another time, a mean of others, a
    part of what it gives the sum of.
    """
    assert beside(text, id) is None


def test_of_which_place_a_fact_is() -> None:
    """That of the claim, one within it, or one whose name has the place and whose report is its own."""
    claim = claims("粮食总产42.4亿斤")[0]
    grain, county = FACTS["grain"], FACTS["grain"]._replace(area="云溪县")
    assert is_of(grain, claim)
    assert not is_of(grain._replace(period="2029"), claim)
    assert not is_of(county, claim)
    assert not is_of(county._replace(area="青禾高新区"), claim)
    assert is_of(county._replace(area="青禾高新区"), claims("高新区粮食总产42.4亿斤")[0])
    there = claim._replace(time_place=claim.time_place._replace(area="洛阳市"))
    shared = grain._replace(indicator="与洛阳共建园区")
    assert not is_of(grain, there)
    assert is_of(shared, there)
    assert not is_of(shared._replace(area="云溪县"), there)


@cases
def test_among_whom(among: str | None, scope: str | None) -> None:
    """All spellings of the province are one; others are as printed."""
    assert normalized_scope(among, "焦作市") == scope


@cases
def test_among_whom_a_rank_is(text: str, scope: str | None) -> None:
    """By its own words, or by the only such words of its sentence."""
    assert scope_of_rank(claims(text)[-1]) == scope


def test_what_is_plain_enough_to_be_contradicted() -> None:
    """Not a loose name, nor one of several things; nor the rank of a growth beside that of a level, or the reverse."""
    level, growth = claims("粮食总产居全省第3")[0], claims("粮食总产增速居全省第3")[0]
    grain = FACTS["grain"]
    assert can_contradict(level, grain, "rank")
    assert not can_contradict(growth, grain, "rank")
    named = NameMatch("粮食总产", (grain,), frozenset({grain.full_id}))
    assert not can_contradict(level._replace(named=named), grain, "value")
    shared = NameMatch("总产", (grain, FACTS["capital"]))
    assert not can_contradict(level._replace(named=shared), grain, "value")
    total = claims("粮食总产总量居全省第3")[0]
    rate = fact("rate", "粮食总产", change=Change(Decimal(3), "%"), rank=Rank(2, "全省"))
    assert not can_contradict(total, rate, "rank")
    assert can_contradict(total, grain, "rank")


@cases
def test_what_the_shipped_base_may_contradict(text: str, plain: bool) -> None:
    """Not a rank of growth where the base may mean the level, a loose name, or some of many."""
    (claim,) = claims(text, names=names())
    assert claim.named is not None
    fact = claim.named.facts[0]
    found = compare_with(claim, fact)
    assert found is not None
    assert can_contradict(claim, fact, found.measure) is plain
