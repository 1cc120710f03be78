"""The lines of a source's page that print a fact, where page texts are given."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.audit.audit import proof_of
from jzfacts.audit.coverage import Evidence
from jzfacts.audit.page import Page
from jzfacts.audit.page_files import digest_of
from jzfacts.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jzfacts.audit.page_files import PageText
    from jzfacts.facts.model import Fact


class Line(NamedTuple):
    """A line of a page, and the spans of it that print the fact."""

    number: int
    text: str
    spans: Sequence[tuple[int, int]]


class Proof(NamedTuple):
    """The lines that a fact cites, and what is to be said about their page."""

    lines: Sequence[Line]
    caution: str = ""
    path: str = ""
    """The file of the page."""


def proofs_in(pages: Mapping[str, PageText], facts: Sequence[Fact]) -> Callable[[Fact], Proof]:
    """What gives the lines of a fact of a base, or says that there is no page.

    `pages`: those of its sources, by the source's id; `facts`: all that it has.
    """

    @cache
    def evidence_of(id: str) -> Evidence:
        own, page = [fact for fact in facts if fact.source.id == id], pages[id]
        source = own[0].source
        return Evidence(Page(page.path, page.text, source.misprints), source, own)

    def proof(fact: Fact) -> Proof:
        source = fact.source
        page = pages.get(source.id)
        if page is None:
            return Proof((), _("the folder of source texts has none of {id}", id=source.id))
        lines = page.text.removesuffix("\n").split("\n")
        printed = [
            Line(number, lines[number - 1], spans)
            for number, spans in proof_of(fact, evidence_of(source.id))
            if number <= len(lines)
        ]
        caution = ""
        if source.sha256 not in (None, digest_of(page.text)):
            caution = _("the text is not of the very page that {id} was taken from", id=source.id)
        elif len(printed) < len(fact.lines):
            caution = _("the page of {id} is shorter than the lines that are cited", id=source.id)
        return Proof(printed, caution, page.path)

    return proof
