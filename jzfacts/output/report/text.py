"""A draft as HTML: its paragraphs, headings, lists and tables as such, each figure a link.

First `place` finds the characters that each finding is about; then `Text` draws them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.documents.model import Table, paragraphs
from jzfacts.documents.tables import leading
from jzfacts.i18n import _
from jzfacts.output.report.notes import DOUBTFUL, KINDS, shown
from jzfacts.verify.consistency.contradictions import CONTRADICTION
from jzfacts.verify.verifier import CONFLICT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jzfacts.documents.finding import Finding
    from jzfacts.documents.model import Document, Paragraph
    from jzfacts.output.report.notes import Notes

WRONG = (CONFLICT, CONTRADICTION, DOUBTFUL)
"""What is told beside a paragraph, and walked through."""

DEEPEST = 6
"""Levels of headings and lists that HTML or the style tell apart."""


class Mark(NamedTuple):
    """A figure of a paragraph, by its span, and all that was found about it."""

    start: int
    end: int
    findings: tuple[Finding, ...]


MOST_NESTED = 8
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
    spans: dict[int, list[tuple[int, int, Finding]]] = defaultdict(list)
    lost = []
    for finding in findings:
        begin, end = finding.span or (-1, -1)
        # Of paragraphs that stand within one another in the source the innermost begins last
        last = bisect_right(begins, begin)
        for paragraph in reversed(texts[max(0, last - MOST_NESTED) : last]):
            start, stop = (bisect_left(paragraph.starts, at) for at in (begin, end))
            if start < stop and paragraph.starts[start] == begin:
                spans[id(paragraph)].append((start, stop, finding))
                break
        else:
            lost.append(finding)
    return {key: _merged(found) for key, found in spans.items()}, lost


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


class Text:
    """A draft being drawn. `wrong` lists what is wrong in what has been drawn so far."""

    def __init__(self, marks: Marks, notes: Notes) -> None:
        self._marks, self._notes = marks, notes
        self.wrong: list[str] = []
        """An item of a list for each wrong figure."""
        self._beside: list[str] = []
        self._letters: set[str] = set()

    def html(self, document: Document) -> Iterator[str]:
        in_list = False
        for element in document.elements:
            is_item = not isinstance(element, Table) and element.kind == "item"
            if is_item != in_list:
                yield "<ul>\n" if is_item else "</ul>\n"
                in_list = is_item
            yield self._block(element)
        if in_list:
            yield "</ul>\n"

    def _block(self, element: Paragraph | Table) -> str:
        self._beside, self._letters = [], set()
        tag, inner = "div", ""
        if isinstance(element, Table):
            inner = self._table(element)
        else:
            text = self._inline(element)
            depth = min(element.level, DEEPEST)
            if element.kind == "heading" and depth:
                heading = f"h{min(depth + 2, 6)}"
                inner = f"<{heading}>{text}</{heading}>"
            elif element.kind == "heading":
                is_line = self._letters or element.text[-1:] in "，：、,:"
                inner = f'<p class="{"line" if is_line else "title"}">{text}</p>'
            elif element.kind == "item":
                tag = "li"
                inner = f'<p class="level-{depth}">{text}</p>'
            else:
                inner = f"<p>{text}</p>"
        letters = "".join(f" {letter}" for letter in sorted(self._letters))
        beside = f'\n<ul class="beside">\n{"".join(self._beside)}</ul>' if self._beside else ""
        return f'<{tag} class="block{letters}">{inner}{beside}</{tag}>\n'

    def _inline(self, paragraph: Paragraph) -> str:
        """The text of a paragraph, its figures as links to their notes."""
        pieces, done, text = [], 0, paragraph.text
        for start, end, findings in self._marks.get(id(paragraph), ()):
            note, figure = self._notes.add(findings)
            letter, link = note.kind.letter, self._notes.id(note)
            pieces.append(shown(text[done:start]))
            pieces.append(
                f'<a class="{letter}" id="{figure}" href="#{link}" data-n="{note.number}"'
                f' aria-describedby="is-{letter}">{shown(text[start:end])}</a>'
            )
            self._letters.add(letter)
            if letter != KINDS[DOUBTFUL].letter or figure == note.figure:  # a doubt is told once
                self._tell(findings, figure, link)
            done = end
        pieces.append(shown(text[done:]))
        return "".join(pieces)

    def _tell(self, findings: Sequence[Finding], figure: str, link: str) -> None:
        """Note down what is wrong with a figure, for beside the block and for the list."""
        for one in findings:
            if one.status in WRONG:
                kind, summary = KINDS[one.status], self._notes.summary(one)
                sign = f"<i>{kind.sign}</i>"
                self._beside.append(
                    f'<li class="{kind.letter}"><a href="#{link}">{sign} {summary}</a></li>\n'
                )
                place = one.place or _("line {number}", number=one.line)
                self.wrong.append(
                    f'<li class="{kind.letter}"><a href="#{figure}">{sign} {summary}</a>'
                    f" <small>{shown(place)}</small></li>\n"
                )

    def _table(self, table: Table) -> str:
        """A table; a merged cell stands once and spans its places."""
        head, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
        label = shown(_("table"))
        return (
            f'<div class="table" role="region" aria-label="{label}" tabindex="0"><table>\n'
            + (f"<thead>\n{self._rows(head, len(table.rows[0]))}</thead>\n" if head else "")
            + f"<tbody>\n{self._rows(body, table.header_columns)}</tbody>\n</table></div>"
        )

    def _rows(self, rows: Sequence[Sequence[Paragraph]], heads: int) -> str:
        """Rows of a table of which the first `heads` columns are heads."""
        html = []
        for y, row in enumerate(rows):
            html.append("<tr>")
            for x, cell in enumerate(row):
                if cell.text and ((x and row[x - 1] is cell) or (y and rows[y - 1][x] is cell)):
                    continue
                width = leading(one is cell for one in row[x:]) if cell.text else 1
                height = leading(other[x] is cell for other in rows[y:]) if cell.text else 1
                spans = f' colspan="{width}"' * (width > 1) + f' rowspan="{height}"' * (height > 1)
                tag = "th" if x < heads else "td"
                html.append(f"<{tag}{spans}>{self._inline(cell)}</{tag}>")
            html.append("</tr>\n")
        return "".join(html)
