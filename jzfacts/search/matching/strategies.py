"""How a label can answer a query: all strategies, and what each is worth, in one table.

A query is held against labels by one strategy after the other, the strictest first. STRATEGIES is
the order of trying: what stands in one row is tried together, and a row only if those above found
nothing. All but the first are one alignment (align.py), more and more freely read. Each asks the
index for labels under the terms that a label must have (index/terms.py, pinyin_terms.py), which makes
a million labels as quick as a hundred; the alignment alone decides.

*What a match is worth.* KINDS names what a match may be, the best first, each STEP points below the
one before it, and the exact label at 100. What makes one match better than another of its kind
(scoring.similarity) is worth half a point less than a step, so that no match outranks one of a
better kind: a longer piece of the label's sound is no match for its writing. With 15 kinds, a step
of 6 leaves 10 points below the last, for no match at all.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.index import terms
from jzfacts.search.matching import pinyin_terms
from jzfacts.search.matching.align import (
    BLUR,
    ERR,
    HEARD_PIECES,
    HOM,
    LET,
    LETTERS,
    LOOK,
    MISSPELT,
    PIECES,
    SIGHT,
    SOUND,
    WHOLE,
    WORDS,
    Level,
    align,
)
from jzfacts.search.matching.scoring import (
    OWN_NAME,
    WORD,
    match_text,
    similarity,
)
from jzfacts.search.matching.spellings import Pattern, looks_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.index.terms import Label, Required
    from jzfacts.search.matching.scoring import Alignment

    Ways = list[tuple[Required, int | None]]
    """Terms of labels that answer, and how many of their characters may be met at most: as Lookup."""

KINDS = (
    *("exact", "alias", "prefix", "substring", "pieces", "shuffled", "context"),
    *("pinyin", "pinyin-inside", "first-letters", "first-letters-inside", "mixed"),
    *("fuzzy-sound", "homophone", "typo"),
)
"""What a match may be, the best first."""

STEP = 6
"""Points between two kinds."""

BASE = {kind: 100 - STEP * place for place, kind in enumerate(KINDS, start=1)}
BASE |= {"programme": BASE["context"], "everyday": BASE["pieces"], "guess": BASE["typo"]}
"""What a kind is worth before its similarity counts; the exact label gets all of it, 100."""

TYPO_LETTERS = range(3 * WORD, 81)
"""Letters that may hold a typing error: those of a word, for wrench is one letter from 文创, to twelve
syllables, more than one types at once."""

SEVERAL = range(2, 9)
"""Words that are looked for one by one; people do not type more."""

MOST_IN_SENTENCE = 1000
"""Labels that a sentence is compared with: in everyday words it may mean every tenth, and the shortest
are the likeliest.
"""

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


class Strategy(NamedTuple):
    """One way for a label to answer."""

    name: str
    level: Level | None
    """How freely a label is aligned with the query; None if the query must stand in it as it is."""
    typed: tuple[str, ...] = ()
    """The best that a match of letters can be: at a label's beginning, and elsewhere if that is less."""
    written: tuple[str, ...] = ()
    """The same, of characters alone. None, if these are not looked for."""

    @property
    def most_labels(self) -> int | None:
        """Labels that are looked at for one lookup, the shortest first; None for all."""
        return MOST_IN_SENTENCE if self.name == "question" else None

    def best(self, query: Pattern) -> float:
        """The best score that it can give."""
        kinds = self.typed if query.has_letters else self.written
        return 100.0 if self.level is None else score_of(kinds[0], 1.0) if kinds else 0.0

    def variants(self, query: Pattern) -> Iterator[Pattern]:
        """What of the query is held against labels."""
        if self.name == "question":
            if query.has_han:
                yield query
        elif self.name != "context":
            yield query
        elif len(query.words) in SEVERAL:
            yield from less(query)

    def score(self, label: Label, query: Pattern) -> Alignment | None:
        """How a label answers, if it does."""
        if self.name == "question":
            from jzfacts.search.matching.within import match_within

            return match_within(label, query)
        one_word = query.beside and len(query.words) == 1 and not query.has_letters
        level = None if one_word else self.level
        found = align(label, query, level) if level else match_text(label, query.chars)
        return found and found._replace(kind="context") if query.beside else found

    def lookups(self, query: Pattern) -> Iterator[Lookup]:
        """What to look up, one after the other."""
        kinds = self.typed if query.has_letters else self.written
        begins = self.level is None
        ways = _ways(query, self.level) if kinds else []
        if self.name == "question":
            from jzfacts.search.matching.within import contents

            ways = [(required, None) for required in contents(query)]
        if query.has_han and not begins:
            kinds = kinds[:1]  # what is required stands anywhere
        for required, most in ways if len(kinds) > 1 else ():
            yield Lookup(terms.at_beginning(required), most, kinds[0], begins)
        for required, most in ways:
            yield Lookup(required, most, kinds[-1], begins)


