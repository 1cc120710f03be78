"""Hand-made bases of other cities, held against their own reports (`benchmarks/own_pages.py`)."""

import own_pages as bench
import pytest
from cases import cases

MISSING = bench.is_missing()


@pytest.mark.skipif(bool(MISSING), reason=str(MISSING))
@cases
def test_a_base_matches_its_own_page(name: str, matched: int, told: int) -> None:
    """No conflict in the page as it is, none at another figure than the falsified one."""
    found = bench.measure(name, at_most=1)
    assert found.matched >= matched
    assert found.told >= told
    assert (found.conflicts, found.others) == ([], [])
