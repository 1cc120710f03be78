"""The library for Python programs: what the commands know, as values."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.facts.figures import ConversionError, Converted, to_unit
from jzfacts.facts.loader import BaseError
from jzfacts.facts.model import Baseline, Change, Fact, Rank, Source, Versus
from jzfacts.index.index import open_index
from jzfacts.output.citation import Style, locator, reference
from jzfacts.output.sentence import sentence
from jzfacts.search.engine import Match, search
from jzfacts.search.query import QueryError
from jzfacts.text.mentions import Quantity, quantities

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from jzfacts.index.index import Index

__all__ = ["Base", "BaseError", "Baseline", "Change", "ConversionError", "Converted", "Fact"]
__all__ += ["Match", "Quantity", "QueryError", "Rank", "Source", "Style", "Versus"]
__all__ += ["load", "locator", "quantities", "reference", "sentence", "to_unit"]


def load(*paths: str | os.PathLike[str]) -> Base:
    """The base in these files and directories; without any, the one that comes with the package.

    Raises BaseError with everything that is wrong with it.
    """
    return Base(open_index([Path(path) for path in paths] or None))


class Base:
    """Facts in page order, to be asked as the command line asks them."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def search(
        self,
        query: str,
        *,
        limit: int | None = None,
        area: str | None = None,
        topic: str | None = None,
        period: str | None = None,
    ) -> list[Match]:
        """The facts that answer a query in Chinese, pinyin or first letters, the best first.

        Empty where nothing answers: a weak resemblance never does. Raises QueryError for a query
        without a letter, digit or character, ValueError for a negative limit.
        """
        if limit is not None and limit < 0:
            raise ValueError(f"limit is {limit}, and must not be negative")
        return search(self._index, query, limit=limit, area=area, topic=topic, period=period)

    def ranked(self, top: int | None = None) -> list[Fact]:
        """The facts with a place, the best first; with `top`, those in that place or better."""
        return self._index.ranked(top)

    def __getitem__(self, id: str) -> Fact:
        """The fact of that id, or full id, `SOURCE/ID`. Raises KeyError if there is not just one."""
        facts = self._index.of_id(id)
        if len(facts) != 1:
            raise KeyError(*[fact.full_id for fact in facts] or [id])
        return facts[0]

    def __contains__(self, id: object) -> bool:
        """Whether `self[id]` is a fact."""
        return isinstance(id, str) and len(self._index.of_id(id)) == 1

    def __len__(self) -> int:
        return sum(1 for _fact in self)

    def __iter__(self) -> Iterator[Fact]:
        return self._index.facts()
