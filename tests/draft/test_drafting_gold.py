"""Drafts of real reports, held against what readers made of them (`benchmarks/drafting.py`)."""

from collections import Counter

import drafting as bench
import own_pages
import pytest

FLOORS = {
    "recalled": 0.994,
    "exact": 0.79,
    "acceptable": 0.925,
    "whole": 0.98,
    "unmarked": 0.986,
    "out": 1.0,
    "told": 0.929,
}
"""What is measured may only get better; see the issue for what is aimed at.

Of the unmarked, two that count as wrong are sums of several years, which these readers left out.
"""


@pytest.mark.skipif(own_pages.is_missing() is not None, reason="no reports: ../shared")
def test_what_readers_found_is_drafted() -> None:
    """Figures, grouping, names, unmarked facts, targets: none falls under its floor."""
    total: Counter[str] = Counter()
    for name in bench.NAMES:
        total += bench.measure(name, at_most=1)
    shares = bench.shares(total)
    assert {name: shares[name] for name in FLOORS if shares[name] < FLOORS[name]} == {}
