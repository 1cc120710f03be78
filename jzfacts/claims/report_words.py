"""Words of reports around figures and in the names of indicators, by what they do.

A clause such as 全市累计建成家庭养老床位1982张 is understood when every word of it is: 全市 is a
place, 累计 and 建成 do not matter, 家庭养老床位 is a name. Words in none of these lists count as part
of a name, so a missing word costs a verdict but never makes a wrong one. All texts are folded
(`normalize.fold_prose`).

A *flow*, as in statistics, is what came about in a period (新增公办学位), as opposed to the *stock*
(公办学位). To *peel* is to remove words that do not matter from the beginning or end of a text.

Where to add a word: before a name, `LEADING`; between a name and its figure, `_TRAILING`; after a
figure, `FIGURE_TAIL`; a verb that makes a flow, `FLOWS`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jzfacts.text.cues import FALLING, OVER, RISING
from jzfacts.text.lazy_regex import begun, pattern
from jzfacts.text.lexicon import CONNECTIVES, LAST_TIME, PROVINCES, RATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHANGES = f"{RISING}|{FALLING}"
CHANGED = pattern(f"({_CHANGES})(?:了|约|达)*\\Z")
"""The verb of a change, at the end of the text before its figure."""
_ADVERBS = (
    "却|竟然?|居然|倒是?|反而|仍然?|依[然旧]|继续|始终|一直|略|稍|微|明显|显著|快速|迅速|逐[步年]|稳步|持续|不断|大幅度?|小幅"
    "|双双|同(?=[为居列样增降])|同步|再[度次]|分别|实际|名义|累计|平均|均|(?<![首成古])都|各|只|仅|又|再|还|也|则|(?<!不)更"
)
_RATES = "|".join(RATE_WORDS)

OMITTED = pattern(
    "总(?=产|面积|里程|人数)|全部|各类|实现|完成|年度(?!.{0,3}(?:任务|目标|计划|预算))|年(?=产量|产值|年)|年产(?![量值])|(?<=规)模以(?=上)"
    "|(?:地区|国内)(?=生产总值)|(?<=.)之(?=比)|每(?=[百千万]人?)|[的了]"
)
"""Words that may be omitted anywhere in a name, and are removed on both sides: 全部实现星级晋级;
规模以上 is 规上, and 地区生产总值 is 生产总值.
"""

SHORT_FOR = {
    "gdp": "生产总值",
    "经济总量": "生产总值",
    "市场主体": "经营主体",
    "市场经营主体": "经营主体",
    "社零": "社会消费品零售",
    "固投": "固定资产投资",
    "高企": "高新技术企业",
    "高铁": "高速铁路",
    "营收": "营业收入",
    "开支": "支出",
    "占比": "比例",
    "比重": "比例",
    "比率": "比例",
}
"""Abbreviations and synonyms that are replaced on both sides."""

SECTOR = pattern("(?<![第统单])([一二三])产(?=增加值|增[速长]|投资|占|\\Z)")
"""An industry in short: 一产增加值."""

AMOUNTS = (
    "长度 里程 任务 人数 人次 户数 家数 总规模 总金额 总额 总值 总量 总数 总计 数量 个数 金额 规模 数 额 量 值"
).split()
"""Words for "how much" at the end of a name: 进出口总额, 外贸进出口总值."""

TOTAL = pattern("总数|总量|总计|总额|总共有")
"""Words for a total, which an increase is not."""

FLOWS = (
    "新增加|新增|净增|新认定|新入选|新获批|新培育|新创建|增添|添",
    "新建改扩建|新改扩建|新建|改扩建|改建|扩建|建成|建设|开放|投用",
    "新开工|开工",
    "改造提升|改造|更新|整治|提升",
    "新引进|引进|引入|招引|签约引进",
    "新签订|新签约|新签|签订|签约",
    "打通拓宽|打通|拓宽|贯通",
    "新设立|新设|设立|新登记",
    "组建",
)
"""Verbs that make an amount of one year out of things: 新增公办学位 is not 公办学位.

