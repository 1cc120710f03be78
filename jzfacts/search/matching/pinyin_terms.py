"""The terms that typed letters require of a label, however they are cut (see index/terms.py).

Letters can be cut in several ways: xian is one syllable or two. Whichever was meant, one of the
units that can stand first is in the label, with one of those that can stand next after it; and so
for the units that can hold a certain letter: one list of alternatives for each. The first would do,
but thousands of names begin alike, and every one that need not be looked at makes a large base
quicker.

A text in pieces lacks neighbours where it has gaps: its syllables are asked for one by one, and of its
first letters, which alone tell nothing, one of so many places that the gaps cannot fall on them all
(the pigeonhole principle).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jzfacts.text.syllables import BEGINNINGS, LONGEST, SYLLABLES, TYPED, blurred

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jzfacts.index.terms import Required

    Units = Callable[[int], list[tuple[str, int]] | None]
    """What can stand at a position, and where each would end; None where something may stand that
    the letters do not tell."""

MOST_WAYS = 100
"""Alternatives beyond which looking them up costs more than it spares, unless they are the first."""

MOST_LETTERS = 60
"""Letters for which it is worked out what can hold them: no name is told from another by more."""

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
    required = _required(units, len(chars), 2, _blurred_pair if blur else _pair)
    return _apart(required) if pieces else required, most[0]


def spelling_terms(chars: str, *, blur: bool = False) -> Required:
    """For syllables, and among them letters and digits that the label writes: its first two."""
    units = _units(chars, syllables=TYPED if blur else SYLLABLES, letters=True)
    return [_terms(_ways(units, 0, 2), _blurred_pair if blur else _pair)]


def mixed_terms(chars: str) -> Required:
    """For first letters, and syllables among them."""
    units = _units(chars, initials=True, syllables=SYLLABLES)
    return _required(units, len(chars), 3, _initials)


def initial_pieces_terms(chars: str) -> Required:
    """For first letters in two pieces: the gap falls on two places of three letters at most."""
    units, begun, places = _units(chars, initials=True), {0}, list[set[str]]()
    while begun and len(places) < MOST_PLACES * 3:
        found = {way for start in begun for way in _ways(units, start, 3)}
        if places and any(len(way) < 3 for way in found):
            break
        places.append(set(_terms(found, _initials)))
        begun = {end for start in begun for _, end in units(start) or ()}
    return [
        sorted(set().union(*places[start : start + 3]))
        for start in range(0, max(1, len(places) - 2), 3)
    ]


def typo_terms(letters: str) -> list[Required]:
    """For pinyin with one typing error: wherever it is, what is before and after it is as meant.

    A text too short for that to tell two syllables is looked for by its first two, in every way
    that undoes an error in them.
    """
    for parts in (4, 2):
        size = -(-len(letters) // parts)
        ways = []
        for start in range(0, len(letters), size):
            before = _intact(letters[:start])
            after = [
                [pair[::-1] for pair in place]
                for place in _intact(letters[: start + size : -1], _BACKWARD)
            ]
            ways.append(before + after)
        if all(ways):
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

    return [sorted(map(" ".join, ways)) for ways in _certain(units, len(letters), 2)]


def pairs(letters: str, start: int = 0) -> Iterator[str]:
    """The terms of two whole syllables that can stand at a position."""
    for middle in range(start + 1, start + LONGEST + 1):
        if letters[start:middle] in SYLLABLES:
            for end in range(middle + 1, middle + LONGEST + 1):
                if letters[middle:end] in SYLLABLES:
                    yield f"{letters[start:middle]} {letters[middle:end]}"


def _required(
    units: Units, size: int, width: int, term: Callable[[tuple[str, ...]], str]
) -> Required:
    """The terms of what can stand first with its next neighbours, and of what can hold a letter.

    Of the first also if the letters may end before that many; of the others only if there must be so
    many, and few of them.
    """
    first = _terms(_ways(units, 0, width), term)
    others = (_terms(ways, term) for ways in _certain(units, size, width))
    few = [terms for terms in others if len(terms) <= MOST_WAYS and terms != first]
    return [first, *few[: MOST_PLACES - 1]]


def _terms(ways: Iterable[tuple[str, ...]], term: Callable[[tuple[str, ...]], str]) -> list[str]:
    return sorted(set(filter(None, map(term, ways))))


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


def _ways(units: Units, start: int, width: int) -> Iterator[tuple[str, ...]]:
    """So many units as can stand from a position on; fewer where something else may follow."""
    then = units(start) if width else None
    if then is None:
        yield ()
    for unit, end in then or ():
        for rest in _ways(units, end, width - 1):
            yield (unit, *rest)


def _certain(units: Units, size: int, width: int) -> list[set[tuple[str, ...]]]:
    """For each letter, the units that can hold it, with so many neighbours as must follow.

    However the letters are cut, the label has one of each set; the smallest come first.
    """
    begun, holding = {0}, [set[tuple[str, ...]]() for _ in range(min(size, MOST_LETTERS))]
    for start in range(len(holding)):
        then = units(start) if start in begun else []
        if then is None:
            del holding[start:]
            break
        for unit, end in then:
            begun.add(end)
            for each in holding[start:end]:
                each.update((unit, *rest) for rest in _ways(units, end, width - 1))
    certain = [each for each in holding if all(len(way) == width for way in each)]
    return sorted((each for n, each in enumerate(certain) if each not in certain[:n]), key=len)


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
