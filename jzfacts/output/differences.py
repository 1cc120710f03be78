"""Two bases side by side: each indicator with both figures and how far they are apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.pairing import Difference, difference, paired
from jzfacts.i18n import N_, _
from jzfacts.output.columns import Row, number, record, reference, value
from jzfacts.output.escape import harmless
from jzfacts.output.formats import RECORDS, records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.facts.model import Fact
    from jzfacts.output.cells import Cell, Picture
    from jzfacts.output.escape import Value
    from jzfacts.output.formats import DiffFormat, Screen
    from jzfacts.output.json import Json


class Pair(NamedTuple):
    """An indicator: the facts of it in two bases, of which one may have none."""

    last: Fact | None
    this: Fact | None
    difference: Difference | None = None

    @property
    def status(self) -> str:
        """In which of the bases it is, for programs."""
        return "gone" if self.this is None else "new" if self.last is None else "both"


HEADINGS = {
    "indicator": N_("Indicator"),
    "last": N_("Last"),
    "this": N_("This"),
    "difference": N_("Difference"),
}
"""The columns of the table, by their keys."""

TSV_COLUMNS = ("status", "id", "indicator", "last", "this", "difference", "per_cent")

CSV_COLUMNS = (
    *("status", "id", "indicator"),
    *(
        f"{side}.{key}"
        for side in ("last", "this")
        for key in ("qualifier", "value", "unit", "change.value", "change.unit")
    ),
    *("difference.value", "difference.unit", "per_cent"),
)
"""Each number in a cell of its own."""

MOST_REFERENCES = 2
"""Sources that the table names above it."""


def pairs(last: Sequence[Fact], this: Sequence[Fact]) -> list[Pair]:
    """The indicators of two bases: those of `this` in order, then what only `last` has."""
    known = paired(last, this)
    used = {fact.full_id for fact in known.values()}
    both = [(known.get(fact.full_id), fact) for fact in this]
    return [
        *(Pair(old, new, difference(old, new) if old else None) for old, new in both),
        *(Pair(fact, None) for fact in last if fact.full_id not in used),
    ]


def render(every: Sequence[Pair], form: DiffFormat, screen: Screen) -> Iterator[str]:
    if form == "table":
        from jzfacts.output.table import draw

        return draw(_picture(every), screen)
    if form in RECORDS:
        return records(map(_record, every), form, screen)
    from jzfacts.output.csv import csv, tsv

    keys = TSV_COLUMNS if form == "tsv" else CSV_COLUMNS
    rows = ([_value(pair, key) for key in keys] for pair in every)
    return tsv(rows) if form == "tsv" else csv(keys, rows, screen)


def _picture(every: Sequence[Pair]) -> Picture:
    """A table; what only one of the bases has leaves the other's cell empty."""
    from jzfacts.output.cells import Column, Picture

    counts = Counter(pair.status for pair in every)
    title = _(
        "{both} indicators in both, {new} only in this, {gone} only in last",
        **{status: counts[status] for status in ("both", "new", "gone")},
    )
    facts = [fact for pair in every for fact in (pair.last, pair.this) if fact]
    sources = list(dict.fromkeys(reference(fact.source) for fact in facts))
    drawn = (
        Column(key, _(name), [_cell(pair, key) for pair in every]) for key, name in HEADINGS.items()
    )
    return Picture(title, sources[:MOST_REFERENCES], [one for one in drawn if any(one.cells)])


def _cell(pair: Pair, key: str) -> Cell:
    from jzfacts.output.cells import Span

    found = _value(pair, key)
    if found is None:
        return ()
    if key != "difference" or pair.difference is None:
        fact = pair.last if key == "last" else pair.this
        counted = fact is not None and (fact.value is not None or fact.change is not None)
        is_number = key != "indicator" and counted
        return (Span(harmless(str(found)), number=is_number),)
    change, share = pair.difference.value, pair.difference.per_cent
    role = "up" if change > 0 else "down" if change < 0 else ""
    about = "≈" * pair.difference.about
    beside = () if share is None else (Span(" "), Span(f"{about}{share:+f}%", role))
    return (Span(harmless(str(found)), role, number=True), *beside)


def _value(pair: Pair, key: str) -> Value:
    """What a column holds: a part of the record, or as it reads."""
    if key in ("last", "this"):
        one = pair.last if key == "last" else pair.this
        return _figure(one) if one else None
    if key == "difference":
        return _text(pair.difference) if pair.difference else None
    found: Json = _record(pair)
    for name in ("difference.per_cent" if key == "per_cent" else key).split("."):
        found = found[name] if isinstance(found, dict) else None
    return found if isinstance(found, str | int) else None


def _text(found: Difference) -> str:
    about = "≈" * found.about
    return f"{about}{format(found.value, '+f' if found.value else 'f')}{found.unit or ''}"


def _figure(fact: Fact) -> Value:
    """The level of a fact, or else its change, its rank or what came about."""
    row = Row(fact)
    every = (value(row, key) for key in ("figure", "change", "rank"))
    return next((one for one in every if one is not None), None)


def _record(pair: Pair) -> dict[str, Json]:
    """The record of JSON: each side with its figure in parts, every key always there."""
    found, fact = pair.difference, pair.this or pair.last
    return {
        "status": pair.status,
        "id": fact.id if fact else None,
        "indicator": fact.indicator if fact else None,
        "last": _side(pair.last),
        "this": _side(pair.this),
        "difference": found
        and {
            "value": number(found.value),
            "unit": found.unit,
            "per_cent": None if found.per_cent is None else number(found.per_cent),
        },
    }


def _side(fact: Fact | None) -> dict[str, Json] | None:
    if fact is None:
        return None
    whole = record(Row(fact))
    keys = ("id", "indicator", "period", "qualifier", "value", "unit", "change", "rank")
    return {key: whole[key] for key in keys}
