"""The rules of an audit, in rules.txt: what each must find, and what it must let pass."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from orchard import BASE, DIGEST, PAGE, REMEDY, audited, changed, finding_lines

from jzfacts.audit.audit import BASE_RULES, PAGE_RULES, Coverage, audit, proof_of
from jzfacts.audit.coverage import Evidence
from jzfacts.audit.page import Page
from jzfacts.facts.loader import load, load_with_places


class Case(NamedTuple):
    """A rule, what is changed in the orchard, and all that is found then."""

    kind: str
    rule: str
    base: str
    page: str
    findings: list[str]


def cases() -> Iterator[Case]:
    """All of rules.txt."""
    text = Path(__file__).with_name("rules.txt").read_text("utf-8")
    for block in text.split("\n\n")[1:]:
        head, *lines = block.strip("\n").split("\n")
        kind, rule = head.split(":")[0].split(" ")
        base, page = BASE, PAGE
        said = [line[2:].replace("\\n", "\n").replace("DIGEST", DIGEST) for line in lines]
        marked = list(zip((line[0] for line in lines), said, strict=True))
        for (mark, old), (_, new) in pairwise(marked):
            if mark == "-" and old in base:
                base = changed(base, (old, new))
            elif mark == "-":
                page = changed(page, (old, new))
        yield Case(kind, rule, base, page, [one for mark, one in marked if mark == ">"])


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind} {case.rule}")
def test_a_rule(case: Case, tmp_path: Path) -> None:
    """What the page does not print as recorded, or the base forgets, and what resembles it."""
    if case.kind == "base":
        (tmp_path / "orchard.toml").write_text(case.base, "utf8")
        base, where = load_with_places([tmp_path / "orchard.toml"])
        report = audit(base, {}, where)
    else:
        report = audited(tmp_path, case.base, case.page)
    if case.kind == "passed":
        assert [str(one) for one in report.findings if one.rule == case.rule] == []
        return
    own = "orchard.toml:" if case.kind == "base" else "orchard.txt:"
    assert [line.removeprefix(own) for line in finding_lines(report, tmp_path)] == case.findings
    assert any(f"[{case.rule}]" in finding for finding in case.findings)


def test_every_rule_is_in_the_table() -> None:
    """Each has its manual, and something that it finds."""
    rules = (*PAGE_RULES, *BASE_RULES)
    assert all((rule.check.__doc__ or "").rstrip().endswith(".") for rule in rules)
    found = {case.rule for case in CASES if case.kind != "passed"}
    aspects = {"role", "value", "unit", "qualifier", "direction", "basis", "scope"}
    ids = {rule.id for rule in rules} - {"{aspect}"}
    assert ids - found <= {"unprinted"}  # with `line`
    assert found <= ids | aspects


def test_all_findings_in_reading_order(tmp_path: Path) -> None:
    """The page's findings by line and column, whatever their rules; then the base's."""
    base = changed(BASE, ("lines = [9]", "lines = [15]"), ("value = 2.1\n", "value = 2.2\n"))
    page = changed(PAGE, ("新认定", "新挖3口井,新认定"))
    assert finding_lines(audited(tmp_path, base, page), tmp_path) == [
        f"orchard.txt:9:2: error: 20万人次 is claimed by no fact; {REMEDY}",
        f"orchard.txt:13:17: error: 3口 is claimed by no fact; {REMEDY}",
        "orchard.txt:15:1: error: 果园游客: line 15 prints nothing of its name [line]",
        "orchard.txt:15:1: error: 果园游客: not printed: 果园游客 of its name [name]",
        (
            "orchard.txt:15:1: error: 果园游客: value 近20万人次 is not printed on line 15 "
            "[unprinted]"
        ),
        (
            "orchard.txt:15:25: error: 农民人均收入: value is 2.2万元 in the base, 2.1万元 "
            "on the page [value]"
        ),
        (
            "orchard.toml:79:1: error: visitors (line 15) comes after cold-chain; "
            "put it in page order [page-order]"
        ),
    ]


def test_a_base_of_a_few_facts_of_a_page(tmp_path: Path) -> None:
    """What it leaves is one finding while its source sets nothing aside; what it has is proven."""
    page = PAGE + "\n" + "，".join(f"新挖{number}口井" for number in range(30, 80)) + "\n"
    set_aside = BASE[BASE.index("set_aside") : BASE.index("[[fact]]")]
    base = changed(BASE, (set_aside, "\n"), ("lines = 15", "lines = 17"), ("= 2.1\n", "= 2.2\n"))
    rules = [finding.rule for finding in audited(tmp_path, base, page).findings]
    assert rules == ["unclaimed", "value"]
    base = changed(BASE, ("lines = 15", "lines = 17"))  # it means to claim the page
    assert len(audited(tmp_path, base, page).findings) == 50


def test_without_a_page_nothing_is_proven(tmp_path: Path) -> None:
    """The base alone is still asked, and the coverage owns that no fact is proven."""
    file = tmp_path / "orchard.toml"
    file.write_text(changed(BASE, ("lines = [9]", "lines = [15]")), "utf8")
    base, where = load_with_places([file])
    report = audit(base, {}, where)
    assert finding_lines(report, tmp_path) == [
        (
            "orchard.toml:79:1: error: visitors (line 15) comes after cold-chain; "
            "put it in page order [page-order]"
        )
    ]
    assert report.coverage == (Coverage("orchard", None, 0, 0, 0, 0, 14, 14),)
    assert report.coverage[0].proven == 0


def test_the_lines_that_prove_a_fact() -> None:
    """Each cited line with its figures' spans; without a figure, name and outcome."""
    base = load([Path(__file__).parent.with_name("orchard.toml")])
    page = Page("orchard.txt", PAGE, base.sources[0].misprints)
    evidence = Evidence(page, base.sources[0], base.facts)
    lines = PAGE.split("\n")
    shown = {
        fact.id: [
            (number, [lines[number - 1][start:end] for start, end in spans])
            for number, spans in proof_of(fact, evidence)
        ]
        for fact in base.facts
    }
    assert shown["fruit"] == [(5, ["12.5万吨", "4.2%", "第3"])]
    assert shown["pears"] == [(5, ["4.2万吨"])]
    assert shown["cold-chain"] == [(7, ["40%", "65%", "8个百分点"])]
    assert shown["tourism"] == [(9, ["果园旅游收人"]), (11, ["百亿元"])]
    assert shown["growers-union"] == [(13, ["成立果农联合社"])]
    assert shown["cooperatives"] == [(13, ["12"]), (15, ["35家"])]
