"""The scorer: does a label answer what was typed, on which rung, and which part of it.

What it prefers, in this order: the very label; one of its aliases; the label's beginning; a part
of it; its parts with something left out between them; its parts in another order; its sound
spelled from the beginning, then from within; its first letters, whole, then within; letters and
syllables mixed; sounds that many speakers do not tell apart; characters that sound alike; one slip
in the pinyin. A lower rung never outranks a higher one. On a rung, more of the label covered is
better, then an earlier start, then the indicator before an alias; equals stay in page order.

What that costs: every character of the query must be accounted for, so a query with one word too
many finds nothing rather than something near. That is meant: between 进口总额 and 出口总额 a string
distance sees one character in four, the same as between a word and its slip. What tells them
apart is sound, so a substituted character answers only if it sounds like the right one, and a
substituted letter only where the letters as typed are no pinyin at all.

Spellings are walked in spelling.py; characters here. Every function answers for one label.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from jzfacts.lexicon import CONTRASTS
from jzfacts.sounds import is_pinyin
from jzfacts.spelling import Pattern, by_either, by_first_letters, by_pinyin, by_sound, spelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    "shuffled",
    "pieces",
    "substring",
    "prefix",
    "alias",
    "exact",
)
"""The ladder, lowest first. 14 rungs of 6 points, the top at 100, leave 16 below for "no"."""

BASE = {name: 100 - WIDTH * (len(RUNGS) - place) for place, name in enumerate(RUNGS)}
"""What a rung is worth before coverage counts; the exact label gets all of it, 100."""

MOST_SINGLES = 1
"""Pieces of one character that a query may have: 进出口额 has one (额); two are an accident."""

LEAST_COVER = 0.3
"""Share of a label that pieces must cover, lest a short query be strewn over a long name."""


LEAST_SLIPPED = 3
"""Syllables from which on well-formed pinyin may be a slip for another: duantulu, 断头路."""

STEPS = {
    "pinyin": by_pinyin,
    "first-letters": by_first_letters,
    "mixed": by_either,
    "fuzzy-sound": by_sound,
    "typo": by_pinyin,
}
"""How a label may be spelled on each rung of sounds."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text that people may type for a fact, prepared for matching."""

    id: int
    text: str
    """As the base writes it."""
    chars: str
    """Folded, with nothing but letters, digits and characters."""
    units: tuple[str, ...]
    """How each of `chars` is spelled: toned syllable (`liang2`), or the character itself."""


@dataclass(frozen=True, slots=True)
class Hit:
    """How a label answers: the rung, how well on it (0–1), and the ranges of `chars` hit."""

    rung: str
    quality: float
    spans: tuple[tuple[int, int], ...]

    def score(self) -> float:
        """0–100; two decimals, computed alike on every machine."""
        if self.rung == "exact":
            return 100.0
        return BASE[self.rung] + round((WIDTH - 0.5) * self.quality * 100) / 100


Spans = tuple[tuple[int, int], ...]


def match_text(label: Label, chars: str, *, alias: bool) -> Hit | None:
    """The text itself: exact, alias, prefix or substring."""
    if label.chars == chars:
        return _hit(label, "alias" if alias else "exact", ((0, len(chars)),), alias=alias)
    start = label.chars.find(chars)
    while start >= 0:
        spans = ((start, start + len(chars)),)
        if not _hits_contrast(label.chars, spans):
            return _hit(label, "substring" if start else "prefix", spans, alias=alias)
        start = label.chars.find(chars, start + 1)
    return None


def match_pieces(label: Label, chars: str, *, alias: bool) -> Hit | None:
    """The text in pieces, with something of the label between them, or in another order."""
    for rung, cut in (("pieces", _in_order), ("shuffled", _any_order)):
        spans = cut(chars, label.chars)
        if spans is None or _hits_contrast(label.chars, spans):
            continue
        singles = sum(stop - start == 1 for start, stop in spans)
        whole = sum(stop - start for start, stop in spans if stop - start > 1)
        if singles <= MOST_SINGLES and 2 * whole >= len(chars) > LEAST_COVER * len(label.chars):
            return _hit(label, rung, spans, alias=alias)
    return None


