"""What each figure of a paragraph speaks of: its name, facts, place and time.

Clause by clause. The words before a figure name it (粮食总产42.4亿斤), or those after it
(88个老旧小区), or both (新增6家省质量标杆企业); where neither does, it goes on with what was named
before (…，同比增长3.5%，全省第2). A name may be finished by one before it (总数, 其中新增), and of
a list with as many figures the i-th member takes the i-th figure. What is named in no known way
stands in the way: the figures after it have no name either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jzfacts.claims import clauses, lists, vocabulary
from jzfacts.claims import counted_nouns as counted
from jzfacts.claims import indicator_names as naming

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jzfacts.claims.clauses import FigureText, Paragraph
    from jzfacts.claims.discourse import Setting
    from jzfacts.claims.indicator_names import Named, Names

_OWNER = re.compile(
    "(?:某.{1,6}?|.{2,10}?(?:集团|公司|股份|大学|学院|医院|银行|开发区|高新区|经开区|示范区"
    "|园区|新区|商会|街道|(?<!城)乡(?!村)|(?<![城乡])镇|(?<![农乡])村(?!级)))"
)
"""Whoever has figures of their own: what follows in the sentence may be theirs."""
_DISTRIBUTED = re.compile("分别|分列|依次|各为|各自")
_PLACES = frozenset("县市 县 市 区 县区 省".split())
_THINGS = frozenset("个 家 所 件 项 条 台 辆 套 座 处 张 场 名 位 人 户 部 种 类".split())
_AHEAD = 6
"""Figures after a count that may be shares of the things counted."""
_STRANGER = 4
"""Characters that the name of somebody unknown has at most: 清丰粮食总产."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure of a draft with what it speaks of."""

    figure: FigureText
    setting: Setting
    named: Named | None
    group: int | None = None
    """Claims of one list share it; by it two swapped figures are told."""


class Reader:
    """Reads the claims of paragraphs; remembers the end of one that breaks off."""

    def __init__(self, names_of: Callable[[Setting], Names]) -> None:
        """`names_of`: the names of the facts of an area and period."""
        self._names_of = names_of

    def claims(
        self, paragraph: Paragraph, settings: Sequence[tuple[int, Setting]], tail: str = ""
    ) -> list[Claim]:
        """The claims of a paragraph, given what holds from which position on.

        `tail`: the words of a paragraph before that broke off in the middle of a sentence.
        """
        figures = paragraph.figures
        found: list[Claim] = []
        state = _Carried()
        at = 0
        number = 0
        while number < len(figures):
            figure = figures[number]
            if figure.part != state.part:
                state = _Carried(figure.part)
            run = lists.run_of(figures, number)
            while at + 1 < len(settings) and settings[at + 1][0] <= figure.start:
                at += 1
            setting = settings[at][1]
            scope = _Scope(self._names_of(setting), figure, run, state)
            named = scope.named()
            if tail and not any(named) and figure.first and figure.sentence == 0:
                named = scope.across(tail)
            for member, name in zip(run, named, strict=True):
                while at + 1 < len(settings) and settings[at + 1][0] <= member.start:
                    at += 1
                group = member.mention.group if len(run) > 1 else None
                found.append(Claim(member, settings[at][1], name, group))
            number += len(run)
        return _wholes(_shared_ends(found, self._names_of))


class _Carried:
    """What was named before in a part of a sentence."""

    def __init__(self, part: int = -1) -> None:
        self.part = part
        self.names: list[Named | None] = []
        """The names of the last run, which the next goes on with."""
        self.last = ""
        """The last name that was known, which may finish the next."""
        self.things: list[str] = []
        """What was counted one after another: 68个省重点、320个市重点项目."""
        self.closed = False
        """Whether somebody unknown was named, to whom all the rest may belong."""


