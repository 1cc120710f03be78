"""Where things stand in a TOML text, which parsers of TOML do not tell.

Only what a message needs: the line of each table header and of each key below it. Values are
skipped with care, because a multi-line string or array may hold what looks like a header.
"""

from __future__ import annotations

import re
from collections import Counter

_HEADER = re.compile(r"\s*\[\[?\s*([\"']?)([A-Za-z0-9_.\-]+)\1\s*\]?\]")
_KEY = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_\-]+))\s*[=.]")
_QUOTED = re.compile(  # a text of several lines may end with two quotes of its own
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*"'
    r"|'[^'\n]*'|#[^\n]*",
    re.DOTALL,
)

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
    # Without what is quoted or a comment; a line that begins within such begins with a null.
    bare = _QUOTED.sub(lambda quoted: "\n\0" * quoted[0].count("\n"), text).split("\n")
    for number, (line, rest) in enumerate(zip(text.split("\n"), bare, strict=True), 1):
        if depth or rest.startswith("\0"):
            pass
        elif header := _HEADER.match(line):
            name = header[2]
            array, _, inner = name.partition(".")
            lines.setdefault(("", 0, array), number)
            if inner and seen[array]:
                lines.setdefault((array, seen[array] - 1, inner.partition(".")[0]), number)
            here = (name, seen[name])
            seen[name] += 1
            lines[(*here, "")] = number
            continue
        elif key := _KEY.match(line):
            lines.setdefault((*here, key[1] or key[2] or key[3]), number)
        depth += sum(map(rest.count, "[{")) - sum(map(rest.count, "]}"))
    return lines
