"""The compiled base: facts, labels and their terms in one SQLite database.

Derived and disposable, it holds nothing that the TOML files do not say, and it never scores.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from jzfacts.match import Label

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from jzfacts.fact import Fact, Source


class Index:
    """A base ready for questions. All results come in page order."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._sources: dict[str, Source] = {}

    def facts(
        self,
        *,
        area: str | None = None,
        topic: str | None = None,
        period: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Fact]:
        """Every fact that the filters leave, at most `limit` of them."""
        where, values = _where(area, topic, period)
        query = f"SELECT * FROM fact{where} ORDER BY number"
        if limit:
            query += f" LIMIT {limit:d}"
        for row in self._db.execute(query, values):
            yield self._fact(row)

    def fact(self, id: str) -> Fact | None:
        """The fact of that id."""
        row = self._db.execute("SELECT * FROM fact WHERE id = ?", (id,)).fetchone()
        return None if row is None else self._fact(row)
