"""Under which names a fact is found: its own, its aliases, and what the table of indicators adds.

A fact whose indicator is an official one is found by all forms of that indicator, short and
everyday ones and its English name, without their being written in the base.
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
"""Of what something is a share is understood: 制造业增加值占比."""
_IN_ALL = re.compile("总[数量额计]$")
_MEASURED = re.compile("^全[市省县区](?=..)|(?<=..)(?:总?[数额]|总量|数量|个数|户数|面积|金额)$")
"""What the name of an indicator may have or not."""
_AMOUNTS, _RATES = ("总量", "体量", "规模"), (*RATE_WORDS, "增长速度", "growth")
"""What people add to a name to ask how much there is, or by how much it grew: GDP总量, 经济增速."""


class Name(NamedTuple):
    """A name by which a fact is found."""

    text: str
    kind: int
    """OWN, ALIAS, FORM or PROGRAMME."""
    pinyin: str | None = None
    """How it is read, if the fact says so."""


def names_of(fact: Fact) -> Iterator[Name]:
    """All names of a fact, each once, its own first."""
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
    """The programmes and slogans that a page names, with their lines: 三十工程."""
    slogans = [
        each for each in set_aside if any(word in each.reason for word in ("slogan", "口号"))
    ]
    named = ((each.line, name) for each in slogans for name in _QUOTED.split(each.text))
    return tuple(dict.fromkeys(one for one in named if len(_WORDS.findall(one[1])) > 1))


def official_names() -> dict[str, int]:
    """All names that official indicators have, but for English, with the number of each one's."""
    return {
        form: number
        for number, one in enumerate(indicators())
        for form in (one.name, *one.short, *one.words)
    }


def common_words(names: Iterable[str]) -> dict[str, int]:
    """Words of two characters that names are made of, with how many kinds of neighbours they have.

    What stands before different characters and behind different ones is a word, not part of one:
    固定资产投资 is 固定 资产 投资, for 定资 stands nowhere else.
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
    """Forms of the official indicators of which the names are forms, too.

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
    """Whether an indicator may be given in a unit; one that the table has no units for, in any."""
    try:
        return not unit or not one.units or dimension(unit) in map(dimension, one.units)
    except UnitError:
        return True
