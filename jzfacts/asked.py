"""What a query asks for besides the words of a name: place, year, rank, figure, change, amount.

What is understood is taken out of the text and becomes a condition. In its place stands CUT, for
the words beside it (在, 的, 是) demand nothing there and are part of a name elsewhere: 和平街.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from jzfacts import lexicon
from jzfacts.conditions import Conditions, area_stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

CUT = "\0"
"""Stands where something was taken out; no letter, so it divides words."""

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两半")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_PLACE = "([0-9]{1,4}|[零一二两三四五六七八九十]{1,3})"

_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:年度|年|nian|(?![\d.%‰万亿个家所件条张处元人天位斤吨亩台套座名项户]))"
    r"|([一二][〇零一二三四五六七八九]{3})年|(?<![\d.])([0-4]\d)(?:年度|年|nian)"
)
_LEADING_UP = "(?:在|排名|排在|位居|位列|居|排)*"
_RANK = re.compile(
    f"{_LEADING_UP}(全省|全国|全市)?{_LEADING_UP}第 ?{_PLACE}(?:位|名)?(?![一-鿿a-z0-9])"
)
_TOP = re.compile(
    f"(?:排|居|进入|位居)?(全省|全国|全市)?(?:排名|排|居)?前{_PLACE}(?:位|名)?(?![一-鿿a-z0-9])"
)
_RANK_ASKED = re.compile(
    f"{_LEADING_UP}(全省|全国|全市)?{_LEADING_UP}(?:的?(?:{'|'.join(lexicon.RANK_WORDS)}))+"
)
_BEFORE_A_RANK = re.compile(r"(?:全省|全国|全市|位居|位列|排名|排在|居|排)*\Z")
_UNIT = (
    "个百分点|百分点|万美元|亿美元|万平方米|平方米|平方公里|万人次|万人|亿斤|万吨|亿元|万元|万亩|美元"
    "|公里|[个家所件条张处元人天位斤吨亩台套座名项户辆次]"
)
_ASKED = re.compile(
    rf"(?:(?:{'|'.join(lexicon.LIGHT_VERBS)})?了?(?:多少|百分之几)|了?多大"
    rf"|(?:{'|'.join(lexicon.LIGHT_VERBS)})?了?(?<!第)几(?={_UNIT}))(?:{_UNIT})?"
)
"""A question for an amount, with the unit it is expected in."""
_FUNCTION = "|".join(sorted(lexicon.FUNCTION_WORDS, key=len, reverse=True))
_BESIDE_A_CUT = re.compile(f"(?:{_FUNCTION})*{CUT}(?:{_FUNCTION})*")
_EDGES = re.compile(
    rf"^(?:{'|'.join(lexicon.OPENING_PARTICLES)})+(?=..)|(?:{'|'.join(lexicon.CLOSING_PARTICLES)})+$"
)


def understood(text: str, areas: Mapping[str, str]) -> tuple[str, Conditions]:
    """A folded text without place, year, rank, figure and question words, and what they ask for."""
    text, places, among = _take_ranks(text)
    text, periods = _take_years(text)
    text, named = _take_areas(text, areas)
    text = _ASKED.sub(CUT, text)
    text = _spelled("asked").sub(CUT, text)
    needs = set()
    if rank := _RANK_ASKED.search(text):
        needs.add("rank")
        among = among or rank[1]
        text = _cut(text, rank)
    for word in _longest_first(lexicon.QUESTION_WORDS):
        text = text.replace(word, CUT)
    without = _spelled("rank").sub(CUT, text)
    if without != text:
        needs.add("rank")
        text = without
    figures: list[tuple[Decimal, str | None]] = []
    if any(character.isdigit() or character in NUMERALS for character in text):
        from jzfacts.mentions import read

        for mention in reversed(list(read(text.replace(CUT, " ")))):
            start = mention.start
            if mention.kind == "rank" and places is None:
                places, among = (int(mention.value),) * 2, mention.among
                if before := _BEFORE_A_RANK.search(text, 0, start):
                    start = before.start()
            elif mention.kind == "quantity":
                figures.insert(0, (mention.value, mention.unit))
            else:
                continue
            text = text[:start] + CUT + text[mention.end :]
    return _bare(text), Conditions(
        periods=periods,
        areas=named,
        places=places,
        among=among,
        figures=tuple(figures),
        needs=frozenset(needs),
    )


def without_change(text: str, conditions: Conditions) -> tuple[str, Conditions]:
    """The text without words for a change where they close a word, which become a condition."""
    needs = set(conditions.needs)
    words = []
    for word in text.split(CUT):
        for need, known in (
            ("change", lexicon.CHANGE_WORDS),
            ("growth", lexicon.GROWTH_WORDS),
            ("fall", lexicon.FALL_WORDS),
        ):
            bare = _spelled(need).sub("", _without_ending(word, known))
            if bare != word:
                needs.add(need)
                word = bare
        words.append(word)
    return _bare(CUT.join(words)), replace(conditions, needs=frozenset(needs))


def without_amount(text: str, conditions: Conditions) -> tuple[str, Conditions]:
    """The text without a word for an amount at its end, and what the word asks for."""
    text = _without_ending(text, lexicon.CLOSING_WORDS)
    bare = _without_ending(text, lexicon.AMOUNT_WORDS)
    if bare == text:
        return text, conditions
    asked = lexicon.AMOUNT_WORDS[text.rstrip(CUT + " ")[len(bare) :]]
    return bare, replace(conditions, needs=conditions.needs | asked | {"quantity"})


def _without_ending(text: str, endings: Iterable[str]) -> str:
    """`text` without the longest of `endings` that closes it."""
    closed = text.rstrip(CUT + " ")
    for ending in _longest_first(endings):
        if closed.endswith(ending):
            return closed[: -len(ending)]
    return text


def _take_ranks(text: str) -> tuple[str, tuple[int, int] | None, str | None]:
    if top := _TOP.search(text):
        return _cut(text, top), (1, _small_number(top[2])), top[1]
    if rank := _RANK.search(text):
        place = _small_number(rank[2])
        return _cut(text, rank), (place, place), rank[1]
    return text, None, None


def _take_years(text: str) -> tuple[str, tuple[str, ...]]:
    periods = []
    while year := _YEAR.search(text):
        short = "20" + year[3] if year[3] else ""
        periods.append(year[1] or short or year[2].translate(_DIGITS))
        text = _cut(text, year)
    return text, tuple(periods)


def _take_areas(text: str, areas: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text without the areas it names, in full, by stem or in pinyin, and their stems."""
    taken = []
    for name in _longest_first(areas):
        stem = area_stem(name)
        syllables = areas[name].split()
        for spelling in (name, stem):
            if spelling in text:
                text = text.replace(spelling, CUT)
                taken.append(stem)
        if any("a" <= letter <= "z" for letter in text) and len(stem) > 1:
            for spelled in (syllables, syllables[: len(stem)]):
                without = re.sub("(?<![a-z])" + _loosely(spelled), CUT, text)
                if without != text:
                    text = without
                    taken.append(stem)
    return text, tuple(taken)


def _bare(text: str) -> str:
    """The text without function words beside what was taken out, and particles at its ends."""
    text = _BESIDE_A_CUT.sub(CUT, text)
    return _EDGES.sub("", text.strip(CUT + " ?")).strip(CUT + " ")


def _cut(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + CUT + text[found.end() :]


def _small_number(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    from jzfacts.numerals import parse_chinese_or_arabic

    return int(parse_chinese_or_arabic(digits))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _loosely(syllables: Iterable[str]) -> str:
    """A pattern for syllables joined, spaced or with apostrophes."""
    return r"['\s]*".join(syllables)


@lru_cache(maxsize=8)
def _spelled(need: str) -> re.Pattern[str]:
    """The words in letters that ask for `need`, where they close a word."""
    words = "|".join(_loosely(word.split()) for word in lexicon.PINYIN.get(need, ()))
    return re.compile(f"(?:{words or '(?!)'})(?![a-z])")
