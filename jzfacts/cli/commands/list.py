"""The commands `list` and `rank`: facts that pass the filters, in page order or by their rank."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.results import Filters, converted, view_of, write_facts
from jzfacts.i18n import _
from jzfacts.output.formats import ValuesFormat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import typer

    from jzfacts.cli import options
    from jzfacts.facts.model import Fact
    from jzfacts.index.index import Index
    from jzfacts.output.formats import View
    from jzfacts.output.json import Json


def list_facts(
    form: options.Form = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="Maximum number of facts; 0 for all.")
    ] = 0,
    area: options.Area = None,
    topic: options.Topic = None,
    period: options.Period = None,
    columns: options.Columns = None,
    unit: options.Unit = None,
    bars: options.Bars = False,
    cite: options.Cite = None,
    sort: options.Sort = None,
    field: options.Field = None,
    facts: options.Facts = None,
    no_color: options.NoColor = False,
) -> ExitStatus:
    """List all facts in page order; with --bars, those that grew or fell, by how much."""
    view = view_of(form, columns, no_color, cite=cite, unit=unit, bars=bars, field=field)
    from jzfacts.index.index import open_index

    index = open_index(facts or None)
    within = Filters(area=area, topic=topic, period=period)
    if bars:
        from jzfacts.output.cells import by_growth

        every = list(index.facts(**within))
        grown = by_growth(every)[: limit or None]
        if every and not grown:
            console.warn("nothing to draw; none of these facts has a change in per cent")
            return ExitStatus.NOTHING
        status = _write(index, within, grown, view, topic or _("Growth"))
        console.warn_n(
            "{number} fact is not shown: without a change in per cent, or beyond --limit",
            "{number} facts are not shown: without a change in per cent, or beyond --limit",
            len(every) - len(grown),
        )
        return status
    most = min(limit, sys.maxsize) or None
    found: Iterable[Fact] = index.facts(**within, limit=None if sort or view.unit else most)
    if sort:
        from jzfacts.facts.figures import in_order

        found = in_order(found, sort)
    return _write(index, within, found, view, topic or _("All facts"), most=most)


def rank(
    top: Annotated[
        int | None, typer.Option(min=1, help="Only place N or better, all ties included.")
    ] = None,
    form: options.Form = None,
    area: options.Area = None,
    topic: options.Topic = None,
    period: options.Period = None,
    columns: options.Columns = None,
    bars: options.Bars = False,
    cite: options.Cite = None,
    facts: options.Facts = None,
    no_color: options.NoColor = False,
) -> ExitStatus:
    """List facts that have a rank, best first, then in page order."""
    view = view_of(form, columns, no_color, cite=cite, bars=bars)
    from jzfacts.index.index import open_index

    index = open_index(facts or None)
    within = Filters(area=area, topic=topic, period=period)
    ranked = index.ranked(top, **within)
    title = _("Ranks") if top is None else _("Top {number}", number=top)
    return _write(index, within, ranked, view._replace(ranks=True), title, topic or "")


def values(
    key: Annotated[
        Literal["area", "period", "topic", "unit"],
        options.argument("KEY", "What to list."),
    ],
    form: Annotated[
        ValuesFormat, options.option("FORMAT", "Output format.", *options.FORMATS)
    ] = "tsv",
    facts: options.Facts = None,
) -> ExitStatus:
    """List the areas, periods, topics or units of the base, with the number of facts of each."""
    from collections import Counter

    from jzfacts.index.index import open_index
    from jzfacts.output.csv import tsv
    from jzfacts.output.formats import records

    counted = Counter(getattr(fact, key) for fact in open_index(facts or None).facts())
    del counted[None]
    if form == "tsv":
        console.write(tsv(counted.items()))
    else:
        objects: Iterator[Json] = (
            {"value": value, "facts": number} for value, number in counted.items()
        )
        console.write(records(objects, form, console.screen()))
    return ExitStatus.FOUND if counted else ExitStatus.NOTHING


def _write(
    index: Index,
    within: Filters,
    found: Iterable[Fact],
    view: View,
    *title: str,
    most: int | None = None,
) -> ExitStatus:
    """Write the first `most` of the facts that convert; where there is none, say why."""
    from itertools import islice

    from jzfacts.output.columns import Row
    from jzfacts.search.refusal import unknown_value

    rows: Iterable[Row] = map(Row, found)
    rows = converted(rows, view.unit) if view.unit else rows
    if write_facts(index, islice(rows, most), view._replace(title=title)):
        return ExitStatus.FOUND
    unknown = unknown_value(index, within["area"], within["topic"], within["period"])
    console.warn(unknown.message if unknown else _("nothing found; no fact passes these filters"))
    return ExitStatus.NOTHING
