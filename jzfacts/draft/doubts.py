"""Why a drafted name may be wrong, so that a person must look before the fact counts.

An audit proves letters, not meaning. A name is trusted if it is an official indicator's, or a noun
phrase as far as its ends show: it is not all verb (重点打造), it ends as official indicators do unless
it is counted, and it does not join several things.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.claims import report_words
from jzfacts.claims.counted_nouns import EXAMPLES
from jzfacts.claims.report_words import FLOW
from jzfacts.draft.names.phrases import (
    AMOUNT,
    RATE_END,
    begins_with_verb,
    is_amount,
    is_rule,
    verb_of,
    without_verb,
)
from jzfacts.facts.indicators import endings, official
from jzfacts.i18n import N_
from jzfacts.text.units import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 4
"""Minimum characters of an unofficial name; 企业 and 项目 say too little."""
LONGEST = 24
"""Maximum characters of a name; anything longer is a clause."""

_JOINING = re.compile(f"以及|[，,；;。:：]|(?:{AMOUNT.pattern}|[率量额值])[和与及、]")
"""Words that join several indicators; 省、市重点项目 and 首店、旗舰店 are counted as one."""
_QUOTED = re.compile("[“‘《][^“”‘’《》]*[”’》]")
_REFERRING = re.compile("^(?:其|该|这|此|各(?![类项种族界])|每(?![十百千万平公亩]))|[他她它]")
_LINKING = re.compile(
    "(?<![平人日年户月亩])均(?![值等衡])|分别|连续\\Z|(?<![高初集空其])中\\Z|(?:[的了在于为是将把被从由至和与及等双])\\Z|又|(?<=..)(?<![因从反进然])而"
    "|就(?![业近地诊医])|台阶|^(?:[村镇乡县市区户]的|时间|上(?![市海榜线规网游饶缴架年级])|占(?!地(?!区)|用)|内(?=换|实|所|的)|被(?![评认命授列确])|在(?![校建岗职册营园编])|[的了于为是将把从由至和与及等个项]|家(?![用庭电政具居禽畜]))"
)
_NUMBER = re.compile(
    "\\A[0-9.]+%|两位数|[0-9](?![0-9]*(?:[gGA]|千伏|吨|以上|以下|%|万|亿|元|年|强|级|号|平台|热线|岁))"
)
_SPIRIT = re.compile("(?:作用|精神|要求|规定|新政)\\Z")
"""Names of rules whose number counts the parts: 八项规定."""
_EFFECT = re.compile("(?:可|已)?(?:惠及|覆盖|服务(?!业|消费|贸易|零售)|涉及|[抓做]好)")
"""Verbs whose subject is the indicator, not their object: 促消费活动拉动消费."""
_ADVERB = re.compile("我们|各级|重点|滚动|接续")
_HAPPENED = re.compile(f"(?:{report_words.PREDICATE.pattern}|开诊|整改|惠|预计|通过|恢复|启用)\\Z")
"""A predicate at the end, which is no noun."""
_OBJECT = 2
"""Minimum characters of an object that names something: 修复湿地, not 重点打造."""
_HERD = re.compile("(?<=.)[存出]栏量?\\Z")
"""A name that one letter makes complete: 牛存栏."""
_GENERIC = re.compile(
    f"(?:(?:待[售建]|在售|签约|开工|投产|竣工|在建|续建|储备|产业|园区|企业|项目|平台|行业|市场|基地|集群|基金|机构|年度|主要)*(?:{AMOUNT.pattern}|经费)?)\\Z"
)
"""Names made of words that could be about anything: 产业规模, 项目总投资."""


def doubts_about(
    name: str, *, counted: bool = False, completed: bool = False, extends: bool = False
) -> Iterator[str]:
    """Return messages saying why a name is doubtful; empty if it is trusted.

    `counted`: whether its figure counts things, so that any noun may be its name; `completed`: whether
    完成 is printed before it, whose object is a noun.
    """
    if official(name):
        return
    bare = _QUOTED.sub("“”", name)
    verb = verb_of(bare)
    of_what = FLOW.sub("", bare, count=1) if FLOW.search(bare) else bare[len(verb) :]
    if len(of_what) == SHORTEST == len(bare):  # 投入资金
        of_what = without_verb(bare)
    is_short = len(name.removesuffix("任务")) < SHORTEST and not _HERD.search(name)
    is_short &= not (extends and name[-1:] != "区")
    if is_short or _GENERIC.match(of_what):  # 新签约项目, 实施项目
        yield N_("the name says too little")
    elif len(bare) > LONGEST:
        yield N_("the name is long")
    first, *others = bare[len(verb) :].split("、")
    happened = not counted and verb and _HAPPENED.search(bare)  # 办好博览会、项目签约
    acts = first and any(map(begins_with_verb, others))  # not 新建、修复管网
    acts = acts or (not first and any(map(is_amount, others)))  # 落地、总投资
    if (others and (happened or acts)) or _JOINING.search(bare):
        yield N_("the name is of several things")
    if _NUMBER.search(bare):
        yield N_("there is a number in the name")
    if EXAMPLES.search(bare) and not (counted and verb):  # 举办赶集等活动17次
        yield N_("there are examples in the name")
    if _SPIRIT.search(bare):
        yield N_("measures and rules are counted, which may be a name of theirs")
    if _REFERRING.search(bare) or _LINKING.search(bare) or bare.count("(") != bare.count(")"):
        yield N_("the name is not a noun")
    plain = _ADVERB.sub("", bare)
    acting = verb_of(plain)
    if _EFFECT.match(bare) or (acting and len(plain) < len(acting) + _OBJECT):
        yield N_("the name begins with a verb")
    elif _HAPPENED.search(bare) and not (
        _ends_as_indicators(bare) or (counted and bare[-1] not in "获得")
    ):
        yield N_("the name ends with a verb")
    elif not (counted or completed or acting or _ends_as_indicators(bare)):
        yield N_("the name may not be a noun")


_ISSUED = re.compile("(?:相继|接续|率先)?(?:出台|推出|制定|实施|印发|落实|发布)")
"""Beginnings of the names of measures: 出台科技新政15条."""
_OF_GROWTH = ("%", "个百分点")
"""Units that the table gives also for growths."""


def doubts_of_unit(name: str, unit: str) -> Iterator[str]:
    """Return messages if a name's indicator cannot have such a unit."""
    known = official(name)
    if known:
        usual = [one for one in known.units if one not in _OF_GROWTH] or known.units
        if usual and not any(comparable(_measure(one), _measure(unit)) for one in usual):
            yield N_("the unit is not that in which it is usually given")
        return
    if not unit and not re.search("(?:[比率数值度价分]|密度|强度)\\Z", name):
        yield N_("a number without a unit")  # 管理平台2.0
    if unit in ("%", "成") and not re.search(
        "(?:[率比重例幅占度]|份额|指数|均值|水平|进度|以上|以内)\\Z", name
    ):
        yield N_("a share of what is not clear")
    if unit == "个百分点":
        yield N_("a distance from what is not clear")
    if unit == "条" and not _SPIRIT.search(name) and (is_rule(name) or _ISSUED.match(name)):
        yield N_("measures and rules are counted, which may be a name of theirs")
    if unit in ("类", "种", "轮", "省", "市", "县", "区", "镇", "村"):
        yield N_("there is a number in the name")
    if unit in ("小时", "分钟", "天", "个工作日") and not re.search("[长间限期时日数]\\Z", name):
        yield N_("a stretch of time, which may be part of a name")


def _measure(unit: str) -> str:
    """Return a unit without "per what": 元/人, which the name may say."""
    return unit.partition("/")[0]


_BRACKET = re.compile("(?<=.)\\([^()]*\\)\\Z")
_ENDING = re.compile(
    "(?:[率额度量力税费款数]|[决预]算数|结余|产出|改造|治理|整治|修复|考核|补贴|税收|评[价估]|[测考]评|成绩"
    "|货值|费用|基金|债券|结转|时[限效]|效能|状况|工作|经济|支付|警情|产能|融资|贸易|天然气|原[油煤])\\Z"
)
"""Endings of indicator names besides those of the table."""
_MEAN = re.compile("(?:[年月日户亩]|平)均(?=..)")
"""Beginnings of the names of means: 年均气温."""


def _ends_as_indicators(name: str) -> bool:
    """True if a name ends like those of indicators."""
    name = _BRACKET.sub("", name)  # 化肥施用量(折纯)
    return bool(_ENDING.search(name) or RATE_END.search(name) or _MEAN.match(name)) or (
        name[-2:] in endings()
    )
