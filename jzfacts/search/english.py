"""Translates an English query into official names that have those words in English.

So a base without English names can be asked: metro length finds every name that contains 地铁运营里程.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import reduce
from typing import TYPE_CHECKING

from jzfacts.search.narrowing import head_end
from jzfacts.search.question import unframed
from jzfacts.text.lexicon import INCREASE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.facts.indicators import Indicator

MOST = 8
"""Maximum number of names that are tried, those with the fewest other words first."""

_SMALL = frozenset("of the in for per by a an and to with on from total number value".split())
_SAME = {"production": "output"}
"""Synonyms in queries of words in names."""

_ASKED = {"change": "增速", "rank": "排名"}


def in_chinese(query: str) -> Iterator[str]:
    """Return the official names that an English query may mean, with its conditions."""
    from jzfacts.facts.indicators import indicators

    names, needs = unframed(query.lower())
    words = _words(names)
    found: list[tuple[int, int, Indicator]] = []
    whole: list[Indicator] = []
    for number, one in enumerate(indicators()):
        for english in (one.english, *filter(str.isascii, (*one.short, *one.words))):
            has = _words(english)
            head = english[: head_end(english)]
            if words and words <= has and (len(words) > 1 or words & _words(head)):
                found.append((len(has - words), number, one))
                whole += [one] if has == words else []
    found.sort()
    asked = "".join(word for need, word in _ASKED.items() if need in needs)
    likely = dict.fromkeys(whole or [one for _, _, one in found[:MOST]])
    for one in likely:
        for name in (one.name, *one.short):
            if not name.isascii():
                yield name + asked
        if one.name.startswith("人口"):  # which the words may leave out: 死亡率
            yield one.name.removeprefix("人口") + asked
    things = [re.sub("|".join(INCREASE_WORDS), "", one.name) for one in likely]
    if len(words) > 1 < len(things) and (common := reduce(_in_common, things)):
        yield common + asked


def _in_common(one: str, other: str) -> str:
    """Return the longest common substring of two names: 农村公路 of 农村公路里程 and 新改建农村公路."""
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[found.a : found.a + found.size] if found.size > 1 else ""


def _words(text: str) -> set[str]:
    """Return the content words of a text, in the singular."""
    words = re.findall("[a-z0-9]+", text.lower())
    return {_SAME.get(word, word.removesuffix("s")) for word in words if word not in _SMALL}
