"""How a label can answer a query: all strategies, and what each is worth, in one table.

A query is held against labels by one strategy after the other, the most literal first: the label's
own characters; then fragments of them; then their pinyin, whole, in first letters, as many people
mispronounce it; then characters of the same sound; then a typing error. STRATEGIES is the order of
trying: what stands in one row is tried together, and a row only if those above found nothing. Each
strategy names the terms that a label must be indexed under to be looked at (index/terms.py,
pinyin_terms.py), which makes a million labels as quick as a hundred; its scorer alone decides.

*What a match is worth.* KINDS names what a scorer may find, the best first, each STEP points below
the one before it, and the exact label at 100. What makes one match better than another of its kind
(scoring.similarity) is worth half a point less than a step, so that no match outranks one of a
better kind: a longer piece of the label's sound is no match for its writing. With 15 kinds, a step
of 6 leaves 10 points below the last, for no match at all.

*How much is enough.* Sound is weaker evidence than writing: of four thousand common words that no
label of a small base holds, one in thirty sounds like two syllables of some label. So what is met by
its sound must have some length, and all lengths follow from that of a word (WORD): see the instances
of Least below. Two rules hold for all of them. A label that is spelled whole need be no longer than a
word. And what is doubtful besides must be longer than one: a last syllable that breaks off, or pinyin
that is well-formed and yet taken for a typing error (phonetic.py, typo.py).
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.index import terms
from jzfacts.search.fragments import match_fragments, match_words
from jzfacts.search.phonetic import match_homophones, match_spelling
from jzfacts.search.pinyin_match import Pattern
from jzfacts.search.pinyin_terms import (
    initial_terms,
    mixed_terms,
    spelling_terms,
    syllable_terms,
    typo_terms,
)
from jzfacts.search.scoring import OWN_NAME, WORD, Alignment, Least, match_text, similarity
from jzfacts.search.typo import match_typo

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from jzfacts.index.terms import Label, Required
    from jzfacts.search.phonetic import Readings

    Scorer = Callable[[Label, "Query"], Alignment | None]
    Ways = list[tuple[Required, int | None]]
    """Terms of labels that answer, and how many of their characters may be met at most: as Lookup."""

KINDS = (
    *("exact", "alias", "prefix", "substring", "pieces", "shuffled", "context"),
    *("pinyin", "pinyin-inside", "first-letters", "first-letters-inside", "mixed"),
    *("fuzzy-sound", "homophone", "typo"),
)
"""What a match may be, the best first."""

INITIALS = ("first-letters", "first-letters-inside")

STEP = 6
"""Points between two kinds."""

BASE = {kind: 100 - STEP * place for place, kind in enumerate(KINDS, start=1)}
"""What a kind is worth before its similarity counts; the exact label gets all of it, 100."""

SURE = Least(start=WORD, inside=WORD)
"""Whole syllables: a word, wherever it stands in a label."""

LIKE = Least(start=WORD, inside=WORD + 1)
"""Sounds that are much alike, and homophones: one more within a label, where there are as many places
to agree by chance as it has characters."""

LETTERS = Least(start=WORD + 1, inside=WORD + 2)
"""First letters: one more again, for a letter tells half of what a syllable does."""

TYPO = Least(start=WORD, inside=2 * WORD)
"""Syllables with a typing error: two words within a label."""

TYPO_LETTERS = range(3 * WORD, 81)
"""Letters that may hold a typing error: those of a word, for wrench is one letter from 文创, to twelve
syllables, more than one types at once."""

SEVERAL = range(2, 9)
"""Words that are looked for one by one; people do not type more."""

MOST_BESIDE = 2
"""Words of a query that something else of the fact than its label may meet: 试点 入选."""


def score_of(kind: str, quality: float, *, alias: bool = False) -> float:
    """0–100 for a match of that kind and similarity; two decimals, computed alike on every machine."""
    if kind == "exact":
        return 100.0
    share = quality * (1 - OWN_NAME) + OWN_NAME * (not alias)
    return round(BASE[kind] + (STEP - 0.5) * share, 2)


class Lookup(NamedTuple):
    """What to ask an index for, and what can come of it."""

    required: Required
    most: int | None
    """Characters of a label that may be met, if no other lookup finds it; None for all."""
    kind: str
    """The best that a label found so can be."""
    begins: bool
    """Whether what is met begins with the one term that is required first."""

    def best(self, length: int, start: int = 0) -> float:
        """The best score of a label of that length that is met from there or later on."""
        met = length if self.most is None else min(self.most, length)
        kind = "exact" if self.kind == "prefix" and met == length else self.kind
        return score_of(kind, similarity(met, length, start))


class Query:
    """One reading of a query, as strategies see it."""

    def __init__(
        self,
        words: Sequence[str],
        readings: Callable[[], Readings],
        beside: Sequence[str] = (),
        *,
        names: Callable[[], Collection[str]] = tuple,
    ) -> None:
        """`readings` gives the syllables of characters, a large table that few queries need.

        `names` gives the names of official indicators.
        `beside`: words that the fact must meet by something other than its label.
        """
        self.words = [Pattern(word) for word in words]
        self.pattern = Pattern("'".join(words))
        self.chars = chars = self.pattern.chars
        self.size = len(chars)
        self.readings, self.names = readings, names
        self.beside = beside
        letters = any("a" <= char <= "z" for char in chars)
        traits = {
            "letters": letters,
            "no letters": not letters,
            "only letters": chars.isascii() and chars.isalpha() and self.size in TYPO_LETTERS,
            "characters": self.pattern.has_han,
            "long": self.size > 1,
            "words": len(words) in SEVERAL,
        }
        self.traits = {trait for trait, has in traits.items() if has}


def whole(query: Query) -> Iterable[Query]:
    """The query itself."""
    return (query,)


def some_words(query: Query) -> Iterator[Query]:
    """The query with one word or two left out, to be met beside the label."""
    words = [word.chars for word in query.words]
    for left_out in range(1, min(MOST_BESIDE, len(words) - 1) + 1):
        for places in combinations(range(len(words)), left_out):
            named = [word for place, word in enumerate(words) if place not in places]
            yield Query(
                named,
                query.readings,
                [words[place] for place in places],
                names=query.names,
            )


class Strategy(NamedTuple):
    """One way for a label to answer."""

    name: str
    traits: set[str]
    """What a query must be for it: see Query."""
    kinds: tuple[str, ...]
    """The best that a match can be: at a label's beginning, and elsewhere if that is less."""
    ways: Callable[[Query], Ways]
    """Every label that answers is found in one of them."""
    score: Scorer
    variants: Callable[[Query], Iterable[Query]] = whole
    """What of the query is held against labels."""

    def lookups(self, query: Query) -> Iterator[Lookup]:
        """What to look up, one after the other."""
        kinds, text = self.kinds, self.kinds[0] == "prefix"
        if self.traits == {"letters"} and "characters" in query.traits:
            # Of letters among characters, these are required, wherever they stand.
            ways: Ways = [(terms.han_terms(query.chars), query.size)]
            kinds = kinds[:1]
        else:
            ways = self.ways(query)
        for required, most in ways if len(kinds) > 1 else ():
            yield Lookup(terms.at_beginning(required), most, kinds[0], begins=text)
        for required, most in ways:
            yield Lookup(required, most, kinds[-1], begins=text)


