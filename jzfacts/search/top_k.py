"""Keeps the best matches while they are found."""

from __future__ import annotations

import sys
from bisect import insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jzfacts.search.engine import Match


class TopK:
    """At most `limit` matches, best first, equals in page order; one per fact."""

    def __init__(self, limit: int | None) -> None:
        self._limit = limit or sys.maxsize
        self._ranked: list[tuple[float, int]] = []
        """Negative score of each, and the place of its fact in the base."""
        self._matches: dict[int, Match] = {}

    @property
    def limited(self) -> bool:
        """Return whether it takes at most so many."""
        return self._limit < sys.maxsize

    @property
    def score(self) -> float:
        """The best score, or 0."""
        return -self._ranked[0][0] if self._ranked else 0.0

    def can_take(self, score: float, place: int = 0) -> bool:
        """Return whether a match with that score, of a fact at that place or later, may be kept."""
        return len(self._ranked) < self._limit or (-score, place) <= self._ranked[-1]

    def add(self, place: int, match: Match) -> None:
        """Keep a match of the fact at a place, if it is better than the one there."""
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
    """Return the sort key of a match; of equals, the earlier name wins."""
    names = [match.fact.indicator, *match.fact.aliases]
    return -match.score, (names.index(match.label) if match.label in names else len(names))
