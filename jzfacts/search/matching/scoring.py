"""What all scorers share: the alignment of a query with a label, and matching by characters.

A scorer judges one label, whichever facts have it, and returns an Alignment or None. Every character
of the query must be accounted for, so that a query with one word too many finds nothing rather than
something similar: 出口总额 is not 进出口总额, and a string distance sees one character between them, as
between a word and its misspelling.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.text.lexicon import CONTRASTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.index.terms import Label

    Span = tuple[int, int]
    """A half-open range of a label's characters."""

COVER, START, PIECES, OWN_NAME = 0.80, 0.08, 0.06, 0.06
"""Shares of what makes one match better than another of its kind: how much of the label is covered,
how early, in how few pieces, and whether the label is the fact's own name rather than an alias.
Cover outweighs the others together."""


class Alignment(NamedTuple):
    """How a label answers a query."""

    kind: str
    """exact, prefix, pieces, pinyin …: a key of `strategies.KINDS`."""
    similarity: float
    """How good it is for its kind, 0–1."""
    spans: tuple[Span, ...]
    """Matched ranges of the label's characters, in order."""


WORD = 2
"""Minimum characters of a word found by sound: one syllable has dozens of meanings."""


def similarity(met: int, size: int, start: int, pieces: int = 1) -> float:
    """Return how good it is to match `met` of `size` characters from `start` on in so many pieces, 0–1."""
    early = 1 - start / size
    return (COVER * (met / size) + START * early + PIECES / pieces) / (1 - OWN_NAME)


def alignment(label: Label, kind: str, *spans: Span) -> Alignment:
    """Return the alignment for matched ranges of a label, given in order."""
    met = sum(stop - start for start, stop in spans)
    return Alignment(kind, similarity(met, len(label.chars), spans[0][0], len(spans)), spans)


def match_text(label: Label, chars: str) -> Alignment | None:
    """Match the text itself: exact, prefix or substring."""
    if label.chars == chars:
        return alignment(label, "exact", (0, len(chars)))
    for span in occurrences(chars, label):
        if not hits_contrast(label.chars, span):
            return alignment(label, "substring" if span[0] else "prefix", span)
    return None


def occurrences(chars: str, label: Label) -> Iterator[Span]:
    """Yield where a text stands in a label without cutting a number or the head of a Latin word.

    One letter is no word; two are one only as a whole: AI.
    """
    short = len(chars) <= WORD and chars.isascii() and chars.isalpha()
    if short and len(chars) < WORD:
        return
    start = label.chars.find(chars)
    while start >= 0:
        if not cuts_word(label, start, start + len(chars), whole=short):
            yield start, start + len(chars)
        start = label.chars.find(chars, start + 1)


def cuts_word(label: Label, start: int, stop: int, *, whole: bool = False) -> bool:
    """True if a range cuts a number of the label or the head of a Latin word.

    `whole`: or ends within a Latin word.
    """
    for place in (start, stop):
        beside = label.chars[place - 1 : place + 1] if place else ""
        latin = beside.isascii() and beside.isalpha()
        joined = beside.isdigit() or (latin and (whole or place == start))
        if len(beside) > 1 and joined and place not in _word_starts(label.text):
            return True
    return False


@lru_cache(maxsize=64)
def _word_starts(text: str) -> frozenset[int]:
    """Return where words begin that blanks or signs separate, in a label's folded characters."""
    starts, position = set(), 0
    for word in re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text)):
        starts.add(position)
        position += len(word)
    return frozenset(starts)


def hits_contrast(chars: str, *spans: Span) -> bool:
    """True if the ranges cover only that part of a word in CONTRASTS which is its counterpart."""
    for longest, *others in CONTRASTS:
        if longest not in chars:
            continue
        begin = chars.find(longest)
        end = begin + len(longest)
        met = "".join(chars[max(start, begin) : min(stop, end)] for start, stop in spans)
        if met in others:
            return True
    return False


def contradicts(typed: str, label: str, *, as_words: bool = False) -> bool:
    """True if the typed text names a member of CONTRASTS that the label does not have.

    `as_words`: not even within a longer member.
    """
    for group in CONTRASTS:
        rest, other = typed, label
        for word in group:
            if word in rest and word not in other:
                return True
            rest = rest.replace(word, " ")
            other = other.replace(word, " ") if as_words else other
    return False
