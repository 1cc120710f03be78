"""Replaces everyday words by the words of reports: 城里人 by 城镇居民.

`everyday.tsv` lists what people say and the words that it may stand for. They are words, not names,
so that they compose. Synonyms of whole indicators stand in facts/indicators.toml and also apply
within longer names: 亩均GDP for 亩均生产总值. If nothing answers a query, it is tried once more in
other words; such an answer is always marked as a guess.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.search.matching.scoring import WORD
from jzfacts.text.lexicon import AMOUNT_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from jzfacts.search.engine import Answer
    from jzfacts.search.matching.spellings import Pattern

    Part = tuple[str, tuple[str, ...]]
    """A part of a text, and the words of reports that it may stand for, if it is an everyday word."""

_PARTICLES = re.compile("[的了]")
"""Particles that may stand within an everyday word: 挣的钱, 找到了工作."""

LEAST_NAME = 3
"""Minimum characters of an official name to be replaced within a longer one."""

LONGEST = 20
"""Maximum characters of a word that is looked up."""

_TWICE = "([一-鿿])\\1"
"""A character typed twice: 进出出口."""

_OBJECT = "([一-鿿])了?(?:多少|几)[个头只台辆套座条亩吨斤度]?+((?![钱元块万亿地])[一-鿿]{1,3})(?<!钱)(?=$|[,，。?？])"
"""A verb with its object behind the amount: 减了多少税 for 减税多少.

Not sums of money, which can be asked for of anything.
"""

_SUBJECT = "^([一-鿿]{1,3})([一-鿿])了(?=多少|几)"
"""A subject with its verb behind it: 小孩生了多少 for 生小孩多少."""

_REWORDED = (
    (_TWICE, r"\1", "typo"),
    (_OBJECT, r"\1\2多少", "everyday"),
    (_SUBJECT, r"\2\1", "everyday"),
)
"""Ways to reword a query, with the kind of match each gives."""


def parts_of(
    text: str, query: Pattern, words: Collection[str], chars: str | None = None
) -> Iterator[Part]:
    """Split a text into its everyday words, longest first, and the text between them.

    No word is found within a word of reports: 小企业 is no part of 中小企业. A single character counts only
    (卖了多少) if it makes none of the `words` with a neighbour. With a label's characters given, only
    words that the label has in some form are found.
    """

    def meaning(at: int, end: int) -> tuple[str, ...]:
        said = text[at:end]
        meant = _meaning(said, query)
        if not meant:
            return ()
        alone = end - at > 1 or is_alone(text, at, words)
        has = chars is None or any(word in chars for word in (said, *meant))
        # an everyday word of several is no sum of its parts, though an official name is
        whole = end - at >= WORD and said in _words()
        return meant if alone and (has or whole) else ()

    rest, at = 0, 0
    while at < len(text):
        ends = range(min(len(text), at + LONGEST), at, -1)
        found = next(((end, meant) for end in ends if (meant := meaning(at, end))), None)
        stop = next((end for end in ends if text[at:end] in _of_reports()), at + 1)
        if found is None or found[0] < stop:
            at = stop
            continue
        end, meant = found
        if rest < at:
            yield text[rest:at], ()
        yield text[at:end], meant
        rest = at = end
    if rest < len(text):
        yield text[rest:], ()


def meanings(text: str, query: Pattern) -> Iterator[str]:
    """Return all words that any part of a text may stand for."""
    for at in range(len(text)):
        for end in range(at + 1, min(len(text), at + LONGEST) + 1):
            yield from _meaning(text[at:end], query)


def is_alone(text: str, at: int, words: Collection[str]) -> bool:
    """True if a character makes no word with a neighbour."""
    before = text[max(at - 2, 0) : at] not in words and text[max(at - 1, 0) : at + 1] in words
    return text[at - 1 : at] != "在" and not before and text[at : at + 2] not in words


@lru_cache(maxsize=4096)  # a sentence is held against a thousand labels
def _meaning(said: str, query: Pattern) -> tuple[str, ...]:
    if _PARTICLES.match(said[0]) or said[-1] == "的":
        return ()
    bare = said if _PARTICLES.match(said[-1]) else _PARTICLES.sub("", said)
    if meant := _words().get(said) or _words().get(bare):
        return meant
    number = query.known.official.get(said)
    if number is None or said.endswith(tuple(AMOUNT_WORDS)):  # which the others need not have
        return ()
    return tuple(one for one in _forms(query)[number] if one != said)


@lru_cache(maxsize=4)
def _forms(query: Pattern) -> Mapping[int, list[str]]:
    """Return the names of each official indicator, by its number."""
    forms: dict[int, list[str]] = {}
    for name, number in query.known.official.items():
        forms.setdefault(number, []).append(name)
    return forms


@cache
def _of_reports() -> frozenset[str]:
    """Return the words of reports that are long enough to contain an everyday word."""
    meant = {word for words in _words().values() for word in words if len(word) > LEAST_NAME}
    return frozenset(meant.difference(_words()))


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Return the words of reports by everyday word, folded, with and without 的 and 了: 挣的钱."""
    lines = Path(__file__).with_name("everyday.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    words: dict[str, dict[str, None]] = {}
    for said, meant in rows:  # what stands in several rows has the words of all
        for word in said.split():
            folded = meant.lower().replace(".", "").split()
            words.setdefault(word.replace("的", ""), {}).update(dict.fromkeys(folded))
    return {word: tuple(meant) for word, meant in words.items()}


def reworded(query: str, ask: Callable[[str], Answer]) -> Answer | None:
    """Return what answers a query in other words."""
    for pattern, other, why in _REWORDED:
        said = re.sub(pattern, other, query)
        found = ask(said) if said != query else None
        matches = [
            match._replace(why=why)
            for match in (found.matches if found else ())
            if why == "everyday" or match.why in ("exact", "alias")
        ]
        if found and matches:
            return found._replace(matches=matches)
    return None
