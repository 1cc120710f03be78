"""The best matches that are found, while they are."""

from __future__ import annotations

import sys
from bisect import insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jzfacts.search.engine import Match


class TopK:
    """At most `limit` matches, the best first, equals in page order; one for each fact."""

    def __init__(self, limit: int | None) -> None:
        self._limit = limit or sys.maxsize
        self._ranked: list[tuple[float, int]] = []
        """Negative score of each, and the place of its fact in the base."""
        self._matches: dict[int, Match] = {}

    @property
    def limited(self) -> bool:
        """Whether it takes no more than so many."""
        return self._limit < sys.maxsize

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
    names = [match.fact.indicator, *match.fact.aliases]
    return -match.score, (names.index(match.label) if match.label in names else len(names))
