"""Hand-made bases of other cities, held against their own reports (`benchmarks/own_pages.py`)."""

import own_pages as bench
import pytest

MISSING = bench.is_missing()
FLOORS = {
    "anhui-2025": (149, 19),
    "chaoyang-2025": (91, 12),
    "chongqing-2025": (69, 6),
    "foshan-2024": (72, 4),
    "hefei-2026": (99, 12),
    "henan-2025": (100, 8),
    "hengshui-2025": (81, 8),
    "huaihua-2023": (159, 8),
    "jinan-2025": (65, 3),
    "kaifeng-2023": (180, 30),
    "national-communique-2025": (177, 14),
    "ningbo-2024": (129, 12),
    "shenzhen-2024": (124, 8),
    "taiyuan-2024": (72, 11),
}
"""Figures matched, and falsified ones told in a sample: what was reached must not be lost."""


@pytest.mark.skipif(bool(MISSING), reason=str(MISSING))
@pytest.mark.parametrize("name", FLOORS)
def test_a_base_matches_its_own_page(name: str) -> None:
    """No conflict in the page as it is, none at another figure than the falsified one."""
    matched, told = FLOORS[name]
    found = bench.measure(name, at_most=1)
    assert found.matched >= matched
    assert found.told >= told
    assert (found.conflicts, found.others) == ([], [])
