"""The page's figures in the markups that drafts have: are they seen, and is a wrong one told?

    python tests/benchmarks/markups.py [--details]

Sixty figures of the shipped page, number and unit, are written in one markup after another: as they
are, when they must match, and with a digit changed (one in each line at a time), when they must be
told as conflicts; no other figure may be told. In the table each stands beside its fact's indicator,
in the column of what it is of it. A number with another digit raised above it (42.4⁹亿斤) is neither
right nor wrong: of it is asked that it does not match. The page is skipped where it is absent.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from own_pages import falsified, figures
from proofreading import PAGE, verdicts

from jzfacts.documents.finding import Finding
from jzfacts.facts.model import Fact
from jzfacts.index.index import open_index
from jzfacts.verify.verifier import CONFLICT, MATCH, Verifier

COUNT = 60
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
    """A figure of the page that matches."""

    start: int
    """Its offset in the page."""
    number: str
    unit: str
    indicator: str
    measure: str
    """A key of `COLUMNS`."""
    false: str
    """The number with a digit changed."""
    line: int

    @property
    def end(self) -> int:
        return self.start + len(self.number) + len(self.unit)


class Row(NamedTuple):
    """What came out for one markup."""

    markup: str
    figures: int
    matched: int
    told: int
    false_conflicts: int
    details: list[str]


def measure() -> list[Row]:
    """A row for each markup; none where the page is absent."""
    if not PAGE.exists():
        return []
    index = open_index()
    verifier = Verifier(index)
    page = PAGE.read_text("utf-8")
    chosen = list(_chosen(verifier, page, {fact.id: fact for fact in index.facts()}))[:COUNT]
    drafts = {name: _page_writer(page, chosen, write) for name, write in MARKUPS.items()}
    drafts[TABLE] = lambda false: _table(chosen, false)
    return [_row(verifier, name, write, chosen) for name, write in drafts.items()]


def _chosen(verifier: Verifier, page: str, facts: Mapping[str, Fact]) -> Iterator[Figure]:
    """The page's matched figures that have digits and a unit."""
    starts = _line_starts(page)
    for finding in verdicts(verifier, page):
        parts = re.fullmatch(r"([0-9.]+)(\s*[^0-9.]+)", finding.text)
        if not parts or finding.status != MATCH or finding.line == DAMAGED:
            continue
        measure = next(
            one.measure
            for one in figures(facts[finding.fact or ""])
            if f"{abs(one.value):f}" == parts[1]
        )
        bounded = bool(re.search("[超近余]|突破", finding.text + (finding.expected or "")))
        yield Figure(
            starts[finding.line - 1] + finding.column - 1, parts[1], parts[2],
            facts[finding.fact or ""].indicator, measure, falsified(parts[1], bounded=bounded),
            finding.line,
        )  # fmt: skip


Draft = tuple[str, list[tuple[int, int]]]
"""A text, and in it the span of each of the chosen figures."""


def _page_writer(
    page: str, chosen: Sequence[Figure], write: Callable[[str, str, str], str]
) -> Callable[[set[Figure]], Draft]:
    """The page with the chosen figures in a markup, some of them falsified."""

    def draft(false: set[Figure]) -> Draft:
        text, spans, done = "", [], 0
        for one in chosen:
            text += page[done : one.start]
            written = write(one.false if one in false else one.number, one.unit, one.number)
            spans.append((len(text), len(text) + len(written)))
            text, done = text + written, one.end
        return text + page[done:], spans

    return draft


def _table(chosen: Sequence[Figure], false: set[Figure]) -> Draft:
    """The chosen figures in a table, some of them falsified."""
    text = "| 指标 | " + " | ".join(COLUMNS.values()) + " |\n|" + "---|" * (1 + len(COLUMNS)) + "\n"
    spans = []
    for one in chosen:
        figure = (one.false if one in false else one.number) + one.unit
        if one.measure == "versus":
            figure = f"高于全省平均水平{figure}"
        cells = (figure if one.measure == measure else "" for measure in COLUMNS)
        row = f"| {one.indicator} | " + " | ".join(cells) + " |\n"
        spans.append((len(text), len(text) + len(row)))
        text += row
    return text, spans


def _row(
    verifier: Verifier, name: str, write: Callable[[set[Figure]], Draft], chosen: Sequence[Figure]
) -> Row:
    """Try one markup."""
    found = _found(verifier, write(set()))
    accused = [one for one in found.values() if one.status == CONFLICT]
    amiss = [
        f"unmatched {_said(figure, found.get(number))}"
        for number, figure in enumerate(chosen)
        if number not in found or found[number].status != MATCH
    ]
    matched, told = len(chosen) - len(amiss), 0
    lines = [list(row) for _, row in groupby(chosen, lambda one: one.line)]
    for step in range(max(map(len, lines))):
        false = {row[step] for row in lines if row[step:]}
        found = _found(verifier, write(false))
        for number, one in found.items():
            if one.status == CONFLICT and (number < 0 or chosen[number] not in false):
                accused.append(one)
        for number, figure in enumerate(chosen):
            status = found[number].status if number in found else ""
            if figure in false and (status == CONFLICT or ("<sup>" in name and status != MATCH)):
                told += 1
            elif figure in false:
                amiss.append(f"untold {figure.false}: {_said(figure, found.get(number))}")
    amiss += [f"accused {one.line}:{one.column} {one.text} {one.message}" for one in accused]
    return Row(name, len(chosen), matched, told, len(accused), amiss)


def _found(verifier: Verifier, draft: Draft) -> dict[int, Finding]:
    """The finding of each of the chosen figures; conflicts elsewhere have negative keys."""
    text, spans = draft
    starts = _line_starts(text)
    found: dict[int, Finding] = {}
    for finding in verdicts(verifier, text):
        at = starts[finding.line - 1] + finding.column - 1
        number = bisect_right(spans, (at, len(text))) - 1
        if number >= 0 and spans[number][0] <= at < spans[number][1]:
            found[number] = finding
        else:
            found[-len(found) - 1] = finding
    return found


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _said(figure: Figure, finding: Finding | None) -> str:
    said = f"{finding.status} {finding.text} {finding.message}" if finding else "not seen"
    return f"{figure.line} {figure.number}{figure.unit} {figure.indicator}: {said}"


def main(*, details: bool) -> None:
    rows = measure()
    print(f"{'markup':20} {'matched':>8} {'told':>8} {'false conflicts':>16}")
    for row in rows:
        matched, told = (f"{count}/{row.figures}" for count in (row.matched, row.told))
        print(f"{row.markup:20} {matched:>8} {told:>8} {row.false_conflicts:>16}")
        for line in row.details if details else ():
            print("   ", line)
    if not rows:
        print("skipped: the page is not here")


if __name__ == "__main__":
    main(details="--details" in sys.argv)
