"""How wide text is on a screen, and where its lines may end.

A Chinese character takes two columns, so `len` is of no use here. Lines end by the rules of
Chinese typography, and never between the digits of a number and its unit.
"""

from __future__ import annotations

import unicodedata

NO_LINE_STARTS = "，。、；：！？）］》〉」』】〕”’…·％%‰,.;:!?)]}"
NO_LINE_ENDS = "（［《〈「『【〔“‘([{￥$#第百千万亿"
"""第 is nothing without its number, and 万 nothing without its unit."""


def width(text: str) -> int:
    """Columns that `text` takes on a screen."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, columns: int) -> list[tuple[int, int]]:
    """The lines of `text`, at most `columns` wide, as half-open ranges of characters.

    Spaces at a break belong to no line. A Latin word or a number stays whole unless it is wider
    than a line by itself.
    """
    ranges: list[tuple[int, int]] = []
    start = here = taken = 0
    last = 0  # the last place where this line may end; 0: none yet
    while here < len(text):
        if here > start and _may_break(text, here):
            last = here
        taken += _width(text[here])
        if taken > columns and text[here] != " " and here > start:
            stop = last or here
            ranges.append((start, _without_spaces(text, start, stop)))
            start = here = stop
            taken = last = 0
        else:
            here += 1
    ranges.append((start, _without_spaces(text, start, here)))
    return ranges


def least_width(text: str) -> int:
    """Columns of the widest stretch in which no line may end."""
    ends = [at for at in range(1, len(text)) if _may_break(text, at)]
    stretches = zip([0, *ends], [*ends, len(text)], strict=True)
    return max(width(text[start:end].rstrip(" ")) for start, end in stretches)


def _may_break(text: str, at: int) -> bool:
    left, right = text[at - 1], text[at]
    if right == " " or right in NO_LINE_STARTS or left in NO_LINE_ENDS or not _width(right):
        return False
    if "`" in (left, right) and text.count("`", 0, at) % 2:
        return False  # what is quoted keeps its marks
    if left == " ":
        return True
    if left == "-":  # an id may part here; a date or 2024-S1 may not, nor --option
        return right.isalpha() and text[at - 2 : at - 1].isalpha()
    # a number keeps its unit beside it
    return (_width(left) == 2 or _width(right) == 2) and not left.isdigit()


def _without_spaces(text: str, start: int, stop: int) -> int:
    return start + len(text[start:stop].rstrip(" "))
