"""The table of how well reports and drafts are read and checked, beside the goals.

    python tests/benchmarks/reading.py [--quick]

prints a line for each measure: own_pages, proofreading, markups, contradictions, the real reports
against the shipped base, the public suites of figures, the speed (not with --quick). What is told
one by one, own_pages and proofreading print with --details. What needs the reports of ../shared is left out
where they are absent. It ends with status 1 if a goal is missed.
"""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import contradictions
import markups
import own_pages
import proofreading
import speed

from jzfacts.claims.area_period.places import Places
from jzfacts.index.index import open_index
from jzfacts.verify.consistency.contradictions import contradictions as found
from jzfacts.verify.verifier import CONFLICT, Verifier

FIGURES = proofreading.SHARED / "figures"
HOME, GIVEN = "焦作", "2025"
"""The city of the shipped base, and the year in which its report was given."""


class Row(NamedTuple):
    """A measure, its goal, and what was measured."""

    name: str
    goal: str
    measured: str
    reached: bool


def _share(name: str, goal: float, part: int, whole: int, false: int = 0) -> Row:
    """A share that should be at least the goal, with nothing false beside it."""
    share = part / max(whole, 1)
    measured = f"{part}/{whole} = {share:.3f}" + (f", {false} false" if false else "")
    return Row(name, f">= {goal:.2f}", measured, share >= goal and not false)


def _none(name: str, count: int) -> Row:
    return Row(name, "0", str(count), not count)


def pages() -> Iterator[Row]:
    """Each hand-made base against its own report."""
    for name in own_pages.NAMES if not own_pages.is_missing() else ():
        one = own_pages.measure(name)
        yield _share(f"own page, matched: {name}", 0.95, one.matched, one.figures)
        false = len(one.conflicts) + len(one.others)
        yield _share(f"own page, falsified told: {name}", 0.92, one.told, one.falsified, false)


def drafts() -> Iterator[Row]:
    """Invented drafts: conflicts that are told, told ones that are some."""
    for path in proofreading.SETS:
        pairs, _ = proofreading.score_set(path)
        due = sum(count for pair, count in pairs.items() if pair[0] == "c")
        told = sum(count for pair, count in pairs.items() if pair[1] == "c")
        yield _share(f"{path.stem}, recall of conflicts", 0.95, pairs["cc"], due)
        yield _share(f"{path.stem}, precision of conflicts", 0.98, pairs["cc"], told)


def names() -> Iterator[Row]:
    """Right figures, named in other words or as another indicator."""
    found: Counter[tuple[str, bool]] = Counter()
    for line in proofreading.NEAR_NAMES.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            base, kind, sentence, figure = line.split("\t")
            found[kind, proofreading.is_approved(base, sentence, figure)] += 1
    due = found["same", True] + found["same", False]
    yield _share("named in other words, matched", 0.95, found["same", True], due)
    due = found["near", True] + found["near", False]
    yield _share("another indicator named, not matched", 0.98, found["near", False], due)


def dressed() -> Iterator[Row]:
    """The page's figures falsified in one markup after another."""
    for one in markups.measure():
        name = f"falsified as {one.markup}, told"
        yield _share(name, 0.95, one.told, one.figures, one.false_conflicts)


def reports() -> Iterator[Row]:
    """The real reports against the shipped base, and as if they were of its own city.

    As such, those given in its year contradict it in truth: whether each is one, a person must read.
    """
    verifier, places = Verifier(open_index()), Places([f"{HOME}市"])
    as_is = other = same = 0
    paths = sorted(proofreading.REPORTS.glob("*.txt"))
    for path in paths:
        text = path.read_text("utf-8")
        as_is += _conflicts(verifier, text)
        named = Counter(place.name for place in places.find(text)).most_common(1)
        for name, _ in named:
            count = _conflicts(verifier, text.replace(name.rstrip("省市"), HOME))
            if path.stem.endswith(GIVEN):
                same += count
            else:
                other += count
    if paths:
        yield _none(f"{len(paths)} real reports, conflicts", as_is)
        yield _none(f"those of other years as reports of {HOME}", other)
        yield Row(f"those of its year as reports of {HOME}", "true", str(same), reached=True)


def _conflicts(verifier: Verifier, text: str) -> int:
    return sum(finding.status == CONFLICT for finding in verifier.verdicts(text, "report"))


def of_suites() -> tuple[int, int, int]:
    """The figures of public test suites, and how many are read right and wrong by their value."""
    command = [sys.executable, str(FIGURES / "score.py"), str(FIGURES / "dev.tsv")]
    arguments = ("jzfacts:quantities", "--carry", "元")
    told = subprocess.run([*command, *arguments], capture_output=True, text=True, check=True).stdout
    total = re.search(r"(?m)^all\s+(\d+)\s+(\d+)\s+(\d+)\s+\d+$", told)
    rows, right, misread = map(int, total.groups()) if total else (0, 0, 0)
    return rows, right, misread


def suites() -> Iterator[Row]:
    """Figures of public test suites."""
    if FIGURES.is_dir():
        rows, right, misread = of_suites()
        yield _share("public suites, right", 0.95, right, rows)
        yield _none("public suites, misread", misread)


def themselves() -> Iterator[Row]:
    """Drafts against themselves."""
    if contradictions.REPORTS.is_dir():
        hits = [contradictions.told(plant) for plant in contradictions.plants()]
        yield _share("contradictions planted, told", 0.9, sum(hits), len(hits))
        texts = (
            (path.name, path.read_text("utf-8"))
            for path in sorted(contradictions.REPORTS.glob("*.txt"))
        )
        alarms = sum(len(list(found(text, name))) for name, text in texts)
        yield _none("contradictions told in real reports", alarms)


def seconds() -> Iterator[Row]:
    """Whole processes."""
    ratio, goal = speed.ratio(), speed.GOAL
    yield Row("10,000 characters, times hello", f"<= {goal:.1f}", f"{ratio:.2f}", ratio <= goal)
    *_, (megabytes, run) = speed.growth()
    name, goal = f"{megabytes:.1f} MB, seconds", speed.LONGEST
    yield Row(name, f"<= {goal:.0f}", f"{run.wall:.1f}", run.wall <= goal)


PARTS = (pages, drafts, names, dressed, reports, suites, themselves, seconds)


def main(arguments: list[str]) -> int:
    """Print the table; status 1 if a goal is missed."""
    missed = 0
    print(f"{'measure':48} {'goal':>8}  measured")
    for part in PARTS[:-1] if "--quick" in arguments else PARTS:
        for row in part():
            missed += not row.reached
            mark = "" if row.reached else "  MISSED"
            print(f"{row.name:48} {row.goal:>8}  {row.measured}{mark}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
