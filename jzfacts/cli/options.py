"""The options that commands share, and what they say together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer

from jzfacts.cli import completion
from jzfacts.cli.errors import UsageError
from jzfacts.output.citation import Style
from jzfacts.output.formats import FindingFormat, Format, Order

if TYPE_CHECKING:
    from collections.abc import Callable


class _Given(str):
    """A path as it was given. Raises UsageError if it is empty, which Path takes for this folder."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if not text:
            raise UsageError("a path is empty; check --facts, JZFACTS_FACTS and the like")
        return super().__new__(cls, text)


def year(text: str) -> str:
    """A period as facts write it: people write 2024年."""
    return text.removesuffix("年") if text[:4].isdecimal() else text


def option(
    metavar: str,
    help: str,
    *names: str,
    variable: str | None = None,
    complete: Callable[..., list[str]] | None = None,
    parser: Callable[[str], str] | None = None,
    is_path: bool = False,
) -> object:
    """An option with a value; without `names` it is called as its parameter is.

    Whether a path can be read is found out by who reads it: the parser would say so in English.
    """
    return typer.Option(
        *names,
        metavar=metavar,
        help=help,
        envvar=variable,
        autocompletion=complete,
        parser=parser,
        readable=False,
        path_type=_Given if is_path else None,
    )


def argument(metavar: str, help: str, complete: Callable[..., object] | None = None) -> object:
    """An argument; whether a file can be read is found out by who reads it."""
    return typer.Argument(metavar=metavar, help=help, autocompletion=complete, readable=False)


FORMATS = ("--format", "-f")
Form = Annotated[
    Format | None,
    option(
        "FORMAT",
        "Output format; table by default, tsv on a pipe. --json is --format json.",
        *FORMATS,
        "--as",
    ),
]
FindingForm = Annotated[FindingFormat, option("FORMAT", "Output format of findings.", *FORMATS)]
Columns = Annotated[
    str | None,
    option("KEYS", "Columns to show, such as id,value,rank.place.", complete=completion.columns),
]
Area = Annotated[
    str | None, option("NAME", "Only this area, such as 焦作市.", complete=completion.areas)
]
Topic = Annotated[
    str | None, option("NAME", "Only this topic, such as 乡村振兴.", complete=completion.topics)
]
Period = Annotated[
    str | None,
    option("PERIOD", "Only this period, such as 2024.", complete=completion.periods, parser=year),
]
Facts = Annotated[
    list[Path] | None,
    option(
        "PATH",
        "Fact base to use instead of the bundled one: a file or directory; repeatable.",
        variable="JZFACTS_FACTS",
        is_path=True,
    ),
]
Cite = Annotated[
    Style | None,
    option("[STYLE]", "Print references with line numbers; GB/T 7714—2025 by default."),
]
Unit = Annotated[
    str | None,
    option(
        "UNIT",
        "Also give the figure in this unit, such as 万吨; exact conversions only.",
        complete=completion.units,
    ),
]
Field = Annotated[
    str | None,
    option("KEY", "Print this value only, such as change.value.", complete=completion.fields),
]
Sort = Annotated[
    Order | None, option("KEY", "Order: the largest value or change first, or the best rank.")
]
Bars = Annotated[bool, typer.Option("--bars", help="Draw bars.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours; also NO_COLOR=1.")]
Pages = Annotated[
    Path | None,
    option(
        "DIR",
        "Folder of sources (text, Word, PDF, HTML), known by digest or named SOURCE-ID.txt.",
        variable="JZFACTS_PAGES",
        is_path=True,
    ),
]
Report = Annotated[
    Path | None,
    option(
        "FILE",
        "Also write an HTML page to read and print: the drafts, each figure with its evidence.",
        is_path=True,
    ),
]
