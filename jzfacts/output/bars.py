"""Ranks and growth as bars: the longer, the better the place or the larger the change.

They are drawn with `=`, which every terminal, printer and encoding has, one column wide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.output.layout import Cell, Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from jzfacts.facts.model import Fact
    from jzfacts.output.columns import Row

LONGEST = 20
"""Columns of the longest bar: a quarter of the usual screen; the figures need the rest."""

STROKE = "="


def by_growth(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that grew or fell by so many per cent, the largest growth first."""
    changed = [
        (fact.change.value, fact) for fact in facts if fact.change and fact.change.unit == "%"
    ]
    return [fact for _value, fact in sorted(changed, key=lambda pair: -pair[0])]


def growth(rows: Sequence[Row]) -> list[Cell]:
    """A bar for each change, in proportion; a fall has its colour, and its sign stands beside it.

    Only changes in the same unit as the first can be compared; the others have no bar.
    """
    changes = [row.fact.change for row in rows]
    unit = next((change.unit for change in changes if change), None)
    alike = [change.value for change in changes if change and change.unit == unit]
    largest = max(map(abs, alike), default=0)
    return [
        _bar(abs(change.value), largest, "bar up" if change.value > 0 else "bar down")
        if change and change.unit == unit
        else ()
        for change in changes
    ]


def places(rows: Sequence[Row]) -> list[Cell]:
    """A bar for each place: the first has the longest, the last of those shown the shortest."""
    shown = [row.fact.rank.place for row in rows if row.fact.rank]
    last = max(shown, default=0)
    return [
        _bar(last + 1 - row.fact.rank.place, last, "bar") if row.fact.rank else () for row in rows
    ]


def _bar(size: Decimal | int, largest: Decimal | int, role: str) -> Cell:
    if not largest or not size:
        return ()
    length = max(1, round(LONGEST * size / largest))
    return Figure("", "", STROKE * length, role)
