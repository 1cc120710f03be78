"""One TOML table, read key by key: what is wrong is noted with its line, and reading goes on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.i18n import N_, _
from jzfacts.text.units import UnknownUnit, parse_unit

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from pathlib import Path

    from jzfacts.facts.toml_lines import Places

MOST_DIGITS = 30
"""Digits before the point, and after it, that a figure may have: in 分 the world's wealth has 18."""


class Problem(NamedTuple):
    """Something to mend in a base."""

    path: Path
    line: int
    """From 1; 0 where the file cannot be read at all."""
    told: str
    """For a person: `file:line: [id] what is wrong; the remedy`."""


Problems = list[Problem]


@dataclass(slots=True)
class Table:
    """One table of a file, read key by key; what is wrong with it goes to `problems`."""

    path: Path
    name: str
    values: Mapping[str, object]
    places: Places
    array: str
    """The array of tables that it belongs to: source, fact, or "" for the top of the file."""
    nth: int
    """Which of the array it is, from 0."""
    problems: Problems
    within: str = ""
    """The key of the enclosing table that this one is the value of."""

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.places.line(self.array, self.nth, "")

    def problem(self, key: str, message: str, **parts: object) -> None:
        """Note that `key` is wrong; the message says what and the remedy, with `parts` filled in.

        `{key}` in it is the key with the table that it stands in.
        """
        line = self.places.line(self.array, self.nth, self.within or key)
        told = _(message).format(key=self.dotted(key), **parts)
        told = f"{self.path}:{line}: [{self.name}] {told}"
        self.problems.append(Problem(self.path, line, told))

    def dotted(self, key: str) -> str:
        return f"{self.within}.{key}" if self.within else key

    def only(self, *keys: str) -> None:
        """Refuse every key but these."""
        if self.values.keys() <= set(keys):
            return
        for key in self.values:
            if key not in keys:
                from difflib import get_close_matches

                near = get_close_matches(key, keys, 1)
                if near:
                    self.problem(key, "unknown key {key}; did you mean {near}?", near=near[0])
                else:
                    self.problem(key, "unknown key {key}; keys are {keys}", keys=", ".join(keys))

    def require(self, *keys: str) -> None:
        for key in keys:
            if key not in self.values:
                self.problem(key, "{key} is missing; add it")

    def text(self, key: str) -> str | None:
        """A text that is not blank; None where the key is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self.problem(key, "{key} is no text; put it in quotes")
            return None
        if not value.strip():
            self.problem(key, "{key} is empty; fill it in or leave the key out")
            return None
        return value

    def matching(self, key: str, pattern: re.Pattern[str], remedy: str) -> str | None:
        """A text of a given form."""
        value = self.text(key)
        if value is not None and not pattern.fullmatch(value):
            self.problem(key, "{key} is “{value}”; {remedy}", value=value, remedy=_(remedy))
            return None
        return value

    def number(self, key: str) -> Decimal | None:
        """A finite number, exactly as written."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool):
            value = Decimal(value)
        if isinstance(value, Decimal) and value.is_finite():
            exponent = value.as_tuple().exponent
            if isinstance(exponent, int) and max(value.adjusted() + 1, -exponent) <= MOST_DIGITS:
                return value
            self.problem(key, "{key} is beyond all figures of reports; correct it")
            return None
        self.problem(key, "{key} is no number; write digits without quotes")
        return None

    def count(self, key: str) -> int | None:
        """A whole number from 1 up."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
            return value
        self.problem(key, "{key} is {value}; write a whole number from 1 up", value=value)
        return None

    def unit(self, key: str) -> str | None:
        """A unit that units.py knows."""
        value = self.text(key)
        if value is not None and not is_unit(value):
            message = N_("unknown unit “{value}”; write one such as 亿斤, 万美元, 个百分点")
            self.problem(key, message, value=value)
            return None
        return value

    def date(self, key: str) -> str | None:
        """A date, as ISO 8601."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value.isoformat()
        try:
            return datetime.date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.problem(key, "{key} is no date; write it as 2025-02-19")
            return None

    def items(self, key: str) -> list[object]:
        """The members of an array."""
        value = self.values.get(key, [])
        if isinstance(value, list):
            return value
        self.problem(key, "{key} is no array; write it in [ ]")
        return []

    def texts(self, key: str) -> tuple[str, ...]:
        """An array of texts, each given once."""
        texts: dict[str, None] = {}
        for item in self.items(key):
            if not isinstance(item, str) or not item.strip():
                self.problem(key, "{key} holds “{item}”; write texts in quotes", item=item)
            elif item in texts:
                self.problem(key, "{key} holds “{item}” twice; delete one", item=item)
            else:
                texts[item] = None
        return tuple(texts)

    def tables(self, key: str) -> list[Mapping[str, object]]:
        """An array of tables."""
        tables: list[Mapping[str, object]] = []
        for item in self.items(key):
            if isinstance(item, dict):
                tables.append(item)
            else:
                self.problem(key, "{key} holds “{item}”; write tables in {{ }}", item=item)
        return tables

    def inner(self, key: str, values: object, *keys: str, required: tuple[str, ...]) -> Table:
        """The table that is (a member of) the value of `key`, its keys checked."""
        if not isinstance(values, dict):
            message = N_("{key} is no table; write it as {key} = {{ {first} = … }}")
            self.problem(key, message, first=keys[0])
            values = {}
            required = ()
        table = Table(
            *(self.path, self.name, values, self.places, self.array, self.nth, self.problems),
            within=key,
        )
        table.only(*keys)
        table.require(*required)
        return table


def is_unit(name: str) -> bool:
    """Whether units.py knows a unit of exactly that printed name."""
    try:
        return parse_unit(name).name == name
    except UnknownUnit:
        return False
