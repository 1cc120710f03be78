"""Words that exclude each other for one figure: 建成 and 拆除, 存栏 and 出栏, 市重点 and 省重点.

Each row of a table is a question with several answers. If an indicator's name and the words beside
a figure both answer a question and share no answer, they are about different things: 出口 beside
进出口. A word may give two answers: 改扩建 is both new and renewed. Some words change any name that
lacks them (拆除桥梁), and some must be said if the name has them (退出煤炭产能).

To add a contrast, add a row: `_THINGS` for things, which hold for a whole statement; `_DEEDS` for
what was done to things, which each clause says anew. Name a group if an answer has several words.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jzfacts.claims import report_words
from jzfacts.claims.indicator_names import flows_in, folded, normalized, stem
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.lexicon import RATE_WORDS
from jzfacts.verify.measures import GROWTH

if TYPE_CHECKING:
    import re

    from jzfacts.verify.compare import Comparison

_THINGS = (
    pattern("(?:(?P<nation>国家|全国)|省|市|县)(?=级|重点|属)"),
    pattern("[人户亩]均"),
    pattern("进出口|出口|进口|(?<=生)产|产(?=量)|销(?=[售量])|库存"),
    pattern("招(?=[生收])|毕业|在(?=[校园读])"),
    pattern("存栏|出栏"),
    pattern("存款|贷款"),
    pattern(
        "(?P<area>销售面积|成交面积)|(?P<money>(?:销售|成交|交易|零售)额)|(?P<number>(?:销售|成交|交易)量)"
    ),
    pattern(r"(?P<fine>pm2\.?5|(?<!可吸入)细颗粒物)|(?P<coarse>pm10|(?<!细)可吸入颗粒物)|臭氧"),
    pattern("户籍|常住"),
    pattern("申请|授权|有效(?=发明|专利|量)"),
    pattern("(?P<assets>总资产|资产总)|净资产|负债(?!率)|营业收入|利润(?!率)|税(?=收|额)"),
    pattern(
        "(?P<rail>铁路|高铁)|(?P<motorway>高速(?!铁|增|发展))|(?P<road>农村公路|普通公路|国省)"
        "|(?P<metro>轨道|地铁)|(?P<water>水运|航道)|(?P<air>机场|民航)"
    ),
)
_DEEDS = (
    pattern("(?P<in>招[引聘录]|引进|引入|吸引)|(?P<out>流失|流出|外流)|(?P<train>培训|轮训)"),
    pattern(
        "(?P<new_renewed>新?改扩建|新建?改建)|(?P<new>新[建增修]|建成)|(?P<renewed>改[建造]|疏浚|修缮|加固|整治)"
        "|(?P<kept>[养管]护|维[护修])"
    ),
    pattern(
        "(?P<come>受理|新收|收案|接[收到]|交办)|(?P<charged>批捕|[公起]诉)|(?P<closed>[审办执][结复]|结案|答复)"
    ),
    pattern("(?P<found>排查|[查发][出现]|摸排)|(?P<mended>整[改治]|治理|销号|消除|化解)"),
    pattern("(?P<out>发[送运]|[运输调寄]出|外[送输运]|销往)|(?P<in>到[达货]|抵达|[运输调]入)"),
    pattern("(?P<hired>招[聘录]|录[用取]|聘用)|(?P<left>辞退|解聘|离职|退休|流失)"),
    pattern("(?P<more>新[增建]|净增|增加(?!值))|(?P<less>减少|[缩核裁]减)"),
    pattern(
        "(?P<planned>谋划|规划|签约|储备|争取)|(?P<begun>开工(?!率)|动工|启动|在建)"
        "|(?P<done>建成|[竣完]工|投[用产]|通车|交付)"
    ),
)
_UNDOES = "拆[除迁]|关[停闭]|停[办用运]|取消|撤[并销]|裁撤|淘汰|退[出市]|报废|[注吊]销|砍伐|占用|回收|收回"
_NOT_YET = "未|[拟待续]建|剩余|申报|谋划|[列纳]入.{0,6}计划"
_CHANGES_ALL = (
    pattern(_UNDOES),
    pattern(f"{_NOT_YET}|在建|在册"),
    pattern("总(?:投资|投入|收入|支出|产值)"),
)
"""Words that change any name that has none of them."""
_OF_WHOLE = "占"
"""What follows is the whole of a share: 占规上工业总产值的比重."""
_LESSENS = pattern(f"{_UNDOES}|拆|减|降低|下降|化解|消除|清退")
"""Words that must be said if the name has one."""
_INCREASE = pattern("新增|净增|增量|净流入|增加额")
_SUM = pattern("总(?:里程|面积|数|容?量|规模|额)|存量|累计|拥有|[现保]有|达到\\Z")
"""Words that show that a figure is no increase."""
_SO_FAR, _UP_TO = "累计", pattern("截[至止]|历年")
_OF_YEAR = pattern("全年|[今本]年|年内|一年")
"""Words that make a running total that of one year."""
_LEVEL = pattern("总量|总额|总值|规模|绝对")
_HOLDERS, _MONEY = pattern("[户家]数|数量|人次"), pattern("(?:[额费]|收入|支出)\\Z")


def says_otherwise(one: Comparison) -> bool:
    """True if the words beside a figure exclude the name of the compared fact."""
    figure = one.claim.alone or one.claim.figure
    label, near = normalized(folded(one.fact.indicator)), "".join(figure.before[:1]) + figure.after
    if one.measure == "rank":
        return _is_other_rank(one, label, near)
    if _are_contrary(_DEEDS, label, near):
        return True
    words = normalized(near)
    if any(word.search(words) and not word.search(label) for word in _CHANGES_ALL):
        return not (_OF_WHOLE in words and _OF_WHOLE in label)
    if _LESSENS.search(label) and not _LESSENS.search(figure.so_far + figure.after):
        return True
    if is_named(one):
        return False
    own = flows_in(label)
    if own and not flows_in(near) and _SUM.search(near):
        return not _SUM.search(label)
    if one.measure == "value" and _INCREASE.search(near):
        done = report_words.ACTING.match(
            label
        )  # 新增盘活闲置农房, which is done in one year anyway
        if not (own or (done and done[0] in near)):
            return True
    return bool(_HOLDERS.search(near) and _MONEY.search(label))


def _is_other_rank(one: Comparison, label: str, near: str) -> bool:
    """True if a rank by growth is compared with a rank by level, or the reverse."""
    if label.endswith(RATE_WORDS):
        return bool(_LEVEL.search(near)) and not _LEVEL.search(label)
    is_level = one.fact.value is not None or stem(label) != label
    return bool(GROWTH.search(near)) and is_level and one.fact.change is None


def says_stock(one: Comparison) -> bool:
    """True if a yearly amount is said to be a total up to date: 截至2024年底累计新建."""
    name, said = one.fact.indicator.replace("建成区", ""), one.claim.figure.so_far
    is_sum = one.measure == "value" and one.fact.period.isdecimal() and _SO_FAR not in name
    if not is_sum or one.claim.time_place.several_years or _OF_YEAR.search(said):
        return False
    flows, acts = flows_in(name), report_words.ACTING.match(name.removeprefix("新"))
    if _UP_TO.search(said):
        return bool(flows or (acts and _SO_FAR in said))
    # 累计发放 is said of a year, too, but not of another verb
    verbs = flows_in(said.replace("建成区", ""))
    return _SO_FAR in said and bool(flows and verbs) and not {*verbs} & {*flows}


def is_named(one: Comparison) -> bool:
    """True if the draft gives the fact's whole name."""
    named = one.claim.named
    return named is not None and any(
        fact.full_id == one.fact.full_id and fact.full_id not in named.loose for fact in named.facts
    )


def things_differ(label: str, said: str) -> bool:
    """True if a statement names other things than a name, of those that exclude each other."""
    return _are_contrary(_THINGS, label, said)


def _are_contrary(questions: tuple[re.Pattern[str], ...], label: str, said: str) -> bool:
    return any(
        (other := _answers(question, said)) and own.isdisjoint(other)
        for question, own in _answered(questions, label)
    )


@lru_cache(maxsize=4096)
def _answered(
    questions: tuple[re.Pattern[str], ...], label: str
) -> list[tuple[re.Pattern[str], set[str]]]:
    """The questions to which a name gives an answer: of most none, so nothing else is asked."""
    return [(question, own) for question in questions if (own := _answers(question, label))]


def _answers(question: re.Pattern[str], text: str) -> set[str]:
    """Return the answers that a text gives to a question."""
    found = (one.lastgroup or one[0] for one in question.finditer(text))
    return {answer for name in found for answer in name.split("_")}
