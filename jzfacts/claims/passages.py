"""Reads a draft once for all checks: its figures, with the place and time of each."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims.area_period.discourse import Discourse
from jzfacts.claims.area_period.series import in_series
from jzfacts.claims.area_period.time_place import of_several_years
from jzfacts.claims.area_period.times import UNSAID, Kind
from jzfacts.claims.clauses import figures_of
from jzfacts.documents.markup import statements
from jzfacts.documents.plain import unfinished
from jzfacts.text.cues import MEAN
from jzfacts.text.normalize import fold_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jzfacts.claims.area_period.expressions import Expression, Finder
    from jzfacts.claims.area_period.time_place import TimePlace
    from jzfacts.claims.clauses import FigureText
    from jzfacts.documents.model import Document, Paragraph

CONTEXT = 120
"""Characters of a paragraph that may name what it or the next one is about."""

OPENING = 6
"""Blocks at the start of a draft that may hold its title, author and date."""


class Passage(NamedTuple):
    """A paragraph of a draft, or a statement of a table, with or without figures."""

    paragraph: Paragraph
    folded: str
    """Its folded text."""
    expressions: Sequence[Expression]
    """Its words for places and times."""
    figures: Sequence[FigureText]
    there: Sequence[TimePlace]
    """Place and time of each figure."""
    here: TimePlace
    """Place and time at its beginning."""
    tail: str
    """The paragraph before, if it broke off within a sentence."""
    context: str
    """The heading over it, the end of the paragraph before and its own beginning: what they name
    need not be named again."""


def passages(
    document: Document,
    finder: Finder,
    home: TimePlace,
    *,
    area: str | None = None,
    period: str | None = None,
    own_report: bool = False,
    names: Sequence[str] = (),
    written: Callable[[Paragraph], str] = lambda paragraph: paragraph.text,
) -> Iterator[Passage]:
    """Yield the passages of a draft, in reading order.

    `home`: what the draft is about by default; `area`, `period`: given by the user; `own_report`:
    whether it is the report of `home`, where another place holds for a sentence at most; `names`: as in
    `figures_of`; `written`: returns what is read for a paragraph, of the same length.
    """
    discourse = Discourse(finder, home, area=area, period=period, own_report=own_report)
    discourse.survey(document.source)
    tail = heading = previous = ""
    several: list[Expression] = []
    for number, paragraph in enumerate(statements(document)):
        if number == OPENING:
            discourse.close_opening()
        # First: the figures and the words around them
        as_read = written(paragraph)
        folded = fold_prose(as_read)
        expressions = finder.find(folded.text)
        past = discourse.reports_past
        figures = figures_of(as_read, folded, expressions, names=names, estimates=past)
        # Then: the place and time of each
        bare = folded.text.strip()
        is_heading = paragraph.kind == "heading" and (not figures or paragraph.level > 0)
        spans_years = [
            one for one in expressions if one.time == Kind.SPAN and one.reach != "sentence"
        ]
        if spans_years or (is_heading and any(one.time for one in expressions)):
            several = spans_years
        if is_heading:
            heading, previous = bare[:CONTEXT], ""
            discourse.heading(bare.strip("*"), paragraph.level)
        elif paragraph.kind != "cell":
            discourse.run_in_heading(bare)
        if not is_heading and number < OPENING:
            discourse.opening(bare)
        spans = [(figure.start, figure.end) for figure in figures]
        there = (
            []
            if is_heading and not figures
            else discourse.time_places(folded.text, expressions, spans)
        )
        context = f"{heading},{previous},{bare[:CONTEXT]},"
        there = there and _below_labels(figures, there, [*finder.labels(folded.text)])
        figures, there = in_series(folded.text, figures, there, expressions)
        after = list(_of_means(figures, _of_what_became(figures, there), several))
        here = discourse.here
        yield Passage(paragraph, folded.text, expressions, figures, after, here, tail, context)
        previous = bare[-CONTEXT:]
        tail = bare if unfinished(paragraph) and not is_heading else ""


def _below_labels(
    figures: Sequence[FigureText],
    there: Sequence[TimePlace],
    labels: Sequence[tuple[int, int, str]],
) -> list[TimePlace]:
    """Mark a place as passing where it stands in a label."""
    if not labels:
        return list(there)
    found = []
    for figure, own in zip(figures, there, strict=True):
        label = labels[bisect_right(labels, figure.start, key=lambda one: one[0]) - 1]
        is_below = label[0] <= figure.start < label[1]
        found.append(own._replace(passing=own.passing or label[2]) if is_below else own)
    return found


def _of_what_became(figures: Sequence[FigureText], there: Sequence[TimePlace]) -> list[TimePlace]:
    """Give the starting level of a change the place and time of the level: 从2020年的5%."""
    return [
        after if figure.mention.role == "from" and figure.statement == following.statement else own
        for figure, own, following, after in zip(
            figures, there, [*figures[1:], *figures[-1:]], [*there[1:], *there[-1:]], strict=True
        )
    ]


def _of_means(
    figures: Sequence[FigureText], there: Sequence[TimePlace], several: Sequence[Expression]
) -> Iterator[TimePlace]:
    """Give yearly means the several years named last."""
    for figure, own in zip(figures, there, strict=True):
        is_mean = (figure.mention.basis or "").endswith(MEAN)
        if not is_mean or own.extent != Kind.YEAR or not own.period.isdecimal():
            yield own
        elif several:
            yield of_several_years(own, several[-1], own.period)
        else:
            yield own._replace(extent=Kind.SPAN, since=UNSAID)
