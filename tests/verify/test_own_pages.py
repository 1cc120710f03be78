"""Hand-made bases of other cities, held against their own reports (`benchmarks/own_pages.py`)."""

import own_pages as bench
import pytest

MISSING = bench.is_missing()
FLOORS = {
    "anhui-2025": (149, 0.90),
    "chaoyang-2025": (88, 0.85),
    "chongqing-2025": (68, 0.95),
    "foshan-2024": (69, 0.85),
    "hefei-2026": (97, 0.95),
    "henan-2025": (100, 0.90),
    "hengshui-2025": (81, 0.95),
    "huaihua-2023": (157, 0.65),
    "jinan-2025": (65, 0.80),
    "kaifeng-2023": (177, 0.90),
    "national-communique-2025": (175, 0.97),
    "ningbo-2024": (129, 0.85),
    "shenzhen-2024": (122, 0.90),
    "taiyuan-2024": (69, 0.90),
}
"""Figures matched, and the share of the falsified that is told, in a sample."""


@pytest.mark.skipif(bool(MISSING), reason=str(MISSING))
@pytest.mark.parametrize("name", FLOORS)
def test_a_base_matches_its_own_page(name: str) -> None:
    """No conflict in the page as it is, none at another figure than the falsified one."""
    matched, told = FLOORS[name]
    found = bench.measure(name, at_most=1)
    assert found.matched >= matched
    assert found.told / found.falsified >= told
    assert (found.conflicts, found.others) == ([], [])


@pytest.mark.parametrize(
    ("text", "now"),
    [("42.4亿斤", "42.8亿斤"), ("第二", "第三"), ("首位", "第三位"), ("千亿元", "三千亿元")],
)
def test_a_figure_is_falsified(text: str, now: str) -> None:
    """One digit is changed, always the same."""
    assert bench.falsified(text) != text
    assert len(bench.falsified(text)) == len(now)
