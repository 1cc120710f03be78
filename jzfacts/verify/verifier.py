"""Draft × base -> a verdict on every figure: match, conflict or not in base; never a guess.

A figure is in conflict only if the draft names an indicator of the base in the base's own words,
sets it in a place and year of the base, as something that was, and says otherwise than the base in
terms that can be compared. Whatever falls short of that is not in base.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jzfacts.claims.assign import Reader
from jzfacts.claims.clauses import cut
from jzfacts.claims.discourse import Setting, Settings
from jzfacts.claims.indicator_names import Names, flows_in, folded
from jzfacts.claims.indicator_names import letters as letters_of
from jzfacts.claims.time_place import ELSEWHERE
from jzfacts.documents.document import MARK, blocks, rule_silenced
from jzfacts.documents.finding import Finding
from jzfacts.i18n import Message
from jzfacts.text.normalize import Lines
from jzfacts.verify import rules
from jzfacts.verify.compare import rank_scope, scope, slip_of, sure
from jzfacts.verify.source_copy import Copy, copy_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jzfacts.claims.assign import Claim
    from jzfacts.documents.document import Block
    from jzfacts.facts.model import Fact
    from jzfacts.index.index import Index
    from jzfacts.verify.compare import Slip
    from jzfacts.verify.intervals import Figure

MATCH, CONFLICT, ABSENT = "match", "conflict", "not in base"
"""The three verdicts, as they stand in a finding's status."""

UNCHECKED = "not-in-base"
"""The name by which a figure that is not in base is silenced, and by which it is told if strict."""

SILENCED = "silenced"
"""The status of a conflict that a comment in the draft silences."""

FEW = 200
"""Sources up to which a base is asked whether all are of one place and year, and whether a draft is
a copy of one of their pages; a larger one has many places, and its pages are not drafts."""

NEIGHBOURS = 12
"""Figures before and after one with which it may have been exchanged."""

OPENING = 6
"""Blocks at the beginning of a draft among which title, author and date stand."""


class Verifier:
    """Holds drafts against one base."""

    def __init__(self, index: Index, *, area: str | None = None, period: str | None = None) -> None:
        """`area`, `period`: what the drafts speak of, where they do not say."""
        self._index = index
        self._told = (area, period)
        self._own = tuple(index.steadily(lambda: index.areas))
        self._sources = index.sources(FEW) or []
        self._home = (
            _only(source.area for source in self._sources),
            _only(source.period for source in self._sources),
        )
        self._reports: dict[tuple[str, str], Names] = {}
        self._facts: dict[tuple[str, str], list[Fact]] = {}

    def verdicts(self, text: str, path: str) -> Iterator[Finding]:
        """A finding for each figure of a draft, in reading order."""
        area, period = self._told
        settings = Settings(
            self._own,
            self._home[0] or ELSEWHERE,
            self._home[1] or ELSEWHERE,
            told_area=area,
            told_period=period,
            names=self._labels(area or self._home[0], period or self._home[1]),
        )
        settings.survey(text)
        copy = self._copy(text)
        reader = Reader(self._names)
        lines = Lines(text)
        tail = ""
        for number, block in enumerate(blocks(text)):
            if number == OPENING:
                settings.close_opening()
            written = copy.mended(block) if copy else block.text
            paragraph = cut(written, settings)
            folded = paragraph.text.strip()
            heading = block.heading and (not paragraph.figures or folded.startswith("#"))
            if heading:
                settings.heading(folded)
            elif number < OPENING:
                settings.opening(folded)
            if paragraph.figures:
                spans = [(figure.start, figure.end) for figure in paragraph.figures]
                through = settings.through(paragraph.text, spans)
                claims = reader.claims(paragraph, through, tail)
                yield from self._judged(claims, block, text, lines, path, copy)
            tail = folded if block.unfinished and not heading else ""

    def _labels(self, area: str | None, period: str | None) -> list[str]:
        facts = self._report(area or ELSEWHERE, period or ELSEWHERE)
        return [folded(label) for fact in facts for label in (fact.indicator, *fact.aliases)]

    def _copy(self, text: str) -> Copy | None:
        """The base's own page, if the draft is a copy of one."""
        count = text.count("\n") + (not text.endswith("\n"))
        for source in self._sources:
            if source.lines == count:
                copy = copy_of(text, source, self._report(source.area, source.period))
                if copy:
                    return copy
        return None

    def _report(self, area: str, period: str) -> list[Fact]:
        key = (area, period)
        if key not in self._facts:
            self._facts[key] = [] if ELSEWHERE in key else self._index.report(area, period)
        return self._facts[key]

    def _names(self, setting: Setting) -> Names:
        """The names of a setting; where it is nowhere, the home's, that a claim may be read on."""
        key = (setting.area, setting.period)
        if key not in self._reports:
            facts = self._report(*key)
            home = (self._home[0] or ELSEWHERE, self._home[1] or ELSEWHERE)
            if key != home and not facts:
                self._reports[key] = self._names(Setting(*home))
            elif key == home:
                self._reports[key] = Names(facts)
            else:
                self._reports[key] = Names([*facts, *self._report(*home)])
        return self._reports[key]

    def _judged(
        self,
        claims: Sequence[Claim],
        block: Block,
        text: str,
        lines: Lines,
        path: str,
        copy: Copy | None,
    ) -> Iterator[Finding]:
        slips = [self._slip(claim) for claim in claims]
        comments = MARK in text
        if copy:
            slips = copy.supplied(block, claims, slips)
        for number, (claim, slip) in enumerate(zip(claims, slips, strict=True)):
            mention = claim.figure.mention
            start = block.offset + mention.start
            line, column = lines.position(start)
            if copy and copy.is_aside(line, claim):
                continue
            finding = Finding(
                path, line, column, "note", "", "", text[start : block.offset + mention.end]
            )
            if slip is None or slip.judgement == "unknown":
                quiet = comments and rule_silenced(text, start - column + 1, UNCHECKED)
                why = Message("not in base: {why}", why=_why(claim, slip))
                yield replace(finding, status=SILENCED if quiet else ABSENT, message=why)
                continue
            fact = slip.fact
            known = expected(slip)
            if slip.judgement == "agrees":
                yield replace(finding, status=MATCH, fact=fact.id, expected=known, message=known)
                continue
            slip = replace(slip, peers=_peers(slips, number), twins=self._twins(slip))
            rule = rules.rule_for(slip)
            quiet = comments and rule_silenced(text, start - column + 1, rule)
            yield replace(
                finding,
                level="note" if quiet else "error",
                rule=rule,
                status=SILENCED if quiet else CONFLICT,
                fact=fact.id,
                expected=known,
                message=Message(
                    "{indicator}: the draft says {said}, the base says {known} "
                    "({source}, line {line})",
                    indicator=fact.indicator,
                    said=finding.text.strip(),
                    known=known,
                    source=fact.source.id,
                    line=fact.lines[0],
                ),
            )

    def _slip(self, claim: Claim) -> Slip | None:
        """The claim beside the fact that it speaks of, if the base can say anything of it."""
        if claim.named is None or not claim.setting.known or claim.figure.meant:
            return None
        found: list[Slip] = []
        for fact in claim.named.facts:
            if not _is_of(fact, claim):
                continue
            slip = slip_of(claim, fact)
            if slip is None:
                return None
            if slip.part == "rank" and fact.rank:
                among = rank_scope(claim)
                if among is not None and among != scope(fact.rank.among):
                    return None
                if among is None and slip.judgement == "differs":
                    slip = replace(slip, judgement="unknown")
            if slip.judgement == "differs" and not sure(claim, fact, slip.part):
                slip = replace(slip, judgement="unknown")
            found.append(slip)
        order = ("agrees", "unknown", "differs")
        return min(found, key=lambda slip: order.index(slip.judgement), default=None)

    def _twins(self, slip: Slip) -> tuple[Figure, ...]:
        """What the base says of the whole of an increase, or of the increase of a whole."""
        if slip.part != "value":
            return ()
        bare = _bare(slip.fact)
        rising = bool(flows_in(slip.fact.indicator))
        found = []
        for fact in self._report(slip.claim.setting.area, slip.claim.setting.period):
            if _bare(fact) == bare and bool(flows_in(fact.indicator)) != rising:
                twin = slip_of(slip.claim, fact)
                if twin:
                    found.append(twin.known)
        return tuple(found)


