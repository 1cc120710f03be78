"""Readings of a text, character by character, in context. For building an index only.

pypinyin knows the readings; it takes a fifth of a second to import, which a query never pays.
Where it is wrong on words of our region or of reports, `_PHRASES` says better;
`tests/readings.tsv` holds the table that was checked by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PHRASES = {
    "长垣": "chang2 yuan2",
    "长治": "chang2 zhi4",
    "长葛": "chang2 ge3",
    "漯河": "luo4 he2",
    "单县": "shan4 xian4",
    "浚县": "xun4 xian4",
    "调结构": "tiao2 jie2 gou4",
    "给排水": "ji3 pai2 shui3",
    "新增长期": "xin1 zeng1 chang2 qi1",
}


def readings(texts: Sequence[str]) -> list[list[str]]:
    """For each text, its characters' syllables: `liang2` for 粮, the character itself for `A`.

    One syllable with its tone digit (5 for the neutral tone) a character, ü written v.
    """
    from pypinyin import Style, lazy_pinyin, load_phrases_dict

    load_phrases_dict(
        {
            phrase: [[syllable] for syllable in spaced.split()]
            for phrase, spaced in _PHRASES.items()
        },
        style="tone2",
    )
    return [
        lazy_pinyin(
            text,
            style=Style.TONE3,
            neutral_tone_with_five=True,
            v_to_u=False,
            errors=list,  # type: ignore[arg-type]  # each character on its own
        )
        for text in texts
    ]


def character_readings() -> dict[str, tuple[str, ...]]:
    """All readings of each character of GB 2312, toned as in `readings`: what a typist may mean."""
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
