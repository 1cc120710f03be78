"""Folding, and the way back to the text as written."""

import re
import unicodedata
from decimal import Decimal
from itertools import pairwise

import pytest
from cases import cases
from hypothesis import example, given
from hypothesis import strategies as st

from jzfacts.text.normalize import Lines, Traced, fold, fold_prose
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

MIXED = st.text(
    st.sampled_from("焦作市增长0123４５％.，,:：①²㎏㎡½ＡaÉé\u0301ﾊﾞß \u3000\n\t\u200b-“”…")
    | st.characters()
)


def test_width_compatibility_and_case_fold_together() -> None:
    """Full-width, compatibility and capital characters become plain ones, lengths change."""
    assert fold("ＧＤＰ达４２．４％，㎡㎏①").text == "gdp达42.4%,m2kg1"


def test_each_folded_character_knows_its_original() -> None:
    """The two characters of kg, and the one after them, point at the right originals."""
    folded = fold("５㎏米")
    assert folded.text == "5kg米"
    assert [folded.span(i, i + 1) for i in range(4)] == [(0, 1), (1, 2), (1, 2), (2, 3)]


def test_a_mark_belongs_to_the_letter_before_it() -> None:
    """A letter and its combining mark fold into one character that stands for both."""
    folded = fold("度e\u0301度")
    assert folded.text == "度é度"
    assert folded.span(1, 2) == (1, 3)
    assert (fold("GDP 5").text, fold("GDP 5").span(0, 3)) == ("gdp 5", (0, 3))


def test_columns_and_spacing_are_mended() -> None:
    """White space inside a Chinese sentence goes; the span keeps what was written."""
    text = "外资1234万美 元,总产达 42.\n4亿斤,新增 10 家,占 5.5 %"
    folded = fold_prose(text)
    assert folded.text == "外资1234万美元,总产达42.4亿斤,新增10家,占5.5%"
    start = folded.text.index("万美元")
    assert text[slice(*folded.span(start, start + 3))] == "万美 元"


@cases
def test_how_prose_is_folded(text: str, folded: str) -> None:
    """What layout, width and dress add goes; what parts two numbers or two paragraphs stays."""
    assert fold_prose(text).text == folded


def _sane(folded: Traced, text: str) -> bool:
    spans = list(zip(folded.starts, folded.ends, strict=True))
    return (
        len(spans) == len(folded.text)
        and all(0 <= start < end <= len(text) for start, end in spans)
        and all(before == after or before[1] <= after[0] for before, after in pairwise(spans))
    )


@given(MIXED)
@example("0\x85¯")
def test_the_map_is_sane_for_any_text(text: str) -> None:
    """Spans lie in the text, are never empty, and never run backwards or overlap in part."""
    assert _sane(fold(text), text)
    assert _sane(fold_prose(text), text)


@given(st.text(st.sampled_from("焦作增长0９％，。Ａa①㎡É é\n")))
def test_folding_is_nfkc_and_casefold(text: str) -> None:
    """The result is what Unicode defines, for all that prose is written in."""
    nfkc = unicodedata.normalize("NFKC", text)
    assert fold(text).text == unicodedata.normalize("NFKC", nfkc.casefold())


@given(MIXED)
def test_positions_agree_with_splitting(text: str) -> None:
    """The line and column of each offset are those that counting line breaks gives."""
    lines = Lines(text)
    for offset in range(len(text) + 1):
        before = text[:offset].split("\n")
        assert lines.position(offset) == (len(before), len(before[-1]) + 1)


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
