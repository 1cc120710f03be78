"""The units of official prose, what each measures, and exact conversion between them.

A printed unit is a base unit with a scale before it (万 + 吨, 亿 + 千瓦时), or one over another
(元/人, 部/百人). Both are composed here, so the table holds only base units. Each classifier (个, 家,
件) counts in its own dimension: seven 家 are not seven 个. A factor is a pair of numbers, since 亩 is
2000/3 square metres and has no finite decimal.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple


class UnitError(ValueError):
    """A unit that is unknown, or a conversion that is not possible."""


class UnknownUnit(UnitError):
    """The text names no unit."""


class IncompatibleUnits(UnitError):
    """The two units measure different things (% and 个百分点, 万人 and 万人次, 元 and 美元)."""


class InexactConversion(UnitError):
    """The result has no finite decimal (亩 to 公顷), and no number of places was given."""


class Unit(NamedTuple):
    """A unit by its printed name: one of it is `multiplier / divisor` of the dimension's base."""

    name: str
    dimension: str
    multiplier: Decimal
    divisor: int = 1


# dimension: what is one of the base, then each unit as "name[=printed name] multiplier[/divisor]".
_MEASURES = {
    "ratio": "倍 1, % 0.01, ‰ 0.001, ‱ 0.0001, 成 0.1, 半 0.5",
    "percentage point": "个百分点 1, 百分点 1, 个千分点 0.1, 个基点 0.01, 基点 0.01",
    "doubling": "番 1",
    "mass": "千克 1, 公斤 1, kg 1, 斤 0.5, 两 0.05, 市斤 0.5, 克 0.001, g=克 0.001, 毫克 0.000001, mg=毫克 0.000001, "
    "微克 0.000000001, µg=微克 0.000000001, μg=微克 0.000000001, 吨 1000, 公吨 1000",
    "standard coal": "吨标准煤 1, 吨标煤 1, 千克标准煤 0.001, 克标准煤 0.000001",
    "carbon dioxide": "吨二氧化碳 1, 吨二氧化碳当量 1",
    "length": "米 1, 延长米 1, 延米 1, 公尺 1, m=米 1, 千米 1000, 公里 1000, km 1000, 分米 0.1, 厘米 0.01, 公分 0.01, cm=厘米 0.01, "
    "毫米 0.001, mm=毫米 0.001, 英尺 0.3048, 英寸 0.0254, 英里 1609.344, 海里 1852",
    "surface area": "平方厘米 0.0001, 平方分米 0.01, 平方米 1, 平米 1, m2 1, m² 1, 平方公里 1000000, 平方千米 1000000, km2 1000000, "
    "km² 1000000, 公顷 10000, 亩 2000/3",
    "volume": "立方厘米 0.000001, 立方分米 0.001, 立方米 1, 立方 1, m3 1, m³ 1, 升 0.001, 公升 0.001, l=升 0.001, "
    "毫升 0.000001, ml=毫升 0.000001",
    "gallon": "加仑 1",
    "boiler capacity": "蒸吨 1",
    "power": "千瓦 1, kw=kW 1, 瓦 0.001, 兆瓦 1000, mw=MW 1000, 吉瓦 1000000, gw=GW 1000000",
    "apparent power": "千伏安 1, 兆伏安 1000",
    "voltage": "千伏 1, kv=kV 1, 伏 0.001",
    "energy": "千瓦时 1, 度 1, 度电 1, kwh=kWh 1, 兆瓦时 1000, mwh=MWh 1000, gwh=GWh 1000000",
    "heat": "千卡 1, 大卡 1, kcal=千卡 1",
    "frequency": "赫兹 1, 赫 1, hz=赫兹 1, 千赫 1000, khz=千赫 1000, 兆赫 1000000, mhz=兆赫 1000000, ghz=GHz 1000000000",
    "bit": "比特 1",
    "data": "字节 1, 千字节 1000, 兆字节 1000000, gb=GB 1000000000, tb=TB 1000000000000, pb=PB 1000000000000000",
    "time": "秒 1, 秒钟=秒 1, 分钟 60, 小时 3600, 个小时=小时 3600, 钟头=小时 3600, 个钟头=小时 3600, 天 86400",
    "weeks": "周 1, 星期 1, 个星期=星期 1",
    "calendar time": "世纪 1200, 个世纪=世纪 1200, 年 12, 周年 12, 个月 1",
    "age": "岁 1, 周岁 1",
    "freight": "吨公里 1, 吨千米 1",
    "passenger traffic": "人公里 1, 人千米 1",
    "data rate": "mbps=Mbps 1, gbps=Gbps 1000, tbps=Tbps 1000000",
    "computing power": "pflops=PFLOPS 1, p=P 1, eflops=EFLOPS 1000",
    "gas volume": "标方 1, 标立方米 1",
    "temperature": "℃ 1, °c=℃ 1, 摄氏度 1",
    "temperature in Fahrenheit": "°f=华氏度 1, 华氏度 1",
    "yuan": "元 1, 元人民币 1, 块钱=元 1, 角 0.1, 角钱=角 0.1, 毛=角 0.1, 毛钱=角 0.1, 分钱 0.01",
    "US dollar": "美元 1",
    "Hong Kong dollar": "港元 1, 港币 1",
    "container": "标准箱 1, 标箱 1, teu=TEU 1",
}
_OTHER_CURRENCIES = (
    "欧元 日元 英镑 卢布 澳元 加元 新台币 澳门元 韩元 泰铢 卢比 法郎 瑞士法郎 新加坡元 越南盾"
)
_COUNTS = (
    "个 家 所 件 项 条 台 辆 套 座 处 张 只 头 栋 场 名 位 人 人次 户 户次 车次 场次 班次 架次 次 批次 "
    "部 篇 册 本 支 艘 架 棵 株 间 片 块 站 村 镇 乡 县 市 省 区 县市 县区 类 种 轮 组 队 羽 尾 匹 "
    "幢 颗 粒 箱 枚 宗 起 例 笔 份 门 分 条次 人份 剂 剂次 床 张床位 射频模块 个工作日 工作日 "
    "批 股 列 双 对 桶 瓶 袋 金 银 铜 件次 台次 家次 例次 项次 艘次 头次 册次 辆次 站次 航次 教次 "
    "车 票 朵 串 餐 集 卷 眼 口 孔 盏 幅 帧 款 根 枝 顶 副 尊 盒 罐 捆 封 趟 桌 道 节 班 "
    "泊位 车位 学位 席位 工位 课时 学时 工日 台套 台件 件套 标台 "
    "人日 台班 亩次 机架 标准机架 芯公里 皮长公里 车公里 分贝"
)

POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
SCALES = ("万亿", "千亿", "百亿", "十亿", "千万", "百万", "十万", "亿", "万", "千", "百", "十")
_APART = frozenset("人次 户 户次 车次 班次 架次 人份 剂次 种 课时 学时 工日".split())
"""Counts that are not a number of things: 6万人次 are not 6万人."""
# What 109亿 and 300亿级 are printed in: a number of something that is not said.
NUMBER = "number"
_SHARES = {"ratio", "percentage point", "doubling"}
CURRENCY_SIGNS = {"¥": "元", "$": "美元", "€": "欧元", "£": "英镑"}
"""The unit of a currency sign before a number."""


def _table() -> dict[str, Unit]:
    table = {}
    for dimension, line in _MEASURES.items():
        for entry in line.split(", "):
            names, factor = entry.split(" ")
            name, _, printed = names.partition("=")
            multiplier, _, divisor = factor.partition("/")
            table[name] = Unit(printed or name, dimension, Decimal(multiplier), int(divisor or 1))
    for name in (_OTHER_CURRENCIES + " " + _COUNTS).split():
        table[name] = Unit(name, name, Decimal(1))
    return table


UNITS = _table()
UNDER = {
    "月": Unit("月", "calendar time", Decimal(1)),
    "日": Unit("日", "time", Decimal(86400)),
}
"""Units that stand only under a stroke: 元/月, 万吨/日."""
COUNTS = frozenset(UNITS[name].name for name in _COUNTS.split())
_MEASURED = frozenset(
    ("mass", "length", "surface area", "volume", "gallon", "yuan", "US dollar", "Hong Kong dollar")
) | set(_OTHER_CURRENCIES.split())
LONGEST_NAME = max(map(len, UNITS))
LONGEST_BY_FIRST = {name[0]: len(name) for name in sorted(UNITS, key=len)}
"""Length of the longest unit name by its first character."""


def by_measure() -> dict[str, list[str]]:
    """Return the printed units by what they measure; counts come last."""
    groups: dict[str, list[str]] = {}
    for unit in UNITS.values():
        if parse_unit(unit.name).name != unit.name:
            continue  # m² as a base has it is m2
        group = "other currency" if unit.name in _OTHER_CURRENCIES.split() else unit.dimension
        names = groups.setdefault("count" if unit.name in COUNTS else group, [])
        if unit.name not in names:
            names.append(unit.name)
    return groups


