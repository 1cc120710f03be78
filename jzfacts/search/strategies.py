"""The rungs on which a reading is tried, the highest first.

A rung is tried when those above gave nothing. Each names the terms that a label must be filed
under to be looked at (keys.py), which is what makes a million labels as quick as a hundred; the
scorer alone decides.
"""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.index import terms as keys
from jzfacts.search import pinyin_terms as cuts
from jzfacts.search.fragments import match_pieces, match_words
from jzfacts.search.phonetic import LEAST_LETTERS, match_homophones, match_slip, match_spelling
from jzfacts.search.pinyin_match import Pattern
from jzfacts.search.scoring import match_text, quality, score_of
from jzfacts.text.syllables import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jzfacts.index.labels import Label
    from jzfacts.index.terms import Demands
    from jzfacts.search.query import Reading
    from jzfacts.search.scoring import Hit

MOST_WORDS = 8
"""Words from which on none may be met beside the label: people do not type such queries."""

MOST_BESIDE = 2
"""Words of a query that something else of the fact may meet: 试点 入选."""

LONGEST_SLIPPED = 80
"""Letters beyond which no slip is looked for: twelve syllables, more than one types at once."""


ANY = 1_000_000
"""More characters than a label has: where quality is not measured by what is covered."""


class Way(NamedTuple):
    """One way to find the labels of a rung."""

    demands: Demands
    """Terms: of each list the label must have one."""
    most: int
    """Characters of a label that may be hit, if this is the only way to find it."""
    begins: bool = False
    """Whether a hit begins with a term of the first list."""

    def best(self, why: str, length: int, start: int = 0) -> float:
        """The best score of a hit of that kind in a label so long, from there or later on."""
        if why == "prefix" and length <= self.most:
            return 100.0
        return score_of(why, quality(min(self.most, length), length, start))


class Rung(NamedTuple):
    """One way for a label to answer."""

    ways: Sequence[Way]
    """Every label that answers is found in one of them."""
    score: Callable[[Label], Hit | None]
    whys: tuple[str, ...]
    """What a hit may be at best: at the label's beginning, and elsewhere if that is less."""
    least: int = 1
    """Characters that a label must have to hold what is typed."""
    beside: tuple[str, ...] = ()
    """Words that the fact must meet by something other than its name."""

    def stages(self) -> Iterator[tuple[Way, str]]:
        """What to ask for one after the other, and what a hit may be at best."""
        if len(self.whys) > 1:
            for way in self.ways:
                yield way._replace(demands=keys.at_beginning(way.demands)), self.whys[0]
        for way in self.ways:
            yield way, self.whys[-1]


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
    found = Way(keys.text_demands(chars), len(chars), begins=True)
    literal = Rung([found], score, whys, len(chars))
    if typed:
        yield [literal, _spelling(pattern, "pinyin", _by_syllables(chars))]
    else:
        yield [literal]
    words = tuple(Pattern(word) for word in reading.words)
    if 1 < len(words) <= MOST_WORDS:
        yield [_words(words, "pinyin")]
        yield list(_beside(words))
    if typed:
        letters = [Way(cuts.letter_demands(chars, syllables=False), len(chars))]
        mixed = [Way(cuts.letter_demands(chars), len(chars))]
        yield [
            _spelling(pattern, "first-letters", letters),
            _spelling(pattern, "mixed", mixed),
        ]
        yield [_spelling(pattern, "fuzzy-sound", _by_syllables(chars, blur=True))]
        if 1 < len(words) <= MOST_WORDS:
            yield [_words(words, "mixed")]
            yield [_words(words, "fuzzy-sound")]
    if pattern.has_han and len(chars) > 1:
        score = partial(match_pieces, chars=chars)
        found = Way(keys.piece_demands(chars), len(chars))
        yield [Rung([found], score, ("pieces",), len(chars))]
    if not typed and len(chars) > 1:
        sounds = readings()
        found = Way(keys.homophone_demands(chars, sounds), ANY)
        score = partial(match_homophones, chars=chars, readings=sounds)
        yield [Rung([found], score, ("homophone",), len(chars))]
    if chars.isascii() and chars.isalpha() and LEAST_LETTERS <= len(chars) <= LONGEST_SLIPPED:
        score = partial(match_slip, typed=chars)
        ways = [Way(demands, len(chars) + 1) for demands in cuts.slip_ways(chars)]
        yield [Rung(ways, score, ("typo",), len(chars) // LONGEST)]


def _by_syllables(chars: str, *, blur: bool = False) -> list[Way]:
    """Labels spelled in syllables alone; and those that write some of the letters themselves."""
    demands, most = cuts.syllable_demands(chars, blur=blur)
    written = [*cuts.spelling_demands(chars, blur=blur), sorted(set(chars))]
    return [*([Way(demands, most)] if most else []), Way(written, len(chars))]


def _spelling(pattern: Pattern, name: str, ways: Sequence[Way]) -> Rung:
    score = partial(match_spelling, pattern=pattern, rung=name)
    inside = name in ("pinyin", "first-letters")
    whys = (name, f"{name}-inside") if inside else (name,)
    if han := keys.han_demands(pattern.chars):
        return Rung([Way(han, len(pattern.chars))], score, whys[:1])
    each = 2 if name == "first-letters" else LONGEST  # letters for one character at most
    return Rung(ways, score, whys, -(-len(pattern.chars) // each))


def _words(words: tuple[Pattern, ...], name: str) -> Rung:
    """Every word in the label: as it stands, or spelled as the rung `name` allows."""
    demands = [demand for word in words for demand in _word_demands(word.chars, name)]
    score = partial(match_words, words=words, rung=name)
    return Rung([Way(demands, sum(len(word.chars) for word in words))], score, ("pieces",))


def _word_demands(word: str, name: str) -> Demands:
    if not any("a" <= char <= "z" for char in word):
        return keys.text_demands(word)
    if han := keys.han_demands(word):
        return han
    if name == "mixed":
        return cuts.letter_demands(word)
    return cuts.spelling_demands(word, blur=name == "fuzzy-sound")


def _beside(words: tuple[Pattern, ...]) -> Iterator[Rung]:
    """Some words in the label, the others met by something else of the fact."""
    for left_out in range(1, min(MOST_BESIDE, len(words) - 1) + 1):
        for others in combinations(words, left_out):
            named = tuple(word for word in words if word not in others)
            if named:
                rung = _words(named, "pinyin")
                beside = tuple(word.chars for word in others)
                score = partial(match_words, words=named, rung="context")
                yield rung._replace(score=score, whys=("context",), beside=beside)
