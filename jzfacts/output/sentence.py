"""A fact as a clause of official prose, to be copied: 粮食总产42.4亿斤，同比增长3.5%，居全省第2位.

Nothing is added to what the fact says and nothing left out: figure with unit and bound, where it
stood before, change, comparison, rank, what came about; and area and period where they are not
those of the source or the base has several, for out of its page the clause must not be taken for
something else. It is Chinese whatever the language of the reader, and has no full stop: it goes into a sentence of his.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.facts.figures import bounded
from jzfacts.facts.periods import spans_years
from jzfacts.output.columns import figure, number, phrase
from jzfacts.output.escape import harmless
from jzfacts.text.lexicon import verb_of
from jzfacts.text.units import UnitError, convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jzfacts.facts.figures import Converted
    from jzfacts.facts.model import Baseline, Change, Fact
    from jzfacts.output.columns import Row
    from jzfacts.output.formats import View

ATTAINED = re.compile(r"(?:入选|入围|登榜|获评|荣获)\Z")
"""Outcomes that take the title for their object and the bearers before them: 8家入选…."""

MADE = re.compile(r"(?:组建|[成设]立|建成|建设|创建|出台|实施|举办|启用|打通拓宽|未发生)\Z")
"""Outcomes that take the thing named for their object: 组建市文旅集团. Others follow it."""

APART = re.compile(r"(?:场景|标杆|试点|品牌)\Z")
"""Outcomes that are no verb: they stand beside what is named, after a comma."""

DONE = re.compile(r"获批|获准|通过")
"""How outcomes begin that say of a number what happened to it: 2家获批."""

TOLD = re.compile(r"获|入围|入选|进入")
"""Words of an indicator that is a clause by itself; an outcome follows it after a comma."""

RATES = re.compile(r"(?:同比)?(?:增速|增幅|增长率|增长速度)\Z")
"""Ends of indicators that are what a change in % says: 投资增速下降12% would be another figure."""

COUNTS = re.compile(r"(?:[数量率值额比]|比例|比重)\Z")
"""Indicators that need no 数 before a bare number."""

PARTS_OF_A_YEAR = {"S1": "上半年", "S2": "下半年"}
PARTS_OF_A_YEAR |= {f"Q{number}": f"{name}季度" for number, name in enumerate("一二三四", 1)}


def render(rows: Iterable[Row], view: View) -> Iterator[str]:
    """Each fact as a clause on a line of its own, after the query that found it."""
    for row in rows:
        query = "" if row.query is None else harmless(row.query) + "\t"
        yield query + harmless(sentence(row.fact, row.converted, placed=view.several)) + "\n"


def sentence(fact: Fact, converted: Converted | None = None, *, placed: bool = False) -> str:
    """The clause, its parts divided by full-width commas; `converted` stands in parentheses.

    If `placed`, it says its area and period, also where they are those of the source.
    """
    name, outcome = fact.indicator, fact.outcome
    figure = _figure(fact, converted)
    if not figure and fact.change and fact.change.unit == "%":
        name = RATES.sub("", name) or name
    if outcome and outcome in name:
        outcome = None
    if outcome and not fact.baseline and ATTAINED.search(outcome):
        head, outcome = f"{figure}{outcome}{name}", None
    elif outcome and not fact.baseline and MADE.search(outcome):
        head, outcome = f"{outcome}{name}{_linked(fact, figure)}", None
    else:
        head = name + _level(fact, figure)
        if outcome and figure and not fact.baseline and DONE.match(outcome):
            head, outcome = head + outcome, None
    following = [
        _change(fact.change) if fact.change else "",
        str(phrase(fact.versus) or ""),
        f"居{fact.rank.among}第{fact.rank.place}位" if fact.rank else "",
        outcome or "",
    ]
    clauses = [clause for clause in following if clause]
    apart = clauses == [outcome] and bool(APART.search(clauses[0]) or TOLD.search(name))
    if clauses and head == name and not apart:
        head += clauses.pop(0)
    status = fact.status if fact.status and fact.status not in head else ""
    return "，".join([status + _where(fact, placed=placed) + head, *clauses])


def _where(fact: Fact, *, placed: bool) -> str:
    """The area and the period that a reader of the source would not assume."""
    said = ""
    if placed or fact.period != fact.source.period:
        said = _when(fact.period)
    stem = re.sub(r"[省市县区]\Z", "", fact.area)
    if (placed or fact.area != fact.source.area) and stem not in fact.indicator:
        said += fact.area
    return said


def _when(period: str) -> str:
    if spans_years(period):
        return f"{period.replace('/', '至')}年"
    year, _, part = period.partition("-")
    if not part:
        return f"{year}年"
    months = "至".join(str(int(month)) for month in part.split("/") if month.isdigit())
    return f"{year}年{PARTS_OF_A_YEAR.get(part) or f'{months}月'}"


def _figure(fact: Fact, converted: Converted | None) -> str:
    if fact.value is None:
        return ""
    return figure(fact) + (f"（合{figure(fact, converted)}）" if converted else "")


def _level(fact: Fact, figure: str) -> str:
    """The figure as what follows the name, from where it stood before if that is known."""
    if not figure or fact.baseline is None:
        return _linked(fact, figure)
    stood = f"{number(fact.baseline.value)}{fact.baseline.unit or ''}"
    period = fact.baseline.period or ""
    moved = _moved(fact, fact.baseline)
    if moved:
        return f"由{period}{'的' if period else ''}{stood}{moved}{figure}"
    return f"{_linked(fact, figure)}，{period or '此前'}为{stood}"


def _linked(fact: Fact, figure: str) -> str:
    """The figure, with the word between it and the name where they would run into each other."""
    name = fact.indicator
    if not figure:
        return ""
    if fact.unit is None:
        return f"{'' if COUNTS.search(name) else '数'}为{figure}"
    if name.endswith(fact.unit):
        return f"有{figure}"
    return f"为{figure}" if name[-1].isascii() and name[-1].isalnum() else figure


def _moved(fact: Fact, baseline: Baseline) -> str | None:
    """The verb from one level to the other; None where they cannot be compared."""
    if fact.value is None or fact.qualifier is not None or fact.unit is None:
        return None
    try:
        before = convert(baseline.value, baseline.unit or "", fact.unit)
    except UnitError:
        return None
    if before == fact.value:
        return None
    up = fact.value > before
    if fact.unit in ("%", "‰"):
        return "提高到" if up else "下降到"
    return "增加到" if up else "减少到"


def _change(change: Change) -> str:
    if not change.value:
        return f"{change.basis or ''}持平"
    verb = verb_of(change.unit, rises=change.value > 0)
    size = abs(change.value)
    return f"{change.basis or ''}{verb}{bounded(number(size), size, change.unit, change.qualifier)}"
