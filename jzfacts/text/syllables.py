"""The syllables of Mandarin as they are typed, and which are confused."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
SYLLABLES = frozenset(
    initial + final for initial, finals in _FINALS.items() for final in finals.split()
)
"""Every syllable of the characters in GB 2312, toneless, ü written v."""

TYPED = SYLLABLES | {syllable[0] + syllable[2:] for syllable in SYLLABLES if syllable[1:2] == "h"}
"""The same, with what people type who do not tell zh from z: cuang, zua, suai."""

BEGINNINGS = frozenset(
    syllable[:length] for syllable in SYLLABLES for length in range(1, len(syllable))
)
"""Possible forms of an unfinished syllable."""

LONGEST = max(map(len, SYLLABLES))


@lru_cache(maxsize=1024)
def blurred(syllable: str) -> str:
    """Return the text with syllables that many regions do not distinguish made equal.

    z/zh c/ch s/sh n/l f/h and an/ang en/eng in/ing; and lu, nu typed for lü, nü.
    """
    if syllable[:2] in ("zh", "ch", "sh"):
        syllable = syllable[0] + syllable[2:]
    if syllable[-3:] in ("ang", "eng", "ing"):
        syllable = syllable[:-1]
    initial = {"l": "n", "f": "h"}.get(syllable[:1], syllable[:1])
    return (initial + syllable[1:]).replace("v", "u")


def without_tones(text: str) -> str:
    """Return `text` without tone marks, ü written v: lǜ -> lv."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text).replace("u\u0308", "v").replace("U\u0308", "V")
    # the four tone marks only, so that other scripts keep their accents
    bare = re.sub("(?<=[a-zA-Z])[\u0300\u0301\u0304\u030c]", "", decomposed)
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=64)
def is_pinyin(text: str, *, unfinished: bool = False) -> bool:
    """True if `text` can be cut into whole syllables (`unfinished`: the last may break off)."""
    reachable = [True] + [False] * len(text)
    for end in range(1, len(text) + 1):
        reachable[end] = any(
            reachable[start] and text[start:end] in SYLLABLES
            for start in range(max(0, end - LONGEST), end)
        )
    if unfinished and not reachable[-1]:
        return any(
            reachable[start] and text[start:] in BEGINNINGS
            for start in range(max(0, len(text) - LONGEST), len(text))
        )
    return bool(text) and reachable[-1]
