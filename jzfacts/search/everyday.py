"""What people say, and the words that reports have for it: 城里人 stands for 城镇居民.

`everyday.tsv` has what is said and, behind it, the words of reports that it may stand for; these are
words, not names, so that they compose. How whole indicators are called besides is said in
facts/indicators.toml: within a longer name, too, one stands for the other, 亩均GDP for 亩均生产总值.
Where nothing answers a query, it is asked once more in other words: always a guess.
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
"""What may stand within what is said: 挣的钱, 找到了工作."""

LEAST_NAME = 3
"""Characters of names that hold no shorter one of their own kind."""

LONGEST = 20
"""Characters of the longest words that are looked for."""

_TWICE = "([一-鿿])\\1"
"""A character typed twice: 进出出口."""

_OBJECT = "([一-鿿])了?(?:多少|几)[个头只台辆套座条亩吨斤度]?+((?![钱元块万亿地])[一-鿿]{1,3})(?<!钱)(?=$|[,，。?？])"
"""A verb, and behind the amount asked for what is done with: 减了多少税, as 减税多少.

No sum of money, which is asked for of anything."""

_SUBJECT = "^([一-鿿]{1,3})([一-鿿])了(?=多少|几)"
"""What is done with something, behind it: 小孩生了多少, as 生小孩多少."""

_REWORDED = (
    (_TWICE, r"\1", "typo"),
    (_OBJECT, r"\1\2多少", "everyday"),
    (_SUBJECT, r"\2\1", "everyday"),
)
"""What may be said otherwise, how, and what kind of match that is."""


def parts_of(
    text: str, query: Pattern, words: Collection[str], chars: str | None = None
) -> Iterator[Part]:
    """A text in parts: its everyday words, the longest first, and what is between them.

    None is looked for within a word of reports: 小企业 is no part of 中小企业. A character is one
    (卖了多少) where it makes none of the `words` with a neighbour. With the characters of a label,
    only those are looked for that it has in some way.
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
    """All words that any part of a text may stand for."""
    for at in range(len(text)):
        for end in range(at + 1, min(len(text), at + LONGEST) + 1):
            yield from _meaning(text[at:end], query)


def is_alone(text: str, at: int, words: Collection[str]) -> bool:
    """Whether a character makes no word with a neighbour that makes none with the one before it."""
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
    """The names of each official indicator, by its number."""
    forms: dict[int, list[str]] = {}
    for name, number in query.known.official.items():
        forms.setdefault(number, []).append(name)
    return forms


@cache
def _of_reports() -> frozenset[str]:
    """The words of reports that everyday words may stand for, if they are long enough to hold one."""
    meant = {word for words in _words().values() for word in words if len(word) > LEAST_NAME}
    return frozenset(meant.difference(_words()))


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Words of reports, folded, by what is said for them, with 的 and 了 or without: 挣的钱."""
    lines = Path(__file__).with_name("everyday.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    words: dict[str, dict[str, None]] = {}
    for said, meant in rows:  # what stands in several rows has the words of all
        for word in said.split():
            folded = meant.lower().replace(".", "").split()
            words.setdefault(word.replace("的", ""), {}).update(dict.fromkeys(folded))
    return {word: tuple(meant) for word, meant in words.items()}


def reworded(query: str, ask: Callable[[str], Answer]) -> Answer | None:
    """What answers a query in other words; a name typed amiss by all of another name only."""
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
