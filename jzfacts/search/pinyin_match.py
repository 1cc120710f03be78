"""Labels spelled in letters: a Shift-And automaton over syllables.

A set of positions in what is typed is one integer: bit p is on while the label's characters so far
spell its first p letters. One step along a label is an `and` and a shift for each thing that may be
typed for the next character, and follows all ways of cutting the letters into syllables at once; so
thousands of letters take linear time, where trying the cuts one by one takes exponential.

Shift-And is by R. Baeza-Yates and G. Gonnet, "A new approach to text searching", Communications of
the ACM 35 (1992); here the alphabet is of syllables, so a step may shift by several letters.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.text.syllables import LONGEST, SYLLABLES, blurred, is_pinyin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jzfacts.index.labels import Label
    from jzfacts.search.scoring import Span

_LIKE = {"n": "nl", "l": "nl", "f": "fh", "h": "fh"}
"""What begins syllables that sound alike, other than by the same letter."""


class Spelling(NamedTuple):
    """What may be typed for a character of a label, besides itself."""

    syllables: bool = False
    """Its whole syllable."""
    initials: bool = False
    """Its first letter; zh, ch, sh as one letter or two."""
    blurred: bool = False
    """A syllable that many speakers do not tell from its own."""


class Pattern:
    """A typed text, with the positions at which each spelling occurs in it: `liang'shi`."""

    def __init__(self, text: str) -> None:
        self.chars = chars = text.replace("'", "")
        self.end = 1 << len(chars)
        """The set of the one position after the last letter."""
        self.cuts = frozenset(accumulate(map(len, text.split("'"))))
        """Positions of apostrophes and blanks, and the end: no syllable spans them."""
        self.has_han = not chars.isascii()
        self.begins = _LIKE.get(chars[:1], chars[:1])
        """What the first character met, or its spelling, can begin with."""
        self.is_pinyin = is_pinyin(chars)
        """Whether the letters are whole syllables as they stand."""
        self._at: dict[str, int] = {}
        self._breaks_off: dict[str, int] = {}
        self._blurred: dict[str, dict[int, int]] | None = None

    def at(self, spelling: str) -> int:
        """The set of positions at which `spelling` stands."""
        found = self._at.get(spelling)
        if found is None:
            found = 0
            start = self.chars.find(spelling)
            while start >= 0:
                found |= self._uncut(start, len(spelling))
                start = self.chars.find(spelling, start + 1)
            self._at[spelling] = found
        return found

    def breaks_off(self, syllable: str) -> int:
        """The set of positions from which the text breaks off within `syllable`."""
        found = self._breaks_off.get(syllable)
        if found is None:
            found = 0
            for length in range(1, min(len(syllable), len(self.chars) + 1)):
                if self.chars.endswith(syllable[:length]):
                    found |= self._uncut(len(self.chars) - length, length)
            self._breaks_off[syllable] = found
        return found

    def sounding(self, syllable: str) -> Mapping[int, int]:
        """By length, the positions at which a syllable stands that sounds much like this one."""
        if self._blurred is None:
            self._blurred = {}
            for start in range(len(self.chars)):
                for length in range(1, LONGEST + 1):
                    typed = self.chars[start : start + length]
                    if len(typed) == length and typed in SYLLABLES:
                        by_length = self._blurred.setdefault(blurred(typed), {})
                        by_length[length] = by_length.get(length, 0) | self._uncut(start, length)
        return self._blurred.get(blurred(syllable), {})

    def _uncut(self, start: int, length: int) -> int:
        """The set of one position; empty if so many letters from there on span a cut."""
        return self.cuts.isdisjoint(range(start + 1, start + length)) << start

    def step(self, now: int, char: str, unit: str, how: Spelling, *, unfinished: bool) -> int:
        """The positions after one more character of a label, which is spelled `unit`.

        `unfinished`: the text may break off within its syllable.
        """
        then = (now & self.at(char)) << 1
        if len(unit) == 1:
            return then
        syllable = unit[:-1]
        if how.syllables:
            then |= (now & self.at(syllable)) << len(syllable)
        if how.initials:
            then |= (now & self.at(unit[0])) << 1
            if unit[1] == "h":
                then |= (now & self.at(unit[:2])) << 2
        if how.blurred:
            for length, positions in self.sounding(syllable).items():
                then |= (now & positions) << length
        if unfinished and now & self.breaks_off(syllable):
            then |= self.end
        return then


def spelled(
    pattern: Pattern, label: Label, how: Spelling, *, unfinished: bool = False
) -> Span | None:
    """Where in a label the whole pattern is spelled, the earliest start; None if it is not."""
    chars, units, begins = label.chars, label.units, pattern.begins
    for start, unit in enumerate(units):
        if unit[0] not in begins and chars[start] not in begins:
            continue
        if start and chars[start - 1 : start + 1].isascii():
            continue  # within a Latin word or a number
        now = 1
        for stop in range(start, len(chars)):
            now = pattern.step(now, chars[stop], units[stop], how, unfinished=unfinished)
            if now & pattern.end:
                return start, stop + 1
            if not now:
                break
    return None
