"""The table of official indicators: what statisticians call what reports print in many ways.

It takes 35 ms to read, so only what drafts a base or builds an index asks it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import tomli

from jzfacts.text.normalize import fold

TABLE = Path(__file__).with_name("indicators.toml")


class Indicator(NamedTuple):
    """An official indicator."""

    id: str
    name: str
    """As the statistical communiqués print it."""
    english: str
    short: tuple[str, ...] = ()
    """Abbreviations and other printed forms that mean just this."""
    words: tuple[str, ...] = ()
    """What people say for it."""
    units: tuple[str, ...] = ()
    """Those in which it is usually given."""


@cache
def indicators() -> tuple[Indicator, ...]:
    """All official indicators, in the order of the table."""
    table = tomli.loads(TABLE.read_text("utf-8"))["indicator"]
    several = ("short", "words", "units")
    return tuple(Indicator(**{**row, **{key: tuple(row[key]) for key in several}}) for row in table)


def official(name: str) -> Indicator | None:
    """The official indicator of a name, by any of its forms; marks and width do not matter."""
    return _by_form().get(_form(name))


@cache
def endings() -> frozenset[str]:
    """The last two characters of official names: how the name of an indicator ends."""
    return frozenset(form[-2:] for form in _by_form() if len(form) > 2)


@cache
def _by_form() -> dict[str, Indicator]:
    return {_form(form): one for one in indicators() for form in (one.name, *one.short, *one.words)}


def _form(name: str) -> str:
    """The letters and digits of a name, folded."""
    return "".join(filter(str.isalnum, fold(name).text))
