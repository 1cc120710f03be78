"""What a figure without words of its own continues: …，同比增长3.5%，全省第2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.claims.indicator_names import flows_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.indicator_names import NameMatch
    from jzfacts.text.mentions import Mention

_POINTS = frozenset(("个百分点", "百分点"))


class Carried:
    """What has been named so far in a statement."""

    def __init__(self, statement: int = -1, names: Sequence[NameMatch | None] = ()) -> None:
        self.statement = statement
        self.names = list(names)
        """The names of the last run, which the next goes on with."""
        self.in_turn: list[NameMatch | None] = []
        """The names of one run after another: 产量5万吨，产值3亿元，分别增长3%和4%."""
        self.earlier: list[NameMatch | None] = []
        """Those of the statements before, in the same sentence."""
        self.last = ""
        """The last name that was known, which may finish the next."""
        self.subject = ""
        """The last that was known in the statement before, in the same sentence."""
        self.unknown = ""
        """The words beside the last figure, if they name nothing known: 新增产业园区14个,总数居第一."""
        self.things: list[str] = []
        """What was counted one after another: 68个省重点、320个市重点项目."""
        self.unit: str | None = None
        self.level = False
        """The unit of the last figure, and whether it was a level."""
        self.closed = False
        """Whether somebody unknown was named, to whom all the rest may belong."""


def of_amount(match: NameMatch, mention: Mention, in_turn: Sequence[NameMatch | None]) -> NameMatch:
    """Return the name, or for a growth or rank behind a share that of the amount: 收入5亿元,为预算的21%,
    下降3%. A share itself would move by points.
    """
    is_share = all(fact.unit == "%" and not fact.rank for fact in match.facts)
    if mention.role not in ("change", "rank") or mention.unit in _POINTS or not is_share:
        return match
    told = [one for one in in_turn[::-1] if one and one.name != match.name]
    begun = (one for one in told if all(it.indicator.startswith(one.name) for it in match.facts))
    return next(begun, match)


def of_each(known: Sequence[NameMatch]) -> NameMatch:
    """Return the joint name of several indicators that a figure applies to each of."""
    facts = tuple(fact for match in known for fact in match.facts)
    loose = frozenset().union(*(match.loose for match in known))
    return known[0]._replace(facts=facts, loose=loose, each=len(facts) == len(known))


def is_increase(match: NameMatch) -> bool:
    """True if a name counts what came about in a year."""
    return all(flows_in(fact.indicator) for fact in match.facts)
