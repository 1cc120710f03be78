"""The syllables of Mandarin as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.text.pinyin import character_readings
from jzfacts.text.syllables import SYLLABLES, blurred, is_pinyin, without_tones


def test_every_character_in_use_has_a_known_syllable() -> None:
    """All readings of GB 2312 but interjections without a vowel (m, n, ng, hm) and rare ones."""
    heard = {sound[:-1] for sounds in character_readings().values() for sound in sounds[:1]}
    assert heard - SYLLABLES <= {"m", "n", "ng", "hm", "ê"}


@pytest.mark.parametrize(
    "pair",
    [
        *("zi zhi", "ci chi", "si shi", "lan nan", "fang hang", "an ang", "ren reng", "lin ling"),
        *("shan sang", "lv nu", "chuang cuan"),
    ],
)
def test_sounds_that_are_confused(pair: str) -> None:
    """Flat and curled initials, n and l, f and h, front and back finals; and u for ü."""
    first, second = pair.split()
    assert blurred(first) == blurred(second)


@pytest.mark.parametrize("pair", ["gong nong", "jin chu", "cun dai", "ye yue", "ba pa", "lu le"])
def test_sounds_that_are_not_confused(pair: str) -> None:
    """Contrasts stay apart, however blurred the ear."""
    first, second = pair.split()
    assert blurred(first) != blurred(second)


@pytest.mark.parametrize(
    ("marked", "bare"),
    [("lǜsè", "lvse"), ("jìnchūkǒu", "jinchukou"), ("LÜ", "LV"), ("naïve", "naïve"), ("粮", "粮")],
)
def test_tones_are_taken_off(marked: str, bare: str) -> None:
    """Tone marks only: other scripts keep their accents."""
    assert without_tones(marked) == bare


@pytest.mark.parametrize("text", ["liangshi", "xian", "jinchukouzonge", "a", "lvse"])
def test_whole_syllables_are_pinyin(text: str) -> None:
    """Whatever the cut: xian is xi an too."""
    assert is_pinyin(text)


@pytest.mark.parametrize("text", ["", "laingshi", "lszc", "liangs", "粮"])
def test_other_letters_are_not(text: str) -> None:
    """Neither slips nor first letters nor characters nor nothing."""
    assert not is_pinyin(text)


def test_the_last_syllable_may_break_off() -> None:
    """While it is being typed."""
    assert is_pinyin("liangsh", unfinished=True)
    assert not is_pinyin("laingsh", unfinished=True)


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=12))
def test_joined_syllables_are_pinyin(syllables: list[str]) -> None:
    """However they may be cut otherwise."""
    assert is_pinyin("".join(syllables))
    assert is_pinyin("".join(syllables), unfinished=True)
