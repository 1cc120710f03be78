"""Facts that were found, written as the options say: converted, cited, or in one of the formats."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypedDict

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import UsageError, alternatives, did_you_mean
from jzfacts.i18n import _, _n
from jzfacts.index.conditions import area_stem
from jzfacts.output.formats import Format, render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jzfacts.index.index import Index
    from jzfacts.output.columns import Row
    from jzfacts.output.formats import View
    from jzfacts.search.engine import Answer


def write_facts(rows: Iterable[Row], view: View) -> bool:
    """Write `rows` to stdout, as `view` says; return whether there were any."""
    rows = iter(rows)
    first = next(rows, None)
    if first is not None:
        rows = chain([first], rows)
        if view.unit is not None:
            rows = _converted(rows, view.unit)
    if view.form is Format.XLSX:
        _write_workbook(rows, view)
    else:
        console.write(render(rows, view))
    return first is not None


def _write_workbook(rows: Iterable[Row], view: View) -> None:
    """Write the bytes of a workbook. Raises UsageError on a terminal, or without the library."""
    if view.screen.terminal:
        raise UsageError(_("xlsx is not for a terminal; write it to a file: > facts.xlsx"))
    try:
        from jzfacts.output.xlsx import workbook
    except ModuleNotFoundError as error:
        message = _("{module} is not installed; pip install 'jzfacts[xlsx]'")
        raise UsageError(message.format(module=error.name)) from None
    console.write_bytes(workbook(rows, view))


def _converted(rows: Iterable[Row], unit: str) -> list[Row]:
    """`rows` with their figures in `unit`; those that do not convert are left out and counted.

    Raises UsageError where none converts, with the reason where there is one row only.
    """
    from jzfacts.facts.conversion import ConversionError, to_unit

    converted, reasons = [], []
    for row in rows:
        try:
            converted.append(row._replace(converted=to_unit(row.fact, unit)))
        except ConversionError as error:
            reasons.append(str(error))
    if not converted:
        many = _("none of {number} facts converts to {unit}").format(number=len(reasons), unit=unit)
        raise UsageError(reasons[0] if len(reasons) == 1 else many)
    if reasons:
        message = _n(
            "{number} fact that does not convert to {unit} is left out",
            "{number} facts that do not convert to {unit} are left out",
            len(reasons),
        )
        console.error(message.format(number=len(reasons), unit=unit))
    return converted


def nothing_found(index: Index, words: str) -> ExitStatus:
    """Say that nothing was found, and why, or what may have been meant."""
    console.error(why_nothing(index, words))
    return ExitStatus.NOTHING


def why_nothing(index: Index, words: str) -> str:
    """That nothing was found, and why, or what may have been meant."""
    from jzfacts.search.refusal import refusal

    message, similar = refusal(index, words)
    return message + did_you_mean(similar)


def say_remarks(index: Index, answer: Answer) -> None:
    """Say what must be said of an answer: what was taken for what, and what is missing."""
    if answer.asked.is_special:
        from jzfacts.search.ordering import remarks

        for remark in remarks(index, answer):
            console.error(remark)


class Filters(TypedDict):
    """What --area, --topic and --period leave of a base."""

    area: str | None
    topic: str | None
    period: str | None


def known_filters(index: Index, area: str | None, topic: str | None, period: str | None) -> Filters:
    """The filters with the area as the base has it: 焦作市 for 焦作."""
    if area is not None:
        known = [key[1:] for key in index.keys if key[0] == "a"]
        stems = [each for each in known if area_stem(each) == area]
        area = area if area in known or not stems else stems[0]
    return Filters(area=area, topic=topic, period=period)


def no_such_value(index: Index, within: Filters) -> str | None:
    """What is wrong with filters that no fact passes: a value that none has, and what there is."""
    for value, kind, message in (
        (within["area"], "a", _("no fact is of the area “{name}”")),
        (within["topic"], "t", _("no fact is of the topic “{name}”")),
        (within["period"], "p", _("no fact is of the period “{name}”")),
    ):
        known = [key[1:] for key in index.keys if key[0] == kind]
        if value is not None and value not in known:
            some = [*known[:MOST_VALUES], *["…"] * (len(known) > MOST_VALUES)]
            return message.format(name=value) + alternatives(value, some)
    return None


MOST_VALUES = 30
"""Values of a filter that are named where another was given."""
