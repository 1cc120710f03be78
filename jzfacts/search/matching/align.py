"""One alignment of what is typed with a label, however each character of the label is typed.

A label's character is met by itself, its syllable, its first letter, a syllable that many do not
tell from its own, another character of that sound or shape, or its syllable with a typing error; and
between pieces of what is typed, characters of the label may be left out. All this composes: 公共weisheng绩效
meets 基本公共卫生服务绩效评价. `align` looks for the way to meet the whole text that has the most
evidence, and takes it if that is enough.

*The walk.* A table of states goes along the label's characters: how much of the text is met, in how
many pieces, and how the last one goes on; and for each state the best path to it. A step asks what
may be typed for one character and where in the text that stands, which is worked out once for a text
(`Pattern.options`). So all ways of cutting letters into syllables are followed at once, in time that
is linear in the label: xian is met by 先 and by 西安. Smith and Waterman (1981) align so; a gap costs
the same however long it is, as it does, nearly, in fzf, for people leave out words, not characters.

*Evidence is counted in bits*: how much likelier what is typed is if this label is meant than if
another is. In the 2,109 names of official indicators, a character has an entropy of 8.2 bits, its
toneless syllable 7.0, its first letter 4.1. Everything else follows from these and from one rule:
two whole syllables are a word, and a word is enough.

    CHARACTER, SYLLABLE, LETTER   8, 7, 4
    ENOUGH      two SYLLABLEs. So neither one syllable (bao) nor two letters (ls) is an answer.
    EDGE        2, what three LETTERs lack of ENOUGH: three that begin a label are a word, within it
                four. People type how names begin, and names have eight characters, so that to begin
                with what is typed tells something. Letters alone may as well end it.
    BLURRED     SYLLABLE - 1, for one bit says which of two sounds is meant. Two such syllables are
                enough at the beginning (niansi for 粮食), three within.
    HOMOPHONE   SYLLABLE - EDGE: beside one right character it is enough where a label begins (粮实),
    SLIP        not within; and so for a syllable with a typing error.
    SEEN        the same, for one of some six that look alike is meant: 投人 for 投入. But many words
                differ in so little, so that it needs three right characters beside it.
    TONE        half a LETTER: two bits tell four tones. So 高小 is no 高效; and because a word may
                well be meant, a homophone of another tone needs three characters beside it: 事业率 is
                no 失业率.
    DOUBT       a SYLLABLE: to assume something against the text takes away what a syllable tells.
                That is each gap; and that well-formed pinyin is none: yanquan is 眼圈, no y'an'quan
                of 校园安全, and nongye no slip for gongye. So five letters in two pieces are enough at
                an edge, six within; four syllables anywhere. Letters among syllables cost an EDGE,
                for they can be cut in more ways.
    WORD_START  1: every other character of a name begins a word. Abbreviations are made of such, so
                that two characters are enough in two pieces, if one begins the first word and one
                the last: 固投.

*Rules that evidence does not tell.* At most half of what is met may be wrong, and one letter. A gap
is between words, so a piece that is heard or spelled has two characters, and of pieces that are
written only one may be a single character that ends the label (进出口额), unless all begin words
(战新集群, 医保参保). Only what is written or fully spelled comes in three pieces, and pieces cover three
tenths of a label. Half of a contrast (出口 of 进出口) and part of a number are never met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.search.matching.scoring import (
    WORD,
    Alignment,
    contradicts,
    cuts_word,
    hits_contrast,
    similarity,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jzfacts.index.terms import Label
    from jzfacts.search.matching.scoring import Span
    from jzfacts.search.matching.spellings import Pattern

    State = tuple[int, int, int, int]
    """How much of the text is met, in how many pieces, how the last goes on (GAP, ALONE …), and
    whether there was a typing error: 0, LOCAL, or where letters of two syllables changed places."""

HAN, SYL, LET, BLUR, HOM, ERR, SWAP, LOOK = (1 << bit for bit in range(8))
"""Ways of typing a character: itself, its syllable, its first letter, a syllable that sounds alike,
a character that sounds alike, its syllable with a typing error; SWAP: one that goes beyond it; a
character that looks alike."""

CHARACTER, SYLLABLE, LETTER = 8, 7, 4
ENOUGH = WORD * SYLLABLE
EDGE = ENOUGH - (WORD + 1) * LETTER
BLURRED = SYLLABLE - 1
HOMOPHONE = SLIP = SEEN = SYLLABLE - EDGE
TONE = LETTER // 2
WORD_START = 1
DOUBT = SYLLABLE
"""Bits of evidence: see above."""

MOST_PIECES = 3
LEAST_COVER = 0.3
"""Share of a label that pieces must cover, lest a short text be strewn over a long name."""

GAP, ALONE, HEARD_ALONE, LONGER = range(4)
"""What stands before a label's next character: nothing that is met, a piece of one character that
is typed itself, of one that is not or is a letter, or of several."""


LOCAL = -1
"""A typing error within a syllable."""


class Level(NamedTuple):
    """How freely a text is read."""

    ways: int
    """The ways in which a character may be typed."""
    needed: int = 0
    """Those of which one must be used: without, there is a stricter level."""
    pieces: int = 1
    """How many there may be."""
    least: int = 1
    """How many there must be, if letters are typed: fewer are a matter of a stricter level."""


WHOLE = Level(HAN | SYL)
WORDS = Level(HAN | SYL, 0, MOST_PIECES)
LETTERS = Level(HAN | SYL | LET, LET)
SOUND = Level(HAN | SYL | BLUR | HOM, BLUR | HOM)
MISSPELT = Level(SYL | ERR, ERR)
PIECES = Level(LETTERS.ways, 0, MOST_PIECES, 2)
HEARD_PIECES = SOUND._replace(pieces=MOST_PIECES, least=2)
SIGHT = Level(HAN | LOOK, LOOK, MOST_PIECES)


class Path(NamedTuple):
    """A way to meet some of a text."""

    bits: int = 0
    ways: int = 0
    """All that were used."""
    wrong: tuple[int, ...] = ()
    """Where in the text it is wrong, if what is meant is the label: other characters, slips."""
    lost: int = 0
    """Bits that what is wrong or sounds alike says less than what is right."""
    spans: tuple[Span, ...] = ()


def align(label: Label, pattern: Pattern, level: Level) -> Alignment | None:
    """How a label is met with the most evidence, if that is enough; None if it is not."""
    for typed in (pattern, *pattern.turns) if level.pieces > 2 else (pattern,):
        for path in paths(label, typed, level):
            needed = not level.needed or path.ways & level.needed
            apart = len(path.spans) >= level.least or typed.turned or not typed.has_letters
            if needed and apart and _is_enough(label, typed, path):
                return _alignment(label, typed, path)
    return None


def paths(label: Label, pattern: Pattern, level: Level) -> list[Path]:
    """Ways to meet the whole text, those with the most evidence first, then the earliest."""
    size, last, found = len(pattern.chars), len(label.chars), list[Path]()
    states: dict[State, Path] = {}
    for place, each in enumerate(zip(label.chars, label.units, strict=True)):
        options = pattern.options(*each, level.ways)
        if 0 in options:
            states[0, 0, GAP, 0] = Path(0 if place else EDGE)
        then: dict[State, Path] = {}
        for (at, pieces, run, slipped), path in states.items():
            # The character may be met, as one more of a piece or the first of another …
            begins = run == GAP
            free = not begins or (
                pieces < level.pieces and (not at or not pattern.unbroken or at in pattern.cuts)
            )
            meant = options
            if slipped > 0:
                meant = pattern.swapped(slipped).options(*each, WHOLE.ways)
            for end, way, bits in meant.get(at, ()) if free else ():
                if slipped and way & ERR:
                    continue  # one is enough
                error = slipped or ((end if way & SWAP else LOCAL) if way & ERR else 0)
                longer = _longer(path, place, at, way, bits, begins=begins)
                heard = way != HAN or each[0].isascii()
                now = (HEARD_ALONE if heard else ALONE) if begins else LONGER
                if end < size:
                    _keep(then, (end, pieces + begins, now, error), longer)
                elif now != HEARD_ALONE or not at:
                    at_end = place + 1 == last and bool(longer.ways & LET)
                    found.append(longer._replace(bits=longer.bits + EDGE * at_end))
            # … or not.
            if at and pieces < level.pieces and run != HEARD_ALONE:
                _keep(then, (at, pieces, GAP, slipped), path)
        states = then
    return sorted(found, key=lambda path: (-path.bits, path.spans)) if len(found) > 1 else found


def _keep(states: dict[State, Path], state: State, path: Path) -> None:
    if state not in states or states[state].bits < path.bits:
        states[state] = path


def _longer(path: Path, place: int, at: int, way: int, bits: int, *, begins: bool) -> Path:
    spans = path.spans
    right = CHARACTER if way & (HOM | LOOK) else SYLLABLE if way & (BLUR | ERR) else bits
    lost = path.lost + right - bits
    if begins:
        bits -= DOUBT * bool(spans)
        spans = (*spans, (place, place + 1))
    else:
        spans = (*spans[:-1], (spans[-1][0], place + 1))
    wrong = (*path.wrong, at) if way & (HOM | ERR | LOOK) else path.wrong
    return Path(path.bits + bits, path.ways | way, wrong, lost, spans)


def _is_enough(label: Label, pattern: Pattern, path: Path) -> bool:
    chars, spans = label.chars, path.spans
    met = sum(stop - start for start, stop in spans)
    bits = path.bits
    # First: the evidence.
    if pattern.is_pinyin and path.ways & (LET | ERR):
        if path.ways & LET and len(spans) > 1 and not path.ways & HAN:
            return False
        bits -= DOUBT
    if path.ways & LET and path.ways & SYL:
        bits -= EDGE
    if len(spans) > 1:
        if met <= LEAST_COVER * len(chars):
            return False
        if not path.ways & HAN and path.ways != SYL and (len(spans) > 2 or path.ways == SYL | LET):
            return False
        starts = word_starts(chars, pattern.known.words)
        alone = [start for start, stop in spans if stop - start == 1]
        if alone and (pattern.turned or path.ways & (BLUR | HOM | ERR | LOOK)):
            return False
        if alone and starts.issuperset(start for start, _ in spans):
            ends = spans[-1][0] == max(starts) and spans[-1][1] < len(chars)
            bits += WORD_START * len(spans) + EDGE * ends
        elif len(alone) > 1 or 2 * len(alone) > met or (alone and alone[0] + 1 < len(chars)):
            return False
    if met < WORD or bits < ENOUGH:
        return False
    # Then: what is wrong.
    if 2 * len(path.wrong) > met:
        return False
    if path.ways & HOM:
        tones = path.lost == (CHARACTER - HOMOPHONE) * len(path.wrong)
        if not path.ways & HAN or not (tones or met >= 2 * WORD) or _is_written(pattern, path):
            return False
    if path.ways & LOOK and (met < 2 * WORD or len(path.wrong) > 1 or _is_written(pattern, path)):
        return False
    # Last: what would be another thing.
    if any(cuts_word(label, *span) for span in spans) or hits_contrast(chars, *spans):
        return False
    return not contradicts(pattern.chars, chars)


def _alignment(label: Label, pattern: Pattern, path: Path) -> Alignment:
    """What kind of match a path is, by its weakest way, and how good of its kind."""
    ways, spans = path.ways, path.spans
    inside = "-inside" if spans[0][0] or len(spans) > 1 else ""
    if ways & (ERR | LOOK):
        kind = "typo"
    elif ways & HOM:
        kind = "homophone"
    elif ways & BLUR:
        kind = "fuzzy-sound"
    elif ways & LET:
        kind = "mixed" if ways & SYL or pattern.has_han else f"first-letters{inside}"
    else:
        kind = f"pinyin{inside}" if ways & SYL else "shuffled" if pattern.turned else "pieces"
    met = sum(stop - start for start, stop in spans)
    right = 1 - path.lost / (CHARACTER * met)
    return Alignment(
        kind, similarity(met, len(label.chars), spans[0][0], len(spans)) * right, spans
    )


def _is_written(pattern: Pattern, path: Path) -> bool:
    """Whether a wrong character makes a word of official names with a neighbour: 事业, not 失业."""
    pairs = (
        pattern.chars[at : at + 2] for wrong in path.wrong for at in (max(wrong - 1, 0), wrong)
    )
    return any(len(pair) > 1 and pair in name for pair in pairs for name in pattern.known.official)


def word_starts(chars: str, words: Mapping[str, int]) -> set[int]:
    """Where words begin in a label: the cut into known words of two characters that tell most."""
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for end in range(1, len(chars) + 1):
        weight, starts = best[end - 1]
        ways = [(weight, (*starts, end - 1))]
        if end > 1 and (known := words.get(chars[end - 2 : end])):
            weight, starts = best[end - 2]
            ways.append((weight + known, (*starts, end - 2)))
        best.append(max(ways, key=lambda way: way[0]))
    return set(best[-1][1])
