"""Labels, and the terms under which they are indexed and looked up.

Both must agree: whatever a scorer can accept must be found under the required terms, those for
characters here and those for letters in search/pinyin_terms.py. Required terms are a list of
alternatives for each position; a label must have one term of each.

A term is a character (`粮`), two neighbours (`粮食`), two syllables (`liang shi`), two blurred ones
(`~nian si`), or the first letters of two or three neighbours (`=ls`, `=lsz`); with `^` before it
(except blurred ones), at a label's beginning.
"""

from __future__ import annotations

import unicodedata
from itertools import chain, pairwise, starmap
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.text.syllables import blurred, without_tones

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Admits = Callable[[int, int, int], bool]
    """Whether a hit may be wanted: in a label of that length, from that character on, of a fact in
    that place or later."""
    Required = list[list[str]]
    """Terms: of each list a label must have one."""
    Readings = Mapping[str, tuple[str, ...]]
    """The sounds of characters, each with its tone."""


OWN, ALIAS, FORM, PROGRAMME = range(4)
"""What a label is to a fact: its indicator, an alias, another form of an official indicator, or a
programme that the page names beside it."""


class Label(NamedTuple):
    """A text that people may type for a fact, prepared for matching."""

    id: int
    text: str
    """As written in the base."""
    chars: str
    """Folded, only letters, digits and characters."""
    units: tuple[str, ...]
    """The spelling of each of `chars`: a toned syllable (`liang2`), or the character itself."""

    @property
    def syllables(self) -> list[str]:
        """The spelling of each of `chars` without tones."""
        return [unit[:-1] if len(unit) > 1 else unit for unit in self.units]


def fold(text: str, simplified: Mapping[int, str]) -> str:
    """Return `text` as queries and labels are compared: NFKC, lower case, simplified, toneless."""
    return without_tones(unicodedata.normalize("NFKC", text).lower().translate(simplified))


def letters_of(text: str, simplified: Mapping[int, str]) -> str:
    """Return the letters, digits and characters of a name, folded."""
    return "".join(filter(str.isalnum, fold(text, simplified)))


def label_terms(chars: str, units: Sequence[str], readings: Readings) -> set[str]:
    """Return all terms of a label, from its folded characters and their spelling.

    Blurred pairs also cover all readings of a character whose spelling is none of them.
    """
    syllables = [unit[:-1] if len(unit) > 1 else unit for unit in units]
    blurs = [blurred(syllable) for syllable in syllables]
    letters = "".join([syllable[0] for syllable in syllables])
    terms = {*chars, *(" " + syllable for syllable in syllables), *("~" + blur for blur in blurs)}
    terms.update(before + after for before, after in pairwise(chars))
    terms.update(f"{before} {after}" for before, after in pairwise(syllables))
    sounds = [
        {blur} if unit in readings.get(char, (char,)) else {blur} | _sounds(char, readings)
        for char, unit, blur in zip(chars, units, blurs, strict=True)
    ]
    terms.update(chain.from_iterable(starmap(_blurred_pairs, pairwise(sounds))))
    terms.update(f"={letters[place : place + 2]}" for place in range(len(letters) - 1))
    terms.update(f"={letters[place : place + 3]}" for place in range(len(letters) - 2))
    if chars:
        begun = [chars[0], chars[:2], " " + syllables[0], " ".join(syllables[:2])]
        begun += ["=" + letters[:2], "=" + letters[:3]]
        terms.update(f"^{term}" for term in begun)
    return terms


def at_beginning(required: Required) -> Required:
    """Return the terms with the first required at the label's beginning."""
    return [[f"^{term}" for term in required[0]], *required[1:]]


def text_terms(chars: str) -> Required:
    """Return the terms for a text that must stand in the label as it is."""
    return [["".join(pair)] for pair in pairwise(chars)] or [[chars]]


def character_terms(chars: str) -> Required:
    """Return the terms for a text whose characters must all be in the label, anywhere."""
    return [[char] for char in dict.fromkeys(chars)]


def han_terms(chars: str) -> Required:
    """Return the terms for the characters of a text that are neither letters nor digits."""
    return [[char] for char in dict.fromkeys(chars) if not char.isascii()]


def heard_terms(chars: str, readings: Readings) -> Required:
    """Return the terms for each character, or another of similar sound."""
    return [
        sorted({char, *(f"~{sound}" for sound in _sounds(char, readings))})
        for char in dict.fromkeys(chars)
        if not "a" <= char <= "z"
    ]


def heard_pair_terms(words: Sequence[str], readings: Readings) -> Required:
    """Return the terms for characters heard in pieces of two or more, or whole words in another order.

    The first and the last pair are in the label, and one of any other two that are neighbours.
    """
    required, parts = [], "'".join(words).split("'")
    for number, part in enumerate(parts, 1):
        sounds = [_sounds(char, readings) for char in part]
        pairs = list(starmap(_blurred_pairs, pairwise(sounds)))
        first = [pairs.pop(0)] if pairs and number == 1 else []
        last = [pairs.pop()] if pairs and number == len(parts) else []
        either = [one | other for one, other in zip(pairs[::2], pairs[1::2], strict=False)]
        required += [sorted(terms) for terms in (*first, *last, *either)]
    return required or heard_terms("".join(parts), readings)


def _sounds(char: str, readings: Readings) -> set[str]:
    """Return the blurred syllables of a character, or the character itself."""
    return {blurred(sound[:-1]) for sound in readings.get(char, ())} or {blurred(char)}


def _blurred_pairs(before: set[str], after: set[str]) -> set[str]:
    return {f"~{one} {other}" for one in before for other in after}
