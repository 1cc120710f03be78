"""A draft that is a copy of a page of the base."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jzfacts.index import open_index
from jzfacts.verify import Verifier

if TYPE_CHECKING:
    from pathlib import Path

BASE = """
schema = 1
[[source]]
id = "page"
title = "青禾一年"
published = 2031-01-15
area = "青禾市"
period = "2030"
lines = 3
misprints = [{ line = 3, printed = "粮仓人选", read = "粮仓入选" }]
gaps = [{ line = 2, note = "读串了栏" }]
set_aside = [{ line = 2, text = "7粮食", reason = "number of a box" }]
[[fact]]
id = "grain"
indicator = "粮食总产"
value = 42.4
unit = "亿斤"
rank = { place = 2, among = "全省" }
source = "page"
lines = [2]
[[fact]]
id = "jobs"
indicator = "城镇新增就业"
value = 6.51
unit = "万人"
rank = { place = 5, among = "全省" }
source = "page"
lines = [2]
[[fact]]
id = "stores"
indicator = "粮仓入选全省示范库"
value = 3
unit = "座"
source = "page"
lines = [3]
"""
PAGE = (
    "青禾一年\n"
    "7粮食总 产达 城镇新 42.4亿斤, 增就业 6.51万人, 全省第5 全省第2\n"
    "3座粮仓人选全省示范库。\n"
)


@pytest.fixture
def verifier(tmp_path: Path) -> Verifier:
    path = tmp_path / "base.toml"
    path.write_text(BASE, "utf-8")
    return Verifier(open_index([path]))


def told(verifier: Verifier, text: str) -> list[tuple[str, str, str | None]]:
    return [(f.text, f.status, f.fact) for f in verifier.verdicts(text, "draft")]


def test_damaged_lines_are_read_with_what_the_base_knows(verifier: Verifier) -> None:
    """Columns read across, a number of the box, a misprint: every figure is matched."""
    assert told(verifier, PAGE) == [
        ("42.4亿斤", "match", "grain"),
        ("6.51万人", "match", "jobs"),
        ("第5", "match", "jobs"),
        ("第2", "match", "grain"),
        ("3座", "match", "stores"),
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "fact"),
    [("42.4亿斤", "24.4亿斤", "grain"), ("6.51万人", "6.15万人", "jobs"), ("第2", "第3", "grain")],
)
def test_a_slip_on_a_damaged_line_is_found(
    verifier: Verifier, right: str, wrong: str, fact: str
) -> None:
    """What is left over of the line's facts is what the figure should have been."""
    found = told(verifier, PAGE.replace(right, wrong))
    assert [(text, name) for text, status, name in found if status == "conflict"] == [(wrong, fact)]


def test_another_draft_gets_no_such_help(verifier: Verifier) -> None:
    """One line more, or another title, and nothing is supplied."""
    for text in (PAGE + "又一行。\n", PAGE.replace("青禾一年", "青禾两年")):
        assert ("第5", "not in base", None) in told(verifier, text)
