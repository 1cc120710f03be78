"""Every rule's page of the manual, with its examples, and the order in which rules are asked."""

import re

import pytest
from cases import cases
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


@cases
def test_the_rule_that_tells_most(draft: str, found: list[tuple[str, str]]) -> None:
    """Of several that would do, the first says best what went wrong."""
    assert told(draft) == found
