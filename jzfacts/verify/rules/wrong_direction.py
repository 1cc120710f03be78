"""A rise for a fall, above for below.

增长, 提高, 高于 against 下降, 减少, 低于: the same figure the other way round is the opposite.

PASS: 优良天数同比增加12天。
FAIL: 优良天数同比减少12天。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jzfacts.verify.compare import Slip


def explains(slip: Slip) -> bool:
    return slip.part in ("change", "versus") and slip.said.value * slip.known.value < 0
