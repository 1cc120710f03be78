"""The compiled base, as the matcher and the commands use it.

It holds nothing that the TOML files do not say, and never scores.
"""

from __future__ import annotations

import sqlite3
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from jzfacts.facts.files import installed_base
from jzfacts.index.cache import open_database
from jzfacts.index.conditions import Areas, area_stem
from jzfacts.index.filters import SUPERSEDED, filters
from jzfacts.index.schema import (
    LENGTH_BITS,
    Damaged,
    as_word,
    checked,
    fact_of,
    get,
    key_id,
    source_of,
)
from jzfacts.index.seal import is_sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any, TypeVar

    from jzfacts.facts.model import Fact, Source
    from jzfacts.index.filters import Scope
    from jzfacts.index.terms import Admits, Label

    T = TypeVar("T")

_FACT = "f.id, f.source, f.fields, f.crc"
_EXTENT = """
WITH keys(id) AS (VALUES ({}))
SELECT coalesce(min((SELECT min(fact) FROM fact_key WHERE key = id)), 1),
    coalesce(max((SELECT max(fact) FROM fact_key WHERE key = id)), 0) FROM keys
"""


def _kept(name: str) -> cached_property[Any]:
    """What every base knows besides its facts: see `dictionaries` in build.py."""
    return cached_property(lambda index: get(index._db, name))  # noqa: SLF001


def open_index(paths: Sequence[Path] | None = None) -> Index:
    """The index of the base that `paths` name, or of the one that came with the package.

    Raises BaseError with all that is wrong with the base.
    """
    return Index(list(map(str, paths)) if paths else [installed_base()])


