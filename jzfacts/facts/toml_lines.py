"""Where things stand in a TOML text, which parsers of TOML do not tell.

Only what a message needs: the line of each table header and of each key below it. Values are
skipped with care, because a multi-line string or array may hold what looks like a header.
"""

from __future__ import annotations

import re
from collections import Counter

_HEADER = re.compile(r"\s*\[\[?\s*([\"']?)([A-Za-z0-9_.\-]+)\1\s*\]?\]")
_KEY = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_\-]+))\s*[=.]")
_CLOSE = {  # a text of several lines may end with two quotes of its own, or hold escaped ones
    '"""': re.compile(r'(?:[^"\\]++|\\.|"{1,2}(?!"))*"{3,5}'),
    "'''": re.compile(r"(?:[^']++|'{1,2}(?!'))*'{3,5}"),
}
_TOKEN = re.compile(r"\"\"\"|'''|\"(?:[^\"\\\n]++|\\.)*\"|'[^'\n]*'|#[^\n]*|[\[\]{}]")

Lines = dict[tuple[str, int, str], int]
"""Lines from 1 by table, its number among those of the name, and key; "" is the table itself.

The top of the text is the table ("", 0). A table below another, if it has a header, is a key too.
"""


def line_of(lines: Lines, table: str, number: int, key: str) -> int:
    """The line of a key; where it is absent that of its table, or of the array that it is in."""
    places = (table, number, key), (table, number, ""), ("", 0, table)
    return next((lines[place] for place in places if place in lines), 1)


def locate(text: str) -> Lines:
    """The lines of all tables and keys of a TOML text."""
    lines: Lines = {("", 0, ""): 1}
    seen: Counter[str] = Counter()
    here = ("", 0)
    depth = 0  # of brackets opened by a value and not yet closed
    quote = ""  # the multi-line quote that is open
    for number, line in enumerate(text.split("\n"), 1):
        start = 0
        if not quote and depth == 0:
            if header := _HEADER.match(line):
                name = header[2]
                array, _, inner = name.partition(".")
                lines.setdefault(("", 0, array), number)
                if inner and seen[array]:
                    lines.setdefault((array, seen[array] - 1, inner.partition(".")[0]), number)
                here = (name, seen[name])
                seen[name] += 1
                lines[(*here, "")] = number
                continue
            if key := _KEY.match(line):
                lines.setdefault((*here, key[1] or key[2] or key[3]), number)
                start = key.end()
        depth, quote = _skip(line, start, depth, quote)
    return lines


def _skip(line: str, position: int, depth: int, quote: str) -> tuple[int, str]:
    """Read over one line of a value; tell what is still open at its end."""
    while True:
        if quote:
            close = _CLOSE[quote].match(line, position)
            if close is None:
                return depth, quote
            position, quote = close.end(), ""
        token = _TOKEN.search(line, position)
        if token is None:
            return depth, ""
        position = token.end()
        if token[0] in _CLOSE:
            quote = token[0]
        elif token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth = max(0, depth - 1)
