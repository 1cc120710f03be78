"""What an assistant asks, answered: facts with their sources, or a refusal that says why.

A name that was not asked for is never an answer: it stands under `did_you_mean`, without a figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.i18n import N_, _
from jzfacts.index.index import open_index
from jzfacts.output.citation import locator, reference
from jzfacts.output.columns import Row
from jzfacts.output.columns import record as fact_record
from jzfacts.output.findings.coverage import Coverage
from jzfacts.output.findings.lines import record as finding_record
from jzfacts.output.json import Json
from jzfacts.output.sentence import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jzfacts.facts.model import Fact
    from jzfacts.index.index import Index
    from jzfacts.search.engine import Answer as Found
    from jzfacts.search.engine import Match

Answer = dict[str, Json]

MOST_FACTS = 50
"""Facts of an answer: what an assistant reads at once."""

MOST_TEXT = 1_000_000
"""Characters of a draft: a book. Ten times as much would keep other questions waiting."""

MOST_FINDINGS = 200
"""Findings that are told one by one; the others are counted."""


class Answers:
    """The answers from a base, each a tool: its docstring is what an assistant reads of it.

    The base is opened anew for each, for a server runs for days and a base is edited meanwhile.
    """

    def __init__(self, base: Sequence[Path] | None) -> None:
        """`base`: its files and folders; None for the one that came with the package."""
        self._base = base

    def search_facts(
        self, query: str, area: str | None = None, period: str | None = None, limit: int = 10
    ) -> Answer:
        """Facts by a name or a question, in Chinese, pinyin or first letters; the best first.

        area: only this area, such as 焦作市. period: only this year, such as 2024.
        """
        most = max(1, min(limit, MOST_FACTS))
        found = self._found(query, area, period, most + 1)
        if isinstance(found, dict):
            return found
        index, answered = found
        told = _facts(index, answered, [_told(one.fact, one) for one in answered.matches[:most]])
        if len(answered.matches) > most:
            told["more"] = _("more facts match; name the area, the year or more of the indicator")
        return told

    def get_fact(self, id: str) -> Answer:
        """Everything known about the fact of an id."""
        index = open_index(self._base)
        facts = index.of_id(id)
        if not facts:
            return _refused(_("unknown id “{id}”", id=id), index.nearest(id))
        if len(facts) > 1:
            message = _("“{words}” matches {number} facts; choose one by its id:")
            ids = [fact.full_id for fact in facts]
            return _refused(message.format(words=id, number=len(facts)), ids)
        return {"facts": [_told(facts[0])]}

    def compare(self, indicator: str, area: str | None = None, period: str | None = None) -> Answer:
        """One indicator over the areas and years that the base has it for, in order."""
        from jzfacts.search.ordering import by_indicator

        found = self._found(indicator, area, period)
        if isinstance(found, dict):
            return found
        index, answered = found
        groups = by_indicator(index, answered)
        if len(groups) > 1:
            names = list(groups)[:MOST_FACTS]
            message = N_("“{words}” may be one of {names}; compare one of them")
            return _refused(_(message, words=indicator, names=names), names)
        [compared] = groups.values()
        told = _facts(index, answered, [_told(fact) for fact in compared[:MOST_FACTS]])
        if len(compared) > MOST_FACTS:
            told["left_out"] = len(compared) - MOST_FACTS
        return told

    def verify_text(self, text: str, area: str | None = None, period: str | None = None) -> Answer:
        """Proofread a draft: its figures that contradict the base or each other.

        area, period: what the draft speaks of, where it does not say. A figure that was not
        compared is not confirmed.
        """
        from jzfacts.verify.verifier import MATCH, Verifier

        if len(text) > MOST_TEXT:
            return _refused(_("the text has more than {most} characters; split it", most=MOST_TEXT))
        verifier = Verifier(open_index(self._base), area=area, period=period)
        found = list(verifier.findings(text, "text"))
        wrong = [finding_record(one) for one in found if one.level != "note"]
        others = [one for one in found if one.level == "note" and one.status != MATCH]
        left_out = max(0, len(wrong) - MOST_FINDINGS) + max(0, len(others) - MOST_FINDINGS)
        return {
            "summary": list(Coverage(found).lines("text")),
            "wrong": wrong[:MOST_FINDINGS],
            "not_compared": list(map(finding_record, others[:MOST_FINDINGS])),
            "left_out": left_out,
        }

    def _found(
        self, query: str, area: str | None, period: str | None, limit: int | None = None
    ) -> tuple[Index, Found] | Answer:
        """What a query finds, at least one fact; else the refusal."""
        from jzfacts.search.engine import answer
        from jzfacts.search.query import QueryError
        from jzfacts.search.refusal import refusal

        index = open_index(self._base)
        try:
            found = answer(index, query, limit=limit, area=area, period=period)
            if found.matches:
                return index, found
            return _refused(*refusal(index, query, area=area, period=period))
        except QueryError as error:
            return _refused(str(error))


def _facts(index: Index, answered: Found, facts: list[Json]) -> dict[str, Json]:
    """Facts, and what must be said of how they were found."""
    from jzfacts.search.ordering import remarks

    said = remarks(index, answered)
    return {"facts": facts, "remarks": said} if said else {"facts": facts}


def _told(fact: Fact, match: Match | None = None) -> Answer:
    """A fact's record, how it reads, and how it is cited."""
    cited = f"{reference(fact.source)} {locator(fact)}"
    return {**fact_record(Row(fact, match)), "sentence": sentence(fact), "citation": cited}


def _refused(message: str, similar: Sequence[str] = ()) -> Answer:
    return {"refused": message, "did_you_mean": list(similar)}
