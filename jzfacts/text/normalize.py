"""Folds text for comparison, keeping a way back to the text as written.

`fold` is for labels and queries: NFKC and case folding. `fold_prose` is for pages and drafts: it also
removes the white space that columns and editors put between Chinese characters, so that `4127万美 元`
reads as one quantity. NFKC changes lengths (㎏ becomes kg), so both return a `Traced`, which maps any
span back to the original.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.text.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DIGITS = "0123456789"
CHINESE_NUMERALS = "〇零一二三四五六七八九十百千万亿两"
_NUMERALS = frozenset(DIGITS + CHINESE_NUMERALS)
_SCALES = frozenset("百千万亿")

# Characters that fold one to one, so that a run of them is folded at once: nearly all of a page.
_PLAIN = pattern("[\t-~·—‘-”\u3000-\u3029一-\u9fff\uff01-\uff5e]+")
_NARROW = {0x3000: 0x20, **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}}
RADICALS = str.maketrans(
    "⺁⺄⺈⺊⺌⺍⺎⺒⺓⺜⺝⺠⺧⺩⺪⺫⺬⺮⺲⺶⺷⺸⺻⺼⺽⻁⻄⻅⻆⻇⻉⻊⻋⻑⻓⻔⻕⻗⻘⻙⻚⻛⻜⻝⻞⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
    "厂乙刀卜小小兀巳幺日月民牛王疋目示竹罒羊羊羊聿肉臼虎西见角角贝足车長长门阜雨青韦页风飞食食首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
)
"""Radicals that PDFs print for characters that look the same, where NFKC keeps them."""
_UPRIGHT_COLON = {0xFE30: ":"}  # ︰ of ratios, which NFKC takes for two points: 11.8︰48.3
# Longest run of combining marks that is normalised together (Unicode's stream-safe limit is 30):
# canonical reordering is quadratic in it.
_MARKS = 30
# White space, and characters that nobody sees: zero-width spaces and joiners, soft hyphens, fillers,
# marks of direction, variation selectors, tags.
_GAP = pattern(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]+"
)


class Traced(NamedTuple):
    """A text made from another; `starts[i]` and `ends[i]` are the span of the original behind `text[i]`.

    An inserted character has an empty span, at the place where it belongs.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def __bool__(self) -> bool:
        return bool(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span behind the non-empty span `[start, end)`."""
        return self.starts[start], self.ends[end - 1]

    def part(self, begin: int, end: int | None = None) -> Traced:
        return Traced(self.text[begin:end], self.starts[begin:end], self.ends[begin:end])

    def stripped(self, before: str | None = None, after: str | None = None) -> Traced:
        """Return it without white space, or other given characters, at both ends."""
        end = len(self.text.rstrip(after))
        return self.part(min(end, len(self.text) - len(self.text.lstrip(before))), end)


def traced(text: str, begin: int = 0, end: int | None = None) -> Traced:
    """Return a part of a text, from an offset on or for the characters `[begin, end)`, as `Traced`."""
    length = len(text)
    if end is None:
        return Traced(text, range(begin, begin + length), range(begin + 1, begin + length + 1))
    return Traced(text, [begin] * length, [end] * length)


def joined(parts: Iterable[Traced]) -> Traced:
    """Concatenate parts."""
    texts, starts, ends = [], array("q"), array("q")
    for part in parts:
        texts.append(part.text)
        starts.extend(part.starts)
        ends.extend(part.ends)
    return Traced("".join(texts), starts, ends)


def fold(text: str) -> Traced:
    """Fold width, compatibility forms and case: ３ to 3, ㎡ to m2, ① to 1, GDP to gdp."""
    return _fold(text, keep_enclosed=False)


def fold_prose(text: str) -> Traced:
    """Fold a page or a draft for reading.

    As `fold`, except that numerals in another dress (① ㈠ ² ½) stay as they are, for ①2024年 is
    no 12024年; and white space is mended: dropped beside a Chinese character and before a per
    cent sign; kept as one space between two numerals (全省第5 1 科技), unless the second is a
    scale (4127 万); kept as a line break at the end of a paragraph. A decimal number broken after
    its point is joined where a Chinese character stands before it, so 达42.⏎4亿斤 is 42.4 and the
    list number in "1. 4家" stays alone.
    """
    folded = _fold(text, keep_enclosed=True)
    prose, starts, ends = folded
    parts: list[Traced] = []
    done = 0
    for gap in _GAP.finditer(prose):
        left, right = gap.span()
        parts.append(folded.part(done, left))
        done = right
        kept = _mend(prose, left, right)
        if kept:
            # NFKC makes a space and a mark of ¯: their common span must not reach into the gap's
            shared = starts[right] == starts[left]
            end = ends[right - 1] if shared else min(ends[right - 1], starts[right])
            parts.append(traced(kept, starts[left], end))
    return joined([*parts, folded.part(done)])


def _mend(prose: str, left: int, right: int) -> str:
    """Return what remains of the white space `prose[left:right]`: nothing, a space or a line break."""
    if left == 0 or right == len(prose):
        return ""
    gap = prose[left:right]
    before, after = prose[left - 1], prose[right]
    if not any(character.isspace() for character in gap):
        return ""
    if "\n" in gap and (gap.count("\n") > 1 or before in "。！？!?"):
        return "\n"
    if before in _NUMERALS and after in _NUMERALS:
        return "" if before in DIGITS and after in _SCALES else " "
    if before == "." and after in DIGITS:
        return "" if _decimal_in_prose(prose, left - 1, broken="\n" in gap) else " "
    if after in "-−" and prose[right + 1 : right + 2].isdigit():
        return " "  # a minus sign: without the space it would be a dash
    if _is_chinese(before) or _is_chinese(after) or after in "%‰":
        return ""
    return " "


def _decimal_in_prose(prose: str, point: int, *, broken: bool) -> bool:
    """True if the digits before the point at `point` follow a Chinese character.

    A space may stand before the digits if the line is broken after the point.
    """
    start = point
    while start and prose[start - 1] in DIGITS:
        start -= 1
    if start == point:
        return False
    while broken and start and prose[start - 1] == " ":
        start -= 1
    return start > 0 and _is_chinese(prose[start - 1]) and prose[start - 1] > "\u303f"


def _is_chinese(character: str) -> bool:
    """True for Han characters and punctuation that only Chinese text has."""
    return "\u2e80" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"


def _fold(text: str, *, keep_enclosed: bool) -> Traced:
    if text.isascii():
        return traced(text.lower())
    length = len(text)
    if _PLAIN.fullmatch(text):
        return traced(text.translate(_NARROW).lower())
    parts: list[Traced] = []
    position = 0
    while position < length:
        plain = _PLAIN.match(text, position)
        if plain:
            stop = plain.end()
            if stop < length and unicodedata.combining(text[stop]):
                stop -= 1  # the last character belongs to the mark after it
            if stop > position:
                parts.append(traced(text[position:stop].translate(_NARROW).lower(), position))
                position = stop
                continue
        stop = position + 1
        while stop < length and stop - position < _MARKS and unicodedata.combining(text[stop]):
            stop += 1
        cluster = text[position:stop].translate(_UPRIGHT_COLON)
        piece = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster).casefold())
        piece = piece.translate(RADICALS)
        if keep_enclosed and _numeral_in_dress(cluster[0], piece):
            piece, stop = cluster[0], position + 1
        parts.append(traced(piece, position, stop))
        position = stop
    return joined(parts)


def _numeral_in_dress(character: str, piece: str) -> bool:
    """True if NFKC would turn a character into a numeral that joins its neighbours (① ² ½, not ㎡)."""
    return (
        unicodedata.category(character) in ("No", "Nl", "So")
        and not _NUMERALS.isdisjoint(piece)
        and not (piece[0].isascii() and piece[0].isalpha())
    )


class Lines:
    """Converts between offsets and lines with columns; built in one pass, then a bisection per query."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0]
        found = text.find("\n")
        while found >= 0:
            self._starts.append(found + 1)
            found = text.find("\n", found + 1)

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1, columns in characters."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column: the reverse of `position`."""
        return self._starts[line - 1] + column - 1
