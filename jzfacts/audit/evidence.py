"""A source's facts held against its page: what is proven, by what, and what is left over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jzfacts.audit.coverage import Aside, Span, asides, claim_names, spans
from jzfacts.audit.matching import Claims, claim
from jzfacts.documents.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jzfacts.audit.page import Numeral, Page
    from jzfacts.documents.finding import Level
    from jzfacts.facts.model import Fact, Source


@dataclass(frozen=True, slots=True)
class Proof:
    """What an audit knows of one page when its rules are asked."""

    page: Page
    source: Source
    facts: Sequence[Fact]
    """The facts of this source, in the order of the base."""
    claims: Claims
    spans: Mapping[int, Sequence[Span]]
    """The letters that facts account for, by line."""
    asides: Sequence[Aside]
    dated: frozenset[int]
    """The numerals, by their numbers, of the date on which the page was published."""

    def unclaimed(self) -> list[Numeral]:
        """The numerals that neither a fact nor the source accounts for."""
        accounted = set(self.claims.taken) | self.dated
        accounted.update(one.number for aside in self.asides for one in aside.numerals)
        return [one for one in self.page.numerals if one.number not in accounted]

    def on_line(
        self,
        line: int,
        rule: str,
        message: str,
        *,
        status: str,
        fact: str | None = None,
        expected: str | None = None,
        level: Level = "error",
    ) -> Finding:
        """A finding about a whole line; the last one where the page is shorter."""
        line = min(max(line, 1), len(self.page.lines))
        return Finding(self.page.path, line, 1, level, rule, message, "", status, fact, expected)

    def at(
        self,
        start: int,
        end: int,
        rule: str,
        message: str,
        *,
        status: str,
        fact: str | None = None,
        expected: str | None = None,
    ) -> Finding:
        """A finding about what is printed at a span of the page's text."""
        line, column = self.page.place(start)
        text = self.page.as_written(start, end)
        return Finding(
            self.page.path, line, column, "error", rule, message, text, status, fact, expected
        )


def prove(page: Page, source: Source, facts: Sequence[Fact]) -> Proof:
    """Hold the facts of a source against its page."""
    claims = claim(page, facts)
    by_line = spans(page, facts, claims)
    claim_names(page, claims, by_line)
    return Proof(
        page, source, facts, claims, by_line, asides(page, source), published(page, source)
    )


def published(page: Page, source: Source) -> frozenset[int]:
    """The numerals of the first place where the page prints the source's date; empty if nowhere."""
    date = [int(part) for part in source.published.split("-")]
    times = [one for one in page.numerals if one.mention.kind == "time"]
    for at in range(len(times) - 2):
        three = times[at : at + 3]
        if [one.mention.unit for one in three] == ["年", "月", "日"] and [
            one.mention.value for one in three
        ] == date:
            return frozenset(one.number for one in three)
    return frozenset()
