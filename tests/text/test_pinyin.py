"""Readings of a text, in context."""

from pathlib import Path

from jzfacts.text.pinyin import readings
from jzfacts.text.syllables import SYLLABLES

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
