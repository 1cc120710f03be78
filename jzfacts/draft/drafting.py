"""Drafts a complete base from a report: its source, its facts, and a reason for every other numeral.

The facts are composed and written first; then the audit reports what they leave unclaimed on the
page, which is set aside with its reason, and what does not hold, which is marked as doubtful.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jzfacts.audit.audit import page_findings
from jzfacts.audit.coverage import Evidence
from jzfacts.audit.page import Page
from jzfacts.audit.page_files import digest_of
from jzfacts.audit.unclaimed_rules import deed, member
from jzfacts.draft.drafted import merged
from jzfacts.draft.entries import entries, states
from jzfacts.draft.head import read_head
from jzfacts.draft.like import keep
from jzfacts.draft.report import read_report
from jzfacts.draft.toml import in_words, write
from jzfacts.facts.loader import read_file
from jzfacts.facts.model import Fact, Source
from jzfacts.facts.pairing import beside, kind_of
from jzfacts.i18n import N_, Message, _
from jzfacts.text.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jzfacts.documents.model import Document
    from jzfacts.draft.entries import Entry, Value
    from jzfacts.draft.head import Head
    from jzfacts.draft.like import Likeness


Aside: TypeAlias = "tuple[Figure, dict[str, Value]]"
"""A set-aside and its entry."""

_ROMANIZED = {"陕西": "shaanxi", "朝阳": "chaoyang", "都匀": "duyun", "乐陵": "laoling"}
"""Places not spelled as pinyin reads them: 陕西, because of 山西."""


class UnknownHead(ValueError):
    """The head of a report does not say its area or year: `what`, and the `option` that gives it."""

    def __init__(self, what: str, option: str) -> None:
        super().__init__(what)
        self.what, self.option = what, option


IN_NAME = N_("a number in a name")
PLANNED = N_("a target or a plan")
_WORDS = (
    (deed, N_("an action without a figure")),
    (member, N_("named beside a fact, without a figure of its own")),
)
"""Rules of the audit about unclaimed words, and why those are set aside."""


class Figure(NamedTuple):
    """A numeral of the report, or words that are set aside, and what became of it."""

    start: int
    end: int
    fact: str | None
    """Id of the fact that states it; None if it is set aside."""
    reason: str = ""
    """Why it is set aside."""
    text: str = ""
    """The text of its set-aside."""
    is_figure: bool = True
    """Whether a fact might state it: a plan, but not the number of a list."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted base."""

    text: str
    """The TOML."""
    facts: list[Entry]
    aside: list[dict[str, Value]]
    known: Sequence[Fact]
    """The facts as read from the TOML."""
    figures: list[Figure]
    source: Mapping[str, Value]
    """The keys of its source."""
    doubts: Mapping[str, str]
    """Why area and period are doubtful, if the head does not state them."""
    likeness: Likeness | None = None
    """What it shares with last year's base, if one was given."""

    @property
    def doubtful(self) -> int:
        """Number of facts that a person must look at."""
        return sum(bool(entry.doubts) for entry in self.facts)

    @property
    def planned(self) -> int:
        """Number of set-aside figures that are plans."""
        return sum(entry["reason"] == in_words(PLANNED) for entry in self.aside)


def draft(
    document: Document,
    *,
    area: str | None = None,
    period: str | None = None,
    last: Sequence[Fact] = (),
) -> Draft:
    """Draft a base of a report; `area` and `period` are given if its head does not say them.

    `last`: facts of last year's base, whose ids and names are kept; of several sources, those of the
    same area and the year before. Raises UnknownHead, and Undecided if those are not one.
    """
    head = read_head(document)
    given = {"area": area, "period": period}
    doubts = {key: why for key, why in head.doubts.items() if not given[key]}
    area, period = area or head.area, period or head.period
    if not area:
        raise UnknownHead(N_("area"), "--area")
    if not period:
        raise UnknownHead(N_("year"), "--period")
    source = _source(head, area, period, document.source)
    report = read_report(document, area, period, is_sure="period" not in doubts)
    known = merged(report.facts)
    stated = [fact for fact in known if states(fact)]
    facts = entries(stated, area, period, str(source["id"]))
    left = [
        *report.left,
        *(
            (*span, N_("nothing that a fact states"))
            for fact in known
            if not states(fact)
            for span in fact.spans
        ),
        *(
            (*span, N_("a bound of what is stated more exactly"))
            for fact in stated
            for span in fact.looser
        ),
    ]
    likeness = None
    if last:
        (own,), read = _read(source, facts)
        likeness = keep(facts, read, beside(own, last, -1))
    evidence = _evidence(source, facts, document.source)
    _mark_unproven(evidence, facts)
    aside = _set_aside(evidence, report.planned, left)
    set_aside = [entry for _, entry in aside]
    text = "".join(
        line + "\n" for line in write(source, set_aside, facts, likeness, [*doubts.values()])
    )
    spans = {entry.id: fact.spans for entry, fact in zip(facts, stated, strict=True)}
    figures = _figures(evidence, aside, spans)
    return Draft(text, facts, set_aside, evidence.facts, figures, source, doubts, likeness)


