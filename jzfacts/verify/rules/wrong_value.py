"""A figure that is not the one in the base.

The draft may round: it agrees if the base's figure rounds to what is printed (223亿元 for
223.4亿元). More digits than the base prints cannot be judged. Digits changed or transposed are
found here, also in what 从…提高到… began with.

PASS: 居民人均可支配收入35173元。
FAIL: 居民人均可支配收入35713元。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jzfacts.verify.compare import Slip


def explains(slip: Slip) -> bool:
    return slip.part in ("value", "baseline")
