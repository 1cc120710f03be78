"""Finds the places in a text: the divisions of China, and those that a base knows.

`divisions.tsv` holds the provinces, prefectures and counties (data of the Ministry of Civil Affairs,
2026, with some that were merged since 2024). A full name (沁阳市) is a place anywhere. A name
without its kind is one for provinces and prefectures (焦作, 河南), for areas of the base, and for
counties of the base's own province (武陟), except where it is an ordinary word (朝阳, 商城). The last
character alone makes no place: 制造立市 names none.
"""

from __future__ import annotations

import os
from collections import defaultdict
from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.text.lazy_regex import pattern
from jzfacts.text.lexicon import AUTONOMOUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NATION = "全国"
"""Area of statements about the whole country, unless the base has its own name for it."""

ITSELF = "本级"
"""A city without its counties: 市本级."""

_NATIONS = frozenset(("全国", "中国", "我国", "中华人民共和国"))
_KIND = pattern(
    f"{AUTONOMOUS}\\Z|特别行政区\\Z|地区\\Z|林区\\Z|特区\\Z|(?<!市)区\\Z|[省市县州盟旗]\\Z"
)
"""Endings of division names; without it a name is a stem. 青禾市区 has none but 青禾市区."""
_WORDS = frozenset(
    "白银 日照 普洱 朝阳 大同 安康 和田 长治 通化 吉林 海东 海北 海南 海西 黄南 中山 黄山 来宾 神农架 国外 "
    "资源 合作 新兴 惠民 和政 富裕 新和 公安 大新 富民 同心 滨海 东方 新安 安宁 兴业 小金 江口 "
    "东海 龙山 成安 延长 大关 平原 南部 大安 乐业 乐平 凤凰 灯塔 江山 会同 平和 共和 和平 莲花 "
    "大城 定安 清水 中方 金沙 同仁 九龙 友谊 商城 民权 天等 西和 大田 白玉 永宁 温泉 新星 响水 "
    "安平 新河 高安 永兴 永泰 清河 沙河 通城 新城 兴城 大方 长岭 长安 太平 安定 文安 兴安 兴国 "
    "宁静 和静 开平 建设 建平 平安 平顺 武功 明光 普安 普定 正安 祥云 勐海 理想 万年 双城 双江 "
    "万全 上林 隆化 集安 集美 东兴 政和 德化 安化 兴化 仙居 天台 温岭 玉环 福建 富民 华池 正宁 "
    "建水 云龙 通道 桃源 临时 兴和 和龙 龙江 东平 平湖 象山 长兴 文昌 山阳 太和 中宁 平等 安全 "
    "阳光 新民 东港 大石 石楼 石林 石泉 石门 五河 五台 五常 三河 三原 三台 三江 三都 双流 西平 "
    "西充 西乡 北流 北票 南平 南城 南丰 南江 东源 东山 东台 大理 大通 大荔 大埔 龙泉 龙门 龙口 "
    "泰和 泰兴 金山 金川 金湖 宝山 宝应 海安 海阳 海城 海林 青冈 青田 青龙 永康 永安 永和 永平 "
    "宁安 宁国 宁武 宁强 宁远 广安 广水 广昌 高平 高阳 高青 高要 庆安 庆云 庆元 庆城 昌平 昌乐".split()
)
"""Names of divisions that are ordinary words and need their kind."""


_COMMON = frozenset("城区 郊区 矿区 城中区 市中区".split())
"""Names of districts that are words of every city's report."""


class Place(NamedTuple):
    """A place in a text, as the base calls it, or else by its full name."""

    start: int
    end: int
    name: str


class Places:
    """Finds places for a base whose facts are of the areas `own`."""

    def __init__(self, own: Sequence[str]) -> None:
        above, beginnings = _divisions()
        self._areas = tuple(own)
        self._own = {form: area for area in own for form in _forms(area)}
        self._nation = next((area for area in own if area in _NATIONS), NATION)
        self._beginnings = dict(beginnings)
        provinces = {_province(area) for area in own}
        near = (
            (_KIND.sub("", full), full)
            for full, parent in above.items()
            if full[-1] in "县市" and _province(parent) in provinces
        )
        for form, full in [*self._own.items(), *near]:
            if len(form) > 1 and (form in self._own or form not in _WORDS):
                self._beginnings[form[:2]] = [*self._beginnings.get(form[:2], ()), (form, full)]

    def find(self, text: str) -> Iterator[Place]:
        """Yield the places in a text, in order; where several begin, the longest."""
        free = 0
        beginnings = self._beginnings
        for start in [at for at, two in enumerate(map(add, text, text[1:])) if two in beginnings]:
            if start < free:
                continue
            found = self._at(text, start, beginnings[text[start : start + 2]])
            if found:
                free = found.end
                yield found

    def _at(self, text: str, start: int, names: Sequence[tuple[str, str]]) -> Place | None:
        named = [name for name in names if text.startswith(name[0], start)]
        if not named:
            return None
        form, full = max(named, key=lambda name: len(name[0]))
        end = start + len(form)
        if form == "范县" and text[start - 1 : start] in ("示", "模"):
            return None
        if len(form) == 2 and text.startswith(("域", "市", "级"), end):  # 建成县域医共体, 和县市
            return None
        if form[-1] not in "省市县区州盟旗" and self._is_thing(text, start):
            return None
        if _ZONE.match(text, end) or _INSTITUTION.match(text, end):
            return None
        if form[-1] not in "省市县区州盟旗" and _FACILITY.match(text, end):
            return None
        if form[-1] not in "省市县区州盟旗" and text[end : end + 1] in tuple("省市县"):
            end += 1  # 兰考县 of which the base knows 兰考
        return Place(start, end, self._own.get(form) or self._own.get(full) or full)

    def _is_thing(self, text: str, start: int) -> bool:
        """True if a possible place is one of a list of things: 原煤、白银."""
        before = _MEMBER.search(text, max(0, start - _LIST), start)
        return before is not None and not any(self.find(before["member"]))

    def around(self, area: str, kind: str) -> str | None:
        """Return what 全省, 我市 or 全区 means for a speaker of `area`, or None if unknown."""
        if kind.endswith(ITSELF):
            found = self.around(area.removesuffix(ITSELF), kind.removesuffix(ITSELF))
            return found and found + ITSELF
        if kind == "国":
            return self._nation
        for one in self.around_all(area):
            if _kind_of(one) == kind or area.endswith(kind):
                return one
        own = [name for name in self._areas if name.endswith(kind)]
        return own[0] if len(own) == 1 and kind == "省" else None

    def around_all(self, area: str) -> Iterator[str]:
        """Yield an area and the areas around it, nearest first, the nation last."""
        above, _ = _divisions()
        full = area if area in above else _full(area) or area
        while full and full not in _NATIONS:
            yield self._own.get(full, full)
            full = above.get(full, "")
        yield self._nation


