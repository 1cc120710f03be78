"""Findings as text: a line for people and editors, a record of JSON, a command for GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.i18n import said
from jzfacts.output.escape import harmless
from jzfacts.output.wrapping import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.documents.finding import Finding

KEYS = ("path", "line", "column", "text", "status", "fact", "expected", "rule", "message", "hint")
"""The keys of a finding's record, in this order, always all; `place` and `also` follow if there are any."""

_ANNOTATIONS = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}

BEFORE, AFTER = 26, 12
"""Characters shown on either side of a figure: with them 80 columns hold a figure of two."""

RED, PLAIN = "\x1b[1;31m", "\x1b[0m"
INDENT = "    "


def one_line(finding: Finding) -> str:
    """The form that editors and compilers share."""
    return harmless(str(finding)) + "\n"


def record(finding: Finding) -> dict[str, str | int | tuple[str, ...] | None]:
    """What JSON prints, with the keys of `KEYS`; what is said to people in their language."""
    more = (key for key in ("place", "also") if getattr(finding, key))
    finding = finding._replace(message=str(said(finding.message)), place=str(said(finding.place)))
    return {key: getattr(finding, key) for key in (*KEYS, *more)}


def annotation(finding: Finding) -> str:
    """A workflow command, which GitHub shows beside the line."""
    place = f"file={_escaped(finding.path, _PROPERTY)},line={finding.line},col={finding.column}"
    if finding.text and "\n" not in finding.text:
        place += f",endColumn={finding.column + len(finding.text)}"
    title = _escaped(finding.rule, _PROPERTY)
    message = _escaped(str(said(finding.message)), _DATA)
    return harmless(f"::{_ANNOTATIONS[finding.level]} {place},title={title}::{message}") + "\n"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)


def with_excerpt(finding: Finding, lines: Sequence[str], *, coloured: bool = False) -> str:
    """A finding, and below it the line of its file with a mark under the figure."""
    line = lines[finding.line - 1]
    start = finding.column - 1
    # a figure that a column broke goes on in the next line; its mark does not
    end = min(len(line), start + len(finding.text.partition("\n")[0]))
    return one_line(finding) + excerpt(line, start, end, coloured=coloured)


def excerpt(line: str, start: int, end: int, *, coloured: bool = False) -> str:
    """Two lines: what stands around `line[start:end]`, and carets under it."""
    first, last = max(0, start - BEFORE), min(len(line), end + AFTER)
    before = ("…" if first else "") + harmless(line[first:start])
    part = harmless(line[start:end])
    after = harmless(line[end:last]) + ("…" if last < len(line) else "")
    carets = " " * width(before) + "^" * width(part)
    if coloured:
        part, carets = f"{RED}{part}{PLAIN}", f"{RED}{carets}{PLAIN}"
    return f"{INDENT}{before}{part}{after}\n{INDENT}{carets}\n"


def printed_length(figure: str, rest: str) -> int:
    """How many characters of a text are a figure that begins it, one at least.

    Not all of a figure need stand there: that a cell says 12亿元 or 第12位 may be told by the head
    of its column.
    """
    return next((n for n in range(min(len(figure), len(rest)), 1, -1) if rest[:n] in figure), 1)
