"""Facts that were found, given as they are wanted: converted, cited, or in one of the formats."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.options import Refused
from jzfacts.i18n import _, _n
from jzfacts.output.formats import Format, card, cited, records, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jzfacts.cli.options import Wanted
    from jzfacts.output.columns import Row


def give(
    rows: Iterable[Row], wanted: Wanted, title: Sequence[str] = (), *, ranks: bool = False
) -> bool:
    """Write `rows` to stdout; whether there were any."""
    found = iter(rows)
    first = next(found, None)
    if first is not None:
        found = chain([first], found)
        if wanted.unit is not None:
            found = iter(converted(found, wanted.unit))
    if wanted.cite is not None:
        console.write(cited(found, wanted.cite, console.screen()))
    else:
        shown = render(
            found,
            wanted.form,
            wanted.keys,
            console.screen(wanted.no_color),
            title=title,
            ranks=ranks,
            bars=wanted.bars,
        )
        console.write(shown)
    return first is not None


def give_all(
    rows: Iterable[Row], wanted: Wanted, title: Sequence[str], *, ranks: bool = False
) -> ExitStatus:
    """As `give`, for a command that filters; its status."""
    if give(rows, wanted, title, ranks=ranks):
        return ExitStatus.FOUND
    console.error(_("nothing found; no fact passes these filters"))
    return ExitStatus.NOTHING


def give_one(row: Row, wanted: Wanted) -> bool:
    """Write one fact whole: as a card for a person, as an object rather than an array of one.

    Whether it was a card, to which something may be added.
    """
    if wanted.cite is not None:
        give([row], wanted)
        return False
    if wanted.unit is not None:
        (row,) = converted([row], wanted.unit)
    if wanted.form is Format.TABLE and wanted.keys is None:
        console.write(card(row, console.screen(wanted.no_color)))
        return True
    if wanted.form is Format.JSON:
        from jzfacts.output.columns import record

        console.write(records([record(row)], Format.JSONL, console.screen()))
    else:
        give([row], wanted._replace(unit=None))
    if wanted.form is Format.TEXT and row.fact.note:
        console.error(row.fact.note)
    return False


def give_field(row: Row, key: str) -> None:
    """Write one value of a fact, bare. Raises Refused where the page does not say it."""
    from jzfacts.output.columns import field
    from jzfacts.output.escape import harmless

    value = field(row.fact, key)
    if value is None:
        told = _("{id} has no {field}").format(id=row.fact.id, field=key)
        raise Refused(told, ExitStatus.NOTHING)
    console.write([harmless(str(value)) + "\n"])


def converted(rows: Iterable[Row], unit: str) -> list[Row]:
    """`rows` with their figures in `unit`; those that do not convert are left out, which is told.

    Raises Refused where none converts, with the reason where there is one row only.
    """
    from jzfacts.facts.conversion import ConversionError, to_unit

    kept, reasons = [], []
    for row in rows:
        try:
            kept.append(row._replace(converted=to_unit(row.fact, unit)))
        except ConversionError as error:
            reasons.append(str(error))
    if not kept:
        many = _("none of {number} facts converts to {unit}").format(number=len(reasons), unit=unit)
        raise Refused(reasons[0] if len(reasons) == 1 else many)
    if reasons:
        told = _n(
            "{number} fact that does not convert to {unit} is left out",
            "{number} facts that do not convert to {unit} are left out",
            len(reasons),
        )
        console.error(told.format(number=len(reasons), unit=unit))
    return kept
