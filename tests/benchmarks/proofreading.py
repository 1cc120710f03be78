"""How well drafts are proofread: the page itself, planted errors, invented sentences, real reports.

    python tests/benchmarks/proofreading.py [--details]

prints for the page with one figure falsified at a time the share caught on the right line, by kind of
error, and for the invented drafts, each against its base, the share of figures with the right
verdict, of conflicts that are told (recall) and of told ones that are some (precision). The page is
not part of the project; what needs it is skipped where it is absent.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import NamedTuple

from jzfacts.documents.finding import Finding
from jzfacts.index.index import open_index
from jzfacts.text.mentions import Mention, read
from jzfacts.verify.verifier import CONFLICT, MATCH, Verifier

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
PAGE = SHARED / "source" / "jiaozuo-2025-02-19.txt"
REPORTS = SHARED / "reports"
SETS = (HERE / "drafts.tsv", *sorted(HERE.glob("drafts-*.tsv")))
NEAR_NAMES = HERE / "near_names.tsv"
LETTER = {MATCH: "m", CONFLICT: "c"}


@dataclass(frozen=True)
class Sentence:
    """An invented draft with the verdicts that its figures should get: m, c or n each."""

    base: str
    kind: str
    text: str
    verdicts: str


@cache
def verifier_of(base: str) -> Verifier:
    """A verifier of a base in reports/, or of the shipped one."""
    return Verifier(open_index(None if base == "shipped" else [HERE / "reports" / f"{base}.toml"]))


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a set, in order."""
    with path.open(encoding="utf-8") as lines:
        written = (line for line in lines if not line.startswith("#"))
        for row in csv.DictReader(written, delimiter="\t", quoting=csv.QUOTE_NONE):
            text, verdicts = row["sentence"].replace("\\n", "\n"), row["verdicts"].replace(",", "")
            yield Sentence(row.get("base") or "shipped", row["kind"], text, verdicts)


def verdicts(verifier: Verifier, text: str) -> list[Finding]:
    """A finding for each figure of a text."""
    return list(verifier.verdicts(text, "draft"))


def is_approved(base: str, sentence: str, figure: str) -> bool:
    """Whether the figure of a sentence is matched."""
    found = verdicts(verifier_of(base), sentence)
    return any(one.status == MATCH and one.text in figure for one in found)


def letters(found: list[Finding]) -> str:
    """Verdicts as the sets write them."""
    return "".join(LETTER.get(finding.status, "n") for finding in found)


@dataclass(frozen=True)
class Plant:
    """The page with one figure falsified (two, where they were swapped)."""

    kind: str
    line: int
    text: str
    was: str
    now: str


def plants(page: str) -> Iterator[Plant]:
    """Falsify each figure of the page in each way that applies to it, one at a time."""
    figures = [
        mention
        for mention in read(page)
        if mention.kind in ("quantity", "rank") and (mention.unit or mention.kind == "rank")
    ]
    for number, mention in enumerate(figures):
        for kind, now in falsified(mention, page):
            yield _plant(page, kind, mention, now)
        after = figures[number + 1] if number + 1 < len(figures) else None
        if after and mention.group and after.group == mention.group and mention.text != after.text:
            start, end = mention.start, after.end
            swapped = after.text + page[mention.end : after.start] + mention.text
            line = page.count("\n", 0, start) + 1
            yield Plant("swap", line, page[:start] + swapped + page[end:], page[start:end], swapped)


def falsified(mention: Mention, page: str) -> Iterator[tuple[str, str]]:
    """The ways to falsify one figure: kind of slip, and what stands there then."""
    text = mention.text
    if mention.kind == "rank":
        place = int(mention.value)
        for shifted in {place + 1, place - 1, place + 10} - {0}:
            yield "rank", text.replace(str(place), str(shifted))
        return
    numeral = page[mention.numeral_start : mention.numeral_end]
    rest = text[len(numeral) :] if text.startswith(numeral) else ""
    if not numeral.isascii() or not rest:
        yield "scale", text.replace("百", "千")
        return
    digits = [at for at, one in enumerate(numeral) if one.isdigit()]
    for at in digits:
        other = str((int(numeral[at]) + 3) % 10)
        if at == 0 and other == "0":
            other = "1"
        yield "digit", numeral[:at] + other + numeral[at + 1 :] + rest
    for one, two in pairwise(digits):
        if numeral[one] != numeral[two] and not (one == 0 and numeral[two] == "0"):
            moved = list(numeral)
            moved[one], moved[two] = moved[two], moved[one]
            yield "transposition", "".join(moved) + rest
    unit = (mention.unit or "").replace(" ", "")
    other_unit = {
        "亿元": "亿美元",
        "万美元": "万元",
        "元": "美元",
        "公里": "米",
        "万平方米": "平方公里",
        "%": "个百分点",
        "个百分点": "%",
        "亿斤": "亿公斤",
        "万人": "万人次",
        "人": "户",
        "天": "个百分点",
    }.get(unit)
    if other_unit:
        yield "unit", numeral + other_unit
    if unit[:1] in ("亿", "万"):
        swapped = {"亿": "万", "万": "亿"}[unit[0]]
        yield "scale", numeral + swapped + unit[1:]
        if len(unit) > 1:
            yield "scale", numeral + unit[1:]
    elif unit in ("元", "人", "家", "个", "张", "所"):
        yield "scale", numeral + "万" + unit


