"""Measures that a query names, and whether a fact has them, by its name or its unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.text import lexicon

if TYPE_CHECKING:
    from jzfacts.facts.model import Fact

DEEDS = "整治|改造|治理|修复|修缮|维修|更新|拆除|开工|创建|培训|引进|招引|举办"
FLOW = "|".join(
    (*lexicon.INCREASE_WORDS, f"^(?:新(?![能型材兴华区])|{DEEDS})", "出栏", "核准", "获批")
)
"""Words that make an indicator one of what came about."""

CAME_ABOUT = (
    f"{FLOW}|新[增开办添冒修盖建设]|[多增]出来|[找引招请][到来着]|增速|增长率|[增涨升降跌减]幅"
)
"""Words that ask for how many came about or by how much, not how many there are."""

STOCK = "stock"
"""Asks for how many there are; an indicator of what came about does not match."""

SPENT = "spent"
"""Asks for a sum of money: 投的钱."""

_SAYS = {
    "数量": "数(?:[量目]|$| )",
    "增量": "增(?!加值|值|长|速|幅)",
    "价格": "价",
    "产值": "(?<!增加)值",
}
"""Words of a name for such a measure, if different from the query's."""

SHARES = ("ratio", "percentage point", "doubling")


def is_of(fact: Fact, measure: str) -> bool:
    """True if a fact has a measure: 粮食产量 has no 面积, 新增企业 no STOCK."""
    if measure == STOCK:
        called = any(one.endswith(("数", *lexicon.MEASURES)) for one in fact.aliases)
        return called or not re.search(FLOW, fact.indicator)
    if measure == SPENT:
        dimension = dimension_of(fact.unit)
        return dimension is None or dimension.endswith(("yuan", "dollar", "元"))
    names = " ".join((fact.indicator, *fact.aliases))
    if re.search(_SAYS.get(measure, measure), names):
        return True
    if measure == "增量":
        return fact.change is not None and dimension_of(fact.change.unit) not in (None, *SHARES)
    dimension = dimension_of(fact.unit)
    if measure in ("规模", "总量"):  # of anything, but of no share and no growth
        if fact.indicator.endswith(lexicon.RATE_WORDS):
            return False
        stated = (fact.value, fact.change, fact.rank) != (None, None, None)
        return stated and dimension not in SHARES
    if measure == "数量":
        from jzfacts.text.units import COUNTS, NUMBER

        moved = dimension is None and fact.change is not None
        return moved or dimension in (*COUNTS, NUMBER, "container")
    if measure == "用地" and "地" not in fact.indicator:
        return False
    return dimension is not None and dimension == lexicon.MEASURES[measure]


def dimension_of(unit: str | None) -> str | None:
    from jzfacts.text.units import UnitError, parse_unit

    try:
        return parse_unit(unit).dimension if unit else None
    except UnitError:
        return None
