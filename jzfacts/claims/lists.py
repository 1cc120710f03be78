"""Lists in prose: figures that stand together, and names that share their beginning or end.

接待游客数、旅游综合收入分别增长9.6%和6.9%: the i-th name takes the i-th figure.
煤炭、钢铁、火电行业清洁运输比例 and 设备更新项目数和资金额 are names that share what only one of
them prints. A *run* is a figure alone or all the figures of a list.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jzfacts.claims import clauses
from jzfacts.claims.indicator_names import LONGEST, peeled_after
from jzfacts.claims.vocabulary import peeled_before
from jzfacts.text.units import comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.indicator_names import NameMatch, Names

_CONFUSED = ({"%", "个百分点"}, {"亿元", "亿美元", "万元"}, {"亿斤", "万斤", "亿公斤"})
"""Units that are taken for one another, so that a list of both is a list with an error."""


def runs(figures: Sequence[FigureText]) -> list[list[FigureText]]:
    """The figures of a paragraph, those of a list together."""
    found: list[list[FigureText]] = []
    for figure in figures:
        run = found[-1] if found else []
        if run and _in_list(run[-1], figure):
            run.append(figure)
        elif run and _in_list_with_wrong_unit(run[-1], figure):
            mention = figure.mention
            if mention.role == "level":
                first = run[0].mention
                mention = replace(
                    mention, role=first.role, direction=first.direction, basis=first.basis
                )
            run.append(replace(figure, mention=mention))
        else:
            found.append([figure])
    return found


def _in_list(before: FigureText, figure: FigureText) -> bool:
    one, other = before.mention, figure.mention
    return one.series == "list" and one.group is not None and one.group == other.group


def _in_list_with_wrong_unit(before: FigureText, figure: FigureText) -> bool:
    """Whether two figures are a list but for an error in a unit: 131.1个百分点、122.3%."""
    one, other = before.mention, figure.mention
    if figure.before[:1] not in (("、",), ("和",)) or other.role not in (one.role, "level"):
        return False
    return one.unit != other.unit and any({one.unit, other.unit} <= units for units in _CONFUSED)


def names_of_members(
    names: Names, members: Sequence[str], run: Sequence[FigureText]
) -> list[NameMatch | None]:
    """The names of a list's members, which may share their beginning or their end.

    煤炭、钢铁、火电行业清洁运输比例; 设备更新项目数和资金额. Of several names the one is meant that
    has figures in the unit printed.
    """
    texts = [clauses.unjoined(member) for member in members]
    last = len(texts) - 1
    found: list[NameMatch | None] = []
    for number, (text, figure) in enumerate(zip(texts, run, strict=True)):
        match = names.at_end(text, figure.so_far)
        if number < last and not fits(match, figure):
            match = with_end_of(names, text, texts[last], figure) or match
        if number > 0 and not fits(match, figure):
            match = _with_beginning_of(names, texts[0], text, figure) or match
        found.append(match)
    return found


def fits(match: NameMatch | None, figure: FigureText) -> bool:
    """Whether a fact of the name has such a figure as is printed."""
    mention = figure.mention
    return match is not None and (
        mention.role != "level"
        or any(
            fact.value is not None and comparable(fact.unit, mention.unit) for fact in match.facts
        )
    )


def with_end_of(names: Names, text: str, last: str, figure: FigureText) -> NameMatch | None:
    """The name that a text makes with the end of the last member: 煤炭, 火电行业清洁运输比例."""
    for tail, _ in peeled_after(last[-LONGEST:]):
        for cut in range(len(tail) - 1, 0, -1):
            match = names.at_end(text + tail[cut:], figure.so_far)
            if fits(match, figure):
                return match
    return None


def _with_beginning_of(names: Names, first: str, text: str, figure: FigureText) -> NameMatch | None:
    """The name that a text makes with the beginning of the first: 资金额, 设备更新项目数."""
    for head in peeled_before(first[:LONGEST]):
        for cut in range(1, len(head)):
            match = names.at_end(head[:cut] + text, figure.so_far)
            if fits(match, figure):
                return match
    return None
