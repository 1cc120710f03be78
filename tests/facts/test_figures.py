"""Figures: equal amounts have equal keys, others never; in other units they are exact, or not at all."""

from decimal import Decimal

import pytest
from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.figures import (
    ConversionError,
    Converted,
    figure_key,
    known_unit,
    to_unit,
)
from jzfacts.facts.model import Fact


@cases
def test_equal_amounts_have_equal_keys(
    value: str, unit: str | None, equal: str, other: str | None
) -> None:
    """Whatever the unit and however many zeros are printed."""
    assert figure_key(Decimal(value), unit) == figure_key(Decimal(equal), other)


@pytest.mark.parametrize(
    ("unit", "other"), [("%", "个百分点"), ("元", "美元"), ("万人", "万人次"), ("家", "个")]
)
def test_what_is_not_comparable_has_other_keys(unit: str, other: str) -> None:
    """5% is not 5 个百分点, and seven 家 are not seven 个."""
    assert figure_key(Decimal(7), unit) != figure_key(Decimal(7), other)


@given(st.decimals(-(10**20), 10**20, places=3), st.sampled_from("元斤吨个"))
def test_a_transposed_figure_is_another(value: Decimal, unit: str) -> None:
    """The smallest difference makes another key."""
    assert figure_key(value, unit) != figure_key(value + Decimal("0.001"), unit)


def test_a_figure_converts_exactly(facts: dict[str, Fact]) -> None:
    """42.40亿斤 are 212万吨; a unit may be written in any width and case."""
    assert to_unit(facts["grain-output"], "万吨") == Converted(Decimal(212), "万吨")
    assert known_unit(" KWH ") == "kWh"


@cases
def test_what_does_not_convert_is_refused(
    facts: dict[str, Fact], fact: str, unit: str, reason: str
) -> None:
    """With the reason."""
    with pytest.raises(ConversionError) as refused:
        to_unit(facts[fact], unit)
    assert str(refused.value) == reason


def test_what_has_no_exact_value_is_refused(facts: dict[str, Fact]) -> None:
    """An approximate figure would look like a printed one."""
    fields = facts["grain-output"]._replace(value=Decimal(1), unit="亩")
    with pytest.raises(ConversionError, match="1亩 has no exact value in 公顷"):
        to_unit(fields, "公顷")
    with pytest.raises(ConversionError, match="is printed without a unit"):
        to_unit(fields._replace(unit=None), "公顷")


def test_an_unknown_unit_is_refused() -> None:
    """Before any fact is looked at."""
    with pytest.raises(ConversionError, match="unknown unit “尺”"):
        known_unit("尺")
