"""A fact's figure in another unit, exactly, or a plain refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jzfacts.i18n import _
from jzfacts.text.units import InexactConversion, UnitError, UnknownUnit, convert, parse_unit

if TYPE_CHECKING:
    from decimal import Decimal

    from jzfacts.facts.model import Fact


class ConversionError(ValueError):
    """A figure that cannot be given in the unit asked for; the message says why."""


@dataclass(frozen=True, slots=True)
class Converted:
    """The same amount in another unit; what is printed stays the fact's."""

    value: Decimal
    unit: str


def known_unit(name: str) -> str:
    """The name as it is written in prose (kwh becomes kWh). Raises ConversionError."""
    try:
        return parse_unit(name).name
    except UnknownUnit:
        raise ConversionError(_("unknown unit “{unit}”").format(unit=name)) from None


def to_unit(fact: Fact, unit: str) -> Converted:
    """The value of `fact` in `unit`. Raises ConversionError where there is no exact one."""
    if fact.value is None:
        raise ConversionError(_("{id} has no figure to convert").format(id=fact.id))
    if fact.unit is None:
        raise ConversionError(_("{id} is printed without a unit").format(id=fact.id))
    try:
        return Converted(convert(fact.value, fact.unit, unit), unit)
    except InexactConversion:
        told = _("{value}{printed} has no exact value in {unit}")
    except UnitError:
        told = _("{id} is in {printed}, which does not convert to {unit}")
    value = format(fact.value, "f")
    raise ConversionError(told.format(id=fact.id, value=value, printed=fact.unit, unit=unit))
