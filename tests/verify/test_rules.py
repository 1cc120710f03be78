"""Every rule's page of the manual, with its examples, and the order in which rules are asked."""

import re

import pytest
from proofs import told, verdicts

from jzfacts.verify import rules
from jzfacts.verify.verifier import CONFLICT, MATCH


def example(name: str, kind: str) -> str:
    """The example of a rule's page that passes, or the one that fails."""
    found = re.search(rf"^{kind}: (.+)$", rules.page(name), re.MULTILINE)
    assert found, f"{name} has no {kind} example"
    return found[1]


@pytest.mark.parametrize("name", rules.AGAINST_BASE)
def test_the_example_that_passes(name: str) -> None:
    """Every figure of it is matched."""
    assert {finding.status for finding in verdicts(example(name, "PASS"))} == {MATCH}


@pytest.mark.parametrize("name", rules.AGAINST_BASE)
def test_the_example_that_fails(name: str) -> None:
    """It breaks this rule and no other."""
    found = verdicts(example(name, "FAIL"))
    assert {finding.rule for finding in found if finding.status == CONFLICT} == {name}


@pytest.mark.parametrize("name", rules.NAMES)
def test_a_page_begins_with_a_sentence(name: str) -> None:
    """Which `--list-rules` prints; a paragraph and two examples follow."""
    first, body, examples = rules.page(name).split("\n\n")
    assert re.fullmatch("[^\n]+[.]", first)
    assert body.endswith(".")
    assert [line[:6] for line in examples.splitlines()] == ["PASS: ", "FAIL: "]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("粮食总产42.4亿斤，居全省第一。", [("42.4亿斤", "match"), ("第一", "wrong-rank")]),
        ("粮食总产增长3.5个百分点。", [("3.5个百分点", "percentage-points")]),
        ("粮食总产下降3.5%。", [("3.5%", "wrong-direction")]),
        ("粮食总产下降5.3%。", [("5.3%", "wrong-direction")]),
        ("高新技术企业总数49家。", [("49家", "total-for-increase")]),
        ("新增高新技术企业94家。", [("94家", "wrong-value")]),
        (
            "新增省级绿色工厂15家、省级智能工厂车间23家。",
            [("15家", "swapped-list"), ("23家", "swapped-list")],
        ),
        (
            "新增省级绿色工厂15家、省级智能工厂车间15家。",
            [("15家", "wrong-value"), ("15家", "match")],
        ),
        ("实际使用外资4127美元。", [("4127美元", "wrong-unit")]),
        ("实际使用外资4127万元。", [("4127万元", "wrong-unit")]),
        ("居民人均可支配收入近3.5万元。", [("3.5万元", "bound")]),
        ("地区生产总值增长4.5%。", [("4.5%", "wrong-change")]),
        (
            "煤炭行业清洁运输比例从年初的55%提高到86.4%。",
            [("55%", "wrong-value"), ("86.4%", "match")],
        ),
    ],
)
def test_the_rule_that_tells_most(draft: str, found: list[tuple[str, str]]) -> None:
    """Of several that would do, the first says best what went wrong."""
    assert told(draft) == found
