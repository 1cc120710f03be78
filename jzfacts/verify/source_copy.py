"""Reads a draft that is a copy of one of the base's own pages, using what the base knows of its damage.

A scanned page has misread characters, breaks and mixed columns. The base lists them: misprints,
gaps, numerals that are no facts, and the lines of each fact. On a line with a known gap, the facts
cited from that line are compared even if its words no longer name them. Lines are recognized by
their content, because people add, drop and rewrap lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims.indicator_names import NameMatch, normalized
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.normalize import fold
from jzfacts.verify.compare import compare_with
from jzfacts.verify.measures import normalized_scope, scope_of_rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.assign import Claim
    from jzfacts.facts.model import Fact, Source
    from jzfacts.verify.compare import Comparison

TITLE_WITHIN = 600
"""Characters at the top of a page that are searched for its title."""
MOST = 0.5
"""Share of a line's marks that must be found to recognize it; the rest may be wrong in the draft."""
_QUOTED = pattern("“([^“”]+)”")


class Copy(NamedTuple):
    """The page that a draft is a copy of."""

    source: Source
    facts: tuple[Fact, ...]
    """The facts cited from the page."""

    def corrected(self, text: str) -> str:
        """Return a paragraph with the known misprints corrected, where the length stays the same."""
        for misprint in self.source.misprints:
            if len(misprint.read) == len(misprint.printed):
                text = text.replace(misprint.printed, misprint.read)
        return text

    def is_set_aside(self, text: str, claim: Claim) -> bool:
        """True if the base sets this bare number aside. Ranks are not affected: only 第一 as an ordinal is."""
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
        """Return the line with a known gap that a paragraph prints most of, or None."""
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
        """Return the comparisons, adding those of the damaged line's own facts where none was found.

        Each measure of a fact is used once, agreeing figures first.
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
    """True if the figure is the end of a number that was broken before it: 12 / 35家."""
    whole, rest = f"{one.base.value:f}", f"{one.draft.value:f}"
    return one.claim.figure.start == 0 and whole != rest and whole.endswith(rest)


def _closed_up(text: str) -> str:
    return "".join(text.split())


def _compared(claim: Claim, fact: Fact) -> Comparison | None:
    """Compare a claim with a fact of its line, if the claim may be about it."""
    one = compare_with(claim._replace(named=NameMatch(fact.indicator, (fact,))), fact)
    if one is None:
        return None
    if one.measure == "rank" and fact.rank:
        return one if scope_of_rank(claim) == normalized_scope(fact.rank.among, fact.area) else None
    return None if one.unit_differs and one.judgement != "differs" else one


def opening(text: str) -> str:
    """Return the letters at the top of a text, where the title of a copied page must be found.

    Lines with a full stop are skipped: a sentence may cite the page (政府工作报告指出).
    """
    lines = text[:TITLE_WITHIN].split("\n")
    return normalized(fold("\n".join(line for line in lines if "。" not in line)).text)
