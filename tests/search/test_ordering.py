"""Questions whose answers are sorted or compared, and what is said of them."""

from pathlib import Path

import pytest
from cases import cases

from jzfacts.index.index import Index
from jzfacts.search.engine import answer
from jzfacts.search.ordering import remarks


@pytest.fixture(scope="module")
def reports() -> Index:
    """Three reports: of two counties, one of them in two years."""
    return Index([str(Path(__file__).with_name("ordering.toml"))])


@cases
def test_what_is_compared_or_sorted(
    reports: Index, query: str, ids: list[str], said: list[str]
) -> None:
    """All there is, in order; what is left out or taken for something is said."""
    found = answer(reports, query)
    assert [match.fact.id for match in found.matches] == ids
    assert (remarks(reports, found) if ids else []) == said


@cases
def test_an_official_name_of_which_there_is_an_increase(
    reports: Index, query: str, ids: list[str]
) -> None:
    """It answers who asks what there is, not who asks how many there are."""
    assert [match.fact.id for match in answer(reports, query).matches] == ids
