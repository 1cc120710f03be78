"""What the words around a figure say of it. All texts here are folded already."""

from __future__ import annotations

import pytest

from jzfacts.text.cues import (
    Cues,
    before,
    is_bounded,
    is_measured,
    is_only_bound,
    qualifier_after,
    rank,
)


def said(text: str) -> Cues:
    """What is said of the figure between brackets, which are no part of the text."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    return before(plain, start, end, plain[end:] or None)


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("晴天同比增长[3.5]%", Cues("change", 1, "同比", None, None, True)),
        ("雨天比上年末减少近[12]天", Cues("change", -1, "比上年末", "近", None, True)),
        ("收成增速达[5]%", Cues("change", 1, None, None, None, True)),
        ("比例提高到[95]%", Cues("level", 1, None, None, None, True)),
        ("比例降至[20]%", Cues("level", -1, None, None, None, True)),
        ("产量突破[40]亿斤", Cues("level", 0, None, "突破", None, False)),
        ("晴天有[40]天", Cues("level", 0, None, None, None, False)),
        ("高于全省平均水平[2]个百分点", Cues("versus", 1, None, None, "全省平均水平", True)),
        ("比邻市低[2]个百分点", Cues("versus", -1, None, None, "邻市", True)),
        ("从年初的[50]%提升到95%", Cues("from", 0, "年初", None, None, True)),
    ],
)
def test_the_words_before_a_figure(text: str, cues: Cues) -> None:
    """A change, a level reached, a comparison, a departure; up or down, against what, bounded."""
    assert said(text) == cues


@pytest.mark.parametrize(("text", "qualifier"), [("通过[8]项", None), ("超过[8]项", "超过")])
def test_a_bound_is_not_read_out_of_a_longer_word(text: str, qualifier: str | None) -> None:
    """过 in 通过 bounds nothing."""
    assert said(text).qualifier == qualifier


def test_a_bare_scale_is_bounded_by_the_word_before_it() -> None:
    """上千家 and 近百家 are figures, 等千家 is none."""
    assert [is_bounded(text, 1) for text in ("上千家", "近百家", "等千家")] == [True, True, False]


def test_a_quotation_opens_with_more_than_a_bound() -> None:
    """In “超8000” a bound stands before the figure, in “冲刺8000” words do."""
    assert [is_only_bound(text) for text in ("", "超", "冲刺")] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "end", "word"),
    [
        ("8家以上", 2, "以上"),
        ("8家左右", 2, "左右"),
        ("2倍多", 2, "多"),
        ("8项多层次", 2, None),  # 多 begins a word
        ("8家余地", 2, None),
        ("8家。", 2, None),
    ],
)
def test_the_word_after_a_figure(text: str, end: int, word: str | None) -> None:
    """A bound may follow the unit, but not as the beginning of another word."""
    assert qualifier_after(text, end) == word


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("增速居全省第2位", ("全省", True, False)),
        ("规模居内地城市第二", ("内地城市", True, False)),
        ("城镇居民的第二", (None, False, False)),
        ("跃居第2位", (None, True, False)),
        ("创新水平第三", (None, False, True)),
        ("安全第一", (None, False, False)),
        ("今年第2次", (None, False, False)),
        ("交易额保持亚洲第一", (None, True, False)),
        ("位居百强城市第三", ("百强城市", True, False)),
        ("全国重点城市并列第一", ("全国重点城市", True, False)),
    ],
)
def test_the_scope_of_a_rank(text: str, scope: tuple[str | None, bool, bool]) -> None:
    """Among whom, whether a word says that something stands there, or what is measured does."""
    start = text.index("第")
    assert (*rank(text, start), is_measured(text, start)) == scope
