"""A draft that is a copy of a page of the base: what the base knows of that page helps to read it.

A scan misreads characters, breaks off, and reads columns across. An auditor has written down where:
misprints, gaps, numerals that are no facts, and for each fact the lines that print it. So where a
line is known to be damaged and its words no longer say what a figure speaks of, the facts that
the base cites from that very line do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jzfacts.claims.indicator_names import NameMatch, normalized
from jzfacts.text.normalize import fold
from jzfacts.verify.compare import compare_with, normalized_scope, scope_of_rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.assign import Claim
    from jzfacts.documents.model import Paragraph
    from jzfacts.facts.model import Fact, Source
    from jzfacts.text.normalize import Lines
    from jzfacts.verify.compare import Comparison

TITLE_WITHIN = 600
"""Characters at the beginning of a page in which its title stands."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A draft known to be a copy of a source's page, line for line."""

    source: Source
    facts: tuple[Fact, ...]
    """What the base has from the page."""

    def corrected(self, paragraph: Paragraph, lines: Lines) -> str:
        """The text of a paragraph with the scan's misprints corrected where lengths stay the same."""
        text = paragraph.text
        last, _ = lines.position(paragraph.starts[-1])
        for misprint in self.source.misprints:
            same_length = len(misprint.read) == len(misprint.printed)
            if same_length and paragraph.line <= misprint.line <= last:
                text = text.replace(misprint.printed, misprint.read)
        return text

    def is_set_aside(self, line: int, claim: Claim) -> bool:
        """Whether a bare number is one that the base sets aside on that line."""
        mention = claim.figure.mention
        return mention.unit is None and any(
            aside.line == line and mention.text in aside.text for aside in self.source.set_aside
        )

    def supplied(
        self,
        paragraph: Paragraph,
        claims: Sequence[Claim],
        comparisons: Sequence[Comparison | None],
    ) -> list[Comparison | None]:
        """The comparisons; on a damaged line, those missing by the facts that the line prints.

        Each measure of a fact serves once: first where it agrees, then where it differs.
        """
        found, line = list(comparisons), paragraph.line
        if not any(gap.line == line for gap in self.source.gaps):
            return found
        printed = [fact for fact in self.facts if line in fact.lines]
        taken = {(one.fact.id, one.measure) for one in found if one}
        open_ = [number for number, one in enumerate(found) if one is None]
        for wanted in ("agrees", "differs"):
            for number in open_:
                for fact in printed:
                    one = _compared(claims[number], fact) if found[number] is None else None
                    if (
                        one
                        and (fact.id, one.measure) not in taken
                        and wanted in (one.judgement, "differs")
                    ):
                        found[number] = replace(one, judgement=wanted)
                        taken.add((fact.id, one.measure))
        return found


def _compared(claim: Claim, fact: Fact) -> Comparison | None:
    """The claim beside a fact, if it may be what the figure spoke of."""
    one = compare_with(replace(claim, named=NameMatch(fact.indicator, (fact,))), fact)
    if one is None:
        return None
    if one.measure == "rank" and fact.rank:
        return one if scope_of_rank(claim) == normalized_scope(fact.rank.among) else None
    return None if one.unit_differs and one.judgement != "differs" else one


def copy_of(text: str, source: Source, facts: Sequence[Fact]) -> Copy | None:
    """The draft as a copy of the source's page: its title stands at the top."""
    opening = normalized(fold(text[:TITLE_WITHIN]).text)
    if normalized(fold(source.title).text) not in opening:
        return None
    return Copy(source, tuple(fact for fact in facts if fact.source.id == source.id))
