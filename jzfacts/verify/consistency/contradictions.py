"""Finds where a draft contradicts itself, without any base.

Works passage by passage: `arithmetic` and `tables` compare figures of one statement or table,
`repetitions` compares a value or rank with the same one said before. Names are unknown here, so only
figures with literally the same name, place and time are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.claims.area_period.expressions import Finder
from jzfacts.claims.area_period.time_place import UNNAMED, TimePlace
from jzfacts.claims.passages import passages
from jzfacts.documents.document import MARK, rule_silenced
from jzfacts.documents.finding import Finding
from jzfacts.documents.markup import read_text
from jzfacts.documents.model import span
from jzfacts.i18n import Message
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.normalize import Lines
from jzfacts.verify.consistency.arithmetic import problems
from jzfacts.verify.consistency.repetitions import Said
from jzfacts.verify.consistency.tables import Cells

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from jzfacts.claims.passages import Passage
    from jzfacts.documents.model import Document, Paragraph
    from jzfacts.verify.consistency.rounding import Problem

CONTRADICTION = "contradiction"
"""Status of the findings of this module."""

_SEVERAL_TIMES = pattern(
    "[两二三四五六七八九十]年[来间]|五年|十[一二三四五六]五|下一步|今后|未来|明年|目标|工作安排|重点工作"
    "|今年(?:要|将|计划|力争|拟)|力争"
)
"""Words that show that a draft covers more than one period."""
_CHAPTER = pattern(r"(?:#{1,2} |\*{2})?(?:第?[一二三四五六七八九十]{1,3}(?:[、.]|[章部节]))")
_LABELLED = pattern("[:|]|[全我本][省市县区]")
"""What follows a place used as a label: 焦作：, 太原全市."""
_SHORT = 12
"""Characters at the start of a block that may be a label: （一）修武县。"""


def contradictions(
    text: str,
    path: str,
    areas: Sequence[str] = (),
    *,
    area: str | None = None,
    period: str | None = None,
) -> Iterator[Finding]:
    """Yield the contradictions of a draft, in reading order.

    `areas`: areas that the base knows; `area`, `period`: defaults for a draft that names none.
    """
    document = read_text(text)
    draft = Draft(document, path)
    for passage in passages(
        document, Finder(areas), TimePlace(UNNAMED, UNNAMED), area=area, period=period
    ):
        yield from draft.findings(passage)


class Draft:
    """Collects what a draft has said so far, passage by passage."""

    def __init__(self, document: Document, path: str) -> None:
        self._document, self._path = document, path
        self._marked = MARK in document.source
        self._lines = Lines(document.source)
        self._cells = Cells()
        several = bool(_SEVERAL_TIMES.search(document.source))
        self._said = Said(self._shown_line, of_several_times=several)

    def findings(
        self, passage: Passage, settled: Container[tuple[int, int]] = ()
    ) -> Iterator[Finding]:
        """Yield what the next passage contradicts in itself or in earlier passages.

        `settled`: (line, column) of figures already reported as wrong; they prove nothing about others.
        """
        paragraph, folded, expressions, figures, there, *_ = passage
        if paragraph.kind == "heading" and _CHAPTER.match(paragraph.text):
            self._said.chapter += 1
        if not figures:
            return
        found = [*problems(folded, figures), *self._cells.findings(passage)]
        # Not where places are set against each other in labels
        if not any(
            one.is_place
            and one.reach == "clause"
            and (_LABELLED.match(folded, one.end) or folded.find("。", 0, _SHORT) == one.end)
            for one in expressions
        ):
            at = [self._lines.position(paragraph.starts[one.mention.start]) for one in figures]
            known = [one in settled for one in at]
            found += self._said.again(folded, figures, there, [line for line, _ in at], known)
        for problem in sorted(found, key=lambda one: one.figure.start):
            yield self._finding(problem, paragraph)

    def _shown_line(self, line: int) -> str:
        return self._document.place(line) or Message("line {number}", number=line)

    def _finding(self, problem: Problem, paragraph: Paragraph) -> Finding:
        """Turn a problem into a finding, or into a note if a comment in the draft silences it."""
        mention, text = problem.figure.mention, self._document.source
        start, end = span(paragraph, mention.start, mention.end)
        line, column = self._lines.position(start)
        silent = self._marked and rule_silenced(text, start - column + 1, problem.rule)
        return Finding(
            self._path,
            line,
            column,
            "note" if silent else "error",
            problem.rule,
            problem.message,
            mention.text,
            status="silenced" if silent else CONTRADICTION,
            expected=problem.expected,
            span=(start, end),
        )
