"""Figures of one list or sentence exchanged.

Of a list with 分别 the i-th thing takes the i-th figure. The draft gives one member the figure that
the base has for another.

PASS: 接待游客数、旅游综合收入分别增长9.6%和6.9%。
FAIL: 接待游客数、旅游综合收入分别增长6.9%和9.6%。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.verify import intervals

if TYPE_CHECKING:
    from jzfacts.verify.compare import Slip


def explains(slip: Slip) -> bool:
    return any(intervals.judge(slip.said, peer) == "agrees" for peer in slip.peers)
