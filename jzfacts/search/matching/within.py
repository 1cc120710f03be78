"""A name within a sentence: 领导明天要讲话，想核实一下粮食总共打了多少亿斤.

The longest pieces that the sentence has in common with a name are taken out, in any order. Of the
name, little may be left. Of the sentence, only what says nothing may be left. In the clauses where
the name stands, these are characters that only join words (的, 了): what else stands there asks for a
part or for something of it, as 粮食总产的目标. Of the other clauses there is no list of what people say,
but it can be told by what it is not: what asks for something is made of the words that names are made
of. So there may be in them

- no digit, no letter, and no two characters that begin the name of a place;
- no word of two characters of which names of official indicators are made;
- nothing that stands in a label of the base, between the characters that only join words.

And it must be a sentence, with something that joins words, if there are any that nobody knows.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from jzfacts.claims.places import begins_a_place
from jzfacts.search.matching.scoring import WORD, alignment, contradicts, cuts_word, hits_contrast
from jzfacts.text.lexicon import (
    CLOSING_WORDS,
    FUNCTION_CHARACTERS,
    QUESTION_WORDS,
    REACHING_VERBS,
)

if TYPE_CHECKING:
    from jzfacts.index.terms import Label
    from jzfacts.search.matching.scoring import Alignment, Span
    from jzfacts.search.matching.spellings import Pattern

LEAST_MET = 0.7
"""Share of a label that must be met by a text that has more words than it needs."""

LEAST_NAME = 3
"""Characters of a label that must be met where words stand around them that nobody knows."""

_TAKEN = "\0"
"""Stands for a character that is met; none that is typed."""

JOINING = "|".join(
    sorted(
        {*FUNCTION_CHARACTERS, *REACHING_VERBS, *QUESTION_WORDS, *CLOSING_WORDS},
        key=len,
        reverse=True,
    )
)
"""What only joins words or asks, wherever it stands."""


def contents(query: Pattern) -> list[str]:
    """What must all be in a label, for each clause that may hold it: what does not only join words."""
    found = (re.sub(JOINING, "", word) for word in query.words)
    return [content for content in found if len(content) >= WORD]


def match_within(label: Label, query: Pattern) -> Alignment | None:
    """How a label answers a sentence, if it stands in it and nothing else is asked."""
    if len(set(label.chars).intersection(query.chars)) < LEAST_MET * len(set(label.chars)):
        return None
    rest, spans = _pieces(" ".join(query.words), label.chars)
    met = "".join(label.chars[slice(*span)] for span in spans)
    if len(met) < max(LEAST_MET * len(label.chars), WORD) or min(spans)[0] == 1:
        return None  # 在建项目 is no 新建项目
    if any(cuts_word(label, *span) for span in spans) or hits_contrast(label.chars, *spans):
        return None
    if contradicts("".join(query.words), label.chars) or not _says_nothing(rest, met, query):
        return None
    return alignment(label, "pieces", *sorted(spans))


def _pieces(text: str, chars: str) -> tuple[str, list[Span]]:
    """What of a label is in a text, and the text with that taken out."""
    spans: list[Span] = []
    while True:
        found = SequenceMatcher(None, text, chars, autojunk=False).find_longest_match()
        at, start, size = found
        if size < WORD:
            return text, spans
        spans.append((start, start + size))
        text = f"{text[:at]}{_TAKEN * size}{text[at + size :]}"
        chars = f"{chars[:start]}{' ' * size}{chars[start + size :]}"


def _says_nothing(rest: str, met: str, query: Pattern) -> bool:
    """Whether what is left of a sentence asks for nothing; `met` is what of the label it has."""
    words, named = query.known.words, _named(query)
    unknown = False
    for clause in rest.split(" "):
        parts = re.split(f"{_TAKEN}+", clause)
        for part in parts:
            if any(char.isdigit() or (char.isascii() and char.isalpha()) for char in part):
                return False
            pairs = [one + two for one, two in pairwise(part) if not (one in met and two in met)]
            if not words.keys().isdisjoint(pairs) or begins_a_place(part):
                return False
            between = re.split(JOINING, part)
            left = ["".join(char for char in word if char not in met) for word in between]
            if any(left) and len(parts) > 1:
                return False
            if not named.isdisjoint(map("".join, chain.from_iterable(map(pairwise, left)))):
                return False
            unknown = unknown or any(left)
    return not unknown or (len(met) >= LEAST_NAME and bool(re.search(JOINING, rest)))


@lru_cache(maxsize=4)
def _named(query: Pattern) -> frozenset[str]:
    """The neighbours in a query that are neighbours in a label, too."""
    pairs = {one + two for word in query.words for one, two in pairwise(word)}
    return frozenset(pair for pair in pairs if next(query.known.labels([[pair]]), None))
