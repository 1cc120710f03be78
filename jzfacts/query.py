"""What a query says: the text to match, and the conditions that its other words set.

A query is read in several ways, the most literal first: as it stands; without what is understood
(place, year, rank, figure, question words); and without words that a label may leave out (总额,
增长). What is taken out becomes a condition that the facts must meet. Nothing is dropped silently.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jzfacts.conditions import Conditions
from jzfacts.sounds import SYLLABLES, without_tones

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`", "'"))
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TONED = re.compile(r"(?:[a-z]+[1-5])+[a-z]*")
_SYLLABLE = re.compile(r"[a-z]+")


class QueryError(ValueError):
    """A query that asks nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a query: words to match, and conditions."""

    words: tuple[str, ...]
    """Parts of the query between blanks, punctuation and what was taken out.

    An apostrophe stays where the typist put it between two syllables: xi'an.
    """
    conditions: Conditions = field(default_factory=Conditions)
    to_end: bool = False
    """Whether a label must end with the words (or a word for an amount).

    For 工业增速 must find the growth of 工业, not of 工业技改.
    """

    @property
    def chars(self) -> str:
        """The letters, digits and characters of the words."""
        return "".join(self.words).replace("'", "")


def fold(text: str, simplified: Mapping[int, str]) -> str:
    """`text` in the form in which queries meet labels: NFKC, lower case, simplified, toneless."""
    return without_tones(unicodedata.normalize("NFKC", text).lower().translate(simplified))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a folded text, in which tone digits have done their work."""
    words: list[str] = []
    for word in _WORD.findall(text):
        if _TONED.fullmatch(word.replace("'", "")):
            syllables = _SYLLABLE.findall(word)
            if all(syllable in SYLLABLES for syllable in syllables[:-1]):
                word = "'".join(syllables)
        words.append(word)
    return tuple(words)


def readings_of(
    query: str, simplified: Mapping[int, str], areas: Mapping[str, str]
) -> Iterator[Reading]:
    """The ways to read a query, the most literal first, each worked out when it is asked for.

    `areas`: the names of those the base speaks of, with their pinyin. Raises QueryError for a
    query without a letter, digit or character.
    """
    text = fold(query.translate(_APOSTROPHES), simplified)
    whole = words_of(text)
    if not whole:
        raise QueryError("the query is empty; type a name, pinyin, first letters or a figure")
    yield Reading(whole)
    from jzfacts.asked import understood, without_amount, without_change

    rest, conditions = understood(text, areas)
    ways = [Reading(words_of(rest), conditions, to_end="rank" in conditions.needs)]
    rest, conditions = without_change(rest, conditions)
    ways.append(Reading(words_of(rest), conditions, to_end=bool(conditions.needs)))
    rest, conditions = without_amount(rest, conditions)
    bare = words_of(rest)
    if all(len(word) > 1 for word in bare):  # 产 of 产量 is no word any more
        ways.append(Reading(bare, conditions, to_end=True))
    known = [Reading(whole)]
    for way in ways:
        if way.words != known[-1].words and (way.words or way.conditions):
            known.append(way)
            yield way
