"""What a check found, where, and the forms in which it is told: a line, a record, an annotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jzfacts.i18n import said

Level = Literal["error", "warning", "note"]

KEYS = ("path", "line", "column", "text", "status", "fact", "expected", "rule", "message")
"""The keys of a finding's record, in this order, always all of them."""

_ANNOTATIONS = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold, at a place of a text."""

    path: str
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    level: Level
    rule: str
    """The name of the rule that found it: kebab-case, stable."""
    message: str
    """What is wrong and the remedy, for a person; one line."""
    text: str = ""
    """The characters at the place, as printed; empty where the finding is about a whole line."""
    status: str = "error"
    """What became of the figure, one word of the rule's own list: conflict, unclaimed …"""
    fact: str | None = None
    """The id of the fact concerned."""
    expected: str | None = None
    """What should stand there, as the base would print it."""

    def __str__(self) -> str:
        """The one-line form that editors and compilers share."""
        place = f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {self.level}: {said(self.message)} [{self.rule}]"

    def record(self) -> dict[str, str | int | None]:
        """The finding as JSON prints it, with the keys of `KEYS`."""
        return {key: getattr(self, key) for key in KEYS}

    def annotation(self) -> str:
        """The finding as a workflow command, which GitHub shows beside the line."""
        place = f"file={_escaped(self.path, _PROPERTY)},line={self.line},col={self.column}"
        if self.text and "\n" not in self.text:
            place += f",endColumn={self.column + len(self.text)}"
        title = _escaped(self.rule, _PROPERTY)
        message = _escaped(str(said(self.message)), _DATA)
        return f"::{_ANNOTATIONS[self.level]} {place},title={title}::{message}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