Verbs of one class are close enough to stand for each other in a name; verbs of two classes are not.
"""
FLOW = pattern("|".join(FLOWS))
ADDED = frozenset("新增加 新增 净增 增添 添".split())
"""Verbs of flow that are synonyms."""

NARROWING = pattern(
    "国家级|省级|市级|县级|国家|省属|市属|县属|城镇|农村|城乡|家庭|(?<!金融)机构|规上|规模以上|高层次|紧缺|首批|"
    "民间|工业|制造业|农业|技改|公办|民办|人均|增速|增长|增幅|中心城区|新增|净增"
)
"""Words that narrow a name; an alias must not lose them."""

SOFT = pattern(
    "地区|综合|各类|实际使用|实际|可支配|居民|资产|区域|争取|累计|完成|实现|发放|建成开放|总数|总额|总量"
    "|总规模|总值|规模|大型|全省|行业|领域|面积|里程|对|的|年度|项目数|企业数|数|量|额|值"
)
"""Words that an alias may lose and still mean the same indicator."""

LEADING = pattern(
    f"{CONNECTIVES}|目前|当前|如今|"
    "今天|全年|累计|总共|合计|共计|一共|共有|这一?|主要|总体|"
    "[省市县区州]本级|与全[省国市县区州](?:平均)?(?:水平)?(?:同步|持平|一致|相当)|再?创(?:历史)?(?:同期)?新[高低]|全市|我市|本市|市里|努力|大力|强力|全力|持续|不断|稳步|加快|着力|深入|积极|扎实|成功|顺利|切实|有效|"
    "带动|拉动|推动|促进|促使|使得|发放|争取|建成|获批|获得?|完成|实现|新设立|设立|拥有|现有|引导|"
    "达成|组建|分别|各地|各类|到年底|到年末|年底|年末|当年|期末|成为|全社会|更(?!新)|"
    '[、,和与及并且而但也还又则已共现有让使在到对其该此至达为是于以的了由从只仅达 ()“”"·-]'
)
"""Words before a name that do not matter."""

_BASES = (
    f"[比较](?:年初|{LAST_TIME}|去年|上半年|前?[一二三四]季度"
    '|[0-9]{1,2}月?(?:[-—–~至到][0-9]{1,2})?月份?|[12][0-9]{3}年|[“"]?十[一二三四五六]五[”"]?)(?:同期|[底末])?'
)
_TRAILING = (
    f"(?:同比|环比|{_BASES})?"
    f"(?:{_ADVERBS})*"
    f"(?:{_CHANGES}|{_RATES}|快|慢|多|少|高|低)"
    "(?:到|至|了|为|达)*"
    f"|{_ADVERBS}"
    "|[两三四五六七八九十]年平均|年均(?!值)|同口径|按?(?:可比|不变)(?:口径|价格?)(?:计?算)?|预计|连续[0-9一二三四五六七八九十两]+[年季月]"
    f"|同比|环比|{_BASES}"
    "|分别|均为|合计|共计|累计|总计|共有|拥有|现有|仅有|已有|建成|发放|获批|完成|实现|达到|高达|保持在?|稳定在"
    "|控制在|由此|因此|从而|升至|升到|(?:发展|壮大|扩[大展充]|拓展|恢复|调整|优化)[到至为]|前移至|约为|大约|接近|将近|逼近|超过|突破|迈过|跨过|越过|站上|跃上|迈上|跨上|不足|不到|不低于|不少于|高于|低于"
    "|少于|多于|至少|折合|相当于|约合|同样|也是|已经|排名|排在|名列|位列|位居|稳居|跃居|高居|跃至|分列|依次"
    "|放在|摆在|(?<![0-9一二三四五六七八九十两每近])一年(?:就|里|间|下来)?"
    "|[这该]一?[个项]?(?:比重|占比|比例|数字|数据|指标|成绩|水平|规模|总量|增速|增幅)"
    "|位次|名次|排位|数量|年底|年末|年初|人民币|综合|上年|全年|目前|首次|一举|成功|顺利|增速为|总共|一共|全市|我市"
    '|[达为是有到至了的共已近约超过逾居列排第从由在其也还又均只仅各(:“” "·-]'
)
"""Words between a name and its figure that do not matter."""
LAST_WORD = pattern(begun(f"{_TRAILING}|(?P<flow>{FLOW.pattern})") + "\\Z")
"""The last such word; a verb of flow may stand there as well: 公办学位新增."""

HANDLING = pattern(
    "(?:办理|办好|办结|兑现|承诺的?|协调|协调解决|解决|组织|推进|实施|开展|提供|举办|成功|全体|全部|均|都|已|我们"
    "|各级|群内|成)+"
)
"""Verbs for what was done with all the named things, which do not change the name."""

ACTING = pattern(
    "我们|各级|重点|滚动|接续|享受|偿还|上线|立[案项]|奖[励补]|安[装置排]|公[布示开]|清[理退]|集[聚中]|[深优强]化|保[障护]|出[台口栏让]"
    "|(?!消费|收[入费]|投资|保险|发明|化[工学]|加工)[推打创培开实完形申获引落投发办组启解承制兑下拨支帮服入储征查排化处拆关造绿修治疏铺架加配购采选招评认遴"
    r"命表减归受审吸聚探种播收救资覆惠纳盘供扩布消回做举谋提][^\W0-9a-z_]"
)
"""Verbs of reports at the start of a clause, whose subject is not named."""

OF_ANOTHER_KIND = pattern("[占比率均额值费价]")
"""Letters that make a name that of a share, a mean or a sum of money."""

PREDICATE = pattern(
    "(?:已经|已|均|全部|都|可|被|也|再|首次|成功|顺利|正式)*"
    "(?:实现|完成|提前|达到|投入|建成|开放|投用|开工|竣工|创|获|荣获|位居|稳居|跃居|持续|不断|稳步|大幅|快速|平稳"
    f"|{_CHANGES}|分别|全部|改造完工|可在|办理|惠及|覆盖|用于|投向|入选|入围|登榜|占)"
)
"""Beginnings of a predicate about the thing named before it."""

LISTED = pattern(
    "(?:企业|单位|项目|产品|园区|个人|集体)?(?:成功)?(?:入选|入围|登榜|上榜|荣登|跻身|获评|被评为|被认定为|获批|进入|成为)"
)
"""Verbs for entering a list, as in N家企业入选…; the list is then the name."""

FIGURE_TAIL = pattern(
    "(?:大关|以[上下内]|左右|上下|有余|余|多|之多|人民币|元|新?台阶|关口|门槛|整(?!\\w)"
    '|再?创(?:历史)?新高|[)”"的了])+'
)
"""Words after a figure that belong to it."""

VERSUS = pattern(
    f"(?:超(?={OVER}|全[国省市])|高于|高出|超出|优于|快于|好于|低于|慢于|落后|[比较]).{{2,20}}?\\Z"
)
_AMONG = (
    "全[省国市县区州盟旗球]|世界|国内|省内|市内|[东中西]部|(?:东北|西北|西南|华[北东南中])(?:地区)?"
    f"|{PROVINCES}"
)
SCOPE = pattern(
    f"(?:在?(?:{_AMONG})(?:(?!{_AMONG})[^,。;、:]){{0,16}}?"
    "|(?<=[居列位])(?!居)[^,。;、:]{1,12}(?:城市|省份)|亚洲"
    "|[两三四五六七八九十0-9]+个?(?:县市区?|县区|区县|地市|省市)(?:排名|位?居|位?列)?)\\Z"
)
"""The scope before a rank."""

SECOND_ORDER = pattern(
    "(?:增速|增幅|增长率|涨幅)(?:[比较][^,]{2,8})?(?:提高|加快|回落|提升|上升|放缓|扩大|收窄|下降|快|高(?!达)|低|慢)"
)
"""A change of a growth rate, which no fact states."""

NUMERAL = frozenset("0123456789百千万亿(")
"""Characters in a name that would be read as a figure or as the end of a clause."""
SPEAKER = pattern(
    "(?:(?P<own>全|我|本|该|某)(?P<kind>[省国市县区州旗镇乡村校])|(?P<nation>中华人民共和国)|全球|世界)"
    r"(?!(?:[^\W0-9a-z_]{0,4}(?:[市县区]|省份)[中里]?)?(?:第|排名)|排(?![水污])|位列|居(?!民)|首|前|率先|领先|平均|唯一|推广|名|位次|率|先进|最|之|范围|各地|[中里]|一半"
    "|田联|级|[十百]|强|[^,。;、:0-9]{1,8}(?:最[大高多优早快长好]|首[个家批条次创]))"
)
"""Words for the speaker's own place, or for the whole country."""


