"""Every rule's page of the manual, with its examples, and the order in which rules are asked."""

import re

import pytest
from cases import cases
from proofs import told, verdicts

from jzfacts.verify import rules
from jzfacts.verify.consistency.contradictions import contradictions
from jzfacts.verify.verifier import MATCH


def broken(name: str, kind: str) -> tuple[set[str], set[str]]:
    """The rules that an example of a rule's page breaks, and the verdicts on its figures."""
    example = re.search(rf"^{kind}: (.+)$", rules.page(name), re.MULTILINE)
    assert example, f"{name} has no {kind} example"
    against_base = name in rules.AGAINST_BASE
    found = verdicts(example[1]) if against_base else list(contradictions(example[1], "draft"))
    return {one.rule for one in found if one.level == "error"}, {one.status for one in found}


@pytest.mark.parametrize("name", [*rules.AGAINST_BASE, *rules.CONTRADICTIONS])
def test_the_examples_of_the_manual(name: str) -> None:
    """One passes, every figure of it matched where it is of the base; one breaks this rule alone."""
    assert broken(name, "PASS") == (set(), {MATCH} if name in rules.AGAINST_BASE else set())
    assert broken(name, "FAIL")[0] == {name}


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
