"""Which figures are plans, targets or budgets, not results.

Works on folded texts. `INTENTION` lists what makes a plan, `FULFILLED` the phrases that only look
like one.
"""

from __future__ import annotations

from jzfacts.text.lazy_regex import begun, pattern

REACH = 40
"""Characters before a figure within which a word of intention may be undone: 完成…目标."""
_GOVERNS = (
    "力争(?!上游|朝夕)|(?<!虚)拟(?!上市)|打算|下一步|明年|来年(?!均)|今后"
    "|未来(?=[0-9一二三四五六七八九十两几]+年|,|一个?时期|将)"
    # 将改革进行到底 and 将8%用于民生 handle the reform, and the 8%
    "|将(?!\\Z|[0-9]|[^,。;0-9]{1,16}(?:进行到底|[摆放]在|作为|列[为入]|纳入|用于|转化|打造成|融入|贯穿|落[到实]|推向|变[成为]))"
    "|展望|争取达到|争取实现|目标是|如果|假如|倘若|若按"
)
_INTENDS = (
    # 投资促进计划 and 未来乡村 are names; what is intended begins with 计划 or is put into 未来五年
    "确保|有望|(?<![进动目养升展资程新设训])计划(?!总投资)|规划(?!的?[^,。;0-9]{0,8}之年|纲要|覆盖率|编制)|争创|预测|(?<![超合好于])预期(?!寿命)"
    # of a budget; a rate in 元 is adjusted, not planned: 低保标准由600元调整为700元; and who 安排41人
    # did so
    "|(?:(?<=收入)|(?<=支出)|(?<=预算)|(?<=计划)|(?<=[拟定年度]))安排"
    "|(?:红线|警戒[值线]|底线|考核指标|任务|承诺|要求|门槛|上限|下限):"
    "|预算数?[为:]|(?:(?<=[万亿]元)|(?<=收入)|(?<=支出)|(?<=预算))调整[为到至]|调[增减](?=[0-9])"
)
_MODAL = "(?:(?<=[,。;:\\n年我们须还也都就又市])|^)(?:要|须|必须)(?![览求素点闻领旨么紧情事害塞道职件义员目案价]|务(?!必|实))"
INTENTION = pattern(
    begun(
        f"(?:{_INTENDS}|(?P<governs>{_GOVERNS}))(?!(?:展|馆|设计|区划|于|产业))(?<![划](?=[,。;、》”等]))|(?<!完成)(?<!完成年度)(?<!完成全年)(?<!完成了)(?<!超额)"
        "(?<!实现)(?<!达到)(?<!年度)(?<!全年)目标(?!企业|客[商户]|人群|群体|市场|院校)|"
        f"(?P<must>{_MODAL})"
    )
)
"""Words of intention. Those in a group govern all that follows in their statement (将, 要, 力争, 今后),
the others their own clause: 坚持规划引领, says nothing of the next."""
EXPECTATION = "预计"
"""Words for an estimate, which may be the last word on a reported year."""
INVESTED = pattern(
    "计划(?:总|年度)?投资.*?(?:[,、][^,;、]{0,6}|的[^,;]{0,16})完成(?:年度)?投资额?\\Z"
)
"""What came of a plan: 年度计划投资60亿元,完成投资66亿元."""
FULFILLED = pattern(
    "(?:超额|提前|圆满|全面|较好|顺利|胜利|如期)*(?:完成|实现|达到|超过?|高于|好于)(?:[^,。;]{0,12}?|[^,。;0-9]{0,24}?)(?:目标|计划|安排|任务|预期(?:目标)?)"
    "|(?:计划|目标|任务)+(?:已|均|都|全部|全面|圆满|超额|如期|提前|顺利|基本)*(?:完成|实现|达成)"
    "|(?:计划|目标|任务)的(?=[约近超]?[0-9])|年度投资计划|规划(?:建设|区)|行动计划|(?:实施|启动|推进|落实|出台|印发)[^,。;0-9]{0,16}计划|统筹安排|预计算"
    "|(?:编制|修编)[^,。;0-9]{0,24}规划"
    "|[“《][^“”《》,。;:!?0-9]{2,24}[”》]"
    "|(?:围绕|[锚锁]定|紧[扣盯]|聚焦|瞄准|对[照标准]|[朝向]着|按照|根据)[^,。;0-9]{0,24}目标"
)
"""Where such words name what was reached (超额完成年度目标, 完成年度投资计划) or what guided it
(围绕全年目标), or are a name's own (“共赢未来”推介会)."""
_OUTCOME_LABEL = "(?:实绩|实际|执行|完成|决算)[^,;:]{0,6}:"
OUTCOME = pattern(
    f"\\A;?{_OUTCOME_LABEL}|[,:](?:[^,:]{{0,6}})(?:实际(?!利用|使用|到位|吸收)|结果|完成了|已)"
)
"""What ends a plan within its statement: 计划新增40家,实际新增49家; 已新增49家."""
_TURNS = pattern(f"{_OUTCOME_LABEL}|而|但|实际|[^,;]{{0,6}}(?:[0-9]{{4}}年|[今去上]年)")
"""Beginnings of statements that no longer belong to the plans before them."""
_CLAUSE_END = pattern(r"[,:()|]|—")


_FULFILS = ("目标", "计划", "规划", "安排", "任务", "预期", "预计算", "”", "》")


def without_fulfilled(text: str) -> str:
    """A text with blanks for what is `FULFILLED`."""
    if not any(map(text.__contains__, _FULFILS)):
        return text
    return FULFILLED.sub(lambda found: " " * len(found[0]), text)


def govern(before: str, reach: int, rest: str) -> bool:
    """True if a word of intention governs a figure, after `reach`, or 目标 follows it."""
    clause = before.rfind(",") + 1
    found = INTENTION.finditer(before, reach)
    is_aim = "目标" in rest and "目标" in _CLAUSE_END.split(rest, 1)[0]
    return is_aim or any(word.lastgroup or word.start() >= clause for word in found)


def in_list(opening: str, *, goes_on: bool) -> bool:
    """Whether the figures of a statement are of a list of plans, which a colon opens and a semicolon
    does not end: 预期目标为:粮食42亿斤;外贸200亿元.

    `opening`: what it says before its first figure; `goes_on`: whether the list was there before.
    """
    head = opening.rpartition(":")[0]
    goes_on = goes_on and not _TURNS.match(opening)
    return goes_on or bool(head and INTENTION.search(head + ":"))
