"""The compiled base: what the matcher and the commands ask of it.

It holds nothing that the TOML files do not say, and it never scores. A base may lie in several
parts, of which a newer one holds the files that changed since an older was written.
"""

from __future__ import annotations

from functools import cached_property
from heapq import merge
from itertools import chain, islice
from typing import TYPE_CHECKING

from jzfacts.index.blocks import Damaged
from jzfacts.index.conditions import Areas
from jzfacts.index.filters import FIGURE, filters
from jzfacts.index.hashes import hashed
from jzfacts.index.labels import Label
from jzfacts.index.rows import fact_of, id_of, source_id_of, source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import TypeVar

    from jzfacts.facts.model import Fact, Source
    from jzfacts.index.filters import Scope
    from jzfacts.index.part import Admits, Part

    T = TypeVar("T")


def open_index(paths: Sequence[Path] | None = None) -> Index:
    """The index of the base that `paths` name, or of the one that came with the package.

    Raises BaseError with all that is wrong with the base.
    """
    from jzfacts.index.cache import open_parts

    given = [str(path) for path in paths or [installed_base()]]
    return Index(lambda damaged, damages: open_parts(given, damaged, damages))


def installed_base() -> Path:
    """The base that came with the package: beside it in a wheel, above it in a checkout."""
    from pathlib import Path

    package = Path(__file__).parent.parent
    packed = package / "facts.toml"
    return packed if packed.exists() else package.parent / "facts.toml"


