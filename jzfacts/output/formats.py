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


class FindingFormat(StrEnum):
    """The forms in which findings are given out."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"


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
    batch: bool = False
    """Rows answer several queries, and tell which."""
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


def findings(found: Iterable[Finding], form: FindingFormat, screen: Screen) -> Iterator[str]:
    """Findings in a format, one a line where it is for people or for GitHub."""
    from jzfacts.output.findings import annotation, one_line, record

    if form in (FindingFormat.JSON, FindingFormat.JSONL):
        return records(map(record, found), form, screen)
    return map(annotation if form is FindingFormat.GITHUB else one_line, found)
