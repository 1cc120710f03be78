"""Rules of a source: that this is its page, and that it is read as recorded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.audit.page import letters
from jzfacts.audit.page_files import digest_of
from jzfacts.audit.rules import Problem, rule
from jzfacts.facts.periods import years
from jzfacts.i18n import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.audit.coverage import Evidence

QUOTED = re.compile(r"“([^“”]+)”")
_LAST_YEAR = ("过去一年", "过去的一年", "一年来", "去年", "上年")
_THIS_YEAR = ("今年", "本年")


@rule(
    "digest",
    "this is not the very page that {id} was taken from; its sha256 differs",
    "differs",
    "warning",
)
def digest(evidence: Evidence) -> Iterator[Problem]:
    """The page is the one that the facts were taken from; its text has the source's `sha256`.

    Remedy: find that page; or, if this one is better, correct the facts and write its digest.
    """
    due = evidence.source.sha256
    if due not in (None, digest_of(evidence.page.written)):
        yield Problem(evidence.source, expected=due)


@rule("line-count", "the page has {counted} lines, {id} says {due}; correct `lines`", "differs")
def line_count(evidence: Evidence) -> Iterator[Problem]:
    """The page has as many lines as the source's `lines` says, so that line numbers hold."""
    due, counted = evidence.source.lines, len(evidence.page.lines)
    if due not in (None, counted):
        yield Problem(counted, expected=str(due), counted=counted, due=due)


@rule("title", "the page does not print the {key} “{text}”; correct {id}")
def title(evidence: Evidence) -> Iterator[Problem]:
    """The page prints the source's title and its creator, whatever marks are between the words."""
    whole = "".join(line.text for line in evidence.page.spelled)
    for key, text in (("title", evidence.source.title), ("creator", evidence.source.creator)):
        if text is not None and letters(text).text not in whole:
            yield Problem(evidence.source, expected=text, key=key, text=text)


@rule("published", "the page does not print the date {date}; correct `published` of {id}")
def published(evidence: Evidence) -> Iterator[Problem]:
    """The page prints the date that `published` gives, as year, month and day."""
    date = evidence.source.published
    if date and not evidence.date:
        yield Problem(evidence.source, expected=date, date=date)


@rule("period", "nothing on the page says that it reports on {period}; correct `period` of {id}")
def source_period(evidence: Evidence) -> Iterator[Problem]:
    """The year reported on is printed, or follows from the page's words and its date.

    过去一年, 去年 and 上年 are the year before `published`, 今年 is its year.
    """
    source, page = evidence.source, evidence.page
    words = "".join(page.text.split())
    printed = {
        int(one.mention.value)
        for one in page.numerals
        if one.mention.kind == "time" and one.mention.unit == "年"
        if one.number not in evidence.date
    }
    if source.published:
        published = int(source.published[:4])
        printed |= {published - 1 for phrase in _LAST_YEAR if phrase in words}
        printed |= {published for phrase in _THIS_YEAR if phrase in words}
    if years(source.period)[1] not in printed:
        yield Problem(source, expected=source.period, period=source.period)


@rule("misprint", "line {line} does not print “{words}”; correct or drop this misprint")
def misprint(evidence: Evidence) -> Iterator[Problem]:
    """Each recorded misprint stands on its line as it was recorded."""
    for entry in evidence.page.unread:
        yield Problem(entry.line, line=entry.line, expected=entry.printed, words=entry.printed)


@rule(
    "gap",
    "the words that this gap's note quotes first stand {where}; quote what only line {line} prints",
)
def gap(evidence: Evidence) -> Iterator[Problem]:
    """The first words that the note of a recorded gap quotes “so” stand on its line alone."""
    for entry in evidence.source.gaps:
        quoted = QUOTED.search(entry.note)
        words = letters(quoted[1]).text if quoted else ""
        spelled = enumerate(evidence.page.spelled, 1)
        lines = [number for number, line in spelled if words and words in line.text]
        if lines != [entry.line]:
            where = Message("on lines {lines}", lines=", ".join(map(str, lines)))
            where = where if lines else Message("nowhere")
            expected = quoted[1] if quoted else None
            yield Problem(entry.line, expected=expected, line=entry.line, where=where)


@rule("set-aside", "line {line} does not print “{words}”; correct or drop this set-aside")
def set_aside(evidence: Evidence) -> Iterator[Problem]:
    """Each set-aside is printed on its line; of several numerals, `numeral` says which."""
    for place in evidence.set_aside:
        entry = place.entry
        if place.span is None or (entry.numeral is not None and not place.numerals):
            words = entry.text if place.span is None else f"{entry.text}: {entry.numeral}"
            yield Problem(entry.line, line=entry.line, expected=words, words=words)


@rule("set-aside", "the fact {fact} claims what “{words}” sets aside; drop one of them", "twice")
def set_aside_twice(evidence: Evidence) -> Iterator[Problem]:
    """No set-aside is a fact."""
    facts = {fact.id: fact for fact in evidence.facts}
    for place in evidence.set_aside:
        for numeral in place.numerals:
            owner = evidence.matches.owners.get(numeral.number)
            if owner is not None:
                yield Problem(numeral, facts[owner], words=place.entry.text)


RULES = (
    digest,
    line_count,
    title,
    published,
    source_period,
    misprint,
    gap,
    set_aside,
    set_aside_twice,
)
