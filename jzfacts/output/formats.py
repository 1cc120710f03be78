"""Rows in, text in the format asked for: the one junction of views and output."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from jzfacts.cli import console
from jzfacts.i18n import language
from jzfacts.output.columns import (
    COLUMNS,
    CONVERTED_FIELDS,
    CSV_COLUMNS,
    READING_COLUMNS,
    TSV_COLUMNS,
    Row,
    record,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jzfacts.documents.finding import Finding
    from jzfacts.output.citation import Style
    from jzfacts.output.json import Json
    from jzfacts.output.layout import Cell


class Format(StrEnum):
    """The forms in which facts are given out."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"
    TEXT = "text"
    HTML = "html"
    SVG = "svg"


class FindingFormat(StrEnum):
    """The forms in which findings are given out."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"


RECORDS = (Format.JSON, Format.JSONL)
"""Formats that print the whole record."""


COLUMNLESS = (*RECORDS, Format.TEXT)
"""Formats that know no columns."""

PICTURES = (Format.TABLE, Format.HTML, Format.SVG)
"""Formats for people who look at them."""


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
    bars: bool = False,
    no_color: bool = False,
) -> Iterator[str]:
    """`rows` in the format `form`, bit by bit.

    `columns` are keys of `COLUMNS`, None for the format's own. `title` is said above a table, and
    `ranks` makes the places its point; `bars` draws them, or else the changes.
    """
    if form in RECORDS:
        return records(map(record, rows), form)
    if form in PICTURES:
        from jzfacts.output import table_view as screen

        seen = list(rows)
        keys = tuple(columns or screen.columns(seen, ranks=ranks, bars=bars)) if seen else ()
        return _picture(seen, keys, form, title, no_color) if seen else iter(())
    if form is Format.TEXT:
        return _sentences(rows)
    if form is Format.MD:
        return _markdown(rows, columns)
    return delimited(rows, columns, form)


def records(each: Iterable[Json], form: Format) -> Iterator[str]:
    """JSON or JSON Lines, in ASCII where the stream is not UTF-8."""
    from jzfacts.output.json import array, lines

    ascii_only = not console.is_utf8()
    return array(each, ascii_only) if form is Format.JSON else lines(each, ascii_only)


def cited(rows: Iterable[Row], style: Style) -> Iterator[str]:
    """The references of `rows`, each with the lines that print the fact.

    A person sees each source once, ready to be copied, and below it what it is cited for; a program
    gets a line for each fact: reference, lines and id, with tabs between. CSL is JSON for both.
    """
    from jzfacts.output.citation import Style, csl_items, locator, reference

    if style is Style.CSL:
        yield from records(csl_items(row.fact for row in rows), Format.JSON)
        return
    from jzfacts.output.csv import tsv

    if not console.is_terminal():
        facts = (row.fact for row in rows)
        yield from tsv([reference(each.source, style), locator(each), each.id] for each in facts)
        return
    from jzfacts.output.escape import harmless
    from jzfacts.output.sentence import sentence

    sources: dict[str, list[str]] = {}
    for row in rows:
        told = sources.setdefault(reference(row.fact.source, style), [])
        told.append(f"  {locator(row.fact)}  {sentence(row.fact)}")
    for entry, told in sources.items():
        yield "".join(harmless(line) + "\n" for line in (entry, *told))


def _sentences(rows: Iterable[Row]) -> Iterator[str]:
    """Each fact as a clause of prose on a line of its own."""
    from jzfacts.output.escape import harmless
    from jzfacts.output.sentence import sentence

    for row in rows:
        asked = "" if row.query is None else row.query + "\t"
        yield harmless(asked, keep="\t") + harmless(sentence(row.fact, row.converted)) + "\n"


def findings(found: Iterable[Finding], form: FindingFormat) -> Iterator[str]:
    """Findings in a format, one a line where it is for people or for GitHub."""
    if form in (FindingFormat.JSON, FindingFormat.JSONL):
        shape = Format.JSON if form is FindingFormat.JSON else Format.JSONL
        return records((finding.record() for finding in found), shape)
    from jzfacts.output.escape import harmless

    annotated = form is FindingFormat.GITHUB
    return (
        harmless(finding.annotation() if annotated else str(finding)) + "\n" for finding in found
    )


def delimited(rows: Iterable[Row], columns: Sequence[str] | None, form: Format) -> Iterator[str]:
    """CSV or TSV of the columns, None for the format's own; a conversion adds two at the end."""
    from jzfacts.output.csv import csv, tsv

    keys = columns
    if keys is None:
        rows, converted = _peeked(rows)
        keys = CSV_COLUMNS if form is Format.CSV else TSV_COLUMNS
        keys = (*keys, *CONVERTED_FIELDS[1:]) if converted else keys
    getters = [COLUMNS[key].get for key in keys]
    values = ([get(row) for get in getters] for row in rows)
    if form is Format.TSV:
        return tsv(values)
    # a Chinese Excel opens GBK as it is, and a person at a terminal needs no mark
    return csv(keys, values, mark=console.is_utf8() and not console.is_terminal())


def _peeked(rows: Iterable[Row]) -> tuple[Iterator[Row], bool]:
    """`rows`, and whether their figures are converted: as those of the first are."""
    rows = iter(rows)
    first = next(rows, None)
    return (rows, False) if first is None else (chain([first], rows), first.converted is not None)


def card(row: Row, no_color: bool) -> Iterator[str]:
    """One fact whole, for a person."""
    from jzfacts.output import table_view as screen
    from jzfacts.output.table import card as draw

    yield draw(
        row.fact.indicator,
        [],
        screen.pairs(row),
        width=console.columns(),
        styled=console.is_styled(),
        coloured=console.is_coloured(no_color),
    )


def _markdown(rows: Iterable[Row], columns: Sequence[str] | None) -> Iterator[str]:
    from jzfacts.output.markdown import markdown

    rows, converted = _peeked(rows)
    keys = list(columns or READING_COLUMNS)
    if columns is None and converted:
        keys.insert(keys.index("figure") + 1, "converted")
    shown = [COLUMNS[key] for key in keys]
    values = ([column.get(row) for column in shown] for row in rows)
    headings = [column.heading for column in shown]
    return markdown(headings, [column.numeric for column in shown], values)


def _portable(document: str) -> str:
    """A document that reads the same in any encoding: what says UTF-8 may be written in GBK."""
    if console.is_utf8():
        return document
    return document.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _picture(
    rows: list[Row], keys: tuple[str, ...], form: Format, title: Sequence[str], no_color: bool
) -> Iterator[str]:
    """A table to look at: on the terminal, or as a document for a browser."""
    from jzfacts.output import table_view as screen

    shown: list[list[Cell]] = [screen.cells(key, rows) for key in keys]
    parts = (
        screen.title(title, rows),
        screen.under(rows),
        [screen.heading(key, rows) for key in keys],
        list(zip(*shown, strict=True)),
    )
    if form is Format.HTML:
        from jzfacts.output.html import document

        yield _portable(document(*parts, language="zh-CN" if language() == "zh" else "en"))
        return
    if form is Format.SVG:
        from jzfacts.output.svg import picture

        yield _portable(picture(*parts))
        return
    from jzfacts.output.table import table

    yield table(
        *parts,
        width=console.columns(),
        styled=console.is_styled(),
        coloured=console.is_coloured(no_color),
    )
