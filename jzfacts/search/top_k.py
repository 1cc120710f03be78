"""The best matches so far, and whether another could still be among them."""

from __future__ import annotations

import sys
from bisect import insort
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from jzfacts.facts.model import Fact


class Match(NamedTuple):
    """A fact that answers a query, and why."""

    fact: Fact
    score: float
    """0–100 with at most two decimals; the same on every machine."""
    why: str
    """The kind of match, in one word: exact, alias, prefix, substring, pieces, pinyin …"""
    label: str
    """The text that matched: the indicator or one of the aliases."""
    spans: tuple[tuple[int, int], ...] = ()
    """The matched parts of `label`, as half-open character ranges."""


class TopK:
    """At most `limit` matches, the best first, equals in page order; one for each fact."""

    def __init__(self, limit: int | None) -> None:
        self._limit = limit or sys.maxsize
        self._ranked: list[tuple[float, int]] = []
        """Negative score of each, and the place of its fact in the base."""
        self._matches: dict[int, Match] = {}

    @property
    def score(self) -> float:
        """The best score; 0 where there is none."""
        return -self._ranked[0][0] if self._ranked else 0.0

    def can_take(self, score: float, place: int = 0) -> bool:
        """Whether a match of that score, of a fact at that place or later, may be among them."""
        return len(self._ranked) < self._limit or (-score, place) <= self._ranked[-1]

    def add(self, place: int, match: Match) -> None:
        """Take a match for the fact at a place, if it is better than what there is."""
        known = self._matches.get(place)
        if known is not None:
            if _order(match) >= _order(known):
                return
            self._ranked.remove((-known.score, place))
        self._matches[place] = match
        insort(self._ranked, (-match.score, place))
        if len(self._ranked) > self._limit:
            _, last = self._ranked.pop()
            del self._matches[last]

    def matches(self) -> list[Match]:
        return [self._matches[place] for _, place in self._ranked]


def _order(match: Match) -> tuple[float, int]:
    """Of two matches for a fact, the better; of equals, by the name that stands first in it."""
    return -match.score, (match.fact.indicator, *match.fact.aliases).index(match.label)
