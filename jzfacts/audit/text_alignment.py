"""Where the words of a name stand on a line.

A page seldom prints an indicator's name in one piece: the figure stands inside it, the members of a
list share it (3家省级、5家市级工厂), a column breaks it. So a name is printed where all its letters
are, in pieces of two letters at least. A numeral of a name must be printed whole and together with
the letter before it, so that another name's 100强 is no proof.

Names and lines are compared by their letters alone (`page.letters`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jzfacts.text.normalize import CHINESE_NUMERALS, DIGITS

SHORTEST = 2
"""Letters of a piece: single letters stand everywhere."""
GLUE = "的获被在等"
"""Letters that join the words of a name and need not be printed."""
_NUMERALS = frozenset(DIGITS + CHINESE_NUMERALS)


@dataclass(frozen=True, slots=True)
class Piece:
    """`name[start:end]` stands at `at` among the letters of a line."""

    start: int
    end: int
    at: int

    @property
    def span(self) -> tuple[int, int]:
        """The span of the line's letters."""
        return self.at, self.at + self.end - self.start


@lru_cache(maxsize=65536)
def pieces(name: str, line: str, near: int = -1) -> tuple[Piece, ...]:
    """The pieces of `name` on `line`, in the order of the name.

    They leave out as few letters as can be and are as few as can be. Of several places where a
    piece stands the nearest is taken: the longest piece's to `near` (-1: the first), the others'
    to their neighbour's.
    """
    parts = _parts(name, line)
    if not parts:
        return ()
    longest = max(range(len(parts)), key=lambda index: parts[index][1] - parts[index][0])
    placed: dict[int, Piece] = {}
    for index in (*range(longest, len(parts)), *range(longest - 1, -1, -1)):
        start, end = parts[index]
        if index == longest:
            towards = near
        elif index > longest:
            towards = placed[index - 1].span[1]
        else:
            towards = placed[index + 1].at - (end - start)
        places = _places(name, start, end, line)
        at = min(places, key=lambda place: abs(place - towards)) if towards >= 0 else places[0]
        placed[index] = Piece(start, end, at)
    return tuple(placed[index] for index in range(len(parts)))


@lru_cache(maxsize=65536)
def missing(name: str, lines: tuple[str, ...]) -> str:
    """What of `name` none of the lines prints, glue aside."""
    printed = [letter in GLUE for letter in name]
    for line in lines:
        for start, end in _parts(name, line):
            printed[start:end] = [True] * (end - start)
    return "".join(letter for letter, there in zip(name, printed, strict=True) if not there)


@lru_cache(maxsize=65536)
def _parts(name: str, line: str) -> tuple[tuple[int, int], ...]:
    """The best division of a name into parts that the line prints, some letters left out."""
    # best[i] is for name[i:]: letters left out, number of parts, the parts
    best: list[tuple[int, int, tuple[tuple[int, int], ...]]] = [(0, 0, ())] * (len(name) + 1)
    for start in range(len(name) - 1, -1, -1):
        out, count, parts = best[start + 1]
        found = (out + 1, count, parts)
        for end in range(start + SHORTEST, len(name) + 1):
            if name[start:end] not in line:
                break
            out, count, parts = best[end]
            # of equal divisions the one with the longest first part, which a list may share
            if (out, count + 1) <= found[:2] and _places(name, start, end, line):
                found = (out, count + 1, ((start, end), *parts))
        best[start] = found
    return best[0][2]


def _places(name: str, start: int, end: int, line: str) -> list[int]:
    """Where `name[start:end]` stands on the line with its numerals whole."""
    words = name[start:end]
    if start and words[0] in _NUMERALS:
        return []
    if end < len(name) and words[-1] in _NUMERALS and name[end] in _NUMERALS:
        return []
    places = []
    at = line.find(words)
    while at >= 0:
        end_at = at + len(words)
        cut = (words[0] in _NUMERALS and line[at - 1 : at] in _NUMERALS) or (
            words[-1] in _NUMERALS and line[end_at : end_at + 1] in _NUMERALS
        )
        if not cut:
            places.append(at)
        at = line.find(words, at + 1)
    return places


def numerals_of(text: str) -> str:
    """The characters of numerals in a text."""
    return "".join(character for character in text if character in _NUMERALS)
