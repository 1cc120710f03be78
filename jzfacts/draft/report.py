"""A report -> what it says, as facts: reads the whole document and puts the facts together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims.passages import passages
from jzfacts.claims.time_place import Finder, TimePlace
from jzfacts.documents.model import span
from jzfacts.draft.composing import Composer
from jzfacts.i18n import N_
from jzfacts.text.normalize import Lines

if TYPE_CHECKING:
    from jzfacts.documents.model import Document
    from jzfacts.draft.drafted import DraftedFact

_NUMBERING = re.compile(
    r"^[#*\s]*(?:第[一二三四五六七八九十]+[章部节条]分?|[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?[0-9]{1,2}[)）、.．])*\s*"
)
_LONGEST_TOPIC = 40


class Report(NamedTuple):
    """What a report says."""

    facts: list[DraftedFact]
    planned: list[tuple[int, int]]
    """Where the figures of targets and plans stand in the source."""
    left: list[tuple[int, int, str]]
    """Likewise other figures that no fact can state, each with the reason."""


def read_report(document: Document, area: str, period: str) -> Report:
    """Read a report that speaks of an area and a period where it does not say otherwise."""
    composer = Composer(period)
    lines = Lines(document.source)
    topic = ""
    home = TimePlace(area, period)
    for passage in passages(document, Finder((area,)), home):
        paragraph = passage.paragraph
        if paragraph.kind == "heading":
            topic = _NUMBERING.sub("", paragraph.text).strip("*。，；： ")[:_LONGEST_TOPIC]
        spans = [span(paragraph, one.mention.start, one.mention.end) for one in passage.figures]
        composer.read(passage, spans, topic)
    for fact in composer.facts:
        fact.lines = list(dict.fromkeys(lines.position(start)[0] for start, _ in fact.spans))
    sums = [fact for fact in composer.facts if fact.is_sum]
    left = [
        *composer.left,
        *(
            (*where, N_("of several years, which no period expresses"))
            for fact in sums
            for where in fact.spans
        ),
    ]
    facts = [fact for fact in composer.facts if not fact.is_sum]
    return Report(facts, composer.planned, left)
