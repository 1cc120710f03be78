"""What the options of a command say together of its output."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.cli import console
from jzfacts.cli.errors import UsageError, check_known
from jzfacts.i18n import _
from jzfacts.output.formats import COLUMNLESS, PICTURES, View

if TYPE_CHECKING:
    from jzfacts.output.citation import Style
    from jzfacts.output.formats import Format


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
        raise UsageError("--bars can only be used with {formats}", formats=_(", ").join(PICTURES))
    if unit is not None:
        from jzfacts.facts.figures import known_unit

        unit = known_unit(unit)
    screen = console.screen(no_color)
    form = form or ("table" if bars or screen.terminal else "tsv")
    keys = None
    if columns is not None:
        if form in COLUMNLESS:
            message = _("--columns cannot be used with {format}, which has no columns")
            raise UsageError(message.format(format=form))
        from jzfacts.output.columns import key_of, known

        names = known(*["match"] * searched, *["converted"] * bool(unit))
        keys = tuple(key_of(key.strip()) for key in re.split("[,，、]", columns))
        check_known(keys, names, _("unknown column “{name}”"))
    return View(form, screen, keys, cite, unit, bars=bars)
