"""Rules of a source: that this is its page, and that it is read as recorded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.audit.page import letters
from jzfacts.audit.page_files import digest_of
from jzfacts.audit.rules import Problem, rule
from jzfacts.claims.plans import INTENTION
from jzfacts.facts.periods import years
from jzfacts.i18n import Message
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.normalize import fold_prose

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


_KIND = "省市县区州盟旗乡镇"
_WHOSE = pattern(
    rf"(?:^|关于|[0-9]年)(?:关于)?([^\W\d_]{{2,9}}?[{_KIND}])(?:[0-9]{{4}}年|(?:人民)?政府)"
    rf"|在([^\W\d_]{{2,12}}?[{_KIND}])第[一二三四五六七八九十]{{1,3}}届"
)
"""Whose report it is, as its title says, or the line on the congress that heard it."""
_HEAD = 12
"""Lines among which that line is."""


@rule("area", "the report is of {words}, not of {area}; correct `area` of {id}", "conflict")
def source_area(evidence: Evidence) -> Iterator[Problem]:
    """The place that the title names, or the line on the congress, is that of the source.

    Of a report that names none, whose it is is not proven.
    """
    source = evidence.source
    head = [source.title or "", *map(evidence.page.line, range(1, len(evidence.page.lines) + 1))]
    named = (_WHOSE.search("".join(line.split())) for line in head[:_HEAD])
    found = next(filter(None, named), None)
    whose = found and (found[1] or found[2])
    if whose and source.area[:2] not in whose and "国" not in whose:
        yield Problem(source, expected=whose, words=whose, area=source.area)


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


_MAY_INTEND = pattern(f"{INTENTION.pattern}|目标|计划|任务|预算|安排|预计")
_AS_PLAN = pattern("目标|计划|(?i:targets?|plans?)\\b")


@rule(
    "set-aside",
    "“{words}” is set aside as a target or a plan, and its sentence tells of what was reached; make it a fact, or give another reason",
    "conflict",
)
def set_aside_result(evidence: Evidence) -> Iterator[Problem]:
    """What is set aside as a target or a plan is told of with a word of intention, or is to come."""
    page, last = evidence.page, years(evidence.source.period)[1]
    for place in evidence.set_aside:
        for numeral in place.numerals if _AS_PLAN.search(place.entry.reason) else ():
            read = evidence.text_of(numeral)
            if read is None or read[0].planned or read[1].planned:
                continue
            line = fold_prose(page.line(numeral.line)).text
            own = line[: numeral.end - page.starts[numeral.line - 1]]
            year = read[1].period[:4]
            to_come = year.isdecimal() and int(year) > last
            if not (to_come or _MAY_INTEND.search(re.split("[。!?]", own)[-1])):
                yield Problem(numeral, words=place.entry.text)
