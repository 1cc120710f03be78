"""What is intended, and what only seems to be."""

from cases import cases

from jzfacts.claims.plans import FULFILLED, INTENTION
from jzfacts.text.normalize import fold_prose


@cases
def test_words_of_intention(text: str, meant: bool) -> None:
    """What they are a part of is none of them."""
    assert bool(INTENTION.search(fold_prose(text).text)) is meant


@cases
def test_targets_plans_and_expectations(text: str, meant: bool) -> None:
    """What was reached is none: FULFILLED takes the word away before INTENTION is asked."""
    assert bool(INTENTION.search(FULFILLED.sub("", text))) is meant
