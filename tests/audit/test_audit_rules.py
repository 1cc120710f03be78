"""The rules of an audit, in rules.txt: what each must find, and what it must let pass."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from orchard import BASE, DIGEST, PAGE, audited, changed, finding_lines

from jzfacts.audit.audit import BASE_RULES, PAGE_RULES, audit
from jzfacts.facts.loader import load_with_places


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
