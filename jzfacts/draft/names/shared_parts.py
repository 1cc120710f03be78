"""Parts of names that the members of a list share: 教育、卫生支出 are both 支出.

A measure at the end, the beginning of the first, or half of a word that two of them share.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from jzfacts.draft.names.phrases import (
    AMOUNT,
    RATE_END,
    ends_with_amount,
    is_amount,
    is_verb,
)
from jzfacts.facts.indicators import official

if TYPE_CHECKING:
    from collections.abc import Sequence

_AMOUNT_END = re.compile(f"(?:{AMOUNT.pattern})\\Z")
_AMOUNTS_END = re.compile(f"(?:{AMOUNT.pattern})+\\Z")
_BARE = 3
"""Maximum characters of an amount's name that needs what was named before: 产量, 零售额."""
_CASES = re.compile("(?<=.)[起件宗]数\\Z")
_ITEMS = re.compile("(?:累计)?(?:签约|开工|投产|竣工|在建|储备|入库|谋划)*项目\\Z")
ORDINALS = ("一", "二", "三")
"""What lists of industries print: 一、二、三产业."""
_HALVED = ("存款", "进口", "工业", "城镇", "淡季", "内资", "内贸", "男性")
"""Words whose first half may stand alone in a list: 存、贷款."""
_SHARED = re.compile(
    "限额以上|规模以上|规上|每[十百千万]+名?(?:常住)?人口?|每(?:平方公里|公顷|亩)(?=土地|[^\\W0-9a-z_])"
)
"""What the first of several names prints for all."""
_COUNTED_OFF = re.compile(
    r"(\S+?)(?:[两三四五六七八九十]大| {2,})\S{0,6}?(产业|行业|领域|板块|集群|园区)(.*)"
)
"""The last member of a list with the number and kind of all, before the figures of each."""
_SHARED_END = re.compile(f"(?:项目|企业|产业|行业)?(?:{AMOUNT.pattern})\\Z")
"""An end that all members of a list share: 开工和储备项目数量."""


def is_indicator(name: str) -> bool:
    """True if an amount is an indicator by itself: 贷款余额, not 出口."""
    return is_amount(name) and len(name) > _BARE and official(name) is not None


def is_of_another(amount: str, before: str) -> bool:
    """True if a name is only how much, of something else than before: 优良比例, 优良天数."""
    stem = _AMOUNTS_END.sub("", amount)
    return len(stem) < min(3, len(amount)) and before[-2:] != amount[-2:]


def counted_with(first: str, name: str) -> str:
    """Return the name of an amount of the cases counted before it: 火灾起数、死亡人数; or ""."""
    cases = _CASES.sub("", first)
    return cases + name if cases != first and is_of_another(name, first) else ""


def amount_of(noun: str, amount: str) -> str:
    """Return the name for how much of something: 猕猴桃综合产值, 出口 is 猕猴桃出口."""
    found = _AMOUNTS_END.search(noun)
    if found and not found.start() and amount in _BESIDE:
        return amount  # 进出口总额…,其中出口
    return (noun[: found.start()] if found and found.start() > 1 else noun) + amount


_BESIDE = {"支出": "收入", "收入": "支出", "出口": "进口", "进口": "出口"}


def beside(amount: str, told: Sequence[str]) -> str:
    """Return the name of an amount after its counterpart: 保险基金收入…;支出 is 保险基金支出."""
    end = _BESIDE.get(amount, amount)
    stem = next((one.removesuffix(end) for one in reversed(told) if one.endswith(end)), "")
    return (stem and end != amount and stem + amount) or ""


def _is_whole(name: str) -> bool:
    """True if a name ends like those of indicators, so that it needs no end of another."""
    return bool(_AMOUNT_END.search(name) or name[-1:] in "数率额量值价比" or official(name))


def with_measure(name: str, before: str) -> str:
    """Return a name with the measure that the previous one prints for both.

    第一产业增加值增长4%,第二产业增长5%: the value added is meant.
    """
    kind = "业" if name.endswith("业") else name[-2:]  # 采矿业增加值, 制造业
    _, found, measure = before.rpartition(kind)
    is_whole = _is_whole(name) or name.endswith(("基金", "资金"))
    if len(name) < 3 or not found or is_whole or not ends_with_amount(before):
        return name
    return name + measure


