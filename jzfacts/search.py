"""Query -> ranked matches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jzfacts.fact import Fact


@dataclass(frozen=True, slots=True)
class Match:
    """A fact that answers a query, and why."""

    fact: Fact
    score: float
    """0–100 with at most two decimals; the same on every machine."""
    why: str
    """The tier, in one word: exact, alias, prefix, substring, pieces, pinyin …"""
    label: str
    """The text that matched: the indicator or one of the aliases."""
    spans: tuple[tuple[int, int], ...] = ()
    """The matched parts of `label`, as half-open character ranges."""
