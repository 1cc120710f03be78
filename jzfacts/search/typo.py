"""Pinyin with one typing error: Damerau–Levenshtein distance 1 over a label's letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.search.scoring import WORD, Alignment, Least, align, hits_contrast
from jzfacts.text.syllables import is_pinyin

if TYPE_CHECKING:
    from jzfacts.index.terms import Label


def match_typo(label: Label, typed: str, least: Least) -> Alignment | None:
    """Whole syllables of a label with a letter dropped, added, replaced, or two swapped.

    Letters that are pinyin as they stand were not made by replacing one, lest nongye be taken for
    gongye; by another error only at the beginning of a label, and in more than a word (not chukuo, tulu).
    """
    syllables = label.syllables
    meant = "".join(syllables)
    well_formed = is_pinyin(typed, unfinished=True)
    ends = {0: 0}  # of letters -> of characters
    for place, syllable in enumerate(syllables):
        ends[max(ends) + len(syllable)] = place + 1
    for at, start in ends.items():
        if len(meant) - at < len(typed) - 1:
            break  # one letter may have been added, no more
        lengths = typo_lengths(typed, meant[at:], replaced=not well_formed)
        stop = next((ends[at + letters] for letters in lengths if at + letters in ends), 0)
        if stop <= start or not least.met(label, start, stop):
            continue
        if well_formed and (start or stop <= WORD):
            continue
        if any(len(unit) == 1 for unit in label.units[start:stop]):
            continue  # Latin words are not spelled in syllables
        if not hits_contrast(label.chars, (start, stop)):
            return align(label, "typo", (start, stop))
    return None


def typo_lengths(typed: str, meant: str, *, replaced: bool) -> list[int]:
    """How many letters of the beginning of `meant` are typed with exactly one error: all ways.

    Without `replaced`, the error is no letter in another's place.
    """
    from rapidfuzz.distance import OSA

    if meant.startswith(typed):
        return []
    size = len(typed)
    return [
        length
        for length in (size + 1, size - 1, size)
        if length <= len(meant)
        if OSA.distance(typed, meant[:length], score_cutoff=1) == 1
        if replaced or length != size or sorted(typed) == sorted(meant[:length])
    ]
