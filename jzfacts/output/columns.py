"""What there is to show of a fact: its columns and its record.

A `Row` becomes plain values here, which `output/` prints without knowing what they mean. The keys
are a contract with scripts; the headings are for people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.i18n import N_, _
from jzfacts.output.phrases import (
    around,
    baseline_text,
    change_text,
    figure_text,
    joined,
    number,
    rank_text,
    said,
    score_text,
    source_text,
    versus_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from jzfacts.facts.conversion import Converted
    from jzfacts.facts.model import Fact
    from jzfacts.output.escape import Value
    from jzfacts.output.json import Json
    from jzfacts.search.engine import Match


class Row(NamedTuple):
    """A fact on its way out, with the match and the query that found it, where there are any."""

    fact: Fact
    match: Match | None = None
    query: str | None = None
    converted: Converted | None = None
    """The figure in another unit, where one is asked for."""


class Column(NamedTuple):
    """One thing that can be shown of a row."""

    key: str
    """Its name for scripts: `--columns`, `--field`, the header of CSV."""
    name: str
    """Its name for people, in English."""
    get: Callable[[Row], Value]
    numeric: bool = False

    @property
    def heading(self) -> str:
        """Its name for people, in their language."""
        return _(self.name)


TSV_COLUMNS = ("id", "indicator", "qualifier", "value", "unit", "change", "rank", "source")
"""What a pipe gets unless it asks for something else."""

CSV_COLUMNS = (
    *("id", "indicator", "aliases", "area", "period", "topic", "value", "unit", "qualifier"),
    *("change.value", "change.unit", "change.basis"),
    *("baseline.value", "baseline.unit", "baseline.period"),
    *("versus.value", "versus.unit", "versus.among", "rank.place", "rank.among"),
    *("outcome", "note", "source.id", "source.title", "source.creator", "source.published"),
    "source.lines",
)
"""The whole record, flat: a spreadsheet counts best with each number in a cell of its own."""

READING_COLUMNS = ("indicator", "figure", "change", "rank", "area", "period", "source")
"""What people read: the table and Markdown."""


def record(row: Row) -> dict[str, Json]:
    """The record of the contract: every key, always in this order, None where nothing is said."""
    fact, source = row.fact, row.fact.source
    change, baseline, versus, rank = fact.change, fact.baseline, fact.versus, fact.rank
    whole: dict[str, Json] = {
        "id": fact.id,
        "indicator": fact.indicator,
        "aliases": list(fact.aliases),
        "area": fact.area,
        "period": fact.period,
        "topic": fact.topic,
        "value": said(fact.value, number),
        "unit": fact.unit,
        "qualifier": fact.qualifier,
        "change": said(
            change,
            lambda change: {
                "value": number(change.value),
                "unit": change.unit,
                "basis": change.basis,
            },
        ),
        "baseline": said(
            baseline,
            lambda baseline: {
                "value": number(baseline.value),
                "unit": baseline.unit,
                "period": baseline.period,
            },
        ),
        "versus": said(
            versus,
            lambda versus: {
                "value": said(versus.value, number),
                "unit": versus.unit,
                "among": versus.among,
            },
        ),
        "rank": said(rank, lambda rank: {"place": rank.place, "among": rank.among}),
        "outcome": fact.outcome,
        "note": fact.note,
        "source": {
            "id": source.id,
            "title": source.title,
            "creator": source.creator,
            "published": source.published,
            "lines": list(fact.lines),
        },
    }
    if row.match is not None:
        whole["match"] = {"score": score_text(row.match), "why": row.match.why}
    if row.converted is not None:
        whole["converted"] = {"value": number(row.converted.value), "unit": row.converted.unit}
    return whole


def converted_text(row: Row) -> str | None:
    """`突破10000000万元`: the bound word goes with the figure in any unit."""
    if row.converted is None:
        return None
    before, after = around(row.fact.qualifier, row.converted.value, row.converted.unit)
    return f"{before}{number(row.converted.value)}{after}"


def _of(get: Callable[[Fact], Value]) -> Callable[[Row], Value]:
    return lambda row: get(row.fact)


COLUMNS: dict[str, Column] = {
    column.key: column
    for column in (
        Column("query", N_("Query"), lambda row: row.query),
        Column("id", N_("Id"), _of(lambda fact: fact.id)),
        Column("indicator", N_("Indicator"), _of(lambda fact: fact.indicator)),
        Column("aliases", N_("Aliases"), _of(lambda fact: joined(fact.aliases))),
        Column("area", N_("Area"), _of(lambda fact: fact.area)),
        Column("period", N_("Period"), _of(lambda fact: fact.period)),
        Column("topic", N_("Topic"), _of(lambda fact: fact.topic)),
        Column("figure", N_("Figure"), _of(figure_text), numeric=True),
        Column("value", N_("Value"), _of(lambda fact: said(fact.value, number)), numeric=True),
        Column("unit", N_("Unit"), _of(lambda fact: fact.unit)),
        Column("qualifier", N_("Qualifier"), _of(lambda fact: fact.qualifier)),
        Column("change", N_("Change"), _of(lambda fact: said(fact.change, change_text))),
        Column(
            "change.value",
            N_("Change, value"),
            _of(lambda fact: said(fact.change, lambda change: number(change.value))),
            numeric=True,
        ),
        Column(
            "change.unit",
            N_("Change, unit"),
            _of(lambda fact: said(fact.change, lambda change: change.unit)),
        ),
        Column(
            "change.basis",
            N_("Compared with"),
            _of(lambda fact: said(fact.change, lambda change: change.basis)),
        ),
        Column("baseline", N_("Before"), _of(lambda fact: said(fact.baseline, baseline_text))),
        Column(
            "baseline.value",
            N_("Before, value"),
            _of(lambda fact: said(fact.baseline, lambda baseline: number(baseline.value))),
            numeric=True,
        ),
        Column(
            "baseline.unit",
            N_("Before, unit"),
            _of(lambda fact: said(fact.baseline, lambda baseline: baseline.unit)),
        ),
        Column(
            "baseline.period",
            N_("Before, when"),
            _of(lambda fact: said(fact.baseline, lambda baseline: baseline.period)),
        ),
        Column("versus", N_("Comparison"), _of(lambda fact: said(fact.versus, versus_text))),
        Column(
            "versus.value",
            N_("Distance"),
            _of(lambda fact: said(fact.versus, lambda versus: said(versus.value, number))),
            numeric=True,
        ),
        Column(
            "versus.unit",
            N_("Distance, unit"),
            _of(lambda fact: said(fact.versus, lambda versus: versus.unit)),
        ),
        Column(
            "versus.among",
            N_("Compared mean"),
            _of(lambda fact: said(fact.versus, lambda versus: versus.among)),
        ),
        Column("rank", N_("Rank"), _of(lambda fact: said(fact.rank, rank_text))),
        Column(
            "rank.place",
            N_("Place"),
            _of(lambda fact: said(fact.rank, lambda rank: rank.place)),
            numeric=True,
        ),
        Column(
            "rank.among",
            N_("Ranked among"),
            _of(lambda fact: said(fact.rank, lambda rank: rank.among)),
        ),
        Column("outcome", N_("Outcome"), _of(lambda fact: fact.outcome)),
        Column("note", N_("Note"), _of(lambda fact: fact.note)),
        Column("source", N_("Source"), _of(source_text)),
        Column("source.id", N_("Source, id"), _of(lambda fact: fact.source.id)),
        Column("source.title", N_("Title"), _of(lambda fact: fact.source.title)),
        Column("source.creator", N_("Creator"), _of(lambda fact: fact.source.creator)),
        Column("source.published", N_("Published"), _of(lambda fact: fact.source.published)),
        Column("source.lines", N_("Line"), _of(lambda fact: joined(fact.lines))),
        Column("converted", N_("Converted"), converted_text, numeric=True),
        Column(
            "converted.value",
            N_("Converted, value"),
            lambda row: said(row.converted, lambda converted: number(converted.value)),
            numeric=True,
        ),
        Column(
            "converted.unit",
            N_("Converted, unit"),
            lambda row: said(row.converted, lambda converted: converted.unit),
        ),
        Column("match.score", N_("Score"), lambda row: said(row.match, score_text), numeric=True),
        Column("match.why", N_("Match"), lambda row: said(row.match, lambda match: match.why)),
    )
}
"""Every column by its key, in the order of the record."""

MATCH_FIELDS = ("match.score", "match.why")

CONVERTED_FIELDS = ("converted", "converted.value", "converted.unit")

FIELDS = tuple(key for key in COLUMNS if key not in ("query", *MATCH_FIELDS, *CONVERTED_FIELDS))
"""What every fact has; `show --field` and `--columns` name these, a search MATCH_FIELDS too."""


def field(fact: Fact, key: str) -> Value:
    """One value of `fact`, in the form its column has; None where the page does not say.

    Raises KeyError for a key that is not in `FIELDS`.
    """
    if key not in FIELDS:
        raise KeyError(key)
    return COLUMNS[key].get(Row(fact))
