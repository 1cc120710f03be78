"""Drafted bases held against gold that was read by hand: what `jzfacts draft` gets right.

    python tests/benchmarks/drafting.py [--details] [NAME…]

prints for each of the stretches in `drafting/` and for all: how many of its figures are drafted
with value and unit; the F1 of whole facts (figures, grouping, year), by the gold's own name and by
any name that it accepts; how many of the unmarked facts are right; how many targets are kept out.
Then, of the whole report against its own draft: how many of the drafted figures `verify` matches,
and how many it tells when one digit is changed; the doubts and findings that stand between the
draft and a passing audit, to 100 figures; and the seconds it took.

The tables hold figures and names. A name in the column `bare` calls what is new what is there
(公园, for 新建公园), and is not accepted. The reports are read from ../shared; what needs them is
skipped where that is absent.
"""

import csv
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import own_pages

from jzfacts.audit.audit import audit
from jzfacts.documents.markup import read_text
from jzfacts.draft.drafting import draft
from jzfacts.facts.figures import figures
from jzfacts.facts.loader import load_with_places
from jzfacts.facts.model import Fact

GOLD = Path(__file__).parent / "drafting"
NAMES = tuple(sorted(path.stem for path in GOLD.glob("*.tsv")))
_NOT_LETTERS = re.compile(r"\W")

Figures = dict[str, tuple[Decimal, str]]
"""The figures of a fact by what they are of it (value, change, rank …), with their units."""


class GoldFact(NamedTuple):
    """A fact as a reader has it."""

    names: frozenset[str]
    """Its name first of all; as letters."""
    accepted: frozenset[str]
    lines: frozenset[int]
    period: str
    figures: Figures


class Gold(NamedTuple):
    """A stretch of a report, as a reader has it."""

    lines: range
    facts: Sequence[GoldFact]
    targets: Sequence[tuple[int, tuple[Decimal, str]]]
    """The lines and figures of what is to come."""


def read_gold(name: str) -> Gold:
    """The gold table of a report."""
    with (GOLD / f"{name}.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    by_fact: Mapping[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if row["kind"] == "fact":
            by_fact[row["fact"]].append(row)
    numbers = [int(row["line"]) for row in rows]
    targets = [
        (int(row["line"]), (Decimal(row["number"]), row["unit"]))
        for row in rows
        if row["kind"] == "target" and re.fullmatch(r"-?[0-9.]+", row["number"])
    ]
    facts = [_gold_fact(rows) for rows in by_fact.values()]
    return Gold(range(min(numbers), max(numbers) + 1), facts, targets)


def _gold_fact(rows: Sequence[dict[str, str]]) -> GoldFact:
    first = rows[0]
    bare = set(first["bare"].split("|"))
    accepted = {first["name"], *first["acceptable"].split("|")} - bare - {""}
    return GoldFact(
        frozenset({_letters(first["name"])}),
        frozenset(map(_letters, accepted)),
        frozenset(int(row["line"]) for row in rows),
        first["period"],
        {row["part"]: (abs(Decimal(row["number"])), row["unit"]) for row in rows},
    )


def _letters(name: str) -> str:
    return _NOT_LETTERS.sub("", name).lower().replace("规上", "规模以上")


def _figures(fact: Fact) -> Figures:
    return {figure.measure: (abs(figure.value), figure.unit or "") for figure in figures(fact)}


def _names(fact: Fact) -> set[str]:
    return {_letters(name) for name in (fact.indicator, *fact.aliases)}


def measure(name: str, *, details: bool = False, at_most: int | None = None) -> Counter[str]:
    """Draft a report and count what is right of its stretch, and of its draft as a whole.

    `at_most` figures of a paragraph are falsified.
    """
    gold = read_gold(name)
    path = own_pages.REPORTS / f"{name}.txt"
    text = path.read_text(encoding="utf-8")
    began = time.perf_counter()
    drafted = draft(read_text(text))
    counts: Counter[str] = Counter(ms=int(1000 * (time.perf_counter() - began)))
    marked = {entry.id for entry in drafted.facts if entry.doubts}
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "draft.toml"
        base.write_text(drafted.text, encoding="utf-8")
        known, places = load_with_places([base])
        findings = audit(known, {known.sources[0].id: (str(path), text)}, places).findings
        own = own_pages.measure(name, base=base, at_most=at_most)
    counts += Counter(
        all=own.figures,
        edits=len(marked) + sum(one.fact not in marked for one in findings), matched=own.matched,
        falsified=own.falsified, told=own.told,
    )  # fmt: skip
    here = [  # the readers wrote down what has a figure, and no titles that were won
        fact
        for fact in known.facts
        if not fact.outcome and any(line in gold.lines for line in fact.lines)
    ]
    right: set[str] = set()
    for fact in gold.facts:
        near = [one for one in here if fact.lines & set(one.lines)]
        seen = {figure for one in near for figure in _figures(one).values()}
        counts["figures"] += len(fact.figures)
        counts["recalled"] += sum(figure in seen for figure in fact.figures.values())
        whole = [
            one
            for one in near
            if _figures(one) == fact.figures and one.period == (fact.period or one.period)
        ]
        good = [one for one in whole if _names(one) & fact.accepted]
        right.update(one.id for one in good)
        counts["exact"] += any(_names(one) & fact.names for one in good)
        counts["acceptable"] += bool(good)
        counts["whole"] += bool(whole)
        if details and not good:
            print("  not found" if not whole else "  named otherwise", "|".join(fact.names),
                  fact.figures if not whole else [one.indicator for one in whole])  # fmt: skip
    unmarked = [one for one in here if one.id not in marked]
    counts += Counter(gold=len(gold.facts), drafted=len(here), unmarked=len(unmarked))
    counts["right"] = sum(one.id in right for one in unmarked)
    if details:
        for one in unmarked:
            if one.id not in right:
                print("  unmarked", one.lines, one.indicator, _figures(one))
    counts["targets"] = len(gold.targets)
    counts["out"] = sum(
        not any(line in one.lines and target in _figures(one).values() for one in here)
        for line, target in gold.targets
    )
    return counts


def shares(counts: Counter[str]) -> dict[str, float]:
    """The measures, by their names in the printed table."""
    both = max(counts["gold"] + counts["drafted"], 1)
    return {
        "recalled": counts["recalled"] / max(counts["figures"], 1),
        "exact": 2 * counts["exact"] / both,
        "acceptable": 2 * counts["acceptable"] / both,
        "whole": 2 * counts["whole"] / both,
        "unmarked": counts["right"] / max(counts["unmarked"], 1),
        "out": 1 - (counts["targets"] - counts["out"]) / max(counts["targets"], 1),
        "matched": counts["matched"] / max(counts["all"], 1),
        "told": counts["told"] / max(counts["falsified"], 1),
        "edits": 100 * counts["edits"] / max(counts["all"], 1),
        "seconds": counts["ms"] / 1000,
    }


def main(names: Sequence[str], *, details: bool) -> None:
    why = own_pages.is_missing()
    if why:
        print(f"skipped: {why}")
        return
    total: Counter[str] = Counter()
    print(f"{'':18}" + "".join(f"{head:>11}" for head in shares(total)))
    for name in (*names, "all"):
        counts = total if name == "all" else measure(name, details=details)
        total += counts if name != "all" else Counter()
        print(f"{name:18}" + "".join(f"{share:11.3f}" for share in shares(counts).values()))


if __name__ == "__main__":
    arguments = [one for one in sys.argv[1:] if one != "--details"]
    main(arguments or NAMES, details="--details" in sys.argv)