class Index:
    """An open base. Facts come in page order, each with its position."""

    def __init__(self, given: Sequence[str], damages: int = 0) -> None:
        """Open the base of the files and folders `given`. Raises BaseError.

        `damages`: how often it has been found damaged.
        """
        self._given, self._damages = given, damages
        self._db, self._path = open_database(given, damages)
        self._sound = False
        self._known_sources: dict[str, Source] = {}
        self._extents: dict[str, tuple[int, int]] = {}

    def _open_anew(self) -> None:
        """Reopen after damage, forgetting all that was read."""
        self.__dict__ = Index(self._given, self._damages + 1).__dict__

    def steadily(self, operation: Callable[[], T]) -> T:
        """Return the result of an operation, repeating it if the database turns out to be damaged.

        An empty result is accepted only after the whole database was found sound; so is a complete list,
        for which operations check it themselves.
        """
        while True:
            try:
                result = operation()
                if not result:
                    self._require_sound()
            except (Damaged, sqlite3.DatabaseError):
                if self._path is None:
                    raise
                self._open_anew()
            else:
                return result

    def _require_sound(self) -> None:
        """Raise Damaged if the database is not as written; checked once."""
        if self._path and not self._sound:
            if not is_sound(self._path):
                raise Damaged
            self._sound = True

    def facts(
        self,
        *,
        area: str | None = None,
        topic: str | None = None,
        period: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Fact]:
        """Return the facts that pass the filters, at most `limit`."""
        self.steadily(self._require_sound)
        scope = self.steadily(lambda: self.scope(area, topic, period))
        given = 0
        while limit is None or given < limit:
            try:
                for _, fact in islice(self.within(scope), given, limit):
                    given += 1
                    yield fact
            except (Damaged, sqlite3.DatabaseError):  # the same facts come again in the same order
                if self._path is None:
                    raise
                self._open_anew()
            else:
                return

    def report(self, area: str, period: str) -> list[Fact]:
        """Return the facts of an area and period, with what its reports of that time say about others."""
        scope = [[f"p{period}"], [f"a{area}", f"o{area}"]]
        self.steadily(self._require_sound)
        return self.steadily(lambda: [fact for _, fact in self.within(scope)])

    def sources(self, most: int) -> list[Source] | None:
        """Return the sources of the base, or None if there are more than `most`."""
        found = self._first_sources(most + 1)
        return found if len(found) <= most else None

    @cached_property
    def _reports(self) -> list[Source]:
        return self._first_sources(-1)

    def _first_sources(self, most: int) -> list[Source]:
        """Return the first sources in page order; all, if the number is negative."""
        query = "SELECT id, area, fields, crc FROM source ORDER BY place LIMIT ?"
        return self.steadily(lambda: list(map(source_of, self._db.execute(query, (most,)))))

    def years(self, areas: Sequence[str]) -> list[str]:
        """Return the periods of the reports of areas (given by stem), or of all, in order."""
        named = (one for one in self._reports if not areas or area_stem(one.area) in areas)
        return sorted({one.period for one in named})

    def source_areas(self) -> dict[str, int]:
        """Return the areas that reports are about, each with its position."""
        areas = dict.fromkeys(one.area for one in self._reports)
        return {area: place for place, area in enumerate(areas)}

    def of_id(self, id: str) -> list[Fact]:
        """Return the facts with an id, one per source; a full id, `SOURCE/ID`, has only one.

        A superseded fact is found only by its full id.
        """
        if not id.isascii():  # no id; and SQLite takes no text that is not Unicode
            return []
        source, _, id = id.rpartition("/")
        query = f"SELECT {_FACT} FROM fact f WHERE id = ? AND ? IN ('', source) ORDER BY place"

        def find() -> list[Fact]:
            found = list(map(self._fact, self._db.execute(query, (id, source))))
            old = {fact.revises for fact in found}
            return [fact for fact in found if fact.full_id not in old]

        return self.steadily(find)

    def fact(self, id: str) -> Fact | None:
        """Return the fact of an id or full id; None if several sources have it."""
        facts = self.of_id(id)
        return facts[0] if len(facts) == 1 else None

    def shortest_id(self, fact: Fact) -> str:
        """Return the id of a fact, or its full id if another source has the id, too."""
        count = "SELECT count(*) FROM fact WHERE id = ?"
        if self.steadily(lambda: self._db.execute(count, (fact.id,)).fetchone()) == (1,):
            return fact.id
        return fact.id if self.fact(fact.id) == fact else fact.full_id

    def history(self, fact: Fact) -> list[Fact]:
        """Return a fact with those that it revises and that revise it, in order of publication."""

        def find() -> list[Fact]:
            found = [fact]
            while (old := found[0].revises) and (earlier := self.of_id(old)):
                found[:0] = earlier
            while later := next(self.within([[SUPERSEDED + found[-1].full_id]]), None):
                found.append(later[1])
            return found

        return self.steadily(find)

    def ranked(
        self,
        top: int | None = None,
        *,
        area: str | None = None,
        topic: str | None = None,
        period: str | None = None,
    ) -> list[Fact]:
        """Return facts with a rank, best first; with `top`, up to that rank."""
        self.steadily(self._require_sound)

        def find() -> list[Fact]:
            scope = self.scope(area, topic, period)
            return [
                fact
                for place in self.places
                if top is None or place <= top
                for _, fact in self.within([*scope, [f"r{place}"]])
            ]

        return self.steadily(find)

    def nearest(self, id: str, limit: int = 3) -> list[str]:
        """Return ids similar to one that does not exist, most similar first."""
        from rapidfuzz import fuzz, process

        def find() -> list[str]:
            asked = "source || '/' || id" if "/" in id else "id"
            rows = self._db.execute(f"SELECT DISTINCT {asked} FROM fact ORDER BY 1")
            ids = [id for (id,) in rows]
            found = process.extract(id, ids, scorer=fuzz.WRatio, limit=limit, score_cutoff=60)
            return [match[0] for match in found]

        return self.steadily(find)

    # What follows is for operations that run steadily.

    def scope(self, area: str | None, topic: str | None, period: str | None) -> Scope:
        return filters(area, topic, period, self._key_ids)

    def within(self, scope: Scope) -> Iterator[tuple[int, Fact]]:
        """Return the facts that pass a scope."""
        if not scope:
            query = f"SELECT place, {_FACT} FROM fact f ORDER BY place"
        else:
            *others, keys = scope
            ids = self._ids(keys)
            one_key = "" if ids.isdecimal() else "DISTINCT "
            query = (
                f"SELECT k.fact, {_FACT} FROM"
                f" (SELECT {one_key}fact FROM fact_key WHERE key IN ({ids}) ORDER BY fact) k"
                " LEFT JOIN fact f ON f.place = k.fact"
                f" WHERE 1{self._passing(others, 'k.fact')} ORDER BY k.fact"
            )
        return self._current(self._db.execute(query))

    def labels(
        self,
        required: Sequence[Sequence[str]],
        scope: Scope = (),
        admits: Admits | None = None,
    ) -> Iterator[Label]:
        """The labels that have one term at least of each list, the shortest first.

        With a scope, those whose facts do not pass it are left out. With `admits`, a match begins
        with the first list's one term, and those labels are left out of which it is certain that
        they are not wanted.
        """
        if not required or not all(required) or not all(map(self._ids, scope)):
            return
        from jzfacts.index.terms import Label

        words = ([f'"{as_word(term)}"' for term in terms] for terms in required)
        match = " AND ".join(f"({' OR '.join(group)})" for group in words)
        passing = self._passing(scope, "n.fact")
        having = f" AND EXISTS(SELECT 1 FROM fact_label n WHERE n.label = term.rowid{passing})"
        found = "FROM term LEFT JOIN label l ON l.id = term.rowid WHERE term MATCH ?"
        found += f"{having if scope else ''} ORDER BY term.rowid"
        columns = "id, text, chars, units, crc"
        if admits is None:
            rows: Iterable[Sequence[Any]] = self._db.execute(f"SELECT {columns} {found}", (match,))
        else:
            query = f"SELECT l.id, instr(l.chars, ?), l.first {found}"
            begun = self._db.execute(query, (required[0][0].lstrip("^"), match))
            of_id = f"SELECT {columns} FROM label WHERE id = ?"
            ids = _wanted(begun, admits, begins=required[0][0][0] == "^")
            rows = (self._db.execute(of_id, (id,)).fetchone() for id in ids)
        for row in rows:
            id, text, chars, units = checked(row)
            yield Label(id, text, chars, tuple(units.split(" ")))

    def bearers(self, label: int, scope: Scope = (), *, kind: int) -> Iterator[tuple[int, Fact]]:
        """Return the facts that pass a scope and have the label as a name of that kind (see terms.py)."""
        query = (
            f"SELECT n.fact, {_FACT} FROM fact_label n LEFT JOIN fact f ON f.place = n.fact"
            f" WHERE n.label = ? AND n.kind = ?{self._passing(scope, 'n.fact')} ORDER BY n.fact"
        )
        return self._current(self._db.execute(query, (label, kind)))

    def _current(self, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, Fact]]:
        """Return the facts of rows that begin with their positions, without superseded ones."""
        facts = ((place, self._fact(row)) for place, *row in rows)
        old = self._superseded
        return (pair for pair in facts if pair[1].full_id not in old) if old else facts

    def _passing(self, scope: Scope, fact: str) -> str:
        """Return the SQL condition for a scope.

        It begins with the range of the first to the last possible position: the facts of a report stand
        together, and a common name has thousands of others.
        """
        if not scope:
            return ""
        groups = list(map(self._ids, scope))
        first, last = zip(*map(self._extent, groups), strict=True)
        return f" AND {fact} BETWEEN {max(first)} AND {min(last)}" + "".join(
            f" AND EXISTS(SELECT 1 FROM fact_key WHERE key IN ({ids}) AND fact = {fact})"
            for ids in groups
        )

    def _extent(self, ids: str) -> tuple[int, int]:
        """The places of the first and the last fact that are filed under one of some keys."""
        if ids not in self._extents:
            query = _EXTENT.format(ids.replace(", ", "), (") or "NULL")
            self._extents[ids] = self._db.execute(query).fetchone()
        return self._extents[ids]

    def _ids(self, keys: Sequence[str]) -> str:
        """Return the ids of keys, without those that no fact has."""
        ids = (key_id(key, self._key_ids) for key in keys)
        return ", ".join(str(id) for id in ids if id is not None)

    @cached_property
    def _key_ids(self) -> dict[str, int]:
        return dict(map(checked, self._db.execute("SELECT text, id, crc FROM key")))

    @cached_property
    def _superseded(self) -> frozenset[str]:
        """Full ids of superseded facts."""
        return frozenset(key[1:] for key in self._key_ids if key[0] == SUPERSEDED)

    @cached_property
    def keys(self) -> list[str]:
        """The keys of the base: areas, periods, topics, ranks (see filters.py)."""
        return sorted(self._key_ids)

    @cached_property
    def areas(self) -> Areas:
        """The areas of the base, with toneless pinyin."""
        return Areas(get(self._db, "areas"))

    @property
    def places(self) -> list[int]:
        """The ranks in the base, best first."""
        return sorted(int(key[1:]) for key in self._key_ids if key[0] == "r")

    simplified: cached_property[Mapping[int, str]] = _kept("simplified")
    """Simplified characters for traditional ones, as `str.translate` takes them."""
    readings: cached_property[Mapping[str, tuple[str, ...]]] = _kept("readings")
    """The sounds of characters: `liang2` for 粮."""
    official: cached_property[Mapping[str, int]] = _kept("official")
    """All names of official indicators, folded, with the number of each: see names.py."""
    words: cached_property[Mapping[str, int]] = _kept("words")
    """Words of two characters that names of official indicators are made of (see names.py)."""

    @property
    def doubts(self) -> int:
        """Number of open doubts in the files of the base."""
        return sum(map(int, self.steadily(lambda: (get(self._db, "doubts"),))[0].values()))

    def _fact(self, row: Sequence[Any]) -> Fact:
        id, source, fields = checked(row)
        if source not in self._known_sources:
            query = "SELECT id, area, fields, crc FROM source WHERE id = ?"
            self._known_sources[source] = source_of(self._db.execute(query, (source,)).fetchone())
        return fact_of(id, fields, self._known_sources[source])


def _wanted(rows: Iterable[tuple[int, int, int]], admits: Admits, *, begins: bool) -> Iterator[int]:
    """The ids of labels that may be wanted, of ids, where a match starts (from 1), first facts.

    There may be a hundred thousand, so `admits` is asked no more than needed: what it refuses, it
    refuses for good, and for all later facts.
    """
    longest = 0
    refused: dict[int, int] = {}  # by length and start, the earliest fact
    for id, start, first in rows:
        if id is None or not isinstance(first, int):
            raise Damaged
        length = id >> LENGTH_BITS
        if length > longest:
            longest = length
            if not admits(length, int(not begins), 0):
                return  # what begins so was asked for before
        start = 0 if begins or not start else start - 1
        kind = length << LENGTH_BITS | start
        if kind not in refused or first < refused[kind]:
            if admits(length, start, first):
                yield id
            else:
                refused[kind] = first
