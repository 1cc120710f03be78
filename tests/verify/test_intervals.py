"""Figures as printed: what they claim, and when two of them agree."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.verify import intervals
from jzfacts.verify.intervals import Quantity, Range, judge, same_digits, slipped_scale


def quantity(value: str, unit: str | None = "亿斤", qualifier: str | None = None) -> Quantity:
    return Quantity(Decimal(value), unit, qualifier)


GRAIN = quantity("42.4")


@pytest.mark.parametrize(
    ("draft", "judgement"),
    [
        (quantity("42.4"), "agrees"),
        (quantity("42.40"), "agrees"),
        (quantity("212", "万吨"), "agrees"),
        (quantity("21.2", "亿公斤"), "agrees"),
        (quantity("42"), "agrees"),
        (quantity("42", qualifier="超"), "agrees"),
        (quantity("43", qualifier="近"), "agrees"),
        (quantity("43", qualifier="不足"), "agrees"),
        (quantity("42", qualifier="约"), "agrees"),
        (quantity("42.4", qualifier="以上"), "agrees"),
        (quantity("42.41"), "unknown"),
        (quantity("30", qualifier="超"), "unknown"),
        (quantity("60", qualifier="不足"), "unknown"),
        (quantity("45", qualifier="约"), "unknown"),
        (quantity("43"), "differs"),
        (quantity("24.4"), "differs"),
        (quantity("42.4", "万斤"), "differs"),
        (quantity("42.4", "亿公斤"), "differs"),
        (quantity("43", qualifier="超"), "differs"),
        (quantity("42.4", qualifier="超"), "differs"),
        (quantity("42.4", qualifier="余"), "unknown"),
        (quantity("42.4", qualifier="多"), "unknown"),
        (quantity("43", qualifier="余"), "differs"),
        (Quantity(Decimal(42), "亿斤", high=Decimal(43)), "agrees"),
        (Quantity(Decimal("42.4"), "亿斤", high=Decimal(43)), "unknown"),
        (quantity("42", qualifier="近"), "differs"),
        (quantity("50", qualifier="近"), "differs"),
        (quantity("42", qualifier="不足"), "differs"),
        (quantity("50", qualifier="约"), "differs"),
        (quantity("42", "万斤", "超"), "differs"),
    ],
)
def test_a_draft_beside_an_exact_figure(draft: Quantity, judgement: str) -> None:
    """42.4亿斤 in other units, rounded, bounded; more digits and empty bounds are not judged."""
    assert judge(draft, GRAIN) == judgement


@pytest.mark.parametrize(
    ("draft", "base", "judgement"),
    [
        # a rate is not rounded without a word for it
        (quantity("5", "%"), quantity("5.4", "%"), "differs"),
        (quantity("7.1", "%"), quantity("7", "%"), "differs"),
        (quantity("5", "%", "约"), quantity("5.2", "%"), "agrees"),
        (quantity("65", "%"), quantity("65.3", "%"), "agrees"),
        (quantity("1", "倍"), quantity("103.2", "%"), "agrees"),
        (quantity("21", "亿元", "近"), quantity("21", "亿元", "近"), "agrees"),
        (quantity("21", "亿元"), quantity("21", "亿元", "近"), "agrees"),
        (quantity("20.8", "亿元"), quantity("21", "亿元", "近"), "unknown"),
        (quantity("25", "亿元"), quantity("21", "亿元", "近"), "differs"),
        (quantity("21", "亿元", "超"), quantity("21", "亿元", "近"), "differs"),
        (quantity("100", "亿元", "超过"), quantity("100", "亿元", "突破"), "agrees"),
        (quantity("1700", "亿元", "超"), quantity("1600", "亿元", "超"), "differs"),
        (quantity("1500", "亿元", "超"), quantity("1600", "亿元", "超"), "differs"),
        (quantity("42", "亿元", "突破"), quantity("42.4", "亿元", "超"), "agrees"),
        (quantity("9", "%", "以下"), quantity("5", "%", "以下"), "differs"),
        (quantity("43", "亿元", "近"), quantity("42.6", "亿元", "近"), "agrees"),
        (quantity("44", "亿元", "约"), quantity("43", "亿元", "约"), "unknown"),
        (quantity("1000", "亿元", "突破"), quantity("100", "亿元", "突破"), "differs"),
        (quantity("10", "亿元", "突破"), quantity("50", "亿元", "突破"), "differs"),
        (quantity("100", "亿元", "超"), quantity("180", "亿元", "超"), "agrees"),
    ],
)
def test_a_draft_beside_a_bounded_figure(draft: Quantity, base: Quantity, judgement: str) -> None:
    """What the base bounds it knows no better: only what cannot be is wrong."""
    assert judge(draft, base) == judgement


@pytest.mark.parametrize(
    ("draft", "base", "judgement"),
    [
        (quantity("4300", "人"), quantity("4297", "人"), "unknown"),
        (quantity("4298", "人"), quantity("4297", "人"), "differs"),
        (quantity("49", "个"), quantity("49", "家"), "agrees"),
        (quantity("49.5", "个"), quantity("49", "家"), "differs"),
        (quantity("1", "万个"), quantity("6592", "个"), "unknown"),
        (quantity("109", "亿元"), quantity("109", "亿"), "agrees"),
        (quantity("109", "万元"), quantity("109", "亿"), "differs"),
        (quantity("1", "公顷"), quantity("15", "亩"), "agrees"),
    ],
)
def test_counts_bare_numbers_and_thirds(draft: Quantity, base: Quantity, judgement: str) -> None:
    """A count is exact unless its noughts say otherwise; 亩 is a third and still exact."""
    assert judge(draft, base) == judgement


def test_a_slipped_scale_is_known_by_its_digits() -> None:
    """A power of ten apart, in whatever unit; a bound a hundred times off."""
    assert slipped_scale(quantity("42.4", "万斤"), GRAIN)
    assert slipped_scale(quantity("2120", "万吨"), GRAIN)
    assert not slipped_scale(quantity("44.2"), GRAIN)
    assert slipped_scale(quantity("42", "万斤", "超"), GRAIN)
    assert not slipped_scale(quantity("30", qualifier="超"), GRAIN)


def test_digits_without_point_and_noughts() -> None:
    """0.4127 and 41270 print the same digits; 4217 does not."""
    assert same_digits(quantity("0.4127"), quantity("41270"))
    assert not same_digits(quantity("4217"), quantity("4127"))


def test_ranges_apart_and_within() -> None:
    """Open ends make the difference where two ranges touch."""
    one, two, three = Decimal(1), Decimal(2), Decimal(3)
    low, high = Range((one, 0), (two, 0)), Range((two, 0), (three, 0))
    open_ = Range((one, 0), (two, -1))
    assert not low.apart(high)
    assert open_.apart(high)
    assert high.apart(open_)
    assert open_.within(low)
    assert not low.within(open_)


@given(st.decimals(min_value="0.01", max_value="1e9", places=2))
def test_a_figure_agrees_with_itself_in_any_scale(value: Decimal) -> None:
    """Whatever its digits, and never with itself ten times over."""
    base = Quantity(value, "亿元")
    assert judge(base, base) == "agrees"
    assert judge(Quantity(value * 10000, "万元"), base) == "agrees"
    assert judge(Quantity(value * 10, "亿元"), base) != "agrees"


@given(
    st.decimals(min_value="0.1", max_value="1e6", places=3),
    st.sampled_from(["近", "超", "约", "不足", "以上", "突破"]),
)
def test_the_constants_bound_what_a_bound_claims(value: Decimal, qualifier: str) -> None:
    """No bound agrees with what is a whole OVER beyond, or half of it."""
    bounded = Quantity(value, "亿元", qualifier)
    for share in (intervals.OVER_ROUND * 2, Decimal("0.5")):
        assert judge(bounded, Quantity(value * share, "亿元")) != "agrees"
