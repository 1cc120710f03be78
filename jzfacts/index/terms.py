"""The terms under which labels are filed, and those that a query asks for.

Both must agree: whatever the scorer can accept must be found under the terms asked for, those of
characters here and those of letters in cuts.py. A demand is a list of alternatives, of which a label must have one; all demands
of a query must be met.

A term is a character (`粮`), two neighbours (`粮食`), two syllables (`liang shi`), two blurred ones
(`~nian si`), or the first letters of two or three neighbours (`=ls`, `=lsz`); with `^` before it,
all but the blurred ones at a label's beginning.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from jzfacts.text.syllables import blurred, without_tones

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Demands = list[list[str]]
    """What a label must be filed under: of each list, one term."""


def fold(text: str, simplified: Mapping[int, str]) -> str:
    """`text` in the form in which queries meet labels: NFKC, lower case, simplified, toneless."""
    return without_tones(unicodedata.normalize("NFKC", text).lower().translate(simplified))


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
        sorted({f"~{one} {two}" for one in before for two in after} | {chars[place : place + 2]})
        for place, (before, after) in enumerate(pairwise(heard))
    ]