def less(query: Pattern) -> Iterator[Pattern]:
    """The query with one word or two left out, to be met beside the label."""
    words = query.words
    for left_out in range(1, min(MOST_BESIDE, len(words) - 1) + 1):
        for places in combinations(range(len(words)), left_out):
            named = [word for place, word in enumerate(words) if place not in places]
            yield Pattern(named, query.known, beside=[words[place] for place in places])


def _ways(query: Pattern, level: Level | None) -> Ways:
    """The terms of labels that may answer: every one that does is found in one of these ways."""
    chars, size = query.chars, len(query.chars)
    if level is None:
        return [(terms.text_terms(chars), size)]
    blur, pieces = bool(level.ways & BLUR), level.pieces > 1
    if not query.has_letters:
        if size < WORD or not query.has_han:
            return []
        if query.beside:
            return [([each for word in query.words for each in terms.text_terms(word)], size)]
        if level.ways & HOM:
            return [(terms.heard_pair_terms(query.words, query.known.readings), size)]
        if level.ways & LOOK:
            return [([sorted({char, *looks_like(char)}) for char in dict.fromkeys(chars)], size)]
        return [(terms.character_terms(chars), size)]
    if level.ways & ERR:
        if not (chars.isalpha() and chars.isascii() and size in TYPO_LETTERS):
            return []
        return [(required, size + 1) for required in pinyin_terms.typo_terms(chars)]
    if query.has_han:
        han = terms.han_terms(chars)
        if level.ways & HOM and len(han) > 1:
            han = terms.heard_terms(chars, query.known.readings)
        return [(han, size)]
    if level.ways & LET and not pieces:
        return [(pinyin_terms.mixed_terms(chars), size)]
    required, most = pinyin_terms.syllable_terms(chars, blur=blur, pieces=pieces)
    ways: Ways = [(required, most)] if most else []
    if not pieces or query.beside:  # labels that write some of the letters themselves
        written = [*pinyin_terms.spelling_terms(chars, blur=blur), sorted(set(chars))]
        ways.append((written, size))
    if pieces and not blur and not query.is_pinyin:
        ways.append((pinyin_terms.initial_pieces_terms(chars), size))
    return ways


TEXT = ("prefix", "substring")
INITIALS = ("first-letters", "first-letters-inside")

# fmt: off
STRATEGIES = [
    # name, level, the best kinds of letters and of characters
    [Strategy("text", None, TEXT, TEXT),
     Strategy("pinyin", WHOLE, ("pinyin", "pinyin-inside"))],
    [Strategy("letters", LETTERS, INITIALS)],
    [Strategy("pieces", PIECES, ("pinyin",), ("pieces",))],
    [Strategy("context", WORDS, ("context",), ("context",))],
    [Strategy("sound", SOUND, ("fuzzy-sound",))],
    [Strategy("pieces by sound", HEARD_PIECES, ("fuzzy-sound",), ("homophone",))],
    [Strategy("misspelt", MISSPELT, ("typo",)),
     Strategy("by sight", SIGHT, (), ("typo",))],
]
# fmt: on
"""Rows are tried one after the other, until one finds something; what is in a row, together."""

WITHIN = [[Strategy("question", WORDS, ("pieces",), ("pieces",))]]
"""What is tried last, of a query that nothing answers."""
