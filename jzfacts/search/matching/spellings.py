"""What is typed, and which parts of it may stand for a character of a label."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property, lru_cache
from itertools import accumulate, permutations
from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.search.matching.align import (
    BLUR,
    BLURRED,
    CHARACTER,
    ERR,
    HAN,
    HOM,
    HOMOPHONE,
    LET,
    LETTER,
    LOOK,
    MOST_PIECES,
    SEEN,
    SLIP,
    SWAP,
    SYL,
    SYLLABLE,
    TONE,
)
from jzfacts.search.matching.scoring import WORD
from jzfacts.text.syllables import TYPED, blurred, is_pinyin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jzfacts.index.index import Index

    Found = tuple[int, int, int, int]
    """Where something is typed for a character, where it ends, in which way, and its evidence."""
    Option = tuple[int, int, int]
    """The same, without where it begins."""


class Pattern:
    """The typed words; apostrophes may separate syllables, as in `liang'shi`."""

    def __init__(
        self,
        words: Sequence[str],
        known: Index,
        *,
        beside: Sequence[str] = (),
        turned: bool = False,
    ) -> None:
        """`beside`: words that the fact must match by something other than its label.

        `turned`: the words are in another order than typed. In both cases there are gaps only between words
        (`unbroken`).
        """
        self.words, self.beside, self.turned = words, beside, turned
        self.unbroken = turned or bool(beside)
        syllables = "'".join(words).split("'")
        self.chars = chars = "".join(syllables)
        self.known = known
        self.cuts = frozenset(accumulate(map(len, syllables)))
        """Positions of apostrophes and blanks, and the end: no syllable spans them."""
        self.has_han = not chars.isascii()
        self.has_letters = any("a" <= char <= "z" for char in chars)
        self.is_pinyin = is_pinyin(chars)
        """Whether the letters are whole syllables as they stand."""
        self._swapped: dict[int, Pattern] = {}
        self._options: defaultdict[int, dict[tuple[str, str], dict[int, list[Option]]]]
        self._options = defaultdict(dict)

    @cached_property
    def turns(self) -> list[Pattern]:
        """Yield the words in other orders, or the characters of one word: 粮食产量 for 产量粮食."""
        words, chars = self.words, self.chars
        orders: Iterable[Sequence[str]] = ()
        if len(words) == 1 and not self.has_letters:
            places = range(WORD, len(chars) - WORD + 1)
            orders = ((chars[at:], chars[:at]) for at in places)
        elif len(words) <= MOST_PIECES and (self.has_han or TYPED.isdisjoint(words)):
            orders = list(permutations(words))[1:]
        return [Pattern(order, self.known, beside=self.beside, turned=True) for order in orders]

    def options(self, char: str, unit: str, ways: int) -> dict[int, list[Option]]:
        """Return what may be typed for a character spelled `unit`, by its position in the text."""
        known = self._options[ways]
        found = known.get((char, unit))
        if found is None:
            known[char, unit] = found = {}
            options = [self._written(char)] if ways & HAN else []
            if len(unit) > 1 and self.has_letters:
                options.append(self._spelled(unit[:-1], ways))
            if ways & HOM and self.has_han:
                options.append(self._heard(char, unit))
            if ways & LOOK:
                options.append(self._seen(char))
            for start, *option in (each for some in options for each in some):
                found.setdefault(start, []).append((option[0], option[1], option[2]))
        return found

    def _written(self, char: str) -> Iterator[Found]:
        for start in self._places(char):
            yield start, start + 1, HAN, LETTER if char.isascii() else CHARACTER

    def _spelled(self, syllable: str, ways: int) -> Iterator[Found]:
        size = len(self.chars)
        for start in self._places(syllable):
            yield start, start + len(syllable), SYL, SYLLABLE
        initials = {syllable[0], syllable[: 1 + (syllable[1:2] == "h")]} if ways & LET else set()
        for initial in initials:
            for start in self._places(initial):
                yield start, start + len(initial), LET, LETTER
        begun = LETTER + (not (self.is_pinyin or initials))  # the last syllable may break off
        for length in range(1, len(syllable) if not ways & ERR else 0):
            head = syllable[:length]
            if (
                head not in initials
                and self.chars.endswith(head)
                and self._uncut(size - length, size)
            ):
                yield size - length, size, SYL, begun
        for alike in _alike()[blurred(syllable)] if ways & BLUR else ():
            for start in self._places(alike) if alike != syllable else ():
                yield start, start + len(alike), BLUR, BLURRED
        if ways & ERR:
            yield from self._misspelt(syllable)

    def _misspelt(self, syllable: str) -> Iterator[Found]:
        chars, length = self.chars, len(syllable)
        for start in range(len(chars)):
            for stop in range(start + length - 1, min(start + length + 1, len(chars)) + 1):
                typed = chars[start:stop]
                alike = typed[:1] == syllable[0] or typed[-1:] == syllable[-1]  # or sh, hs
                if not (alike or typed[1:2] == syllable[0]):
                    continue
                if self._uncut(start, stop) and is_slip(typed, syllable, self.is_pinyin):
                    yield start, stop, ERR, SLIP
        # the last letter and the first of what follows may have changed places
        for start in self._places(syllable[:-1]) if length > 1 else ():
            at = start + length
            if at not in self.cuts and chars[at : at + 1] == syllable[-1] != chars[at - 1]:
                yield start, at, ERR | SWAP, SLIP

    def swapped(self, at: int) -> Pattern:
        """Return the text with a letter and the one before it exchanged."""
        if at not in self._swapped:
            chars = self.chars
            meant = f"{chars[: at - 1]}{chars[at]}{chars[at - 1]}{chars[at + 1 :]}"
            self._swapped[at] = Pattern([meant], self.known)
        return self._swapped[at]

    def _heard(self, char: str, unit: str) -> Iterator[Found]:
        """Return characters of the same sound: with the same tone, another tone, and similar ones."""
        for start, typed in enumerate(self.chars):
            sounds = self.known.readings.get(typed, ()) if typed != char else ()
            syllables = [sound[:-1] for sound in sounds]
            alike = unit[:-1] in syllables and typed in looks_like(char)
            if unit in sounds or alike:
                yield start, start + 1, HOM, HOMOPHONE
            elif unit[:-1] in syllables:
                yield start, start + 1, HOM, HOMOPHONE - TONE
            elif blurred(unit[:-1]) in map(blurred, syllables):
                yield start, start + 1, HOM, HOMOPHONE - TONE - (SYLLABLE - BLURRED)

    def _seen(self, char: str) -> Iterator[Found]:
        """Return characters that look alike."""
        for alike in looks_like(char):
            for start in self._places(alike):
                yield start, start + 1, LOOK, SEEN

    def _places(self, text: str) -> Iterator[int]:
        """Yield where the text contains another without a cut in it."""
        start = self.chars.find(text)
        while start >= 0:
            if self._uncut(start, start + len(text)):
                yield start
            start = self.chars.find(text, start + 1)

    def _uncut(self, start: int, stop: int) -> bool:
        return self.cuts.isdisjoint(range(start + 1, stop))


@cache
def _alike() -> dict[str, list[str]]:
    """Return syllables as they may be typed, by what they sound like."""
    found = defaultdict(list)
    for syllable in TYPED:
        found[blurred(syllable)].append(syllable)
    return found


@lru_cache(maxsize=4096)
def looks_like(char: str) -> frozenset[str]:
    """Return the characters that are easily mistaken for one."""
    return frozenset("".join(group for group in _lookalikes() if char in group)) - {char}


@cache
def _lookalikes() -> list[str]:
    lines = Path(__file__).with_name("alike.txt").read_text("utf-8").splitlines()
    return [group for line in lines if line[:1] != "#" for group in line.split()]


@lru_cache(maxsize=4096)
def is_slip(typed: str, meant: str, well_formed: bool) -> bool:
    """True if a syllable is typed with a letter dropped or added, or two exchanged.

    Also with one replaced, if the text is not `well_formed` pinyin.
    """
    from rapidfuzz.distance import OSA

    if well_formed and len(typed) == len(meant) and sorted(typed) != sorted(meant):
        return False
    return bool(typed) and OSA.distance(typed, meant, score_cutoff=1) == 1
