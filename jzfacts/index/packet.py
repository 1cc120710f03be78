"""One file of a base, read and made ready to be filed: what a worker process hands back."""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.figure_keys import figure_keys
from jzfacts.facts.loader import read_file
from jzfacts.index.filters import fact_keys
from jzfacts.index.hashes import hashed
from jzfacts.index.rows import fact_row, source_row

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jzfacts.facts.model import Fact, Source


Name = tuple[str, str | None]
"""A label, and how it is read if the fact says so."""


class Packet(NamedTuple):
    """What a file holds, as rows and as what they are found by. Facts are numbered from 0 in it."""

    sources: list[tuple[str, bytes]]
    facts: list[bytes]
    ids: list[str]
    names: list[list[Name]]
    """What each fact is called: the indicator, then the aliases."""
    filed: dict[str, array[int]]
    """Facts by what they are filed under (see scope.py)."""
    figures: array[int]
    """Hashes of figures ..."""
    figured: array[int]
    """... and which fact states each."""
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
    filed: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    figures, figured = array("I"), array("I")
    for number, fact in enumerate(facts):
        for key in fact_keys(fact):
            filed[key].append(number)
        for key in figure_keys(fact):
            figures.append(hashed(key))
            figured.append(number)
    return Packet(
        sources=[(source.id, source_row(source)) for source in sources],
        facts=[fact_row(fact) for fact in facts],
        ids=[fact.id for fact in facts],
        names=[_names(fact) for fact in facts],
        filed=dict(filed),
        figures=figures,
        figured=figured,
        borrowed=frozenset(fact.source.id for fact in facts) - own,
        areas=frozenset(fact.area for fact in facts) | {source.area for source in sources},
    )


def _names(fact: Fact) -> list[Name]:
    names: list[Name] = [(fact.indicator, fact.pinyin)]
    names += [(alias, None) for alias in fact.aliases]
    return names
