"""A segment's share of a base: which of its files still count, and sets of its numbers.

Sets of facts and labels are sequences of ascending numbers, as they lie on disk.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, islice, pairwise, repeat
from operator import lt
from typing import TYPE_CHECKING

from jzfacts.index.filters import FIGURE
from jzfacts.index.hashes import hashed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jzfacts.index.filters import Scope
    from jzfacts.index.segment import Segment

    Admits = Callable[[int, int, int], bool]
    """Whether a hit may be wanted: in a label of that length, from that character on, of a fact in
    that place or later."""

FEW = 50
"""Labels that are sooner looked at than put in order."""

FARTHEST = 255
"""The last character that a byte can tell as a text's first place; what stands later is told by an
earlier one."""

SEARCHES = 8
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
        """Whether the files that count do so in the order in which they lie."""
        counting = list(filter(None, self.ranks))
        return all(map(lt, counting, islice(counting, 1, None)))

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
        if all(self.ranks):
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
        placed = ((place, n) for n in numbers if (place := self.place(n)))
        return placed if self._in_order else iter(sorted(placed))

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

    def labels(
        self, demands: Sequence[Sequence[str]], first: int, admits: Admits | None = None
    ) -> Iterator[int]:
        """The labels from `first` on that meet every demand, the shortest first.

        With `admits`, a hit begins with the first demand's one term, and labels of one length come
        by where that can be; those are left out of which it is certain that they are not wanted.
        """
        found = candidates(self.segment, demands, first)
        if admits is None or len(found) < FEW:
            return iter(found)
        return self._from_early_on(found, self._starts(found, demands[0][0]), admits)

    def _starts(self, found: Sequence[int], term: str) -> bytes:
        """Where a term first stands in labels that have it: there or later."""
        starts = self.segment.starts_of(term)
        if not starts:
            return bytes(len(found))
        numbers = self.segment.labels_of(term)
        if len(found) == len(numbers):
            return starts
        known = dict(zip(numbers, starts, strict=True))
        return bytes([known[number] for number in found])

    def _from_early_on(self, found: Sequence[int], starts: bytes, admits: Admits) -> Iterator[int]:
        """Labels of the same length by where a term stands, then in page order."""
        begin = 0
        for size, first_longer in enumerate(self.segment.lengths[1:]):
            end = bisect_left(found, first_longer, begin)
            for start in range(min(size, FARTHEST + 1)):
                if begin == end or not admits(size, start, 0):
                    break
                at = starts.find(start, begin, end)
                while at >= 0:
                    if not admits(size, start, self._first_place(found[at])):
                        break  # all that are left are as good at best, and come later
                    yield found[at]
                    at = starts.find(start, at + 1, end)
            begin = end

    def _first_place(self, label: int) -> int:
        """A place before which no fact bears a label, nor any that comes after it of its length."""
        return self.place(self.segment.bearers(label)[0] >> 1) if self._in_order else 0


def candidates(segment: Segment, demands: Sequence[Sequence[str]], first: int = 0) -> Sequence[int]:
    """The labels from `first` on that meet every demand."""
    single: list[Sequence[int]] = []
    for terms in demands:
        if terms and terms[0][0] == "@" and not any(map(segment.labels_of, terms)):
            return ()  # of a scope in which there is nothing
        if len(terms) == 1:
            single.append(segment.labels_of(terms[0]))
            if not single[-1]:
                return ()
    found: Sequence[int] | None = None
    for numbers in sorted(single, key=len):
        found = numbers if found is None else _common(found, numbers)
    for terms in sorted((terms for terms in demands if len(terms) != 1), key=len):
        if found is not None and not found:
            break
        lists = [segment.labels_of(term) for term in terms]
        found = _united(lists if found is None else [_common(found, list) for list in lists])
    return found[bisect_left(found, first) :] if found else ()


def _united(found: Sequence[Sequence[int]]) -> Sequence[int]:
    filled = [numbers for numbers in found if numbers]
    if len(filled) == 1:
        return filled[0]
    return sorted(set().union(*filled))


def _common(few: Sequence[int], many: Sequence[int]) -> Sequence[int]:
    """The numbers in both, which ascend in each."""
    if len(few) > len(many):
        few, many = many, few
    size = len(many)
    if len(few) * SEARCHES >= size:
        return sorted(set(few).intersection(many))
    places = map(bisect_left, repeat(many), few)
    return [
        number
        for number, place in zip(few, places, strict=True)
        if place < size and many[place] == number
    ]
