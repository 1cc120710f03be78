"""Words of a query that are understood instead of matched, and words that must not be confused."""

from __future__ import annotations

QUESTION_WORDS = frozenset(
    """请问 查询 查一下 告诉我 我想知道 想知道 一下 是多少 有多少 达多少 为多少 多少 是几 怎么样 怎样 如何
    什么 哪些 哪个 到底 究竟 情况 数据 数字 指标 总共 一共 全年 年度 全市 我市 本市 市里""".split()
)
"""Words that ask, or that name what the base is about anyway; they demand nothing."""

EDGE_WORDS = frozenset("请 查 吗 呢 啊 了 的 是 有 为 达 达到 到 共 在 排 居 由 与 和 ?".split())
"""Short words that demand nothing at the edge of a word; within one they are part of a name."""

AMOUNT_WORDS = frozenset(
    "总额 总量 总数 总计 累计 合计 数量 金额 规模 总值 数 额 量 值 个数".split()
)
"""Words for "how much" that a label may leave out at its end: 外资总额 is 实际使用外资."""

TOTAL_WORDS = frozenset("总额 总量 总数 总计 累计 合计 总值".split())
"""Those that ask for a whole, so that an increase is no answer: 绿色工厂总数 is not 新增绿色工厂."""

INCREASE_WORDS = ("新增", "新认定", "新引进", "新签订", "新建", "新设")
"""Words in a label that make it an increase, not a whole."""

GROWTH_WORDS = frozenset(
    "同比增长 同比增加 同比增速 增长率 增长 增速 增幅 涨幅 同比 提高 增加 上升 提升".split()
)
"""Words that ask for a rise: a fact answers only if it states one."""

FALL_WORDS = frozenset("同比下降 同比减少 下降 减少 降低 降幅 回落 下滑 压减".split())
"""Words that ask for a fall: a fact answers only if it states one."""

RANK_WORDS = frozenset(
    """排名第几 排全省第几 居全省第几 位居全省第几 在全省排第几 全省第几 全省排名 全省位次
    排第几 第几位 第几名 第几 排名 位次 名次""".split()
)
"""Words that ask for a place: a fact answers only if it has one."""

BEFORE_A_RANK = ("全省", "全国", "全市", "位居", "位列", "排名", "排在", "居", "排")
"""Words that lead up to 第2 and belong to it."""

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两半")

CONTRASTS = (
    ("进出口", "进口", "出口"),
    ("存贷款", "存款", "贷款"),
    ("城乡", "城镇", "农村", "乡村", "城市"),
    ("工农业", "工业", "农业"),
    ("省内外", "省内", "省外"),
    ("境内外", "境内", "境外"),
    ("国内外", "国内", "国外"),
    ("新建改扩建", "新建", "改建", "扩建"),
    ("线上线下", "线上", "线下"),
)
"""Groups whose longer members hold the letters of the shorter, and mean something else.

A query that hits only part of such a word in a label, and that part is another member, has hit
the wrong thing: 出口总额 is written inside 进出口总额.
"""
