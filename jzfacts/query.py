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

from jzfacts import lexicon
from jzfacts.sounds import SYLLABLES, is_pinyin, without_tones

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ＇`´", "'"))
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度|年|nian)?(?!\d)|([一二][〇零一二三四五六七八九]{3})年")
_CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_RANK = re.compile(
    r"(?:(?:排名|位居|排在|排|居|位列)?(全省|全国)?(?:排名|排|居)?第([0-9]+|[一二三四五六七八九十]+)[位名]?)"
    r"|(?:(全省|全国)?前([0-9]+|[一二三四五六七八九十]+)[位名强]?)"
)
_TONED = re.compile(r"(?:[a-z]+[1-5])+")
_TONED_SYLLABLE = re.compile(r"([a-z]+)[1-5]")
_WORD = re.compile(r"[^\W_]+")


class QueryError(ValueError):
    """A query that asks nothing."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a fact must be besides matching the text."""

    periods: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    best_place: int = 0
    """With `worst_place`, the range of ranks asked for; 0 for any."""
    worst_place: int = 0
    among: str | None = None
    figures: tuple[tuple[Decimal, str | None], ...] = ()
    needs: frozenset[str] = frozenset()
    """Of rank, growth, fall, total: what the fact must state."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a query: words to match, and conditions."""

    words: tuple[str, ...]
    """Parts of the query between blanks, punctuation and what was taken out."""
    conditions: Conditions = field(default_factory=Conditions)

    @property
    def chars(self) -> str:
        return "".join(self.words)

    @property
    def cuts(self) -> tuple[int, ...]:
        """Where the words meet, as positions in `chars`."""
        position, cuts = 0, []
        for word in self.words[:-1]:
            position += len(word)
            cuts.append(position)
        return tuple(cuts)


def fold(text: str, simplified: Mapping[int, str]) -> str:
    """`text` in the form in which queries meet labels: NFKC, lower case, simplified, toneless."""
    return without_tones(unicodedata.normalize("NFKC", text).lower().translate(simplified))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a folded text, in which tone digits have done their work."""
    words: list[str] = []
    for word in _WORD.findall(text):
        if _TONED.fullmatch(word):
            syllables = _TONED_SYLLABLE.findall(word)
            if all(syllable in SYLLABLES for syllable in syllables):
                words.extend(syllables)
                continue
        words.append(word)
    return tuple(words)
