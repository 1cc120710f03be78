"""% for 个百分点, or the reverse.

A growth is in %, the distance between two ratios or growths in 个百分点: 54% and 54个百分点 are
different statements, even with the same digits.

PASS: 技改投资增速高于全省平均水平54个百分点。
FAIL: 技改投资增速高于全省平均水平54%。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jzfacts.verify.compare import Slip

_RATIOS = {"%", "个百分点", "百分点"}


def explains(slip: Slip) -> bool:
    units = {slip.said.unit, slip.known.unit}
    return slip.unit_differs and units <= _RATIOS
