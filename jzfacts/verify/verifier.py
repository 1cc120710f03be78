"""Draft × base -> a verdict on every figure: match, conflict or not in base; never a guess.

A figure is in conflict only if the draft names an indicator of the base in the base's own words,
sets it in a place and year of the base, as something that was, and says otherwise than the base in
terms that can be compared. Whatever falls short of that is not in base.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jzfacts.claims.assign import assign
from jzfacts.claims.clauses import figures_of
from jzfacts.claims.discourse import ELSEWHERE, Discourse, TimePlace
from jzfacts.claims.indicator_names import Names, folded
from jzfacts.claims.time_place import Finder
from jzfacts.claims.vocabulary import INTENTION, NUMERAL
from jzfacts.documents.document import MARK, rule_silenced
from jzfacts.documents.finding import Finding
from jzfacts.documents.markup import statements
from jzfacts.documents.model import span
from jzfacts.documents.plain import unfinished
from jzfacts.i18n import Message
from jzfacts.text.normalize import Lines, fold_prose
from jzfacts.verify import rules
from jzfacts.verify.compare import compare_all, counterparts, is_of, printed, siblings
from jzfacts.verify.source_copy import Copy, is_copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jzfacts.claims.assign import Claim
    from jzfacts.documents.model import Paragraph
    from jzfacts.facts.model import Fact
    from jzfacts.index.index import Index
    from jzfacts.verify.compare import Comparison

MATCH, CONFLICT, ABSENT = "match", "conflict", "not in base"
"""The three verdicts, as they stand in a finding's status."""

UNCHECKED = "not-in-base"
"""The name by which a figure that is not in base is silenced, and by which it is told if strict."""

SILENCED = "silenced"
"""The status of a conflict that a comment in the draft silences."""

FEW = 200
"""Sources up to which a base is asked whether all are of one place and year, and whether a draft is
a copy of one of their pages; a larger one has many places, and its pages are not drafts."""

OPENING = 6
"""Blocks at the beginning of a draft among which title, author and date stand."""


class Verifier:
    """Holds drafts against one base."""

    def __init__(self, index: Index, *, area: str | None = None, period: str | None = None) -> None:
        """`area`, `period`: what the drafts speak of, where they do not say."""
        self._index = index
        self._given = (area, period)
        self._areas = tuple(index.steadily(lambda: index.areas))
        self._sources = index.sources(FEW) or []
        self._home = (
            _only(source.area for source in self._sources) or ELSEWHERE,
            _only(source.period for source in self._sources) or ELSEWHERE,
        )
        """What the base speaks of throughout."""
        self._names: dict[tuple[str, str], Names] = {}
        self._facts: dict[tuple[str, str], list[Fact]] = {}
        facts = self._facts_of(area or self._home[0], period or self._home[1])
        labels = [folded(label) for fact in facts for label in (fact.indicator, *fact.aliases)]
        self._finder = Finder(self._areas, labels)
        self._intending = [
            label for label in labels if INTENTION.search(label) or NUMERAL.search(label)
        ]
        """Names in which a word of intention intends nothing, and a number is no figure."""

    def verdicts(self, text: str, path: str) -> Iterator[Finding]:
        """A finding for each figure of a draft, in reading order."""
        copy = self._copy(text)
        lines = Lines(text)
        for paragraph, claims in self._claims(text, copy):
            found = compare_all(claims)
            if copy:
                found = copy.supplied(paragraph.text, claims, found)
            for number, (claim, one) in enumerate(zip(claims, found, strict=True)):
                mention = claim.figure.mention
                start, _ = span(paragraph, mention.start, mention.end)
                line, column = lines.position(start)
                if copy and copy.is_set_aside(paragraph.text, claim):
                    continue
                if one and one.judgement == "differs":
                    there = claim.time_place
                    others = counterparts(one, self._facts_of(there.area, there.period))
                    one = replace(one, siblings=siblings(found, number), counterparts=others)
                finding = Finding(path, line, column, "note", "", "", mention.text)
                known = bool(self._facts_of(claim.time_place.area, claim.time_place.period))
                finding = _judged(finding, claim, one, known=known)
                rule = finding.rule or (UNCHECKED if finding.status == ABSENT else "")
                if rule and MARK in text and rule_silenced(text, start - column + 1, rule):
                    finding = replace(finding, level="note", status=SILENCED)
                yield finding

    def _claims(self, text: str, copy: Copy | None) -> Iterator[tuple[Paragraph, list[Claim]]]:
        """The claims of a draft, paragraph by paragraph."""
        area, period = self._given
        discourse = Discourse(self._finder, TimePlace(*self._home), area=area, period=period)
        discourse.survey(text)
        tail = ""
        for number, paragraph in enumerate(statements(text)):
            if number == OPENING:
                discourse.close_opening()
            # First: the figures and the words around them
            written = copy.corrected(paragraph.text) if copy else paragraph.text
            written = written.translate(self._index.simplified)
            folded = fold_prose(written)
            expressions = self._finder.find(folded.text)
            figures = figures_of(
                written,
                folded,
                expressions,
                names=self._intending,
                estimates=discourse.reports_past,
            )
            # Then: the place and time of each
            bare = folded.text.strip()
            is_heading = paragraph.kind == "heading" and (not figures or paragraph.level > 0)
            if is_heading:
                discourse.heading(bare, paragraph.level)
            elif paragraph.kind != "cell":
                discourse.run_in_heading(bare)
            if not is_heading and number < OPENING:
                discourse.opening(bare)
            spans = [(figure.start, figure.end) for figure in figures]
            there = discourse.time_places(folded.text, expressions, spans)
            # Then: what each speaks of
            if figures:
                yield (
                    paragraph,
                    assign(figures, there, [self._names_of(one) for one in there], tail),
                )
            tail = bare if unfinished(paragraph) and not is_heading else ""

    def _copy(self, text: str) -> Copy | None:
        """The base's own page, if the draft is a copy of one."""
        for source in self._sources:
            if is_copy(text, source):
                facts = self._facts_of(source.area, source.period)
                return Copy(source, tuple(fact for fact in facts if fact.source.id == source.id))
        return None

    def _facts_of(self, area: str, period: str) -> list[Fact]:
        key = (area, period)
        if key not in self._facts:
            self._facts[key] = [] if ELSEWHERE in key else self._index.report(area, period)
        return self._facts[key]

    def _names_of(self, there: TimePlace) -> Names:
        """The names of a place and time, and of the base's own, that a claim may be read on."""
        key = (there.area, there.period)
        if key != self._home and not self._facts_of(*key):
            key = self._home
        if key not in self._names:
            own = [] if key == self._home else self._facts_of(*self._home)
            self._names[key] = Names([*self._facts_of(*key), *own])
        return self._names[key]


