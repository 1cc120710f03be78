"""Pinyin with one typing error: Damerau–Levenshtein distance 1 over a label's letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.search.scoring import WORD, Alignment, Least, align, common_length, hits_contrast
from jzfacts.text.syllables import is_pinyin

if TYPE_CHECKING:
    from jzfacts.index.labels import Label


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
    """How many letters of the beginning of `meant` are typed with exactly one error: all ways."""
    same = common_length(typed, meant)
    rest = typed[same:]
    if not rest:
        return []
    found = []
    if len(rest) > 1 and meant.startswith(rest[1] + rest[0] + rest[2:], same):
        found.append(len(typed))  # swapped
    if meant.startswith(rest, same + 1):
        found.append(len(typed) + 1)  # dropped
    if meant.startswith(rest[1:], same):
        found.append(len(typed) - 1)  # added
    if replaced and len(meant) > same and meant.startswith(rest[1:], same + 1):
        found.append(len(typed))
    return found
