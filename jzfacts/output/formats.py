"""The formats by name: which function makes text of rows. Its module is imported when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jzfacts.documents.finding import Finding
    from jzfacts.output.citation import Style
    from jzfacts.output.columns import Row
    from jzfacts.output.json import Json


Format = Literal["table", "json", "jsonl", "csv", "tsv", "md", "text", "html", "svg", "xlsx"]
"""The forms in which facts are given out."""

FindingFormat = Literal["text", "json", "jsonl", "github", "sarif"]
DiffFormat = Literal["table", "json", "jsonl", "csv", "tsv"]
ValuesFormat = Literal["tsv", "json", "jsonl"]
"""Likewise findings, two bases that are compared, and the values of a column."""

Order = Literal["value", "change", "rank"]
"""What facts may be sorted by."""

RENDERERS = {
    "table": "table.render",
    "csv": "csv.render",
    "tsv": "csv.render_tsv",
    "md": "markdown.render",
    "text": "sentence.render",
    "html": "html.render",
    "svg": "table.render_svg",
}
"""The module and the function of each format."""

RECORDS = ("json", "jsonl")
"""Formats that print the whole record."""

COLUMNLESS = (*RECORDS, "text")
"""Formats that know no columns."""

PICTURES = ("table", "html", "svg")
"""Formats for people who look at them."""


class Screen(NamedTuple):
    """What stdout is, as far as the output depends on it."""

    width: int = 80
    terminal: bool = False
    coloured: bool = False
    """A terminal that obeys escape sequences, of which its owner wants some."""
    utf8: bool = True
    rules: bool = True
    """Whether it has the line ─, one column wide: not GBK, nor an old Chinese Windows console."""


class View(NamedTuple):
    """How rows are to be shown."""

    form: Format = "table"
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
        return self.alone and self.form == "table" and not (self.columns or self.cite)


def render(rows: Iterable[Row], view: View) -> Iterator[str]:
    """`rows` as `view` says, bit by bit."""
    if view.cite:
        path = "citation.render"
    elif view.form in RECORDS:
        from jzfacts.output.columns import record

        return records(map(record, rows), "jsonl" if view.alone else view.form, view.screen)
    else:
        path = "table.render_card" if view.is_card else RENDERERS[view.form]
    name, _, function = path.partition(".")
    renderer: Callable[[Iterable[Row], View], Iterator[str]] = getattr(
        import_module(f"jzfacts.output.{name}"), function
    )
    return renderer(rows, view)


def records(each: Iterable[Json], form: Format | FindingFormat, screen: Screen) -> Iterator[str]:
    """JSON or JSON Lines, in ASCII where the stream is not UTF-8."""
    from jzfacts.output.json import array, dump

    if form == "json":
        return array(each, ascii_only=not screen.utf8)
    return (dump(one, ascii_only=not screen.utf8) + "\n" for one in each)


def findings(
    found: Iterable[tuple[Finding, Sequence[str]]], form: FindingFormat, screen: Screen
) -> Iterator[str]:
    """Findings in a format, each with the lines of its file or with none where it needs no excerpt.

    One a line where it is for GitHub; for people a line, and an excerpt where there are lines.
    """
    from jzfacts.output.findings.lines import annotation, one_line, record, with_excerpt

    if form == "sarif":
        from jzfacts.output.findings.sarif import render

        return render(found, ascii_only=not screen.utf8)
    if form in ("json", "jsonl"):
        return records((record(one) for one, _ in found), form, screen)
    if form == "github":
        return (annotation(one) for one, _ in found)
    return (
        with_excerpt(one, lines, coloured=screen.coloured) if lines else one_line(one)
        for one, lines in found
    )
