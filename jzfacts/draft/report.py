"""Reads a whole document and collects what it states as facts."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims.area_period.expressions import Finder
from jzfacts.claims.area_period.headings import DATE
from jzfacts.claims.area_period.time_place import TimePlace
from jzfacts.claims.area_period.times import UNSAID
from jzfacts.claims.passages import passages
from jzfacts.documents.model import span
from jzfacts.draft.composing import Composer
from jzfacts.draft.deeds import deeds, when_won
from jzfacts.draft.head import tells_who_spoke
from jzfacts.draft.unstated import OF_YEARS
from jzfacts.text.normalize import Lines

if TYPE_CHECKING:
    from jzfacts.claims.passages import Passage
    from jzfacts.documents.model import Document, Paragraph
    from jzfacts.draft.drafted import DraftedFact

_NUMBERING = re.compile(
    r"^[#*\s]*(?:第[一二三四五六七八九十]+[章部节条]分?|[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?[0-9]{1,2}[)）、.．])*\s*"
)
_LONGEST_TOPIC = 40
_LEAD_IN = re.compile(
    "[\\s*—]*(?:各位代表[！!])?([（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]是)?[\\s*]*"
    "(?:[^，,。0-9]{0,8}年[来间]?，)?(?:我们|[我全][省市县区州]|是)?(?:([^。；;：:！!？?0-9*]{4,40})[*]*。[*]*(?=[^\\s*]))?"
)
"""The start of a paragraph that states its topic: （二）着力强基固本。…; 五年来，我们…。…."""


_FIVE_YEARS = re.compile("(?:^|[。\\n])[^。，,0-9]{0,6}五年[来间]|五年累计", re.MULTILINE)
"""What says how long the term of office is that a report tells of: 本届政府工作回顾. 五年来,…."""


class Report(NamedTuple):
    """What a report states."""

    facts: list[DraftedFact]
    planned: list[tuple[int, int]]
    """Positions of the figures of targets and plans in the source."""
    left: list[tuple[int, int, str]]
    """Positions of other figures that no fact can state, each with the reason."""


def read_report(document: Document, area: str, period: str, *, is_sure: bool = True) -> Report:
    """Read a report about an area and a period, unless it says otherwise.

    is_sure: whether the report states the period, so that anything later is to come.
    """
    composer = Composer(area, period if is_sure else "")
    lines = Lines(document.source)
    topic = heading = ""
    home = TimePlace(area, period)
    in_five = bool(_FIVE_YEARS.search(document.source))
    for read in passages(document, Finder((area,)), home, own_report=True):
        passage = _of_term(read) if in_five else read
        paragraph = passage.paragraph
        is_head = tells_who_spoke(paragraph.text) or not DATE.sub("", paragraph.text).strip(
            "()（） "
        )
        if paragraph.kind == "heading" and not is_head:
            heading = topic = _NUMBERING.sub("", paragraph.text).strip("*。，；： ")[
                :_LONGEST_TOPIC
            ]
        elif (lead := _LEAD_IN.match(paragraph.text)) and paragraph.kind == "paragraph":
            topic = lead[2] or (heading if lead[1] else topic)
        spans = [span(paragraph, one.mention.start, one.mention.end) for one in passage.figures]
        known = len(composer.facts)
        composer.read(passage, spans, topic)
        if paragraph.kind == "cell":
            _take_in_cell(composer.facts, known, paragraph, lines)
        elif where := when_won(passage, area, period):
            found = [*composer.facts[known:], *deeds(passage, where, area, topic)]
            composer.facts[known:] = sorted(found, key=lambda fact: fact.spans[0])
    for fact in composer.facts:
        own = [lines.position(start)[0] for start, _ in fact.spans]
        fact.lines = list(dict.fromkeys([*own, *fact.lines]))
    undated = [fact for fact in composer.facts if fact.is_undated]
    left = [
        *composer.left,
        *((*where, OF_YEARS) for fact in undated for where in fact.spans),
    ]
    facts = [fact for fact in composer.facts if not fact.is_undated]
    return Report(facts, composer.planned, left)


def _of_term(passage: Passage) -> Passage:
    """What is told of a term of office, in a report that says that it is told of five years."""
    if passage.here.since != UNSAID:
        return passage
    here, *there = (
        one._replace(since=str(int(one.period) - 4))
        if one.since == UNSAID and one.period.isdecimal()
        else one
        for one in (passage.here, *passage.there)
    )
    return passage._replace(here=here, there=there)


def _take_in_cell(facts: list[DraftedFact], known: int, paragraph: Paragraph, lines: Lines) -> None:
    """Give the facts of a cell the lines of their names, and join a growth to its level.

    The level is in the same row, area and period, in any column. A table of outputs has 粮食产量 and, in
    the next column, how 粮食 grew.
    """
    for fact in facts[known:]:
        at = max(paragraph.text.find(fact.name), 0)
        named = (lines.position(start)[0] for start in paragraph.starts[at : at + len(fact.name)])
        fact.lines = list(dict.fromkeys(named))
    if len(facts) != known + 1 or facts[known].level is not None:
        return
    fact = facts[known]
    row = list(takewhile(lambda one: set(one.lines) & set(fact.lines), reversed(facts[:known])))
    levels = [one for one in row if one.level and one.there == fact.there]
    level = min(  # 产值, not 产值年度目标, which stands nearer
        (one for one in levels if one.name.startswith(fact.name)),
        key=lambda one: one.name != fact.name,
        default=None,
    )
    if level is None or (level.change and fact.change):
        return
    if fact.rank and (level.rank or not fact.rank.among):
        return
    level.change, level.rank = level.change or fact.change, level.rank or fact.rank
    level.spans += fact.spans
    level.doubts += fact.doubts
    facts.pop()
