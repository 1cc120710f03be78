"""The options that commands share, and what they may be set to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jzfacts.console import ExitStatus
from jzfacts.writer import RECORDS, FindingFormat, Format, automatic

if TYPE_CHECKING:
    from collections.abc import Iterable

Form = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Default: table on a terminal, tsv on a pipe."),
]
Columns = Annotated[
    str | None,
    typer.Option(help="Columns for table, csv, tsv and md, such as id,value,rank.place."),
]
Area = Annotated[str | None, typer.Option(help="Only this area, such as 焦作市.")]
Topic = Annotated[str | None, typer.Option(help="Only this topic.")]
Period = Annotated[str | None, typer.Option(help="Only this period, such as 2024.")]
Facts = Annotated[
    list[Path] | None,
    typer.Option(
        "--facts",
        envvar="JZFACTS_FACTS",
        metavar="PATH",
        help="Fact base instead of the installed one: a file or a directory; repeatable.",
    ),
]
Pages = Annotated[
    Path | None,
    typer.Option(
        "--pages",
        envvar="JZFACTS_PAGES",
        metavar="DIR",
        help="Folder of page texts, known by their digest or named SOURCE-ID.txt.",
    ),
]
PageFiles = Annotated[
    list[Path] | None,
    typer.Option("--source", metavar="FILE", help="The text of a page; repeatable."),
]
FindingForm = Annotated[
    FindingFormat, typer.Option("--format", "-f", help="How findings are given out.")
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours; also NO_COLOR=1.")]


class Refused(Exception):
    """A command that cannot be carried out as given: one line to the person, and a status."""

    def __init__(self, message: str, status: ExitStatus = ExitStatus.ERROR) -> None:
        super().__init__(message)
        self.status = status


def layout(
    form: Format | None, columns: str | None, *, searched: bool = False
) -> tuple[Format, tuple[str, ...] | None]:
    """The format and the column keys that are meant; None for the format's own columns.

    Only what was `searched` for has a match to show. Raises Refused for an unknown column.
    """
    form = form or automatic()
    if columns is None:
        return form, None
    if form in RECORDS:
        raise Refused(f"--columns does not go with {form.value}, which prints the whole record")
    from jzfacts.views import FIELDS, MATCH_FIELDS

    known = (*FIELDS, *MATCH_FIELDS) if searched else FIELDS
    keys = tuple(key.strip() for key in columns.split(","))
    for key in keys:
        if key not in known:
            raise Refused(unknown("column", key, known))
    return form, keys


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(name, names)
    advice = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
    return f"unknown {kind} “{name}”; {advice}"