def _only(values: Iterable[str]) -> str | None:
    """The value that all are; None where they differ, or there are none."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _bare(fact: Fact) -> str:
    """An indicator's name without what makes it an increase or a whole."""
    from jzfacts.claims.indicator_names import stem
    from jzfacts.claims.vocabulary import FLOW

    return stem(FLOW.sub("", letters_of(folded(fact.indicator))))


def _is_of(fact: Fact, claim: Claim) -> bool:
    """Whether a fact is of the place and time that a claim is set in."""
    setting = claim.setting
    if fact.period != setting.period:
        return False
    if fact.area == setting.area:
        return True
    within = fact.area.startswith(setting.area.rstrip("市县区"))
    stem = fact.area.rstrip("省市县区")
    named = claim.named.name if claim.named else ""
    return fact.source.area == setting.area and (within or stem in named)


def _peers(slips: Sequence[Slip | None], number: int) -> tuple[Figure, ...]:
    """What the base says of the other figures of the sentence that are wrong, too."""
    slip = slips[number]
    return tuple(
        other.known
        for other in slips[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]
        if slip
        and other
        and other.judgement == "differs"
        and other.fact.id != slip.fact.id
        and other.part == slip.part
        and other.claim.figure.sentence == slip.claim.figure.sentence
    )


def _why(claim: Claim, slip: Slip | None) -> Message:
    """Why nothing can be said of a figure, in a few words."""
    if claim.figure.meant or claim.setting.meant:
        return Message("a plan or target")
    named = claim.named
    if not claim.setting.known or (named and not any(_is_of(f, claim) for f in named.facts)):
        return Message("another place or time")
    if named is None:
        return Message("no such indicator, or it is not clear what the figure speaks of")
    if slip is None:
        indicator = named.facts[0].indicator
        return Message("the base gives no such figure for {indicator}", indicator=indicator)
    known = expected(slip)
    return Message("the base gives {known}, which does not settle it", known=known)


def expected(slip: Slip) -> str:
    """What the base prints for a part of a fact."""
    fact, known = slip.fact, slip.known
    if slip.part == "rank" and fact.rank:
        return f"{fact.rank.among}第{fact.rank.place}"
    number = f"{abs(known.value):f}{known.unit or ''}"
    if slip.part == "change":
        return ("增长" if known.value >= 0 else "下降") + number
    if slip.part == "versus" and fact.versus:
        return fact.versus.among + number
    return (known.qualifier or "") + number
