"""Shell completion of ids (also from the beginning of a name) and of filter values.

A shell asks at every Tab, so labels are only looked up by their terms, and at most LOOKED_AT facts
are read.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from jzfacts.index.terms import ALIAS, OWN, fold, han_terms
from jzfacts.search.matching.align import LETTERS, paths
from jzfacts.search.matching.pinyin_terms import mixed_terms, spelling_terms
from jzfacts.search.matching.spellings import Pattern
from jzfacts.search.query import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.index.index import Index
    from jzfacts.index.terms import Label

MOST = 30
"""Maximum number of completions."""

LOOKED_AT = 20_000
"""Maximum number of facts read: a fifth of a second."""

LEAST_LETTERS = 2
"""Minimum letters to search names for; one letter begins every second name."""


def complete(index: Index, prefix: str) -> list[tuple[str, str]]:
    """Return ids with their facts' names for the beginning of an id or of a name, ids first.

    The beginning of a name may be in characters, pinyin or first letters.
    """
    ids = (
        (fact.full_id if "/" in prefix else fact.id, fact) for fact in index.facts(limit=LOOKED_AT)
    )
    begun = ((id, fact.indicator) for id, fact in ids if id.startswith(prefix))
    found = dict(islice(begun, MOST))
    index.steadily(lambda: _add_named(index, prefix, found))
    return list(found.items())


def _add_named(index: Index, prefix: str, found: dict[str, str]) -> None:
    """Add the facts whose names begin as typed, main names first."""
    chars = "'".join(words_of(fold(prefix, index.simplified)))
    if len(chars) < LEAST_LETTERS and chars.isascii():
        return
    for label in _beginning(index, Pattern([chars], index)):
        for kind in (OWN, ALIAS):
            for _, fact in islice(index.bearers(label.id, kind=kind), MOST):
                if len(found) < MOST:
                    found.setdefault(fact.id, fact.indicator)


def _beginning(index: Index, pattern: Pattern) -> Iterator[Label]:
    """Return the labels that begin as typed, in characters, pinyin or first letters."""
    chars, given = pattern.chars, set()
    by_letters = [spelling_terms(chars), mixed_terms(chars)]
    for required in [han_terms(chars)] if pattern.has_han else by_letters:
        for label in islice(index.labels(required), LOOKED_AT):
            if label.id not in given and _begins(label, pattern):
                given.add(label.id)
                yield label


def _begins(label: Label, pattern: Pattern) -> bool:
    return any(path.spans[0][0] == 0 for path in paths(label, pattern, LETTERS))


def complete_filter(index: Index, name: str, prefix: str) -> list[str]:
    """Return possible values of `--topic`, `--area` or `--period` (`name` without dashes)."""
    letter = name[0]  # of its keys: see index/filters.py
    known = index.steadily(lambda: index.keys)
    return [key[1:] for key in known if key[0] == letter and key.startswith(prefix, 1)]


def complete_unit(index: Index, prefix: str) -> list[str]:
    """Return the units in the base that begin as typed."""
    units = {fact.unit for fact in islice(index.facts(), LOOKED_AT) if fact.unit}
    return sorted(unit for unit in units if unit.startswith(prefix))
