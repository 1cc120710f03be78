"""The terms that typed letters require of a label, however they are cut (see index/terms.py).

Letters can be cut in several ways: xian is one syllable or two. Whichever was meant, one of the
units that can stand first is in the label, with one of those that can stand next after it; and so
on from the second, the third: one list of alternatives for each place. The first would do, but
thousands of names begin alike, and every one that need not be looked at makes a large base quicker.

A text in pieces lacks neighbours where it has gaps: its syllables are asked for one by one, and of its
first letters, which alone tell nothing, one of so many places that the gaps cannot fall on them all
(the pigeonhole principle).
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from jzfacts.text.syllables import BEGINNINGS, LONGEST, SYLLABLES, TYPED, blurred

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jzfacts.index.terms import Required

    Units = Callable[[int], list[tuple[str, int]] | None]
    """What can stand at a position, and where each would end; None where something may stand that
    the letters do not tell."""

MOST_WAYS = 100
"""Alternatives beyond which looking them up costs more than it spares, unless they are the first."""

MOST_BEGUN = 16
"""Positions at which a unit may begin, beyond which there are more ways than that."""

MOST_PLACES = 5
"""Places asked for: so many neighbours leave few names that are not the one meant."""

_BACKWARD = frozenset(syllable[::-1] for syllable in SYLLABLES)

DIGRAPHS = ("zh", "ch", "sh")
"""What may be typed for the first letter of a syllable, besides that letter."""


def syllable_terms(chars: str, *, blur: bool = False, pieces: bool = False) -> tuple[Required, int]:
    """For syllables, of which the last may break off; and how many they are at most.

    No terms, and 0, for letters that cannot be cut into syllables.
    """
    units = _units(chars, syllables=TYPED if blur else SYLLABLES)
    # most[n]: units into which the letters from n on can be cut at most, -1 if they cannot be
    most = [-1] * len(chars) + [0]
    for start in range(len(chars) - 1, -1, -1):
        rests = [most[end] for _, end in units(start) or () if most[end] >= 0]
        most[start] = max(rests, default=-2) + 1
    if most[0] <= 0:
        return [], 0
    required = _required(units, 2, _blurred_pair if blur else _pair)
    return _apart(required) if pieces else required, most[0]


def spelling_terms(chars: str, *, blur: bool = False) -> Required:
    """For syllables, and among them letters and digits that the label writes: its first two."""
    units = _units(chars, syllables=TYPED if blur else SYLLABLES, letters=True)
    return _required(units, 2, _blurred_pair if blur else _pair)[:1]


def mixed_terms(chars: str) -> Required:
    """For first letters, and syllables among them."""
    return _required(_units(chars, initials=True, syllables=SYLLABLES), 3, _initials)


def initial_pieces_terms(chars: str) -> Required:
    """For first letters in two pieces: the gap falls on two places of three letters at most."""
    places = _required(_units(chars, initials=True), 3, _initials)
    return [
        sorted(set().union(*places[start : start + 3])) for start in range(max(1, len(places) - 2))
    ]


def typo_terms(letters: str, *, pieces: bool = False) -> list[Required]:
    """For pinyin with one typing error: wherever it is, what is before and after it is as meant.

    A text too short for that to tell two syllables is looked for by its first two, in every way
    that undoes an error in them.
    """
    for parts in (8,) if pieces else (4, 2):
        size = -(-len(letters) // parts)
        ways = []
        for start in range(0, len(letters), size):
            before = _intact(letters[:start])
            after = [
                [pair[::-1] for pair in place]
                for place in _intact(letters[: start + size : -1], _BACKWARD)
            ]
            ways.append(_apart(before + after) if pieces else before + after)
        if all(ways) and not pieces:
            return ways
    if pieces:
        return ways
    head = letters[: 2 * LONGEST + 1]
    return [[sorted({pair for meant in (head, *_one_error_from(head)) for pair in pairs(meant)})]]


def _intact(letters: str, syllables: frozenset[str] = SYLLABLES) -> Required:
    """Two neighbours at each place, for letters after which a text goes on, with more of the last."""

    def units(start: int) -> list[tuple[str, int]] | None:
        rest = letters[start:]
        if rest in _begun(syllables):
            return None
        return [(rest[:n], start + n) for n in range(1, LONGEST + 1) if rest[:n] in syllables]

    return [sorted(map(" ".join, found)) for found, certain in _places(units, 2) if certain]


def pairs(letters: str, start: int = 0) -> Iterator[str]:
    """The terms of two whole syllables that can stand at a position."""
    for middle in range(start + 1, start + LONGEST + 1):
        if letters[start:middle] in SYLLABLES:
            for end in range(middle + 1, middle + LONGEST + 1):
                if letters[middle:end] in SYLLABLES:
                    yield f"{letters[start:middle]} {letters[middle:end]}"


def _required(units: Units, width: int, term: Callable[[tuple[str, ...]], str]) -> Required:
    """For each place, the terms of what can stand there with its next neighbours.

    Of the first place also if the letters may end before that many; of the others only if there
    must be so many, and few of them.
    """
    required: Required = []
    for found, certain in islice(_places(units, width), MOST_PLACES):
        terms = sorted(set(filter(None, map(term, found))))
        if not required or (certain and len(terms) <= MOST_WAYS):
            required.append(terms)
    return required


def _apart(required: Required) -> Required:
    """For each place of two syllables, both, wherever they are."""
    return [
        sorted(
            {
                ("~" if pair[0] == "~" else " ") + pair.lstrip("~ ").split(" ")[which]
                for pair in place
            }
        )
        for place in required
        for which in (0, -1)
    ]


def _places(units: Units, width: int) -> Iterator[tuple[set[tuple[str, ...]], bool]]:
    """For each place, so many units as can stand from it on, and whether these are all ways."""

    def ways(start: int, width: int) -> Iterator[tuple[str, ...]]:
        then = units(start) if width else None
        if then is None:
            yield ()
        for unit, end in then or ():
            for rest in ways(end, width - 1):
                yield (unit, *rest)

    begun = {0}
    while 0 < len(begun) <= MOST_BEGUN:
        found = {way for start in begun for way in ways(start, width)}
        certain = all(len(way) == width for way in found)
        yield found, certain
        begun = {end for start in begun for _, end in units(start) or ()} if certain else set()


def _pair(units: tuple[str, ...]) -> str:
    return " ".join(units) if len(units) > 1 else " " + "".join(units)


def _blurred_pair(units: tuple[str, ...]) -> str:
    return "~" + " ".join(map(blurred, units))


def _initials(units: tuple[str, ...]) -> str:
    return "=" + "".join(unit[0] for unit in units) if len(units) > 1 else ""


def _units(
    chars: str,
    *,
    syllables: frozenset[str] = frozenset(),
    letters: bool = False,
    initials: bool = False,
) -> Units:
    """Syllables, also those that break off at the end; any letter itself; or first letters."""

    @cache
    def units(start: int) -> list[tuple[str, int]] | None:
        rest = chars[start : start + LONGEST + 1]
        if not rest:
            return None
        found = {rest[0]} if letters or initials else set()
        if initials and rest[:2] in DIGRAPHS:
            found.add(rest[:2])
        found.update(rest[:n] for n in range(1, LONGEST + 1) if rest[:n] in syllables)
        ends = [(unit, start + len(unit)) for unit in found]
        if syllables and rest in BEGINNINGS:
            whole = [rest] if initials else _completed(rest)
            ends += [(unit, len(chars)) for unit in whole]
        return ends

    return units


@cache
def _begun(syllables: frozenset[str]) -> set[str]:
    return {syllable[:length] for syllable in syllables for length in range(len(syllable) + 1)}


@cache
def _completed(begun: str) -> list[str]:
    return [syllable for syllable in SYLLABLES if syllable.startswith(begun)]


def _one_error_from(letters: str) -> Iterator[str]:
    """The texts from which dropping, adding, swapping or replacing one letter makes `letters`."""
    for cut in range(len(letters) + 1):
        head, tail = letters[:cut], letters[cut:]
        yield head + tail[1:]
        yield head + tail[1::-1] + tail[2:]
        for letter in "abcdefghijklmnopqrstuvwxyz":
            yield head + letter + tail
            yield head + letter + tail[1:]
