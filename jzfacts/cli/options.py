"""The options that commands share, and what they may be set to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from jzfacts.cli import completion as completing
from jzfacts.cli.console import ExitStatus
from jzfacts.i18n import N_, _
from jzfacts.output.citation import Style
from jzfacts.output.formats import COLUMNLESS, PICTURES, FindingFormat, Format, automatic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Form = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        "--as",
        metavar=N_("FORM"),
        help=N_("Form of the output; by default table, on a pipe tsv."),
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        metavar=N_("KEYS"),
        help=N_("Columns of a table, such as id,value,rank.place; also of csv."),
        autocompletion=completing.columns,
    ),
]
Area = Annotated[
    str | None,
    typer.Option(
        metavar=N_("NAME"),
        help=N_("Only this area, such as 焦作市."),
        autocompletion=completing.areas,
    ),
]
Topic = Annotated[
    str | None,
    typer.Option(
        metavar=N_("NAME"),
        help=N_("Only this topic, such as 乡村振兴."),
        autocompletion=completing.topics,
    ),
]
Period = Annotated[
    str | None,
    typer.Option(
        metavar=N_("PERIOD"),
        help=N_("Only this period, such as 2024."),
        autocompletion=completing.periods,
    ),
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
Cite = Annotated[
    Style | None,
    typer.Option(
        "--cite",
        metavar=N_("[STYLE]"),
        help=N_("References to paste, with the lines; by default after GB/T 7714—2025."),
    ),
]
Unit = Annotated[
    str | None,
    typer.Option(metavar=N_("UNIT"), help=N_("Convert the figure, exactly, such as to 万吨.")),
]
Bars = Annotated[bool, typer.Option("--bars", help=N_("Draw a bar for each."))]
NoColor = Annotated[bool, typer.Option("--no-color", help=N_("No colours; also NO_COLOR=1."))]
Pages = Annotated[
    Path | None,
    typer.Option(
        "--pages",
        envvar="JZFACTS_PAGES",
        metavar=N_("DIR"),
        help=N_("Folder of page texts, known by their digest or named SOURCE-ID.txt."),
    ),
]
PageFiles = Annotated[
    list[Path] | None,
    typer.Option("--source", metavar=N_("FILE"), help=N_("The text of a page; repeatable.")),
]
Drafted = Annotated[
    bool,
    typer.Option(
        "--draft", help=N_("Instead of findings: what no fact claims yet, as TOML to fill in.")
    ),
]
FindingForm = Annotated[
    FindingFormat,
    typer.Option("--format", "-f", metavar=N_("FORM"), help=N_("How findings are given out.")),
]


class Refused(Exception):
    """A command that cannot be carried out as given: one line to the person, and a status."""

    def __init__(self, message: str, status: ExitStatus = ExitStatus.ERROR) -> None:
        super().__init__(message)
        self.status = status


class Wanted(NamedTuple):
    """How an answer is to be given."""

    form: Format
    keys: tuple[str, ...] | None = None
    """Keys of the columns; None for those of the format itself."""
    no_color: bool = False
    cite: Style | None = None
    unit: str | None = None
    bars: bool = False


def wanted(
    form: Format | None,
    columns: str | None = None,
    no_color: bool = False,
    *,
    cite: Style | None = None,
    unit: str | None = None,
    bars: bool = False,
    searched: bool = False,
) -> Wanted:
    """What the options of a command say together.

    Only what was `searched` for has a match to show, and only what has a new `unit` is converted.
    Raises Refused for options that do not go together, an unknown column and an unknown unit.
    """
    if cite and (form or columns or unit):
        raise Refused(_("--cite prints references; leave out --format, --columns and --unit"))
    if bars and form not in (None, *PICTURES):
        raise Refused(_("--bars goes with {formats}").format(formats=_(", ").join(PICTURES)))
    if unit is not None:
        from jzfacts.facts.conversion import ConversionError, known_unit

        try:
            unit = known_unit(unit)
        except ConversionError as error:
            raise Refused(str(error)) from None
    form = form or (Format.TABLE if bars else automatic())
    keys = None if columns is None else _keys(form, columns, searched, unit is not None)
    return Wanted(form, keys, no_color, cite, unit, bars)


def _keys(form: Format, columns: str, searched: bool, converted: bool) -> tuple[str, ...]:
    if form in COLUMNLESS:
        told = _("--columns does not go with {format}, which has none")
        raise Refused(told.format(format=form.value))
    from jzfacts.output.columns import CONVERTED_FIELDS, FIELDS, MATCH_FIELDS

    known = (*FIELDS, *(CONVERTED_FIELDS if converted else ()), *(MATCH_FIELDS if searched else ()))
    keys = tuple(key.strip() for key in columns.split(","))
    for key in keys:
        if key not in known:
            raise Refused(_("unknown column “{name}”").format(name=key) + meant_of(key, known))
    return keys


def known_field(name: str, *, alone: bool) -> None:
    """Raise Refused for a field that does not exist, or that is not to be printed `alone`."""
    from jzfacts.output.columns import FIELDS

    if not alone:
        raise Refused(_("--field gives one bare value; leave out the options for other forms"))
    if name not in FIELDS:
        raise Refused(_("unknown field “{name}”").format(name=name) + meant_of(name, FIELDS))


def as_typed(argument: str) -> str:
    """`argument` in UTF-8 where Python could not decode it: in the C locale it takes ASCII only."""
    try:
        return argument.encode("ascii", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return argument


def spelled_out(arguments: Sequence[str]) -> list[str]:
    """`arguments` with the style named after each --cite that has none.

    The parser knows options with a value and without, but none that may have one.
    """
    styles = [style.value for style in Style]
    spelled = list(map(as_typed, arguments))
    end = spelled.index("--") if "--" in spelled else len(spelled)
    for at in reversed(range(end)):
        if spelled[at] == "--cite" and (at + 1 >= end or spelled[at + 1] not in styles):
            spelled[at] = f"--cite={Style.GB2025.value}"
    return spelled


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
