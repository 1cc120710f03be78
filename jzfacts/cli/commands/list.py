"""The commands `list` and `rank`: facts that pass the filters, in page order or by their rank."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from jzfacts.cli import console, options
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.results import write_facts
from jzfacts.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jzfacts.facts.model import Fact
    from jzfacts.output.formats import View


def list_facts(
    form: options.Form = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help=N_("Maximum number of facts; 0 for all."))
    ] = 0,
    area: options.Area = None,
    topic: options.Topic = None,
    period: options.Period = None,
    columns: options.Columns = None,
    unit: options.Unit = None,
    bars: options.Bars = False,
    cite: options.Cite = None,
    facts: options.Facts = None,
    no_color: options.NoColor = False,
) -> ExitStatus:
    """List all facts in page order; with --bars, those that grew or fell, by how much."""
    view = options.view_of(form, columns, no_color, cite=cite, unit=unit, bars=bars)
    from jzfacts.index.index import open_index

    index = open_index(facts or None)
    if bars:
        from jzfacts.output.cells import by_growth

        every = list(index.facts(area=area, topic=topic, period=period))
        grown = by_growth(every)[: limit or None]
        if every and not grown:
            console.error(_("nothing to draw; none of these facts has a change in per cent"))
            return ExitStatus.NOTHING
        return _write(grown, view, topic or _("Growth"))
    found = index.facts(
        area=area, topic=topic, period=period, limit=min(limit, sys.maxsize) or None
    )
    return _write(found, view, topic or _("All facts"))


def rank(
    top: Annotated[
        int | None, typer.Option(min=1, help=N_("Only place N or better, all ties included."))
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
    view = options.view_of(form, columns, no_color, cite=cite, bars=bars)
    from jzfacts.index.index import open_index

    ranked = open_index(facts or None).ranked(top, area=area, topic=topic, period=period)
    title = _("Ranks") if top is None else _("Top {number}").format(number=top)
    return _write(ranked, view._replace(ranks=True), title, topic or "")


def _write(found: Iterable[Fact], view: View, *title: str) -> ExitStatus:
    from jzfacts.output.columns import Row

    if write_facts(map(Row, found), view._replace(title=title)):
        return ExitStatus.FOUND
    console.error(_("nothing found; no fact passes these filters"))
    return ExitStatus.NOTHING
