"""What a query asks for besides the words of a name."""

from decimal import Decimal

import pytest

from jzfacts.index.conditions import Areas, Bound, Conditions
from jzfacts.search.query_parser import (
    in_characters,
    understood,
    without_amount,
    without_bounds,
    without_change,
    without_figures,
    without_whole_area,
)
from jzfacts.text.lexicon import CUT

AREAS = Areas({"焦作市": "jiao zuo shi", "焦作高新区": "jiao zuo gao xin qu", "温县": "wen xian"})


@pytest.mark.parametrize(
    ("text", "rest", "periods"),
    [
        ("2024年粮食总产", "粮食总产", ("2024",)),
        ("粮食总产 2024", "粮食总产", ("2024",)),
        ("2024年居民收入", "居民收入", ("2024",)),  # 居 is no word of its own here
        ("2024年的在建项目", "在建项目", ("2024",)),
        ("24年粮食总产", "粮食总产", ("2024",)),
        ("二〇二四年粮食总产", "粮食总产", ("2024",)),
        ("2024nian liangshi", "liangshi", ("2024",)),
        ("2024年上半年粮食总产", "粮食总产", ("2024-S1",)),
        ("2024年第三季度粮食总产", "粮食总产", ("2024-Q3",)),
        ("2024年6月粮食总产", "粮食总产", ("2024-06",)),
        ("下半年粮食总产", "粮食总产", ("-S2",)),
        ("12月份粮食总产", "粮食总产", ("-12",)),
    ],
)
def test_times_are_understood(text: str, rest: str, periods: tuple[str, ...]) -> None:
    """Years, halves, quarters and months, as facts write them."""
    assert understood(text, AREAS) == (rest, Conditions(periods=periods))


@pytest.mark.parametrize(
    "text", ["前三季度粮食总产", "1-6月粮食总产", "十四五粮食总产", "去年底粮食总产"]
)
def test_other_times_stay_words(text: str) -> None:
    """They are matched like any word, find nothing, and so refuse the year's figure."""
    assert understood(text, AREAS) == (text, Conditions())


@pytest.mark.parametrize(
    ("text", "rest", "areas"),
    [
        ("焦作市粮食总产", "粮食总产", ("焦作",)),
        ("焦作的粮食总产", "粮食总产", ("焦作",)),
        ("焦作高新区外资", "外资", ("焦作高新区",)),
        ("jiaozuo liangshi", "liangshi", ("焦作",)),
        ("jiaozuoshiliangshi", "liangshi", ("焦作",)),
        ("jiao zuo liangshi", "liangshi", ("焦作",)),
        ("wenxian liangshi", "liangshi", ("温县",)),
        ("新乡粮食总产", "新乡粮食总产", ()),
    ],
)
def test_areas_of_the_base_are_understood(text: str, rest: str, areas: tuple[str, ...]) -> None:
    """In full, by stem, in pinyin; a place that the base does not speak of stays a word."""
    assert understood(text, AREAS) == (rest, Conditions(areas=areas))


def test_a_stem_alone_may_be_taken() -> None:
    """For 焦作市重点项目 may be 市重点项目 of 焦作."""
    assert understood("焦作市重点项目", AREAS)[0] == "重点项目"
    assert understood("焦作市重点项目", AREAS, stems=True)[0] == "市重点项目"


@pytest.mark.parametrize(
    ("text", "rest", "places", "among"),
    [
        ("粮食总产全省第2", "粮食总产", (2, 2), "全省"),
        ("粮食总产居全省第二位", "粮食总产", (2, 2), "全省"),
        ("第 7", "", (7, 7), None),
        ("全国第十八", "", (18, 18), "全国"),
        ("全省前三", "", (1, 3), "全省"),
        ("全省前两名", "", (1, 2), "全省"),
        ("位居第一", "", (1, 1), None),
        ("第五代发动机", "第五代发动机", None, None),
        ("第二十一", "", (21, 21), None),
        ("第十十", "第十十", None, None),
    ],
)
def test_ranks_are_understood(
    text: str, rest: str, places: tuple[int, int] | None, among: str | None
) -> None:
    """In digits or characters, with the words that lead up to them; 第五代 is none."""
    assert understood(text, AREAS) == (rest, Conditions(places=places, among=among))


@pytest.mark.parametrize(
    ("text", "rest", "among"),
    [
        ("粮食总产排全省第几", "粮食总产", "全省"),
        ("粮食总产在全省的排名", "粮食总产", "全省"),
        ("粮食总产全国第几名", "粮食总产", "全国"),
        ("粮食总产在中部城市里能排第几", "粮食总产", "中部城市"),
        ("粮食总产排名第几?", "粮食总产", None),
    ],
)
def test_questions_for_a_rank_need_one(text: str, rest: str, among: str | None) -> None:
    """Among whom, the words may say."""
    expected = Conditions(among=among, needs=frozenset({"rank"}))
    assert understood(text, AREAS) == (rest, expected)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("粮食总产是多少", "粮食总产"),
        ("基金规模有多大", "基金规模"),
        ("农村公路建了多长", "农村公路"),
        ("多重保障", "多重保障"),
        ("和平街", "和平街"),
        ("在建项目", "在建项目"),
        ("数据标注", "数据标注"),
        ("茶几", "茶几"),
        ("引进多少人才", f"引进{CUT}人才"),
    ],
)
def test_question_words_demand_nothing(text: str, rest: str) -> None:
    """But a word that only looks like one stays: 和 of 和平街, 几 of 茶几."""
    assert understood(text, AREAS) == (rest, Conditions())


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("liangshi paiming", "liangshi 排名"),
        ("liangshipaiming", "liangshi排名"),
        ("liangshi shi duo shao", "liangshi 是多少"),
        ("gdpzengsu", "gdp增速"),
        ("zengzhang zui kuai de san ge", "增长最快的三个"),
        ("quansheng diyi", "全省第一"),
        ("zengfu chaoguo 30% de zhibiao", "增幅超过30% 的指标"),
        ("disan chanye", "disan chanye"),  # 第三 is a place only beside a word that says so
        ("xiajiangdao", "xiajiangdao"),
    ],
)
def test_words_that_ask_are_read_in_characters(typed: str, text: str) -> None:
    """As words of their own, or where they close one."""
    assert in_characters(typed) == text


