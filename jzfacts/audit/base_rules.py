"""What an audit asks of the base alone, whatever the pages say.

That ids are unique and well formed, lines within the page and ranks whole is the loader's to ask.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from jzfacts.audit.page import letters
from jzfacts.documents.finding import Finding
from jzfacts.i18n import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jzfacts.facts.loader import FactBase
    from jzfacts.facts.model import Fact

Places = dict[str, tuple[str, int]]
"""For each id of a fact or a source, its file and the line of its table."""


def alias(base: FactBase, places: Places) -> Iterator[Finding]:
    """No alias is also the alias or the indicator of another fact of the same area and period.

    Whoever types it could mean either. Remedy: drop it from one of them, or have the `note` of
    one say the alias, and so what is what.
    """
    known: dict[tuple[str, str, str], Fact] = {}
    for fact in base.facts:
        known.setdefault((letters(fact.indicator).text, fact.area, fact.period), fact)
    for fact in base.facts:
        for text in fact.aliases:
            other = known.setdefault((letters(text).text, fact.area, fact.period), fact)
            told = any(text in (one.note or "") for one in (fact, other))
            if other.id != fact.id and not told:
                yield _finding(
                    places,
                    fact.id,
                    "alias",
                    Message(
                        "{id}: its alias {alias} also means {other} ({indicator}); "
                        "drop one, or tell them apart in a note",
                        id=fact.id,
                        alias=text,
                        other=other.id,
                        indicator=other.indicator,
                    ),
                    text,
                )


def unused_source(base: FactBase, places: Places) -> Iterator[Finding]:
    """Each source is cited by a fact."""
    cited = {fact.source.id for fact in base.facts}
    for source in base.sources:
        if source.id not in cited:
            yield _finding(
                places,
                source.id,
                "unused-source",
                Message("no fact cites {id}; drop it", id=source.id),
            )


def page_order(base: FactBase, places: Places) -> Iterator[Finding]:
    """The facts of a source stand in the order of its page, by their main lines.

    `list` promises that order, and figures of one line are matched by it. The fewest facts that
    would have to be moved are named.
    """
    for source in base.sources:
        facts = [fact for fact in base.facts if fact.source.id == source.id]
        kept = _ascending([fact.lines[0] for fact in facts])
        for at, fact in enumerate(facts):
            if at in kept:
                continue
            before = max((one for one in kept if one < at), default=None)
            message = (
                N_("{id} (line {line}) stands first; put it in page order")
                if before is None
                else N_("{id} (line {line}) stands after {other}; put it in page order")
            )
            other = "" if before is None else facts[before].id
            yield _finding(
                places,
                fact.id,
                "page-order",
                Message(message, id=fact.id, line=fact.lines[0], other=other),
            )


def _ascending(lines: list[int]) -> set[int]:
    """The places of a longest part of a sequence that never descends."""
    ends: list[int] = []  # ends[n]: where the lowest-ending such part of n + 1 members ends
    before: list[int] = []
    for at, line in enumerate(lines):
        length = bisect_right(ends, line, key=lines.__getitem__)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [at]
    kept = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def rank_scope(base: FactBase, places: Places) -> Iterator[Finding]:
    """A rank says among whom; 第5 alone says nothing."""
    for fact in base.facts:
        if fact.rank is not None and not fact.rank.among.strip():
            yield _finding(
                places,
                fact.id,
                "rank-scope",
                Message(
                    "{id}: its rank {place} has no scope; give rank.among",
                    id=fact.id,
                    place=fact.rank.place,
                ),
                str(fact.rank.place),
            )


def twice(base: FactBase, places: Places) -> Iterator[Finding]:
    """One page is cited once for an indicator of an area and period."""
    seen: dict[tuple[str, str, str, str], Fact] = {}
    for fact in base.facts:
        key = (letters(fact.indicator).text, fact.area, fact.period, fact.source.id)
        other = seen.setdefault(key, fact)
        if other is not fact:
            yield _finding(
                places,
                fact.id,
                "twice",
                Message(
                    "{id} observes what {other} does: {indicator}, {area}, {period}; make them one",
                    id=fact.id,
                    other=other.id,
                    indicator=fact.indicator,
                    area=fact.area,
                    period=fact.period,
                ),
                fact.indicator,
            )


def _finding(
    places: Mapping[str, tuple[str, int]], id: str, rule: str, message: str, text: str = ""
) -> Finding:
    path, line = places[id]
    return Finding(path, line, 1, "error", rule, message, text, "base", id)


RULES = (alias, unused_source, page_order, rank_scope, twice)
"""In the order of the manual."""
