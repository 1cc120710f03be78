"""A name within a sentence, among words that say nothing else."""

import pytest
from labels import KNOWN, label

from jzfacts.search.matching.spellings import Pattern
from jzfacts.search.matching.within import match_within


@pytest.mark.parametrize(
    "words",
    [
        "能不能告诉我粮食总产",
        "你好 请问粮食总产",
        "领导明天要来 想知道粮食总产",  # nobody knows the words, and no name is made of them
        "我在赶稿子呢 粮食总产是",
        "粮食总产呢 帮忙看看",
        "粮食的总产达到了",
        "总产有粮食的",
    ],
)
def test_what_says_nothing_stands_around_a_name(words: str) -> None:
    """Who asks, how politely and what for; within the name, function words and their like."""
    met = match_within(label("粮食总产"), Pattern(words.split(), KNOWN))
    assert met is not None
    assert met.spans in [((0, 4),), ((0, 2), (2, 4))]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("省级的中小企业集群 我们评上了", "省中小企业集群"),
        ("省里和市里的那些重点项目加起来完成投资", "省市重点项目完成投资"),
        ("十亿元以上的重大项目签了", "签约十亿元以上重大项目"),  # 签 stands for 签约
        ("金融这个行业的增加值一年之内", "金融业增加值"),
        ("处长让我核一下茶叶总产量", "茶叶总产量"),
        ("写总结要用 茶叶总产量", "茶叶总产量"),
        ("退耕的土地保护起来", "退耕土地保护"),
    ],
)
def test_every_word_of_a_question_is_accounted_for(words: str, name: str) -> None:
    """By the name, in whatever order, by a character that stands for a word of it, or by grammar."""
    assert match_within(label(name), Pattern(words.split(), KNOWN)) is not None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("我想知道领导问责", "问责"),
        ("给排水管网有", "水管网"),
        ("问题楼盘化解率是", "楼盘化解率"),
        ("粮食总产的目标是", "粮食总产"),  # of it
        ("粮食总产里黄豆有", "粮食总产"),  # a part of it
        ("没有收的粮食总产是", "粮食总产"),
        ("我想问乘用车产量", "汽车产量"),  # what stands right before or after a piece narrows it
        ("粮食总产值是", "粮食总产"),
        ("文旅集团 散伙", "文旅集团"),  # no sentence
        ("帮我查粮食总产 工业", "粮食总产"),  # a word of names
        ("我想问洛阳 粮食总产", "粮食总产"),  # another place
        ("我想问第3 粮食总产", "粮食总产"),
        ("请问实际使用内资", "实际使用外资"),
        ("进口和出口是", "进出口"),
        ("请问粮食", "粮食播种面积"),
        ("请问在建项目有", "新建项目"),
        ("请问不达标企业有", "达标企业"),
        ("倒闭了的规上工业企业", "规上工业企业数"),  # a verb that is none of the name's
        ("那个集团的茶叶总产量", "茶叶总产量"),
        ("学位增加了", "新增学位"),
        ("全国推广的案例里属于国有的", "全国推广案例"),
        ("第一产业的增加值有", "第三产业增加值"),
        ("A级以上的物流企业有", "A级物流企业"),
        ("写进报告的黄豆 茶叶总产量", "茶叶黄豆总产量"),
    ],
)
def test_what_says_something_asks_for_something_else(words: str, name: str) -> None:
    """Something narrower, something besides, or another place or time."""
    assert match_within(label(name), Pattern(words.split(), KNOWN)) is None
