"""A draft against itself: what contradicts itself without any base.

Block by block. `arithmetic` looks for figures of one statement that do not fit each other,
`repetitions` for a value or a rank that was said before and was another. Nothing is known of the
names: only what is named alike to the letter, of one place and time, is compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.claims.clauses import figures_of
from jzfacts.claims.discourse import Discourse, TimePlace
from jzfacts.claims.time_place import Finder
from jzfacts.documents.document import MARK, blocks, rule_silenced
from jzfacts.documents.finding import Finding
from jzfacts.text.normalize import Lines, fold_prose
from jzfacts.verify.arithmetic import problems
from jzfacts.verify.repetitions import Said

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.time_place import Expression
    from jzfacts.documents.document import Block
    from jzfacts.verify.rounding import Problem

CONTRADICTION = "contradiction"
"""The status of a finding of this module."""

OPENING = 6
"""Blocks at the beginning of a draft among which title, author and date stand."""
HERE = "·"
"""The place and the time of a draft that names none."""

_SEVERAL_TIMES = re.compile(
    "[两二三四五六七八九十]年[来间]|五年|十[一二三四五六]五|下一步|今后|未来|明年|目标|工作安排|重点工作"
    "|今年(?:要|将|计划|力争|拟)|力争"
)
"""What a draft says that speaks of more than one time."""
_CHAPTER = re.compile(r"(?:#{1,2} |\*{2})?(?:第?[一二三四五六七八九十]{1,3}(?:[、.]|[章部节]))")
_LABELLED = re.compile("[:|]|[全我本][省市县区]")
"""What follows a place that is a label: 焦作：, 太原全市."""
_SHORT = 12
"""Characters at the beginning of a block that may be a label: （一）修武县。"""
_ROW = re.compile(r"\s*\|")
_LABELS = re.compile("目标|计划|上年|去年|预期|[12][0-9]{3}|任务|分解|标准")
"""Words of a table's head by which its values are of another time or meant for later."""


def contradictions(
    text: str,
    path: str,
    areas: Sequence[str] = (),
    *,
    area: str | None = None,
    period: str | None = None,
    settled: Container[tuple[int, int]] = (),
) -> Iterator[Finding]:
    """What in a draft contradicts the draft, in reading order.

    `areas`: those that a base knows; `area`, `period`: what the draft speaks of, where it does not
    say; `settled`: lines and columns of figures known to be wrong, which prove nothing of others.
    """
    finder = Finder(areas)
    discourse = Discourse(finder, TimePlace(HERE, HERE), area=area, period=period)
    discourse.survey(text)
    draft = Draft(text, path, settled)
    for number, block in enumerate(blocks(text)):
        if number == OPENING:
            discourse.close_opening()
        # First: the figures
        folded = fold_prose(block.text)
        expressions = finder.find(folded.text)
        figures = figures_of(block.text, folded, expressions, estimates=discourse.reports_past)
        # Then: the place and time of each
        bare = folded.text.strip().strip("*")
        if block.heading and (not figures or bare.startswith("#")):
            discourse.heading(bare)
        else:
            discourse.run_in_heading(bare)
            if number < OPENING:
                discourse.opening(bare)
        spans = [(figure.start, figure.end) for figure in figures]
        there = discourse.time_places(folded.text, expressions, spans)
        # Last: what contradicts what
        yield from draft.findings(block, folded.text, expressions, figures, there)


class Draft:
    """What a draft has said so far, for whoever reads it block by block."""

    def __init__(self, text: str, path: str, settled: Container[tuple[int, int]] = ()) -> None:
        self._text, self._path, self._settled = text, path, settled
        self._lines = Lines(text)
        self._said = Said(of_several_times=bool(_SEVERAL_TIMES.search(text)))
        self._head = ""
        """The first row of the table being read."""

    def findings(
        self,
        block: Block,
        folded: str,
        expressions: Sequence[Expression],
        figures: Sequence[FigureText],
        there: Sequence[TimePlace],
    ) -> Iterator[Finding]:
        """What in the next block contradicts itself, or blocks before; each block, in order."""
        row = bool(_ROW.match(block.text))
        self._head = (self._head or block.text) if row else ""
        if block.heading and _CHAPTER.match(block.text):
            self._said.chapter += 1
        if not figures:
            return
        found = list(problems(folded, figures))
        of_one_column = not row or (len(figures) == 1 and not _LABELS.search(self._head))
        # Not where places are set against each other in labels
        if of_one_column and not any(
            one.is_place
            and one.reach == "clause"
            and (_LABELLED.match(folded, one.end) or folded.find("。", 0, _SHORT) == one.end)
            for one in expressions
        ):
            at = [self._lines.position(block.offset + one.mention.start) for one in figures]
            settled = [one in self._settled for one in at]
            found += self._said.again(folded, figures, there, [line for line, _ in at], settled)
        for problem in sorted(found, key=lambda one: one.figure.start):
            yield _finding(problem, self._text, self._path, block.offset, self._lines)


def _finding(problem: Problem, text: str, path: str, offset: int, lines: Lines) -> Finding:
    """A problem as a finding, a note where a comment silences it."""
    mention = problem.figure.mention
    start, end = offset + mention.start, offset + mention.end
    line, column = lines.position(start)
    silent = MARK in text and rule_silenced(text, start - column + 1, problem.rule)
    return Finding(
        path,
        line,
        column,
        "note" if silent else "error",
        problem.rule,
        problem.message,
        text[start:end],
        status="silenced" if silent else CONTRADICTION,
        expected=problem.expected,
    )
