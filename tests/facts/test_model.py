"""What a fact is: values that nobody can change by mistake, each part explained."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest

from jzfacts.facts import model as fact

if TYPE_CHECKING:
    from jzfacts.facts.model import Fact

RECORDS = [
    value
    for value in vars(fact).values()
    if isinstance(value, type) and value.__module__ == fact.__name__
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_records_are_values(record: type) -> None:
    """Frozen, so that they may be shared; with slots, so that a misspelt attribute is an error."""
    assert "__slots__" in vars(record)
    assert issubclass(record, tuple)
    assert record.__doc__ is not None
    assert not record.__doc__.startswith(f"{record.__name__}(")  # what Python would write


def test_a_fact_is_equal_to_its_like_and_cannot_be_changed(facts: dict[str, Fact]) -> None:
    """Two readings of a page are the same fact."""
    grain = facts["grain-output"]
    assert grain == copy.deepcopy(grain)
    assert hash(grain) == hash(copy.deepcopy(grain))
    with pytest.raises(AttributeError):
        grain.indicator = "别的"  # type: ignore[misc]
