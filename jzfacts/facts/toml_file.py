"""One file of a base: its bytes read as TOML and checked, and what is wrong put into words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

import tomli

from jzfacts.facts.files import MOST_BYTES
from jzfacts.facts.toml_lines import Lines, line_of, locate
from jzfacts.facts.validation import check, shown, tables
from jzfacts.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jzfacts.facts.validation import Fault

TOO_LARGE = "1e999999"
"""Stands for a number that Python cannot make; `check` refuses it for its size."""

_NAMED = re.compile(
    "(Illegal character|Duplicate inline table key|Cannot declare) (.*?)(?: twice)?"
)
"""What the reader says of something that it names."""

_LONG_INTEGER = re.compile("[0-9][0-9_]{4299,}")


@dataclass
class TomlFile:
    """A file of a base, and all that is wrong with it as far as is known."""

    path: Path
    text: str = ""
    document: Mapping[str, Any] = field(default_factory=dict)
    """What it says in TOML, right or wrong."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """What its tables hold, as the records do; where a value is wrong, only the sound sources."""
    problems: list[tuple[int, str]] = field(default_factory=list)
    """The line of each (0 for the file) and `file:line: [id] what is wrong; the remedy`."""

    def tables(self, kind: str) -> list[Mapping[str, Any]]:
        return tables(self.document, kind)

    @cached_property
    def _lines(self) -> Lines:
        return locate(self.text)

    def line(self, kind: str, number: int, key: str = "") -> int:
        """The line of a table of the array `kind`, or of a key of it."""
        return line_of(self._lines, kind, number, key)

    def note(self, fault: Fault) -> None:
        """Add what is wrong at a place of the document."""
        kind, number = fault.place[:2] if len(fault.place) > 2 else ("", 0)
        kind, number = str(kind), int(number)
        keys = [each for each in fault.place[2 if kind else 0 :] if isinstance(each, str)]
        names = {"": _("base"), "source": _("source without id"), "fact": _("fact without id")}
        name = shown(self.tables(kind)[number].get("id", names[kind]) if kind else names[kind])
        told = _(fault.message).format(key=shown(".".join(keys)), **fault.parts)
        line = self.line(kind, number, keys[0])
        self.problems.append((line, f"{self.path}:{line}: [{name}] {told}"))


def parse(path: Path, data: bytes) -> TomlFile:
    """Read one file of a base and check it as far as that can be done without the others."""
    file = TomlFile(path)
    if len(data) > MOST_BYTES:
        message = _("{path}: has more than {most} MB; split it into several files")
        file.problems.append((0, message.format(path=path, most=MOST_BYTES // 1_000_000)))
        return file
    line, reason, message = 0, "", _("{path}:{line}: not TOML: {reason}")
    try:
        file.text = data.decode("utf-8-sig").replace("\r\n", "\n")
        file.document = _document(file.text)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1  # without a byte order mark
        message = _("{path}:{line}: not UTF-8; save the file as UTF-8")
    except tomli.TOMLDecodeError as error:
        line, reason = error.lineno, _said(error.msg)
    except RecursionError:  # on the line that opens most brackets, or has the key of most parts
        rows = [len(re.findall(r"[\[{.]", row)) for row in file.text.split("\n")]
        line, reason = rows.index(max(rows)) + 1, _("nested too deeply")
    if line:
        file.problems.append((line, message.format(path=path, line=line, reason=reason)))
        return file
    file.values, faults = check(file.document)
    for fault in faults:
        file.note(fault)
    return file


def _said(message: str) -> str:
    """What the reader of TOML says, in the language of the person where the catalogue has its words."""
    named = _NAMED.fullmatch(message)
    if named is None:
        return _(message)
    message = f"{named[1]} {{what}}"
    return _(message, what=named[2])


def _document(text: str) -> dict[str, Any]:
    """What a text says. Raises TOMLDecodeError, or RecursionError for one nested too deeply."""
    try:
        return tomli.loads(text, parse_float=_decimal)
    except tomli.TOMLDecodeError:
        raise
    except ValueError:  # from Python, for an integer of more than 4,300 digits
        return tomli.loads(_LONG_INTEGER.sub(TOO_LARGE, text), parse_float=_decimal)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError:  # an exponent of 19 digits
        return Decimal(TOO_LARGE)
