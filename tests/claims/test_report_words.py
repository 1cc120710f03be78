"""The words around the names of indicators."""

from itertools import combinations

import pytest
from cases import cases

from jzfacts.claims import report_words
from jzfacts.claims.plans import FULFILLED, INTENTION
from jzfacts.text.normalize import fold_prose


def test_a_verb_of_flow_is_in_one_class() -> None:
    """Two classes that share one would say the same of what they tell apart."""
    classes = [set(row.split("|")) for row in report_words.FLOWS]
    assert [one & other for one, other in combinations(classes, 2) if one & other] == []


@pytest.mark.parametrize("verbs", report_words.FLOWS)
def test_the_longest_verb_is_met(verbs: str) -> None:
    """No verb is hidden by one of its class that it begins with."""
    assert [report_words.FLOW.findall(verb) for verb in verbs.split("|")] == [
        [verb] for verb in verbs.split("|")
    ]


@cases
def test_changes_of_a_rate_of_change(text: str, second: bool) -> None:
    """No fact states one."""
    assert bool(report_words.SECOND_ORDER.search(text)) is second


@cases
def test_words_of_intention(text: str, meant: bool) -> None:
    """What they are a part of is none of them."""
    assert bool(INTENTION.search(fold_prose(text).text)) is meant


@cases
def test_targets_plans_and_expectations(text: str, meant: bool) -> None:
    """What was reached is none: FULFILLED takes the word away before INTENTION is asked."""
    assert bool(INTENTION.search(FULFILLED.sub("", text))) is meant
