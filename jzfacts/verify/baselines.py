"""Baselines of later facts as facts of their own year: 2025年120家, from 由120家增加到350家."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jzfacts.facts.model import Fact

_YEAR = re.compile("(?:19|20)[0-9]{2}")


def baselines(later: Iterable[Fact], period: str, known: Iterable[Fact]) -> list[Fact]:
    """Return the baselines in a given period of later facts, as facts, unless `known` has the indicator."""
    names = {fact.indicator for fact in known}
    return [
        fact._replace(
            period=period,
            value=began.value,
            unit=began.unit,
            qualifier=None,
            change=None,
            baseline=None,
            versus=None,
            rank=None,
        )
        for fact in later
        if (began := fact.baseline)
        and fact.period.isdecimal()
        and _year_of(fact, began.period) == period
        and fact.indicator not in names
    ]


def _year_of(fact: Fact, said: str | None) -> str:
    """Return the year of a baseline; by default the year before the fact's own."""
    found = _YEAR.search(said or "")
    return found[0] if found else "" if said else str(int(fact.period) - 1)
