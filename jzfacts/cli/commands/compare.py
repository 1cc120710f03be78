"""The command `compare`: one indicator over the areas and years that the base has it for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import UsageError
from jzfacts.cli.results import (
    Filters,
    converted,
    nothing_found,
    say_doubts,
    say_remarks,
    view_of,
    write_facts,
)
from jzfacts.i18n import N_

if TYPE_CHECKING:
    from jzfacts.cli import completion, options

MOST_NAMES = 6
"""Indicators that are named where a query may mean several."""


def compare(
    words: Annotated[
        list[str],
        options.argument("INDICATOR...", "A name, with places and years or not.", completion.names),
    ],
    form: options.Form = None,
    area: options.Area = None,
    period: options.Period = None,
    columns: options.Columns = None,
    unit: options.Unit = None,
    bars: options.Bars = False,
    facts: options.Facts = None,
    no_color: options.NoColor = False,
) -> ExitStatus:
    """One indicator over all areas and years, a row for each."""
    view = view_of(form, columns, no_color, unit=unit, bars=bars)
    from jzfacts.facts.periods import extent
    from jzfacts.index.index import open_index
    from jzfacts.output.columns import Row
    from jzfacts.search.engine import answer
    from jzfacts.search.ordering import by_indicator

    index, query = open_index(facts or None), " ".join(words)
    within = Filters(area=area, period=period)
    found = answer(index, query, **within)
    if not found.matches:
        return nothing_found(index, query, within)
    groups = by_indicator(index, found)
    if len(groups) > 1:
        names = [*list(groups)[:MOST_NAMES], *["…"] * (len(groups) > MOST_NAMES)]
        message = N_("“{words}” may be one of {names}; compare one of them")
        raise UsageError(message, words=query, names=names)
    ((name, compared),) = groups.items()
    rows = converted(map(Row, compared), view.unit)
    write_facts(index, rows, view._replace(title=[name], compared=True))
    say_remarks(index, found)
    say_doubts(index.doubts)
    if len({extent(fact.period) for fact in compared}) > 1:
        periods = sorted({fact.period for fact in compared})
        console.warn("the periods are of different length: {periods}", periods=periods)
    if bars:
        from jzfacts.output.cells import compared_by

        console.warn_n(
            "{number} fact has no bar: its figure cannot be compared",
            "{number} facts have no bar: their figures cannot be compared",
            len(compared) - len(compared_by(compared)[1]),
        )
    return ExitStatus.FOUND
