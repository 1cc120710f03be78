"""A segment's share of a base: which of its files still count, and sets of its numbers.

Sets of facts and labels are sequences of ascending numbers, as they lie on disk.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, chain, pairwise
from operator import lt
from typing import TYPE_CHECKING

from jzfacts.blocks import hashed
from jzfacts.scope import FIGURE

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator, Sequence

    from jzfacts.scope import Scope
    from jzfacts.segment import Segment

SEARCHES = 16
"""Bisections that cost as much as putting one number into a set."""


class Part:
    """A segment, and which of its files count, in which order."""

    def __init__(self, segment: Segment, ranks: Sequence[int], name: str = "") -> None:
        """`ranks`: for each file its place in the base, counted from 1, 0 if it counts no more.

        `name`: what it is called in the cache, empty if it is in memory alone.
        """
        self.segment = segment
        self.name = name
        self.ranks = ranks

    @cached_property
    def _in_order(self) -> bool:
        """Whether all files count, in the order in which they lie."""
        return all(map(lt, chain([0], self.ranks), self.ranks))

    def place(self, number: int) -> int:
        """Where in the whole base a fact stands; 0 for one that counts no more."""
        starts = self.segment.starts
        file = bisect_right(starts, number) - 1
        return self.ranks[file] and self.ranks[file] << 32 | number - starts[file]

    def files(self) -> Iterator[tuple[int, range]]:
        """The files that count, in the order of the base: their places, their facts."""
        starts = self.segment.starts
        for rank, file in sorted((rank, file) for file, rank in enumerate(self.ranks) if rank):
            yield rank, range(starts[file], starts[file + 1])

    def sources(self) -> Sequence[int]:
        """The sources of the files that count, ascending."""
        if self._in_order:
            return range(len(self.segment.sources))
        starts = accumulate((len(held) for held, _ in self.segment.files), initial=0)
        counting = zip(pairwise(starts), self.ranks, strict=True)
        return [number for ends, rank in counting if rank for number in range(*ends)]

    def all(self) -> Iterator[tuple[int, int]]:
        """All facts that count, with their places, in the order of the base."""
        for _, numbers in self.files():
            yield from self.placed(numbers)

    def placed(self, numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Facts that count, with their places, in the order of the base; `numbers` ascend."""
        if self._in_order:
            return ((self.place(number), number) for number in numbers)
        return iter(sorted((place, n) for n in numbers if (place := self.place(n))))

    def within(self, scope: Scope) -> Sequence[int] | None:
        """The facts that pass a scope, ascending; None for all."""
        found: Sequence[int] | None = None
        for keys in scope:
            facts = _united([self._filed(key) for key in keys])
            found = facts if found is None else _common(found, facts)
        return found

    def _filed(self, key: str) -> Sequence[int]:
        if key[0] == FIGURE:
            return self.segment.facts_with_figure(hashed(key[1:]))
        return self.segment.facts_of(key)

    def passing(self, numbers: Sequence[int], scope: Scope) -> Sequence[int]:
        """Those of some facts that pass a scope."""
        allowed = self.within(scope)
        return numbers if allowed is None else _common(numbers, allowed)


def candidates(segment: Segment, demands: Sequence[Sequence[str]], first: int = 0) -> Sequence[int]:
    """The labels from `first` on that meet every demand."""
    met = sorted(
        (_united([_from(first, segment.labels_of(term)) for term in terms]) for terms in demands),
        key=len,
    )
    found = met[0] if met else []
    for other in met[1:]:
        found = _common(found, other)
    return found


def _from(first: int, numbers: array[int]) -> array[int]:
    return numbers[bisect_left(numbers, first) :] if first else numbers


def _united(found: Sequence[Sequence[int]]) -> Sequence[int]:
    filled = [numbers for numbers in found if numbers]
    if len(filled) == 1:
        return filled[0]
    return sorted(set().union(*filled))


def _common(few: Sequence[int], many: Sequence[int]) -> Sequence[int]:
    """The numbers in both, which ascend in each."""
    if len(few) > len(many):
        few, many = many, few
    if len(few) * SEARCHES < len(many):
        return [number for number in few if _contains(many, number)]
    return sorted(set(few).intersection(many))


def _contains(numbers: Sequence[int], number: int) -> bool:
    place = bisect_left(numbers, number)
    return place < len(numbers) and numbers[place] == number
