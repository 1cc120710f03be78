"""Finds a value or a rank that a draft gives twice, differently.

Two figures are compared if the words before them make literally the same name for the same place
and time, or if their statements are identical but for one figure. Amounts of a period (新增, 完成)
are compared only in a draft about a single period.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from jzfacts.claims.report_words import FLOW
from jzfacts.i18n import Message
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.units import UnitError, dimension
from jzfacts.verify.consistency.rounding import Problem
from jzfacts.verify.consistency.whole_names import WholeName, goes_on, letters, whole_name
from jzfacts.verify.intervals import Quantity, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jzfacts.claims.area_period.time_place import TimePlace
    from jzfacts.claims.clauses import FigureText
    from jzfacts.text.mentions import Mention

_T = TypeVar("_T")

REMEMBERED = 5000
"""Maximum number of names, and of statements, kept in memory."""

_STATEMENT, _LONG = 10, 14
"""Minimum letters of a statement to recognize it again: with the same place and time, or with any."""
_WHOLE = 20
"""Minimum letters of a statement to recognize it again in another chapter."""
_DONE = pattern(
    "(?<!高)新(?!型|能源|材料|兴|一代)|累计|完成|发放|争取|培育|举办|转移|提供|疏解|改造|治理|实施|落实"
)
"""Words besides the verbs of flow that make a name the amount of a period."""
_STOCK = pattern(
    "(?:[率额值量数]|比重|比例|收入|总产|单产|里程|存款|贷款|寿命|水平|强度|浓度|密度|费用|支出|税收|利润|营收|人次"
    "|人口|装机|面积|企业|规模|床位|价格)\\Z"
)
"""Endings of names for a level, which a draft about several periods gives once per chapter."""
_SHOWN = 12
"""Letters shown before a figure that has no name."""
_COMMA = pattern(r"[,:|()、]")
_STOP = pattern(r"[。!?;\n]")


class _Value(NamedTuple):
    """A value or rank found earlier in the draft."""

    quantity: Quantity
    text: str
    line: int
    """Line of the draft."""


class Said:
    """The values and ranks of a draft so far."""

    def __init__(self, shown_line: Callable[[int], str], *, of_several_times: bool) -> None:
        """`shown_line`: formats a line number for people."""
        self._shown_line, self._of_several_times = shown_line, of_several_times
        self.chapter = 0
        """The number of the chapter being read: a draft of several times has one for each."""
        self._values: dict[tuple[object, ...], _Value] = {}
        self._statements: dict[tuple[object, ...], tuple[_Value, ...]] = {}

    def again(
        self,
        text: str,
        figures: Sequence[FigureText],
        there: Sequence[TimePlace],
        lines: Sequence[int],
        settled: Sequence[bool],
    ) -> Iterator[Problem]:
        """Yield the figures of a folded paragraph that differ from what was said before.

        `there`, `lines`, `settled`: place and time, line, and whether already known to be wrong, for each
        figure.
        """
        values = [
            _Value(_quantity(figure.mention), figure.mention.text.strip(), line)
            for figure, line in zip(figures, lines, strict=True)
        ]
        found: dict[int, Problem] = {}
        agreed: Counter[int] = Counter()
        differed: defaultdict[int, list[int]] = defaultdict(list)
        previous = carried = None
        for figure, one, value, known in zip(figures, there, values, settled, strict=True):
            gap = text[previous.end : figure.start] if previous else ","
            attached = not (figure.first or figure.mention.among or _COMMA.search(gap))
            name = None if attached else whole_name(figure, previous)
            if previous and carried and not name and goes_on(figure, previous):
                name = carried
            before = self._before(name, figure, one, value) if name and not known else None
            if name and before and _differ(figure.mention, value, before):
                found[figure.start] = self._told(figure, name.printed, before)
                differed[before.line].append(figure.start)
            elif before:
                agreed[before.line] += 1
            previous, carried = figure, name
        # Several figures that all differ from those of one passage are of something else than it:
        # 小学…校舍总面积，仪器设备值；初中…校舍总面积，仪器设备值
        for line, starts in differed.items():
            for start in starts if len(starts) > max(1, agreed[line]) else ():
                del found[start]
        if not any(settled):
            for problem in self._stated(text, figures, there, values):
                found.setdefault(problem.figure.start, problem)
        yield from found.values()

    def _before(
        self, name: WholeName, figure: FigureText, there: TimePlace, value: _Value
    ) -> _Value | None:
        """Return the value given earlier under the same name, and remember this one."""
        if not there.is_one or there.passing or figure.planned or figure.estimated:
            return None
        chapter = 0
        if self._of_several_times:
            core = name.letters.split("\n")[1]
            ratio = core.endswith(("率", "比重", "比例"))
            rank = figure.mention.role == "rank"
            flow = FLOW.search(name.letters) or _DONE.search(name.letters)
            if not (ratio or rank or (_STOCK.search(core) and not flow)):
                return None
            chapter = self.chapter
        key = (name.letters, _measure(figure.mention), there, chapter)
        before = _remember(self._values, key, value)
        differs = before and _differ(figure.mention, value, before)
        if before and before.quantity.qualifier and not (value.quantity.qualifier or differs):
            self._values[key] = value  # which says more
        return before

    def _stated(
        self,
        text: str,
        figures: Sequence[FigureText],
        there: Sequence[TimePlace],
        said: Sequence[_Value],
    ) -> Iterator[Problem]:
        """Yield the one figure in which a repeated statement differs."""
        number = 0
        stops = [found.start() for found in _STOP.finditer(text)] + [len(text)]
        for _, group in groupby(figures, key=lambda figure: figure.statement):
            statement = list(group)
            after = bisect_left(stops, statement[0].start)
            begin, stop = (stops[after - 1] + 1 if after else 0), stops[after]
            ends = [begin, *(one.end for one in statement)]
            starts = [*(one.start for one in statement), stop]
            words = [letters(text[end:start]) for end, start in zip(ends, starts, strict=True)]
            values = tuple(said[number : number + len(statement)])
            length = sum(map(len, words))
            place = (there[number] if length < _LONG else None, length < _WHOLE and self.chapter)
            number += len(statement)
            if length < _STATEMENT:
                continue
            units = tuple(_measure(one.mention) for one in statement)
            before = _remember(self._statements, (tuple(words), units, place), values)
            if before is None:
                continue
            others = [
                (one, old)
                for one, new, old in zip(statement, values, before, strict=True)
                if new.quantity[:2] != old.quantity[:2]  # nearly always the same
                and _differ(one.mention, _unbound(new), _unbound(old))
            ]
            if len(others) == 1:
                one, old = others[0]
                name = whole_name(one, None)
                printed = name.printed if name else words[statement.index(one)][-_SHOWN:]
                yield self._told(one, printed, old)

    def _told(self, figure: FigureText, name: str, before: _Value) -> Problem:
        message = Message(
            "{name}: {said} here, {other} in {line}",
            name=name,
            said=figure.mention.text.strip(),
            other=before.text,
            line=self._shown_line(before.line),
        )
        rule = "two-ranks" if figure.mention.role == "rank" else "two-values"
        return Problem(figure, rule, message, before.text)


def _remember(known: dict[tuple[object, ...], _T], key: tuple[object, ...], value: _T) -> _T | None:
    """Return the value stored under a key, or store this one and return None."""
    before = known.get(key)
    if before is None and len(known) < REMEMBERED:
        known[key] = value
    return before


def _quantity(mention: Mention) -> Quantity:
    unit = None if mention.role == "rank" else mention.unit
    return Quantity(abs(mention.value), unit, mention.qualifier)


def _measure(mention: Mention) -> str:
    """Return the kind of a figure; only figures of one kind are compared."""
    if mention.role == "rank":
        return f"rank {mention.among}"
    role: str = mention.role
    if role != "level":
        role += f" {mention.direction}"
    try:
        return f"{role} {dimension(mention.unit)}"
    except UnitError:
        return f"{role} {mention.unit}"


def _unbound(one: _Value) -> _Value:
    """Return the value without its bound word."""
    return one._replace(quantity=one.quantity._replace(qualifier=None))


def _differ(mention: Mention, one: _Value, other: _Value) -> bool:
    if mention.role == "rank":
        return one.quantity.value != other.quantity.value
    forth, back = judge(one.quantity, other.quantity), judge(other.quantity, one.quantity)
    return forth == back == "differs"
