"""Labels met by their sound: spelled, in first letters, homophones, slips of the pinyin.

Sound is weaker evidence than writing: of four thousand common words that no label of a small base
holds, one in thirty sounds like two syllables of some label. So each rung asks for so many
syllables, fewer at a label's beginning, where a name is begun to be typed, than within it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.search.pinyin_match import (
    by_either,
    by_first_letters,
    by_pinyin,
    by_sound,
    spelled,
    unfinished,
)
from jzfacts.search.scoring import Hit, contradicts, hit, hits_contrast
from jzfacts.text.syllables import blurred, is_pinyin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jzfacts.index.labels import Label
    from jzfacts.search.pinyin_match import Pattern

STEPS = {
    "pinyin": (by_pinyin, unfinished(by_pinyin)),
    "first-letters": (by_first_letters,),
    "mixed": (by_either, unfinished(by_either)),
    "fuzzy-sound": (by_sound, unfinished(by_sound)),
}
"""How a label may be spelled on each rung: in whole syllables, then with the last unfinished."""

LEAST = {
    "pinyin": (2, 2),
    "first-letters": (3, 4),
    "mixed": (3, 4),
    "fuzzy-sound": (2, 3),
    "homophone": (2, 3),
    "typo": (2, 4),
}
"""Syllables that must be met at a label's beginning, and within it."""

LEAST_WHOLE = 2
"""Syllables of a label that is spelled whole."""

LEAST_UNFINISHED = 3
"""Syllables from which on the last may be unfinished within a label, or though it is one itself.

xuexi is 学习 and not the beginning of 学校; jiating yanglao chuan begins 家庭养老床位.
"""

LEAST_MIXED = 4
"""Syllables from which on whole syllables may be letters too: guoqizichanze, 国企资产总额."""

LEAST_LETTERS = 6
"""Letters in which a slip is told from another word: wrench is one letter from 文创."""

LEAST_SLIPPED = 3
"""Syllables from which on well-formed pinyin may be a slip for another: duantulu, 断头路."""

LEAST_BLURRED = 4
"""Characters of which one may sound only much like the right one: 设备跟新 for 设备更新."""


def match_spelling(label: Label, pattern: Pattern, rung: str) -> Hit | None:
    """Letters, or letters and characters mixed, spelled as the rung allows."""
    for breaks_off, step in enumerate(STEPS[rung]):
        span = spelled(pattern, label.chars, label.units, step)
        if span is None or hits_contrast(label.chars, (span,)):
            continue
        start, stop = span
        met = stop - start
        if not pattern.has_han and not enough(label, rung, start, stop):
            continue
        if breaks_off and met < LEAST_UNFINISHED and (start or pattern.is_pinyin):
            continue
        if rung == "mixed" and pattern.is_pinyin and met < LEAST_MIXED:
            continue
        inside = start and rung in ("pinyin", "first-letters")
        return hit(label, f"{rung}-inside" if inside else rung, (span,))
    return None


def enough(label: Label, rung: str, start: int, stop: int) -> bool:
    """Whether so much of a label is evidence on a rung."""
    size = len(label.chars)
    if stop - start == size:
        return size >= LEAST_WHOLE
    at_edge = start == 0 or (rung == "first-letters" and stop == size)
    return stop - start >= LEAST[rung][not at_edge]


def match_slip(label: Label, typed: str) -> Hit | None:
    """Pinyin with one slip: a letter dropped, added, replaced, or two swapped.

    Letters that are pinyin as they stand were not made by replacing one, lest nongye be taken for
    gongye; by another slip only at the beginning of a label, and a long one (chukuo, tulu).
    """
    syllables = label.syllables
    meant = "".join(syllables)
    well_formed = is_pinyin(typed, unfinished=True)
    ends = {0: 0}
    for place, syllable in enumerate(syllables):
        ends[max(ends) + len(syllable)] = place + 1
    for at, start in ends.items():
        if len(meant) - at < len(typed) - 1:
            break  # one letter may have been added, no more
        taken = slipped(typed, meant[at:], replaced=not well_formed)
        stop = next((ends[at + letters] for letters in taken if at + letters in ends), 0)
        if stop <= start or not enough(label, "typo", start, stop):
            continue
        if well_formed and (start or stop < LEAST_SLIPPED):
            continue
        if any(len(unit) == 1 for unit in label.units[start:stop]):
            continue  # Latin words are not spelled in syllables
        if not hits_contrast(label.chars, ((start, stop),)):
            return hit(label, "typo", ((start, stop),))
    return None


def slipped(typed: str, meant: str, *, replaced: bool) -> list[int]:
    """How many letters of the beginning of `meant` are typed with exactly one slip: all ways."""
    same = 0
    while same < min(len(typed), len(meant)) and typed[same] == meant[same]:
        same += 1
    rest = typed[same:]
    if not rest:
        return []
    ways = []
    if len(rest) > 1 and meant.startswith(rest[1] + rest[0] + rest[2:], same):
        ways.append(same + len(rest))  # swapped
    if meant.startswith(rest, same + 1):
        ways.append(same + 1 + len(rest))  # dropped
    if meant.startswith(rest[1:], same):
        ways.append(same + len(rest) - 1)  # added
    if replaced and meant.startswith(rest[1:], same + 1) and len(meant) > same:
        ways.append(same + len(rest))
    return ways


def match_homophones(
    label: Label, chars: str, readings: Mapping[str, tuple[str, ...]]
) -> Hit | None:
    """Characters of which at most half are others of the same sound, one at least being right.

    The same tone is likelier meant than another; two characters must have it.
    """
    best: Hit | None = None
    for start in range(len(label.chars) - len(chars) + 1):
        stop = start + len(chars)
        grades = [
            _likeness(typed, meant, unit, readings)
            for typed, meant, unit in zip(
                chars, label.chars[start:stop], label.units[start:stop], strict=True
            )
        ]
        wrong = len(grades) - grades.count(_SAME)
        worst = min(grades)
        if not 0 < 2 * wrong <= len(chars) or not enough(label, "homophone", start, stop):
            continue
        if worst == _NOT or (worst < _TONE and len(chars) == LEAST["homophone"][0]):
            continue
        if worst == _BLURRED and (wrong > 1 or len(chars) < LEAST_BLURRED):
            continue
        spans = ((start, stop),)
        if hits_contrast(label.chars, spans) or contradicts(chars, label.chars):
            continue
        plain = hit(label, "homophone", spans)
        found = Hit("homophone", (plain.quality + worst - 1) / 3, spans)
        if best is None or found.quality > best.quality:
            best = found
    return best


_NOT, _BLURRED, _SYLLABLE, _TONE, _SAME = range(5)
"""How like a typed character is to the label's: by half the sound, but for the tone, but for the
writing."""


def _likeness(typed: str, meant: str, unit: str, readings: Mapping[str, tuple[str, ...]]) -> int:
    if typed == meant:
        return _SAME
    sounds = readings.get(typed, ())
    if unit in sounds:
        return _TONE
    syllables = [sound[:-1] for sound in sounds]
    if unit[:-1] in syllables:
        return _SYLLABLE
    return _BLURRED if blurred(unit[:-1]) in map(blurred, syllables) else _NOT
