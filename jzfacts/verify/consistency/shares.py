"""Shares and parts of one whole that add up to more than the whole.

Reported only for things known to exclude each other: 高新技术产业 and 战略性新兴产业 overlap, so their
shares may add up to anything.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from jzfacts.claims.clauses import members
from jzfacts.i18n import Message
from jzfacts.text.lazy_regex import pattern
from jzfacts.verify.consistency.rounding import (
    Problem,
    alike,
    half,
    is_exact,
    printed,
    scale_of,
    span,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.claims.clauses import FigureText

_SHARE = pattern("占|比重|比例")
_DISTRIBUTED = pattern("分别|各|依次")
_THINGS = "企业|经济|单位|人口|居民|性|生|职工|地区|产业|能源|消费|发电|运输|货运|客运|项目|学校|财政|类|量"
_PARTITIONS = tuple(
    pattern(f"({words})(?:{_THINGS})*")
    for words in (
        "第?[一二三](?=次?产业|产|\\Z)次?产?",
        "农业|工业|建筑业|服务业",
        "国有|国企|民营|民企|私营|外资|外商投资|集体|股份制",
        "煤电|火电|水电|风电|光伏|太阳能|核电|气电|生物质",
        "煤炭|石油|天然气|非化石",
        "城镇|农村|乡村",
        "公路|铁路|水路|水运|航空|管道",
        "东部|中部|西部|东北",
        "男|女",
        "小学|初中|高中|大学",
        "中央|国家|省|市|县|区|上级|本级|财政|自筹|企业自筹|社会|债券|银行",
        "出口|进口",
        "[甲乙丙丁戊a-f]",
    )
)
"""Kinds of things that exclude each other, so that their shares add up to 100% at most."""
_PAIR = pattern("(?:城镇|农村|乡村|男|女)(?:人口|居民|性|生|职工)*")
"""Pairs that are certainly shares of one whole; imports and exports may be shares of two."""
_OTHER_WHOLE = pattern("占(?:全[省国球区]|世界|上年|计划|目标|最低|各|同类|该|本)|其中")
"""Words for a whole that each listed thing may have of its own: 占全省比重."""
_AMOUNT = pattern(
    "增加值|级|配套|补助|贷款|投入|资金|自有|总产|面积|销售额|产值|产量|数量|收入|投资|装机容量|装机|发电量|消费量|人口|户数|总额|企业数"
)
_STRUCTURE = pattern("(?:三次|三大)?产业(?:结构|比重|比例|结构比例|结构比)")
_THREE = pattern(
    "三(?:次|大)产业(?:增加值)?(?:结构|占比|比重|比例)+(?:分别|依次|各|为|是|占|达到?|调整为|优化为)*\\Z"
)
"""Text before the shares of all three industries: 三次产业占比分别为."""
_OF_WHOLE = pattern("(?:元|人民币)?,?[(]?其中[,:]?(?P<name>[^,、:0-9]{1,16})")
"""Text between a whole and its first part: 3200万元,其中中央资金."""
_NEXT = pattern("(?:[、和与及]|以及)(?P<name>[^,、:0-9]{1,16})")
_FEW_MORE = Decimal("1.05")
"""Maximum excess at which parts of unknown kind were clearly meant to add up to the whole."""
_VERB = pattern("(?:完成|实现|达到?|投入|安排|到位|共|为|有)+\\Z")
_UNBOUNDED = pattern("债务|余额|存款|贷款|进出口|gdp|生产总值|完成|增速|相当于|超过")
"""Indicators whose share may exceed 100%: debts as a share of GDP."""
_HEAD = 60
"""Characters before a figure that are searched for its name."""


def exceeding_shares(text: str, begin: int, figures: Sequence[FigureText]) -> Iterator[Problem]:
    """Yield shares of one whole that add up to more than 100%."""
    done = begin
    for key, group in groupby(figures, key=lambda one: one.mention.group):
        listed = list(group)
        head = text[max(done, listed[0].start - _HEAD) : listed[0].start]
        done = listed[-1].end
        values = [one.mention.value for one in listed]
        if key is None or len(listed) < 2:
            continue
        if listed[0].mention.series == "ratio":
            head = text[max(begin, listed[0].start - _HEAD) : listed[0].start]
            parts = len(listed) == 3 and bool(_STRUCTURE.search(head))
        else:
            are_all = len(listed) == 3 and _THREE.search(head)
            parts = bool(_SHARE.search(head)) and _are_shares(listed)
            parts = parts and bool(are_all or _are_listed_parts(head, len(listed)))
        if parts:
            yield from _exceeding(listed[-1], values)
    yield from _named_shares(text, begin, figures)
    for one in figures:
        head = one.before[0]
        if (
            one.mention.unit == "%"
            and is_exact(one.mention)
            and one.mention.value > 100
            and re.search("占比(?:达到?|为|高达)*\\Z", head)
            and not _UNBOUNDED.search(one.statement_text)
        ):
            yield Problem(one, "shares-exceed", Message("a share of more than the whole"))


def exceeding_parts(text: str, figures: Sequence[FigureText]) -> Iterator[Problem]:
    """Check 资金3200万元,其中中央资金1450万元、省级资金2320万元.

    Reported if the parts exclude each other, or exceed the whole only slightly; parts of other kinds
    (规上企业, 高新技术企业) may overlap.
    """
    for number, whole in enumerate(figures):
        parts: list[FigureText] = []
        names: list[str] = []
        before = whole
        for at in range(number + 1, len(figures)):
            one, pattern = figures[at], _NEXT if parts else _OF_WHOLE
            found = pattern.fullmatch(text, before.end, one.start)
            if not found:
                break
            parts.append(one)
            names.append(_VERB.sub("", found["name"]))
            before = one
        if len(parts) < 2:
            continue
        mentions = [one.mention for one in (whole, *parts)]
        exact = all(is_exact(one) and one.role == "level" for one in mentions)
        if not (exact and alike(mentions)):
            continue
        spans = [span(one) for one in mentions]
        least = sum((low for low, _ in spans[1:]), Decimal(0))
        if least > spans[0][1] and (_exclude_each_other(names) or least <= spans[0][1] * _FEW_MORE):
            amount = sum((one.value * scale_of(one) for one in mentions[1:]), Decimal(0))
            expected = printed(amount / scale_of(whole.mention)) + (whole.mention.unit or "")
            message = Message(
                "the parts add up to {sum}, not {said}",
                sum=expected,
                said=whole.mention.text.strip(),
            )
            yield Problem(whole, "wrong-sum", message, expected)


def _named_shares(text: str, begin: int, figures: Sequence[FigureText]) -> Iterator[Problem]:
    """Check 国有企业占35%、民营企业占58%、外资企业占17%."""
    if sum(one.mention.unit == "%" for one in figures) < 2:
        return
    run: list[FigureText] = []
    names: list[str] = []
    end = begin
    for one in (*figures, None):
        gap = text[max(end, one.start - _HEAD) : one.start] if one else ""
        found = re.search("([^、,:;]{1,12}?)(?:占比|占|比重)(?:达到?|为|了)*\\Z", gap)
        follows = not run or re.fullmatch("[、,][^、,]*", gap)
        if not (one and found and follows and _are_shares([one])):
            if len(run) > 1 and _exclude_each_other(names):
                yield from _exceeding(run[-1], [figure.mention.value for figure in run])
            run, names = [], []
        if one and found and _are_shares([one]):
            run.append(one)
            names.append(found[1])
        end = one.end if one else end


def _are_shares(figures: Sequence[FigureText]) -> bool:
    return all(one.mention.unit == "%" and is_exact(one.mention) for one in figures)


def _are_listed_parts(head: str, count: int) -> bool:
    """True if the text before a list of shares names `count` things that exclude each other."""
    clause = head.rpartition(",")[2] if "、" in head.rpartition(",")[2] else head
    if not _DISTRIBUTED.search(clause) or _OTHER_WHOLE.search(clause):
        return False
    for cut in re.finditer("占|分别|各|依次|比重|比例", clause):
        names = _AMOUNT.sub("", re.split("[,:]", clause[: cut.start()])[-1])
        found = members(names, count)
        if found:
            return _exclude_each_other(found)
    return False


def _exclude_each_other(names: Sequence[str]) -> bool:
    """True if the names are distinct parts of one whole."""
    bare = [_AMOUNT.sub("", name).strip() for name in names]
    if len(bare) == 2:
        return all(_PAIR.fullmatch(name) for name in names)
    for kind in _PARTITIONS:
        found = [kind.fullmatch(name) for name in bare]
        if all(found) and len({one[1] for one in found if one}) == len(bare):
            return True
    return False


def _exceeding(figure: FigureText, values: Sequence[Decimal]) -> Iterator[Problem]:
    total = sum(values, Decimal(0))
    if total - sum(half(value) for value in values) > 100:
        message = Message("the shares of one whole add up to {sum}%", sum=printed(total))
        yield Problem(figure, "shares-exceed", message)
