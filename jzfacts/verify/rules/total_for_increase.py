"""The total taken for the increase, or the reverse.

新增 and 总数 stand close together in reports, and their figures are exchanged: the draft gives one
the figure that the base has for the other.

PASS: 新增高新技术企业49家，总数达520家。
FAIL: 新增高新技术企业520家。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.verify import intervals

if TYPE_CHECKING:
    from jzfacts.verify.compare import Slip


def explains(slip: Slip) -> bool:
    return any(intervals.judge(slip.said, twin) == "agrees" for twin in slip.twins)
