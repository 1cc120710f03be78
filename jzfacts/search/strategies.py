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
from jzfacts.search import pinyin_terms
from jzfacts.search.fragments import match_fragments, match_words
from jzfacts.search.phonetic import match_homophones, match_spelling
from jzfacts.search.pinyin_match import Pattern
from jzfacts.search.scoring import OWN_NAME, WORD, Alignment, Least, match_text, similarity
from jzfacts.search.typo import match_typo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jzfacts.index.labels import Label
    from jzfacts.index.terms import Required
    from jzfacts.search.phonetic import Readings

    Scorer = Callable[[Label, "Query"], Alignment | None]

KINDS = (
    *("exact", "alias", "prefix", "substring", "pieces", "shuffled", "context"),
    *("pinyin", "pinyin-inside", "first-letters", "first-letters-inside", "mixed"),
    *("fuzzy-sound", "homophone", "typo"),
)
"""What a match may be, the best first."""

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
    """A way to find labels that a strategy may accept."""

    required: Required
    kind: str
    """The best that a label found so can be."""
    most: int | None
    """Characters of a label that may be met, if no other lookup finds it; None for all."""
    begins: bool = False
    """Whether what is met begins with the one term that is required first."""

    def best(self, length: int, start: int = 0) -> float:
        """The best score of a label of that length that is met from there or later on."""
        met = length if self.most is None else min(self.most, length)
        kind = "exact" if self.kind == "prefix" and met == length else self.kind
        return score_of(kind, similarity(met, length, start))


class Query:
    """One reading of a query, as strategies see it."""

    def __init__(
        self, words: Sequence[str], readings: Callable[[], Readings], beside: Sequence[str] = ()
    ) -> None:
        """`readings` gives the syllables of characters, a large table that few queries need.

        `beside`: words that the fact must meet by something other than its label.
        """
        self.words = [Pattern(word) for word in words]
        self.pattern = Pattern("'".join(words))
        self.chars = chars = self.pattern.chars
        self.size = len(chars)
        self.readings = readings
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
            yield Query(named, query.readings, [words[place] for place in places])


class Strategy(NamedTuple):
    """One way for a label to answer."""

    name: str
    traits: set[str]
    """What a query must be for it: see Query."""
    lookups: Callable[[Query], list[Lookup]]
    """Every label that answers is found in one of them."""
    score: Scorer
    variants: Callable[[Query], Iterable[Query]] = whole
    """What of the query is held against labels."""


# The terms that a strategy requires.


def _text(query: Query) -> list[Lookup]:
    required = terms.text_terms(query.chars)
    return _beginning_first("prefix", Lookup(required, "substring", query.size, begins=True))


def _pinyin(query: Query) -> list[Lookup]:
    return _han(query, "pinyin") or _beginning_first("pinyin", *_syllables(query, "pinyin-inside"))


def _fuzzy_sound(query: Query) -> list[Lookup]:
    return _han(query, "fuzzy-sound") or _syllables(query, "fuzzy-sound", blur=True)


def _first_letters(query: Query) -> list[Lookup]:
    required = pinyin_terms.initial_terms(query.chars, syllables=False)
    found = Lookup(required, "first-letters-inside", query.size)
    return _han(query, "first-letters") or _beginning_first("first-letters", found)


def _mixed(query: Query) -> list[Lookup]:
    required = pinyin_terms.initial_terms(query.chars)
    return _han(query, "mixed") or [Lookup(required, "mixed", query.size)]


def _fragments(query: Query) -> list[Lookup]:
    return [Lookup(terms.character_terms(query.chars), "pieces", query.size)]


def _homophones(query: Query) -> list[Lookup]:
    return [Lookup(terms.homophone_terms(query.chars, query.readings()), "homophone", None)]


def _typos(query: Query) -> list[Lookup]:
    ways = pinyin_terms.typo_terms(query.chars)
    return [Lookup(required, "typo", query.size + 1) for required in ways]


def _words(kind: str, best: str = "pieces") -> Callable[[Query], list[Lookup]]:
    """For words that each stand in the label, or are spelled in it as `kind` allows."""

    def required(word: str) -> Required:
        if not any("a" <= char <= "z" for char in word):
            return terms.text_terms(word)
        if han := terms.han_terms(word):
            return han
        if kind == "mixed":
            return pinyin_terms.initial_terms(word)
        return pinyin_terms.spelling_terms(word, blur=kind == "fuzzy-sound")

    return lambda query: [
        Lookup([each for word in query.words for each in required(word.chars)], best, query.size)
    ]


def _han(query: Query, kind: str) -> list[Lookup]:
    """For characters among letters; none where there are letters only."""
    required = terms.han_terms(query.chars)
    return [Lookup(required, kind, query.size)] if required else []


def _syllables(query: Query, kind: str, *, blur: bool = False) -> list[Lookup]:
    """Labels spelled in syllables alone; and those that write some of the letters themselves."""
    required, most = pinyin_terms.syllable_terms(query.chars, blur=blur)
    written = [*pinyin_terms.spelling_terms(query.chars, blur=blur), sorted(set(query.chars))]
    also = Lookup(written, kind, query.size)
    return [Lookup(required, kind, most), also] if most else [also]


def _beginning_first(kind: str, *lookups: Lookup) -> list[Lookup]:
    """Before the lookups, the same for labels that begin so, which are of that better kind."""
    begin = [
        each._replace(required=terms.at_beginning(each.required), kind=kind) for each in lookups
    ]
    return [*begin, *lookups]


# The scorers.


def _chars(match: Callable[..., Alignment | None], *rest: Least) -> Scorer:
    return lambda label, query: match(label, query.chars, *rest)


def _spelled(kind: str, least: Least) -> Scorer:
    return lambda label, query: match_spelling(label, query.pattern, kind, least)


def _each(kind: str) -> Scorer:
    return lambda label, query: match_words(label, query.words, kind)


def _by_homophones(label: Label, query: Query) -> Alignment | None:
    return match_homophones(label, query.chars, query.readings(), LIKE)


STRATEGIES = [
    # name, traits of the query, required terms, scorer with the least that must be met
    [
        Strategy("text", set(), _text, _chars(match_text)),
        Strategy("pinyin", {"letters"}, _pinyin, _spelled("pinyin", SURE)),
    ],
    [Strategy("words", {"words"}, _words("pinyin"), _each("pinyin"))],
    [Strategy("context", {"words"}, _words("pinyin", "context"), _each("context"), some_words)],
    [
        Strategy("letters", {"letters"}, _first_letters, _spelled("first-letters", LETTERS)),
        Strategy("mixed", {"letters"}, _mixed, _spelled("mixed", LETTERS)),
    ],
    [Strategy("fuzzy sound", {"letters"}, _fuzzy_sound, _spelled("fuzzy-sound", LIKE))],
    [Strategy("mixed words", {"letters", "words"}, _words("mixed"), _each("mixed"))],
    [Strategy("fuzzy words", {"letters", "words"}, _words("fuzzy-sound"), _each("fuzzy-sound"))],
    [Strategy("fragments", {"characters", "long"}, _fragments, _chars(match_fragments))],
    [Strategy("homophones", {"no letters", "long"}, _homophones, _by_homophones)],
    [Strategy("typing error", {"only letters"}, _typos, _chars(match_typo, TYPO))],
]
"""Rows are tried one after the other, until one finds something; what is in a row, together."""
