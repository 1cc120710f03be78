"""A report that a base is drafted from, as a page: each figure with its fact, or why it has none.

So that a person reads the report once instead of the TOML.
"""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING

from jzfacts.documents.finding import Finding
from jzfacts.draft.drafting import told
from jzfacts.draft.toml import in_words
from jzfacts.facts.toml_lines import locate
from jzfacts.i18n import N_, _
from jzfacts.output.report.notes import ASIDE, DOUBTFUL, DRAFTED, NO_FIGURE, shown
from jzfacts.output.report.page import Draft, Wording
from jzfacts.output.report.page import render as render_page
from jzfacts.output.report.proof import Proof
from jzfacts.text.normalize import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jzfacts.documents.model import Document
    from jzfacts.draft.drafting import Draft as Drafted
    from jzfacts.facts.model import Fact

REVIEW = Wording(
    N_("A base drafted: {names}"),
    N_("Base drafted from a report"),
    N_("To the report"),
    N_("Report"),
    N_("Figures and other numerals"),
    N_("What to look at"),
    N_("Set aside"),
    N_("What each figure became"),
    (DOUBTFUL, DRAFTED, ASIDE, NO_FIGURE),
    (
        *("indicator", "figure", "change", "baseline", "versus", "rank", "outcome"),
        *("area", "period", "topic", "aliases", "id", "note"),
    ),
)

_HEAD = ("title", "creator", "published", "area", "period")
"""The keys of the source, shown above the report."""


def render(name: str, document: Document, drafted: Drafted, base: str | None) -> Iterator[str]:
    """The page of a report called `name`, whose draft goes to the file `base`."""
    facts = {fact.id: fact for fact in drafted.known}
    stands = locate(drafted.text)
    stands_at = {id: stands["fact", number, ""] for number, id in enumerate(facts)}
    doubts = {entry.id: in_words(*entry.doubts) for entry in drafted.facts if entry.doubts}
    lines = Lines(document.source)
    path = base or "<stdout>"

    def place(fact: Fact) -> Proof:
        """Where a fact stands in the base; if it is doubtful, what stands for it if it is none."""
        message = _("{path}, line {line}", path=path, line=stands_at[fact.id])
        if fact.id in doubts:
            message += _(
                ". If it is no fact, delete it, and add to set_aside: {entries}",
                entries=" ".join(_entries(lines, drafted, fact.id)),
            )
        return Proof((), message)

    remedy = _(
        "Read the report once: is each figure what its fact says? Correct what is wrong in {path},"
        " and delete each mark “# ?” that is settled; then run audit.",
        path=path,
    )
    head = " · ".join(str(drafted.source[key]) for key in _HEAD if key in drafted.source)
    above = [head, *map(_, drafted.doubts.values()), told(drafted), remedy]
    state = '<p class="reasons">' + "<br>\n".join(map(shown, above)) + "</p>\n"
    findings = list(_findings(name, document, drafted, doubts))
    yield from render_page([Draft(name, document, findings, state)], facts.get, place, (), REVIEW)


def _entries(lines: Lines, drafted: Drafted, fact: str) -> Iterator[str]:
    """What would set aside each figure of a fact, as the base has it."""
    for one in drafted.figures:
        if one.fact == fact and one.text:
            line = lines.position(one.start)[0]
            yield f'{{ line = {line}, text = {dumps(one.text, ensure_ascii=False)}, reason = "" }},'


def _findings(
    name: str, document: Document, drafted: Drafted, doubts: Mapping[str, str]
) -> Iterator[Finding]:
    """What became of each figure, as a finding, in reading order."""
    text, lines = document.source, Lines(document.source)
    for start, end, id, reason, _text, is_figure in sorted(
        drafted.figures, key=lambda one: one[:2]
    ):
        status, message = DOUBTFUL if id in doubts else DRAFTED, doubts.get(id or "", "")
        if id is None:
            status, message = ASIDE if is_figure else NO_FIGURE, reason
        where = lines.position(start)
        printed = "".join(text[start:end].splitlines())
        yield Finding(*(name, *where, "note", "", message, printed, status, id), span=(start, end))
