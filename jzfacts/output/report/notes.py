"""The proof of each figure of a draft: what was found, the fact, its source, the lines as printed.

Figures of which the same is to be said share a note, as they share a footnote in a book.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.i18n import N_, _, said
from jzfacts.output.citation import locator, reference
from jzfacts.output.columns import COLUMNS, Row, value
from jzfacts.output.escape import harmless
from jzfacts.verify.consistency.contradictions import CONTRADICTION
from jzfacts.verify.rules import NAMES, manual
from jzfacts.verify.verifier import ABSENT, CONFLICT, MATCH, SILENCED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jzfacts.documents.finding import Finding
    from jzfacts.facts.model import Fact
    from jzfacts.output.report.proof import Line, Proof


DRAFTED, DOUBTFUL, ASIDE, NO_FIGURE = "drafted", "doubtful", "set aside", "no figure"
"""Statuses of the numerals of a report that a base is drafted from."""


class Kind(NamedTuple):
    """What may have become of a figure."""

    letter: str
    """The class of all that is about such figures."""
    sign: str
    name: str


KINDS = {
    CONFLICT: Kind("c", "✗", N_("In conflict")),
    CONTRADICTION: Kind("k", "≠", N_("Against the draft itself")),
    MATCH: Kind("m", "✓", N_("Agrees")),
    ABSENT: Kind("a", "?", N_("Not compared")),
    SILENCED: Kind("s", "–", N_("Silenced")),
    DOUBTFUL: Kind("d", "?", N_("Doubtful")),
    DRAFTED: Kind("m", "✓", N_("Sure")),
    ASIDE: Kind("a", "–", N_("Set aside")),
    NO_FIGURE: Kind("w", "·", N_("No figure")),
}
"""The kinds by the status of a finding; of several the first tells what a figure is marked as."""

SHOWN = (
    *("indicator", "figure", "change", "baseline", "versus", "rank", "outcome"),
    *("area", "period", "note", "source"),
)
"""What is shown of a fact, by its keys in `COLUMNS`."""

NEAR = 60
"""Characters of a printed line that are shown on either side of what proves a fact."""

Key = tuple[tuple[str, str, str, str | None], ...]


class Note(NamedTuple):
    """What is said of a figure, or of several."""

    number: int
    kind: Kind
    findings: Sequence[Finding]
    figure: str
    """The `id` of the first figure on the page."""


class Notes:
    """The notes of a draft, numbered from 1 in the order in which its figures stand."""

    def __init__(
        self,
        draft: int,
        fact: Callable[[str], Fact | None],
        proof: Callable[[Fact], Proof] | None,
        keys: Sequence[str] = SHOWN,
    ) -> None:
        """`draft`: its number; `fact`: the fact of an id; `proof`: its lines, if there are pages.

        `keys`: what is shown of a fact.
        """
        self._draft, self._fact, self._proof, self._keys = draft, fact, proof, keys
        self._notes: dict[Key, Note] = {}
        self._figures = 0

    def add(self, findings: Sequence[Finding]) -> tuple[Note, str]:
        """The note about the next figure, and the `id` of the figure on the page."""
        self._figures += 1
        figure = f"f{self._draft}-{self._figures}"
        key = tuple((one.status, one.rule, str(one.message), one.fact) for one in findings)
        if key not in self._notes:
            number = len(self._notes) + 1
            self._notes[key] = Note(number, kind_of(findings), findings, figure)
        return self._notes[key], figure

    def id(self, note: Note) -> str:
        return f"n{self._draft}-{note.number}"

    def summary(self, finding: Finding) -> str:
        """A finding in one line of HTML: the wrong figure and the right one, or what is wrong."""
        fact = self._fact(finding.fact) if finding.fact else None
        wrong, why = finding.text, finding.message
        if finding.status == DOUBTFUL and fact:
            wrong += f" {fact.indicator}"
        elif finding.status != CONTRADICTION and fact and finding.expected:
            wrong, why = f"{wrong} → {finding.expected}", fact.indicator
        return f"<b>{shown(wrong)}</b> <span>{shown(why)}</span>"

    def html(self) -> Iterator[str]:
        back, close = shown(_("back to the draft")), shown(_("Close"))
        for note in self._notes.values():
            parts = "".join(map(self._about, note.findings))
            yield (
                f'<li class="note {note.kind.letter}" id="{self.id(note)}" tabindex="-1">\n'
                f'<p class="what"><a class="number" href="#{note.figure}" title="{back}">'
                f'{note.number}</a> <a class="close" href="#-">{close}</a></p>\n{parts}</li>\n'
            )

    def _about(self, finding: Finding) -> str:
        """A finding, the rule that it breaks, the fact and its proof."""
        kind = KINDS[finding.status]
        fact = self._fact(finding.fact) if finding.fact else None
        title = shown(finding.text)
        if finding.status == MATCH and fact:
            title = f"{shown(fact.indicator)} {shown(finding.expected)}"
        elif finding.status in (ABSENT, ASIDE, NO_FIGURE, DOUBTFUL, DRAFTED):
            title = ""
        html = (
            f'<p class="title"><span class="kind">{kind.sign} {_(kind.name)}</span> {title}</p>\n'
        )
        if finding.status not in (MATCH, DRAFTED):
            html += f"<p>{shown(finding.message)}</p>\n"
        if finding.rule in NAMES:
            html += f'<p class="rule">{shown(manual(finding.rule)[0])}</p>\n'
        return html + (self._fact_html(fact) if fact else "")

    def _fact_html(self, fact: Fact) -> str:
        row = Row(fact)
        values = {key: value(row, key) for key in self._keys}
        if fact.value is None:  # what came about stands for the figure
            values["outcome"] = None
        if "source" in values:
            values["source"] = f"{reference(fact.source)} {locator(fact)}"
        pairs = "".join(
            f"<div><dt>{shown(_(COLUMNS[key]))}</dt><dd>{shown(found)}</dd></div>\n"
            for key, found in values.items()
            if found is not None
        )
        html = f'<dl lang="zh">\n{pairs}</dl>\n'
        if self._proof:
            proof = self._proof(fact)
            html += "".join(map(_line, proof.lines))
            html += f'<p class="caution">{shown(proof.caution)}</p>\n' if proof.caution else ""
        return html


def kind_of(findings: Sequence[Finding]) -> Kind:
    found = {one.status for one in findings}
    return next(kind for status, kind in KINDS.items() if status in found)


def shown(text: object) -> str:
    """A text as HTML: white space as a space, what cannot be seen spelt out, nothing obeyed."""
    plain = str(said(text)).replace("\n", " ").replace("\t", " ")
    return escape(harmless(plain))


def _line(line: Line) -> str:
    """A printed line, with what proves the fact marked; what stands far from that is left out."""
    pieces, done = [], 0
    for start, end in line.spans:
        pieces.append(shown(_near(line.text[done:start], before=bool(done))))
        pieces.append(f"<mark>{shown(line.text[start:end])}</mark>")
        done = end
    rest = line.text[done:]
    pieces.append(shown(_near(rest, after=False) if line.spans else rest))
    number = shown(_("line {number}", number=line.number))
    return f'<blockquote lang="zh"><span>{number}</span> {"".join(pieces)}</blockquote>\n'


def _near(text: str, *, before: bool = True, after: bool = True) -> str:
    """What of a text stands near what is marked `before` it and `after` it."""
    if len(text) <= NEAR * (before + after):
        return text
    return f"{text[:NEAR] if before else ''}…{text[-NEAR:] if after else ''}"