def with_head(name: str, first: str) -> str:
    """Return a name with what the first of the list prints for all: “三个一批”签约项目, 开工项目."""
    tail = _ITEMS.search(first)
    return first[: tail.start()] + name if tail and _ITEMS.fullmatch(name) else name


def with_shared_parts(printed: Sequence[str]) -> list[str]:
    """Return the names of a list, each with what only the first or the last of them prints.

    工业、制造业、交通投资 are all investments; 限额以上通讯器材、家用电器零售额 are both 限额以上.
    """
    names = [*printed]
    if found := _COUNTED_OFF.fullmatch(names[-1]):  # 果业、茶业两大产业产值
        names[-1] = found[1] + ("" if found[1].endswith("业") else found[2]) + found[3]
    if names[0].lstrip("第") in ORDINALS:  # 第一、二、三产业
        names = [f"第{name.lstrip('第')}" for name in names]
    for at, (one, other) in enumerate(pairwise(names)):
        if one[-1:] + other[1:2] in _HALVED:  # 金融机构存、贷款余额
            names[at : at + 2] = one + other[1:], one[:-1] + other
    has_amount = ends_with_amount(names[0]) and not is_amount(names[0])
    names[1:] = [
        amount_of(names[0], name)
        if is_amount(name) and has_amount and not is_indicator(name)
        else name
        for name in names[1:]
    ]  # 国内游客人次、总花费
    names[1:] = [counted_with(names[0], name) or name for name in names[1:]]
    again = [0 if official(name) else names[0].find(name[:2]) for name in names]
    names = [  # 观光果园亩均产值、亩均用电量
        names[0][: max(at, 0)] + name for at, name in zip(again, names, strict=True)
    ]
    found = _SHARED_END.search(names[-1])
    end = _rest_after_common(names) or (found[0] if found else "")
    first = _SHARED.match(names[0])
    rate = RATE_END.search(names[-1])  # 工业投资、技改投资增速
    stem = names[-1][: rate.start()] if rate else ""
    rate = rate if _is_whole(stem) and not names[0].startswith(stem) else None
    return [
        (first[0] if first and _shares(names[0], name) else "")
        + name
        + ("" if name.endswith(end) or _is_whole(name) else end)
        + (rate[0] if rate and not name.endswith(rate[0]) and _is_whole(name) else "")
        for name in names
    ]


def _shares(first: str, name: str) -> bool:
    """True if the beginning of the first name belongs to another one, too.

    规上工业增加值、固定资产投资 are two indicators; 规上工业、建筑业增加值 share both ends.
    """
    if _SHARED.match(name) or is_indicator(name):
        return False
    measure = None if first.startswith("每") or name[:2] in first else _AMOUNT_END.search(first)
    return not (measure and _is_whole(name) and not name.endswith(measure[0]))


def _rest_after_common(names: Sequence[str]) -> str:
    """Return what the last name prints for all, after the end of the first: 食品、药品抽检合格率."""
    first, *others, last = names
    for start in range(0 if not last.startswith(first) else len(first), len(first)):
        at = last.find(first[start:], 1)
        if at > 0:
            return last[at + len(first) - start :]
    are_alike = {len(one) for one in (first, *others)} == {2}
    are_alike = are_alike and 2 < len(last) - 1 and not last.startswith(first)
    is_known = is_verb(first) or bool(official(first + last[len(first) :]))
    is_known = is_known or not _SHARED_END.search(last)
    # 第一、第二产业; 刑事、治安案件; 城镇、农村居民收入; not 医药、电子信息产业产值
    is_shared = (are_alike and is_known) or first[:1] == last[:1] == "第"
    return last[len(first) :] if is_shared else ""


def members_of_all(name: str, *, rates: bool = False) -> list[str]:
    """Return the members of a list in a name; empty if it is one thing, or not all of them are `rates`."""
    texts = [text.rstrip() for text in re.split("、|以及|[和与及]", name)]
    if len(texts) < 2 or not all(len(text) > 1 for text in texts):
        return []
    if rates and not all(text.endswith("率") for text in texts):
        return []
    return with_shared_parts(texts)
