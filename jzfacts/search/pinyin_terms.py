"""Typed letters -> the terms that a label must be filed under, however they are cut (see keys.py).

Letters can be cut in several ways: xian is one syllable or two. Whichever was meant, one of the
units that can stand first is in the label, with one of those that can stand next after it; and so
on from the second, the third: a demand for each place. The first alone would do, but thousands of
names begin alike, and every one that need not be looked at makes a large base quicker.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jzfacts.text.syllables import BEGINNINGS, LONGEST, SYLLABLES, blurred

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jzfacts.index.terms import Demands

    Options = Callable[[int], list[tuple[str, int]] | None]
    """The units that can stand at a position, and where each would end; None where a unit may
    stand that the letters do not tell."""

MOST_WAYS = 24
"""Terms of a demand beyond which looking them up costs more than it spares, unless it is the
first."""

MOST_BEGUN = 4
"""Positions at which a unit may begin, beyond which there are more ways than that."""

MOST_PLACES = 8
"""Places asked for: so many neighbours leave few names that are not the one meant."""

DIGRAPHS = ("zh", "ch", "sh")
"""What may be typed for the first letter of a syllable, besides that letter."""


def syllable_demands(chars: str, *, blur: bool = False) -> tuple[Demands, int]:
    """For syllables, of which the last may break off; and how many they are at most.

    No demands, and 0, for letters that cannot be cut into syllables.
    """
    options = _syllables(chars, blur=blur)
    most = _most(options, len(chars))
    return (_demands(options, 2, _blurred_term if blur else _term) if most else []), most


def spelling_demands(chars: str, *, blur: bool = False) -> Demands:
    """For syllables, and among them letters and digits that the label writes: its first two."""
    options = _syllables(chars, blur=blur, latin=True)
    return _demands(options, 2, _blurred_term if blur else _term)[:1]


def letter_demands(chars: str, *, syllables: bool = True) -> Demands:
    """For first letters, and syllables among them; of a long text, three in its middle too."""
    demands = _demands(_letters(chars, syllables=syllables), 3, _initials)
    if middle := _middle(chars):
        inner = {
            f"={chars[start]}{chars[place]}{chars[end]}"
            for place in middle
            for start in range(place - LONGEST, place)
            if _is_unit(chars[start:place])
            for end in range(place + 1, place + LONGEST + 1)
            if _is_unit(chars[place:end])
        }
        demands.append(sorted(inner))
    return demands


def slip_ways(letters: str) -> list[Demands]:
    """For pinyin with one slip: the demands of a label, of which it must meet one or another.

    Wherever the slip is, what is before it and after it is as it was meant. A text too short for
    that to tell two neighbours is asked for with its first two syllables, in every way that undoes
    a slip in them.
    """
    for parts in (4, 2):
        size = -(-len(letters) // parts)
        ways = [
            _intact(letters[:start]) + _intact(letters[start + size + 1 :], backward=True)
            for start in range(0, len(letters), size)
        ]
        if all(ways):
            return ways
    head = letters[: 2 * LONGEST + 1]
    terms: set[str] = set()
    for meant in {head, *_one_slip_from(head)}:
        options = _whole(meant)
        for first, after in options(0):
            terms.update(f"{first} {second}" for second, _ in options(after))
    return [[sorted(terms)]]


def _demands(options: Options, width: int, term: Callable[[tuple[str, ...]], str]) -> Demands:
    """For each place, the terms of what can stand there with its next neighbours.

    Of the first place also if the letters may end before that many; of the others only if there
    must be so many, and few of them.
    """
    demands: Demands = []
    for found, certain in _places(options, width):
        terms = sorted(set(filter(None, map(term, found))))
        if demands and not (certain and len(terms) <= MOST_WAYS):
            break
        demands.append(terms)
        if len(demands) == MOST_PLACES:
            break
    return demands


def _places(options: Options, width: int) -> Iterator[tuple[set[tuple[str, ...]], bool]]:
    """For each place, so many units as can stand from it on, and whether these are all ways."""
    begun = {0}
    while 0 < len(begun) <= MOST_BEGUN:
        found: set[tuple[str, ...]] = set()
        ways: list[tuple[tuple[str, ...], int]] = [((), start) for start in begun]
        for _ in range(width):
            longer = []
            for units, position in ways:
                then = options(position)
                if then is None:
                    found.add(units)
                else:
                    longer += [((*units, unit), end) for unit, end in then]
            ways = longer
        certain = not found
        found.update(units for units, _ in ways)
        yield found, certain
        begun = {end for start in begun for _, end in options(start) or ()} if certain else set()


def _term(units: tuple[str, ...]) -> str:
    return " ".join(units) if len(units) > 1 else " " + "".join(units)


def _blurred_term(units: tuple[str, ...]) -> str:
    return "~" + " ".join(units)


def _initials(units: tuple[str, ...]) -> str:
    return "=" + "".join(units) if len(units) > 1 else ""


def _syllables(chars: str, *, blur: bool, latin: bool = False) -> Options:
    """Syllables, those also with which the letters break off; with `latin`, any letter itself."""

    @cache
    def options(start: int) -> list[tuple[str, int]] | None:
        rest = chars[start : start + LONGEST]
        if not rest:
            return None
        found = {rest[0]: start + 1} if latin else {}
        for length in range(1, len(rest) + 1):
            if rest[:length] in SYLLABLES:
                found[rest[:length]] = start + length
        if start + len(rest) == len(chars) and rest in BEGINNINGS:
            for syllable in SYLLABLES:
                if syllable.startswith(rest):
                    found[syllable] = len(chars)
        return [(blurred(unit) if blur else unit, end) for unit, end in found.items()]

    return options


def _letters(chars: str, *, syllables: bool) -> Options:
    """First letters; with `syllables`, those also that are typed out, or broken off."""

    @cache
    def options(start: int) -> list[tuple[str, int]] | None:
        rest = chars[start : start + LONGEST]
        if not rest:
            return None
        ends = {start + 1}
        if rest[:2] in DIGRAPHS:
            ends.add(start + 2)
        if syllables:
            lengths = range(2, len(rest) + 1)
            ends.update(start + length for length in lengths if rest[:length] in SYLLABLES)
            if start + len(rest) == len(chars) and rest in BEGINNINGS:
                ends.add(len(chars))
        return [(rest[0], end) for end in sorted(ends)]

    return options


def _intact(letters: str, *, backward: bool = False) -> Demands:
    """For letters from which a text goes on: neighbours that are certain, whatever follows.

    `backward`: for letters with which a text ends, whatever is before them.
    """

    @cache
    def options(position: int) -> list[tuple[str, int]] | None:
        if backward:
            rest = letters[: len(letters) - position]
            if len(rest) <= LONGEST and any(syllable.endswith(rest) for syllable in SYLLABLES):
                return None
            units = [rest[-length:] for length in range(1, LONGEST + 1)]
        else:
            rest = letters[position:]
            if not rest or rest in BEGINNINGS or rest in SYLLABLES:
                return None
            units = [rest[:length] for length in range(1, LONGEST + 1)]
        return [(unit, position + len(unit)) for unit in units if unit in SYLLABLES]

    return [
        sorted(" ".join(units[::-1] if backward else units) for units in found)
        for found, certain in _places(options, 2)
        if certain
    ]


def _most(options: Options, size: int) -> int:
    """Units into which letters can be cut at most; 0 if they cannot be cut."""
    most = [-1] * size + [0]
    for start in range(size - 1, -1, -1):
        rests = [most[end] for _, end in options(start) or () if most[end] >= 0]
        most[start] = max(rests, default=-2) + 1
    return max(most[0], 0)


def _middle(chars: str) -> range:
    """Positions in the middle of a long text, at one of which a unit must end.

    Each has a whole syllable before it and after it; none in a short text.
    """
    if len(chars) <= 3 * LONGEST:
        return range(0)
    first = (len(chars) - LONGEST) // 2
    return range(first, first + LONGEST)


def _is_unit(letters: str) -> bool:
    return len(letters) == 1 or letters in SYLLABLES or letters in DIGRAPHS


def _whole(letters: str) -> Callable[[int], list[tuple[str, int]]]:
    """The whole syllables that can stand at a position."""

    def options(start: int) -> list[tuple[str, int]]:
        ends = range(start + 1, min(start + LONGEST, len(letters)) + 1)
        return [(letters[start:end], end) for end in ends if letters[start:end] in SYLLABLES]

    return options


def _one_slip_from(letters: str) -> Iterator[str]:
    """The texts from which dropping, adding, swapping or replacing one letter makes `letters`."""
    for cut in range(len(letters) + 1):
        head, tail = letters[:cut], letters[cut:]
        yield head + tail[1:]
        yield head + tail[1::-1] + tail[2:]
        for letter in "abcdefghijklmnopqrstuvwxyz":
            yield head + letter + tail
            yield head + letter + tail[1:]
