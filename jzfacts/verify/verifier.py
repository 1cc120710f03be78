"""Compares a draft with a base and gives each figure a verdict: match, conflict or not in base.

A figure is in conflict only if the draft states it as fact for a place and year of the base, names
an indicator of the base (in full, or so that only one digit is wrong), and differs in comparable
terms. Everything short of that is not in base; nothing is guessed.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from jzfacts.claims.area_period.expressions import Finder
from jzfacts.claims.area_period.places import as_in_names
from jzfacts.claims.area_period.time_place import ELSEWHERE, UNNAMED, TimePlace, of_period
from jzfacts.claims.assign import Claim, assign
from jzfacts.claims.brackets import is_of_less
from jzfacts.claims.indicator_names import Names, folded
from jzfacts.claims.passages import passages
from jzfacts.claims.plans import INTENTION
from jzfacts.claims.report_words import NUMERAL
from jzfacts.documents.document import MARK, rule_silenced
from jzfacts.documents.finding import Finding
from jzfacts.documents.markup import read_text
from jzfacts.documents.model import paragraphs, span
from jzfacts.facts.periods import spans_years
from jzfacts.i18n import Message
from jzfacts.index.conditions import area_stem
from jzfacts.text.normalize import Lines
from jzfacts.verify import rules
from jzfacts.verify.by_figure import FactsByFigure
from jzfacts.verify.compare import beside_fact, compare_with, is_comparable
from jzfacts.verify.consistency.contradictions import Draft
from jzfacts.verify.contrasts import says_stock
from jzfacts.verify.figure_in_words import printed, said
from jzfacts.verify.hints import Wrong, hint
from jzfacts.verify.intervals import is_near_miss
from jzfacts.verify.measures import baselines
from jzfacts.verify.other_indicators import (
    names_a_kind,
    names_another,
)
from jzfacts.verify.paragraph import NEIGHBOURS, compare_all, counterparts, siblings
from jzfacts.verify.reasons import reason, unread
from jzfacts.verify.source_copy import Copy, opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jzfacts.claims.passages import Passage
    from jzfacts.documents.model import Document, Paragraph
    from jzfacts.facts.model import Fact
    from jzfacts.index.index import Index
    from jzfacts.verify.compare import Comparison

T = TypeVar("T")

MATCH, CONFLICT, ABSENT = "match", "conflict", "not in base"
"""The three verdicts, as the status of a finding."""

UNCHECKED, SILENCED = "not-in-base", "silenced"
"""Rule name of a figure that is not in base (for silencing, and with --strict), and the status of a
conflict that a comment in the draft silences.
"""

FEW = 200
"""Maximum number of sources for which the base is checked for a common place and year, and the draft
for being a copy of a page; larger bases cover many places.
"""

_Place = tuple[str, int, int]
"""Path, line and column of a figure."""


class _Page(NamedTuple):
    """A draft being verified."""

    document: Document
    path: str
    lines: Lines
    copy: Copy | None
    marked: bool
    """True if comments in the draft may silence findings."""


class Verifier:
    """Verifies drafts against one base."""

    def __init__(self, index: Index, *, area: str | None = None, period: str | None = None) -> None:
        """`area`, `period`: what a draft is about where it does not say."""
        self._index = index
        self._areas = tuple(index.steadily(lambda: index.areas))
        if area is not None and area not in self._areas:
            area = _only(one for one in self._areas if area_stem(one) == area) or area
        self._given = (area, period)
        self._sources = index.sources(FEW) or []
        self._home = of_period(
            _only(source.area for source in self._sources) or UNNAMED,
            _only(source.period for source in self._sources) or UNNAMED,
        )
        """What the base speaks of throughout."""
        self._names: dict[tuple[str, ...], Names] = {}
        self._facts: dict[tuple[str, ...], list[Fact]] = {}
        self._figures: dict[tuple[str, ...], FactsByFigure] = {}
        own = of_period(area or self._home.area, period) if period else self._home
        facts = self._facts_there(own._replace(area=area or own.area))
        self._own_names = "\n".join(folded(fact.indicator) for fact in facts)
        labels = [folded(label) for fact in facts for label in (fact.indicator, *fact.aliases)]
        self._finder = Finder(
            self._areas, labels, lambda label: label in index.steadily(lambda: index.words)
        )
        self._intending = [
            label for label in labels if INTENTION.search(label) or not NUMERAL.isdisjoint(label)
        ]
        """Names in which a word of intention intends nothing, and a number is no figure."""

    def verdicts(self, draft: str | Document, path: str) -> Iterator[Finding]:
        """Yield a finding for each figure of a draft, in reading order."""
        return self._findings(_read(draft), path, None)

    def findings(self, draft: str | Document, path: str) -> Iterator[Finding]:
        """Yield the same, with contradictions of the draft itself among them."""
        document = _read(draft)
        return self._findings(document, path, Draft(document, path))

    def _findings(self, document: Document, path: str, draft: Draft | None) -> Iterator[Finding]:
        text = document.source
        page = _Page(document, path, Lines(text), self._copy(document), MARK in text)

        def written(paragraph: Paragraph) -> str:
            copy = page.copy
            printed = copy.corrected(paragraph.text) if copy else paragraph.text
            return printed.translate(self._index.simplified)

        area, period = self._given
        dated = period is not None
        for passage in passages(
            document,
            self._finder,
            self._home,
            area=area,
            period=period,
            names=self._intending,
            written=written,
        ):
            if not passage.figures and not draft:
                continue
            dated = dated or any(one.time for one in passage.expressions)
            found = list(self._compared(passage, page, dated=dated))
            if draft:
                wrong = {(one.line, one.column) for one in found if one.rule in rules.AGAINST_BASE}
                found += draft.findings(passage, wrong)
                found += () if page.copy else unread(passage, path, page.lines)
                found.sort(key=lambda one: (one.line, one.column))
            for one in found:
                yield one._replace(place=document.place(one.line)) if document.places else one

    def _compared(self, passage: Passage, page: _Page, *, dated: bool) -> Iterator[Finding]:
        """Yield the finding of each figure of a passage; `dated`: whether the draft has named a time so far."""
        paragraph, claims, copy = passage.paragraph, self._claims(passage), page.copy
        # the words of a damaged page name what they must
        is_another = (lambda one: self._is_another(one, passage)) if not copy else lambda _: False
        found = compare_all(claims, lambda claim: self._by_figure(claim, passage), is_another)
        for number, one in enumerate(found):
            if one and one.judgement == "differs" and one.measure != "rank":
                found[number] = self._of_part(one, passage, found)
        if copy:
            found = copy.supplied(paragraph.text, claims, found)
        for number, (claim, one) in enumerate(zip(claims, found, strict=True)):
            mention = claim.figure.mention
            start, end = span(paragraph, mention.start, mention.end)
            line, column = page.lines.position(start)
            if copy and copy.is_set_aside(paragraph.text, claim):
                continue
            at = page.path, line, column
            if one is None or one.judgement == "unknown" or self._may_be_of_other(one, dated=dated):
                finding = self._absent(at, claim, one)
            elif one.judgement == "agrees":
                base = printed(one)
                id, *also = map(self._index.shortest_id, (one.fact, *one.also))
                message = Message(
                    "{indicator}: agrees with {known} ({source}, line {line})",
                    indicator=one.fact.indicator,
                    known=base,
                    source=one.fact.source.id,
                    line=one.fact.lines[0],
                )
                finding = Finding(
                    *at, "note", "", message, mention.text, MATCH, id, base, also=tuple(also)
                )
            else:
                finding = self._revised(at, one) or self._conflict(at, one, number, found)
            finding = finding._replace(span=(start, end))
            rule = finding.rule or (UNCHECKED if finding.status == ABSENT else "")
            if (
                rule
                and page.marked
                and rule_silenced(page.document.source, start - column + 1, rule)
            ):
                finding = finding._replace(level="note", status=SILENCED)
            yield finding

    def _absent(self, at: _Place, claim: Claim, one: Comparison | None) -> Finding:
        """Return the finding that a figure was not compared, with the reason."""
        known, text = bool(self._facts_there(claim.time_place)), claim.figure.mention.text
        short, why = reason(claim, one, known=known, areas=self._areas)
        told = Message("not in base: {why}", why=why)
        return Finding(*at, "note", "", told, text, ABSENT, reason=short)

    def _revised(self, at: _Place, one: Comparison) -> Finding | None:
        """Return a warning if the figure was right until the base's fact superseded it, else None."""
        fact, text = one.fact, one.claim.figure.mention.text
        earlier = self._index.history(fact) if fact.supersedes else []
        for old in earlier[: earlier.index(fact)] if earlier else ():
            other = beside_fact(one.claim, old)
            if other and other.judgement == "agrees":
                message = Message(
                    "{indicator}: {said} was published ({old}) and later revised to {known} "
                    "({source}, line {line})",
                    indicator=fact.indicator,
                    said=said(one),
                    old=old.source.published or old.source.id,
                    known=printed(one),
                    source=fact.source.id,
                    line=fact.lines[0],
                )
                rule, base = rules.SUPERSEDED, printed(one)
                id = self._index.shortest_id(fact)
                return Finding(*at, "warning", rule, message, text, MATCH, id, base)
        return None

    def _conflict(
        self, at: _Place, one: Comparison, number: int, found: Sequence[Comparison | None]
    ) -> Finding:
        """Return the finding that the base says otherwise; `found`: all comparisons of the passage."""
        fact, there, figure = one.fact, one.claim.time_place, one.claim.figure
        facts = self._facts_there(there)
        one = one._replace(siblings=siblings(found, number), counterparts=counterparts(one, facts))
        message = Message(
            "{indicator}: the draft says {said}, the base says {known} ({source}, line {line})",
            indicator=fact.indicator,
            said=said(one),
            known=printed(one),
            source=fact.source.id,
            line=fact.lines[0],
        )
        sentence = [
            other
            for other in found[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]
            if other and other.claim.figure.sentence == figure.sentence
        ]
        likely = hint(Wrong(one, sentence, facts, self._year_before(there)))
        if likely:
            message = Message("{wrong}; {hint}", wrong=message, hint=likely[1])
        return Finding(
            *at,
            "error",
            rules.rule_for(one),
            message,
            figure.mention.text,
            CONFLICT,
            self._index.shortest_id(fact),
            printed(one),
            likely[0] if likely else None,
        )

    def _claims(self, passage: Passage) -> list[Claim]:
        """Return the claims of a passage, without names if the base has nothing for its places and times."""
        pairs = list(zip(passage.figures, passage.there, strict=True))
        if any(one.known and not figure.planned and self._may_have(one) for figure, one in pairs):
            names = [self._names_of(one) for one in passage.there]
            return assign(passage.figures, passage.there, names, passage.tail)
        return [Claim(figure, one, None) for figure, one in pairs]

    def _by_figure(self, claim: Claim, passage: Passage) -> Comparison | None:
        """Find the fact of a claim by its figure."""
        there = self._by_figures(claim.time_place)
        found = there.find(claim, passage.context) or there.of_official(claim, self._official)
        is_whole = found and found.fact.period == claim.time_place.together
        is_known = is_comparable(claim) or (is_whole and not claim.figure.planned)
        return found if is_known else None

    @property
    def _official(self) -> Mapping[str, int]:
        return self._index.steadily(lambda: self._index.official)

    def _is_another(self, one: Comparison, passage: Passage) -> bool:
        """True if the words beside a figure name another indicator than the compared fact."""
        is_less = is_of_less(one.claim.figure, one.fact)
        names = self._names_of(one.claim.time_place)
        is_other = (
            is_less
            or says_stock(one)
            or names_another(one, self._official, passage.context + passage.paragraph.text)
        )
        return is_other or (one.judgement == "agrees" and names_a_kind(one, names))

    def _by_figures(self, there: TimePlace) -> FactsByFigure:
        key = _key(there)
        if key not in self._figures:
            self._figures[key] = FactsByFigure(self._facts_there(there))
        return self._figures[key]

    def _of_part(
        self, one: Comparison, passage: Passage, found: Sequence[Comparison | None]
    ) -> Comparison:
        """Return the comparison with the fact of a part, where a figure seems to contradict the whole."""
        part = self._by_figures(one.claim.time_place).narrower(one, passage.context)
        if part is None or self._is_another(part, passage):
            return one
        said = {
            other.judgement for other in found if other and other.fact.full_id == part.fact.full_id
        }
        if "differs" in said:
            return one  # the two have been exchanged
        return one._replace(judgement="unknown") if said else part

    def _may_have(self, there: TimePlace) -> bool:
        """True if the base may have facts of a place and time."""
        if there.period == self._home.period and as_in_names(there.area) in self._own_names:
            return True  # a place in the name of a fact: 深圳前海制度创新成果
        return bool(self._facts_there(there))

    def _copy(self, document: Document) -> Copy | None:
        """Return the base's own page that the draft is a copy of, or None."""
        read = islice((one.text for element in document.elements for one in paragraphs(element)), 9)
        tops = opening(document.source), opening("\n".join(read))
        for source in self._sources:
            if any(opening(source.title) in top for top in tops):
                facts = self._facts_of(source.area, source.period)
                return Copy(source, tuple(fact for fact in facts if fact.source.id == source.id))
        return None

    def _facts_of(self, area: str, period: str) -> list[Fact]:
        key = (area, period)
        if key not in self._facts:
            unknown = {UNNAMED, ELSEWHERE} & {*key}
            self._facts[key] = [] if unknown else self._index.report(area, period)
        return self._facts[key]

    def _facts_there(self, there: TimePlace) -> list[Fact]:
        """Return the facts of a place and time."""
        key = _key(there)
        if key not in self._facts:
            several = self._several_years if there.several_years else ()
            periods = (*filter(there.ends, several), *there.periods)
            found = [fact for one in periods for fact in self._facts_of(there.area, one)]
            own = {one.period for one in self._sources}
            later = (fact for one in own for fact in self._facts_of(there.area, one))
            self._facts[key] = found + baselines(later, there.period, found)
        return self._facts[key]

    @cached_property
    def _several_years(self) -> list[str]:
        """Periods of the base that span several years."""
        named = (key[1:] for key in self._index.keys if key[0] == "p")
        return [period for period in named if spans_years(period)]

    def _may_be_of_other(self, one: Comparison, *, dated: bool) -> bool:
        """True if a difference may be due to another place mentioned in passing, or to several years that the
        draft does not state.
        """
        there = one.claim.time_place
        if one.judgement != "differs" or there.passing:
            return one.judgement == "differs" and not is_near_miss(one.draft, one.base)
        periods = [] if dated else [it for it in self._several_years if it[5:] == there.year]
        facts = (fact for period in periods for fact in self._facts_of(there.area, period))
        same = (fact for fact in facts if fact.indicator == one.fact.indicator)
        found = (compare_with(one.claim, fact) for fact in same)
        return any(other and other.judgement == "agrees" for other in found)

    def _year_before(self, there: TimePlace) -> list[Fact]:
        year = there.period
        return self._facts_of(there.area, str(int(year) - 1)) if year.isdecimal() else []

    def _names_of(self, there: TimePlace) -> Names:
        """Return the names of the facts of a place and time, followed by those of the base's own."""
        key = _key(there) if self._facts_there(there) else _key(self._home)
        if key not in self._names:
            own = self._facts_there(self._home)
            facts = self._facts_there(there) or own
            self._names[key] = Names({it.full_id: it for it in (*facts, *own, *facts)}.values())
        return self._names[key]


@lru_cache(maxsize=1024)
def _key(there: TimePlace) -> tuple[str, ...]:
    several = there.since if there.several_years else ""
    return (there.area, several, *there.periods)


def _read(draft: str | Document) -> Document:
    return read_text(draft) if isinstance(draft, str) else draft


def _only(values: Iterable[T]) -> T | None:
    """Return the common value, or None if the values differ or there are none."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
