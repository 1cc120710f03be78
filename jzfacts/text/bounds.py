"""Words that bound a number, and what they claim: 近21亿元, 超500家, 30%以上. Add a bound word here."""

from __future__ import annotations

from typing import Literal

Bound = Literal["at least", "more than", "nearly", "less than", "at most", "about"]

# What a word beside a number claims. 达 and 达到 claim nothing, so they are not here. 近 promises
# both "below" and "close by", which 不足 does not: hence "nearly" beside "less than".
BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(
        ("突破", "迈过", "跨过", "跨越", "迈上", "跨上", "至少", "不少于", "不低于"), "at least"
    ),
    **dict.fromkeys(("以上", "上"), "at least"),
    **dict.fromkeys(("超", "超过", "过", "逾", "高于", "多于", "越过"), "more than"),
    **dict.fromkeys(("余", "多", "几", "有余", "之多"), "more than"),
    **dict.fromkeys(("近", "将近", "接近", "逼近"), "nearly"),
    **dict.fromkeys(("不足", "不到", "低于", "少于", "未满"), "less than"),
    **dict.fromkeys(("以下", "以内", "不超过", "不高于", "不多于", "至多"), "at most"),
    **dict.fromkeys(("约", "大约", "约为", "左右", "上下", "来"), "about"),
}

AFTER_THE_UNIT = frozenset("以上 以下 以内 左右 上下 有余 之多".split())
BESIDE_THE_NUMBER = frozenset("余 多 几".split())
"""Words that follow the number; 来 and 上 do so only within a number."""
