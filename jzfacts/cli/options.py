"""The options that commands share, and what they say together."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer

from jzfacts.cli import completion, console
from jzfacts.cli.errors import UsageError, check_known
from jzfacts.i18n import N_, _
from jzfacts.output.citation import Style
from jzfacts.output.formats import COLUMNLESS, PICTURES, FindingFormat, Format, Order, View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class _Given(str):
    """A path as it was given. Raises UsageError if it is empty, which Path takes for this folder."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if not text:
            raise UsageError(_("a path is empty; check --facts, JZFACTS_FACTS and the like"))
        return super().__new__(cls, text)


def year(text: str) -> str:
    """A period as facts write it: people write 2024年."""
    return text.removesuffix("年") if text[:4].isdecimal() else text


def _option(
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


FORMATS = ("--format", "-f")
Form = Annotated[
    Format | None,
    _option(
        N_("FORM"),
        N_("Output format; table by default, tsv on a pipe. --json is --format json."),
        *FORMATS,
        "--as",
    ),
]
FindingForm = Annotated[
    FindingFormat, _option(N_("FORM"), N_("Output format of findings."), *FORMATS)
]
Columns = Annotated[
    str | None,
    _option(
        N_("KEYS"),
        N_("Columns to show, such as id,value,rank.place."),
        complete=completion.columns,
    ),
]
Area = Annotated[
    str | None,
    _option(N_("NAME"), N_("Only this area, such as 焦作市."), complete=completion.areas),
]
Topic = Annotated[
    str | None,
    _option(N_("NAME"), N_("Only this topic, such as 乡村振兴."), complete=completion.topics),
]
Period = Annotated[
    str | None,
    _option(
        N_("PERIOD"),
        N_("Only this period, such as 2024."),
        complete=completion.periods,
        parser=year,
    ),
]
Facts = Annotated[
    list[Path] | None,
    _option(
        N_("PATH"),
        N_("Fact base to use instead of the bundled one: a file or directory; repeatable."),
        variable="JZFACTS_FACTS",
        is_path=True,
    ),
]
Cite = Annotated[
    Style | None,
    _option(N_("[STYLE]"), N_("Print references with line numbers; GB/T 7714—2025 by default.")),
]
Unit = Annotated[
    str | None,
    _option(
        N_("UNIT"),
        N_("Also give the figure in this unit, such as 万吨; exact conversions only."),
        complete=completion.units,
    ),
]
Field = Annotated[
    str | None,
    _option(
        N_("KEY"),
        N_("Print this value only, such as change.value."),
        complete=completion.fields,
    ),
]
Sort = Annotated[
    Order | None,
    _option(N_("KEY"), N_("Order: the largest value or change first, or the best rank.")),
]
Bars = Annotated[bool, typer.Option("--bars", help=N_("Draw bars."))]
NoColor = Annotated[bool, typer.Option("--no-color", help=N_("No colours; also NO_COLOR=1."))]
Pages = Annotated[
    Path | None,
    _option(
        N_("DIR"),
        N_("Folder of sources (text, Word, PDF, HTML), known by digest or named SOURCE-ID.txt."),
        variable="JZFACTS_PAGES",
        is_path=True,
    ),
]
Report = Annotated[
    Path | None,
    _option(
        N_("FILE"),
        N_("Also write an HTML page to read and print: the drafts, each figure with its evidence."),
        is_path=True,
    ),
]


def view_of(
    form: Format | None,
    columns: str | None = None,
    no_color: bool = False,
    *,
    cite: Style | None = None,
    unit: str | None = None,
    bars: bool = False,
    field: str | None = None,
    searched: bool = False,
) -> View:
    """What the options of a command say together: a table for a person, TSV for a program.

    Only what was `searched` for has a match to show, and only what has a new `unit` is converted.
    Raises UsageError for options that do not go together and an unknown column, ConversionError for
    an unknown unit.
    """
    if field is not None:
        if form or columns or cite or bars:
            message = _(
                "--field prints a single value; it cannot be combined with other output options"
            )
            raise UsageError(message)
        from jzfacts.output.columns import key_of, known

        field = key_of(field)
        check_known([field], known("converted"), _("unknown field “{name}”"))
        if field.startswith("converted") != bool(unit):
            raise UsageError(_("--unit and --field converted.value or converted.unit go together"))
        form, columns = Format.TSV, field
    if cite and (form or columns or unit):
        raise UsageError(_("--cite cannot be combined with --format, --columns or --unit"))
    if bars and form not in (None, *PICTURES):
        raise UsageError(
            _("--bars can only be used with {formats}").format(formats=_(", ").join(PICTURES))
        )
    if unit is not None:
        from jzfacts.facts.conversion import known_unit

        unit = known_unit(unit)
    screen = console.screen(no_color)
    form = form or (Format.TABLE if bars or screen.terminal else Format.TSV)
    keys = None
    if columns is not None:
        if form in COLUMNLESS:
            message = _("--columns cannot be used with {format}, which has no columns")
            raise UsageError(message.format(format=form.value))
        from jzfacts.output.columns import key_of, known

        names = known(*["match"] * searched, *["converted"] * bool(unit))
        keys = tuple(key_of(key.strip()) for key in re.split("[,，、]", columns))
        check_known(keys, names, _("unknown column “{name}”"))
    return View(form, screen, keys, cite, unit, bars=bars)


def prepared(arguments: Sequence[str]) -> list[str]:
    """`arguments` with the style named after each --cite that has none, and --json spelled out.

    The parser knows options with a value and without, but none that may have one.
    """
    styles = [style.value for style in Style]
    done = list(arguments)
    end = done.index("--") if "--" in done else len(done)
    for at in reversed(range(end)):
        value = done[at + 1] if at + 1 < end else ""
        # a year that is no edition is an error, not a word of the query
        if done[at] == "--cite" and value not in styles and not re.fullmatch("[0-9]{4}", value):
            done[at] = f"--cite={Style.GB2025.value}"
        elif done[at] == "--json":
            done[at] = "--format=json"
    return done
