"""What stands around a name in a question, and what that asks for."""

import pytest

from jzfacts.index.conditions import Conditions, Order
from jzfacts.search.question import take
from jzfacts.text.lexicon import CUT


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("how many pocket parks were built", "pocket parks built"),
        ("what is the grain output?", "grain output"),
        ("liang shi", "liang shi"),
    ],
)
def test_what_frames_a_question_in_english(text: str, name: str) -> None:
    """Small words and verbs that ask; pinyin has none of them."""
    assert take(text) == (name, Conditions())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("零售总额的增长速度", "零售总额的增速"),
        ("旅游收入涨了多少", "旅游收入增长多少"),
        ("房价跌了吗", "房价下降吗"),
        ("接待游客比上年增长了多少", "接待游客增长多少"),
        ("优良天数比去年多了几天", "优良天数增加几天"),
        ("零售额同比增幅", "零售额增幅"),
        ("外贸在省里排什么位置", "外贸在全省排第几"),
        ("外贸我们在全省排第几", f"外贸{CUT}在全省排第几"),
        ("排全省首位", "排全省第一位"),
        ("gdp涨了几个点", "gdp增长多少"),
        ("几个点位", "几个点位"),
        ("增速大于30%", "增速超过30%"),
        ("人口>=100万", "人口不低于100万"),
        ("出口占全国几成", "出口占全国比重"),
        ("占到百分之几", "占比"),
        ("占gdp多大比重", "占gdp比重"),
        ("消费者满不满意", "消费者满意"),
        ("一万个人有多少件专利", "每万人有多少件专利"),
        ("能耗降8%", "能耗下降8%"),
        ("住房的套数是", "住房多少套是"),
        ("增速过半", "增速超过50%"),
        ("时限压缩到现在是几天", "时限达到现在是几天"),
        ("旅游收入涨得怎么样", "旅游收入增长多少"),
        ("首位度", "首位度"),
        ("出口在内地城市里排第几", "出口在内地城市里排第几"),
        ("上涨指数", "上涨指数"),
        ("新增多少就业", "新增多少就业"),
        ("增加多少", "增加多少"),
    ],
)
def test_a_change_is_put_in_the_words_of_reports(text: str, name: str) -> None:
    """With what it is measured against taken out, where that is the year before."""
    assert take(text) == (name, Conditions())


@pytest.mark.parametrize(
    ("text", "name", "asked"),
    [
        ("去年粮食总产", f"{CUT}粮食总产", Conditions(relative="去年")),
        ("前年粮食总产", f"{CUT}粮食总产", Conditions(relative="前年")),
        ("去年底粮食总产", "去年底粮食总产", Conditions()),
        ("目前年产", "目前年产", Conditions()),
        ("近三年粮食总产", f"{CUT}粮食总产", Conditions(several=True, latest=3)),
        ("历年粮食总产", f"{CUT}粮食总产", Conditions(several=True)),
        ("近几年粮食总产", f"{CUT}粮食总产", Conditions(several=True)),
        ("近四五年粮食总产", f"{CUT}粮食总产", Conditions(several=True)),
        ("各市粮食总产", f"{CUT}粮食总产", Conditions(several=True, area_kind="市")),
        ("各地粮食总产", f"{CUT}粮食总产", Conditions(several=True)),
        ("各市场主体", "各市场主体", Conditions()),
        ("三市粮食总产", f"{CUT}粮食总产", Conditions(several=True, area_kind="市")),
        ("第三市场", "第三市场", Conditions()),
        ("粮食总产对比", f"粮食总产{CUT}", Conditions(several=True)),
        ("粮食vs小麦", f"粮食{CUT}小麦", Conditions(several=True)),
        ("粮食总产比2018年增长", f"粮食总产{CUT}增长", Conditions(basis="2018")),
    ],
)
def test_times_and_places_of_which_there_are_several(
    text: str, name: str, asked: Conditions
) -> None:
    """Which years and places there are, only the base can tell."""
    assert take(text) == (name, asked)


GROWTH, FALL, RANK = (frozenset({need}) for need in ("growth", "fall", "rank"))


@pytest.mark.parametrize(
    ("text", "name", "order", "needs"),
    [
        ("增长最快的是什么", "", Order("change", largest=True), GROWTH),
        ("增幅最大的指标", "", Order("change", largest=True), GROWTH),
        ("增速最慢的前三个指标", "", Order("change", largest=False, most=3), GROWTH),
        ("增幅前三的指标", "", Order("change", largest=True, most=3), GROWTH),
        ("下降最多的指标", "", Order("change", largest=False), FALL),
        ("降幅最小的", "", Order("change", largest=True), FALL),
        ("排名最靠前的", "", Order("rank", largest=False), RANK),
        ("排名最差的指标", "", Order("rank", largest=True), RANK),
        ("增长速度排第一的", "", Order("change", largest=True), GROWTH),
        ("涨幅倒数第一", "", Order("change", largest=False), GROWTH),
        ("增速倒数前三的指标", "", Order("change", largest=False, most=3), GROWTH),
        ("增速排名前两位的指标", "", Order("change", largest=True, most=2), GROWTH),
        ("哪种贷款涨得快", "贷款", Order("change", largest=True), GROWTH),
        ("各项投资里增速最低的", "投资", Order("change", largest=False), GROWTH),
        ("投资里增长最快的", "投资", Order("change", largest=True), GROWTH),
        ("投资中哪个增幅最小", "投资", Order("change", largest=False), GROWTH),
        ("增长最快的投资", "投资", Order("change", largest=True), GROWTH),
        ("投资类指标里增长最猛的", "投资", Order("change", largest=True), GROWTH),
        ("投资增长最快的都有什么", "投资", Order("change", largest=True), GROWTH),
        ("哪些工作增长最快", "", Order("change", largest=True), GROWTH),
        ("公里最多的", "公里", Order("value", largest=True), frozenset()),
        ("gdp最高的城市", "gdp", Order("value", largest=True), frozenset()),
        ("哪个市gdp增长最快", "gdp", Order("change", largest=True), GROWTH),
        ("粮食总产最少的是哪个县", "粮食总产", Order("value", largest=False), frozenset()),
    ],
)
def test_superlatives_sort(text: str, name: str, order: Order, needs: frozenset[str]) -> None:
    """By growth, by rank, or by the figure itself; the largest fall is the smallest number."""
    rest, asked = take(text)
    assert rest.replace(CUT, "") == name
    assert asked == Conditions(order=order, lists=True, needs=needs)


@pytest.mark.parametrize("text", ["最低生活保障标准", "最大限度", "最大的企业", "最美乡村"])
def test_a_superlative_within_a_name_sorts_nothing(text: str) -> None:
    """What follows must end the phrase, unless it says that growth or rank is meant."""
    assert take(text) == (text, Conditions())
