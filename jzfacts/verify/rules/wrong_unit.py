"""The right digits with a wrong unit or scale.

A scale dropped or changed (4127美元 for 4127万美元, 万斤 for 亿斤), a point moved, 公斤 for 斤,
美元 for 元. The same amount in another unit is no error: 212万吨 is 42.4亿斤.

PASS: 粮食总产42.4亿斤，折合212万吨。
FAIL: 粮食总产42.4万斤。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.verify import intervals

if TYPE_CHECKING:
    from jzfacts.verify.compare import Slip


def explains(slip: Slip) -> bool:
    return (
        slip.unit_differs
        or intervals.slipped_scale(slip.said, slip.known)
        or (slip.said.unit != slip.known.unit and intervals.same_digits(slip.said, slip.known))
    )
