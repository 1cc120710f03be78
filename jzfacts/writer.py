"""Rows in, text in the format asked for: the one junction of views and output."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from jzfacts import console
from jzfacts.views import COLUMNS, CSV_COLUMNS, READING_COLUMNS, TSV_COLUMNS, Row, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jzfacts.finding import Finding
    from jzfacts.output.layout import Cell
    from jzfacts.output.records import Json


class Format(StrEnum):
    """The forms in which facts are given out."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


class FindingFormat(StrEnum):
    """The forms in which findings are given out."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"


RECORDS = (Format.JSON, Format.JSONL)
"""Formats that print the whole record and know no columns."""


def automatic() -> Format:
    """The format where none is asked for: a table for a person, TSV for a program."""
    return Format.TABLE if console.is_terminal() else Format.TSV


def render(
    rows: Iterable[Row],
    form: Format,
    columns: Sequence[str] | None,
    *,
    title: Sequence[str] = (),
    ranks: bool = False,
    no_color: bool = False,
) -> Iterator[str]:
    """`rows` in the format `form`, bit by bit.

    `columns` are keys of `COLUMNS`, None for the format's own. `title` is said above a table, and
    `ranks` makes the places its point.
    """
    if form in RECORDS:
        return records(map(record, rows), form)
    if form is Format.TABLE:
        return _table(list(rows), columns, title, ranks, no_color)
    if form is Format.MD:
        return _markdown(rows, columns)
    keys = tuple(columns or (CSV_COLUMNS if form is Format.CSV else TSV_COLUMNS))
    return delimited(rows, keys, form)


def records(each: Iterable[Json], form: Format) -> Iterator[str]:
    """JSON or JSON Lines, in ASCII where the stream is not UTF-8."""
    from jzfacts.output.records import array, lines

    ascii_only = not console.is_utf8()
    return array(each, ascii_only) if form is Format.JSON else lines(each, ascii_only)


def findings(found: Iterable[Finding], form: FindingFormat) -> Iterator[str]:
    """Findings in a format, one a line where it is for people or for GitHub."""
    if form in (FindingFormat.JSON, FindingFormat.JSONL):
        shape = Format.JSON if form is FindingFormat.JSON else Format.JSONL
        return records((finding.record() for finding in found), shape)
    from jzfacts.output.plain import harmless

    annotated = form is FindingFormat.GITHUB
    return (
        harmless(finding.annotation() if annotated else str(finding)) + "\n" for finding in found
    )


def delimited(rows: Iterable[Row], keys: Sequence[str], form: Format) -> Iterator[str]:
    """CSV or TSV of the columns `keys`."""
    from jzfacts.output.delimited import csv, tsv

    getters = [COLUMNS[key].get for key in keys]
    values = ([get(row) for get in getters] for row in rows)
    if form is Format.TSV:
        return tsv(values)
    # a Chinese Excel opens GBK as it is, and a person at a terminal needs no mark
    return csv(keys, values, mark=console.is_utf8() and not console.is_terminal())


def card(row: Row, no_color: bool) -> Iterator[str]:
    """One fact whole, for a person."""
    from jzfacts import screen
    from jzfacts.output.table import card as draw

    yield draw(
        row.fact.indicator,
        [],
        screen.pairs(row.fact),
        width=console.columns(),
        styled=console.is_styled(),
        coloured=console.is_coloured(no_color),
    )


def _markdown(rows: Iterable[Row], columns: Sequence[str] | None) -> Iterator[str]:
    from jzfacts.output.markdown import markdown

    shown = [COLUMNS[key] for key in columns or READING_COLUMNS]
    values = ([column.get(row) for column in shown] for row in rows)
    headings = [column.heading for column in shown]
    return markdown(headings, [column.numeric for column in shown], values)


def _table(
    rows: list[Row],
    columns: Sequence[str] | None,
    title: Sequence[str],
    ranks: bool,
    no_color: bool,
) -> Iterator[str]:
    from jzfacts import screen
    from jzfacts.output.table import table

    if not rows:
        return
    keys = tuple(columns or screen.columns(rows, ranks=ranks))
    shown: list[list[Cell]] = [screen.cells(key, rows) for key in keys]
    yield table(
        screen.title(title, rows),
        screen.under(rows),
        [screen.heading(key, rows) for key in keys],
        list(zip(*shown, strict=True)),
        width=console.columns(),
        styled=console.is_styled(),
        coloured=console.is_coloured(no_color),
    )
