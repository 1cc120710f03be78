"""A place that is not the one in the base.

Ranks are read in every spelling: 第2, 第二, 第2位, 居全省第二, 全省首位. The base's place must be
among the same (全省, 全国); a rank without a scope, or 前列 and 第一方阵, contradicts nothing.
Where the base gives a level and a growth, 增速居全省第3 may be true beside 全省第2 and is left
alone.

PASS: 粮食总产42.4亿斤，位居全省第二位。
FAIL: 粮食总产42.4亿斤，位居全省第三位。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jzfacts.verify.compare import Slip


def explains(slip: Slip) -> bool:
    return slip.part == "rank"
