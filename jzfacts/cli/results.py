"""What the options of a command say together of its output, and facts written as they say."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, TypedDict

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import UsageError, check_known, did_you_mean
from jzfacts.i18n import N_, _, _n
from jzfacts.output.formats import COLUMNLESS, PICTURES, View, render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jzfacts.index.index import Index
    from jzfacts.output.citation import Style
    from jzfacts.output.columns import Row
    from jzfacts.output.formats import Format
    from jzfacts.search.engine import Answer


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
            raise UsageError(
                "--field prints a single value; it cannot be combined with other output options"
            )
        from jzfacts.output.columns import key_of, known

        field = key_of(field)
        check_known([field], known("converted"), _("unknown field “{name}”"))
        if field.startswith("converted") != bool(unit):
            raise UsageError("--unit and --field converted.value or converted.unit go together")
        form, columns = "tsv", field
    if cite and (form or columns or unit):
        raise UsageError("--cite cannot be combined with --format, --columns or --unit")
    if bars and form not in (None, *PICTURES):
        raise UsageError("--bars can only be used with {formats}", formats=PICTURES)
    if unit is not None:
        from jzfacts.facts.figures import known_unit

        unit = known_unit(unit)
    screen = console.screen(no_color)
    form = form or ("table" if bars or screen.terminal else "tsv")
    keys = None
    if columns is not None:
        if form in COLUMNLESS:
            message = N_("--columns cannot be used with {format}, which has no columns")
            raise UsageError(message, format=form)
        from jzfacts.output.columns import key_of, known

        names = known(*["match"] * searched, *["converted"] * bool(unit))
        keys = tuple(key_of(key.strip()) for key in re.split("[,，、]", columns))
        check_known(keys, names, _("unknown column “{name}”"))
    return View(form, screen, keys, cite, unit, bars=bars)


def write_facts(index: Index, rows: Iterable[Row], view: View) -> bool:
    """Write `rows` of a base to stdout, as `view` says; return whether there were any."""
    view = of_base(index, view)
    rows = iter(rows)
    first = next(rows, None)
    if first is not None:
        rows = chain([first], rows)
    if view.form == "xlsx":
        _write_workbook(rows, view)
    else:
        console.write(render(rows, view))
    return first is not None


def of_base(index: Index, view: View) -> View:
    """`view`, with what it must know of the base."""
    return view._replace(several=view.form == "text" and index.sources(1) is None)


def _write_workbook(rows: Iterable[Row], view: View) -> None:
    """Write the bytes of a workbook. Raises UsageError on a terminal, or without the library."""
    if view.screen.terminal:
        raise UsageError("xlsx is not for a terminal; write it to a file: > facts.xlsx")
    try:
        from jzfacts.output.xlsx import workbook
    except ModuleNotFoundError as error:
        message = N_("{module} is not installed; pip install 'jzfacts[xlsx]'")
        raise UsageError(message, module=error.name) from None
    console.write_bytes(workbook(rows, view))


def converted(rows: Iterable[Row], unit: str | None) -> list[Row]:
    """`rows` with their figures in `unit`, if one is asked for; what does not convert is left out.

    That is counted. Raises UsageError where none converts, with the reason if there is one row only.
    """
    if unit is None:
        return list(rows)
    from jzfacts.facts.figures import ConversionError, to_unit

    done, reasons = [], []
    for row in rows:
        try:
            done.append(row._replace(converted=to_unit(row.fact, unit)))
        except ConversionError as error:
            reasons.append(str(error))
    if reasons and not done:
        many = _("none of {number} facts converts to {unit}", number=len(reasons), unit=unit)
        raise UsageError(reasons[0] if len(reasons) == 1 else many)
    console.warn_n(
        "{number} fact that does not convert to {unit} is left out",
        "{number} facts that do not convert to {unit} are left out",
        len(reasons),
        unit=unit,
    )
    return done


def say_doubts(number: int) -> None:
    """Say how many marks of doubt bases have that were drafted and not yet read."""
    if number:
        message = _n(
            "the base has {number} mark of doubt (“# ?”); settle it first",
            "the base has {number} marks of doubt (“# ?”); settle them first",
            number,
        )
        console.say(message)


class Filters(TypedDict, total=False):
    """What --area, --topic and --period leave of a base."""

    area: str | None
    topic: str | None
    period: str | None


def nothing_found(index: Index, words: str, within: Filters | None = None) -> ExitStatus:
    """Say that nothing was found, and why, or what may have been meant."""
    console.warn(why_nothing(index, words, within))
    return ExitStatus.NOTHING


def why_nothing(index: Index, words: str, within: Filters | None = None) -> str:
    """That nothing was found, and why, or what may have been meant."""
    from jzfacts.search.refusal import refusal

    message, similar = refusal(index, words, **(within or {}))
    return message + did_you_mean(similar)


def say_remarks(index: Index, answer: Answer) -> None:
    """Say what must be said of an answer: what was taken for what, and what is missing."""
    if answer.asked.is_special:
        from jzfacts.search.ordering import remarks

        for remark in remarks(index, answer):
            console.warn(remark)
