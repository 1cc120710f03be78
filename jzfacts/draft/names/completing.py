"""Completes names after a whole passage is read: blanked places, zones, shared ends.

A clause without a subject continues a zone named before; a figure may print a word for the one right
before it: 5户16名困难群众, 2个百亿级、3个十亿级集群.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from jzfacts.claims.area_period.places import NATION
from jzfacts.claims.plans import EXPECTATION
from jzfacts.draft.names import naming, phrases
from jzfacts.draft.names.naming import nearest_words
from jzfacts.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.passages import Passage
    from jzfacts.draft.drafted import DraftedFact

_ESTIMATED = re.compile(
    f"(?:[。!?]|\\A)(?:[^,。;]{{0,12}}[年月度],)?[^,。;]{{0,4}}{EXPECTATION}[^。!?]*\\Z|{EXPECTATION}[^,。;、0-9]*\\Z"
)
"""Words for an estimate, at the head of a sentence or beside the figure."""
_PER = re.compile("每人每[年月天日]\\Z")
UNNAMED = N_("nothing names it")


def complete(
    facts: Sequence[DraftedFact],
    passage: Passage,
    figure_of: Mapping[tuple[int, int], FigureText],
    area: str,
) -> None:
    """Complete the names of the facts of a passage; `figure_of`: its figures by their positions."""
    for fact, after in pairwise(facts):
        first, second = figure_of[fact.spans[0]], figure_of[after.spans[0]]
        _share(fact, after, is_beside=first.end == second.start)
    zone, group = "", None
    for fact in facts:
        first = figure_of[fact.spans[0]]
        also = fact.also or phrases.other_form(fact.name, nearest_words(first))
        plain = phrases.without_reaching(fact.name)
        fact.name, also = plain, also or (fact.name if plain != fact.name else "")
        of_nation = fact.there.area == NATION != area
        printed = passage.folded[: first.end + len(first.after)]
        fact.name, fact.also = (
            naming.as_printed(name, printed, passage.paragraph.text, of_nation=of_nation)
            for name in (fact.name, also)
        )
        if fact.level and fact.level.unit in ("%", "成") and not fact.also:
            share = phrases.as_share(fact.name)
            fact.name, fact.also = share, fact.name if share != fact.name else ""
        if (per := _PER.search(nearest_words(first))) and not fact.name.endswith("标准"):
            fact.name += per[0]  # 补助每人每月500元
        if first.mention.group is None or first.mention.group != group:
            zone = naming.zone_before(passage.folded, first)
        group = first.mention.group
        own = naming.before_figure(nearest_words(first))
        if zone in fact.name and phrases.is_amount(own):  # 新区新增企业12家,实现营业收入5亿元
            fact.name = (zone and zone + own) or fact.name
        elif zone not in fact.name:
            fact.name = zone + fact.name
        if _ESTIMATED.search(passage.folded, 0, first.start):
            fact.status = EXPECTATION
        if not fact.name:
            fact.name = naming.words_before(passage.folded, first.start)
            fact.doubts.append(UNNAMED)
        if fact.rank is not None and not fact.rank.among:
            at = next(one.start for one in passage.figures if one.mention is fact.rank)
            fact.scope = naming.scope_before(passage.folded, at)
            fact.doubts.append(N_("among whom it ranks is not clear"))
        if fact.versus is not None:
            at = next(
                one.start
                for one in passage.figures
                if one.mention is fact.versus
                or (one.mention.group is not None and one.mention.group == fact.versus.group)
            )
            fact.compared = naming.comparison(passage.folded, at)


def _share(fact: DraftedFact, after: DraftedFact, *, is_beside: bool) -> None:
    """Give a fact what the name of the next one prints for both."""
    if is_beside and UNNAMED in fact.doubts and after.name:
        fact.name = after.name
        fact.doubts = [doubt for doubt in fact.doubts if doubt != UNNAMED]
    grade, mark, rest = after.name.partition("级")
    is_grade = grade.endswith(("十", "百", "千", "万", "亿", "国家", "省", "市", "县"))
    if fact.name.endswith("级") and mark and len(rest) > 1 and is_grade:
        fact.name, fact.noun = fact.name + rest, fact.noun + rest
