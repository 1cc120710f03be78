"""A bound that does not hold.

近, 超, 突破, 不足, 以上 and their like promise where the figure lies: 42.4 is 超42 and 近43, not
超43. 近 X is at least nine tenths of X, 约 X within five per cent of it, 超 X at most a quarter
more than X, or ten times a one with noughts (超百亿元). A bound that holds but says too little is
neither a match nor a conflict.

PASS: 粮食总产超42亿斤。
FAIL: 粮食总产超43亿斤。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jzfacts.verify.compare import Slip


def explains(slip: Slip) -> bool:
    return bool(slip.said.qualifier)