def match_spelling(label: Label, pattern: Pattern, rung: str, *, alias: bool) -> Hit | None:
    """Letters, or letters and characters mixed, spelled as the rung allows."""
    found = spelled(pattern, label.chars, label.units, STEPS[rung])
    if found is None or _hits_contrast(label.chars, (found,)):
        return None
    start, stop = found
    if rung != "pinyin" and stop - start < 2:  # one letter is no word
        return None
    inside = start and rung in ("pinyin", "first-letters")
    return _hit(label, f"{rung}-inside" if inside else rung, (found,), alias=alias)


def match_slip(label: Label, meant: str, typed: str, *, alias: bool) -> Hit | None:
    """Pinyin that was mistyped by one slip.

    What is typed may be pinyin of something else all the same (chukuo, tulu); then only the
    beginning of a label, and a long one, makes a slip likelier than another word.
    """
    hit = match_spelling(label, Pattern(meant), "typo", alias=alias)
    if hit and is_pinyin(typed, unfinished=True):
        start, stop = hit.spans[0]
        if start or stop < LEAST_SLIPPED:
            return None
    return hit


def match_words(label: Label, words: Sequence[str], *, alias: bool) -> Hit | None:
    """Several words, each somewhere in the label by its characters or its pinyin."""
    spans: list[tuple[int, int]] = []
    sounded = False
    for word in words:
        start = label.chars.find(word)
        span = (start, start + len(word)) if start >= 0 else None
        if span is None and word[0].isascii():
            span = spelled(Pattern(word), label.chars, label.units, STEPS["pinyin"])
            sounded = True
        if span is None:
            return None
        spans.append(span)
    ordered = tuple(sorted(spans))
    if _hits_contrast(label.chars, ordered):
        return None
    if any(before[1] > after[0] for before, after in pairwise(ordered)):
        return None  # one stretch of the label cannot answer two words
    rung = "pinyin-inside" if sounded else "pieces" if ordered == tuple(spans) else "shuffled"
    return _hit(label, rung, ordered, alias=alias)


def match_homophones(
    label: Label, chars: str, readings: Mapping[str, tuple[str, ...]], *, alias: bool
) -> Hit | None:
    """Characters of which at most half are others of the same sound, one at least being right."""
    best: Hit | None = None
    for start in range(len(label.chars) - len(chars) + 1):
        wrong = wrong_tone = 0
        for typed, meant, unit in zip(
            chars, label.chars[start:], label.units[start:], strict=False
        ):
            if typed == meant:
                continue
            sounds = readings.get(typed, ())
            wrong += 1
            if unit not in sounds:
                if unit[:-1] not in [sound[:-1] for sound in sounds]:
                    break
                wrong_tone += 1
        else:
            spans = ((start, start + len(chars)),)
            if 0 < 2 * wrong <= len(chars) and not _hits_contrast(label.chars, spans):
                hit = _hit(label, "homophone", spans, alias=alias)
                # the same tone is likelier meant than another, whatever else
                quality = hit.quality / 2 if wrong_tone else 0.5 + hit.quality / 2
                if best is None or quality > best.quality:
                    best = Hit("homophone", quality, spans)
    return best


def _hit(label: Label, rung: str, spans: Spans, *, alias: bool) -> Hit:
    """Quality: cover first, then start, then fewer pieces, then the indicator before an alias."""
    size = len(label.chars)
    cover = sum(stop - start for start, stop in spans) / size
    start = 1 - min(span[0] for span in spans) / size
    pieces = 1 / len(spans)
    return Hit(rung, 0.80 * cover + 0.08 * start + 0.06 * pieces + 0.06 * (not alias), spans)


def _hits_contrast(chars: str, spans: Spans) -> bool:
    """Whether the spans hit, of a word in CONTRASTS, only what spells its counterpart."""
    for longest, *others in CONTRASTS:
        if longest not in chars:
            continue
        begin = chars.find(longest)
        hit = "".join(
            chars[position]
            for start, stop in spans
            for position in range(max(start, begin), min(stop, begin + len(longest)))
        )
        if hit in others:
            return True
    return False


def _in_order(chars: str, text: str) -> Spans | None:
    """The fewest pieces of `text`, in order, that spell `chars`."""
    # ends[j]: the fewest pieces that spell what is done so far and end before text[j]
    ends: dict[int, Spans] = {0: ()}
    done: list[dict[int, Spans]] = [ends] + [{} for _ in chars]
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
