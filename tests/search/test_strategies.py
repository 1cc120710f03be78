"""The strategies, in which order they are tried, and what their matches are worth."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labels import KNOWN, label

from jzfacts.search.spellings import Pattern
from jzfacts.search.strategies import (
    BASE,
    KINDS,
    SEVERAL,
    STEP,
    STRATEGIES,
    TYPO_LETTERS,
    Lookup,
    less,
    score_of,
)

QUALITIES = st.floats(0, 1)


def query(*words: str) -> Pattern:
    return Pattern(words, KNOWN)


def tried(*words: str) -> list[str]:
    """The names of the strategies for a query, in order."""
    return [
        strategy.name
        for together in STRATEGIES
        for strategy in together
        if any(any(strategy.lookups(each)) for each in strategy.variants(query(*words)))
    ]


def first_answer(text: str, *words: str) -> str | None:
    """What a label is to a query by the first strategy that accepts it."""
    for strategy in (each for together in STRATEGIES for each in together):
        for variant in strategy.variants(query(*words)):
            if any(strategy.lookups(variant)) and (found := strategy.score(label(text), variant)):
                return found.kind
    return None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("粮食总产", ["粮食总产"], "exact"),
        ("粮食总产", ["粮食"], "prefix"),
        ("粮食总产", ["总产"], "substring"),
        ("粮食总产", ["粮食", "产"], "pieces"),
        ("粮食总产", ["总产", "粮食"], "shuffled"),
        ("粮食总产", ["粮食", "全省"], "context"),
        ("粮食总产", ["liangshi"], "pinyin"),
        ("粮食总产", ["zongchan"], "pinyin-inside"),
        ("粮食总产", ["lszc"], "first-letters"),
        ("粮食总产", ["liangszc"], "mixed"),
        ("粮食总产", ["niansi"], "fuzzy-sound"),
        ("粮食总产", ["zongcan", "niansi"], "fuzzy-sound"),
        ("粮食总产", ["粮实"], "homophone"),
        ("粮食总产", ["laingshi"], "typo"),
        ("粮食总产", ["粮shi"], "pinyin"),
        ("AA级以上信用评级企业", ["aa级信用评级"], "pieces"),
        ("粮食总产", ["存款"], None),
    ],
)
def test_each_kind_of_input_is_answered_in_its_way(
    text: str, words: list[str], kind: str | None
) -> None:
    """The first strategy that accepts a label says what it is."""
    assert first_answer(text, *words) == kind


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["粮食"], ["text", "pieces", "pieces by sound"]),
        (["粮"], ["text"]),
        (["35"], ["text"]),
        (["lszc"], ["text", "pinyin", "letters", "pieces", "sound"]),
        (["laingshi"], ["text", "pinyin", "letters", "pieces", "sound", "misspelt"]),
        (["粮shi"], ["text", "pinyin", "letters", "pieces", "sound", "pieces by sound"]),
        (["粮食", "产量"], ["text", "pieces", "context", "pieces by sound"]),
    ],
)
def test_what_is_tried_for_a_query(words: list[str], names: list[str]) -> None:
    """Characters are not held against letters, nor letters alone against characters."""
    assert tried(*words) == names


def test_what_is_tried_is_bounded() -> None:
    """Neither many words are tried one by one, nor long texts for a typing error."""
    assert "context" in tried(*["甲乙"] * SEVERAL[-1])
    assert "context" not in tried(*["甲乙"] * (SEVERAL[-1] + 1))
    assert "misspelt" in tried("shang" * (TYPO_LETTERS[-1] // 5))
    assert "misspelt" not in tried("shang" * (TYPO_LETTERS[-1] // 5 + 1))


def test_words_that_may_be_met_beside_the_label() -> None:
    """One or two, but never all; a word that is typed twice may be left out once."""
    variants = list(less(query("甲乙", "丙丁", "戊己")))
    assert [variant.beside for variant in variants] == [
        *(["甲乙"], ["丙丁"], ["戊己"]),
        *(["甲乙", "丙丁"], ["甲乙", "戊己"], ["丙丁", "戊己"]),
    ]
    twice = less(query("甲乙", "甲乙"))
    assert [(variant.chars, variant.beside) for variant in twice] == [("甲乙", ["甲乙"])] * 2


def test_no_match_outranks_one_of_a_better_kind() -> None:
    """The best of a kind, by the fact's own name, is below the worst of the next, by an alias."""
    for better, worse in pairwise(KINDS):
        best = score_of(worse, 1.0, alias=worse == "alias")
        assert best < score_of(better, 0.0, alias=better != "exact")
    assert score_of("exact", 0.3) == 100
    assert BASE["exact"] + STEP == 100
    assert score_of(KINDS[-1], 0.0, alias=True) == BASE[KINDS[-1]] == 10


@given(st.sampled_from(KINDS), QUALITIES, st.booleans())
def test_scores_have_two_decimals(kind: str, quality: float, alias: bool) -> None:
    """And lie between 0 and 100, so that they print alike everywhere."""
    score = score_of(kind, quality, alias=alias)
    assert 0 < score <= 100
    assert score == round(score, 2)


def test_the_best_that_a_lookup_can_find() -> None:
    """The label itself, if all of it may be met; less of a longer one, or from further on."""
    begin = Lookup([], 2, "prefix", begins=True)
    assert begin.best(2) == 100
    assert 100 > begin.best(3) > begin.best(4) > begin.best(4, 1)
    assert Lookup([], None, "homophone", begins=False).best(9) == score_of("homophone", 1.0)
