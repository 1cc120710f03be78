"""Figures in other units: exactly, or not at all."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jzfacts.facts.conversion import ConversionError, Converted, known_unit, to_unit

if TYPE_CHECKING:
    from jzfacts.facts.model import Fact


def test_a_figure_converts_exactly(facts: dict[str, Fact]) -> None:
    """42.40亿斤 are 212万吨; a unit may be written in any width and case."""
    assert to_unit(facts["grain-output"], "万吨") == Converted(Decimal(212), "万吨")
    assert known_unit(" KWH ") == "kWh"


@pytest.mark.parametrize(
    ("fact", "unit", "reason"),
    [
        ("grain-output", "万元", "grain-output is in 亿斤, which does not convert to 万元"),
        ("garden-city", "万元", "garden-city has no figure to convert"),
    ],
)
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
