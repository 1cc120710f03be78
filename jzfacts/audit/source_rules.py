"""What an audit asks of a source: that this is its page, and that it is read as recorded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.audit.page import letters
from jzfacts.audit.page_files import digest_of
from jzfacts.i18n import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.audit.evidence import Proof
    from jzfacts.documents.finding import Finding

_QUOTED = re.compile(r"“([^“”]+)”")
_LAST_YEAR = ("过去一年", "过去的一年", "一年来", "去年", "上年")
_THIS_YEAR = ("今年", "本年")


def digest(proof: Proof) -> Iterator[Finding]:
    """The page is the one that the facts were taken from.

    The source's `sha256` is that of the page's text (UTF-8, line feeds, no byte order mark). The
    audit of another page goes on, since what differs will be found. Remedy: find the page that is
    meant; or, if this one is better, correct the facts and write its digest.
    """
    due = proof.source.sha256
    if due is not None and due != digest_of(proof.page.written):
        yield proof.on_line(
            1,
            "digest",
            Message(
                "this is not the very page that {id} was taken from; its sha256 differs",
                id=proof.source.id,
            ),
            status="differs",
            expected=due,
            level="warning",
        )


def line_count(proof: Proof) -> Iterator[Finding]:
    """The page has as many lines as the source's `lines` says, so that line numbers hold."""
    due, counted = proof.source.lines, len(proof.page.lines)
    if due is not None and due != counted:
        yield proof.on_line(
            counted,
            "line-count",
            Message(
                "the page has {counted} lines, {id} says {due}; correct `lines`",
                counted=counted,
                id=proof.source.id,
                due=due,
            ),
            status="differs",
            expected=str(due),
        )


def title(proof: Proof) -> Iterator[Finding]:
    """The page prints the source's title and its creator, whatever marks are between the words."""
    whole = "".join(proof.page.letters(n + 1).text for n in range(len(proof.page.lines)))
    for key, text in (("title", proof.source.title), ("creator", proof.source.creator)):
        if text is not None and letters(text).text not in whole:
            yield proof.on_line(
                1,
                "title",
                Message(
                    "the page does not print the {key} “{text}”; correct {id}",
                    key=key,
                    text=text,
                    id=proof.source.id,
                ),
                status="missing",
                expected=text,
            )


def published(proof: Proof) -> Iterator[Finding]:
    """The page prints the date that `published` gives, as year, month and day."""
    if not proof.dated:
        date = proof.source.published
        yield proof.on_line(
            1,
            "published",
            Message(
                "the page does not print the date {date}; correct `published` of {id}",
                date=date,
                id=proof.source.id,
            ),
            status="missing",
            expected=date,
        )


def period(proof: Proof) -> Iterator[Finding]:
    """The year reported on is printed, or follows from the page's words and its date.

    过去一年, 去年 and 上年 are the year before `published`, 今年 is its year. A fact whose period
    is not its source's must have its year printed on one of its lines.
    """
    source, page = proof.source, proof.page
    whole = "".join(page.text.split())
    year = int(source.published[:4])
    years = {
        int(one.mention.value)
        for one in page.numerals
        if one.mention.kind == "time" and one.mention.unit == "年"
        if one.number not in proof.dated
    }
    years |= {year - 1 for words in _LAST_YEAR if words in whole}
    years |= {year for words in _THIS_YEAR if words in whole}
    if int(source.period[:4]) not in years:
        yield proof.on_line(
            1,
            "period",
            Message(
                "nothing on the page says that it reports on {period}; correct `period` of {id}",
                period=source.period,
                id=source.id,
            ),
            status="missing",
            expected=source.period,
        )
    for fact in proof.facts:
        if fact.period == source.period:
            continue
        there = {
            str(one.mention.value)
            for line in fact.lines
            for one in page.on(line)
            if one.mention.kind == "time"
        }
        if fact.period[:4] not in there | {source.period[:4]}:
            yield proof.on_line(
                fact.lines[0],
                "period",
                Message(
                    "{indicator}: line {line} does not print the year {period}",
                    indicator=fact.indicator,
                    line=fact.lines[0],
                    period=fact.period,
                ),
                status="missing",
                fact=fact.id,
                expected=fact.period,
            )


def misprint(proof: Proof) -> Iterator[Finding]:
    """Each recorded misprint stands on its line as it was recorded."""
    for entry in proof.page.unread:
        yield proof.on_line(
            entry.line,
            "misprint",
            Message(
                "line {line} does not print “{words}”; correct or drop this misprint",
                line=entry.line,
                words=entry.printed,
            ),
            status="missing",
            expected=entry.printed,
        )


def gap(proof: Proof) -> Iterator[Finding]:
    """Each recorded gap is where it is said to be.

    The first words that its note quotes “so” must stand on its line, and on no other.
    """
    for entry in proof.source.gaps:
        quoted = _QUOTED.search(entry.note)
        words = letters(quoted[1]).text if quoted else ""
        lines = [
            number
            for number in range(1, len(proof.page.lines) + 1)
            if words and words in proof.page.letters(number).text
        ]
        if lines != [entry.line]:
            stand = (
                Message("on lines {lines}", lines=", ".join(map(str, lines)))
                if lines
                else Message("nowhere")
            )
            yield proof.on_line(
                entry.line,
                "gap",
                Message(
                    "the words that this gap's note quotes first stand {where}; "
                    "quote what only line {line} prints",
                    where=stand,
                    line=entry.line,
                ),
                status="missing",
                expected=quoted[1] if quoted else None,
            )


def set_aside(proof: Proof) -> Iterator[Finding]:
    """Each set-aside is printed on its line, and is no fact.

    Where its `text` holds several numerals, `numeral` says which one is meant.
    """
    for aside in proof.asides:
        entry = aside.entry
        if aside.span is None or (entry.numeral is not None and not aside.numerals):
            words = entry.text if aside.span is None else f"{entry.text}: {entry.numeral}"
            yield proof.on_line(
                entry.line,
                "set-aside",
                Message(
                    "line {line} does not print “{words}”; correct or drop this set-aside",
                    line=entry.line,
                    words=words,
                ),
                status="missing",
                expected=words,
            )
        for numeral in aside.numerals:
            fact = proof.claims.taken.get(numeral.number)
            if fact is not None:
                yield proof.at(
                    numeral.start,
                    numeral.end,
                    "set-aside",
                    Message(
                        "the fact {fact} claims what “{words}” sets aside; drop one of them",
                        fact=fact,
                        words=entry.text,
                    ),
                    status="twice",
                    fact=fact,
                )


RULES = (digest, line_count, title, published, period, misprint, gap, set_aside)
"""In the order of the manual."""
