"""Resolves conditions that depend on the base: which years 去年 means, what 在湖北省 means for a city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.facts.periods import spans_years
from jzfacts.index.conditions import area_stem

if TYPE_CHECKING:
    from jzfacts.index.conditions import Conditions
    from jzfacts.index.index import Index

OTHER_YEARS = ("前年", "明年", "后年")
"""Words for a year that no report covers."""


def settled(index: Index, asked: Conditions) -> Conditions:
    """Return the conditions with relative years (去年, 近三年) and areas resolved.

    去年 is one year only if the reports are of one year, and it is not a year before or after; otherwise
    all matches must be of one year, or none answers. Of two areas side by side that have reports of
    their own, neither is part of the other.
    """
    if asked.home and asked.areas[0] in map(area_stem, index.source_areas()):
        asked = asked._replace(areas=(asked.home, *asked.areas), home=None)
    if asked.among and asked.among.endswith(("省", "市")) and asked.among[0] != "全":
        from jzfacts.claims.area_period.places import Places

        around = Places(areas := tuple(index.source_areas()))
        if all(around.around(area, asked.among[-1]) == asked.among for area in areas):
            asked = asked._replace(among=f"全{asked.among[-1]}")  # 在湖北省 is 全省
    if asked.periods or not (asked.relative or asked.latest):
        return asked
    if asked.relative in OTHER_YEARS:
        return asked._replace(periods=("?",))
    years = [period for period in index.years(asked.areas) if not spans_years(period)]
    if asked.latest:
        from jzfacts.search.ordering import fact_years

        told = sorted({*years, *fact_years(index, asked.areas)})
        last = int((years or told or ["0"])[-1][:4])
        latest = [one for one in told if last - asked.latest < int(one[:4]) <= last]
        return asked._replace(periods=(*latest, f"P{asked.latest}Y"))
    return asked._replace(periods=tuple(years)) if len(years) == 1 else asked