class _Scope:
    """One figure, or one list of figures, about to be given its name."""

    def __init__(
        self,
        names: Names,
        figure: FigureText,
        run: Sequence[FigureText],
        state: _Carried,
    ) -> None:
        self._names, self._figure, self._run, self._state = names, figure, run, state
        self._size = len(run)
        self._said = figure.said
        self._pre = figure.pruned()
        if figure.mention.unit in _PLACES and self._pre:
            self._pre[0] = ""  # 武陟、孟州、沁阳3县市: what is counted stands before it, too

    def named(self) -> list[Named | None]:
        """The name of each figure of the run."""
        found = self._find()
        state = self._state
        if self._size == 1 and counted.counts(self._figure):
            if state.things and clauses.unjoined(state.things[-1]) == state.things[-1]:
                state.things = []  # the one before is no member of a list with this one
            state.things.append(self._figure.post)
        else:
            state.things = []
        state.names = found
        known = [name for name in found if name]
        if known:
            state.last = known[-1].name
        return [None] * self._size if state.closed else found

    def across(self, tail: str) -> list[Named | None]:
        """The name that began before a break: 技术合 and 同成交额."""
        nearest = clauses.last_clause(tail)
        if self._size > 1 or not self._pre:
            return [None] * self._size
        for cut in range(1, min(len(nearest), naming.LONGEST) + 1):
            named = self._names.ending(nearest[-cut:] + self._pre[0], self._said)
            if named and len(named.name) > len(naming.letters(self._pre[0])):
                self._state.names, self._state.last = [named], named.name
                return [named]
        return [None]

    def _find(self) -> list[Named | None]:
        none: list[Named | None] = [None] * self._size
        nearest = self._pre[0] if self._pre else ""
        if self._size == 1 and self._figure.counts:
            behind = counted.counted(self._names, self._figure, nearest, self._state.last)
            if behind:
                return [behind]
        if not naming.is_empty(nearest):
            return self._before(nearest)
        if counted.is_open(self._figure):
            return none
        total = bool(vocabulary.TOTAL.search(nearest))
        if total and self._state.last:
            named = self._names.joined(self._state.last, nearest, self._said)
            if named:
                return [named] * self._size
        for clause in self._pre[1:]:
            if not naming.is_empty(clause):
                return self._topic(clause, nearest)
        carried = self._state.names
        if total:
            carried = [name if name and not _is_increase(name) else None for name in carried]
        if self._size == 1 and len(carried) == 1:
            return list(carried)
        return list(carried) if len(carried) == self._size else none

    def _before(self, text: str) -> list[Named | None]:
        """The names that the words before the run give."""
        if self._size > 1:
            listed = self._listed(text)
            if listed:
                return listed
        named = self._one(text)
        if named is None:
            self._close(text)
            return [None] * self._size
        if self._size > 1:
            return [None] * self._size
        if counted.is_open(self._figure) and self._figure.mention.unit in _THINGS:
            return [None]
        return [named]

    def _one(self, text: str) -> Named | None:
        """The name at the end of the words before a figure, alone or with one before it."""
        text = clauses.unjoined(text)
        named = self._names.ending(text, self._said)
        if named is None and counted.EXAMPLES.search(text):
            found = list(counted.EXAMPLES.finditer(text))[-1]
            head, tail = text[: found.start()], text[found.end() :]
            named = self._around(head, tail)
        if named is None and self._state.last:
            named = self._names.joined(self._state.last, text, self._said)
        if named is None:
            for clause in self._pre[1:2]:
                named = self._names.joined(clause, text, self._said)
        return named

    def _around(self, head: str, tail: str) -> Named | None:
        """The name whose beginning stands before examples (…等) and whose end after them."""
        for cut in range(min(len(head), 12) + 1):
            named = self._names.ending(head[:cut] + tail, self._said)
            if named:
                return named
        return None

    def _topic(self, clause: str, nearest: str) -> list[Named | None]:
        """The names that an earlier clause gives, where a comma stands before the figure."""
        if self._size > 1:
            listed = self._listed(clause)
            if listed:
                return listed
            return [None] * self._size
        text = clauses.unjoined(clause)
        named = self._names.ending(text, self._said) or self._names.beginning(
            text, self._said, lambda _: True
        )
        if named is None and not naming.is_empty(nearest):
            named = self._names.joined(text, nearest, self._said)
        return [named]

    def _listed(self, text: str) -> list[Named | None] | None:
        """The members of a list before the run, if they are as many as its figures."""
        state = self._state
        split = _DISTRIBUTED.split(text)
        if len(state.things) == self._size and len(split) > 1:
            return lists.share_ends(self._names, [*state.things[:-1], "".join(split)], self._run)
        found = clauses.members(text, self._size)
        if found is None and len(split) > 1:
            found = clauses.members(split[0], self._size)
            if found:
                found[-1] += split[-1]
        if found is None:
            return None
        return lists.share_ends(self._names, found, self._run)

    def _close(self, text: str) -> None:
        """Close the rest of the sentence where somebody unknown is named: 某企业, 清丰粮食总产."""
        bare = text.lstrip(" 、,")
        stranger = any(
            self._names.ending(bare[cut:], self._said)
            for cut in range(2, _STRANGER + 1)
            if not vocabulary.NARROWING.match(bare) and not vocabulary.FLOW.match(bare)
        )
        if stranger or (self._figure.first and _OWNER.match(bare)):
            self._state.closed = True


def _is_increase(named: Named) -> bool:
    """Whether a name counts what came about in a year."""
    return all(naming.flows_in(fact.indicator) for fact in named.facts)


def _wholes(found: list[Claim]) -> list[Claim]:
    """Take those for all of the things of which the next figure is a share or an average.

    320个市重点项目完成年度投资计划的122.3%: the 320 are not some of them.
    """
    for number, claim in enumerate(found):
        if claim.named and claim.named.partly:
            name, part = claim.named.name, claim.figure.part
            if any(
                after.named and after.figure.part == part and after.named.name.startswith(name)
                for after in found[number + 1 : number + 1 + _AHEAD]
            ):
                found[number] = replace(claim, named=replace(claim.named, partly=False))
    return found


def _shared_ends(found: list[Claim], names_of: Callable[[Setting], Names]) -> list[Claim]:
    """Give things counted one after another the end that the last of them has.

    68个省重点、320个市重点项目: 省重点项目.
    """
    for number in range(len(found) - 2, -1, -1):
        claim, after = found[number], found[number + 1]
        post = claim.figure.post
        joined = post.endswith(("、", "和", "与", "及"))
        if claim.named or not after.named or not joined or not claim.figure.counts:
            continue
        text = clauses.unjoined(post)
        names = names_of(claim.setting)
        named = lists.with_end_of(names, text, after.named.name, claim.figure)
        if named:
            found[number] = replace(claim, named=named)
    return found
