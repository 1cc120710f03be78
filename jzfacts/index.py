"""The compiled base: facts, labels and their terms in one SQLite database.

Derived and disposable, it holds nothing that the TOML files do not say, and it never scores.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from jzfacts.match import Label
from jzfacts.rows import fact_of, source_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from jzfacts.fact import Fact, Source


def open_index(paths: Sequence[Path] | None = None) -> Index:
    """The index of the base that `paths` name, or of the one that came with the package.

    Raises BaseError with all that is wrong with the base.
    """
    import sqlite3

    from jzfacts.base import installed_base, load
    from jzfacts.compiler import compile_base

    base = load(paths or [installed_base()])
    db = sqlite3.connect(":memory:")
    compile_base(base, db)
    return Index(db)


class Index:
    """A base ready for questions. Facts come in page order."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known_sources: dict[str, Source] = {}

    def facts(
        self,
        *,
        area: str | None = None,
        topic: str | None = None,
        period: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Fact]:
        """Every fact that the filters leave, at most `limit` of them."""
        where, values = _where("", area, topic, period)
        bound = f" LIMIT {limit:d}" if limit else ""
        return self._facts(f"SELECT * FROM fact WHERE {where} ORDER BY number{bound}", values)

    def report(self, area: str, period: str) -> list[Fact]:
        """The facts of an area and period, with what its reports say of others."""
        return list(
            self._facts(
                "SELECT * FROM fact WHERE number IN (SELECT number FROM fact WHERE area = :area"
                " AND period = :period UNION SELECT number FROM fact WHERE source IN"
                " (SELECT id FROM source WHERE area = :area) AND period = :period)"
                " ORDER BY number",
                {"area": area, "period": period},
            )
        )

    def home(self) -> tuple[str | None, str | None]:
        """The area and the period of all sources; None where they have several."""
        only: list[str | None] = []
        for column in ("area", "period"):
            rows = self._db.execute(f"SELECT DISTINCT {column} FROM source LIMIT 2").fetchall()
            only.append(rows[0][0] if len(rows) == 1 else None)
        return only[0], only[1]

    def pages(self, lines: int) -> list[Source]:
        """The sources whose page has so many lines."""
        rows = self._db.execute("SELECT * FROM source WHERE lines = ?", (lines,))
        return [source_of(row) for row in rows]

    def fact(self, id: str) -> Fact | None:
        """The fact of that id."""
        return next(self._facts("SELECT * FROM fact WHERE id = ?", (id,)), None)

    def ranked(
        self,
        top: int | None = None,
        *,
        area: str | None = None,
        topic: str | None = None,
        period: str | None = None,
    ) -> list[Fact]:
        """The facts with a place, the best first; with `top`, those in that place or better."""
        where, values = _where("place IS NOT NULL", area, topic, period)
        if top is not None:
            where += f" AND place <= {top:d}"
        return list(self._facts(f"SELECT * FROM fact WHERE {where} ORDER BY place, number", values))

    def nearest(self, id: str, limit: int = 3) -> list[str]:
        """Ids that look like one that does not exist, the likest first."""
        from rapidfuzz import fuzz, process

        ids = [row[0] for row in self._db.execute("SELECT id FROM fact")]
        found = process.extract(id, ids, scorer=fuzz.WRatio, limit=limit, score_cutoff=60)
        return [match[0] for match in found]

    def with_figure(self, keys: Sequence[str]) -> Iterator[tuple[int, Fact]]:
        """The facts, by number, that state a figure filed under one of the keys."""
        marks = ", ".join("?" * len(keys))
        where = f"number IN (SELECT fact FROM figure WHERE key IN ({marks}))"
        return self._numbered(f"SELECT * FROM fact WHERE {where} ORDER BY number", keys)

    def with_place(self, best: int, worst: int) -> Iterator[tuple[int, Fact]]:
        """The facts, by number, whose rank is in a range."""
        return self._numbered(
            "SELECT * FROM fact WHERE place BETWEEN ? AND ? ORDER BY place, number", (best, worst)
        )

    def labels(self, demands: Sequence[Sequence[str]]) -> Iterator[Label]:
        """The labels that meet every demand: one of its terms at least."""
        numbers = self._candidates(demands)
        for number in numbers:
            row = self._db.execute("SELECT * FROM label WHERE number = ?", (number,)).fetchone()
            yield Label(row[0], row[1], row[2], tuple(row[3].split(" ")))

    def bearers(self, label: int) -> Iterator[tuple[int, int, Fact]]:
        """The facts that bear a label: number, whether as alias (0 for the indicator), fact."""
        for row in self._db.execute(
            "SELECT kind, fact.* FROM naming JOIN fact ON fact.number = naming.fact"
            " WHERE label = ? ORDER BY fact.number",
            (label,),
        ):
            yield row[1], row[0], self._fact(row[2:])

    @cached_property
    def areas(self) -> dict[str, str]:
        """The areas that the base speaks of, with their toneless pinyin."""
        return dict(self._db.execute("SELECT name, spelled FROM area"))

    @cached_property
    def simplified(self) -> dict[int, str]:
        """Simplified characters for traditional ones, as `str.translate` takes them."""
        pairs = zip(self._letters("traditional"), self._letters("simplified"), strict=True)
        return {ord(traditional): simple for traditional, simple in pairs}

    @cached_property
    def readings(self) -> dict[str, tuple[str, ...]]:
        """The sounds of characters: `liang2` for 粮."""
        return {line[0]: tuple(line[1:].split()) for line in self._letters("readings").split("\n")}

    def _letters(self, name: str) -> str:
        row = self._db.execute("SELECT value FROM alphabet WHERE name = ?", (name,)).fetchone()
        return str(row[0])

    def _candidates(self, demands: Sequence[Sequence[str]]) -> Iterable[int]:
        """Label numbers, ascending; the rarest demand is read, the others only looked up."""
        met = sorted((self._posting(terms) for terms in demands), key=len)
        if not met:
            return []
        rarest, *others = met
        return [number for number in rarest if all(_contains(other, number) for other in others)]

    def _posting(self, terms: Sequence[str]) -> Sequence[int]:
        found: list[array[int]] = []
        for term in terms:
            row = self._db.execute("SELECT labels FROM posting WHERE term = ?", (term,)).fetchone()
            if row:
                numbers = array("I")
                numbers.frombytes(row[0])
                found.append(numbers)
        if len(found) == 1:
            return found[0]
        return sorted({number for numbers in found for number in numbers})

    def _facts(
        self, query: str, values: Sequence[object] | dict[str, str]
    ) -> Iterator[Fact]:
        return (self._fact(row[1:]) for row in self._db.execute(query, values))

    def _numbered(self, query: str, values: Sequence[object]) -> Iterator[tuple[int, Fact]]:
        return ((row[0], self._fact(row[1:])) for row in self._db.execute(query, values))

    def _fact(self, row: Sequence[str]) -> Fact:
        name = row[4]
        source = self._known_sources.get(name)
        if source is None:
            found = self._db.execute("SELECT * FROM source WHERE id = ?", (name,)).fetchone()
            source = self._known_sources[name] = source_of(found)
        return fact_of(row, source)


def _where(
    condition: str, area: str | None, topic: str | None, period: str | None
) -> tuple[str, tuple[str, ...]]:
    """An SQL condition, and the values of its marks, that leaves what the filters ask for."""
    filters = {"area": area, "topic": topic, "period": period}
    given = {name: value for name, value in filters.items() if value is not None}
    parts = [condition or "1", *(f"{name} = ?" for name in given)]
    return " AND ".join(parts), tuple(given.values())


def _contains(numbers: Sequence[int], number: int) -> bool:
    place = bisect_left(numbers, number)
    return place < len(numbers) and numbers[place] == number
