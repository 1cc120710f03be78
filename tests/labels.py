"""Labels for tests of the scorer, prepared as the compiler prepares them."""

from functools import cache
from types import SimpleNamespace
from typing import Any

from jzfacts.index.names import common_words, official_names
from jzfacts.index.terms import Label, fold
from jzfacts.text.pinyin import character_readings, readings


@cache
def label(text: str) -> Label:
    """A label, spelled as its characters are read."""
    chars = "".join(filter(str.isalnum, fold(text, {})))
    return Label(0, text, chars, tuple(readings([chars])[0]))


def spelled(text: str) -> list[str]:
    """The syllables of a text, without tones; what is no character stays."""
    return label(text).syllables


SOUNDS = character_readings()
"""The sounds of characters, as an index holds them."""

KNOWN: Any = SimpleNamespace(
    readings=SOUNDS,
    official=official_names(),
    words=common_words(official_names()),
    labels=lambda _: iter(()),
)
"""What an index knows of the language; of labels it has none."""
