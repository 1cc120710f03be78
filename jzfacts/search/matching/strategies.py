"""All ways in which a label can answer a query, and what each is worth, in one table.

A query is compared with labels by one strategy after another, the strictest first. STRATEGIES is the
order: a row is tried together, and only if the rows above found nothing. All but the first are one
alignment (align.py), read more and more freely. Each asks the index for labels with the terms that a
match must have (index/terms.py, pinyin_terms.py), which makes a million labels as quick as a
hundred; the alignment alone decides.

*What a match is worth.* KINDS names the kinds of matches, best first, STEP points apart, an exact
label at 100. The quality within a kind (scoring.similarity) is worth half a point less than a step,
so that no match outranks one of a better kind. With 15 kinds, a step of 6 leaves 10 points below the
last, for no match at all.
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
"""Kinds of matches, best first."""

STEP = 6
"""Points between two kinds."""

BASE = {kind: 100 - STEP * place for place, kind in enumerate(KINDS, start=1)}
BASE |= {"programme": BASE["context"], "everyday": BASE["pieces"], "guess": BASE["typo"]}
"""What a kind is worth before its similarity counts; the exact label gets all of it, 100."""

TYPO_LETTERS = range(3 * WORD, 81)
"""Letters that may hold one typing error: at least a word (wrench is one letter from 文创), at most
twelve syllables.
"""

SEVERAL = range(2, 9)
"""Maximum words that are looked up one by one."""

MOST_IN_SENTENCE = 1000
"""Labels that a sentence is compared with: in everyday words it may mean every tenth, and the shortest
are the likeliest.
"""

MOST_BESIDE = 2
"""Maximum words of a query that something other than the fact's label may match: 试点 入选."""


def score_of(kind: str, quality: float, *, alias: bool = False) -> float:
    """Return 0–100 for a match of that kind and similarity, with two decimals, the same on every machine."""
    if kind == "exact":
        return 100.0
    share = quality * (1 - OWN_NAME) + OWN_NAME * (not alias)
    return round(BASE[kind] + (STEP - 0.5) * share, 2)


class Lookup(NamedTuple):
    """What to ask the index for, and the best that can come of it."""

    required: Required
    most: int | None
    """Maximum characters of a label that may be matched if no other lookup finds it; None for all."""
    kind: str
    """The best kind of match of a label found this way."""
    begins: bool
    """Whether the match begins with the first required term."""

    def best(self, length: int, start: int = 0) -> float:
        """Return the best score of a label of that length matched from there or later on."""
        met = length if self.most is None else min(self.most, length)
        kind = "exact" if self.kind == "prefix" and met == length else self.kind
        return score_of(kind, similarity(met, length, start))


class Strategy(NamedTuple):
    """One way for a label to answer."""

    name: str
    level: Level | None
    """How freely a label is aligned; None if the query must stand in it as typed."""
    typed: tuple[str, ...] = ()
    """The best kinds for letters: at a label's beginning, and elsewhere if that is less."""
    written: tuple[str, ...] = ()
    """The same for characters; None if they are not looked for."""

    @property
    def most_labels(self) -> int | None:
        """Maximum labels per lookup, shortest first; None for all."""
        return MOST_IN_SENTENCE if self.name == "question" else None

    def best(self, query: Pattern) -> float:
        """The best score that it can give."""
        kinds = self.typed if query.has_letters else self.written
        return 100.0 if self.level is None else score_of(kinds[0], 1.0) if kinds else 0.0

    def variants(self, query: Pattern) -> Iterator[Pattern]:
        """Yield the forms of the query that are compared with labels."""
        if self.name == "question":
            if query.has_han:
                yield query
        elif self.name != "context":
            yield query
        elif len(query.words) in SEVERAL:
            yield from less(query)

    def score(self, label: Label, query: Pattern) -> Alignment | None:
        """Return how a label answers, or None."""
        if self.name == "question":
            from jzfacts.search.matching.within import match_within

            return match_within(label, query)
        one_word = query.beside and len(query.words) == 1 and not query.has_letters
        level = None if one_word else self.level
        found = align(label, query, level) if level else match_text(label, query.chars)
        return found and found._replace(kind="context") if query.beside else found

    def lookups(self, query: Pattern) -> Iterator[Lookup]:
        """Yield the lookups, in order."""
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
    """Yield the query with one or two words left out, which the fact must match beside its label."""
    words = query.words
    for left_out in range(1, min(MOST_BESIDE, len(words) - 1) + 1):
        for places in combinations(range(len(words)), left_out):
            named = [word for place, word in enumerate(words) if place not in places]
            yield Pattern(named, query.known, beside=[words[place] for place in places])


def _ways(query: Pattern, level: Level | None) -> Ways:
    """Return the terms of labels that may answer."""
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
"""Rows are tried in order until one finds something; the strategies of a row together."""

WITHIN = [[Strategy("question", WORDS, ("pieces",), ("pieces",))]]
"""Tried last, if nothing answers a query."""
