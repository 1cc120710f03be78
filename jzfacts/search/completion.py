"""What a shell may complete a word to: ids, also from the beginning of a name, and filters.

A shell asks at every Tab, so only labels found by their terms are looked at, and of a large base no
more is read than LOOKED_AT facts.
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
"""Completions that are offered: more than that nobody reads."""

LOOKED_AT = 20_000
"""Facts that are read for their ids: a fifth of a second."""

LEAST_LETTERS = 2
"""Letters from which on a name is looked for; one letter begins every second name."""


def complete(index: Index, prefix: str) -> list[tuple[str, str]]:
    """Ids with the names of their facts, for the beginning of an id or of a name.

    A name's beginning may be in characters, pinyin or first letters; ids come first.
    """
    ids = (
        (fact.full_id if "/" in prefix else fact.id, fact) for fact in index.facts(limit=LOOKED_AT)
    )
    begun = ((id, fact.indicator) for id, fact in ids if id.startswith(prefix))
    found = dict(islice(begun, MOST))
    index.steadily(lambda: _add_named(index, prefix, found))
    return list(found.items())


def _add_named(index: Index, prefix: str, found: dict[str, str]) -> None:
    """Add the facts whose names begin as typed, those of their own name first."""
    chars = "'".join(words_of(fold(prefix, index.simplified)))
    if len(chars) < LEAST_LETTERS and chars.isascii():
        return
    for label in _beginning(index, Pattern([chars], index)):
        for kind in (OWN, ALIAS):
            for _, fact in islice(index.bearers(label.id, kind=kind), MOST):
                if len(found) < MOST:
                    found.setdefault(fact.id, fact.indicator)


def _beginning(index: Index, pattern: Pattern) -> Iterator[Label]:
    """The labels that begin as typed: by their characters, pinyin or first letters."""
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
    """The values that `--topic`, `--area` or `--period` (`name` without dashes) may take."""
    letter = name[0]  # of its keys: see index/filters.py
    known = index.steadily(lambda: index.keys)
    return [key[1:] for key in known if key[0] == letter and key.startswith(prefix, 1)]


def complete_unit(index: Index, prefix: str) -> list[str]:
    """The units of the base's figures that begin as typed."""
    units = {fact.unit for fact in islice(index.facts(), LOOKED_AT) if fact.unit}
    return sorted(unit for unit in units if unit.startswith(prefix))
