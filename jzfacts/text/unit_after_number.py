"""The unit after a number in a folded text, and amounts added after it: 3斤5两, 一米八五, 两个半小时.

After a number stands a known unit (`units`), an unknown one (42.4担), or none. An unknown unit is not
"no unit": its number can be compared with nothing.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jzfacts.text.lazy_regex import pattern
from jzfacts.text.normalize import CHINESE_NUMERALS
from jzfacts.text.numbers import DIGITS, read_number, shifted
from jzfacts.text.units import (
    COUNTS,
    CURRENCY_SIGNS,
    LONGEST_BY_FIRST,
    SCALES,
    UNDER,
    UNITS,
    InexactConversion,
    convert,
    parse_unit,
)

# Where a unit's character begins a longer word it is none: 30万户籍人口, 50万市场主体. Each entry
# is the unit and then the characters that it may not stand before.
_LONGER_WORDS = (
    "个税性别转/体人 乡村镇级 人民均工才员大脉口力 件/均 份额 位于列居次置 "
    "例如 克难拉朗 分别类布成散钟解批公支配享期子之 区域级间属 升级 半年 "
    "县级域城属道 台湾阶账 名录单列 场所景馆/地均 块链状 "
    "处理于置在 天然津空气 头部雁 家庭/电长校具居政 市场级值民政属委直辖 "
    "年度均底初末产级代轻货 床位 座谈 户籍 所有以在属 "
    "成功立为员果都就长本品效套交熟绩 批发准复 支持付出撑/部 本级地市省/科 "
    "村级民庄集委 条/例 次均数要产能 片区 瓦斯 省级辖会道委属重部 种/植业子 "
    "站点位 米粉面 类似别型 组织建团合 股份权东 起步到 轮车胎汽摩椅船 "
    "列入车为举席 双向创减碳元增 对比于接口外照标 瓶颈 角度形落色楼星洲逐膜 毛利巾衣线坯竹 "
    "周年边期转岁围密 度电过假汛 元满桌心形旦宵宇 赫然 m2 部门分委署 镇级 门户类诊峡 队伍员 项目 "
    "眼科镜睛部光病健前界下 口岸径碑腔味语头令感罩气才之子 孔雀子 幅员度 款项式待 根据本治源植除 "
    "顶级层尖端 副市县省主理书处总局所校院部 盒子 罐装 封闭控 趟次 桌面 道路德理教义家县乡具士观口 "
    "车道间主用厢型展联险载程路 票据价款房务证 朵朵 串联 餐厅馆饮具桌厨 集团中成合体聚装约群市美会资结 卷烟 "
    "节能水约点日假目气俭令奏育粮前后省 班子级组车主长次 "
)
NOT_BEFORE = {word[0]: word[1:] for word in _LONGER_WORDS.split()}
_SHORT, _AFTER_SHORT = frozenset("金银铜两"), frozenset("牌半一二三四五六七八九")
"""Units that begin many words, and what may follow: 7金4银3铜 and 二两, but not 7金矿 and 二两地."""

_MEASURE_WORD = pattern(
    "(?:兆|担(?![保任负当])|石(?![油化头材家景墨榴窟漠灰板刻碑])|斗(?![争])|磅|盎司|克拉|蒲式耳|马克|比索"
    "|第纳尔|里亚尔|先令|令吉|马来西亚令吉|林吉特|里拉|奈拉|克朗|格里夫纳|迪拉姆|摩尔|[^\\W\\d_]{2,4}(?:盾|镑|法郎|克朗|卢比|比索)"
    "|浬|码(?![头放上])|丈(?!夫)|尺(?![寸度])|寸|里(?![程面边外]))"
)
_LATIN_UNIT = pattern(r" ?[a-zµ]{1,8}(?:/[a-z]{1,4})?(?![a-z0-9+-])")
_LATIN_RATE = pattern("/[a-z]{1,4}[0-9²³]?(?![a-z])")
_AFTER_DECIMAL = pattern(
    r"(?![的和与及或至到以左上下为是在位居列均较比同增提高低升降超减之分余多年月日版点号缩扩收回跌涨突由向从调改优好a-z])[^\W\d_]{1,2}"
)
# 提高2个和3个百分点: the first number, too, is in percentage points.
_ELIDED = pattern(r"(?:个[、和与及][0-9.]{1,8}){1,6}个百分点")
_SHARED = pattern("(?:[、和与及][0-9]{1,6}(?:[.][0-9]{1,3})?){1,6}(?![0-9.:])")
_DISTRIBUTED = pattern("分别[^,。;:0-9\n]{0,20}(?:[0-9.]{1,8}[、和与及]){0,6}\\Z")
"""Text after which a number without a unit belongs to a list that prints the unit once: 分别增长5、6%."""
_NOTE = pattern(r"[\[〔【][^\[\]〔〕【】\n]{1,6}[\]〕】]")
"""A footnote mark between a number and its unit."""
_OPENED, _CLOSED = frozenset('“"‘「『'), '”"’」』'

_HALF = pattern("半(?![径导岛年月球数价路场程])")
_MEANT = {"块角": "块钱", "分秒": "分钟"}
"""What a unit means before a smaller one: 12块8毛, 5分30秒."""
_TENTHS = pattern("[零一二三四五六七八九]{1,2}|[0-9]{1,2}(?![0-9.,:%/a-z-])")
# 10个半小时“夜珠山”打卡地 are ten, not ten and a half; 3米一根 is no 3.1米
_ENDS = pattern(r"(?=\Z|(?!“)\W|[0-9a-z]|[后内的以左才就完之车路到里前高长宽深])")


class Measure(NamedTuple):
    """The unit of a number, and where it ends."""

    unit: str
    """With its scale (万吨); empty if there is none or it is unknown."""
    end: int
    unknown: str | None = None
    """What stands in place of the unit, if `units` does not know it."""


def measure(text: str, start: int, end: int, scale: str) -> Measure:
    """Return the unit of the number `text[start:end]`, whose last multiplier is `scale`.

    The unit follows the number or its closing quotation mark, stands in brackets, or is a currency sign
    before the number.
    """
    if text[start] < "一" and text[start - 1 : start] in _OPENED and text[end : end + 1] in _CLOSED:
        quoted = _unit_with_scale(text, end + 1)
        if quoted:  # “42.4”亿斤; “十四五”圆满 is none
            return Measure(scale + quoted[0], quoted[1])
    unit = unit_at(text, end)
    if unit:
        if unit[0] == "个" and _ELIDED.match(text, end):
            return Measure("个百分点", unit[1])
        if text.startswith("/", unit[1]) and (rate := _LATIN_RATE.match(text, unit[1])):  # 60km/h
            return Measure("", rate.end(), scale + text[end : rate.end()])
        return Measure(scale + unit[0], unit[1])
    after = text[end : end + 1]
    shared = _SHARED.match(text, end) if after in ("、", "和", "与", "及") and not scale else None
    if shared and _DISTRIBUTED.search(text, max(0, start - 40), start):
        listed = _unit_with_scale(text, shared.end())
        if listed:  # 分别增长5、6%
            return Measure(listed[0], end)
    if after in ("[", "〔", "【") and (note := _NOTE.match(text, end)):  # 42.4[1]亿斤
        noted = _unit_with_scale(text, note.end())
        if noted:
            return Measure(scale + noted[0], noted[1])
    if after == "(":
        bracketed = _unit_with_scale(text, end + 1)
        if bracketed and text.startswith(")", bracketed[1]):
            return Measure(scale + bracketed[0], bracketed[1] + 1)
    sign = CURRENCY_SIGNS.get(text[start - 1 : start])
    if sign:
        return Measure(scale + sign, end)
    unknown = _unknown_unit(text, start, end, scale)
    if unknown:
        return Measure("", unknown, scale + text[end:unknown].strip())
    return Measure(scale, end)


def _unit_with_scale(text: str, position: int) -> tuple[str, int] | None:
    """A unit with the scale before it (万斤), or a large scale alone, as (unit, end)."""
    scale = next((scale for scale in SCALES if text.startswith(scale, position)), "")
    end = position + len(scale)
    for kept, start in ((scale, end), ("", position)):
        unit = unit_at(text, start)
        if unit:
            return kept + unit[0], unit[1]
    return (scale, end) if scale else None


@lru_cache(maxsize=64)  # asked of one place again and again
def unit_at(text: str, position: int) -> tuple[str, int] | None:
    """Return the longest base unit at a position of a folded text, as (name as printed, end).

    A rate is one unit (元/人). A character that begins a longer word (户 in 户籍) is no unit. Scales are
    read with the number: see `numbers.Number`.
    """
    found = _base_at(text, position)
    if found is None:
        return None
    name, end = found
    if text.startswith("/", end):
        if text[end + 1 : end + 2] in UNDER:
            return f"{name}/{text[end + 1]}", end + 2
        scale = next((scale for scale in SCALES if text.startswith(scale, end + 1)), "")
        whole = _base_at(text, end + 1)  # 元/千瓦时, before 千 and 瓦
        under = whole or _base_at(text, end + 1 + len(scale))
        if under:
            return f"{name}/{'' if whole else scale}{under[0]}", under[1]
    return name, end


def _base_at(text: str, position: int) -> tuple[str, int] | None:
    for length in range(LONGEST_BY_FIRST.get(text[position : position + 1], 0), 0, -1):
        name = text[position : position + length]
        unit = UNITS.get(name)
        if unit is None or len(name) < length:
            continue
        after = text[position + length : position + length + 1]
        letters = NOT_BEFORE.get(name, "")
        if after and after in letters:
            blocked = letters.partition("/")[0]
            if after in blocked or not (position and text[position - 1] in "0123456789"):
                continue
        if name in _SHORT and "一" <= after <= "\u9fff" and after not in _AFTER_SHORT:
            continue
        if name[-1].isascii() and name[-1].isalnum() and after.isascii() and after.isalnum():
            continue
        return unit.name, position + length
    return None


def _unknown_unit(text: str, start: int, end: int, scale: str) -> int:
    """Return where an unknown unit after the number `text[start:end]` ends, or 0.

    Measure words and currencies count after any number; other words only after a decimal without a
    scale, unless they are words that may follow a bare number (指数升至98.5位居).
    """
    after = text[end : end + 1]
    if not (after.isalnum() or after == " "):
        return 0
    found = _MEASURE_WORD.match(text, end)
    if found is None and end - start > 1:
        found = _LATIN_UNIT.match(text, end)
    if found is None and not scale and "." in text[start:end]:
        found = _AFTER_DECIMAL.match(text, end)
    return found.end() if found else 0


def extended(text: str, value: Decimal, unit: str, end: int) -> tuple[Decimal, str, int]:
    """Return value, unit and end, including an amount added after the unit.

    Halves (三斤半, 五个半小时), tenths (三成五, 一米八五) and amounts in a smaller unit: 3斤5两 is
    3.5斤, 五元三毛 is 5.3元. Time is given in the smaller unit (两小时十分 is 130分钟), as is anything
    without a finite decimal in the larger one.
    """
    if text.startswith("半", end) and (unit == "个" or _HALF.match(text, end)):
        name, stop = unit, end + 1
        if unit == "个":
            name, stop = _half_counted(text, stop)
        if (unit not in COUNTS and unit in UNITS) or (unit == "个" and _ENDS.match(text, stop)):
            return value + Decimal("0.5"), name, stop
        return value, unit, end
    if unit in ("成", "米", "块", "角", "度") and (tenths := _TENTHS.match(text, end)):
        places = len(tenths[0])
        ends = _ENDS.match(text, tenths.end()) or (unit == "成" and not unit_at(text, tenths.end()))
        if ends and tenths[0][-1] != "零":
            digits = "".join(str(DIGITS.get(character, character)) for character in tenths[0])
            return value + shifted(Decimal(digits), -places), unit, tenths.end()
    after = text[end : end + 1]
    if after.isdecimal() or (after and after in CHINESE_NUMERALS):
        return _with_smaller_unit(text, value, unit, end)
    return value, unit, end


def _half_counted(text: str, position: int) -> tuple[str, int]:
    """Return what is halved after 个半: 五个半小时, 两个半月, 五个半."""
    if text.startswith("月", position):
        return "个月", position + 1
    found = unit_at(text, position)
    return found if found and found[0] not in COUNTS else ("个", position)


def _with_smaller_unit(text: str, value: Decimal, unit: str, end: int) -> tuple[Decimal, str, int]:
    """Return value, unit and end including the following amount in a smaller unit."""
    number = read_number(text, end + text.startswith("零", end))
    found = unit_at(text, number.end) if number and number.low == number.high else None
    if number is None or found is None or unit not in UNITS or "/" in found[0]:
        return value, unit, end
    whole = parse_unit(_MEANT.get(unit + found[0], unit))
    amount, name, stop = number.low * number.factor, *found
    if name == "分":
        name = "分钟" if whole.name == "小时" else "分钱"
    part = parse_unit(name)
    if (
        part.dimension != whole.dimension
        or part.dimension == "ratio"
        or amount * part.multiplier * whole.divisor >= whole.multiplier * part.divisor
    ):
        return value, unit, end
    amount, name, stop = extended(text, amount, part.name, stop)
    if not part.dimension.endswith("time"):
        try:
            return value + convert(amount, name, whole.name), whole.name, stop
        except InexactConversion:
            pass
    return convert(value, whole.name, name) + amount, name, stop
