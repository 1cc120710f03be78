"""Labels met in pieces: with gaps between them, in another order, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.search.phonetic import STEPS
from jzfacts.search.pinyin_match import spelled
from jzfacts.search.scoring import Hit, contradicts, cuts_word, hit, hits_contrast, stands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.index.labels import Label
    from jzfacts.search.pinyin_match import Pattern
    from jzfacts.search.scoring import Spans

MOST_SINGLES = {"pieces": 1, "shuffled": 0}
"""Pieces of one character that a query may have: 进出口额 has one (额); two are an accident, and so
is one that stands elsewhere in the label (服务业, 企业服务)."""

LEAST_COVER = 0.3
"""Share of a label that pieces must cover, lest a short query be strewn over a long name."""


def match_pieces(label: Label, chars: str) -> Hit | None:
    """The text in pieces, with something of the label between them, or in another order."""
    if not LEAST_COVER * len(label.chars) < len(chars) <= len(label.chars):
        return None
    if contradicts(chars, label.chars):
        return None
    for rung, cut in (("pieces", _in_order), ("shuffled", _any_order)):
        spans = cut(chars, label.chars)
        if spans is None or hits_contrast(label.chars, spans):
            continue
        singles = sum(stop - start == 1 for start, stop in spans)
        whole = sum(stop - start for start, stop in spans if stop - start > 1)
        if (
            singles <= MOST_SINGLES[rung]
            and 2 * whole >= len(chars)
            and not any(cuts_word(label, *span) for span in spans)
        ):
            return hit(label, rung, spans)
    return None


def match_words(label: Label, words: Sequence[Pattern], rung: str) -> Hit | None:
    """Several words, each somewhere in the label: by its characters, or spelled as `rung` allows.

    One stretch of the label cannot answer two words.
    """
    spans: list[tuple[int, int]] = []
    heard = False
    for word in words:
        span = next((span for span in stands(word.chars, label) if _clear(span, spans)), None)
        if span is None and not word.has_han:
            span = _heard(word, label, spans, rung)
            heard = True
        if span is None:
            return None
        spans.append(span)
    ordered = tuple(sorted(spans))
    typed = " ".join(word.chars for word in words)
    if hits_contrast(label.chars, ordered) or contradicts(typed, label.chars):
        return None
    if not heard and rung != "context":
        rung = "pieces" if ordered == tuple(spans) else "shuffled"
    return hit(label, "pinyin-inside" if rung == "pinyin" else rung, ordered)


def _heard(
    word: Pattern, label: Label, taken: Sequence[tuple[int, int]], rung: str
) -> tuple[int, int] | None:
    """Where a word is spelled in what is not taken of a label; one syllable is too little."""
    for step in STEPS["pinyin" if rung == "context" else rung]:
        span = spelled(word, label.chars, label.units, step)
        if span and span[1] - span[0] > 1 and _clear(span, taken):
            return span
    return None


def _clear(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return all(span[1] <= start or stop <= span[0] for start, stop in taken)


def _in_order(chars: str, text: str) -> Spans | None:
    """The fewest pieces of `text`, in order, that spell `chars`."""
    # done[n]: the fewest pieces that spell n characters, by where in `text` they end
    done: list[dict[int, Spans]] = [{} for _ in range(len(chars) + 1)]
    done[0][0] = ()
    for typed in range(len(chars)):
        for end, spans in done[typed].items():
            position = text.find(chars[typed], end)
            while position >= 0:
                length = _common(chars, typed, text, position)
                stop = position + length
                piece = (*spans, (position, stop))
                known = done[typed + length].get(stop)
                if known is None or len(piece) < len(known):
                    done[typed + length][stop] = piece
                position = text.find(chars[typed], position + 1)
    return min(done[-1].values(), key=lambda spans: (len(spans), spans), default=None)


def _any_order(chars: str, text: str) -> Spans | None:
    """Pieces of `text`, in whatever order, longest first, that spell `chars`."""
    spans: list[tuple[int, int]] = []
    free = text
    typed = 0
    while typed < len(chars):
        best = (0, 0)
        position = free.find(chars[typed])
        while position >= 0:
            best = max(best, (_common(chars, typed, free, position), -position))
            position = free.find(chars[typed], position + 1)
        length, start = best[0], -best[1]
        if not length:
            return None
        spans.append((start, start + length))
        free = free[:start] + "\0" * length + free[start + length :]
        typed += length
    return tuple(sorted(spans))


def _common(chars: str, typed: int, text: str, position: int) -> int:
    """How many characters agree from `typed` in `chars` and `position` in `text` on."""
    length = 0
    while (
        typed + length < len(chars)
        and position + length < len(text)
        and chars[typed + length] == text[position + length]
    ):
        length += 1
    return length