@pytest.mark.parametrize(
    ("text", "rest", "bound"),
    [
        ("增速超过30%的", "", Bound("change", Decimal(30), None, "%", strict=True)),
        ("投资增长15%以上的", "投资", Bound("change", Decimal(15), None, "%")),
        ("降幅不到5%的", "", Bound("change", None, Decimal(5), "%", strict=True, sign=-1)),
        ("增幅在10%到20%之间的", "", Bound("change", Decimal(10), Decimal(20), "%")),
        ("投资超过1000亿元的", "投资", Bound("value", Decimal(1000), None, "亿元", strict=True)),
        ("不超过3万人的", "", Bound("value", None, Decimal(3), "万人")),
    ],
)
def test_a_bound_is_kept_by_a_change_or_a_value(text: str, rest: str, bound: Bound) -> None:
    """What stands before it says by which."""
    expected = Conditions(bounds=(bound,), lists=True)
    assert without_bounds(text, Conditions()) == (rest, expected)


@pytest.mark.parametrize(
    ("text", "rest", "unit"),
    [
        ("粮食总产达到了多少亿斤?", "粮食总产", "亿斤"),
        ("养老床位建了几张", "养老床位", "张"),
        ("建成养老床位多少张", "养老床位", "张"),
        ("新增了多少家高企", f"新增{CUT}高企", "家"),
        ("接待游客多少万人次", "接待游客", "万人次"),
        ("接待游客多少人次", "接待游客", "人次"),
        ("国企资产有多少亿", "国企资产", "亿"),
        ("人均收入多少钱", "人均收入", "钱"),
        ("失业率是百分之几", "失业率", "%"),
    ],
)
def test_a_unit_after_a_question_word_is_asked_for(text: str, rest: str, unit: str) -> None:
    """As long as it goes: 人次 is not bitten apart."""
    assert understood(text, AREAS) == (rest, Conditions(units=(unit,)))


@pytest.mark.parametrize(
    ("text", "kind"), [("全市粮食总产", "市"), ("我省粮食总产", "省"), ("我国粮食总产", "国")]
)
def test_the_area_of_who_asks_has_a_kind(text: str, kind: str) -> None:
    """Which area it is, the words do not say; but that it is none of another kind."""
    assert understood(text, AREAS) == ("粮食总产", Conditions(area_kind=kind))


def test_the_whole_province_may_be_part_of_a_name() -> None:
    """So 全省 is understood only where the name is not found with it."""
    assert understood("全省首批", AREAS) == ("全省首批", Conditions())
    expected = ("粮食总产", Conditions(area_kind="省"))
    assert without_whole_area("全省粮食总产", Conditions()) == expected


@pytest.mark.parametrize(
    ("text", "rest", "figures"),
    [
        ("粮食 42.4亿斤", "粮食", [("42.4", "亿斤")]),
        ("粮食总产达四十二点四亿斤", "粮食总产", [("42.4", "亿斤")]),
        ("88个老旧小区", "老旧小区", [("88", "个")]),
        ("突破百亿元", "", [("100", "亿元")]),
        ("35173", "", [("35173", None)]),
        ("粮食总产", "粮食总产", []),
    ],
)
def test_figures_are_read(text: str, rest: str, figures: list[tuple[str, str | None]]) -> None:
    """In any notation that the reader of quantities knows, with the word that bounds them."""
    expected = tuple((Decimal(value), unit) for value, unit in figures)
    assert without_figures(text, Conditions()) == (rest, Conditions(figures=expected))


@pytest.mark.parametrize(
    ("text", "rest", "needs"),
    [
        ("粮食总产增速", "粮食总产", {"change"}),
        ("粮食总产同比增长", "粮食总产", {"growth"}),
        (f"粮食总产下降{CUT}", "粮食总产", {"fall"}),
        ("增速 社零", "社零", {"change"}),
        ("粮食总产情况", "粮食总产", set()),
        ("工业增加值", "工业增加值", set()),
        ("增长极", "增长极", set()),
    ],
)
def test_words_for_a_change_close_a_word(text: str, rest: str, needs: set[str]) -> None:
    """增长 asks for growth; within a word it is part of a name."""
    assert without_change(text, Conditions()) == (rest, Conditions(needs=frozenset(needs)))


@pytest.mark.parametrize(
    ("text", "rest", "needs"),
    [
        ("外资总额", "外资", {"total", "money", "quantity"}),
        ("绿色工厂总数", "绿色工厂", {"total", "count", "quantity"}),
        ("城镇就业人数", "城镇就业", {"people", "total", "quantity"}),
        ("粮食总产量", "粮食", {"quantity"}),
        ("数据中心", "数据中心", set()),
    ],
)
def test_words_for_an_amount_close_the_text(text: str, rest: str, needs: set[str]) -> None:
    """And say what kind of amount it must be."""
    assert without_amount(text, Conditions()) == (rest, Conditions(needs=frozenset(needs)))
