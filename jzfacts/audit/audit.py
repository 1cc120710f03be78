"""The audit of a base as a whole, and the printed lines that prove one fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jzfacts.audit import base_rules, fact_rules, source_rules, unclaimed_rules
from jzfacts.audit.coverage import Evidence
from jzfacts.audit.page import Numeral, Page
from jzfacts.audit.rules import rules_of
from jzfacts.facts.model import Fact, Source
from jzfacts.i18n import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jzfacts.documents.finding import Finding
    from jzfacts.facts.loader import FactBase

_SIGNS = ("digest", "title")
"""Rules that a page breaks which is another source's."""
_MANY = 20
"""Numerals and words without a fact from which on a base is not meant to claim the page."""
_HALF = 0.5
"""Share of a source's facts that such a page leaves unproven."""

PAGE_RULES = rules_of(source_rules, fact_rules, unclaimed_rules)
BASE_RULES = rules_of(base_rules)


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


def audit(
    base: FactBase,
    pages: Mapping[str, tuple[str, str]],
    places: Mapping[str, tuple[str, int]],
) -> Report:
    """Prove `base` against `pages`: for each source's id a path and the text of its page.

    `places` says for each id of a fact or a source its file and the line of its table. Sources
    without a page prove nothing, which the coverage tells.
    """
    findings: list[Finding] = []
    coverage = []
    for source in base.sources:
        facts = [fact for fact in base.facts if fact.source.id == source.id]
        if source.id not in pages:
            coverage.append(Coverage(source.id, None, 0, 0, 0, 0, len(facts), len(facts)))
            continue
        path, text = pages[source.id]
        evidence = Evidence(Page(path, text, source.misprints), source, facts)
        found = sorted(page_findings(evidence), key=lambda one: (one.line, one.column))
        coverage.append(_coverage(evidence, found))
        found = _of_part_of_page(source, found, coverage[-1])
        findings += _of_another_page(source, found, coverage[-1]) or found
    files = {path: at for at, (path, _) in enumerate(places.values())}
    found = sorted(base_findings(base, places), key=lambda one: (files[one.path], one.line))
    return Report((*findings, *found), tuple(coverage))


def page_findings(evidence: Evidence) -> Iterator[Finding]:
    """What is wrong between a page and its facts, rule by rule."""
    page = evidence.page
    for rule in PAGE_RULES:
        for problem in rule.check(evidence):
            at, text = problem.at, ""
            if isinstance(at, Fact | Source):
                at = at.lines[0] if isinstance(at, Fact) else 1
            elif isinstance(at, Numeral):
                at = at.start, at.end
            if isinstance(at, tuple):
                place, text = page.position(at[0]), page.as_written(*at)
            else:  # a whole line, the last where the page is shorter
                place = min(max(at, 1), len(page.lines)), 1
            fact = problem.fact.id if problem.fact else None
            yield rule.finding(problem, evidence.source.id, (page.path, *place), text, fact)


def base_findings(base: FactBase, places: Mapping[str, tuple[str, int]]) -> Iterator[Finding]:
    """What is wrong within a base, rule by rule."""
    for rule in BASE_RULES:
        for problem in rule.check(base):
            if not isinstance(problem.at, (Fact, Source)):
                raise TypeError(f"{rule.id}: a rule of the base is about a fact or a source")
            at, text = problem.at, str(problem.values.get("text", ""))
            where = places[at.full_id if isinstance(at, Fact) else at.id]
            yield rule.finding(problem, at.id, (*where, 1), text, at.id)


def _of_another_page(source: Source, found: Iterable[Finding], seen: Coverage) -> list[Finding]:
    """One finding for all, where a page is most likely another than the facts were taken from."""
    if seen.unproven <= seen.facts * _HALF:
        return []
    message = Message(
        "this does not look like the page of {id}, “{title}”: {unproven} of its {facts} facts are "
        "not proven by it; give the page that they were taken from",
        id=source.id,
        title=source.title,
        unproven=seen.unproven,
        facts=seen.facts,
    )
    signs = (one for one in found if one.rule in _SIGNS)
    return [one._replace(level="error", message=message) for one in signs][:1]


def _of_part_of_page(source: Source, found: list[Finding], seen: Coverage) -> list[Finding]:
    """The findings, one for all that is unclaimed, where the base does not mean to claim the page.

    That is where its source sets nothing aside and its facts claim less than is left.
    """
    left = [one for one in found if one.status == "unclaimed"]
    if source.set_aside or seen.unclaimed <= seen.claimed or len(left) < _MANY:
        return found
    message = Message(
        "the facts of {id} claim {claimed} of the {figures} numerals of its page; the others are "
        "not looked at while it sets none aside (`jzfacts draft` sets aside what is no fact)",
        id=source.id,
        claimed=seen.claimed,
        figures=seen.figures,
    )
    one = left[0]._replace(level="warning", message=message, text="")
    return [one, *(it for it in found if it.status != "unclaimed")]


def _coverage(evidence: Evidence, found: Sequence[Finding]) -> Coverage:
    figures, claimed = len(evidence.page.numerals), len(evidence.matches.owners)
    unclaimed = len(evidence.unclaimed())
    facts = {fact.id for fact in evidence.facts}
    return Coverage(
        source=evidence.source.id,
        path=evidence.page.path,
        figures=figures,
        claimed=claimed,
        set_aside=figures - claimed - unclaimed,
        unclaimed=unclaimed,
        facts=len(facts),
        unproven=len({finding.fact for finding in found} & facts),
    )


def proof_of(fact: Fact, evidence: Evidence) -> list[tuple[int, list[tuple[int, int]]]]:
    """The lines that a fact cites, each with the spans of it, as written, that print the fact.

    These are its figures; on a line without any its name and what came about. The `evidence` is
    that of its page and of all facts of it, since each figure belongs to one of them.
    """
    return [(number, _printed(evidence, fact, number)) for number in fact.lines]


def _printed(evidence: Evidence, fact: Fact, number: int) -> list[tuple[int, int]]:
    """The spans of a line, in order, that print a fact; those that touch made one."""
    page = evidence.page
    spans = [
        (numeral.start, numeral.end)
        for figure, numerals in evidence.matches.printed
        for numeral in numerals
        if figure.fact.id == fact.id and numeral.line == number
    ]
    if not spans:
        spans = [
            page.offsets(number, span.start, span.end)
            for span in evidence.spans.get(number, ())
            if span.fact == fact.id and span.start < span.end
        ]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    return [(page.position(start)[1] - 1, page.position(end - 1)[1]) for start, end in joined]
