"""What an assistant asks, answered: facts with their sources, or a refusal that says why.

A name that was not asked for is never an answer: it stands under `did_you_mean`, without a figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.i18n import _
from jzfacts.index.index import open_index
from jzfacts.output.citation import locator, reference
from jzfacts.output.columns import Row
from jzfacts.output.columns import record as fact_record
from jzfacts.output.findings.coverage import Coverage
from jzfacts.output.findings.lines import record as finding_record
from jzfacts.output.sentence import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import TypeAlias

    from jzfacts.facts.model import Fact
    from jzfacts.output.json import Json
    from jzfacts.search.engine import Match

    Answer: TypeAlias = dict[str, Json]

MOST_FACTS = 50
"""Facts of an answer: what an assistant reads at once."""

MOST_TEXT = 1_000_000
"""Characters of a draft: a book. Ten times as much would keep other questions waiting."""

MOST_FINDINGS = 200
"""Findings that are told one by one; the others are counted."""


def search_facts(
    base: Sequence[Path] | None,
    query: str,
    limit: int,
    *,
    area: str | None = None,
    period: str | None = None,
) -> Answer:
    """The facts that answer a query, the best first."""
    from jzfacts.search.engine import answer
    from jzfacts.search.ordering import remarks
    from jzfacts.search.query import QueryError
    from jzfacts.search.refusal import refusal

    index, most = open_index(base), max(1, min(limit, MOST_FACTS))
    try:
        answered = answer(index, query, limit=most + 1, area=area, period=period)
        if found := answered.matches:
            more = _("more facts match; name the area, the year or more of the indicator")
            facts = [_told(match.fact, match) for match in found[:most]]
            told: dict[str, Json] = {"more": more} if len(found) > most else {}
            if said := remarks(index, answered):
                told["remarks"] = said
            return {"facts": facts, **told}
        message, similar = refusal(index, query, area=area, period=period)
    except QueryError as error:
        message, similar = str(error), []
    return _refused(message, similar)


def get_fact(base: Sequence[Path] | None, id: str) -> Answer:
    """The fact of an id; none where several sources have it."""
    index = open_index(base)
    facts = index.of_id(id)
    if not facts:
        return _refused(_("unknown id “{id}”").format(id=id), index.nearest(id))
    if len(facts) > 1:
        message = _("“{words}” matches {number} facts; choose one by its id:")
        ids = [fact.full_id for fact in facts]
        return _refused(message.format(words=id, number=len(facts)), ids)
    return {"facts": [_told(facts[0])]}


def compare(
    base: Sequence[Path] | None,
    indicator: str,
    *,
    area: str | None = None,
    period: str | None = None,
) -> Answer:
    """One indicator over the areas and years that the base has it for, in order."""
    from jzfacts.search.engine import answer
    from jzfacts.search.ordering import by_indicator, remarks
    from jzfacts.search.query import QueryError
    from jzfacts.search.refusal import refusal

    index = open_index(base)
    try:
        found = answer(index, indicator, area=area, period=period)
        if not found.matches:
            return _refused(*refusal(index, indicator, area=area, period=period))
    except QueryError as error:
        return _refused(str(error))
    groups = by_indicator(index, found)
    if len(groups) > 1:
        names = list(groups)[:MOST_FACTS]
        message = _("“{words}” may be one of {names}; compare one of them")
        return _refused(message.format(words=indicator, names=_(", ").join(names)), names)
    [compared] = groups.values()
    told: dict[str, Json] = {"facts": [_told(fact) for fact in compared[:MOST_FACTS]]}
    if said := remarks(index, found):
        told["remarks"] = said
    if len(compared) > MOST_FACTS:
        told["left_out"] = len(compared) - MOST_FACTS
    return told


def verify_text(
    base: Sequence[Path] | None, text: str, *, area: str | None = None, period: str | None = None
) -> Answer:
    """Every figure of a draft that contradicts the base or the draft itself, and how much of the
    draft was compared.
    """
    from jzfacts.verify.verifier import MATCH, Verifier

    if len(text) > MOST_TEXT:
        message = _("the text has more than {most} characters; split it")
        return _refused(message.format(most=MOST_TEXT))
    coverage = Coverage()
    wrong: list[Json] = []
    others: list[Json] = []
    for finding in Verifier(open_index(base), area=area, period=period).findings(text, "text"):
        coverage.add(finding)
        if finding.level != "note":
            wrong.append(finding_record(finding))
        elif finding.status != MATCH:
            others.append(finding_record(finding))
    left_out = max(0, len(wrong) - MOST_FINDINGS) + max(0, len(others) - MOST_FINDINGS)
    return {
        "summary": list(coverage.lines("text")),
        "wrong": wrong[:MOST_FINDINGS],
        "not_compared": others[:MOST_FINDINGS],
        "left_out": left_out,
    }


def _told(fact: Fact, match: Match | None = None) -> Answer:
    """A fact's record, how it reads, and how it is cited."""
    cited = f"{reference(fact.source)} {locator(fact)}"
    return {**fact_record(Row(fact, match)), "sentence": sentence(fact), "citation": cited}


def _refused(message: str, similar: Sequence[str] = ()) -> Answer:
    return {"refused": message, "did_you_mean": list(similar)}
