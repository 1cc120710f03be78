"""The rungs on which a reading is tried."""

from __future__ import annotations

import pytest
from labels import SOUNDS, label

from jzfacts.search.query import Reading
from jzfacts.search.strategies import LONGEST_SLIPPED, MOST_WORDS, Rung, ladder


def rungs(*words: str) -> list[list[Rung]]:
    return list(ladder(Reading(words), lambda: SOUNDS))


def first_answer(text: str, *words: str) -> str | None:
    """The rung on which a label answers first."""
    known = label(text)
    for step in rungs(*words):
        for rung in step:
            if found := rung.score(known):
                return found.rung
    return None


@pytest.mark.parametrize(
    ("text", "words", "rung"),
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
def test_each_kind_of_input_has_its_rung(text: str, words: list[str], rung: str | None) -> None:
    """The highest that answers is the one it is found on."""
    assert first_answer(text, *words) == rung


def test_characters_climb_no_rungs_of_letters() -> None:
    """Nor letters those of characters: a Han query meets Han, and only letters meet pinyin."""
    assert [len(step) for step in rungs("粮食")] == [1, 1, 1]
    assert [len(step) for step in rungs("liangshi")] == [2, 2, 1, 1]


def test_sounds_are_only_asked_for_when_needed() -> None:
    """They are a table of thousands, which letters and hits do not need."""

    def sounds() -> dict[str, tuple[str, ...]]:
        raise AssertionError

    list(ladder(Reading(("liangshi",)), sounds))
    next(ladder(Reading(("粮食",)), sounds))


def test_words_that_may_be_met_beside_the_label() -> None:
    """One or two, but never all."""
    beside = [rung.beside for step in rungs("甲乙", "丙丁", "戊己") for rung in step if rung.beside]
    assert beside == [
        *(("甲乙",), ("丙丁",), ("戊己",)),
        *(("甲乙", "丙丁"), ("甲乙", "戊己"), ("丙丁", "戊己")),
    ]


def test_the_ladder_is_bounded() -> None:
    """Neither many words nor many letters make many rungs."""
    many = rungs(*["甲乙"] * (MOST_WORDS + 1))
    assert all(not rung.beside for step in many for rung in step)
    assert len(rungs("x" * LONGEST_SLIPPED)) == len(rungs("x" * (LONGEST_SLIPPED + 1))) + 1


@pytest.mark.parametrize(
    ("words", "name", "least"),
    [
        (["粮食"], "prefix", 2),
        (["liangshi"], "pinyin", 2),
        (["zhuangzhuang"], "pinyin", 2),
        (["lszcl"], "first-letters", 3),
        (["粮食实"], "homophone", 3),
        (["laingshi"], "typo", 1),
    ],
)
def test_labels_that_are_too_short_are_left_out(words: list[str], name: str, least: int) -> None:
    """A character is spelled with six letters at most, or begins with two."""
    found = {rung.whys[0]: rung.least for step in rungs(*words) for rung in step}
    assert found[name] == least
