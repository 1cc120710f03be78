"""The terms under which labels are filed, and those that a query asks for.

Both sides live here because they must agree: whatever the scorer can accept must be found under
the terms asked for. A demand is a list of alternatives, of which a label must have one; all demands
of a query must be met.

A term is a character (`粮`), two neighbours (`粮食`), two syllables (`liang shi`), two blurred ones
(`~nian si`), or the first letters of two or three neighbours (`=ls`, `=lsz`).
"""

from __future__ import annotations

from itertools import pairwise
from math import gcd
from typing import TYPE_CHECKING

from jzfacts.sounds import LONGEST, SYLLABLES, blurred
from jzfacts.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from jzfacts.fact import Fact

Demands = "list[list[str]]"


def label_terms(chars: str, units: Sequence[str]) -> set[str]:
    """All terms of a label, from its folded characters and how each is spelled."""
    syllables = [unit[:-1] if len(unit) > 1 else unit for unit in units]
    blurs = [blurred(syllable) for syllable in syllables]
    letters = [syllable[0] for syllable in syllables]
    terms = set(chars)
    for place in range(len(chars)):
        terms.add(" " + syllables[place])
        terms.add("~" + blurs[place])
        if place:
            terms.add(chars[place - 1 : place + 1])
            terms.add(f"{syllables[place - 1]} {syllables[place]}")
            terms.add(f"~{blurs[place - 1]} {blurs[place]}")
            terms.add("=" + "".join(letters[place - 1 : place + 1]))
        if place > 1:
            terms.add("=" + "".join(letters[place - 2 : place + 1]))
    return terms


def text_demands(chars: str) -> list[list[str]]:
    """For a text that must stand in the label as it is."""
    if len(chars) == 1:
        return [[chars]]
    return [[chars[place : place + 2]] for place in range(len(chars) - 1)]


def piece_demands(chars: str) -> list[list[str]]:
    """For a text whose characters must all be in the label, somewhere."""
    return [[char] for char in dict.fromkeys(chars)]


def homophone_demands(chars: str, readings: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    """For characters that may be written with others of the same sound."""
    spelled = [{sound[:-1] for sound in readings.get(char, ())} | {char} for char in chars]
    return [
        [f"{first} {second}" for first in before for second in after]
        for before, after in pairwise(spelled)
    ]


def spelling_demands(chars: str, *, blur: bool = False) -> list[list[str]]:
    """For whole syllables: the first two that the query can begin with."""
    mark = "~" if blur else ""
    terms: set[str] = set()
    for first, end in _syllables(chars, 0, blur=blur):
        if end >= len(chars):
            terms.add((mark or " ") + first)
        terms.update(f"{mark}{first} {second}" for second, _ in _syllables(chars, end, blur=blur))
    return [sorted(terms)]


def letter_demands(chars: str) -> list[list[str]]:
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


def figure_key(value: Decimal, unit: str | None) -> str:
    """The same text for equal figures in whatever unit: 42.4亿斤 and 212万吨.

    Without a unit, the number alone, under which every figure is filed besides.
    """
    # integers by hand: Fraction would say the same for 6 ms of import and ten times the work
    above, below = value.as_integer_ratio()
    if unit is None:
        return f"#{above}/{below}"
    known = parse_unit(unit)
    scale, divisor = known.multiplier.as_integer_ratio()
    above, below = above * scale, below * divisor * known.divisor
    common = gcd(above, below)
    return f"{known.dimension} {above // common}/{below // common}"


def figure_keys(fact: Fact) -> Iterable[str]:
    """The keys of all figures of a fact."""
    figures = [(fact.value, fact.unit)]
    figures += [
        (part.value, part.unit) for part in (fact.change, fact.baseline, fact.versus) if part
    ]
    keys: dict[str, None] = {}
    for value, unit in figures:
        if value is not None:
            keys[figure_key(value, None)] = None
            if unit is not None:
                keys[figure_key(value, unit)] = None
    return keys
