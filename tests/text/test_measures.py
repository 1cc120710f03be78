"""The unit after a number, and what is added after it. All texts here are folded already."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jzfacts.text.measures import Measure, extended, measure, unit_at


def test_the_longest_unit_wins() -> None:
    """In running text the longest name is the unit, and a rate is one."""
    assert unit_at("个百分点", 0) == ("个百分点", 4)
    assert unit_at("吨标准煤", 0) == ("吨标准煤", 4)
    assert unit_at("元/人以上", 0) == ("元/人", 3)
    assert unit_at("部/百人", 0) == ("部/百人", 4)
    assert unit_at("gb,", 0) == ("GB", 2)


@pytest.mark.parametrize("text", ["户籍", "市场主体", "人民", "成功", "项目", "gbit", "的", ""])
def test_the_beginning_of_a_word_is_no_unit(text: str) -> None:
    """户 in 户籍 counts nothing."""
    assert unit_at(text, 0) is None


@pytest.mark.parametrize(
    ("text", "scale", "expected"),
    [
        ("42.4亿斤", "亿", Measure("亿斤", 6)),
        ("“42.4”亿斤", "", Measure("亿斤", 8)),
        ("42.4(万元)", "", Measure("万元", 8)),
        ("¥42.4万", "万", Measure("万元", 6)),
        ("42.4担", "", Measure("", 5, "担")),
        ("42.4万石", "万", Measure("", 6, "万石")),
        ("3.5克拉", "", Measure("", 5, "克拉")),  # no 克
        ("1.2万新市民", "万", Measure("万", 4)),
    ],
)
def test_the_unit_of_a_number(text: str, scale: str, expected: Measure) -> None:
    """Right after it, after a quotation mark, in brackets, as a sign before it; or not known."""
    start = 1 if text[0] in "“¥" else 0
    digits = text[start:].rstrip("亿万元斤担石克拉新市民()”")
    assert measure(text, start, start + len(digits) + len(scale), scale) == expected


def test_a_note_may_stand_between_a_number_and_its_unit() -> None:
    """Its mark is skipped where a unit follows: else 42.4[1]万斤 would have none."""
    assert measure("42.4[1]万斤", 0, 4, "") == Measure("万斤", 9)
    assert measure("42.4〔注2〕", 0, 4, "") == Measure("", 4)


@pytest.mark.parametrize(
    ("text", "value", "unit", "total"),
    [
        ("三斤半", 3, "斤", ("3.5", "斤")),
        ("两年半。", 2, "年", ("2.5", "年")),
        ("五个半", 5, "个", ("5.5", "个")),
        ("五个半小时", 5, "个", ("5.5", "小时")),
        ("五个半平方公里", 5, "个", ("5.5", "平方公里")),
        ("两个半月", 2, "个", ("2.5", "个月")),
        ("十个半岛", 10, "个", ("10", "个")),
        ("三成五", 3, "成", ("3.5", "成")),
        ("一米八五", 1, "米", ("1.85", "米")),
        ("两米零五", 2, "米", ("2.05", "米")),
        ("3米一根", 3, "米", ("3", "米")),
        ("3斤5两", 3, "斤", ("3.5", "斤")),
        ("五元三毛", 5, "元", ("5.3", "元")),
        ("123元1角1分", 123, "元", ("123.11", "元")),
        ("12块8毛", 12, "块", ("12.8", "元")),
        ("5公里300米", 5, "公里", ("5.3", "公里")),
        ("两小时十分", 2, "小时", ("130", "分钟")),
        ("3年零4个月", 3, "年", ("40", "个月")),
        ("5公里6公里", 5, "公里", ("5", "公里")),
        ("5亩3头", 5, "亩", ("5", "亩")),
    ],
)
def test_what_is_added_after_a_unit(
    text: str, value: int, unit: str, total: tuple[str, str]
) -> None:
    """A half, tenths, an amount in a smaller unit of the same measure."""
    number, printed, _ = extended(text, Decimal(value), unit, text.index(unit) + len(unit))
    assert (number, printed) == (Decimal(total[0]), total[1])
