"""Where things stand in a TOML text, which TOML parsers do not tell.

Only what a message needs: the line of each table header and of each key below it. Values are
skipped with care, because a multi-line string or array may hold what looks like a header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_HEADER = re.compile(r"\s*\[\[?\s*([\"']?)([A-Za-z0-9_.\-]+)\1\s*\]?\]")
_KEY = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_\-]+))\s*[=.]")
_CLOSE = {  # a text of several lines may end with two quotes of its own, or hold escaped ones
    '"""': re.compile(r'(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'),
    "'''": re.compile(r"(?:[^']|'{1,2}(?!'))*'{3,5}"),
}
_TOKEN = re.compile(r"\"\"\"|'''|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|#[^\n]*|[\[\]{}]")


@dataclass(frozen=True, slots=True)
class Place:
    """A table of the text: its 1-based line, and the lines of its keys.

    A table below it that has a header of its own is a key too, at the line of its first header.
    """

    line: int
    keys: dict[str, int] = field(default_factory=dict)

    def of(self, key: str) -> int:
        """The line of `key`, or of the table where the key is absent."""
        return self.keys.get(key, self.line)


class TomlLines:
    """The tables of a text, looked up when a message first needs one: a sound base never pays."""

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, list[Place]] | None = None

    def line(self, table: str, number: int, key: str) -> int:
        """The line of `key` in the table of that name and number; of the table without it."""
        if self._found is None:
            self._found = locate(self._text)
        named = self._found.get(table, ())
        # an array written inline, `fact = [{ … }]`, has no header of its own
        return named[number].of(key) if number < len(named) else self._found[""][0].of(table)


def locate(text: str) -> dict[str, list[Place]]:
    """The tables of a TOML text by name, in order; the top level is named ""."""
    here = Place(1)
    places: dict[str, list[Place]] = {"": [here]}
    depth = 0  # of brackets opened by a value and not yet closed
    quote = ""  # the multi-line quote that is open
    for number, line in enumerate(text.split("\n"), 1):
        start = 0
        if not quote and depth == 0:
            if header := _HEADER.match(line):
                here = Place(number)
                name, _, inner = header[2].partition(".")
                if inner and name in places:
                    places[name][-1].keys.setdefault(inner.partition(".")[0], number)
                places[""][0].keys.setdefault(name, number)
                places.setdefault(header[2], []).append(here)
                continue
            if key := _KEY.match(line):
                here.keys.setdefault(key[1] or key[2] or key[3], number)
                start = key.end()
        depth, quote = _skip(line, start, depth, quote)
    return places


def _skip(line: str, start: int, depth: int, quote: str) -> tuple[int, str]:
    """Read over one line of a value; tell what is still open at its end."""
    position = start
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
        match token[0]:
            case '"""' | "'''":
                quote = token[0]
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth = max(0, depth - 1)
