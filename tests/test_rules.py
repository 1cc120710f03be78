"""Each rule keeps the promise of its page: its example that passes does, the other breaks it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jzfacts import rules
from jzfacts.verify import ABSENT, CONFLICT, MATCH, Verifier

if TYPE_CHECKING:
    from jzfacts.index import Index


def example(name: str, kind: str) -> str:
    """The example of a kind, PASS or FAIL, on a rule's page."""
    (found,) = re.findall(rf"^{kind}: (.+)$", rules.page(name), re.MULTILINE)
    return str(found)


@pytest.mark.parametrize("name", rules.NAMES)
def test_the_example_that_passes(name: str, index: Index) -> None:
    """Every figure of it is in the base, and none is wrong."""
    found = list(Verifier(index).verdicts(example(name, "PASS"), "page"))
    assert {finding.status for finding in found} == {MATCH}


@pytest.mark.parametrize("name", rules.NAMES)
def test_the_example_that_fails(name: str, index: Index) -> None:
    """It breaks this rule and no other, and all of it is in the base."""
    found = list(Verifier(index).verdicts(example(name, "FAIL"), "page"))
    assert {finding.rule for finding in found if finding.status == CONFLICT} == {name}
    assert ABSENT not in {finding.status for finding in found}


@pytest.mark.parametrize("name", rules.NAMES)
def test_a_page_begins_with_a_sentence(name: str) -> None:
    """Which `--list-rules` prints; a paragraph and two examples follow."""
    first, body, examples = rules.page(name).split("\n\n")
    assert re.fullmatch("[^\n]+[.]", first)
    assert body.endswith(".")
    assert [line[:6] for line in examples.splitlines()] == ["PASS: ", "FAIL: "]


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        ("粮食总产42.4亿斤，全省第三。", "wrong-rank"),
        ("粮食总产42.4亿斤，同比增长3.5个百分点。", "percentage-points"),
        ("优良天数同比减少15天。", "wrong-direction"),
        ("高新技术企业总数49家。", "total-for-increase"),
        ("设备更新项目数、资金额分列全省第5、第4位。", "wrong-rank"),
        ("煤炭、钢铁行业清洁运输比例分别达95%、86.4%。", "swapped-list"),
        ("实际使用外资4127万元。", "wrong-unit"),
        ("实际使用外资412.7万美元。", "wrong-unit"),
        ("实际使用外资近4000万美元。", "bound"),
        ("优良天数同比增加21天。", "wrong-change"),
        ("钢铁行业清洁运输比例从年初的25%提高到95%。", "wrong-value"),
        ("实际使用外资4172万美元。", "wrong-value"),
    ],
)
def test_the_most_telling_rule_is_named(draft: str, name: str, index: Index) -> None:
    """Where several explain what went wrong."""
    found = Verifier(index).verdicts(draft, "draft")
    assert {finding.rule for finding in found if finding.status == CONFLICT} == {name}
