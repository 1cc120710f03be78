"""Spellings: a typed text as sets of positions, and labels walked along them.

Bit p of a set is on while the first p letters of the query are spelled. One step along a label is
an `and` and a shift, and follows all ways of cutting the query into syllables at once; so
thousands of letters take linear time, where trying the cuts one by one takes exponential.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from jzfacts.text.syllables import LONGEST, SYLLABLES, blurred, is_pinyin, letters_like

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Step = Callable[["Pattern", str, str, int], int]


class Pattern:
    """A typed text, with the positions at which each spelling occurs in it: `liang'shi`."""

    def __init__(self, text: str) -> None:
        parts = text.split("'")
        self.chars = chars = "".join(parts)
        self.end = 1 << len(chars)
        self.cuts = list(accumulate(map(len, parts)))[:-1]
        """Positions where the typist put an apostrophe or a space: no syllable spans them."""
        self._inside = self._positions_before_cuts()
        self._at: dict[str, int] = {}
        self._partial: dict[str, int] = {}
        self._blurred: dict[str, dict[int, int]] | None = None
        self.has_han = not chars.isascii()
        self.begins = letters_like(chars[:1])
        """What the first character met, or its spelling, can begin with."""
        self.is_pinyin = is_pinyin(chars)
        """Whether the letters are whole syllables as they stand."""

    def _positions_before_cuts(self) -> dict[int, int]:
        """For each length, the starts from which so many letters would span a cut."""
        inside = dict.fromkeys(range(1, LONGEST + 1), 0)
        for cut in self.cuts:
            for length in inside:
                for start in range(max(0, cut - length + 1), cut):
                    inside[length] |= 1 << start
        return inside

    def at(self, spelling: str) -> int:
        """The set of positions at which `spelling` stands."""
        found = self._at.get(spelling)
        if found is None:
            found = 0
            position = self.chars.find(spelling)
            while position >= 0:
                found |= 1 << position
                position = self.chars.find(spelling, position + 1)
            found &= ~self._inside.get(len(spelling), 0)
            self._at[spelling] = found
        return found

    def partial(self, syllable: str) -> int:
        """The set of positions from which the text breaks off within `syllable`."""
        found = self._partial.get(syllable)
        if found is None:
            found = 0
            for length in range(1, min(len(syllable), len(self.chars) + 1)):
                start = len(self.chars) - length
                if self.chars[start:] == syllable[:length] and not self._spans_cut(start):
                    found |= 1 << start
            self._partial[syllable] = found
        return found

    def _spans_cut(self, start: int) -> bool:
        return any(start < cut for cut in self.cuts)

    def sounding(self, syllable: str) -> Mapping[int, int]:
        """By length, the positions at which a syllable stands that sounds much like this one."""
        if self._blurred is None:
            self._blurred = {}
            for start in range(len(self.chars)):
                for length in range(1, LONGEST + 1):
                    typed = self.chars[start : start + length]
                    if len(typed) == length and typed in SYLLABLES:
                        if self._inside[length] >> start & 1:
                            continue
                        by_length = self._blurred.setdefault(blurred(typed), {})
                        by_length[length] = by_length.get(length, 0) | 1 << start
        return self._blurred.get(blurred(syllable), {})


def literal(pattern: Pattern, char: str, _unit: str, now: int) -> int:
    """The label's character itself."""
    return (now & pattern.at(char)) << 1


def by_pinyin(pattern: Pattern, char: str, unit: str, now: int) -> int:
    """The character or its whole syllable."""
    then = literal(pattern, char, unit, now)
    if len(unit) > 1:
        then |= (now & pattern.at(unit[:-1])) << len(unit) - 1
    return then


def by_first_letters(pattern: Pattern, char: str, unit: str, now: int) -> int:
    """The character or its first letter; zh, ch, sh as one letter or two."""
    then = literal(pattern, char, unit, now)
    if len(unit) > 1:
        then |= (now & pattern.at(unit[0])) << 1
        if unit[1] == "h":
            then |= (now & pattern.at(unit[:2])) << 2
    return then


def by_either(pattern: Pattern, char: str, unit: str, now: int) -> int:
    """Letters and syllables mixed: lszongc."""
    return by_pinyin(pattern, char, unit, now) | by_first_letters(pattern, char, unit, now)


def by_sound(pattern: Pattern, char: str, unit: str, now: int) -> int:
    """A syllable that many speakers do not tell from the label's."""
    then = by_pinyin(pattern, char, unit, now)
    if len(unit) > 1:
        for length, positions in pattern.sounding(unit[:-1]).items():
            then |= (now & positions) << length
    return then


def unfinished(step: Step) -> Step:
    """The same; and at the query's end, the beginning of a syllable."""

    def step_or_break_off(pattern: Pattern, char: str, unit: str, now: int) -> int:
        then = step(pattern, char, unit, now)
        if len(unit) > 1 and now & pattern.partial(unit[:-1]):
            then |= pattern.end
        return then

    return step_or_break_off


def spelled(
    pattern: Pattern, chars: str, units: Sequence[str], step: Step
) -> tuple[int, int] | None:
    """Where in `chars` the whole pattern is spelled: the earliest start, as a half-open range."""
    for start, unit in enumerate(units):
        if unit[0] not in pattern.begins and chars[start] not in pattern.begins:
            continue
        if start and chars[start - 1 : start + 1].isascii():
            continue  # within a Latin word or a number
        now = 1
        for stop in range(start, len(chars)):
            now = step(pattern, chars[stop], units[stop], now)
            if now & pattern.end:
                return start, stop + 1
            if not now:
                break
    return None
