"""Hand-made bases of other cities, each held against its own report: own base, own page.

    python tests/benchmarks/own_pages.py [--details] [NAME…]

prints for each of the bases in `reports/`: how many of its figures (values, changes, baselines,
distances, ranks) are matched where the report states them; of those matched, how many are told as
conflicts when one digit is changed; and the conflicts that are none: in the report as it is, and at
other figures while one is falsified. The reports are read from ../shared and are skipped where that
is absent. Falsified are as many figures at a time as there are paragraphs, one in each, since what
a paragraph says does not depend on the figures of another.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from jzfacts.documents.finding import Finding
from jzfacts.facts.figures import Figure, figures
from jzfacts.index.index import open_index
from jzfacts.verify.verifier import CONFLICT, MATCH, Verifier

HERE = Path(__file__).parent
BASES = HERE / "reports"
REPORTS = HERE.parents[2] / "shared" / "reports"
NAMES = tuple(sorted(path.stem for path in BASES.glob("*.toml")))


@dataclass
class Result:
    """What came out for one base and its report."""

    figures: int = 0
    missed: list[tuple[Figure, str]] = field(default_factory=list)
    """The figures not matched, with what was said of the nearest candidate instead."""
    conflicts: list[Finding] = field(default_factory=list)
    """Those in the report as it is, which are all false."""
    falsified: int = 0
    untold: list[tuple[Finding, str]] = field(default_factory=list)
    """The falsified figures not told, with what was said instead."""
    others: list[tuple[Finding, Finding]] = field(default_factory=list)
    """Conflicts at another figure than the falsified one (the first)."""

    @property
    def matched(self) -> int:
        return self.figures - len(self.missed)

    @property
    def told(self) -> int:
        return self.falsified - len(self.untold)


def is_missing() -> str | None:
    """Why nothing can be measured, or None."""
    return None if REPORTS.is_dir() else f"there is no {REPORTS.parent.name}/{REPORTS.name}"


def measure(name: str, *, at_most: int | None = None, base: Path | None = None) -> Result:
    """Hold one base against its report; `at_most` figures of a paragraph are falsified.

    `base`: another one than that in `reports/`.
    """
    index = open_index([base or BASES / f"{name}.toml"])
    text = (REPORTS / f"{name}.txt").read_text(encoding="utf-8")
    verifier = Verifier(index)
    found = list(verifier.verdicts(text, name))
    by_line: dict[int, list[Finding]] = defaultdict(list)
    for finding in found:
        by_line[finding.line].append(finding)
    result = Result(conflicts=[finding for finding in found if finding.status == CONFLICT])
    matched: dict[tuple[int, int], Finding] = {}
    for fact in index.facts():
        for figure in figures(fact):
            result.figures += 1
            here = [finding for line in fact.lines for finding in by_line[line]]
            hits = [finding for finding in here if _is_match(finding, figure)]
            if hits:
                matched[hits[0].line, hits[0].column] = hits[0]
            else:
                result.missed.append((figure, _instead(here, figure)))
    waiting = defaultdict(list)
    for finding in matched.values():
        waiting[finding.line].append(finding)
    rounds = max(map(len, waiting.values()), default=0)
    for number in range(min(rounds, at_most or rounds)):
        _falsify(verifier, text, [row[number] for row in waiting.values() if row[number:]], result)
    return result


def _is_match(finding: Finding, figure: Figure) -> bool:
    number = f"{abs(figure.value):f}"
    said = finding.expected or ""
    return (
        finding.status == MATCH
        and figure.fact.id in (finding.fact, *finding.also)
        and (number in said or number.rstrip("0").rstrip(".") in said)
    )


def _instead(here: Sequence[Finding], figure: Figure) -> str:
    number = f"{abs(figure.value):f}"
    same = [finding for finding in here if number in finding.text.replace(",", "")]
    return f"{same[0].status}: {same[0].fact} {same[0].message}" if same else "not seen"


def _falsify(verifier: Verifier, text: str, chosen: Sequence[Finding], result: Result) -> None:
    """Falsify a figure in each of several paragraphs, and take down what is told."""
    lines = text.split("\n")
    for finding in chosen:
        line = lines[finding.line - 1]
        start = finding.column - 1
        end = start + len(finding.text)
        false = falsified(finding.text, bounded=_is_bounded(finding))
        lines[finding.line - 1] = line[:start] + false + line[end:]
    there = {(finding.line, finding.column): finding for finding in chosen}
    by_line = {finding.line: finding for finding in chosen}
    before = {(finding.line, finding.column) for finding in result.conflicts}
    for now in verifier.verdicts("\n".join(lines), "falsified"):
        place = now.line, now.column
        if place in there:
            result.falsified += 1
            if now.status != CONFLICT:
                result.untold.append((now, f"{now.status} {now.fact}: {now.message}"))
            del there[place]
        elif now.status == CONFLICT and place not in before and now.line in by_line:
            result.others.append((by_line[now.line], now))
    for was in there.values():
        result.falsified += 1
        result.untold.append((was, "not seen any more"))


def _is_bounded(finding: Finding) -> bool:
    """Whether base or draft says 超 or 以上, so that a near figure is no contradiction."""
    return bool(
        re.search("[超近余多约]|以[上下]|突破|不足|左右", finding.text + (finding.expected or ""))
    )


def falsified(text: str, *, bounded: bool = False) -> str:
    """A figure with one digit changed: the first where a near figure would not contradict."""
    places = [found.start() for found in re.finditer("[0-9]", text)]
    seed = crc32(text.encode())
    if places:
        at = places[0] if bounded else places[seed % len(places)]
        others = [digit for digit in "123456789" if digit != text[at]]
        return text[:at] + others[seed // 7 % 8] + text[at + 1 :]
    # in Chinese numerals: 第二, 首位, 千亿元
    found = re.search("[一二三四五六七八九两]", text)
    if found:
        return (
            text[: found.start()] + ("三" if found[0] in "一二两" else "二") + text[found.end() :]
        )
    return text.replace("首", "第三") if "首" in text else "三" + text


def main(names: Sequence[str], *, details: bool) -> None:
    why = is_missing()
    if why:
        print(f"skipped: {why}")
        return
    print(f"{'own base, own page':26}  {'matched':>15}  {'falsified told':>15}  false conflicts")
    for name in names:
        one = measure(name)
        shares = (
            f"{part:3}/{whole:3} = {part / max(whole, 1):.3f}"
            for part, whole in ((one.matched, one.figures), (one.told, one.falsified))
        )
        print(f"{name:26}  {'  '.join(shares)}  {len(one.conflicts)} + {len(one.others)}")
        if details:
            _print_details(one)


def _print_details(one: Result) -> None:
    for finding in one.conflicts:
        print("   false", finding.line, finding.text, finding.message)
    for figure, said in one.missed:
        print(
            "   missed", figure.fact.id, figure.fact.indicator, figure.measure, figure.value,
            figure.unit, figure.fact.lines, said,
        )  # fmt: skip
    for finding, said in one.untold:
        print("   untold", finding.line, finding.column, finding.text, said)
    for was, now in one.others:
        print("   other", was.line, was.text, "->", now.text, now.message)


if __name__ == "__main__":
    arguments = [one for one in sys.argv[1:] if one != "--details"]
    main(arguments or NAMES, details="--details" in sys.argv)
