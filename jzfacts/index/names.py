"""The names under which a fact is found: its own, its aliases, and those of its official indicator.

A fact whose indicator is official is found by all forms of it, abbreviations, everyday words and the
English name, without having them in the base.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.indicators import indicators, official
from jzfacts.index.terms import ALIAS, FORM, OWN, PROGRAMME
from jzfacts.text.lexicon import INCREASE_WORDS, RATE_WORDS
from jzfacts.text.units import UnitError, dimension

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jzfacts.facts.indicators import Indicator
    from jzfacts.facts.model import Fact, SetAside


_QUOTED = re.compile('["“”《》「」]+')
_WORDS = re.compile("[一-鿿]")
_SHARE = re.compile("占[^占]+的?(?:比重|比例|比率|份额)$")
"""A share whose whole is understood: 制造业增加值占比."""
_IN_ALL = re.compile("总[数量额计]$")
_MEASURED = re.compile("^全[市省县区](?=..)|(?<=..)(?:总?[数额]|总量|数量|个数|户数|面积|金额)$")
"""Words that the name of an indicator may have or lack."""
_AMOUNTS, _RATES = ("总量", "体量", "规模"), (*RATE_WORDS, "增长速度", "growth")
"""What people add to a name to ask how much there is, or by how much it grew: GDP总量, 经济增速."""


class Name(NamedTuple):
    """A name by which a fact is found."""

    text: str
    kind: int
    """OWN, ALIAS, FORM or PROGRAMME."""
    pinyin: str | None = None
    """Its reading, if the fact gives one."""


def names_of(fact: Fact) -> Iterator[Name]:
    """Return all names of a fact, each once, its own first."""
    yield Name(fact.indicator, OWN, fact.pinyin)
    for alias in fact.aliases:
        yield Name(alias, ALIAS)
    if fact.name_en and fact.name_en not in fact.aliases:
        yield Name(fact.name_en, ALIAS)
    for share in {_SHARE.sub("占比", name) for name in (fact.indicator, *fact.aliases)}:
        if share not in (fact.indicator, *fact.aliases):
            yield Name(share, ALIAS)
    for form in _forms((fact.indicator, *fact.aliases), fact.unit):
        asks = _AMOUNTS if form.endswith(_AMOUNTS) else _RATES if form.endswith(_RATES) else ()
        grows = fact.change is not None or fact.indicator.endswith(RATE_WORDS)
        if not asks or (fact.value is not None if asks is _AMOUNTS else grows):
            yield Name(form, FORM)
    for line, programme in _programmes(fact.source.set_aside):
        if line in fact.lines:
            yield Name(programme, PROGRAMME)


@lru_cache(maxsize=16)  # the facts of a source come one after the other
def _programmes(set_aside: tuple[SetAside, ...]) -> tuple[tuple[int, str], ...]:
    """Return the programmes and slogans named by a page, with their lines: 三十工程."""
    slogans = [
        each for each in set_aside if any(word in each.reason for word in ("slogan", "口号"))
    ]
    named = ((each.line, name) for each in slogans for name in _QUOTED.split(each.text))
    return tuple(dict.fromkeys(one for one in named if len(_WORDS.findall(one[1])) > 1))


def official_names() -> dict[str, int]:
    """Return all names of official indicators except English ones, each with its indicator's number."""
    return {
        form: number
        for number, one in enumerate(indicators())
        for form in (one.name, *one.short, *one.words)
    }


def common_words(names: Iterable[str]) -> dict[str, int]:
    """Return words of two characters in names, with the number of different neighbours.

    A pair that stands between many different characters is a word: 固定资产投资 is 固定 资产 投资, since
    定资 stands nowhere else.
    """
    before, after = defaultdict(set), defaultdict(set)
    for name in names:
        closed = f"^{name}$"
        for place in range(1, len(closed) - 2):
            word = closed[place : place + 2]
            before[word].add(closed[place - 1])
            after[word].add(closed[place + 2])
    kinds = {word: min(len(before[word]), len(after[word])) for word in sorted(before)}
    return {word: number for word, number in kinds.items() if number > 1 and not word.isascii()}


@lru_cache(maxsize=4096)  # a million facts have some thousand indicators
def _forms(names: tuple[str, ...], unit: str | None) -> tuple[str, ...]:
    """Return the forms of the official indicators of which the names are forms.

    None of an indicator that is given in units of another dimension.
    """
    forms: dict[str, None] = {}
    for name in names:
        rate = next((word for word in RATE_WORDS if name.endswith(word)), "")
        whole = name.removesuffix(rate)
        one = official(name) or official(_MEASURED.sub("", name)) or official(whole)
        if one and rate and not official(name):  # 固投增速 is 固定资产投资增速
            forms |= {f"{form}{rate}": None for form in (one.name, *one.short, *one.words)}
            forms[f"{one.english} growth"] = None
        elif one and _given_in(one, unit):
            forms |= dict.fromkeys((one.name, *one.short, *one.words, one.english))
    adds = any(word in names[0] for word in INCREASE_WORDS)
    return tuple(
        form for form in forms if form not in names and not (adds and _IN_ALL.search(form))
    )


def _given_in(one: Indicator, unit: str | None) -> bool:
    """True if an indicator may be given in a unit."""
    try:
        return not unit or not one.units or dimension(unit) in map(dimension, one.units)
    except UnitError:
        return True
