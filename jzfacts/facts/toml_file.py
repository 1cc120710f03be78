"""One file of a base: its bytes read as TOML and checked, and what is wrong put into words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import tomli

from jzfacts.facts.schema import check, shown, tables
from jzfacts.facts.toml_lines import TomlLines
from jzfacts.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jzfacts.facts.schema import Fault

MOST_BYTES = 32_000_000
"""Bytes that a file may have: those of a hundred thousand facts."""

TOO_LARGE = "1e999999"
"""Stands for a number that Python cannot make; `check` refuses it for its size."""

_LONG_INTEGER = re.compile("[0-9][0-9_]{4299,}")


@dataclass(slots=True)
class TomlFile:
    """A file of a base, and all that is wrong with it as far as is known."""

    path: Path
    document: Mapping[str, Any] = field(default_factory=dict)
    """What it says in TOML, right or wrong."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """What its tables hold, as the records do; where a value is wrong, only the sound sources."""
    lines: TomlLines = field(default_factory=lambda: TomlLines(""))
    problems: list[tuple[int, str]] = field(default_factory=list)
    """The line of each (0 for the file) and `file:line: [id] what is wrong; the remedy`."""

    def tables(self, kind: str) -> list[Mapping[str, Any]]:
        """The tables `source` or `fact`, right or wrong."""
        return tables(self.document, kind)

    def note(self, fault: Fault) -> None:
        """Add what is wrong at a place of the document."""
        kind, number = fault.place[:2] if len(fault.place) > 2 else ("", 0)
        keys = [each for each in fault.place[2 if kind else 0 :] if isinstance(each, str)]
        line = self.lines.line(str(kind), int(number), keys[0])
        if kind:
            nameless = _("source without id") if kind == "source" else _("fact without id")
            name = shown(self.tables(str(kind))[int(number)].get("id", nameless))
        else:
            name = _("base")
        told = _(fault.message).format(key=shown(".".join(keys)), **fault.parts)
        self.problems.append((line, f"{self.path}:{line}: [{name}] {told}"))


def parse(path: Path, data: bytes) -> TomlFile:
    """Read one file of a base and check it as far as that can be done without the others."""
    file = TomlFile(path)
    if len(data) > MOST_BYTES:
        message = _("{path}: has more than {most} MB; split it into several files")
        file.problems.append((0, message.format(path=path, most=MOST_BYTES // 1_000_000)))
        return file
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1  # without a byte order mark
        message = _("{path}:{line}: not UTF-8; save the file as UTF-8")
        file.problems.append((line, message.format(path=path, line=line)))
        return file
    try:
        file.document = _document(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        if isinstance(error, tomli.TOMLDecodeError):
            line, reason = error.lineno, error.msg
        else:
            line, reason = _deepest(text), _("nested too deeply")
        message = _("{path}:{line}: not TOML: {reason}")
        file.problems.append((line, message.format(path=path, line=line, reason=reason)))
        return file
    file.lines = TomlLines(text)
    file.values, faults = check(file.document)
    for fault in faults:
        file.note(fault)
    return file


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


def _deepest(text: str) -> int:
    """The line that opens most brackets, or has the key of most parts."""
    rows = [len(re.findall(r"[\[{.]", row)) for row in text.split("\n")]
    return rows.index(max(rows)) + 1
