"""The scorer: rungs, points, and labels met by their characters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labels import label

from jzfacts.search.scoring import (
    BASE,
    COVER,
    OWN_NAME,
    PIECES,
    RUNGS,
    START,
    STRETCH,
    WIDTH,
    Hit,
    contradicts,
    hit,
    hits_contrast,
    match_text,
    stands,
)

QUALITIES = st.floats(0, 1)


def test_a_lower_rung_never_outranks_a_higher() -> None:
    """The best on a rung, borne as the own name, is below the worst on the next, as an alias."""
    for lower, higher in pairwise(RUNGS):
        best = Hit(lower, 1.0, ((0, 1),)).score(alias=lower == "alias")
        assert best < Hit(higher, 0.0, ((0, 1),)).score(alias=True) or higher == "exact"
    assert WIDTH > STRETCH


def test_the_top_and_the_bottom() -> None:
    """The very name is 100; the worst answer stays above 0."""
    assert Hit("exact", 0.3, ((0, 1),)).score(alias=False) == 100
    assert BASE["exact"] + WIDTH == 100
    assert Hit("exact", 1.0, ((0, 1),)).why(alias=True) == "alias"
    assert Hit(RUNGS[0], 0.0, ((0, 1),)).score(alias=True) == BASE[RUNGS[0]] > 0


@given(st.sampled_from(RUNGS), QUALITIES, st.booleans())
def test_scores_have_two_decimals(rung: str, quality: float, alias: bool) -> None:
    """And lie between 0 and 100, so that they print alike everywhere."""
    score = Hit(rung, quality, ((0, 1),)).score(alias=alias)
    assert 0 < score <= 100
    assert score == round(score, 2)


def test_shares_of_a_rung_make_a_whole() -> None:
    """Cover counts more than all else together; the own name breaks ties."""
    assert COVER + START + PIECES + OWN_NAME == pytest.approx(1)
    assert COVER > START + PIECES + OWN_NAME


def test_what_is_better_on_a_rung() -> None:
    """More of the label, then an earlier start, then fewer pieces, then the own name."""
    long, short = label("市属国有企业资产总额"), label("国企资产总额")
    assert hit(short, "substring", ((2, 4),)).quality > hit(long, "substring", ((2, 4),)).quality
    assert hit(long, "substring", ((2, 4),)).quality > hit(long, "substring", ((4, 6),)).quality
    one, two = hit(long, "pieces", ((0, 2),)), hit(long, "pieces", ((0, 1), (3, 4)))
    assert one.quality > two.quality
    assert one.score(alias=False) > one.score(alias=True)


@pytest.mark.parametrize(
    ("text", "typed", "rung", "span"),
    [
        ("粮食总产", "粮食总产", "exact", (0, 4)),
        ("粮食总产", "粮食", "prefix", (0, 2)),
        ("粮食总产", "总产", "substring", (2, 4)),
        ("“两重”资金额", "两重资金", "prefix", (0, 4)),
        ("河南民营企业100强", "100强", "substring", (6, 10)),
        ("foreign trade", "trade", "substring", (7, 12)),
    ],
)
def test_the_text_itself(text: str, typed: str, rung: str, span: tuple[int, int]) -> None:
    """Whole, from its beginning, or within."""
    found = match_text(label(text), typed)
    assert found is not None
    assert (found.rung, found.spans) == (rung, (span,))


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("粮食总产", "粮实"),
        ("河南民营企业100强", "00强"),
        ("河南民营企业100强", "10"),
        ("foreign trade", "rade"),
        ("foreign trade", "f"),
        ("进出口总额", "出口总额"),
        ("进出口总额", "进口"),
        ("存贷款余额", "贷款"),
    ],
)
def test_what_is_not_the_text(text: str, typed: str) -> None:
    """A number is not cut, a Latin word not beheaded, one letter no word, a contrast no part."""
    assert match_text(label(text), typed) is None


def test_signs_divide_numbers() -> None:
    """In 3+13+N the 13 is a number of its own; in 100 the 10 is none."""
    chains = label("3+13+N产业链群")
    assert list(stands("13", chains)) == [(1, 3)]
    assert list(stands("1", chains)) == []


def test_half_of_a_contrast_is_hit_only_alone() -> None:
    """进出口 whole is no half, and 口总额 is neither 进口 nor 出口."""
    assert hits_contrast("进出口总额", ((1, 5),))
    assert hits_contrast("进出口总额", ((0, 1), (2, 5)))
    assert not hits_contrast("进出口总额", ((0, 5),))
    assert not hits_contrast("进出口总额", ((2, 5),))
    assert not hits_contrast("出口总额", ((0, 2),))


def test_a_named_contrast_must_stand_in_the_label() -> None:
    """省内项目 is not 省外境内项目, though all its characters are there."""
    assert contradicts("省内项目", "省外境内项目")
    assert not contradicts("省外项目", "省外境内项目")
    assert not contradicts("进出口", "进出口总额")
    assert contradicts("城镇就业", "城乡就业")


@given(st.text("粮食总产量进出口额", min_size=1, max_size=8))
def test_a_label_answers_itself_exactly(text: str) -> None:
    """Whatever it is made of."""
    found = match_text(label(text), text)
    assert found is not None
    assert found.rung == "exact"
    assert found.score(alias=False) == 100
