"""Walking labels along the positions of a typed text."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labels import label

from jzfacts.search.pinyin_match import (
    Pattern,
    by_either,
    by_first_letters,
    by_pinyin,
    by_sound,
    literal,
    unfinished,
)
from jzfacts.search.pinyin_match import spelled as walk
from jzfacts.text.syllables import SYLLABLES

if TYPE_CHECKING:
    from jzfacts.search.pinyin_match import Step

GRAIN = label("粮食总产")


def spelled(typed: str, step: Step, text: str = "粮食总产") -> tuple[int, int] | None:
    found = label(text)
    return walk(Pattern(typed), found.chars, found.units, step)


@pytest.mark.parametrize(
    ("step", "typed", "span"),
    [
        (literal, "食总", (1, 3)),
        (by_pinyin, "liangshi", (0, 2)),
        (by_pinyin, "zongchan", (2, 4)),
        (by_pinyin, "粮shi", (0, 2)),
        (by_pinyin, "liangs", None),
        (unfinished(by_pinyin), "liangs", (0, 2)),
        (unfinished(by_pinyin), "zongcha", (2, 4)),
        (by_first_letters, "lszc", (0, 4)),
        (by_first_letters, "lshzch", (0, 4)),
        (by_first_letters, "szc", (1, 4)),
        (by_first_letters, "liangszc", None),
        (by_either, "liangszc", (0, 4)),
        (by_either, "lshizchan", (0, 4)),
        (by_sound, "niansi", (0, 2)),
        (by_sound, "liangxi", None),
    ],
)
def test_ways_of_spelling(step: Step, typed: str, span: tuple[int, int] | None) -> None:
    """The whole of what is typed must be spelled, from wherever in the label."""
    assert spelled(typed, step) == span


def test_all_ways_of_cutting_are_followed() -> None:
    """Yunnan is yun nan and not only yu nnan; fangan is fang an and fan gan."""
    assert spelled("yunnan", by_pinyin, "云南") == (0, 2)
    assert spelled("fangan", by_pinyin, "方案") == (0, 2)
    assert spelled("fangan", by_pinyin, "反感") == (0, 2)


def test_no_syllable_spans_an_apostrophe() -> None:
    """Xi'an is 西安; xian is 先 as well."""
    assert spelled("xi'an", by_pinyin, "西安") == (0, 2)
    assert spelled("xi'an", by_pinyin, "先") is None
    assert spelled("xian", by_pinyin, "西安") == (0, 2)
    assert spelled("xian", by_pinyin, "先") == (0, 1)
    assert spelled("xi'an", by_sound, "相") is None


def test_u_is_typed_for_umlaut_by_ear() -> None:
    """V is the letter of ü on a keyboard; lu for lü is a matter of sound."""
    assert spelled("lvse", by_pinyin, "绿色") == (0, 2)
    assert spelled("luse", by_pinyin, "绿色") is None
    assert spelled("luse", by_sound, "绿色") == (0, 2)


def test_a_latin_word_is_met_from_its_head() -> None:
    """Utput is no word of grain output, and 00强 none of 100强."""
    assert spelled("grain", by_pinyin, "grain output") == (0, 5)
    assert spelled("utput", by_pinyin, "grain output") is None
    assert spelled("00qiang", by_pinyin, "100强") is None


SYLLABLE_LISTS = st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=8)


@given(SYLLABLE_LISTS, st.data())
def test_any_run_of_syllables_is_found(syllables: list[str], data: st.DataObject) -> None:
    """Joined, with apostrophes, and with the last broken off, at or before where it stands."""
    chars = "字" * len(syllables)
    units = [f"{syllable}1" for syllable in syllables]
    start = data.draw(st.integers(0, len(syllables) - 1))
    stop = data.draw(st.integers(start + 1, len(syllables)))
    run = syllables[start:stop]
    for typed in ("".join(run), "'".join(run)):
        found = walk(Pattern(typed), chars, units, by_pinyin)
        assert found is not None
        assert found[0] <= start
    cut = data.draw(st.integers(1, len(run[-1])))
    found = walk(Pattern("".join([*run[:-1], run[-1][:cut]])), chars, units, unfinished(by_pinyin))
    assert found is not None
    assert found[0] <= start


@given(SYLLABLE_LISTS, st.text("aeghinostuz", min_size=1, max_size=14))
def test_the_walk_agrees_with_trying_all_cuts(syllables: list[str], typed: str) -> None:
    """Brute force over runs of whole syllables says the same of any letters."""
    units = [f"{syllable}1" for syllable in syllables]
    runs = [
        (start, start + length)
        for start in range(len(syllables))
        for length, text in enumerate(accumulate(syllables[start:]), start=1)
        if text == typed
    ]
    found = walk(Pattern(typed), "字" * len(units), units, by_pinyin)
    assert found == min(runs, default=None)


def test_a_pattern_knows_what_it_is() -> None:
    """Whether there are characters in it, and whether it is whole syllables."""
    assert Pattern("粮shi").has_han
    assert not Pattern("liangshi").has_han
    assert Pattern("liangshi").is_pinyin
    assert not Pattern("lszc").is_pinyin
    assert Pattern("liang'shi").chars == "liangshi"
    assert Pattern("liang'shi").cuts == [5]
    assert len(GRAIN.units) == 4