GOVERNMENT = pattern(r"代表(?P<who>[^\W0-9a-z_]{0,12}?)(?P<kind>[省市县区州旗])(?:人民)?政府")
DATELINE = pattern("(?:[0-9]{1,2}月[0-9]{1,2}日)?[讯电]")
OFFICE = pattern("[省市县区州旗]?(?:委|政府|人民政府|[省市县区州旗]长)")
"""Words that make the place before them the speaker: 许昌讯, 沁阳市委书记."""


def peeled_before(text: str) -> Iterator[str]:
    """Yield a text, and what remains as words that do not matter are removed from its beginning."""
    yield text
    position = 0
    while position < len(text):
        found = LEADING.match(text, position)
        if not found:
            return
        position = found.end()
        yield text[position:]


@lru_cache(maxsize=4096)
def peeled_after(text: str) -> tuple[tuple[str, str], ...]:
    """Return a text, and what remains as words that do not matter are removed from its end, each with the
    verb of flow among them.

    公办学位新增 gives (公办学位, 新增): the verb could as well stand first.
    """
    found = {len(text): ""}
    waiting = [len(text)]
    for end in waiting:  # which grows as more is found
        start = max(0, end - 12)
        while word := LAST_WORD.search(text, start, end):
            if word.start() not in found:
                found[word.start()] = word["flow"] or found[end]
                waiting.append(word.start())
            start = word.start() + 1
    return tuple((text[:end], verb) for end, verb in found.items())
