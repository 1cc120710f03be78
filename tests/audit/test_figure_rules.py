"""What is asked of the figures of a fact: that they are printed, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from orchard import BASE, audited, changed, told

if TYPE_CHECKING:
    from pathlib import Path


APPLES = 'indicator = "苹果产量"\nvalue = 6\n'
PEARS = 'indicator = "梨子产量"\nvalue = 4.2\n'


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "value = 12.5\n",
            "value = 12.6\n",
            "5:13: error: 水果总产: value is 12.6万吨 in the base, 12.5万吨 on the page [value]",
        ),
        (
            "value = 12.5\n",
            "value = 12.50\n",
            "5:13: error: 水果总产: value is 12.50万吨 in the base, 12.5万吨 on the page [value]",
        ),
        (
            'unit = "万吨"\nchange',
            'unit = "亿斤"\nchange',
            "5:13: error: 水果总产: value is 12.5亿斤 in the base, 12.5万吨 on the page [unit]",
        ),
        (
            "value = 6\n",
            "value = 2.3\n",
            "5:48: error: 苹果产量: value is 2.3万吨 in the base, 6万吨 on the page [value]",
        ),
        (
            'qualifier = "近"\n',
            "",
            (
                "9:2: error: 果园游客: value is 20万人次 in the base, 近20万人次 on the page "
                "[qualifier]"
            ),
        ),
        (
            "value = 15\n",
            'value = 15\nqualifier = "约"\n',
            "7:3: error: 新建冷库: value is 约15座 in the base, 15座 on the page [qualifier]",
        ),
        (
            'basis = "同比"',
            'basis = "环比"',
            "5:24: error: 水果总产: change is 环比4.2% in the base, 同比4.2% on the page [basis]",
        ),
        (
            "change = { value = 4.2",
            "change = { value = -4.2",
            (
                "5:24: error: 水果总产: change is 同比-4.2% in the base, 同比增长4.2% on the page "
                "[direction]"
            ),
        ),
        (
            'period = "年初"',
            'period = "年底"',
            "7:29: error: 冷链覆盖率: baseline is 年底40% in the base, 年初40% on the page [basis]",
        ),
        (
            "place = 3",
            "place = 4",
            "5:32: error: 水果总产: rank is 全市第4 in the base, 全市第3 on the page [value]",
        ),
        (
            'place = 3, among = "全市"',
            'place = 3, among = "全省"',
            "5:32: error: 水果总产: rank is 全省第3 in the base, 全市第3 on the page [scope]",
        ),
        (
            "高于全市平均水平",
            "低于全市平均水平",
            "7:1: error: 冷链覆盖率: not printed: 低于全市平均水平 [versus]",
        ),
    ],
)
def test_one_finding(old: str, new: str, finding: str, tmp_path: Path) -> None:
    """The finding says what each of the two prints, and is named for what differs."""
    base = changed(BASE, (old, new))
    assert told(audited(tmp_path, base), tmp_path) == [f"orchard.txt:{finding}"]


def test_exchanged_figures(tmp_path: Path) -> None:
    """Two facts of a list with each other's figures: both are printed, but out of turn."""
    values = changed(BASE, (APPLES, APPLES.replace("6", "@")), (PEARS, PEARS.replace("4.2", "6")))
    assert told(audited(tmp_path, values.replace("@", "4.2")), tmp_path) == [
        (
            "orchard.txt:5:48: error: 梨子产量: 6万吨 is printed out of turn; "
            "do two facts have each other's figures? [order]"
        ),
        (
            "orchard.txt:5:52: error: 苹果产量: 4.2万吨 is printed out of turn; "
            "do two facts have each other's figures? [order]"
        ),
    ]
    names = BASE.replace("苹果产量", "@").replace("梨子产量", "苹果产量").replace("@", "梨子产量")
    assert told(audited(tmp_path, names), tmp_path) == [
        (
            "orchard.txt:5:52: error: 苹果产量: its name is printed before that of apples, "
            "its figure after; do they have each other's figures? [order]"
        )
    ]
