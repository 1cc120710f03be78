"""What to write beside a large segment so that a changed file is soon back: it and its like."""

from __future__ import annotations

from array import array
from functools import cached_property
from typing import TYPE_CHECKING

from jzfacts.facts.stamp import FIELDS
from jzfacts.index.builder import Others, build
from jzfacts.index.compiler import Alphabet
from jzfacts.index.hashes import hashed
from jzfacts.index.part import Part
from jzfacts.index.rows import id_of, source_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from jzfacts.facts.model import Source
    from jzfacts.facts.stamp import Stamp
    from jzfacts.index.builder import Build

LARGE = 4_000_000
"""Bytes of TOML from which on this is worth it; to read less anew takes little longer than
starting."""

SHARE = 40
"""The changed files may be one part in so many of the base; beyond, all is written anew."""


class Supplement:
    """The files that are not, or not any more, as a base's large segment has them."""

    def __init__(
        self, part: Part, names: Sequence[str], stamp: Stamp, changed: Sequence[int]
    ) -> None:
        """`part`: the large segment, when the base's files were `names`.

        `stamp`: the files now, of which those in the places `changed` have another content.
        """
        segment = part.segment
        same = {name: place for place, name in enumerate(stamp.names, 1)}
        for place in changed:
            del same[stamp.names[place]]
        self.ranks = array("I", (rank and same.get(names[rank - 1], 0) for rank in part.ranks))
        """The files of the large segment that still count: their places in the base, from 1."""
        kept = set(self.ranks)
        self.places = [place for place in range(1, len(stamp.names) + 1) if place not in kept]
        """The places of the others."""
        self.names = [stamp.names[place - 1] for place in self.places]
        self._part = Part(segment, self.ranks)
        self._size = sum(stamp.numbers[(place - 1) * FIELDS] for place in self.places)
        self._whole = stamp.size

    @property
    def is_possible(self) -> bool:
        """Whether it is small, and leaves what is in the large segment true."""
        if self._whole < LARGE or self._size * SHARE > self._whole or not any(self.ranks):
            return False
        gone: set[str] = set()
        needed: set[str] = set()
        for rank, (held, borrowed) in zip(self.ranks, self._part.segment.files, strict=True):
            if rank:
                needed.update(borrowed)
            else:
                gone.update(held)
        # facts hold what their source says of area and period
        return gone.isdisjoint(needed)

    def write(self, file: BinaryIO) -> Build:
        """Write the files that the large segment has not. Raises Unsound."""
        segment = self._part.segment
        return build(
            file,
            self.names,
            self._size,
            Alphabet(segment.simplified, segment.readings),
            Others(self._has_fact, self._source_ids.__contains__, self._sources),
        )

    def _has_fact(self, id: str) -> bool:
        segment = self._part.segment
        return any(
            self._part.place(number) and id_of(segment.facts[number]) == id
            for number in segment.facts_with_id(hashed(id))
        )

    @cached_property
    def _source_ids(self) -> set[str]:
        """The ids of the sources of the files that still count."""
        files = zip(self.ranks, self._part.segment.files, strict=True)
        return {id for rank, (held, _) in files if rank for id in held}

    def _sources(self) -> dict[str, Source]:
        sources = map(source_of, self._part.segment.sources)
        return {source.id: source for source in sources if source.id in self._source_ids}
