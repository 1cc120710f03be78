"""Labels spelled in letters: a Shift-And automaton over syllables.

A set of positions in what is typed is one integer: bit p is on while the label's characters so far
spell its first p letters. One step along a label is an `and` and a shift for each thing that may be
typed for the next character, and follows all ways of cutting the letters into syllables at once; so
thousands of letters take linear time, where trying the cuts one by one takes exponential.

Shift-And is by R. Baeza-Yates and G. Gonnet, "A new approach to text searching", Communications of
the ACM 35 (1992); here the alphabet is of syllables, so a step may shift by several letters.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.text.syllables import SYLLABLES, blurred, is_pinyin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.index.terms import Label
    from jzfacts.search.scoring import Span

    Step = tuple[int, int]
    """Letters that are typed for a character, and the set of positions at which they stand."""

_BEGIN_ALIKE = {"n": "nl", "l": "nl", "f": "fh", "h": "fh"}
"""First letters of syllables that sound alike, where those are not the same."""


class Spelling(NamedTuple):
    """What may be typed for a character of a label, besides itself."""

    syllables: bool = False
    """Its whole syllable."""
    initials: bool = False
    """Its first letter; zh, ch, sh as one letter or two."""
    blurred: bool = False
    """A syllable that many speakers do not tell from its own."""

    def of(self, char: str, unit: str) -> Iterator[str]:
        """All that may be typed for a character that is spelled `unit`."""
        yield char
        if len(unit) > 1:
            if self.syllables:
                yield unit[:-1]
            if self.initials:
                yield unit[0]
                if unit[1] == "h":
                    yield unit[:2]
            if self.blurred:
                yield from _alike()[blurred(unit[:-1])]


@cache
def _alike() -> dict[str, list[str]]:
    """Syllables by what they sound like."""
    found = defaultdict(list)
    for syllable in SYLLABLES:
        found[blurred(syllable)].append(syllable)
    return found


class Pattern:
    """A typed text: `liang'shi`."""

    def __init__(self, text: str) -> None:
        self.chars = chars = text.replace("'", "")
        self.cuts = frozenset(accumulate(map(len, text.split("'"))))
        """Positions of apostrophes and blanks, and the end: no syllable spans them."""
        self.has_han = not chars.isascii()
        self.begins = _BEGIN_ALIKE.get(chars[:1], chars[:1])
        """What the first character met, or its spelling, can begin with."""
        self.is_pinyin = is_pinyin(chars)
        """Whether the letters are whole syllables as they stand."""
        self.steps: defaultdict[tuple[Spelling, bool], dict[tuple[str, str], list[Step]]]
        self.steps = defaultdict(dict)
        """Those over characters that are spelled so, for each way of spelling, as they are met."""

    def steps_over(self, char: str, unit: str, how: Spelling, *, unfinished: bool) -> list[Step]:
        """What may be typed for a character that is spelled `unit`, and where in the text it is."""
        steps = []
        for spelling in how.of(char, unit):
            positions = 0
            start = self.chars.find(spelling)
            while start >= 0:
                positions |= self._uncut(start, len(spelling))
                start = self.chars.find(spelling, start + 1)
            steps.append((len(spelling), positions))
        begun = range(1, len(unit) - 1) if unfinished else ()
        steps += [
            (length, self._uncut(len(self.chars) - length, length))
            for length in begun
            if self.chars.endswith(unit[:length])
        ]
        return steps

    def _uncut(self, start: int, length: int) -> int:
        """The set of one position; empty if so many letters from there on span a cut."""
        return self.cuts.isdisjoint(range(start + 1, start + length)) << start


def spelled(
    pattern: Pattern, label: Label, how: Spelling, *, unfinished: bool = False
) -> Span | None:
    """Where in a label the whole pattern is spelled, the earliest start; None if it is not.

    `unfinished`: the text may break off within a syllable.
    """
    chars, units, begins = label.chars, label.units, pattern.begins
    known, end = pattern.steps[how, unfinished], 1 << len(pattern.chars)
    for start, unit in enumerate(units):
        if unit[0] not in begins and chars[start] not in begins:
            continue
        if start and chars[start - 1 : start + 1].isascii():
            continue  # within a Latin word or a number
        now = 1
        for stop in range(start, len(chars)):
            each = chars[stop], units[stop]
            steps = known.get(each)
            if steps is None:
                steps = known[each] = pattern.steps_over(*each, how, unfinished=unfinished)
            then = 0
            for length, positions in steps:
                then |= (now & positions) << length
            if then & end:
                return start, stop + 1
            if not then:
                break
            now = then
    return None
