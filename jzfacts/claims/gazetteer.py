"""Names of places in China, so that a figure of another place is known for one.

Provinces and cities of prefecture level, by their stems, as the Ministry of Civil Affairs lists
them. Stems that are also ordinary words (朝阳, 大同, 安康) count only with 市 behind them; counties
and districts are known by 县, 区 and 市 at the end of a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PROVINCES = (
    "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 "
    "湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾"
)
_CITIES = (
    "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 阳泉 晋城 朔州 晋中 运城 "
    "忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 "
    "鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 长春 四平 辽源 通化 白城 哈尔滨 "
    "齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 "
    "苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 "
    "舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 滁州 阜阳 宿州 六安 亳州 池州 "
    "宣城 福州 厦门 莆田 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 "
    "宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 "
    "菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 "
    "驻马店 济源 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 "
    "湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州 韶关 深圳 珠海 汕头 "
    "佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 潮州 揭阳 云浮 南宁 柳州 桂林 "
    "梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 三亚 三沙 儋州 成都 自贡 攀枝花 "
    "泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山 "
    "贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 "
    "楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆 拉萨 日喀则 昌都 林芝 山南 那曲 西安 铜川 宝鸡 "
    "咸阳 渭南 延安 汉中 榆林 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 "
    "陇南 临夏 甘南 西宁 海东 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 "
    "阿克苏 喀什 和田 伊犁 塔城 阿勒泰 石河子 雄安 浦东"
)
_NEIGHBOURS = (
    "修武 武陟 温县 博爱 沁阳 孟州 解放区 山阳区 中站区 马村区 兰考 巩义 登封 新密 荥阳 长垣 "
    "辉县 卫辉 林州 汝州 永城 项城 邓州 禹州 长葛 舞钢 义马 灵宝 固始 鹿邑 新蔡 滑县"
)
"""Counties of the region that prose names without 县 or 市."""

# What ends in 市, 县 or 区 and names no place: 城市, 小区, 地区生产总值, 开发区.
_NO_PLACE = re.compile(
    "(?:城|全|我|本|各|县|地级|省辖|直辖|县级|都|门|超|上|股|楼|夜|菜|集|小|园|社|地|景|街|片|灾|山|矿|牧|林|库|湖|"
    "郊|辖|功能|开发|高新|经开|示范|试验|实验|保护|产业|老城|新城|中心城|主城|城乡|乡镇|合作|保税|自贸|聚集|集聚|"
    "入|出|该|这|此|某|名|多|个|两|三|四|五|六|七|八|九|十|分|海|水|农|禁|疫|校|营|厂|库|党|国|市|省|区|"
    "流通|批发|资本|金融|交易|人才|劳动力|消费|贸易|期货|专业|主体|服务|军|战|特|基|贫困|重点|试点|强|百|先进|模范)\\Z"
)


class Gazetteer:
    """Finds places by their names: those that a base knows, and those of the country."""

    def __init__(self, own: Sequence[str]) -> None:
        known = {*own, *(place.rstrip("省市县区") for place in own if len(place) > 2)}
        places = known.union(_CITIES.split(), _PROVINCES.split(), _NEIGHBOURS.split()) - {""}
        # a dictionary, for a pattern of so many names takes longer to compile than drafts to read
        self._by_beginning: dict[str, list[str]] = {}
        for place in places:
            self._by_beginning.setdefault(place[:2], []).append(place)
        for starting in self._by_beginning.values():
            starting.sort(key=len, reverse=True)

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The places named in a text: the stem as known, and the span with what kind it is."""
        free = 0
        for start in range(len(text) - 1):
            starting = self._by_beginning.get(text[start : start + 2])
            if starting is None or start < free:
                continue
            stem = next((place for place in starting if text.startswith(place, start)), None)
            if stem is None:
                continue
            end = start + len(stem)
            if text[end : end + 3] in _ZONES or text[end : end + 2] in _ZONES:
                continue
            kind = next((kind for kind in _KINDS if text.startswith(kind, end)), "")
            free = end + len(kind)
            yield stem, start, free


_KINDS = ("自治州", "自治区", "省", "市")
_ZONES = frozenset(("经开区", "高新区", "新区", "开区"))


called = re.compile(
    r"(?<!\w)\w{1,5}?(?:市(?![场属级民值委直辖长域容])|县(?![域级城乡道长委])|自治州|自治县|旗(?=\w))"
    r"|(?<!\w)\w{2,3}?区(?![域级间位块县长委])"
)
"""Finds what is called 县, 市 or 区 at the beginning of a clause; not all of it is a place."""


def is_place(called: str) -> bool:
    """Whether what ends in 市, 县 or 区 is the name of a place."""
    return not _NO_PLACE.search(called[:-1])
