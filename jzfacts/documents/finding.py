"""What a check found in a text, and where."""

from __future__ import annotations

from typing import Literal, NamedTuple

from jzfacts.i18n import N_, _, said

Level = Literal["error", "warning", "note"]

SAID: dict[Level, str] = {
    "error": N_("error: {message}"),
    "warning": N_("warning: {message}"),
    "note": N_("note: {message}"),
}
"""How loudly a finding is told."""


class Finding(NamedTuple):
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
    hint: str | None = None
    """The kind of error that a wrong figure likely is, by its name in `verify.hints`."""
    reason: str = ""
    """In few words why a figure was not compared; by it such figures are counted."""
    span: tuple[int, int] | None = None
    """The offsets of the figure in the document's source, gaps within it included."""
    place: str = ""
    """Where a person finds the line, if the file is no text: table 2, row 3, column 2."""
    also: tuple[str, ...] = ()
    """The ids of other facts that the figure agrees with, too: A和B均居全省第一."""

    def __str__(self) -> str:
        """The one-line form that editors and compilers share."""
        place = said(self.place) if self.place else f"{self.line}:{self.column}"
        rule = f" [{self.rule}]" if self.rule else ""
        return f"{self.path}:{place}: {_(SAID[self.level], message=self.message)}{rule}"
