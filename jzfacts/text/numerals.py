"""Whole texts as numbers.

`numbers` reads a number within a text; here the whole text must be one.
"""

from __future__ import annotations

from decimal import Decimal

from jzfacts.text.numbers import fold_digits, read_number


class NumeralError(ValueError):
    """The text is not a numeral."""


def parse_chinese_or_arabic(text: str) -> Decimal:
    """The number that an unsigned Arabic or Chinese numeral writes, scales (万, 亿) included.

    Raises `NumeralError` for any other text, an approximation (三四百) and an open one (十几) too.
    """
    number = read_number(fold_digits(text), 0)
    if number is None or number.end != len(text) or number.low != number.high or number.word:
        raise NumeralError(f"not a numeral: {text[:12]!r}")
    return number.low * number.factor


def shifted(number: Decimal, places: int) -> Decimal:
    """A number times ten to the power of `places`, exactly: 3.50 by -2 is 0.0350."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise NumeralError(f"not a finite number: {number}")
    moved = Decimal((sign, digits, exponent + places))
    return Decimal(f"{moved:f}") if exponent + places > 0 else moved
