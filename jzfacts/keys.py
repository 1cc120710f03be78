"""The terms under which labels are filed, and those that a query asks for.

Both sides live here because they must agree: whatever the scorer can accept must be found under
the terms asked for. A demand is a list of alternatives, of which a label must have one; all demands
of a query must be met.

A term is a character (`粮`), two neighbours (`粮食`), two syllables (`liang shi`), two blurred ones
(`~nian si`), or the first letters of two or three neighbours (`=ls`, `=lsz`); with `^` before it,
all but the blurred ones at a label's beginning.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jzfacts.sounds import LONGEST, SYLLABLES, blurred

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Demands = list[list[str]]
    """What a label must be filed under: of each list, one term."""


def label_terms(chars: str, units: Sequence[str]) -> set[str]:
    """All terms of a label, from its folded characters and how each is spelled."""
    syllables = [unit[:-1] if len(unit) > 1 else unit for unit in units]
    blurs = [blurred(syllable) for syllable in syllables]
    letters = "".join([syllable[0] for syllable in syllables])
    terms = {*chars, *(" " + syllable for syllable in syllables), *("~" + blur for blur in blurs)}
    terms.update(before + after for before, after in pairwise(chars))
    terms.update(f"{before} {after}" for before, after in pairwise(syllables))
    terms.update(f"~{before} {after}" for before, after in pairwise(blurs))
    terms.update(f"={letters[place : place + 2]}" for place in range(len(letters) - 1))
    terms.update(f"={letters[place : place + 3]}" for place in range(len(letters) - 2))
    if chars:
        begun = [chars[0], chars[:2], " " + syllables[0], " ".join(syllables[:2])]
        begun += ["=" + letters[:2], "=" + letters[:3]]
        terms.update(f"^{term}" for term in begun)
    return terms


def at_beginning(demands: Demands) -> Demands:
    """For what these ask of the beginning of a text to be the beginning of a label."""
    return [[f"^{term}" for term in demands[0]], *demands[1:]]


def text_demands(chars: str) -> Demands:
    """For a text that must stand in the label as it is."""
    if len(chars) == 1:
        return [[chars]]
    return [[chars[place : place + 2]] for place in range(len(chars) - 1)]


def piece_demands(chars: str) -> Demands:
    """For a text whose characters must all be in the label, somewhere."""
    return [[char] for char in dict.fromkeys(chars)]


def han_demands(chars: str) -> Demands:
    """For what of a text is neither letter nor digit: each character."""
    return [[char] for char in dict.fromkeys(chars) if not char.isascii()]


def homophone_demands(chars: str, readings: Mapping[str, tuple[str, ...]]) -> Demands:
    """For characters that may be written with others of much the same sound."""
    heard = [{blurred(sound[:-1]) for sound in readings.get(char, ())} | {char} for char in chars]
    return [
        sorted(f"~{first} {second}" for first in before for second in after)
        for before, after in pairwise(heard)
    ]


def slip_demands(letters: str) -> Demands:
    """For pinyin with one slip: the first two syllables that it can have been meant to begin with.

    A slip after them leaves them as they are; one within them is undone in every way.
    """
    head = letters[: 2 * LONGEST + 1]
    terms: set[str] = set()
    for meant in {head, *_one_slip_from(head)}:
        for first in _lengths(meant, 0):
            terms.update(
                f"{meant[:first]} {meant[first:second]}" for second in _lengths(meant, first)
            )
    return [sorted(terms)]


def _one_slip_from(letters: str) -> Iterator[str]:
    """The texts from which dropping, adding, swapping or replacing one letter makes `letters`."""
    for cut in range(len(letters) + 1):
        head, tail = letters[:cut], letters[cut:]
        yield head + tail[1:]
        yield head + tail[1::-1] + tail[2:]
        for letter in "abcdefghijklmnopqrstuvwxyz":
            yield head + letter + tail
            yield head + letter + tail[1:]


def _lengths(letters: str, start: int) -> Iterator[int]:
    """Where a syllable ends that begins at `start`."""
    for end in range(start + 1, min(start + LONGEST, len(letters)) + 1):
        if letters[start:end] in SYLLABLES:
            yield end


def spelling_demands(chars: str, *, blur: bool = False) -> Demands:
    """For whole syllables: the first two that the query can begin with."""
    mark = "~" if blur else ""
    terms: set[str] = set()
    for first, end in _syllables(chars, 0, blur=blur):
        if end >= len(chars):
            terms.add((mark or " ") + first)
        terms.update(f"{mark}{first} {second}" for second, _ in _syllables(chars, end, blur=blur))
    return [sorted(terms)]


def letter_demands(chars: str) -> Demands:
    """For first letters and syllables mixed: the first three letters they can mean."""
    terms: set[str] = set()
    for first, end in _letters(chars, 0):
        for second, after in _letters(chars, end):
            if after >= len(chars):
                terms.add(f"={first}{second}")
            terms.update(f"={first}{second}{third}" for third, _ in _letters(chars, after))
    return [sorted(terms)]


def _syllables(chars: str, start: int, *, blur: bool) -> Iterator[tuple[str, int]]:
    """The syllables that stand at `start` or begin there and break off with the text."""
    if start >= len(chars):
        return
    rest = chars[start : start + LONGEST]
    found = {rest[0]: start + 1}  # a Latin letter or digit of the label itself
    for length in range(1, len(rest) + 1):
        if rest[:length] in SYLLABLES:
            found[rest[:length]] = start + length
    if start + len(rest) == len(chars):
        for syllable in SYLLABLES:
            if syllable.startswith(rest):
                found[syllable] = len(chars)
    for syllable, end in found.items():
        yield (blurred(syllable) if blur else syllable), end


def _letters(chars: str, start: int) -> Iterator[tuple[str, int]]:
    """The first letters that may be meant at `start`, and where the next would begin."""
    if start >= len(chars):
        return
    yield chars[start], start + 1
    if chars[start : start + 2] in ("zh", "ch", "sh"):
        yield chars[start], start + 2
    for length in range(2, LONGEST + 1):
        if chars[start : start + length] in SYLLABLES and start + length <= len(chars):
            yield chars[start], start + length
    if start + LONGEST > len(chars) > start + 1:
        rest = chars[start:]
        if any(syllable.startswith(rest) for syllable in SYLLABLES):
            yield chars[start], len(chars)
