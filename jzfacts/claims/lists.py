"""Lists in prose: figures that stand together, and names that share their beginning or end.

接待游客数、旅游综合收入分别增长9.6%和6.9%: the i-th name takes the i-th figure.
煤炭、钢铁、火电行业清洁运输比例 and 设备更新项目数和资金额 are names that share what only one of
them prints.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jzfacts.claims import clauses
from jzfacts.claims import indicator_names as naming
from jzfacts.text.units import comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.indicator_names import Named, Names

_CONFUSED = ({"%", "个百分点"}, {"亿元", "亿美元", "万元"}, {"亿斤", "万斤", "亿公斤"})
"""Units that are taken for one another, so that a list of both is a list with a slip."""


def run_of(figures: Sequence[FigureText], number: int) -> Sequence[FigureText]:
    """A figure with the others of its list: 9.6%和6.9%."""
    first = figures[number].mention
    end = number + 1
    while end < len(figures):
        before, after = figures[end - 1], figures[end]
        together = before.mention.group is not None and before.mention.series == "list"
        if not (together and after.mention.group == before.mention.group):
            if not _alike(before, after):
                break
            if after.mention.role == "level":
                after.mention = replace(
                    after.mention, role=first.role, direction=first.direction, basis=first.basis
                )
        end += 1
    return figures[number:end]


def _alike(one: FigureText, other: FigureText) -> bool:
    """Whether two figures are a list but for a slip in a unit: 131.1个百分点、122.3%."""
    first, second = one.mention, other.mention
    joined = other.pre[:1] in (["、"], ["和"]) and second.role in (first.role, "level")
    return joined and any(
        first.unit != second.unit and {first.unit, second.unit} <= units for units in _CONFUSED
    )


def share_ends(names: Names, found: Sequence[str], run: Sequence[FigureText]) -> list[Named | None]:
    """The names of a list's members, which may share their beginning or their end.

    煤炭、钢铁、火电行业清洁运输比例; 设备更新项目数和资金额. Of several names the one is meant that
    has figures in the unit printed.
    """
    first, last = clauses.unjoined(found[0]), clauses.unjoined(found[-1])
    named: list[Named | None] = []
    for member, figure in zip(found, run, strict=True):
        text = clauses.unjoined(member)
        one = names.ending(text, figure.said)
        if not (one and fits(one, figure)) and member is not found[-1]:
            one = with_end_of(names, text, last, figure) or one
        if not (one and fits(one, figure)) and member is not found[0]:
            one = _with_beginning_of(names, first, text, figure) or one
        named.append(one)
    return named


def fits(named: Named, figure: FigureText) -> bool:
    """Whether a fact of the name has such a figure as is printed."""
    mention = figure.mention
    return mention.role != "level" or any(
        fact.value is not None and comparable(fact.unit, mention.unit) for fact in named.facts
    )


def with_end_of(names: Names, text: str, last: str, figure: FigureText) -> Named | None:
    """The name that a text makes with the end of the last member: 煤炭, 火电行业清洁运输比例."""
    for tail, _ in naming.peeled_after(last[-naming.LONGEST :]):
        for cut in range(len(tail) - 1, 0, -1):
            named = names.ending(text + tail[cut:], figure.said)
            if named and fits(named, figure):
                return named
    return None


def _with_beginning_of(names: Names, first: str, text: str, figure: FigureText) -> Named | None:
    """The name that a text makes with the beginning of the first: 资金额, 设备更新项目数."""
    for head in naming.peeled_before(first[: naming.LONGEST]):
        for cut in range(1, len(head)):
            named = names.ending(head[:cut] + text, figure.said)
            if named and fits(named, figure):
                return named
    return None
