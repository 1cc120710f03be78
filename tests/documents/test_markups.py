"""The page's figures in many markups (`benchmarks/markups.py`)."""

from __future__ import annotations

import markups as bench
import proofreading
import pytest

FLOOR = 57
"""Of sixty figures in each markup: matched as they are, and told when falsified."""


@pytest.mark.skipif(not proofreading.PAGE.exists(), reason="the page is not part of the project")
def test_a_figure_is_read_in_any_markup() -> None:
    """And none is accused that is right."""
    rows = bench.measure()
    assert len(rows) == 11
    for row in rows:
        assert row.figures == bench.COUNT
        assert min(row.matched, row.told) >= FLOOR, row.details
        assert row.false_conflicts == 0, row.details
