"""Readings of a text, character by character, in context. Only for building an index.

pypinyin takes a fifth of a second to import, which a query never pays. `readings.tsv` corrects it
for local names and words of reports.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def readings(texts: Sequence[str]) -> list[list[str]]:
    """Return the syllables of each text's characters: `liang2` for 粮, the character itself for `A`.

    One syllable with its tone digit (5 for the neutral tone) per character, ü written v.
    """
    from pypinyin import Style, lazy_pinyin
    from pypinyin.core import Pinyin

    _correct()

    # a word is read the same in every text, and few words make up many names
    @cache
    def read(word: str) -> list[str]:
        return lazy_pinyin(
            [word],
            style=Style.TONE3,
            neutral_tone_with_five=True,
            v_to_u=False,
            errors=list,  # type: ignore[arg-type]  # each character on its own
        )

    words_of = Pinyin().seg
    return [[syllable for word in words_of(text) for syllable in read(word)] for text in texts]


@cache
def _correct() -> None:
    """Load the corrections into pypinyin, once: it takes a tenth of a second."""
    from pypinyin import load_phrases_dict

    lines = Path(__file__).with_name("readings.tsv").read_text("utf-8").splitlines()
    words = (line.split("\t") for line in lines if not line.startswith("#"))
    load_phrases_dict(
        {word: [[syllable] for syllable in spaced.split(" ")] for word, spaced in words},
        style="tone2",
    )


def character_readings() -> dict[str, tuple[str, ...]]:
    """Return all readings of each character of GB 2312, toned as in `readings`."""
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_tone3

    table = {}
    for code, listed in PINYIN_DICT.items():
        character = chr(code)
        try:
            character.encode("gb2312")
        except UnicodeEncodeError:
            continue
        table[character] = tuple(
            dict.fromkeys(
                to_tone3(reading, v_to_u=False, neutral_tone_with_five=True)
                for reading in listed.split(",")
            )
        )
    return table
