"""The syllables of Mandarin as they are typed."""

from pathlib import Path

from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.text.pinyin import character_readings, readings
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


CHECKED = [
    line.split("\t")[:2]
    for line in Path(__file__).parent.with_name("readings.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith(("#", "text\t"))
]
"""Texts with their readings, checked by hand."""


def test_readings_are_those_checked_by_hand() -> None:
    """Names of the region, and polyphones in the words of reports; all that are wrong are told."""
    found = readings([text for text, _ in CHECKED])
    spelled = [" ".join(unit[:-1] for unit in units) for units in found]
    wrong = [
        (text, right, said)
        for (text, right), said in zip(CHECKED, spelled, strict=True)
        if right != said
    ]
    assert wrong == []


def test_the_correction_table_is_well_formed() -> None:
    """One toned syllable a character, no word twice."""
    table = Path(__file__).parents[2] / "jzfacts" / "text" / "readings.tsv"
    lines = [line for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    words = [line.split("\t") for line in lines]
    assert len({word for word, _ in words}) == len(words)
    for word, spelled in words:
        syllables = spelled.split(" ")
        assert len(syllables) == len(word)
        assert all(syllable[:-1] in SYLLABLES and syllable[-1] in "12345" for syllable in syllables)


def test_what_is_no_character_stays() -> None:
    """Each letter and digit on its own, ü written v."""
    assert readings(["AA级绿100强"]) == [["A", "A", "ji2", "lv4", "1", "0", "0", "qiang2"]]
