"""Walking labels along the positions of a typed text."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labels import label

from jzfacts.index.terms import Label
from jzfacts.search.phonetic import SPELLINGS
from jzfacts.search.pinyin_match import Pattern, Spelling
from jzfacts.search.pinyin_match import spelled as walk
from jzfacts.text.syllables import SYLLABLES

NOTHING_ELSE = Spelling()
PINYIN, LETTERS, MIXED, FUZZY = SPELLINGS.values()


def spelled(
    typed: str, how: Spelling, text: str = "粮食总产", *, unfinished: bool = False
) -> tuple[int, int] | None:
    return walk(Pattern(typed), label(text), how, unfinished=unfinished)


@pytest.mark.parametrize(
    ("how", "typed", "span"),
    [
        (NOTHING_ELSE, "食总", (1, 3)),
        (PINYIN, "liangshi", (0, 2)),
        (PINYIN, "zongchan", (2, 4)),
        (PINYIN, "粮shi", (0, 2)),
        (PINYIN, "liangs", None),
        (LETTERS, "lszc", (0, 4)),
        (LETTERS, "lshzch", (0, 4)),
        (LETTERS, "szc", (1, 4)),
        (LETTERS, "liangszc", None),
        (MIXED, "liangszc", (0, 4)),
        (MIXED, "lshizchan", (0, 4)),
        (FUZZY, "niansi", (0, 2)),
        (FUZZY, "liangxi", None),
    ],
)
def test_ways_of_spelling(how: Spelling, typed: str, span: tuple[int, int] | None) -> None:
    """The whole of what is typed must be spelled, from wherever in the label."""
    assert spelled(typed, how) == span


@pytest.mark.parametrize(
    ("typed", "span"), [("liangs", (0, 2)), ("zongcha", (2, 4)), ("zongcx", None)]
)
def test_the_last_syllable_may_break_off(typed: str, span: tuple[int, int] | None) -> None:
    """If that is asked for."""
    assert spelled(typed, PINYIN, unfinished=True) == span
    assert spelled(typed, PINYIN) is None


def test_all_ways_of_cutting_are_followed() -> None:
    """Yunnan is yun nan and not only yu nnan; fangan is fang an and fan gan."""
    assert spelled("yunnan", PINYIN, "云南") == (0, 2)
    assert spelled("fangan", PINYIN, "方案") == (0, 2)
    assert spelled("fangan", PINYIN, "反感") == (0, 2)


def test_no_syllable_spans_an_apostrophe() -> None:
    """Xi'an is 西安; xian is 先 as well."""
    assert spelled("xi'an", PINYIN, "西安") == (0, 2)
    assert spelled("xi'an", PINYIN, "先") is None
    assert spelled("xian", PINYIN, "西安") == (0, 2)
    assert spelled("xian", PINYIN, "先") == (0, 1)
    assert spelled("xi'an", FUZZY, "相") is None


def test_u_is_typed_for_umlaut_by_ear() -> None:
    """V is the letter of ü on a keyboard; lu for lü is a matter of sound."""
    assert spelled("lvse", PINYIN, "绿色") == (0, 2)
    assert spelled("luse", PINYIN, "绿色") is None
    assert spelled("luse", FUZZY, "绿色") == (0, 2)


def test_a_latin_word_is_met_from_its_head() -> None:
    """Utput is no word of grain output, and 00强 none of 100强."""
    assert spelled("grain", PINYIN, "grain output") == (0, 5)
    assert spelled("utput", PINYIN, "grain output") is None
    assert spelled("00qiang", PINYIN, "100强") is None


def spelled_so(syllables: list[str]) -> Label:
    """A label of characters that are spelled so."""
    return Label(0, "", "字" * len(syllables), tuple(f"{syllable}1" for syllable in syllables))


SYLLABLE_LISTS = st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=8)


@given(SYLLABLE_LISTS, st.data())
def test_any_run_of_syllables_is_found(syllables: list[str], data: st.DataObject) -> None:
    """Joined, with apostrophes, and with the last broken off, at or before where it stands."""
    known = spelled_so(syllables)
    start = data.draw(st.integers(0, len(syllables) - 1))
    stop = data.draw(st.integers(start + 1, len(syllables)))
    run = syllables[start:stop]
    for typed in ("".join(run), "'".join(run)):
        found = walk(Pattern(typed), known, PINYIN)
        assert found is not None
        assert found[0] <= start
    cut = data.draw(st.integers(1, len(run[-1])))
    found = walk(Pattern("".join([*run[:-1], run[-1][:cut]])), known, PINYIN, unfinished=True)
    assert found is not None
    assert found[0] <= start


@given(SYLLABLE_LISTS, st.text("aeghinostuz", min_size=1, max_size=14))
def test_the_walk_agrees_with_trying_all_cuts(syllables: list[str], typed: str) -> None:
    """Brute force over runs of whole syllables says the same of any letters."""
    runs = [
        (start, start + length)
        for start in range(len(syllables))
        for length, text in enumerate(accumulate(syllables[start:]), start=1)
        if text == typed
    ]
    found = walk(Pattern(typed), spelled_so(syllables), PINYIN)
    assert found == min(runs, default=None)


def test_a_pattern_knows_what_it_is() -> None:
    """Whether there are characters in it, and whether it is whole syllables."""
    assert Pattern("粮shi").has_han
    assert not Pattern("liangshi").has_han
    assert Pattern("liangshi").is_pinyin
    assert not Pattern("lszc").is_pinyin
    assert Pattern("liang'shi").chars == "liangshi"
    assert Pattern("liang'shi").cuts == {5, 8}
