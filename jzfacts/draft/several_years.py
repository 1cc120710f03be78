"""Decides whether a figure in a review of several years is of them all or of the last.

What was done is a sum, what was reached is a level of the last year: 改造小区超2100个,
贷款余额突破3000亿元. If neither is sure, the fact is doubtful.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.claims.area_period.times import Kind
from jzfacts.claims.clauses import is_level_reached
from jzfacts.draft.names import naming, phrases
from jzfacts.facts.indicators import official
from jzfacts.i18n import N_
from jzfacts.text.bounds import BOUNDS
from jzfacts.text.cues import FALLING, RISING
from jzfacts.text.units import COUNTS, base_name, comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.area_period.time_place import TimePlace
    from jzfacts.claims.clauses import FigureText
    from jzfacts.draft.drafted import DraftedFact
    from jzfacts.text.mentions import Mention

AT_END = N_("said of several years: is it the level at their end?")
_SUM = N_("it may be the sum of several years")
_SEVERAL_YEARS = re.compile(
    "年均(?!浓度|气温|降[雨水])|[三四五]年(?:来|间|内|里)|[从自](?:20)?[0-9]{2}年的"
)
"""Words that show that a paragraph is about several years."""
_SUMMED = re.compile("累计(?!参保)|年来共|新增|净增|\\A[三四五]年(?![来均])")
_SHARE_OF_SPENT = re.compile("(?:支出|投入|投资)占|占[^,。;]{0,12}(?:支出|投入|投资)")
"""A share of spending, which may be of all the years: 民生支出占财政支出80%."""
_STOCK = re.compile("(?:产能|容量|装机|规模|余额|能力)\\Z")
"""Words for a stock, whatever verb stands before: 绿氢产能."""
_COMPLETED = re.compile("、?完成")
_CUMULATED = re.compile(f"累计(?:{RISING}|{FALLING})了?\\Z")
"""A change since an unstated year: 能耗强度累计下降17.3%."""
_EACH_YEAR = re.compile("每年[^,。;]{0,8}\\Z")
_CAME_TO = re.compile("[到至]\\Z")


def tells_of_several(text: str, here: TimePlace) -> bool:
    """True if a paragraph is about several years; `here`: place and time at its beginning."""
    return here.several_years or bool(_SEVERAL_YEARS.search(text))


def take_years(
    fact: DraftedFact,
    figure: FigureText,
    told: Sequence[DraftedFact],
    several: TimePlace | None,
    *,
    is_dated: bool,
    is_summed: bool,
) -> None:
    """Give a fact the years of its figure, or mark it as unclear.

    `told`: facts of the statement so far; `several`: the several years of the paragraph; `is_dated`:
    whether the figure's own sentence names a time; `is_summed`: whether that says that sums follow.
    """
    there, role = fact.there, figure.mention.role
    nearest = naming.nearest_words(figure)
    words = nearest if naming.before_figure(nearest) else fact.name
    done = phrases.says_what_was_done(words) and not phrases.stands_now(fact.name)
    done &= not _STOCK.search(fact.name)
    done |= bool(_COMPLETED.match(nearest)) and not official(fact.name)
    acts = done or phrases.may_be_sum(words + fact.name)
    goes_on = nearest.startswith("、") and "累计" in figure.so_far  # 累计接待5万人次、收入3亿元
    goes_on &= (
        role == "level" and bool(told) and all(one.of_several_years and one.level for one in told)
    )
    summed = (
        is_summed or goes_on or (bool(_SUMMED.search(nearest)) and not phrases.stands_now(nearest))
    )
    reached = is_level_reached(figure) and not (role == "level" and _is_rounded(figure, acts))
    if there.several_years and _EACH_YEAR.search(nearest):
        fact.doubts.append(AT_END)
    elif there.several_years and (summed or not reached):
        of_same = phrases.is_amount(naming.before_figure(nearest))  # 新建项目12个,总投资5亿元
        beside = any(
            of_same or _is_like(one.level, figure.mention)
            for one in told
            if one.of_several_years and one.level
        )
        came_about = role != "level" or done or summed or beside
        if there.or_year or not (came_about or (acts and there.together)):
            may_be = acts and role == "level"  # not 增长5%, of the last
            if may_be or comparable(figure.mention.unit, "元"):
                fact.doubts.append(AT_END)
        elif there.together:
            fact.there = there._replace(period=there.together)
        else:
            fact.is_undated = True
    elif there.several_years:
        if role == "level" and figure.mention.unit != "%" and phrases.verb_of(fact.name):
            fact.doubts.append(_SUM)
        elif role == "level" and _SHARE_OF_SPENT.search(words) and not _CAME_TO.search(nearest):
            fact.doubts.append(AT_END)
    elif role == "change" and _CUMULATED.search(nearest) and not figure.mention.basis:
        fact.doubts.append(_SUM)
    elif several and role == "level" and (summed or done or (not reached and _are_sums(told))):
        if several.together and not (is_dated or several.or_year):
            fact.there = there._replace(period=several.together, extent=Kind.SPAN)
        elif not (is_dated and several.several_years):
            fact.doubts.append(_SUM)


def _is_rounded(figure: FigureText, acts: bool) -> bool:
    """True if the bound is one of a sum: 改造小区超2100个."""
    bound = BOUNDS.get(figure.mention.qualifier or "", "at least")
    return acts and figure.mention.unit != "%" and bound != "at least"


def _is_like(level: Mention, other: Mention) -> bool:
    """True if two levels have similar units, or both count things."""
    counts = all(base_name(one.unit or "") in COUNTS for one in (level, other))
    return other.unit != "%" and (counts or comparable(level.unit, other.unit))


def _are_sums(facts: Sequence[DraftedFact]) -> bool:
    """True if facts may be sums over several years, so that counts beside them are, too."""
    return any(fact.is_counted and (_SUM in fact.doubts or fact.of_several_years) for fact in facts)
