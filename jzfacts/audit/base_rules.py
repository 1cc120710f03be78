"""Rules of the base alone, whatever its pages say.

That ids are unique and well formed, lines within the page and cited once, and ranks whole and with
their scope, is the loader's to check.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from jzfacts.audit.page import letters
from jzfacts.audit.rules import Problem
from jzfacts.audit.rules import rule as any_rule
from jzfacts.facts.pairing import compatible
from jzfacts.facts.periods import years
from jzfacts.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.facts.loader import FactBase
    from jzfacts.facts.model import Fact

rule = partial(any_rule, status="base")


@rule(
    "alias",
    "{id}: its alias {alias} also means {other} ({indicator}); drop one, or tell them apart in a note",
)
def alias(base: FactBase) -> Iterator[Problem]:
    """No alias is also the alias or the indicator of another fact of the same area and period.

    Whoever types it could mean either, unless the `note` of one tells what is what.
    """
    known: dict[tuple[str, str, str], Fact] = {}
    for fact in base.current:
        known.setdefault((letters(fact.indicator).text, fact.area, fact.period), fact)
    for fact in base.current:
        for alias in fact.aliases:
            other = known.setdefault((letters(alias).text, fact.area, fact.period), fact)
            is_same = (
                letters(other.indicator).text == letters(fact.indicator).text
            )  # of another source
            noted = any(alias in (one.note or "") for one in (fact, other))
            if not is_same and not noted:
                id = other.id if other.source.id == fact.source.id else other.full_id
                name = other.indicator
                yield Problem(fact, text=alias, alias=alias, other=id, indicator=name)


@rule("unused-source", "no fact cites {id}; remove it")
def unused_source(base: FactBase) -> Iterator[Problem]:
    """Each source is cited by a fact."""
    cited = {fact.source.id for fact in base.facts}
    for source in base.sources:
        if source.id not in cited:
            yield Problem(source)


@rule("page-order", "{id} (line {line}) comes after {other}; put it in page order")
def page_order(base: FactBase) -> Iterator[Problem]:
    """The facts of a source stand in the order of its page, by their main lines.

    `list` promises that order, and figures of one line are matched by it. The fewest facts that
    would have to be moved are named.
    """
    from rapidfuzz.distance import Indel

    first = N_("{id} (line {line}) comes first; put it in page order")
    for source in base.sources:
        facts = [fact for fact in base.facts if fact.source.id == source.id]
        lines = [fact.lines[0] for fact in facts]
        edits = Indel.editops(sorted(lines), lines)
        moved = {edit.dest_pos for edit in edits if edit.tag == "insert"}
        before = None
        for at, fact in enumerate(facts):
            if at not in moved:
                before = fact
            elif before is None:
                yield Problem(fact, message=first, line=fact.lines[0])
            else:
                yield Problem(fact, line=fact.lines[0], other=before.id)


@rule(
    "twice",
    "{id} observes what {other} does: {indicator}, {area}, {period}; make them one",
)
def twice(base: FactBase) -> Iterator[Problem]:
    """One page is cited once for an indicator of an area and period, in units that compare.

    A level on one line and a growth on another are two observations.
    """
    seen: defaultdict[tuple[str, str, str, str], list[Fact]] = defaultdict(list)
    for fact in base.facts:
        key = (letters(fact.indicator).text, fact.area, fact.period, fact.source.id)
        other = next((one for one in seen[key] if _is_same(one, fact)), None)
        seen[key].append(fact)
        if other is not None:
            area, period = fact.area, fact.period
            yield Problem(fact, text=fact.indicator, other=other.id, area=area, period=period)


_PARTS = ("value", "change", "rank", "versus", "outcome")


def _is_same(one: Fact, other: Fact) -> bool:
    """Whether two facts can be made one: a growth in a year says not how far it is from another's."""
    baseline = one.baseline or other.baseline
    since = ((baseline and baseline.period) or "")[:4]
    is_earlier = since.isdecimal() and int(since) + 1 < years(one.period)[1]
    grown = other if one.baseline else one
    apart = not {*one.lines} & {*other.lines} and {one.value, other.value} != {None}
    if apart and not any(
        getattr(one, part) is not None and getattr(other, part) is not None for part in _PARTS
    ):
        return False
    return compatible(one, other) and not (is_earlier and grown.change and not grown.baseline)
