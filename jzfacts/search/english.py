"""What is asked for in English, by the official names that have those words in English.

A base that has no English names is asked in Chinese: metro length asks for whatever has the name
地铁运营里程 in it, as that typed would.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.search.question import unframed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.facts.indicators import Indicator

MOST = 8
"""Names that are tried, those with the fewest other words first."""

_SMALL = frozenset("of the in for per by a an and to with on from total number value".split())
_TAIL = re.compile(r",| (?:of|in|for|per|by|from|to|with|on|at)\b")
_AMOUNT_OF = re.compile("(?:total )?(?:value added|output|number|length|area|volume|amount) of ")
"""How much of something: the head is what it is."""
_ASKED = {"change": "增速", "rank": "排名"}


def in_chinese(query: str) -> Iterator[str]:
    """The official names that an English query may ask for, with what it asks of them."""
    from jzfacts.facts.indicators import indicators

    names, needs = unframed(query.lower())
    words = _words(names)
    found: list[tuple[int, int, Indicator]] = []
    whole: list[Indicator] = []
    for number, one in enumerate(indicators()):
        for english in (one.english, *filter(str.isascii, (*one.short, *one.words))):
            has = _words(english)
            if words and words <= has and (len(words) > 1 or words & _words(_head(english))):
                found.append((len(has - words), number, one))
                whole += [one] if has == words else []
    found.sort()
    asked = "".join(word for need, word in _ASKED.items() if need in needs)
    for one in dict.fromkeys(whole or [one for _, _, one in found[:MOST]]):
        for name in (one.name, *one.short):
            if not name.isascii():
                yield name + asked


def _words(text: str) -> set[str]:
    """The words of a text that say something, in the singular."""
    words = re.findall("[a-z0-9]+", text.lower())
    return {word.removesuffix("s") for word in words if word not in _SMALL}


def _head(english: str) -> str:
    """What a name in English is of: retail sales of Total retail sales of consumer goods."""
    text = english.lower()
    amount = _AMOUNT_OF.match(text)
    tail = _TAIL.search(text, amount.end() if amount else 0)
    return text[: tail.start()] if tail else text
