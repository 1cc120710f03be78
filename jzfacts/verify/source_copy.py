"""A draft that is a copy of a page of the base: what the base knows of that page helps to read it.

A scan misreads characters, breaks off, and reads columns across. An auditor has written down where:
misprints, gaps, numerals that are no facts, and for each fact the lines that print it. So where a
line is known to be damaged and its words no longer say what a figure speaks of, the facts that
the base cites from that very line do. Lines are found again by what they print, for people add
lines to a copy, drop some and wrap them anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims.indicator_names import NameMatch, normalized
from jzfacts.text.normalize import fold
from jzfacts.text.patterns import pattern
from jzfacts.verify.compare import compare_with
from jzfacts.verify.measures import normalized_scope, scope_of_rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.assign import Claim
    from jzfacts.facts.model import Fact, Source
    from jzfacts.verify.compare import Comparison

TITLE_WITHIN = 600
"""Characters at the beginning of a page in which its title stands."""
MOST = 0.5
"""Share of the marks of a line by which it is known: some figures of a draft may be wrong."""
_QUOTED = pattern("“([^“”]+)”")


class Copy(NamedTuple):
    """A draft known to be a copy of a source's page."""

    source: Source
    facts: tuple[Fact, ...]
    """What the base has from the page."""

    def corrected(self, text: str) -> str:
        """A paragraph with the scan's misprints corrected where lengths stay the same."""
        for misprint in self.source.misprints:
            if len(misprint.read) == len(misprint.printed):
                text = text.replace(misprint.printed, misprint.read)
        return text

    def is_set_aside(self, text: str, claim: Claim) -> bool:
        """Whether a bare number of a paragraph is one that the base sets aside.

        A rank is none: what is set aside is 第一 as an ordinal, on whatever line that stands.
        """
        mention, whole = claim.figure.mention, _closed_up(text)
        return (
            mention.unit is None
            and mention.kind != "rank"
            and any(
                mention.text in (aside.numeral or aside.text) and _closed_up(aside.text) in whole
                for aside in self.source.set_aside
            )
        )

    def damaged_line(self, text: str) -> int | None:
        """The line of the page, known to have a gap, that a paragraph prints: most of its marks."""
        whole = _closed_up(text)
        shares: dict[int, float] = {}
        for gap in self.source.gaps:
            marks = set(_QUOTED.findall(gap.note))
            marks |= {aside.text for aside in self.source.set_aside if aside.line == gap.line}
            marks |= {
                f"{fact.value}{fact.unit}"
                for fact in self.facts
                if fact.value is not None and gap.line in fact.lines
            }
            printed = sum(_closed_up(mark) in whole for mark in marks)
            shares[gap.line] = max(shares.get(gap.line, 0), printed / max(len(marks), 1))
        line = max(shares, key=lambda line: shares[line], default=None)
        return line if line is not None and shares[line] >= MOST else None

    def supplied(
        self,
        text: str,
        claims: Sequence[Claim],
        comparisons: Sequence[Comparison | None],
    ) -> list[Comparison | None]:
        """The comparisons; on a damaged line, those missing by the facts that the line prints.

        Each measure of a fact serves once: first where it agrees, then where it differs.
        """
        found, line = list(comparisons), self.damaged_line(text)
        if line is None:
            return found
        printed = [fact for fact in self.facts if line in fact.lines]
        taken = {(one.fact.full_id, one.measure) for one in found if one}
        open_ = [number for number, one in enumerate(found) if one is None]
        for wanted in ("agrees", "differs"):
            for number in open_:
                for fact in printed:
                    one = _compared(claims[number], fact) if found[number] is None else None
                    if (
                        one
                        and (fact.full_id, one.measure) not in taken
                        and wanted in (one.judgement, "differs")
                        and not (wanted == "differs" and _is_rest(one))
                    ):
                        found[number] = one._replace(judgement=wanted)
                        taken.add((fact.full_id, one.measure))
        return found


def _is_rest(one: Comparison) -> bool:
    """Whether a figure that begins its paragraph is the end of a number broken before it: 12 / 35家."""
    whole, rest = f"{one.base.value:f}", f"{one.draft.value:f}"
    return one.claim.figure.start == 0 and whole != rest and whole.endswith(rest)


def _closed_up(text: str) -> str:
    return "".join(text.split())


def _compared(claim: Claim, fact: Fact) -> Comparison | None:
    """The claim beside a fact, if it may be what the figure spoke of."""
    one = compare_with(claim._replace(named=NameMatch(fact.indicator, (fact,))), fact)
    if one is None:
        return None
    if one.measure == "rank" and fact.rank:
        return one if scope_of_rank(claim) == normalized_scope(fact.rank.among, fact.area) else None
    return None if one.unit_differs and one.judgement != "differs" else one


def opening(text: str) -> str:
    """The letters at the top of a text; a draft is a copy of a page whose title is among them.

    A sentence may cite the page (政府工作报告指出), and is no title.
    """
    lines = text[:TITLE_WITHIN].split("\n")
    return normalized(fold("\n".join(line for line in lines if "。" not in line)).text)