@lru_cache(maxsize=4096)  # a million facts have a few hundred units
def parse_unit(text: str) -> Unit:
    """Return the unit that a whole text names, with scales and rates: 万平方米, 亿千瓦时, 元/人.

    Width, case and white space do not matter. Raises `UnknownUnit`.
    """
    folded = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    over, slash, under = folded.partition("/")
    if not slash:
        return _scaled(folded)
    above, below = _scaled(over), UNDER.get(under) or _scaled(under)
    up, down = below.multiplier.as_integer_ratio()
    return Unit(
        f"{above.name}/{below.name}",
        f"{above.dimension}/{below.dimension}",
        above.multiplier * below.divisor * down,
        above.divisor * up,
    )


def _scaled(text: str) -> Unit:
    """Return a base unit with or without a scale; a scale of 万 or more may stand alone."""
    if text in UNITS:
        return UNITS[text]
    for scale in SCALES:
        if text.startswith(scale):
            base = text[len(scale) :]
            factor = Decimal(10 ** sum(POWERS[character] for character in scale))
            if not base and scale[-1] in "万亿":
                return Unit(scale, NUMBER, factor)
            if base in UNITS:
                unit = UNITS[base]
                name = scale + unit.name
                return Unit(name, unit.dimension, unit.multiplier * factor, unit.divisor)
    raise UnknownUnit(f"no such unit: {text!r}")


def unit_pattern() -> str:
    """Return a regular expression for unit names, as printed or otherwise written: 微克, μg.

    It is valid in Python, Rust and JavaScript, so that a JSON Schema can contain it.
    """
    names = UNITS.keys() | {unit.name for unit in UNITS.values()}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    alone = "|".join(scale for scale in SCALES if scale[-1] in "万亿")
    one = f"(({'|'.join(SCALES)})?({'|'.join(longest_first)})|{alone})"
    return f"^{one}(/({one}|{'|'.join(UNDER)}))?$"


@lru_cache(maxsize=1024)
def base_name(name: str) -> str:
    """Return a printed unit without its scale: 吨 for 万吨, 千瓦 for 千瓦, "" for 亿."""
    if name in UNITS:
        return name
    scale = next((scale for scale in SCALES if name.startswith(scale)), "")
    return name[len(scale) :]


def is_measure(name: str) -> bool:
    """True if a unit measures weight, length, area, volume or money, rather than counts."""
    unit = UNITS.get(name)
    return unit is not None and unit.dimension in _MEASURED


def dimension(unit: str | None) -> str:
    """Return what a unit measures; classifiers count."""
    if not unit:
        return NUMBER
    measured = parse_unit(unit).dimension
    return "count" if measured in COUNTS and measured not in _APART else measured


_ALIKE = "家户 家个 家所 座处个 件项条起宗例个 台套辆部架艘 名位人 栋幢座 场次 头只羽匹".split()
"""Classifiers that are used for the same things."""


def counts_alike(unit: str | None, asked: str) -> bool:
    """True if a count in one unit answers a question in the other: 个 for anything, 家 for 户."""
    one, other = base_name(parse_unit(unit or "").name), base_name(parse_unit(asked).name)
    return other in (one, "个") or any(one in alike and other in alike for alike in _ALIKE)


def comparable(one: str | None, other: str | None) -> bool:
    """True if two units measure the same thing; a bare number is any amount (109亿, 109亿元), but no share:
    增长2亿 is not comparable with 增长3%.
    """
    try:
        first, second = dimension(one), dimension(other)
    except UnitError:
        return False
    is_amount = bool(one and other) and _SHARES.isdisjoint((first, second))
    return first == second or (NUMBER in (first, second) and is_amount)


def convert(value: Decimal, source: str, target: str) -> Decimal:
    """Convert a value exactly from one unit to another, both by printed name.

    Trailing zeros of the value are not kept. Raises `InexactConversion` if the result has no finite
    decimal, `UnknownUnit` for an unknown name, `IncompatibleUnits` for two dimensions.
    """
    from fractions import Fraction

    old, new = parse_unit(source), parse_unit(target)
    if old.dimension != new.dimension:
        raise IncompatibleUnits(f"{old.name} ({old.dimension}) is no {new.name} ({new.dimension})")
    exact = Fraction(value) * Fraction(old.multiplier) / old.divisor
    exact = exact * new.divisor / Fraction(new.multiplier)
    for places in range(exact.denominator.bit_length()):
        if 10**places % exact.denominator == 0:
            # spelled, for an operation would round to the context's precision
            return Decimal(f"{exact.numerator * 10**places // exact.denominator}E-{places}")
    raise InexactConversion(f"{value} {old.name} has no exact value in {new.name}")
