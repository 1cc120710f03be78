"""The rungs on which a reading is tried, the highest first.

A rung is tried when those above gave nothing. Each names the terms that a label must be filed
under to be looked at (keys.py), which is what makes a million labels as quick as a hundred; the
scorer alone decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from jzfacts import keys
from jzfacts.hearing import LEAST_LETTERS, match_homophones, match_slip, match_spelling
from jzfacts.match import BASE, COVER, STRETCH, match_text
from jzfacts.pieces import match_pieces, match_words
from jzfacts.sounds import LONGEST
from jzfacts.spelling import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jzfacts.keys import Demands
    from jzfacts.match import Hit, Label
    from jzfacts.query import Reading

MOST_WORDS = 8
"""Words from which on none may be met beside the label: people do not type such queries."""

MOST_BESIDE = 2
"""Words of a query that something else of the fact may meet: 试点 入选."""

LONGEST_SLIPPED = 80
"""Letters beyond which no slip is looked for: twelve syllables, more than one types at once."""


ANY = 1_000_000
"""More characters than a label has: where quality is not measured by what is covered."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One way for a label to answer."""

    demands: Demands
    """Terms: of each list the label must have one."""
    score: Callable[[Label], Hit | None]
    whys: tuple[str, ...]
    """What a hit may be at best: at the label's beginning, and elsewhere if that is less."""
    most: int
    """Characters of a label that may be hit."""
    least: int = 1
    """Characters that a label must have to hold what is typed."""
    beside: tuple[str, ...] = ()
    """Words that the fact must meet by something other than its name."""

    def stages(self) -> Iterator[tuple[Demands, str]]:
        """What to ask for one after the other, and what a hit may be at best."""
        if len(self.whys) > 1:
            yield keys.at_beginning(self.demands), self.whys[0]
        yield self.demands, self.whys[-1]

    def best(self, why: str, length: int) -> float:
        """The best score of a hit of that kind in a label so long or longer."""
        if why == "prefix" and length <= self.most:
            return 100.0
        covered = min(1.0, self.most / length) if length else 1.0
        return BASE[why] + STRETCH * (COVER * covered + 1 - COVER)


def ladder(
    reading: Reading, readings: Callable[[], Mapping[str, tuple[str, ...]]]
) -> Iterator[list[Rung]]:
    """The rungs to try, together where each of them may hold the best, the highest first.

    `readings` gives the sounds of characters, which only the lower rungs need.
    """
    chars = reading.chars
    pattern = Pattern("'".join(reading.words))
    typed = any("a" <= char <= "z" for char in chars)
    whys = ("prefix", "substring")
    score = partial(match_text, chars=chars)
    literal = Rung(keys.text_demands(chars), score, whys, len(chars), len(chars))
    if typed:
        yield [literal, _spelling(pattern, "pinyin", keys.spelling_demands(chars))]
    else:
        yield [literal]
    words = tuple(Pattern(word) for word in reading.words)
    if 1 < len(words) <= MOST_WORDS:
        yield [_words(words, "pinyin")]
        yield list(_beside(words))
    if typed:
        letters = keys.letter_demands(chars)
        yield [_spelling(pattern, name, letters) for name in ("first-letters", "mixed")]
        blurred = keys.spelling_demands(chars, blur=True)
        yield [_spelling(pattern, "fuzzy-sound", blurred)]
        if 1 < len(words) <= MOST_WORDS:
            yield [_words(words, "mixed")]
            yield [_words(words, "fuzzy-sound")]
    if pattern.has_han and len(chars) > 1:
        score = partial(match_pieces, chars=chars)
        yield [Rung(keys.piece_demands(chars), score, ("pieces",), len(chars), len(chars))]
    if not typed and len(chars) > 1:
        sounds = readings()
        demands = keys.homophone_demands(chars, sounds)
        score = partial(match_homophones, chars=chars, readings=sounds)
        yield [Rung(demands, score, ("homophone",), ANY, len(chars))]
    if chars.isascii() and chars.isalpha() and LEAST_LETTERS <= len(chars) <= LONGEST_SLIPPED:
        score = partial(match_slip, typed=chars)
        yield [
            Rung(keys.slip_demands(chars), score, ("typo",), len(chars) + 1, len(chars) // LONGEST)
        ]


def _spelling(pattern: Pattern, name: str, demands: Demands) -> Rung:
    score = partial(match_spelling, pattern=pattern, rung=name)
    inside = name in ("pinyin", "first-letters")
    whys = (name, f"{name}-inside") if inside else (name,)
    if han := keys.han_demands(pattern.chars):
        return Rung(han, score, whys[:1], len(pattern.chars))
    each = 2 if name == "first-letters" else LONGEST  # letters for one character at most
    return Rung(demands, score, whys, len(pattern.chars), -(-len(pattern.chars) // each))


def _words(words: tuple[Pattern, ...], name: str) -> Rung:
    """Every word in the label: as it stands, or spelled as the rung `name` allows."""
    demands = [demand for word in words for demand in _word_demands(word.chars, name)]
    score = partial(match_words, words=words, rung=name)
    return Rung(demands, score, ("pieces",), sum(len(word.chars) for word in words))


def _word_demands(word: str, name: str) -> Demands:
    if not any("a" <= char <= "z" for char in word):
        return keys.text_demands(word)
    if han := keys.han_demands(word):
        return han
    if name == "mixed":
        return keys.letter_demands(word)
    return keys.spelling_demands(word, blur=name == "fuzzy-sound")


def _beside(words: tuple[Pattern, ...]) -> Iterator[Rung]:
    """Some words in the label, the others met by something else of the fact."""
    for left_out in range(1, min(MOST_BESIDE, len(words) - 1) + 1):
        for others in combinations(words, left_out):
            named = tuple(word for word in words if word not in others)
            if named:
                rung = _words(named, "pinyin")
                beside = tuple(word.chars for word in others)
                score = partial(match_words, words=named, rung="context")
                yield replace(rung, score=score, whys=("context",), beside=beside)
