"""The options that commands share, and what they may be set to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jzfacts.console import ExitStatus
from jzfacts.language import N_, _
from jzfacts.writer import RECORDS, Format, automatic

if TYPE_CHECKING:
    from collections.abc import Iterable

Form = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar=N_("FORM"),
        help=N_("Form of the output; by default table, on a pipe tsv."),
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        metavar=N_("KEYS"), help=N_("Columns of a table, such as id,value,rank.place; also of csv.")
    ),
]
Area = Annotated[
    str | None, typer.Option(metavar=N_("NAME"), help=N_("Only this area, such as 焦作市."))
]
Topic = Annotated[
    str | None, typer.Option(metavar=N_("NAME"), help=N_("Only this topic, such as 乡村振兴."))
]
Period = Annotated[
    str | None, typer.Option(metavar=N_("PERIOD"), help=N_("Only this period, such as 2024."))
]
Facts = Annotated[
    list[Path] | None,
    typer.Option(
        "--facts",
        envvar="JZFACTS_FACTS",
        metavar=N_("PATH"),
        help=N_("Fact base instead of the installed one: a file or a directory; repeatable."),
    ),
]
NoColor = Annotated[bool, typer.Option("--no-color", help=N_("No colours; also NO_COLOR=1."))]


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
        raise Refused(
            _("--columns does not go with {format}, which prints the whole record").format(
                format=form.value
            )
        )
    from jzfacts.views import FIELDS, MATCH_FIELDS

    known = (*FIELDS, *MATCH_FIELDS) if searched else FIELDS
    keys = tuple(key.strip() for key in columns.split(","))
    for key in keys:
        if key not in known:
            raise Refused(_("unknown column “{name}”").format(name=key) + meant_of(key, known))
    return form, keys


def meant(near: Iterable[str]) -> str:
    """The end of a message that asks whether one of `near` was meant; nothing where none is."""
    names = _(" or ").join(near)
    return _("; did you mean {names}?").format(names=names) if names else ""


def meant_of(name: str, known: Iterable[str]) -> str:
    """The end of a message about a `name` that is not `known`: the like ones, or all of them."""
    from difflib import get_close_matches

    names = list(known)
    all_of_them = _("; there are {names}").format(names=_(", ").join(names))
    return meant(get_close_matches(name, names)) or all_of_them
