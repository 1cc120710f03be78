"""One file of a base, read and made ready to be filed: what a worker process hands back."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.base import read_file
from jzfacts.blocks import hashed
from jzfacts.figures import figure_keys
from jzfacts.rows import fact_row, source_row
from jzfacts.scope import fact_keys

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jzfacts.fact import Fact, Source


class Naming(NamedTuple):
    """What a fact is called, and what it can be filtered by."""

    id: str
    indicator: str
    pinyin: str | None
    aliases: tuple[str, ...]
    keys: tuple[str, ...]
    """What it is filed under (see scope.py)."""


class Packet(NamedTuple):
    """What a file holds, as rows and as what they are found by."""

    sources: list[tuple[str, bytes]]
    facts: list[bytes]
    namings: list[Naming]
    figures: array[int]
    """Pairs: which fact, and the hash of one of its figures."""
    borrowed: frozenset[str]
    """Ids of sources of other files that its facts cite."""
    areas: frozenset[str]
    """The areas of its facts and sources."""


def pack(path: Path, data: bytes, elsewhere: Mapping[str, Source] | None) -> Packet:
    """The packet of a file of that content, whose facts may cite sources from `elsewhere` too.

    Raises as `read_file` does.
    """
    sources, facts = read_file(path, data, elsewhere)
    own = {source.id for source in sources}
    figures = array("I")
    for number, fact in enumerate(facts):
        for key in figure_keys(fact):
            figures.append(number)
            figures.append(hashed(key))
    return Packet(
        sources=[(source.id, source_row(source)) for source in sources],
        facts=[fact_row(fact) for fact in facts],
        namings=[_naming(fact) for fact in facts],
        figures=figures,
        borrowed=frozenset(fact.source.id for fact in facts) - own,
        areas=frozenset(fact.area for fact in facts) | {source.area for source in sources},
    )


def _naming(fact: Fact) -> Naming:
    return Naming(fact.id, fact.indicator, fact.pinyin, fact.aliases, tuple(fact_keys(fact)))
