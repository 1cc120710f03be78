"""The best answers so far, and whether another could still be among them."""

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
    """The tier, in one word: exact, alias, prefix, substring, pieces, pinyin …"""
    label: str
    """The text that matched: the indicator or one of the aliases."""
    spans: tuple[tuple[int, int], ...] = ()
    """The matched parts of `label`, as half-open character ranges."""


class Shortlist:
    """At most `limit` matches, the best first, equals in page order."""

    def __init__(self, limit: int | None) -> None:
        self.limit = limit or sys.maxsize
        self._ranked: list[tuple[float, int]] = []
        """Negative score and place in the base of each."""
        self._matches: dict[int, Match] = {}

    @property
    def score(self) -> float:
        """The best score; 0 where there is none."""
        return -self._ranked[0][0] if self._ranked else 0.0

    def admits(self, score: float, place: int = 0) -> bool:
        """Whether a match of that score, at that place in the base or later, could be taken."""
        return len(self._ranked) < self.limit or (-score, place) <= self._ranked[-1]

    def add(self, place: int, match: Match) -> None:
        """Take a match for the fact at a place, if it is better than what there is."""
        known = self._matches.get(place)
        if known is not None:
            if _order(match) >= _order(known):
                return
            self._ranked.remove((-known.score, place))
        self._matches[place] = match
        insort(self._ranked, (-match.score, place))
        if len(self._ranked) > self.limit:
            _, last = self._ranked.pop()
            del self._matches[last]

    def matches(self) -> list[Match]:
        return [self._matches[place] for _, place in self._ranked]


def _order(match: Match) -> tuple[float, int]:
    """Of two matches for a fact, the better; of equals, by the name that stands first in it."""
    return -match.score, (match.fact.indicator, *match.fact.aliases).index(match.label)
