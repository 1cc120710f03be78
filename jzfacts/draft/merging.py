"""What a report says twice, made one fact: the indicator, its area and year are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.facts.indicators import official
from jzfacts.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.draft.drafted import DraftedFact

_PARTS = ("level", "change", "baseline", "versus", "rank")


def merged(facts: Sequence[DraftedFact]) -> list[DraftedFact]:
    """The facts, those that agree with one of the same indicator before them joined to it.

    Where two contradict each other both stay, and both are doubtful.
    """
    kept: list[DraftedFact] = []
    known: dict[tuple[str, str, str], DraftedFact] = {}
    for fact in facts:
        indicator = official(fact.name)
        key = (indicator.id if indicator else fact.name, fact.there.area, fact.there.period)
        first = known.setdefault(key, fact)
        if first is fact:
            kept.append(fact)
        elif _agree(first, fact):
            for part in _PARTS:
                setattr(first, part, getattr(first, part) or getattr(fact, part))
            first.compared = first.compared or fact.compared
            first.spans += fact.spans
            first.lines = list(dict.fromkeys([*first.lines, *fact.lines]))
        else:
            fact.doubts.append(N_("another fact has the same name, area and year"))
            kept.append(fact)
    return kept


def _agree(first: DraftedFact, other: DraftedFact) -> bool:
    """Whether two facts state nothing that differs.

    A growth in another paragraph, or after a number of things counted, may be that of something else.
    """
    pairs = [(getattr(first, part), getattr(other, part)) for part in _PARTS]
    both = [(one, two) for one, two in pairs if one and two]
    near = bool({*first.lines} & {*other.lines}) and not (first.is_counted or other.is_counted)
    return (bool(both) or near) and all(
        (one.value, one.unit, one.direction, one.qualifier, one.among)
        == (two.value, two.unit, two.direction, two.qualifier, two.among)
        for one, two in both
    )
