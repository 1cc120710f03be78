"""Units, their scales, and what converts into what."""

import re
from decimal import Decimal

import pytest
from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.text.units import (
    IncompatibleUnits,
    InexactConversion,
    UnitError,
    UnknownUnit,
    base_name,
    comparable,
    convert,
    counts_alike,
    parse_unit,
    unit_pattern,
)

# The units of figures.md by frequency, and those the real reports print beside them.
PRINTED = """
    % 个 亿元 家 年 万人 位 项 万户 条 公里 万亩 万吨 个百分点 户 元 所 件 万个 万平方米
    万元 倍 公顷 名 万人次 天 万千瓦 套 场 座 处 亿斤 平方公里 台 亿美元 万美元 ‰ 张 只
    栋 头 万台 亿千瓦时 万件 万公顷 元/人 部/百人 亿吨公里 亿人公里 万标准箱 亿GB
    亿吨标准煤 万立方米 公里/平方公里 元/斤 万亿元 岁 亿
""".split()


@pytest.mark.parametrize("name", PRINTED)
def test_every_printed_unit_is_known(name: str) -> None:
    """A unit is found under the name that it is printed with."""
    assert parse_unit(name).name == name


@pytest.mark.parametrize("name", ["", "百", "斗", "万万元", "元/", "/人", "元/人/年", "亿亿"])
def test_what_is_no_unit_is_refused(name: str) -> None:
    """There is no guess at an unknown unit."""
    with pytest.raises(UnknownUnit):
        parse_unit(name)


@cases
def test_conversion_is_exact(value: str, source: str, target: str, result: str) -> None:
    """Within a dimension a value has one exact value in the other unit."""
    assert convert(Decimal(value), source, target) == Decimal(result)


@cases
def test_different_things_do_not_convert(source: str, target: str) -> None:
    """A percentage point is no per cent, a visit no visitor, a dollar no yuan."""
    with pytest.raises(IncompatibleUnits):
        convert(Decimal(1), source, target)


def test_base_names() -> None:
    """A scale comes off; the 千 of 千瓦 is none."""
    names = ["万吨", "千瓦", "万千瓦", "元", "亿", "千亿元"]
    assert [base_name(name) for name in names] == ["吨", "千瓦", "千瓦", "元", "", "元"]


@given(
    st.decimals(-(10**9), 10**9, places=4), st.sampled_from(["亩", "斤", "万公顷", "‰", "元/斤"])
)
def test_there_and_back_is_the_same(value: Decimal, name: str) -> None:
    """What converts exactly converts back to the same value."""
    target = {"亩": "平方米", "斤": "万吨", "万公顷": "亩", "‰": "倍", "元/斤": "元/吨"}[name]
    try:
        there = convert(value, name, target)
    except InexactConversion:
        assert name == "亩"
        return
    assert convert(there, target, name) == value


@given(st.text(st.sampled_from("万亿千百十个人元美斤吨亩公里顷/%平方米"), max_size=6))
def test_any_text_is_a_unit_or_refused(name: str) -> None:
    """Looking up never fails in another way, and a unit is found again by its own name."""
    try:
        unit = parse_unit(name)
    except UnitError:
        return
    assert parse_unit(unit.name) == unit


@cases
def test_units_that_measure_the_same(one: str, other: str | None, same: bool) -> None:
    """Classifiers are one, but visits are not people and points are not per cent."""
    assert comparable(one, other) is same


@cases
def test_classifiers_of_the_same_things(unit: str, asked: str, alike: bool) -> None:
    """Anything may be asked for in 个; places at school are not counted as schools are."""
    assert counts_alike(unit, asked) is alike


@given(st.text(st.sampled_from("万亿千百十个县市元吨公里米人次kKwWhμgｋ％%²2/ "), max_size=6))
def test_the_pattern_matches_only_what_is_a_unit(text: str) -> None:
    """And what `parse_unit` makes of any spelling of one."""
    try:
        printed = parse_unit(text).name
    except UnknownUnit:
        assert not re.fullmatch(unit_pattern(), text)
    else:
        assert re.fullmatch(unit_pattern(), printed)
