"""The line of a text with a mark under a part of it, by the width of Chinese."""

from __future__ import annotations

from jzfacts.output.escape import harmless
from jzfacts.output.layout import width

BEFORE, AFTER = 26, 12
"""Characters shown on either side of the part: with them 80 columns hold a figure of two."""

RED, PLAIN = "\x1b[1;31m", "\x1b[0m"
INDENT = "    "


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
