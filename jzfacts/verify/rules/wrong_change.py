"""A growth, a fall or a distance that is not the one in the base.

A growth is compared with the growth that the base prints for the same indicator against the same
time, never worked out from levels. 环比, 年均 and 比年初 are other figures.

PASS: 地区生产总值增长5.4%。
FAIL: 地区生产总值增长4.5%。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jzfacts.verify.compare import Slip


def explains(slip: Slip) -> bool:
    return slip.part in ("change", "versus")
