"""Splits a question for two names: 粮食产量和生猪出栏分别是多少.

The question applies to both names, and either may lack a part that they share: 城镇和农村居民收入,
事故起数和死亡人数. So each half is asked with as much of the other as gives an answer, and the question
is answered if both halves are. A place or time named in one half holds for both.
"""

from __future__ import annotations

import re
from itertools import chain, permutations, zip_longest
from typing import TYPE_CHECKING

from jzfacts.index.conditions import Conditions, meets
from jzfacts.index.terms import fold
from jzfacts.search.matching.scoring import WORD
from jzfacts.search.query import readings_of
from jzfacts.text.lexicon import AMOUNT_WORDS, CONTRASTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jzfacts.index.index import Index
    from jzfacts.search.engine import Answer, Match

    Ask = Callable[[str], Answer]

_SIDE_BY_SIDE = "|".join(
    f"(?<={one})(?={other})"
    for _, *parts in CONTRASTS
    for one, other in permutations(parts, 2)
    if not one.isascii()
)
"""Two things side by side that one word may name: 存款贷款, 城镇农村."""

_AND = (
    f"{_SIDE_BY_SIDE}|以及|还有|[,、;]?(?:其中|同时)?(?:(?<![温饱缓总])和(?![平谐美睦田])|(?<![参给赋])与(?![会时众]))"
    "|(?<![普惠遍以])及(?![时格其早])|[,、;]"
)
"""Words that join two names."""

_ASKS = (
    "(?:的?数[量据额目])?(?:去年|今年|全年|各自?|都|分别|一?共|总共|现在|大概|到底)*"
    "(?:[是有为达增降涨升排占减]|提(?!案)|[上下][升涨降滑跌]|(?:[办建修造种养产卖]了)?(?:多少|几)|怎么样|$)"
)
"""The start of the common question after the second name."""

_EACH = "各自?(?![省市县区地个大类项种级界])|分别"
"""Words that ask for several figures, so that names need no conjunction."""

_ASKED = "多少|几|排名|第"
"""A half that is a question of its own."""

MOST_JOINTS = 4
"""Maximum number of places where a query is split."""

MOST_SHARED = 8
"""Maximum characters that one name takes over from the other."""


def of_both(index: Index, query: str, ask: Ask) -> Answer | None:
    """Return the answers of both halves in turn, or None if one has none."""
    text = fold(query, index.simplified)
    joints = [joint.span() for joint in re.finditer(_AND, text)]
    each = re.search(_EACH, text)
    if each and (found := _of_each_part(text, ask)):
        return found
    if each and not joints:  # 建议提案各办了多少
        text = text[: each.start()] + text[each.end() :]
        joints = [(at, at) for at in range(WORD, min(each.start(), MOST_SHARED) - 1)]
    elif len(joints) > MOST_JOINTS:
        return None
    for start, end in joints:
        one, other = text[:start].strip(), text[end:].strip()
        if not all(any(map(str.isalnum, half)) for half in (one, other)):
            continue
        words = [one.words for one in readings_of(other, index.simplified, index.areas)]
        unnamed = any(all(map(AMOUNT_WORDS.get, said)) for said in words)  # 总量, no 总产
        place, others = (_where(index, half) for half in (one, other))
        if place.needs_year or others.needs_year:
            return None
        first = _best(ask, _first(one, other), place if any(place) else others)
        ways = [*_second(one, other), _name(one) + other if unnamed else other]
        second = _best(ask, ways, others if any(others) else place, first) if first else []
        if second and (unnamed or {*_ids(first)}.isdisjoint(_ids(second))):
            return _together(first, second)
    return None


def _of_each_part(text: str, ask: Ask) -> Answer | None:
    """Return the answers for each part of a joint word: 城乡低保各多少."""
    for both, *parts in CONTRASTS:
        common = set.intersection(*map(set, parts))
        found: dict[str, list[Match]] = {}
        for part in parts if both in text else ():  # 城镇 or 城市, as it is called
            kin = next((one for one in found if {*one} & {*part} - common), part)
            found[kin] = found.get(kin) or _best(ask, [text.replace(both, part, 1)], Conditions())
        if found and all(found.values()):
            return _together(*found.values())
    return None


def _name(half: str) -> str:
    """Return a half without its own question."""
    asked = re.search(_ASKED, half)
    return half[: asked.start()] if asked else half


def _where(index: Index, half: str) -> Conditions:
    """Return the places and times that a half names."""
    from jzfacts.search.settling import settled

    read = [reading.conditions for reading in readings_of(half, index.simplified, index.areas)]
    asked = max(read, key=lambda one: bool(one.areas) + bool(one.periods or one.relative))
    bare = Conditions(areas=asked.areas, periods=asked.periods, home=asked.home)
    bare = bare._replace(relative=asked.relative, area_kind=asked.area_kind)
    return settled(index, bare)


def _first(one: str, other: str) -> Iterator[str]:
    """Yield the first half with the question, and with as much of the other name's end as possible."""
    if _name(one) != one:
        yield one
        return
    begins = re.search(_ASKS, other[1:])
    at = begins.start() + 1 if begins else len(other)
    name, asked = other[:at], other[at:]
    for start in range(max(WORD, len(name) - MOST_SHARED), len(name) - 1):
        yield one + name[start:] + asked
    yield one + asked


def _second(one: str, other: str) -> Iterator[str]:
    """Yield the second half with as much of the other name's beginning as possible."""
    if _name(one) == one:
        for end in range(min(len(one) - WORD, MOST_SHARED), 1, -1):
            yield one[:end] + other


def _best(
    ask: Ask, ways: Iterable[str], asked: Conditions, first: Iterable[Match] = ()
) -> list[Match]:
    """Return the equally best matches of the first wording that has any, preferring other names than
    `first`.
    """
    same: list[Match] = []
    for way in ways:
        matches = [match for match in ask(way).matches if meets(match.fact, asked)]
        best = [match for match in matches if match.score == matches[0].score]
        if best and {*_ids(best)}.isdisjoint(_ids(first)):
            return best
        same = same or best
    return same


def _ids(matches: Iterable[Match]) -> list[str]:
    return [match.fact.full_id for match in matches]


def _together(*found: list[Match]) -> Answer:
    from jzfacts.search.engine import Answer

    matches: dict[str, Match] = {}
    for match in filter(None, chain.from_iterable(zip_longest(*found))):
        matches.setdefault(match.fact.full_id, match)
    return Answer(list(matches.values()), joined=len(matches) > 1)
