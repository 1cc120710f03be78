"""The lines of a source's page that print a fact, where page texts are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.audit.audit import proof_of
from jzfacts.audit.coverage import Evidence
from jzfacts.audit.page import Page
from jzfacts.audit.page_files import digest_of
from jzfacts.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


class Proofs:
    """The proofs of facts, from the pages of their sources."""

    def __init__(self, pages: Mapping[str, PageText], facts: Sequence[Fact]) -> None:
        """`pages`: those of sources, by the source's id; `facts`: all of the base."""
        self._pages, self._facts = pages, facts
        self._evidence: dict[str, Evidence] = {}

    def of(self, fact: Fact) -> Proof:
        """The lines of a fact, or that there is no page."""
        source = fact.source
        page = self._pages.get(source.id)
        if page is None:
            return Proof((), _("the folder of source texts has none of {id}", id=source.id))
        if source.id not in self._evidence:
            read = Page(page.path, page.text, source.misprints)
            same_page = [other for other in self._facts if other.source.id == source.id]
            self._evidence[source.id] = Evidence(read, source, same_page)
        lines = page.text.removesuffix("\n").split("\n")
        printed = [
            Line(number, lines[number - 1], spans)
            for number, spans in proof_of(fact, self._evidence[source.id])
            if number <= len(lines)
        ]
        caution = ""
        if source.sha256 not in (None, digest_of(page.text)):
            caution = _("the text is not of the very page that {id} was taken from")
        elif len(printed) < len(fact.lines):
            caution = _("the page of {id} is shorter than the lines that are cited")
        return Proof(printed, caution.format(id=source.id), page.path)
