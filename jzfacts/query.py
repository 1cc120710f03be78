"""What a query says: the text to match, and the conditions that its other words set.

A query is read in several ways, the most literal first: as it stands; without what is understood
(place, year, rank, figure, question words); and without words that a label may leave out (总额,
增长). What is taken out becomes a condition that the facts must meet. Nothing is dropped silently.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jzfacts import lexicon
from jzfacts.language import _
from jzfacts.sounds import SYLLABLES, without_tones

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`", "'"))
_WORD = re.compile(r"[^\W_]+")
_TONED = re.compile(r"(?:[a-z]+[1-5])+[a-z]*")
_TONED_SYLLABLE = re.compile(r"[a-z]+")
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:年度|年|nian|(?![\d.%‰万亿个家所件条张处元人天位斤吨亩台套座名项户]))|([一二][〇零一二三四五六七八九]{3})年"
)
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_ASKED_AMOUNT = re.compile(
    r"(?:[有达是为]|达到|建了)?(?:多少|百分之几|(?<!第)几)(?:个百分点|万美元|亿美元|万平方米|万人次|平方公里|亿斤|万吨|亿元|万元"
    r"|万人|万亩|公里|百分点|美元|平方米|[个家所件条张处元人天位斤吨亩台套座名项户辆次])?"
)
"""A question for an amount, with the unit it is expected in."""
_TOP = re.compile(
    r"(?:排|居|进入|位居)?(全省|全国)?(?:排名|排|居)?前([0-9]+|[一二三四五六七八九十])(?:位|名|$)"
)


class QueryError(ValueError):
    """A query that asks nothing."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a fact must be besides matching the text."""

    periods: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    best_place: int = 0
    worst_place: int = 0
    """The range of ranks asked for; 0 for none."""
    among: str | None = None
    figures: tuple[tuple[Decimal, str | None], ...] = ()
    needs: frozenset[str] = frozenset()
    """Of rank, growth, fall, total: what the fact must state."""

    def __bool__(self) -> bool:
        """Whether the conditions alone can be an answer: a rank or a figure asked for."""
        return bool(self.figures or self.worst_place)


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
            if all(syllable in SYLLABLES for syllable in syllables[:-1]):
                words.extend(syllables)
                continue
        words.append(word)
    return tuple(words)


def readings_of(
    query: str, simplified: Mapping[int, str], areas: Mapping[str, str]
) -> list[Reading]:
    """The ways to read a query, the most literal first. `areas`: names with their pinyin.

    Raises QueryError for a query without a letter, digit or character.
    """
    text = fold(query.translate(_APOSTROPHES), simplified)
    whole = words_of(text)
    if not whole:
        raise QueryError(_("the query is empty; type a name, pinyin, first letters or a figure"))
    ways = [Reading(whole)]
    rest, conditions = _understood(text, areas)
    for known in (Reading(words_of(rest), conditions), *_without_soft_words(rest, conditions)):
        if known not in ways and (known.words or known.conditions):
            ways.append(known)
    return ways


def _understood(text: str, areas: Mapping[str, str]) -> tuple[str, Conditions]:
    """The text without place, year, rank, figure and question words, and what they ask for."""
    best = worst = 0
    among: str | None = None
    figures: list[tuple[Decimal, str | None]] = []
    if top := _TOP.search(text):
        best, worst, among = 1, _small_number(top[2]), top[1]
        text = _cut(text, top.start(), top.end())
    periods = []
    while year := _YEAR.search(text):
        periods.append(year[1] or year[2].translate(_DIGITS))
        text = _cut(text, year.start(), year.end())
    text, named = _take_areas(text, areas)
    text = _ASKED_AMOUNT.sub(" ", text)
    needs = set()
    for word in sorted(lexicon.RANK_WORDS, key=len, reverse=True):
        if word in text:
            needs.add("rank")
            text = text.replace(word, " ")
    if any(character.isdigit() or character in lexicon.NUMERALS for character in text):
        from jzfacts.mentions import read

        taken = []
        for mention in read(text):
            if mention.kind == "rank":
                best = worst = int(mention.value)
                among = mention.among
                taken.append((_start_of_rank(text, mention.start), mention.end))
            elif mention.kind == "quantity":
                figures.append((mention.value, mention.unit))
                taken.append((mention.start, mention.end))
        for start, end in reversed(taken):
            text = _cut(text, start, end)
    text = _without_question_words(text)
    return text, Conditions(
        periods=tuple(periods),
        areas=named,
        best_place=best,
        worst_place=worst,
        among=among,
        figures=tuple(figures),
        needs=frozenset(needs),
    )


def _cut(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"


def _small_number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else "〇一二三四五六七八九十".index(digits)


def _start_of_rank(text: str, start: int) -> int:
    """Where the words begin that lead up to a rank at `start`."""
    while True:
        for word in lexicon.BEFORE_A_RANK:
            if text.endswith(word, 0, start):
                start -= len(word)
                break
        else:
            return start


def _take_areas(text: str, areas: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text without the areas it names, in full, by stem or in pinyin, and their stems."""
    taken = []
    words = text.split()
    for name in sorted(areas, key=len, reverse=True):
        stem = area_stem(name)
        for spelling in (name, stem):
            if spelling in text:
                text = text.replace(spelling, " ")
                taken.append(stem)
        spelled = areas[name].split()
        for syllables in (spelled, spelled[: len(stem)]):
            typed = "".join(syllables)
            if typed in words and stem not in taken:
                text = " ".join(word for word in text.split() if word != typed)
                taken.append(stem)
    return text, tuple(taken)


def area_stem(name: str) -> str:
    """An area's name without what kind of area it is: 焦作 for 焦作市."""
    return name[:-1] if len(name) > 2 and name[-1] in "省市县区" else name


def _without_question_words(text: str) -> str:
    for word in sorted(lexicon.QUESTION_WORDS, key=len, reverse=True):
        text = text.replace(word, " ")
    return " ".join(filter(None, (_bare(word) for word in text.split())))


def _bare(word: str) -> str:
    """A word without the short words at its edges."""
    while True:
        for edge in lexicon.EDGE_WORDS:
            if word.startswith(edge):
                word = word[len(edge) :]
                break
            if word.endswith(edge):
                word = word[: -len(edge)]
                break
        else:
            return word


def _without_soft_words(rest: str, conditions: Conditions) -> Iterator[Reading]:
    """The query without words for growth, fall and amount, which become conditions."""
    needs = set(conditions.needs)
    for need, known in (("growth", lexicon.GROWTH_WORDS), ("fall", lexicon.FALL_WORDS)):
        for word in sorted(known, key=len, reverse=True):
            if word in rest:
                rest = rest.replace(word, " ")
                needs.add(need)
    rest = _without_question_words(rest)
    if needs != conditions.needs:
        yield Reading(words_of(rest), replace(conditions, needs=frozenset(needs)))
    kept = rest.split()
    bare = []
    for word in kept:
        for amount in sorted(lexicon.AMOUNT_WORDS, key=len, reverse=True):
            if word.endswith(amount):
                if amount in lexicon.TOTAL_WORDS:
                    needs.add("total")
                word = word[: -len(amount)]
                break
        bare.append(word)
    # what is left must still be a word: 产 of 产量 is none
    if bare != kept and any(bare) and all(len(word) != 1 for word in bare):
        yield Reading(words_of(" ".join(bare)), replace(conditions, needs=frozenset(needs)))
