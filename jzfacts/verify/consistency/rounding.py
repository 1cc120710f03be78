"""The interval that a printed figure stands for, and the findings about it.

Shared by `arithmetic`, `shares`, `tables` and `repetitions`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.text.units import UnitError, base_name, comparable, dimension, parse_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.clauses import FigureText
    from jzfacts.i18n import Message
    from jzfacts.text.mentions import Mention

_NOUGHTS = 2
"""Trailing zeros from which a whole number may have been rounded ..."""
_COARSE = Decimal("0.01")
"""... by at most this share of it."""


class Problem(NamedTuple):
    """A figure that does not fit other figures of the draft."""

    figure: FigureText
    rule: str
    message: Message
    expected: str | None = None


def is_exact(mention: Mention, role: str = "") -> bool:
    """True if the figure states exactly its number: no 近 or 超, and no growth unless `role` asks for it."""
    fits = mention.role == role if role else mention.role in ("level", "from")
    return fits and mention.kind == "quantity" and mention.qualifier is None


def alike(mentions: Sequence[Mention]) -> bool:
    """True if all units measure the same thing; counted things need the same classifier."""
    first = mentions[0].unit
    if not first:
        return False
    for one in mentions:
        if not one.unit or not comparable(first, one.unit):
            return False
        if dimension(first) == "count" and base_name(first) != base_name(one.unit):
            return False
        try:
            if parse_unit(one.unit).divisor != parse_unit(first).divisor:
                return False
        except UnitError:
            return False
    return True


def scale_of(mention: Mention) -> Decimal:
    return parse_unit(mention.unit).multiplier if mention.unit else Decimal(1)


def span(mention: Mention, *, rounded: bool = False) -> tuple[Decimal, Decimal]:
    """Return the interval of numbers that round to the figure; `rounded` also allows its trailing zeros."""
    value, scale = mention.value, scale_of(mention)
    digits = f"{value:f}"
    noughts = len(digits) - len(digits.rstrip("0"))
    if rounded and "." not in digits and noughts >= _NOUGHTS:
        margin = min(Decimal("0.5").scaleb(noughts), value * _COARSE)
    elif scale == 1 and dimension(mention.unit) == "count":
        margin = Decimal(0)
    else:
        margin = half(value)
    return (value - margin) * scale, (value + margin) * scale


def half(value: Decimal) -> Decimal:
    """Return half a unit of the last printed digit."""
    return Decimal("0.5").scaleb(exponent(value))


def exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def printed(value: Decimal) -> str:
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
