"""Figures as printed: what they claim, and when two of them agree."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.verify import intervals
from jzfacts.verify.intervals import Figure, Range, judge, same_digits, slipped_scale


def figure(value: str, unit: str | None = "亿斤", qualifier: str | None = None) -> Figure:
    return Figure(Decimal(value), unit, qualifier)


GRAIN = figure("42.4")


@pytest.mark.parametrize(
    ("draft", "judgement"),
    [
        (figure("42.4"), "agrees"),
        (figure("42.40"), "agrees"),
        (figure("212", "万吨"), "agrees"),
        (figure("21.2", "亿公斤"), "agrees"),
        (figure("42"), "agrees"),
        (figure("42", qualifier="超"), "agrees"),
        (figure("43", qualifier="近"), "agrees"),
        (figure("43", qualifier="不足"), "agrees"),
        (figure("42", qualifier="约"), "agrees"),
        (figure("42.4", qualifier="以上"), "agrees"),
        (figure("42.41"), "unknown"),
        (figure("30", qualifier="超"), "unknown"),
        (figure("60", qualifier="不足"), "unknown"),
        (figure("45", qualifier="约"), "unknown"),
        (figure("43"), "differs"),
        (figure("24.4"), "differs"),
        (figure("42.4", "万斤"), "differs"),
        (figure("42.4", "亿公斤"), "differs"),
        (figure("43", qualifier="超"), "differs"),
        (figure("42.4", qualifier="超"), "differs"),
        (figure("42", qualifier="近"), "differs"),
        (figure("50", qualifier="近"), "differs"),
        (figure("42", qualifier="不足"), "differs"),
        (figure("50", qualifier="约"), "differs"),
        (figure("42", "万斤", "超"), "differs"),
    ],
)
def test_a_draft_beside_an_exact_figure(draft: Figure, judgement: str) -> None:
    """42.4亿斤 in other units, rounded, bounded; more digits and empty bounds are not judged."""
    assert judge(draft, GRAIN) == judgement


@pytest.mark.parametrize(
    ("draft", "base", "judgement"),
    [
        (figure("21", "亿元", "近"), figure("21", "亿元", "近"), "agrees"),
        (figure("21", "亿元"), figure("21", "亿元", "近"), "agrees"),
        (figure("20.8", "亿元"), figure("21", "亿元", "近"), "unknown"),
        (figure("25", "亿元"), figure("21", "亿元", "近"), "differs"),
        (figure("21", "亿元", "超"), figure("21", "亿元", "近"), "differs"),
        (figure("100", "亿元", "超过"), figure("100", "亿元", "突破"), "agrees"),
        (figure("1000", "亿元", "突破"), figure("100", "亿元", "突破"), "differs"),
    ],
)
def test_a_draft_beside_a_bounded_figure(draft: Figure, base: Figure, judgement: str) -> None:
    """What the base bounds it knows no better: only what cannot be is wrong."""
    assert judge(draft, base) == judgement


@pytest.mark.parametrize(
    ("draft", "base", "judgement"),
    [
        (figure("4300", "人"), figure("4297", "人"), "unknown"),
        (figure("4298", "人"), figure("4297", "人"), "differs"),
        (figure("49", "个"), figure("49", "家"), "agrees"),
        (figure("1", "万个"), figure("6592", "个"), "unknown"),
        (figure("109", "亿元"), figure("109", "亿"), "agrees"),
        (figure("109", "万元"), figure("109", "亿"), "differs"),
        (figure("1", "公顷"), figure("15", "亩"), "agrees"),
    ],
)
def test_counts_bare_numbers_and_thirds(draft: Figure, base: Figure, judgement: str) -> None:
    """A count is exact unless its noughts say otherwise; 亩 is a third and still exact."""
    assert judge(draft, base) == judgement


def test_a_slipped_scale_is_known_by_its_digits() -> None:
    """A power of ten apart, in whatever unit; a bound a hundred times off."""
    assert slipped_scale(figure("42.4", "万斤"), GRAIN)
    assert slipped_scale(figure("2120", "万吨"), GRAIN)
    assert not slipped_scale(figure("44.2"), GRAIN)
    assert slipped_scale(figure("42", "万斤", "超"), GRAIN)
    assert not slipped_scale(figure("30", qualifier="超"), GRAIN)


def test_digits_without_point_and_noughts() -> None:
    """0.4127 and 41270 print the same digits; 4217 does not."""
    assert same_digits(figure("0.4127"), figure("41270"))
    assert not same_digits(figure("4217"), figure("4127"))


def test_ranges_apart_and_within() -> None:
    """Open ends make the difference where two ranges touch."""
    low, high = Range(Decimal(1), Decimal(2)), Range(Decimal(2), Decimal(3))
    assert not low.apart(high)
    assert Range(Decimal(1), Decimal(2), high_open=True).apart(high)
    assert Range(Decimal(1), Decimal(2), high_open=True).within(low)
    assert not low.within(Range(Decimal(1), Decimal(2), high_open=True))


@given(st.decimals(min_value="0.01", max_value="1e9", places=2))
def test_a_figure_agrees_with_itself_in_any_scale(value: Decimal) -> None:
    """Whatever its digits, and never with itself ten times over."""
    base = Figure(value, "亿元")
    assert judge(base, base) == "agrees"
    assert judge(Figure(value * 10000, "万元"), base) == "agrees"
    assert judge(Figure(value * 10, "亿元"), base) != "agrees"


@given(
    st.decimals(min_value="0.1", max_value="1e6", places=3),
    st.sampled_from(["近", "超", "约", "不足", "以上", "突破"]),
)
def test_the_constants_bound_what_a_bound_claims(value: Decimal, qualifier: str) -> None:
    """No bound agrees with what is a whole OVER beyond, or half of it."""
    bounded = Figure(value, "亿元", qualifier)
    for share in (intervals.OVER_ROUND * 2, Decimal("0.5")):
        assert judge(bounded, Figure(value * share, "亿元")) != "agrees"