def _judged(finding: Finding, claim: Claim, one: Comparison | None, *, known: bool) -> Finding:
    """The finding with the verdict that follows from a comparison.

    `known`: whether the base has facts of the claim's place and year.
    """
    if one is None or one.judgement == "unknown":
        reason, why = _not_compared(claim, one, known=known)
        message = Message("not in base: {why}", why=why)
        return replace(finding, status=ABSENT, message=message, reason=reason)
    fact, base = one.fact, printed(one)
    finding = replace(finding, fact=fact.id, expected=base)
    if one.judgement == "agrees":
        return replace(finding, status=MATCH, message=base)
    return replace(
        finding,
        level="error",
        rule=rules.rule_for(one),
        status=CONFLICT,
        message=Message(
            "{indicator}: the draft says {said}, the base says {known} ({source}, line {line})",
            indicator=fact.indicator,
            said=_said(finding.text.strip(), one),
            known=base,
            source=fact.source.id,
            line=fact.lines[0],
        ),
    )


def _said(text: str, one: Comparison) -> str:
    """A figure of a draft, of a change with its direction."""
    direction = one.claim.figure.mention.direction
    if one.measure != "change" or not direction:
        return text
    return ("增长" if direction > 0 else "下降") + text.lstrip("+-−")


def _not_compared(claim: Claim, one: Comparison | None, *, known: bool) -> tuple[Message, Message]:
    """Why nothing can be said of a figure: in few words, and more closely."""
    there, named = claim.time_place, claim.named
    if claim.figure.planned or there.planned:
        return (Message("a plan or target"),) * 2
    if not there.known:
        return (Message("another place or time"),) * 2
    if named is None and not known:
        return Message("another place"), Message("another place: {place}", place=there.area)
    if named and not any(is_of(fact, claim) for fact in named.facts):
        if any(fact.area == there.area for fact in named.facts):
            return Message("another time"), Message("another time: {time}", time=there.period)
        return Message("another place"), Message("another place: {place}", place=there.area)
    if named is None:
        reason = Message("no such indicator")
        return reason, Message("no such indicator, or it is not clear what the figure speaks of")
    if one is None and there.several_years:
        return (Message("several years together"),) * 2
    if one is None:
        indicator = named.facts[0].indicator
        why = Message("the base gives no such figure for {indicator}", indicator=indicator)
        return Message("no such figure in the base"), why
    why = Message("the base gives {known}, which does not settle it", known=printed(one))
    return Message("not settled by the base"), why


def _only(values: Iterable[str]) -> str | None:
    """The value that all are; None where they differ, or there are none."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
