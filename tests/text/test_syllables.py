"""The syllables of Mandarin as they are typed."""

from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.text.pinyin import character_readings
from jzfacts.text.syllables import SYLLABLES, blurred, is_pinyin, without_tones


def test_every_character_in_use_has_a_known_syllable() -> None:
    """All readings of GB 2312 but interjections without a vowel (m, n, ng, hm) and rare ones."""
    heard = {sound[:-1] for sounds in character_readings().values() for sound in sounds[:1]}
    assert heard - SYLLABLES <= {"m", "n", "ng", "hm", "ê"}


@cases
def test_sounds_that_are_confused(one: str, other: str, alike: bool) -> None:
    """By a southern ear, or a southern tongue."""
    assert (blurred(one) == blurred(other)) is alike


@cases
def test_tones_are_taken_off(marked: str, bare: str) -> None:
    """Tone marks only: other scripts keep their accents."""
    assert without_tones(marked) == bare


@cases
def test_letters_that_are_pinyin(text: str, whole: bool, begun: bool) -> None:
    """Whole syllables, whatever the cut: xian is xi an too."""
    assert (is_pinyin(text), is_pinyin(text, unfinished=True)) == (whole, begun)


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=12))
def test_joined_syllables_are_pinyin(syllables: list[str]) -> None:
    """However they may be cut otherwise."""
    assert is_pinyin("".join(syllables))
    assert is_pinyin("".join(syllables), unfinished=True)
