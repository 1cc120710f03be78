"""The shipped base and its page, with every small mistake in turn: the audit finds each of them.

A mistake in a fact is found when a finding names that fact; a fact or a part of it that is gone, and a
mistake on the page or in what the source records, when there is a finding at all. That the page's
digest differs is no finding here: it would find everything and say nothing.

Of each kind of mistake as many are tried as take a second or two; JZFACTS_MUTANTS=all tries all of
them, some nine thousand in a minute.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TypeVar

import mutants
import pytest

from jzfacts.audit.audit import audit, base_findings, page_findings
from jzfacts.audit.coverage import Evidence
from jzfacts.audit.naming import figure_texts
from jzfacts.audit.page import Page
from jzfacts.documents.finding import Finding
from jzfacts.facts.indicators import official
from jzfacts.facts.loader import FactBase, load, load_with_places
from jzfacts.facts.model import Fact, Source

PAGE = Path(__file__).resolve().parents[3] / "shared" / "source" / "jiaozuo-2025-02-19.txt"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the page is not here: ../shared")

SURVIVORS = {
    ("outcome removed", "new-projects-started"): "全部开工 is beside a figure that stays proven",
    ("outcome removed", "projects-completed"): "the two projects named there claim 建成投用 too",
    ("outcome removed", "zones-promoted"): "the indicator has the same words",
    ("outcome removed", "urban-medical-groups"): "the indicator has the same words",
    ("outcome removed", "elderly-meal-points"): "home-care-beds claims the 建成 that they share",
}
"""Mutants that the audit lets pass, each with the reason: what is left is true and complete."""


@pytest.fixture(scope="module", autouse=True)
def _read_once() -> Iterator[None]:
    """What the page says beside its figures is the same for every mistake in a fact."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jzfacts.audit.coverage.figure_texts", cache(figure_texts))
        patch.setattr("jzfacts.audit.naming.official", cache(official))
        yield


@pytest.fixture(scope="module")
def base() -> FactBase:
    return load()


@pytest.fixture(scope="module")
def text() -> str:
    return PAGE.read_text("utf8")


@pytest.fixture(scope="module")
def page(base: FactBase, text: str) -> Page:
    return Page("page.txt", text, base.sources[0].misprints)


One = TypeVar("One")


def some(mutants: Iterable[One], kind_of: Callable[[One], str], most: int) -> Iterator[One]:
    """At most so many mutants of each kind, spread over all of it."""
    by_kind: dict[str, list[One]] = defaultdict(list)
    for mutant in mutants:
        by_kind[kind_of(mutant)].append(mutant)
    for made in by_kind.values():
        step = 1 if os.environ.get("JZFACTS_MUTANTS") == "all" else -(-len(made) // most)
        yield from made[::step]


def found(page: Page, source: Source, facts: Sequence[Fact]) -> Iterator[Finding]:
    """What the audit finds between page and facts, digest aside."""
    findings = page_findings(Evidence(page, source, facts))
    return (finding for finding in findings if finding.rule != "digest")


def test_the_shipped_base_is_proven(base: FactBase, text: str) -> None:
    """Base and page agree, and nothing on the page is left over."""
    (source,) = base.sources
    report = audit(base, {source.id: ("page.txt", text)}, load_with_places()[1])
    assert [str(finding) for finding in report.findings] == []
    (page,) = report.coverage
    assert (page.proven, page.unproven, page.unclaimed) == (113, 0, 0)
    assert page.claimed + page.set_aside == page.figures


def test_every_mistake_in_a_fact_is_found(base: FactBase, page: Page) -> None:
    """Digits, units, qualifiers, signs, ranks, scopes, lines, names: each mistake names its fact."""
    (source,) = base.sources
    where = load_with_places()[1]
    kinds = set()
    survivors = []
    for mutant in some(mutants.of_facts(base.facts), lambda mutant: mutant.kind, 6):
        kinds.add(mutant.kind)
        findings = chain(
            found(page, source, mutant.facts),
            base_findings(replace(base, facts=mutant.facts), where),
        )
        gone = mutant.kind.endswith(("deleted", "removed"))
        if not any(gone or finding.fact in mutant.concerned for finding in findings):
            survivors.append((mutant.kind, mutant.concerned[0], mutant.change))
    assert {(kind, fact) for kind, fact, _ in survivors} <= set(SURVIVORS), survivors
    assert len(kinds) > 30


def test_every_mistake_in_the_source_is_found(base: FactBase, text: str) -> None:
    """Digits of the date, period, digest, line numbers, misprints, gaps and set-asides."""
    (source,) = base.sources
    made = list(some(mutants.of_source(source), lambda made: made[0], 6))
    for field, mutant in made:
        page = Page("page.txt", text, mutant.misprints)
        assert any(page_findings(Evidence(page, mutant, base.facts))), (field, mutant)
    parts = "misprints.line misprints.printed misprints.read gaps.line gaps.note"
    parts += " set_aside.line set_aside.text set_aside.numeral title period published lines sha256"
    assert {field for field, _ in made} == set(parts.split())


def test_every_mistake_on_the_page_is_found(base: FactBase, text: str) -> None:
    """Each numeral character of the page, Arabic or Chinese, changed into each of its like."""
    source: Source = base.sources[0]
    survivors = []
    for change, mutant in some(mutants.of_page(text), lambda _: "page", 30):
        page = Page("page.txt", mutant, source.misprints)
        if not any(found(page, source, base.facts)):
            survivors.append(change)
    assert survivors == []
