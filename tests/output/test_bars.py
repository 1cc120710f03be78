"""Bars: in proportion, in one unit, in glyphs that every terminal has."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from jzfacts.facts.model import Change, Rank
from jzfacts.output.bars import LONGEST, STROKE, by_growth, growth, places
from jzfacts.output.columns import Row
from jzfacts.output.layout import Figure

if TYPE_CHECKING:
    from jzfacts.facts.model import Fact


def test_growth_is_in_proportion(facts: dict[str, Fact]) -> None:
    """The largest is the longest; a fall is as long as a rise, in its colour; none has none."""
    grain = facts["grain-output"]
    values = ["10", "-5", "0", "0.01"]
    rows = [Row(replace(grain, change=Change(Decimal(value), "%"))) for value in values]
    assert growth([*rows, Row(facts["garden-city"]), Row(facts["yunxi-exports"])]) == [
        Figure("", "", STROKE * LONGEST, "bar up"),
        Figure("", "", STROKE * (LONGEST // 2), "bar down"),
        (),
        Figure("", "", STROKE, "bar up"),
        (),
        (),  # in percentage points, which are not to be compared with per cent
    ]


def test_the_first_place_has_the_longest_bar(facts: dict[str, Fact]) -> None:
    """The last of those shown has the shortest, but one."""
    fact = facts["grain-output"]
    rows = [Row(replace(fact, rank=Rank(place, "全省"))) for place in (1, 2, 4)]
    lengths = [len(cell.after) for cell in places(rows) if isinstance(cell, Figure)]
    assert lengths == [LONGEST, LONGEST * 3 // 4, LONGEST // 4]
    assert places([Row(facts["accidents"])]) == [()]


def test_growth_is_sorted_and_in_per_cent(facts: dict[str, Fact]) -> None:
    """Falls last; what changed by points or not at all is left out."""
    ids = [fact.id for fact in by_growth(facts.values())]
    assert ids == ["rural-income", "grain-output", "accidents"]


def test_the_stroke_is_one_column_everywhere() -> None:
    """ASCII: no encoding lacks it and no console doubles it."""
    assert STROKE.isascii()
