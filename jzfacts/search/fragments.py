"""Labels met in fragments: with gaps between them, in another order, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.search.phonetic import SPELLINGS
from jzfacts.search.pinyin_match import spelled
from jzfacts.search.scoring import (
    WORD,
    Alignment,
    align,
    contradicts,
    cuts_word,
    hits_contrast,
    occurrences,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.index.terms import Label
    from jzfacts.search.pinyin_match import Pattern
    from jzfacts.search.scoring import Span

MOST_SINGLES = {"pieces": 1, "shuffled": 0}
"""Fragments of one character that a query may have: 进出口额 has one (额); two are an accident, and
so is one that stands elsewhere in the label (服务业, 企业服务)."""

LEAST_COVER = 0.3
"""Share of a label that fragments must cover, lest a short query be strewn over a long name."""


def match_fragments(label: Label, chars: str) -> Alignment | None:
    """The text in fragments, with something of the label between them, or in another order."""
    if not LEAST_COVER * len(label.chars) < len(chars) <= len(label.chars):
        return None
    if contradicts(chars, label.chars):
        return None
    for kind, cut in (("pieces", _in_order), ("shuffled", _any_order)):
        spans = cut(chars, label.chars)
        if spans is None or hits_contrast(label.chars, *spans):
            continue
        singles = sum(stop - start == 1 for start, stop in spans)
        if (
            singles <= MOST_SINGLES[kind]
            and 2 * singles <= len(chars)
            and not any(cuts_word(label, *span) for span in spans)
        ):
            return align(label, kind, *spans)
    return None


def match_words(label: Label, words: Sequence[Pattern], kind: str) -> Alignment | None:
    """Several words, each somewhere in the label: by its characters, or spelled as `kind` allows.

    One stretch of the label cannot answer two words.
    """
    spans: list[Span] = []
    by_sound = False
    for word in words:
        span = next((span for span in occurrences(word.chars, label) if _free(span, spans)), None)
        if span is None and not word.has_han:
            span = _spelled_word(word, label, spans, kind)
            by_sound = True
        if span is None:
            return None
        spans.append(span)
    ordered = sorted(spans)
    typed = " ".join(word.chars for word in words)
    if hits_contrast(label.chars, *ordered) or contradicts(typed, label.chars):
        return None
    if not by_sound and kind != "context":
        kind = "pieces" if ordered == spans else "shuffled"
    return align(label, "pinyin-inside" if kind == "pinyin" else kind, *ordered)


def _spelled_word(word: Pattern, label: Label, taken: Sequence[Span], kind: str) -> Span | None:
    """Where a word is spelled in what is not taken of a label."""
    how = SPELLINGS["pinyin" if kind == "context" else kind]
    for unfinished in (False, True):
        span = spelled(word, label, how, unfinished=unfinished)
        if span and span[1] - span[0] >= WORD and _free(span, taken):
            return span
    return None


def _free(span: Span, taken: Sequence[Span]) -> bool:
    return all(span[1] <= start or stop <= span[0] for start, stop in taken)


def _in_order(chars: str, text: str) -> tuple[Span, ...] | None:
    """The fewest fragments of `text`, in order, that spell `chars`."""
    # done[n]: the fewest that spell n characters, by where in `text` they end
    done: list[dict[int, tuple[Span, ...]]] = [{0: ()}, *({} for _ in chars)]
    for typed in range(len(chars)):
        for end, spans in done[typed].items():
            for length, start in _shared(chars[typed:], text, end):
                longer = (*spans, (start, start + length))
                known = done[typed + length].get(start + length)
                if known is None or len(longer) < len(known):
                    done[typed + length][start + length] = longer
    return min(done[-1].values(), key=lambda spans: (len(spans), spans), default=None)


def _any_order(chars: str, text: str) -> tuple[Span, ...] | None:
    """Fragments of `text`, in whatever order, longest first, that spell `chars`."""
    spans: list[Span] = []
    while chars:
        shared = _shared(chars, text)
        if not shared:
            return None
        length, start = max(shared, key=lambda each: (each[0], -each[1]))
        spans.append((start, start + length))
        text = text[:start] + "\0" * length + text[start + length :]
        chars = chars[length:]
    return tuple(sorted(spans))


def _shared(chars: str, text: str, start: int = 0) -> list[tuple[int, int]]:
    """How many characters `chars` and `text` share from each place on where the first stands."""
    from rapidfuzz.distance import Prefix

    return [
        (Prefix.similarity(chars, text[place:]), place)
        for place in range(start, len(text))
        if text[place] == chars[0]
    ]
