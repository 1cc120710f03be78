"""Keeps ids, names and aliases of last year's base in a draft.

What a person settled last year needs no second look, so a kept name is not doubtful. The order stays
that of the page, which an audit demands, and each figure and unit is as printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.draft.doubts import doubts_about
from jzfacts.facts.pairing import compatible, paired
from jzfacts.i18n import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.draft.entries import Entry
    from jzfacts.facts.model import Fact


LEAST_LIKE = 70
"""Minimum similarity, of 100, for a vanished name to be shown beside a new one."""


class Likeness(NamedTuple):
    """What a draft shares with last year's base."""

    sources: tuple[str, ...]
    """Ids of last year's sources."""
    kept: frozenset[str]
    """Ids of indicators that were in it."""
    gone: tuple[Fact, ...]
    """Its facts that the report does not state."""
    similar: dict[str, Fact]
    """For the id of a new fact, the vanished one that it may be under another name."""


def keep(entries: Sequence[Entry], facts: Sequence[Fact], last: Sequence[Fact]) -> Likeness:
    """Give `entries` the ids, names and aliases of `last`; `facts`: the entries as loaded.

    A new indicator gets no id that another had last year.
    """
    pairs = paired(last, facts, by_id=False)
    used = {fact.id for fact in last}
    for entry, fact in zip(entries, facts, strict=True):
        old = pairs.get(fact.full_id)
        if old is None:
            entry.keys["id"] = _free(fact.id, used)
            used.add(entry.id)
        else:
            _name_like(entry, fact, old)
    kept = frozenset(old.id for old in pairs.values())
    found = {old.full_id for old in pairs.values()}
    gone = tuple(fact for fact in last if fact.full_id not in found)
    similar = {
        entry.id: old
        for entry, fact in zip(entries, facts, strict=True)
        if fact.full_id not in pairs and (old := _similar(fact, gone))
    }
    sources = tuple(dict.fromkeys(old.source.id for old in last))
    return Likeness(sources, kept, gone, similar)


def _similar(fact: Fact, gone: Sequence[Fact]) -> Fact | None:
    """Return the fact with the most similar name, if it may be the same."""
    from rapidfuzz import fuzz, process

    names = {old.full_id: old.indicator for old in gone if compatible(old, fact)}
    best = process.extractOne(fact.indicator, names, scorer=fuzz.ratio, score_cutoff=LEAST_LIKE)
    return next((old for old in gone if best and old.full_id == best[2]), None)


def _free(id: str, used: set[str]) -> str:
    """Return an unused id, with a number at its end if needed."""
    new, number = id, 1
    while new in used:
        number += 1
        new = f"{id}-{number}"
    return new


def _name_like(entry: Entry, fact: Fact, old: Fact) -> None:
    """Give an entry last year's name; the page's own becomes an alias."""
    names = dict.fromkeys((*old.aliases, fact.indicator, *fact.aliases))
    aliases = [name for name in names if name != old.indicator]
    about_names = {
        doubt
        for name in (fact.indicator, *fact.aliases)
        for counted in (False, True)
        for doubt in doubts_about(name, counted=counted)
    }
    entry.doubts[:] = [doubt for doubt in entry.doubts if doubt not in about_names]
    rest = {
        key: value for key, value in entry.keys.items() if key not in ("id", "indicator", "aliases")
    }
    entry.keys = {"id": old.id, "indicator": old.indicator}
    if aliases:
        entry.keys["aliases"] = aliases
    if old.name_en:
        entry.keys["name_en"] = old.name_en
    if old.pinyin:
        entry.keys["pinyin"] = old.pinyin
    entry.keys |= rest


def told(likeness: Likeness, entries: Sequence[Entry], name: str) -> Iterator[Message]:
    """Return a summary of how a draft compares with the base of a name."""
    new = [entry for entry in entries if entry.id not in likeness.kept]
    yield Message(
        N_("like {name}: {kept} indicators kept, {new} new, {gone} gone"),
        name=name,
        kept=len(likeness.kept),
        new=len(new),
        gone=len(likeness.gone),
    )
    if new:
        names = [str(entry.keys["indicator"]) for entry in new]
        yield Message(N_("new: {names}"), names=_listed(names))
    if likeness.gone:
        names = [fact.indicator for fact in likeness.gone]
        yield Message(N_("gone: {names}"), names=_listed(names))


MOST_NAMES = 12
"""Maximum names in the summary; the base lists all in comments."""


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - MOST_NAMES
    return "、".join(names[:MOST_NAMES]) + (f" …+{rest}" if rest > 0 else "")