# The terms that a strategy requires.


def _all(required: Callable[[str], Required]) -> Callable[[Query], Ways]:
    return lambda query: [(required(query.chars), query.size)]


def _syllables(*, blur: bool = False) -> Callable[[Query], Ways]:
    """Labels spelled in syllables alone; and those that write some of the letters themselves."""

    def ways(query: Query) -> Ways:
        required, most = syllable_terms(query.chars, blur=blur)
        written = [*spelling_terms(query.chars, blur=blur), sorted(set(query.chars))]
        also: Ways = [(written, query.size)]
        return [(required, most), *also] if most else also

    return ways


def _words(kind: str) -> Callable[[Query], Ways]:
    """For words that each stand in the label, or are spelled in it as `kind` allows."""

    def required(word: str) -> Required:
        if not any("a" <= char <= "z" for char in word):
            return terms.text_terms(word)
        if han := terms.han_terms(word):
            return han
        if kind == "mixed":
            return mixed_terms(word)
        return spelling_terms(word, blur=kind == "fuzzy-sound")

    def ways(query: Query) -> Ways:
        return [([each for word in query.words for each in required(word.chars)], query.size)]

    return ways


def _homophones(query: Query) -> Ways:
    return [(terms.homophone_terms(query.chars, query.readings()), None)]


def _typos(query: Query) -> Ways:
    return [(required, query.size + 1) for required in typo_terms(query.chars)]


# The scorers.


def _chars(match: Callable[..., Alignment | None], *rest: Least) -> Scorer:
    return lambda label, query: match(label, query.chars, *rest)


def _spelled(kind: str, least: Least) -> Scorer:
    return lambda label, query: match_spelling(label, query.pattern, kind, least)


def _each(kind: str) -> Scorer:
    return lambda label, query: match_words(label, query.words, kind)


def _sounding(label: Label, query: Query) -> Alignment | None:
    return match_homophones(label, query.chars, query.readings(), LIKE, query.names())


# fmt: off
STRATEGIES = [
    # name, traits of the query, kinds, required terms, scorer with the least that must be met
    [Strategy("text", set(), ("prefix", "substring"), _all(terms.text_terms), _chars(match_text)),
     Strategy("pinyin", {"letters"}, ("pinyin", "pinyin-inside"), _syllables(), _spelled("pinyin", SURE))],
    [Strategy("words", {"words"}, ("pieces",), _words("pinyin"), _each("pinyin"))],
    [Strategy("context", {"words"}, ("context",), _words("pinyin"), _each("context"), some_words)],
    [Strategy("letters", {"letters"}, INITIALS, _all(initial_terms), _spelled("first-letters", LETTERS)),
     Strategy("mixed", {"letters"}, ("mixed",), _all(mixed_terms), _spelled("mixed", LETTERS))],
    [Strategy("fuzzy sound", {"letters"}, ("fuzzy-sound",), _syllables(blur=True), _spelled("fuzzy-sound", LIKE))],
    [Strategy("mixed words", {"letters", "words"}, ("pieces",), _words("mixed"), _each("mixed"))],
    [Strategy("fuzzy words", {"letters", "words"}, ("pieces",), _words("fuzzy-sound"), _each("fuzzy-sound"))],
    [Strategy("fragments", {"characters", "long"}, ("pieces",), _all(terms.character_terms), _chars(match_fragments))],
    [Strategy("homophones", {"no letters", "long"}, ("homophone",), _homophones, _sounding)],
    [Strategy("typing error", {"only letters"}, ("typo",), _typos, _chars(match_typo, TYPO))],
]
# fmt: on
"""Rows are tried one after the other, until one finds something; what is in a row, together."""
