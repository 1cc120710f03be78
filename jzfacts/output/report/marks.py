"""Where findings stand: the characters of a paragraph or cell that each is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.documents.model import paragraphs
from jzfacts.output.findings.lines import printed_length
from jzfacts.text.normalize import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jzfacts.documents.finding import Finding
    from jzfacts.documents.model import Document, Paragraph


class Mark(NamedTuple):
    """A figure of a paragraph, by its span, and all that was found about it."""

    start: int
    end: int
    findings: tuple[Finding, ...]


DEEPEST = 8
"""Paragraphs that may begin before a figure and after the beginning of its own."""

Marks = dict[int, list[Mark]]
"""The marks of each paragraph or cell that has some, in order, by the `id()` of it."""


def place(document: Document, findings: Iterable[Finding]) -> tuple[Marks, list[Finding]]:
    """The findings as marks, and those of which no paragraph has the place."""
    texts = sorted(
        (one for element in document.elements for one in paragraphs(element)),
        key=lambda one: one.starts[0],
    )
    begins = [one.starts[0] for one in texts]
    lines = Lines(document.source)
    spans: dict[int, list[tuple[int, int, Finding]]] = defaultdict(list)
    lost = []
    for finding in findings:
        offset = lines.offset(finding.line, finding.column)
        # Of paragraphs that stand within one another in the source the innermost begins last
        last = bisect_right(begins, offset)
        for paragraph in reversed(texts[max(0, last - DEEPEST) : last]):
            start = bisect_left(paragraph.starts, offset)
            if start < len(paragraph.text) and paragraph.starts[start] == offset:
                length = _length(paragraph, start, finding.text)
                spans[id(paragraph)].append((start, start + length, finding))
                break
        else:
            lost.append(finding)
    return {key: _merged(found) for key, found in spans.items()}, lost


def _length(paragraph: Paragraph, start: int, text: str) -> int:
    """How many characters of a paragraph from `start` on are a figure.

    Not in a cell it stands there whole, though perhaps in other characters: misprints are corrected
    and traditional forms simplified.
    """
    rest = paragraph.text[start : start + len(text)]
    return printed_length(text, rest) if paragraph.kind == "cell" else len(rest)


def _merged(spans: Sequence[tuple[int, int, Finding]]) -> list[Mark]:
    """The marks of a paragraph in order; those that overlap are one."""
    marks: list[Mark] = []
    for start, end, finding in sorted(spans, key=lambda one: one[:2]):
        if marks and start < marks[-1].end:
            last = marks[-1]
            marks[-1] = Mark(last.start, max(last.end, end), (*last.findings, finding))
        else:
            marks.append(Mark(start, end, (finding,)))
    return marks
