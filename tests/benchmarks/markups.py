"""The page's figures in the markups that drafts have: are they seen, and is a wrong one told?

Sixty figures of the shipped page are written in one markup after another, each in its paragraph: as
it is, when it must match, and with a digit changed, when it must be told as a conflict; no other
figure may be told. In the table each stands beside its fact's indicator, under what it is of it. A
number with another digit raised above it (42.4⁹亿斤) is neither right nor wrong: of it is asked that
it does not match. The page is skipped where it is absent.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from own_pages import falsified
from proofreading import PAGE, verdicts

from jzfacts.facts.figures import figures
from jzfacts.index.index import open_index
from jzfacts.verify.verifier import CONFLICT, MATCH, Verifier

COUNT = 60
NEAR = 9
"""Lines of the page that stand above a figure in its draft: its title, and what may go on."""
DAMAGED = 13
"""The line of the page that a scan read across columns."""
MARKUPS: dict[str, Callable[[str, str, str], str]] = {
    "n unit": lambda n, unit, _: n + unit,
    "**n**unit": lambda n, unit, _: f"**{n}**{unit}",
    "n⏎unit": lambda n, unit, _: f"{n}\n{unit}",
    "“n”unit": lambda n, unit, _: f"“{n}”{unit}",
    "<b>n</b>unit": lambda n, unit, _: f"<b>{n}</b>{unit}",
    "`n`unit": lambda n, unit, _: f"`{n}`{unit}",
    "n&nbsp;unit": lambda n, unit, _: f"{n}&nbsp;{unit}",
    "n**9**unit": lambda n, unit, was: (
        f"{n[:-1]}**{n[-1]}**{unit}" if n == was else f"{was}**9**{unit}"
    ),
    "n<sup>9</sup>unit": lambda n, unit, was: (
        f"{n}{unit}<sup>1</sup>" if n == was else f"{was}<sup>9</sup>{unit}"
    ),
    "~~old~~n unit": lambda n, unit, was: f"~~{'9' + n if n == was else was}~~{n}{unit}",
}
"""Each markup of a number, a unit and the number that would be right."""
TABLE = "| n unit |"
COLUMNS = {"value": "数值", "change": "比上年增减", "baseline": "年初", "versus": "备注"}


class Figure(NamedTuple):
    """A figure of the page that matches: what stands around it, and what it is of its fact."""

    before: str
    number: str
    unit: str
    after: str
    false: str
    """The number with a digit changed."""
    indicator: str
    measure: str

    def draft(self, markup: str, number: str) -> tuple[str, range]:
        """The paragraph with that number in a markup, or a table; where the figure stands in it."""
        if markup == TABLE:
            mean = "高于全省平均水平" if self.measure == "versus" else ""
            before = f"| 指标 | {COLUMNS[self.measure]} |\n|---|---|\n| {self.indicator} | {mean}"
            written, after = number + self.unit, " |\n"
        else:
            before, after = self.before, self.after
            written = MARKUPS[markup](number, self.unit, self.number)
        return before + written + after, range(len(before), len(before + written))


class Row(NamedTuple):
    """What came out for one markup."""

    markup: str
    figures: int
    matched: int
    told: int
    false_conflicts: int


def measure() -> list[Row]:
    """A row for each markup; none where the page is absent."""
    if not PAGE.exists():
        return []
    verifier = Verifier(open_index())
    chosen = list(islice(_chosen(verifier), COUNT))
    return [_row(verifier, name, chosen) for name in (*MARKUPS, TABLE)]


def _chosen(verifier: Verifier) -> Iterator[Figure]:
    """The page's matched figures that have digits and a unit."""
    page = PAGE.read_text("utf-8")
    facts, lines = {fact.id: fact for fact in open_index().facts()}, page.split("\n")
    for one in verdicts(verifier, page):
        parts = re.fullmatch(r"([0-9.]+)(\s*[^0-9.]+)", one.text)
        if not parts or one.status != MATCH or one.line == DAMAGED:
            continue
        number, unit = parts.groups()
        known = figures(facts[one.fact or ""])
        measure = next(each.measure for each in known if f"{abs(each.value):f}" == number)
        bounded = bool(re.search("[超近余]|突破", one.text + (one.expected or "")))
        start = len("\n".join(lines[: one.line - 1])) + one.column
        before = "\n".join([*lines[:NEAR], *page[:start].split("\n")[-NEAR:]])
        after = page[start + len(one.text) :].partition("\n\n")[0]
        false, name = falsified(number, bounded=bounded), facts[one.fact or ""].indicator
        yield Figure(before, number, unit, after, false, name, measure)


def _row(verifier: Verifier, markup: str, chosen: list[Figure]) -> Row:
    """Try one markup."""
    matched = told = accused = 0
    for figure in chosen:
        for number in (figure.number, figure.false):
            text, place = figure.draft(markup, number)
            found = [((one.span or (-1,))[0] in place, one) for one in verdicts(verifier, text)]
            status = next((one.status for here, one in found if here), "not seen")
            accused += sum(one.status == CONFLICT and not here for here, one in found)
            if number == figure.number:
                accused += status == CONFLICT
                matched += status == MATCH
            else:
                told += status == CONFLICT or ("<sup>" in markup and status != MATCH)
    return Row(markup, len(chosen), matched, told, accused)