def _figures(
    evidence: Evidence, aside: Sequence[Aside], spans: Mapping[str, Sequence[tuple[int, int]]]
) -> list[Figure]:
    """Return what became of each numeral."""
    matches = evidence.matches
    stated = {one.number for _, numerals in matches.printed for one in numerals}
    stated |= {one.number for _, one in matches.misplaced}
    stated |= {one.number for _, one, _ in matches.contradicted}
    claimed = [
        Figure(
            *(one.start, one.end, matches.owners[one.number]),
            text=findable(evidence.page, one.line, one.start, one.end),
        )
        if one.number in stated
        else Figure(one.start, one.end, None, _(IN_NAME), is_figure=False)
        for one in evidence.page.numerals
        if one.number in matches.owners
    ]
    proven = {one.fact for one in claimed}
    claimed += (
        Figure(*span, id) for id, where in spans.items() if id not in proven for span in where
    )
    return [*claimed, *(figure for figure, _entry in aside)]


def _source(head: Head, area: str, period: str, text: str) -> dict[str, Value]:
    stem = area[:-1] if len(area) > 2 else area
    name = _ROMANIZED.get(stem) or "".join(
        syllable.rstrip("12345") for syllable in readings([stem])[0] if syllable[0].isascii()
    )
    title = head.title or area
    kind = kind_of(title)
    id = f"{re.sub('[^a-z]', '', name.lower()) or 'report'}-{period.lower().replace('/', '-')}"
    printed: dict[str, Value | None] = {
        "id": f"{id}-{kind}" if kind else id,
        "title": title,
        "creator": head.creator,
        "type": head.kind,
        "published": head.published,
        "url": head.url,
    }
    return {key: value for key, value in printed.items() if value is not None} | {
        "area": area,
        "period": period,
        "lines": text.removesuffix("\n").count("\n") + 1,
        "sha256": digest_of(text),
    }


def _evidence(source: dict[str, Value], facts: Sequence[Entry], text: str) -> Evidence:
    """Compare the drafted facts with the page."""
    sources, known = _read(source, facts)
    return Evidence(Page("draft", text), sources[0], known)


def _read(source: dict[str, Value], facts: Sequence[Entry]) -> tuple[list[Source], list[Fact]]:
    """Return the drafted source and facts as they will be loaded."""
    written = "".join(line + "\n" for line in write(source, (), facts))
    return read_file(Path("draft"), written.encode(), {})


def _mark_unproven(evidence: Evidence, facts: Sequence[Entry]) -> None:
    """Mark the facts that the page does not prove as drafted."""
    by_id = {entry.id: entry for entry in facts}
    for finding in page_findings(evidence):
        if finding.fact in by_id:
            by_id[finding.fact].doubts.append(finding.message)


def _set_aside(
    evidence: Evidence,
    planned: Sequence[tuple[int, int]],
    left: Sequence[tuple[int, int, str]],
) -> list[Aside]:
    """Yield what no fact claims, each with its reason: numerals and words of deeds."""
    page = evidence.page
    found: list[Aside] = []
    for numeral in evidence.unclaimed():
        why = numeral.mention.reason
        stated: str | None = None if why else N_("a number without a unit")
        if any(start < numeral.end and numeral.start < end for start, end in planned):
            stated = PLANNED
        for start, end, reason in left:
            if start < numeral.end and numeral.start < end:
                stated = reason
        text = findable(page, numeral.line, numeral.start, numeral.end)
        first = numeral.end - len(text)
        beside = any(first < one.end <= numeral.start for one in page.on(numeral.line))
        entry: dict[str, Value] = {
            "line": numeral.line,
            "text": text,
            **({"numeral": numeral.mention.text} if beside else {}),
            "reason": in_words(stated or why or ""),
        }
        figure = Figure(numeral.start, numeral.end, None, str(entry["reason"]), text, bool(stated))
        found.append((figure, entry))
    for rule, why in _WORDS:
        for problem in rule.check(evidence):
            if isinstance(problem.at, tuple) and not isinstance(problem.at, Fact | Source):
                start, end = problem.at
                if any(one.start <= start and end <= one.end for one, _entry in found):
                    continue  # a numeral, set aside already
                line = page.position(start)[0]
                reason = in_words(why)
                entry = {"line": line, "text": findable(page, line, start, end), "reason": reason}
                found.append((Figure(start, end, None, reason, is_figure=False), entry))
    return sorted(found, key=lambda one: one[0].start)


def findable(page: Page, line: int, start: int, end: int) -> str:
    """Return the text at a span, with as much context as it takes to find it on its line.

    The context of words has no other numeral, which a fact may claim; that of a numeral may.
    """
    begin, text = page.starts[line - 1], page.line(line)
    first, last = start - begin, end - begin
    least, most = 0, last
    if not any(one.start < end and start < one.end for one in page.on(line)):
        least = max((one.end - begin for one in page.on(line) if one.end <= start), default=0)
        most = min(
            (one.start - begin for one in page.on(line) if one.start >= end), default=len(text)
        )
    while not _is_first(text, first, last) and (first > least or last < most):
        first, last = (first - 1, last) if first > least else (first, last + 1)
    return text[first:last].strip()


def _is_first(text: str, start: int, end: int) -> bool:
    """True if a text stands at its first place on its line."""
    piece = text[start:end]
    return text.index(piece.strip()) == start + len(piece) - len(piece.lstrip())


def told(draft: Draft) -> Message:
    """Return a one-line summary of a draft."""
    counts = {"facts": len(draft.facts), "doubtful": draft.doubtful, "aside": len(draft.aside)}
    if draft.planned:
        return Message(
            "{facts} facts, {doubtful} of them doubtful; {aside} numerals and words set aside,"
            " {planned} of them targets and plans, which are no results",
            **counts,
            planned=draft.planned,
        )
    return Message(
        "{facts} facts, {doubtful} of them doubtful; {aside} numerals and words set aside",
        **counts,
    )
