"""Turns drafted facts into entries of a base, with the keys of the format and the doubts.

A doubt is a message saying why a person must look at the entry.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from jzfacts.claims.area_period.places import Places
from jzfacts.claims.area_period.time_place import ELSEWHERE, UNNAMED
from jzfacts.claims.area_period.times import Kind
from jzfacts.draft.doubts import SHORTEST, doubts_about, doubts_of_unit
from jzfacts.draft.names.phrases import verb_of
from jzfacts.facts.indicators import official
from jzfacts.facts.periods import spans_years
from jzfacts.facts.validation import MOST_NAME
from jzfacts.i18n import N_
from jzfacts.text.units import UnitError, base_name, comparable, parse_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from jzfacts.draft.drafted import DraftedFact
    from jzfacts.text.mentions import Mention

MOST_ID = 60
"""Maximum letters of an id made of pinyin; names are up to 40 characters long."""

_OF_ANOTHER = N_("of another year, named for a figure before")

_COUNTED = re.compile("(?:企业|公司|单位|项目|园区)\\Z")
"""Things that may grow in number or in what was named before: 私营企业增长9%."""
_NUMERAL = re.compile("[0-9一二三四五六七八九十]")
_HAN = re.compile("[\u4e00-\u9fff]")
_LETTER = re.compile("[A-Za-z]")

Value: TypeAlias = "str | int | Decimal | Mapping[str, Value] | Sequence[str] | Sequence[int]"


@dataclass
class Entry:
    """A [[fact]] to be written."""

    keys: dict[str, Value]
    lines: list[int]
    doubts: list[str] = field(default_factory=list)
    """Messages saying why a person must look at it."""

    @property
    def id(self) -> str:
        return str(self.keys["id"])


def entries(facts: Sequence[DraftedFact], area: str, period: str, source: str) -> list[Entry]:
    """Return the entries of facts in page order, with unique ids."""
    ids = _ids(facts, area, period)
    known = Counter(name for fact in facts for name in {*_names(fact)})
    found = []
    for fact, id in zip(facts, ids, strict=True):
        name, *others = _names(fact)
        # a name of several facts is no alias, for it would not tell them apart
        own = {fact.name, *(one.name for one in [official(fact.name)] if one)}
        aliases = [one for one in others if one in own or known[one] == 1]
        found.append(_entry(fact, id, name, aliases, area, period, source))
    return found


def _names(fact: DraftedFact) -> list[str]:
    """Return a fact's indicator and aliases.

    The official name comes first if the printed one is too short elsewhere (GDP, 外贸), or if it has a
    numeral that is not printed, which an alias may not have.
    """
    known = official(fact.name)
    names = [fact.name, fact.also, known.name if known else ""]
    is_short = len(_HAN.findall(fact.name)) < SHORTEST
    unsaid = {*_NUMERAL.findall(known.name if known else "")} - {*fact.name}
    letters = {*_LETTER.findall(fact.name)} - {*(known.name if known else "")}
    if known and (is_short or unsaid or letters):
        names.insert(0, known.name)
    return [name[:MOST_NAME] for name in dict.fromkeys(names) if name]


def states(fact: DraftedFact) -> bool:
    """True if a fact says anything that the format can state."""
    return bool(
        fact.outcome
        or fact.level
        or (fact.change and fact.change.unit)
        or (fact.versus and fact.versus.unit)
        or (fact.rank and (fact.rank.among or fact.scope))
    )


def _entry(
    fact: DraftedFact,
    id: str,
    name: str,
    aliases: Sequence[str],
    area: str,
    period: str,
    source: str,
) -> Entry:
    doubts = list(fact.doubts)
    if not fact.outcome:
        unit = fact.level and fact.level.unit
        extends = bool(unit) and base_name(unit or "") != "" and comparable(unit, "亩")
        doubts += doubts_about(
            fact.name,
            counted=fact.is_counted or extends,
            completed=fact.also.startswith("完成"),
            extends=extends,
        )
    is_rate = fact.change is not None and fact.change.unit == "%" and fact.level is None
    if is_rate and _COUNTED.search(fact.name) and not verb_of(fact.name):
        doubts.append(N_("of what it is so much is not clear"))
    if fact.level is not None:
        doubts += doubts_of_unit(fact.name, fact.level.unit or "")
    keys: dict[str, Value] = {"id": id, "indicator": name}
    if aliases:
        keys["aliases"] = aliases
    there = fact.there
    if there.area not in (area, UNNAMED):
        if there.area.startswith(ELSEWHERE):
            doubts.append(N_("the area is not clear"))
        else:
            if there.area not in Places(()).around_all(area):  # 全国 is part of a name: 全国文明村
                keys["area"] = there.area
            if not fact.is_placed:  # of other places it tells in passing
                doubts.append(N_("of another area, named earlier or in passing"))
    if there.period not in (period, UNNAMED):
        if there.period == ELSEWHERE:
            doubts.append(N_("the year is not clear"))
        else:
            keys["period"] = there.period
            if not (fact.is_framed or spans_years(there.period)):
                doubts.append(_OF_ANOTHER)
    if there.extent == Kind.PART and "-" not in (
        period if there.period == UNNAMED else there.period
    ):
        doubts.append(N_("of a part of the year"))
    if fact.topic:
        keys["topic"] = fact.topic[:MOST_NAME]
    notes = []
    if fact.level is not None:
        keys["value"] = fact.level.value
        keys |= _unit(fact.level, doubts)
        if fact.level.qualifier:
            keys["qualifier"] = fact.level.qualifier
    if fact.change is not None and fact.change.unit is None:
        doubts.append(N_("a change without a unit"))
    elif fact.change is not None:
        value = fact.change.value.copy_abs()
        if fact.change.direction < 0:
            value = value.copy_negate()
        change: dict[str, Value] = {"value": value, **_unit(fact.change, doubts)}
        if fact.change.basis:
            change["basis"] = fact.change.basis
        if fact.change.qualifier:
            change["qualifier"] = fact.change.qualifier
        keys["change"] = change
    if fact.baseline is not None and fact.level is None:
        doubts.append(N_("an earlier figure without a later one"))
    elif fact.baseline and fact.level and (fact.baseline.unit or not fact.level.unit):
        baseline: dict[str, Value] = {"value": fact.baseline.value, **_unit(fact.baseline, doubts)}
        if fact.baseline.basis:
            baseline["period"] = fact.baseline.basis
        keys["baseline"] = baseline
        notes += _bounded(fact.baseline, "原值")
    if fact.versus is not None and fact.versus.unit:
        keys["versus"] = {
            "among": fact.compared,
            "value": fact.versus.value,
            **_unit(fact.versus, doubts),
        }
        notes += _bounded(fact.versus, "差距")
    among = fact.rank and (fact.rank.among or fact.scope)
    if fact.rank is not None and among:
        keys["rank"] = {"place": int(fact.rank.value), "among": among}
    if fact.outcome:
        keys["outcome"] = fact.outcome
    if fact.status:
        keys["status"] = fact.status
    if notes:
        keys["note"] = "，".join(notes)
    keys["source"] = source
    keys["lines"] = fact.lines
    return Entry(keys, fact.lines, doubts)


def _unit(mention: Mention, doubts: list[str]) -> dict[str, Value]:
    """Return the unit of a figure, if the format knows it."""
    if mention.unknown_unit is not None:
        doubts.append(N_("its unit is not known"))
        return {}
    if mention.unit is None:
        return {}
    try:
        return {"unit": parse_unit(mention.unit).name}
    except UnitError:
        doubts.append(N_("its unit is not known"))
        return {}


def _bounded(mention: Mention, what: str) -> list[str]:
    """Return a note on a bound word for which the format has no key."""
    return [f"{what}为“{mention.qualifier}”"] if mention.qualifier else []


def _ids(facts: Sequence[DraftedFact], area: str, period: str) -> list[str]:
    """Return an id for each fact: the official one or its pinyin, numbered if several share it.

    Facts of the report's own area and year get the plain ids.
    """
    from jzfacts.text.pinyin import readings

    own = (area, UNNAMED), (period, UNNAMED)
    spelled = readings([fact.name for fact in facts])
    first = sorted(
        range(len(facts)),
        key=lambda n: facts[n].there.area not in own[0] or facts[n].there.period not in own[1],
    )
    ids = [""] * len(facts)
    used: set[str] = set()
    for place in first:
        known = official(facts[place].name)
        whole = known.id if known else _pinyin(spelled[place])
        id, number = whole, 1
        while id in used:
            number += 1
            id = f"{whole}-{number}"
        used.add(id)
        ids[place] = id
    return ids


def _pinyin(syllables: Sequence[str]) -> str:
    """Return toned syllables as an id: gong-ye-tou-zi, 500-qiang."""
    words = [
        one.rstrip("12345") if len(one) > 1 and not one.isdigit() else one for one in syllables
    ]
    bare = ["".join(re.findall("[a-z0-9]+", word.lower())) for word in words]
    whole = re.sub("(?<=[0-9])-(?=[0-9])", "", "-".join(word for word in bare if word)) or "fact"
    if len(whole) <= MOST_ID:
        return whole
    return whole[:MOST_ID].rpartition("-")[0] or whole[:MOST_ID]
