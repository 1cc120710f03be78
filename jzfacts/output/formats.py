"""The formats by name: which function makes text of rows. Its module is imported when it is used."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jzfacts.documents.finding import Finding
    from jzfacts.output.citation import Style
    from jzfacts.output.columns import Row
    from jzfacts.output.json import Json


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
    XLSX = "xlsx"


class FindingFormat(StrEnum):
    """The forms in which findings are given out."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    SARIF = "sarif"


class Order(StrEnum):
    """What facts may be sorted by."""

    VALUE = "value"
    CHANGE = "change"
    RANK = "rank"


class DiffFormat(StrEnum):
    """The forms in which two bases are compared."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"


class ValuesFormat(StrEnum):
    """The forms in which the values of a column are listed."""

    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"


RENDERERS = {
    Format.TABLE: "table.render",
    Format.JSON: "json.render",
    Format.JSONL: "json.render_lines",
    Format.CSV: "csv.render",
    Format.TSV: "csv.render_tsv",
    Format.MD: "markdown.render",
    Format.TEXT: "sentence.render",
    Format.HTML: "html.render",
    Format.SVG: "table.render_svg",
}
"""The module and the function of each format."""

RECORDS = (Format.JSON, Format.JSONL)
"""Formats that print the whole record."""

COLUMNLESS = (*RECORDS, Format.TEXT)
"""Formats that know no columns."""

PICTURES = (Format.TABLE, Format.HTML, Format.SVG)
"""Formats for people who look at them."""


class Screen(NamedTuple):
    """What stdout is, as far as the output depends on it."""

    width: int = 80
    terminal: bool = False
    styled: bool = False
    """A terminal that obeys escape sequences."""
    coloured: bool = False
    utf8: bool = True
    rules: bool = True
    """Whether it has the line ─, one column wide: not GBK, nor an old Chinese Windows console."""


class View(NamedTuple):
    """How rows are to be shown."""

    form: Format = Format.TABLE
    screen: Screen = Screen()
    columns: Sequence[str] | None = None
    """Keys of `COLUMNS`; None for the format's own."""
    cite: Style | None = None
    """Show their sources instead, in this style."""
    unit: str | None = None
    """Show their figures in this unit, too."""
    title: Sequence[str] = ()
    """Words above a table, before the area, the period and the number of facts."""
    ranks: bool = False
    """The places are the point of a table: they come first."""
    bars: bool = False
    """Draw places as bars, or else changes."""
    compared: bool = False
    """The rows are one indicator in several places and years; bars show its values."""
    cut: bool = False
    """There are more facts than the rows, the best of them."""
    batch: bool = False
    """Rows answer several queries, and tell which."""
    several: bool = False
    """The base has several reports, so that prose must say of where and when it is."""
    alone: bool = False
    """One fact, shown whole: as a card rather than a table, an object rather than an array."""

    @property
    def is_card(self) -> bool:
        """Whether the fact is shown with a heading for each part of it."""
        return self.alone and self.form is Format.TABLE and not (self.columns or self.cite)


def render(rows: Iterable[Row], view: View) -> Iterator[str]:
    """`rows` as `view` says, bit by bit."""
    path = RENDERERS[view.form]
    if view.cite:
        path = "citation.render"
    elif view.is_card:
        path = "table.render_card"
    elif view.alone and view.form is Format.JSON:
        path = RENDERERS[Format.JSONL]
    name, _, function = path.partition(".")
    renderer: Callable[[Iterable[Row], View], Iterator[str]] = getattr(
        import_module(f"jzfacts.output.{name}"), function
    )
    return renderer(rows, view)


def records(each: Iterable[Json], form: Format | FindingFormat, screen: Screen) -> Iterator[str]:
    """JSON or JSON Lines, in ASCII where the stream is not UTF-8."""
    from jzfacts.output.json import array, lines

    return (array if form == Format.JSON else lines)(each, ascii_only=not screen.utf8)


def findings(
    found: Iterable[tuple[Finding, Sequence[str]]], form: FindingFormat, screen: Screen
) -> Iterator[str]:
    """Findings in a format, each with the lines of its file or with none where it needs no excerpt.

    One a line where it is for GitHub; for people a line, and an excerpt where there are lines.
    """
    from jzfacts.output.findings.lines import annotation, one_line, record, with_excerpt

    if form is FindingFormat.SARIF:
        from jzfacts.output.findings.sarif import render

        return render(found, ascii_only=not screen.utf8)
    if form in (FindingFormat.JSON, FindingFormat.JSONL):
        return records((record(one) for one, _ in found), form, screen)
    if form is FindingFormat.GITHUB:
        return (annotation(one) for one, _ in found)
    return (
        with_excerpt(one, lines, coloured=screen.coloured) if lines else one_line(one)
        for one, lines in found
    )
