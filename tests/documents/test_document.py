"""Drafts: lines silenced by comments."""

from __future__ import annotations

import pytest

from jzfacts.documents.document import rule_silenced


@pytest.mark.parametrize(
    ("text", "rule", "silent"),
    [
        ("总产43亿斤。<!-- jzfacts: ignore -->\n", "wrong-value", True),
        ("总产43亿斤。# jzfacts: ignore\n", "wrong-value", True),
        ("总产43亿斤。<!-- jzfacts: ignore wrong-rank -->\n", "wrong-value", False),
        ("总产43亿斤。<!-- jzfacts: ignore wrong-rank, wrong-value -->\n", "wrong-value", True),
        ("总产43亿斤。\n", "wrong-value", False),
    ],
)
def test_a_comment_silences_its_line(text: str, rule: str, silent: bool) -> None:
    """All rules, or those that it names."""
    assert rule_silenced(text, 0, rule) is silent


def test_a_comment_alone_silences_the_next_line() -> None:
    """And no line after that."""
    text = "<!-- jzfacts: ignore -->\n总产43亿斤。\n总产44亿斤。\n"
    assert rule_silenced(text, text.index("总产43"), "wrong-value")
    assert not rule_silenced(text, text.index("总产44"), "wrong-value")