def as_in_names(area: str) -> str:
    """Return an area in the form in which names of indicators have it: 前海, 市本级."""
    return area[-3:] if area.endswith(ITSELF) else area.rstrip("省市县区")


_LIST = 20
"""Characters of a list before one of its members that tell what it is a list of."""
_MEMBER = pattern(r"(?<![^\W_])(?P<member>[^\W0-9_全我本该各]{1,12})、\Z")
"""The member of a list before another."""
_INSTITUTION = pattern(
    "(?![一二三省市县区各]级|[省市县]属|公立|民[营办]|国有|专科|综合|基层|职业|高[等职]|上市|村镇|商业|各类)"
    r"[^\W0-9a-z_]{0,6}?(?:大学|学院|医院|银行|集团|公司|交易所)"
)
"""Institutions named after a place: 北京大学第一医院; 青禾市三级医院 are a kind."""
_FACILITY = pattern(
    r"[^\W0-9a-z_]{0,6}?(?:机场|海关|地铁)|[^\W0-9a-z_]{0,3}?港(?![口区澳湾])|湖(?![南北])"
)
"""Facilities named after a place without its kind: 西安咸阳国际机场, 舟山港; 洛阳市机场 is Luoyang's."""
_ZONE = pattern(
    r"(?:[^\W0-9a-z_]{0,4}?(?:经济|高新|技术|产业|示范|试验|保税|合作))?(?:开发区|新区|示范区|试验区|保税区|合作区)|经开区|高新区"
)
"""Zones with figures of their own: 焦作高新区."""


def whole_named(text: str, area: str) -> str | None:
    """Return 全省 or 全市 if a text ends with the name of a division around `area`: 居浙江, for 绍兴市."""
    above, _ = _divisions()
    full = above.get(area if area in above else _full(area), "")
    while full:
        if text.endswith((full, _KIND.sub("", full))):
            return f"全{full[-1]}" if above[full] else "全省"
        full = above[full]
    return None


def begins_a_place(text: str) -> bool:
    """True if two adjacent characters of a text begin the name of a division."""
    _, beginnings = _divisions()
    return any(map(beginnings.__contains__, map(add, text, text[1:])))


def _province(area: str) -> str:
    """Return the province of a division, or the area itself."""
    above, _ = _divisions()
    while above.get(area):
        area = above[area]
    return area


def _kind_of(full: str) -> str:
    """Return 省, 市, 县 … as people call the division: 我区 in an autonomous region."""
    if full in ("北京市", "天津市", "上海市", "重庆市"):
        return "市"
    return full[-1]


def _forms(area: str) -> Iterator[str]:
    """Yield the names of an area of the base: 焦作市, 焦作; 全国 and 我国 depend on the speaker."""
    if area[0] not in "全我":
        yield area
    stem = _KIND.sub("", area) if area not in _NATIONS else ""
    if len(stem) > 1:
        yield stem


def _full(area: str) -> str:
    """Return the full name of a division given by its stem."""
    _, beginnings = _divisions()
    return next((full for form, full in beginnings.get(area[:2], ()) if form == area), "")


@lru_cache(maxsize=1)
def _divisions() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """Return the parent of each division, and the names of all by their first two characters."""
    above: dict[str, str] = {}
    beginnings: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    with open(os.path.join(os.path.dirname(__file__), "divisions.tsv"), encoding="utf-8") as file:
        lines = file.read().splitlines()
    for line in lines:
        province, prefecture, counties = line.split("\t")
        for full, parent in ((province, ""), (prefecture, province)):
            if full and full not in above:
                above[full] = parent
                beginnings[full[:2]].append((full, full))
                stem = _KIND.sub("", full)
                if stem not in _WORDS:
                    beginnings[stem[:2]].append((stem, full))
        for county in counties.split(" ") if counties else ():
            if county not in above and county not in _COMMON:
                above[county] = prefecture or province
                beginnings[county[:2]].append((county, county))
    return above, dict(beginnings)
