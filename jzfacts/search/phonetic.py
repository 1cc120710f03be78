"""Labels met by their sound: spelled in letters, or written with other characters of that sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.search.pinyin_match import Pattern, Spelling, spelled
from jzfacts.search.scoring import (
    WORD,
    Alignment,
    Least,
    align,
    contradicts,
    hits_contrast,
)
from jzfacts.text.syllables import blurred

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jzfacts.index.terms import Label

    Readings = Mapping[str, tuple[str, ...]]
    """The toned syllables of each character: `liang2` for 粮."""

SPELLINGS = {
    "pinyin": Spelling(syllables=True),
    "first-letters": Spelling(initials=True),
    "mixed": Spelling(syllables=True, initials=True),
    "fuzzy-sound": Spelling(syllables=True, blurred=True),
}
"""What may be typed for a character, by the kind of match that it makes."""


def match_spelling(label: Label, pattern: Pattern, kind: str, least: Least) -> Alignment | None:
    """Letters, or letters and characters mixed, spelled as the kind allows."""
    how = SPELLINGS[kind]
    for unfinished in (False, True) if how.syllables else (False,):
        span = spelled(pattern, label, how, unfinished=unfinished)
        if span is None or hits_contrast(label.chars, span):
            continue
        start, stop = span
        met = stop - start
        at_end = kind == "first-letters" and stop == len(label.chars)
        if not pattern.has_han and not least.met(label, start, stop, at_end=at_end):
            continue
        if unfinished and met <= WORD and (start or pattern.is_pinyin):
            continue  # xuexi is 学习, not the beginning of 学校; but xuexiao yi begins 学校医务
        if kind == "mixed" and pattern.is_pinyin and met < least.inside:
            continue  # whole syllables are first letters in long texts only: guoqizichanze
        inside = start and kind in ("pinyin", "first-letters")
        return align(label, f"{kind}-inside" if inside else kind, span)
    return None


def match_homophones(
    label: Label, chars: str, readings: Readings, least: Least, names: Iterable[str] = ()
) -> Alignment | None:
    """Characters of which at most half are others of the same sound, one at least being right.

    A wrong one that makes a word of the official `names` with a neighbour was meant: 事业, not 失业.

    The same tone is likelier meant than another; two or three characters must have it, and of four
    one may sound only much like the right one: 设备跟新 for 设备更新.
    """
    best: Alignment | None = None
    for start in range(len(label.chars) - len(chars) + 1):
        span = start, start + len(chars)
        meant = zip(chars, label.chars[slice(*span)], label.units[slice(*span)], strict=True)
        grades = [_likeness(*each, readings) for each in meant]
        worst, wrong = min(grades), len(grades) - grades.count(_SAME)
        if not 0 < 2 * wrong <= len(chars) or not least.met(label, *span):
            continue
        if worst == _NOT or (worst < _TONE and len(chars) < 2 * WORD):
            continue
        if worst == _BLURRED and (wrong > 1 or len(chars) < 2 * WORD):
            continue
        if hits_contrast(label.chars, span) or _is_written(chars, grades, names):
            continue
        found = align(label, "homophone", span)
        found = found._replace(similarity=(found.similarity + worst - 1) / 3)
        if best is None or found.similarity > best.similarity:
            best = found
    return None if best is None or contradicts(chars, label.chars) else best


def _is_written(chars: str, grades: Sequence[int], names: Iterable[str]) -> bool:
    """Whether a wrong character and a neighbour stand side by side in one of the names."""
    pairs = (
        chars[place : place + 2]
        for place in range(len(chars) - 1)
        if min(grades[place : place + 2]) < _SAME
    )
    return any(pair in name for pair in pairs for name in names)


_NOT, _BLURRED, _SYLLABLE, _TONE, _SAME = range(5)
"""How like a typed character is to the label's: by half the sound, but for the tone, but for the
writing."""


def _likeness(typed: str, meant: str, unit: str, readings: Readings) -> int:
    if typed == meant:
        return _SAME
    sounds = readings.get(typed, ())
    if unit in sounds:
        return _TONE
    syllables = [sound[:-1] for sound in sounds]
    if unit[:-1] in syllables:
        return _SYLLABLE
    return _BLURRED if blurred(unit[:-1]) in map(blurred, syllables) else _NOT