DIRECTIONS = {"增长": "下降", "增加": "减少", "提升": "下降", "高于": "低于"}


def turned(page: str) -> Iterator[Plant]:
    """Turn each change round: 增长3.5% into 下降3.5%."""
    for mention in read(page):
        if mention.role not in ("change", "versus") or mention.kind != "quantity":
            continue
        before = page[max(0, mention.start - 24) : mention.start]
        found = max(((before.rfind(word), word) for word in DIRECTIONS), key=lambda item: item[0])
        if found[0] < 0:
            continue
        at = mention.start - len(before) + found[0]
        text = page[:at] + DIRECTIONS[found[1]] + page[at + 2 :]
        line = page.count("\n", 0, mention.start) + 1
        yield Plant("direction", line, text, found[1] + mention.text, DIRECTIONS[found[1]])


def _plant(page: str, kind: str, mention: Mention, now: str) -> Plant:
    line = page.count("\n", 0, mention.start) + 1
    text = page[: mention.start] + now + page[mention.end :]
    return Plant(kind, line, text, mention.text, now)


def caught(verifier: Verifier, plant: Plant) -> bool:
    """Whether the slip is found on its line, and nothing else is accused."""
    lines = {
        finding.line for finding in verdicts(verifier, plant.text) if finding.status == CONFLICT
    }
    return lines == {plant.line}


def score_plants(
    verifier: Verifier, *, every: int = 1
) -> tuple[dict[str, list[bool]], list[Plant]]:
    """For each kind of slip whether each was caught, and those missed; `every` so many-th of all."""
    page = PAGE.read_text("utf-8")
    by_kind: dict[str, list[bool]] = defaultdict(list)
    missed = []
    for plant in (*plants(page), *turned(page))[::every]:
        found = caught(verifier, plant)
        by_kind[plant.kind].append(found)
        if not found:
            missed.append(plant)
    return by_kind, missed


def score_set(path: Path) -> tuple[Counter[str], list[tuple[Sentence, list[Finding]]]]:
    """How often each verdict was due and given (`mn`: a match taken for none); the drafts amiss.

    Where a draft's figures are not those that were counted, they are paired by their verdicts.
    """
    pairs: Counter[str] = Counter()
    wrong = []
    for sentence in sentences(path):
        found = verdicts(verifier_of(sentence.base), sentence.text)
        due, given = sentence.verdicts, letters(found)
        if given != due:
            wrong.append((sentence, found))
        if len(given) != len(due):
            left = Counter(due) - Counter(given), Counter(given) - Counter(due)
            pairs.update(one * 2 for one in (Counter(due) & Counter(given)).elements())
            due, given = ("".join(sorted(some.elements())) for some in left)
        pairs.update(one + other for one, other in zip_longest(due, given, fillvalue="-"))
    return pairs, wrong


class Score(NamedTuple):
    """How well a set of drafts is proofread, in shares."""

    right: float
    recall: float
    precision: float


def score_of(pairs: Counter[str]) -> Score:
    """The shares of right verdicts, of conflicts that are told, and of told ones that are some."""
    due = sum(count for pair, count in pairs.items() if pair[0] != "-")
    conflicts = sum(count for pair, count in pairs.items() if pair[0] == "c")
    told = sum(count for pair, count in pairs.items() if pair[1] == "c")
    right = sum(pairs[one * 2] for one in "mcn")
    return Score(right / due, pairs["cc"] / conflicts, pairs["cc"] / told)


def main(arguments: list[str]) -> None:
    details = "--details" in arguments
    if PAGE.exists():
        by_kind, missed = score_plants(Verifier(open_index()))
        for kind, hits in by_kind.items():
            print(f"planted: {kind:14} {sum(hits)}/{len(hits)}")
        for plant in missed if details else ():
            print(f"    missed {plant.kind} line {plant.line}: {plant.was} -> {plant.now}")
    for path in SETS:
        pairs, wrong = score_set(path)
        score = score_of(pairs)
        print(
            f"{path.name}: right {score.right:.3f}, "
            f"recall {score.recall:.3f}, precision {score.precision:.3f}; "
            + ", ".join(f"{pair} {count}" for pair, count in sorted(pairs.items()))
        )
        for draft, findings in wrong if details else ():
            print(f"    {draft.verdicts} got {letters(findings)}: {draft.base} {draft.text!r}")
            for finding in findings:
                print(f"        {finding.status:12} {finding.text} | {finding.message}")


if __name__ == "__main__":
    main(sys.argv[1:])