class Index:
    """A base ready for questions. Facts come in page order, each with its place in it."""

    def __init__(self, open_parts: Callable[[Sequence[str], int], list[Part]]) -> None:
        """`open_parts` gets the names of parts found to be damaged, and how often that was."""
        self._open_parts = open_parts
        self._damages = -1
        self._parts: list[Part] = []
        self._renew()

    def _renew(self) -> None:
        """Open the parts, anew if they are damaged."""
        self._damages += 1
        self._parts = self._open_parts([part.name for part in self._parts], self._damages)
        self._known_sources: dict[str, Source] = {}
        for name in ("areas", "keys", "simplified", "readings"):
            self.__dict__.pop(name, None)

    def steadily(self, operation: Callable[[], T]) -> T:
        """The result of an operation, which is begun anew if the index turns out to be damaged."""
        while True:
            try:
                return operation()
            except Damaged:
                self._renew()

    def facts(
        self,
        *,
        area: str | None = None,
        topic: str | None = None,
        period: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Fact]:
        """Every fact that the filters leave, at most `limit` of them."""
        scope = filters(area, topic, period)
        given = 0
        while limit is None or given < limit:
            try:
                for _, fact in islice(self.within(scope), given, limit):
                    given += 1
                    yield fact
            except Damaged:  # the same facts come again in the same order
                self._renew()
            else:
                return

    def report(self, area: str, period: str) -> list[Fact]:
        """The facts of an area and a period, with what its reports of then say of others."""
        scope = [[f"a{area}", f"o{area}"], [f"p{period}"]]
        return self.steadily(lambda: [fact for _, fact in self.within(scope)])

    def sources(self, most: int) -> list[Source] | None:
        """The sources of the base; None if they are more than `most`."""

        def find() -> list[Source] | None:
            found = [(part, part.sources()) for part in self._parts]
            if sum(len(numbers) for _, numbers in found) > most:
                return None
            return [
                source_of(part.segment.sources[number])
                for part, numbers in found
                for number in numbers
            ]

        return self.steadily(find)

    def fact(self, id: str) -> Fact | None:
        """The fact of that id."""

        def find() -> Fact | None:
            for part in self._parts:
                for number in part.segment.facts_with_id(hashed(id)):
                    if part.place(number) and id_of(part.segment.facts[number]) == id:
                        return self._fact(part, number)
            return None

        return self.steadily(find)

    def ranked(
        self,
        top: int | None = None,
        *,
        area: str | None = None,
        topic: str | None = None,
        period: str | None = None,
    ) -> list[Fact]:
        """The facts with a place, the best first; with `top`, those in that place or better."""
        scope = filters(area, topic, period)

        def find() -> list[Fact]:
            return [
                fact
                for place in self.places
                if top is None or place <= top
                for _, fact in self.within([*scope, [f"r{place}"]])
            ]

        return self.steadily(find)

    def nearest(self, id: str, limit: int = 3) -> list[str]:
        """Ids that look like one that does not exist, the likest first."""
        from rapidfuzz import fuzz, process

        def find() -> list[str]:
            ids = (
                id_of(part.segment.facts[number])
                for part in self._parts
                for _, numbers in part.files()
                for number in numbers
            )
            found = process.extract(id, ids, scorer=fuzz.WRatio, limit=limit, score_cutoff=60)
            return [match[0] for match in found]

        return self.steadily(find)

    # What follows is for operations that run steadily.

    def within(self, scope: Scope) -> Iterator[tuple[int, Fact]]:
        """The facts that pass a scope, with their places."""
        return self._merged(
            part.all() if found is None else part.placed(found)
            for part, found in ((part, part.within(scope)) for part in self._parts)
        )

    def labels(
        self,
        demands: Sequence[Sequence[str]],
        scope: Scope = (),
        least: int = 1,
        admits: Admits | None = None,
    ) -> Iterator[Label]:
        """The labels that meet every demand, one of its terms at least; the shortest first.

        With a scope, some whose bearers do not pass it may be left out. `least`: characters that
        they must have. `admits`: see Part.labels.
        """
        terms = [*demands, *_of_labels(scope)]
        found = [self._labels(number, terms, least, admits) for number in range(len(self._parts))]
        return merge(*found, key=lambda label: len(label.chars)) if len(found) > 1 else found[0]

    def _labels(
        self, number: int, demands: Sequence[Sequence[str]], least: int, admits: Admits | None
    ) -> Iterator[Label]:
        part = self._parts[number]
        segment = part.segment
        for label in part.labels(demands, segment.first_of(least), admits):
            text, chars, units = segment.label(label)
            yield Label(label * len(self._parts) + number, text, chars, tuple(units))

    def bearers(self, label: int, scope: Scope = (), *, alias: bool) -> Iterator[tuple[int, Fact]]:
        """The facts that bear a label as their name, or as an alias, and pass a scope."""
        number, which = divmod(label, len(self._parts))
        part = self._parts[which]
        facts = [entry >> 1 for entry in part.segment.bearers(number) if entry & 1 == alias]
        passing = part.placed(part.passing(facts, scope))
        return ((place, self._fact(part, fact)) for place, fact in passing)

    @cached_property
    def areas(self) -> Areas:
        """The areas that the base speaks of, with their toneless pinyin."""
        named = (part.segment.areas.items() for part in self._parts)
        return Areas(chain.from_iterable(named))

    @cached_property
    def keys(self) -> list[str]:
        """What facts are filed under: areas, periods, topics, ranks (see scope.py)."""
        return sorted({key for part in self._parts for key in part.segment.keys})

    @property
    def places(self) -> list[int]:
        """The ranks that there are, the best first."""
        return sorted(int(key[1:]) for key in self.keys if key[0] == "r")

    @property
    def simplified(self) -> Mapping[int, str]:
        """Simplified characters for traditional ones, as `str.translate` takes them."""
        return self._parts[0].segment.simplified

    @property
    def readings(self) -> Mapping[str, tuple[str, ...]]:
        """The sounds of characters: `liang2` for 粮."""
        return self._parts[0].segment.readings

    def _merged(self, placed: Iterable[Iterator[tuple[int, int]]]) -> Iterator[tuple[int, Fact]]:
        """Facts in the order of the base, from their places and numbers in each part."""
        if len(self._parts) == 1:
            part = self._parts[0]
            return ((place, self._fact(part, n)) for found in placed for place, n in found)
        tagged = map(_tagged, self._parts, placed)
        return (
            (place, self._fact(part, number))
            for place, number, part in merge(*tagged, key=lambda entry: entry[0])
        )

    def _fact(self, part: Part, number: int) -> Fact:
        row = part.segment.facts[number]
        id = source_id_of(row)
        source = self._known_sources.get(id)
        if source is None:
            source = self._known_sources[id] = self._source(id)
        return fact_of(row, source)

    def _source(self, id: str) -> Source:
        for part in reversed(self._parts):
            for number in part.segment.sources_with_id(hashed(id)):
                source = source_of(part.segment.sources[number])
                if source.id == id:
                    return source
        raise Damaged


def _of_labels(scope: Scope) -> Iterator[list[str]]:
    """The terms of labels that facts of a scope bear."""
    return ([f"@{key}" for key in keys] for keys in scope if not keys or keys[0][0] != FIGURE)


def _tagged(part: Part, placed: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int, Part]]:
    return ((place, number, part) for place, number in placed)
