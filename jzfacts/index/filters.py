"""The keys of facts, and the keys that filters and conditions select.

Both must agree: a fact that meets the conditions has the selected keys. The reverse need not hold, so
the fact itself is checked, too.

A key is a letter and a text: `a` its area, `o` its source's area if different, `p` its period, `t`
its topic, `r` its rank, `w` two neighbours of its outcome, `d` the dimension of a unit, `b` the time
of its baseline, `s` the full id of the fact that it supersedes. `f`, a figure, is not listed among
the keys of a base.
"""

from __future__ import annotations

import contextlib
from itertools import pairwise
from typing import TYPE_CHECKING

from jzfacts.facts.periods import is_asked
from jzfacts.index.conditions import (
    AREA_KINDS,
    SHORTEST_CONTEXT,
    area_stem,
    asked_figures,
    is_of_kind,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jzfacts.facts.model import Fact
    from jzfacts.index.conditions import Conditions

    Scope = Sequence[Sequence[str]]
    """Keys: of each group, a fact must have one."""

FIGURE, SUPERSEDED = "f", "s"
"""The letters of figures and of facts that are superseded."""


def fact_keys(fact: Fact) -> set[str]:
    """Return the keys of a fact, without figures."""
    from jzfacts.text.units import parse_unit

    keys = {f"a{fact.area}", f"p{fact.period}"}
    if fact.source.area != fact.area:
        keys.add(f"o{fact.source.area}")
    if fact.topic:
        keys.add(f"t{fact.topic}")
    if fact.revises:
        keys.add(SUPERSEDED + fact.revises)
    if fact.rank:
        keys.add(f"r{fact.rank.place}")
    if fact.baseline and fact.baseline.period:
        keys.add(f"b{fact.baseline.period}")
    keys.update("w" + "".join(pair) for pair in pairwise(fact.outcome or ""))
    for unit in (fact.unit, fact.change.unit if fact.change else None):
        if unit:
            keys.add(f"d{parse_unit(unit).dimension}")
    return keys


def filters(
    area: str | None, topic: str | None, period: str | None, known: Collection[str]
) -> list[list[str]]:
    """Return the scope of an area, a topic and a period; `known`: the keys of the base.

    焦作 means any area with that stem, unless one has exactly that name. The area comes last and is
    looked up first: of many areas, each has few facts.
    """
    wanted = {"t": topic, "p": period, "a": area}
    scope = [[f"{kind}{value}"] for kind, value in wanted.items() if value is not None]
    if area is not None and f"a{area}" not in known:
        scope[-1] += [key for key in known if key[0] == "a" and area_stem(key[1:]) == area]
    return scope


def scope_of(conditions: Conditions, known: Sequence[str]) -> Scope:
    """Return the scope of a query's conditions; `known`: the keys of the base."""
    scope: list[list[str]] = []
    if periods := conditions.periods:
        scope.append(
            [
                key
                for key in known
                if key[0] == "p" and any(is_asked(key[1:], period) for period in periods)
            ]
        )
    scope += [
        [
            key
            for key in known
            if (key[0] == "a" and key.startswith(stems, 1))
            or (key[0] == "o" and area_stem(key[1:]) in stems)
        ]
        for stems in conditions.area_groups
    ]
    if conditions.area_kind:
        kind = conditions.area_kind
        scope.append([key for key in known if key[0] == "a" and is_of_kind(key[1:], kind)])
    if conditions.places:
        best, worst = conditions.places
        scope.append([key for key in known if key[0] == "r" and best <= int(key[1:]) <= worst])
    if conditions.figures:
        scope += [[FIGURE + key for key in sorted(keys)] for keys in asked_figures(conditions)]
    return scope


def scope_beside(word: str) -> list[str]:
    """Return the keys of facts that may match a word by something other than their names."""
    from jzfacts.text.units import UnknownUnit, parse_unit

    keys = [f"t{word}", f"b{word}", f"a{word}"]
    if len(word) >= SHORTEST_CONTEXT:
        keys.append(f"w{word[:2]}")
        keys += [f"a{word}{kind}" for kind in AREA_KINDS]
    with contextlib.suppress(UnknownUnit):
        keys.append(f"d{parse_unit(word).dimension}")
    return keys
