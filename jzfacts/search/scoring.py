"""The scorer: does a label answer what was typed, on which rung, and which part of it.

What it prefers, in this order: the very label; one of its aliases; the label's beginning; a part
of it; its parts with something left out between them; its parts in another order; its parts with
a word that something else of the fact meets; its sound spelled from the beginning, then from
within; its first letters, whole, then within; letters and syllables mixed; sounds that many
speakers do not tell apart; characters that sound alike; one slip in the pinyin. A lower rung never
outranks a higher one. On a rung, more of the label covered is better, then an earlier start, then
the indicator before an alias; equals stay in page order.

What that costs: every character of the query must be accounted for, so a query with one word too
many finds nothing rather than something near. That is meant: between 进口总额 and 出口总额 a string
distance sees one character in four, the same as between a word and its slip. What tells them
apart is sound, so a substituted character answers only if it sounds like the right one, and a
substituted letter only where the letters as typed are no pinyin at all.

Here a label is met by its characters; by its sound in hearing.py. Every function answers for one
label, whoever bears it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.text.lexicon import CONTRASTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.index.labels import Label

    Spans = tuple[tuple[int, int], ...]
    """Half-open ranges of a label's characters, in order."""

WIDTH = 6
"""Points between two rungs; what happens on a rung moves a score by less."""

RUNGS = (
    "typo",
    "homophone",
    "fuzzy-sound",
    "mixed",
    "first-letters-inside",
    "first-letters",
    "pinyin-inside",
    "pinyin",
    "context",
    "shuffled",
    "pieces",
    "substring",
    "prefix",
    "alias",
    "exact",
)
"""The ladder, lowest first. 15 rungs of 6 points, the top at 100, leave 10 below for "no"."""

BASE = {name: 100 - WIDTH * (len(RUNGS) - place) for place, name in enumerate(RUNGS)}
"""What a rung is worth before coverage counts; the exact label gets all of it, 100."""

STRETCH = WIDTH - 0.5
"""What happens on a rung is worth this much at most, so that no two rungs touch."""

COVER, START, PIECES, OWN_NAME = 0.80, 0.08, 0.06, 0.06
"""Shares of the stretch: how much of the label is hit, how early, in how few pieces, and whether
the label is the fact's own name rather than an alias. Cover outweighs the others together."""


class Hit(NamedTuple):
    """How a label answers: the rung, how well on it (0–1), and the ranges of `chars` hit."""

    rung: str
    quality: float
    spans: Spans

    def why(self, *, alias: bool) -> str:
        """The rung, for a fact that bears the label as its name or as an alias."""
        return "alias" if alias and self.rung == "exact" else self.rung

    def score(self, *, alias: bool) -> float:
        """0–100; two decimals, computed alike on every machine."""
        why = self.why(alias=alias)
        if why == "exact":
            return 100.0
        return score_of(why, self.quality, alias=alias)


def score_of(why: str, quality: float, *, alias: bool = False) -> float:
    """The score of a hit of that kind and quality."""
    share = quality * (1 - OWN_NAME) + OWN_NAME * (not alias)
    return round(BASE[why] + STRETCH * share, 2)


def quality(met: int, size: int, start: int, pieces: int = 1) -> float:
    """How good a hit is, 0–1: of so many of a label's characters, from there on, in pieces."""
    early = 1 - start / size
    return (COVER * (met / size) + START * early + PIECES / pieces) / (1 - OWN_NAME)


def hit(label: Label, rung: str, spans: Spans) -> Hit:
    """A hit whose quality is measured by cover, then start, then pieces."""
    met = sum(stop - start for start, stop in spans)
    return Hit(rung, quality(met, len(label.chars), spans[0][0], len(spans)), spans)


def match_text(label: Label, chars: str) -> Hit | None:
    """The text itself: exact, prefix or substring."""
    if label.chars == chars:
        return hit(label, "exact", ((0, len(chars)),))
    for span in stands(chars, label):
        if not hits_contrast(label.chars, (span,)):
            return hit(label, "substring" if span[0] else "prefix", (span,))
    return None


def stands(chars: str, label: Label) -> Iterator[tuple[int, int]]:
    """Where a text stands in a label, cutting neither a number of it nor a Latin word's head."""
    if len(chars) == 1 and chars.isascii() and chars.isalpha():
        return  # one letter is no word
    start = label.chars.find(chars)
    while start >= 0:
        if not cuts_word(label, start, start + len(chars)):
            yield start, start + len(chars)
        start = label.chars.find(chars, start + 1)


def cuts_word(label: Label, start: int, stop: int) -> bool:
    """Whether a hit begins within a Latin word, or begins or ends within a number of a label."""
    chars = label.chars
    for place, ends in ((start, False), (stop, True)):
        beside = chars[place - 1 : place + 1] if place else ""
        joined = beside.isdigit() or (not ends and beside.isascii() and beside.isalpha())
        if len(beside) > 1 and joined and place not in _word_starts(label.text):
            return True
    return False


@lru_cache(maxsize=64)
def _word_starts(text: str) -> frozenset[int]:
    """Where, in a label's folded characters, words begin that blanks or signs divide."""
    starts, position = set(), 0
    for word in re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text)):
        starts.add(position)
        position += len(word)
    return frozenset(starts)


def hits_contrast(chars: str, spans: Spans) -> bool:
    """Whether the spans hit, of a word in CONTRASTS, only what spells its counterpart."""
    for longest, *others in CONTRASTS:
        if longest not in chars:
            continue
        begin = chars.find(longest)
        found = "".join(
            chars[position]
            for start, stop in spans
            for position in range(max(start, begin), min(stop, begin + len(longest)))
        )
        if found in others:
            return True
    return False


def contradicts(typed: str, label: str) -> bool:
    """Whether the typed text names a member of CONTRASTS that the label does not."""
    for group in CONTRASTS:
        rest = typed
        for word in group:
            if word in rest:
                if word not in label:
                    return True
                rest = rest.replace(word, " ")
    return False
