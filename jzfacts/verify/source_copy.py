"""A draft that is a copy of a page of the base: what the base knows of that page helps to read it.

A scan misreads characters, breaks off, and reads columns across. An auditor has written down where:
misprints, gaps, numerals that are no facts, and for each fact the lines that print it. So where a
line is known to be damaged and its words no longer say what a figure speaks of, the facts that
the base cites from that very line do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jzfacts.claims.indicator_names import Named, letters
from jzfacts.text.normalize import fold
from jzfacts.verify.compare import rank_scope, scope, slip_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.assign import Claim
    from jzfacts.documents.document import Block
    from jzfacts.facts.model import Fact, Source
    from jzfacts.verify.compare import Slip

TITLE_WITHIN = 600
"""Characters at the beginning of a page in which its title stands."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A draft known to be a copy of a source's page, line for line."""

    source: Source
    facts: tuple[Fact, ...]
    """What the base has from the page."""

    def mended(self, block: Block) -> str:
        """The text of a block with the scan's misprints mended, where lengths stay the same."""
        text = block.text
        last = block.first_line + text.rstrip("\n").count("\n")
        for misprint in self.source.misprints:
            if block.first_line <= misprint.line <= last and len(misprint.read) == len(
                misprint.printed
            ):
                text = text.replace(misprint.printed, misprint.read)
        return text

    def is_aside(self, line: int, claim: Claim) -> bool:
        """Whether a bare number is one that the base sets aside on that line."""
        mention = claim.figure.mention
        return mention.unit is None and any(
            aside.line == line and mention.text in aside.text for aside in self.source.set_aside
        )

    def supplied(
        self, block: Block, claims: Sequence[Claim], slips: Sequence[Slip | None]
    ) -> list[Slip | None]:
        """The slips, with those of damaged lines supplied from the facts that the lines print."""
        found = list(slips)
        line = block.first_line
        if not any(gap.line == line for gap in self.source.gaps):
            return found
        printed = [fact for fact in self.facts if line in fact.lines]
        taken = {(slip.fact.id, slip.part) for slip in found if slip}
        open_ = [number for number, slip in enumerate(found) if slip is None]
        for wanted in ("agrees", "differs"):
            for number in open_:
                if found[number] is not None:
                    continue
                for fact in printed:
                    slip = self._beside(claims[number], fact)
                    if (
                        slip
                        and (fact.id, slip.part) not in taken
                        and wanted in (slip.judgement, "differs")
                    ):
                        found[number] = replace(slip, judgement=wanted)
                        taken.add((fact.id, slip.part))
                        break
        return found

    @staticmethod
    def _beside(claim: Claim, fact: Fact) -> Slip | None:
        """The claim beside the fact, if it may be what the figure spoke of."""
        named = Named(fact.indicator, (fact,))
        slip = slip_of(replace(claim, named=named), fact)
        if slip is None or (
            slip.unit_differs and slip.part != "rank" and slip.judgement != "differs"
        ):
            return None
        if slip.part == "rank" and fact.rank and rank_scope(claim) != scope(fact.rank.among):
            return None
        return slip


def copy_of(text: str, source: Source, facts: Sequence[Fact]) -> Copy | None:
    """The draft as a copy of the source's page: as many lines, and its title at the top."""
    opening = letters(fold(text[:TITLE_WITHIN]).text)
    if letters(fold(source.title).text) not in opening:
        return None
    own = tuple(fact for fact in facts if fact.source.id == source.id)
    return Copy(source, own)
