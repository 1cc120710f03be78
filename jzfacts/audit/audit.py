"""Audit: prove a base against its pages, in both directions.

From the base to the page: each fact's lines, name, figures and outcome are printed as recorded.
From the page to the base: each numeral, and each word of a title or a deed, is claimed by a fact or
set aside. And within the base. A rule is a function whose docstring is its manual: see
`source_rules`, `fact_rules`, `figure_rules`, `page_rules` and `base_rules`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from jzfacts.audit import base_rules, fact_rules, figure_rules, page_rules, source_rules
from jzfacts.audit.evidence import prove
from jzfacts.audit.page import open_page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jzfacts.audit.base_rules import Places
    from jzfacts.audit.evidence import Proof
    from jzfacts.audit.page import Page
    from jzfacts.documents.finding import Finding
    from jzfacts.facts.loader import FactBase
    from jzfacts.facts.model import Fact


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a page and of its facts an audit has seen; a source without a page has all 0."""

    source: str
    path: str | None
    """The page's text; None where there was none to be had."""
    figures: int
    """Numerals on the page."""
    claimed: int
    set_aside: int
    """By the source, and the date of publication."""
    unclaimed: int
    facts: int
    unproven: int
    """Facts with a finding, or without a page."""

    @property
    def proven(self) -> int:
        return self.facts - self.unproven


@dataclass(frozen=True, slots=True)
class Report:
    """All that an audit found, in reading order, page after page, the base's own last."""

    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]


def audit(base: FactBase, pages: Mapping[str, tuple[str, str]], places: Places) -> Report:
    """Prove `base` against `pages`: for each source's id a path and the text of its page.

    `places` says where facts and sources stand in the base's files. Sources without a page prove
    nothing, which the coverage tells.
    """
    findings: list[Finding] = []
    coverage = []
    for source in base.sources:
        facts = [fact for fact in base.facts if fact.source.id == source.id]
        if source.id not in pages:
            coverage.append(Coverage(source.id, None, 0, 0, 0, 0, len(facts), len(facts)))
            continue
        path, text = pages[source.id]
        proof = prove(open_page(path, text, source.misprints), source, facts)
        found = of_page(proof)
        findings += found
        coverage.append(_coverage(proof, found))
    findings += of_base(base, places)
    return Report(tuple(findings), tuple(coverage))


def of_page(proof: Proof) -> list[Finding]:
    """What is wrong between a page and its facts, in reading order."""
    rules = (
        *source_rules.RULES,
        *fact_rules.RULES,
        *figure_rules.RULES,
        *page_rules.RULES,
    )
    found = chain.from_iterable(rule(proof) for rule in rules)
    return sorted(found, key=lambda finding: (finding.line, finding.column))


def of_base(base: FactBase, places: Places) -> list[Finding]:
    """What is wrong within the base, file by file, in reading order."""
    found = chain.from_iterable(rule(base, places) for rule in base_rules.RULES)
    files = {path: at for at, (path, _) in enumerate(places.values())}
    return sorted(found, key=lambda finding: (files[finding.path], finding.line))


def _coverage(proof: Proof, found: list[Finding]) -> Coverage:
    unclaimed = len(proof.unclaimed())
    claimed = len(proof.claims.taken)
    facts = {fact.id for fact in proof.facts}
    return Coverage(
        source=proof.source.id,
        path=proof.page.path,
        figures=len(proof.page.numerals),
        claimed=claimed,
        set_aside=len(proof.page.numerals) - claimed - unclaimed,
        unclaimed=unclaimed,
        facts=len(facts),
        unproven=len({finding.fact for finding in found} & facts),
    )


def proof_of(
    fact: Fact, facts: Sequence[Fact], page: Page
) -> list[tuple[int, list[tuple[int, int]]]]:
    """The lines that a fact cites, each with the spans of it, as written, that print the fact.

    These are its figures; on a line without any its name and what came about. `facts` are all
    those of its page, since each figure belongs to one of them.
    """
    proof = prove(page, fact.source, facts)
    return [(number, _shown(proof, fact, number)) for number in fact.lines]


def _shown(proof: Proof, fact: Fact, number: int) -> list[tuple[int, int]]:
    """Spans of a line in order, those that touch made one."""
    page = proof.page
    offset = page.starts[number - 1]
    shown = [
        (one.start, one.end)
        for figure, numerals in proof.claims.proven
        for one in numerals
        if figure.fact.id == fact.id and one.line == number
    ]
    if not shown:
        starts = page.letters(number).starts
        shown = sorted(
            (offset + starts[span.start], offset + starts[span.end - 1] + 1)
            for span in proof.spans.get(number, ())
            if span.fact == fact.id and span.start < span.end
        )
    joined: list[tuple[int, int]] = []
    for start, end in sorted(shown):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return [(page.place(start)[1] - 1, page.place(end - 1)[1]) for start, end in joined]
