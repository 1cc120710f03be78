"""The words that are understood: no list may undermine another."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import jzfacts
from jzfacts.text import lexicon
from jzfacts.text.lazy_regex import _Pattern
from jzfacts.text.pinyin import readings
from jzfacts.text.syllables import SYLLABLES


@pytest.mark.parametrize("word", lexicon.PINYIN)
def test_words_in_letters_are_pinyin(word: str) -> None:
    """Each is how its characters are read, in whole syllables, so that it may be joined or spaced."""
    (units,) = readings([lexicon.PINYIN[word]])
    assert word.split() == [unit[:-1] for unit in units]
    assert set(word.split()) <= SYLLABLES


def test_a_word_asks_for_one_direction() -> None:
    """No word asks for a rise and for a fall, or for either and for both."""
    known = [lexicon.CHANGE_WORDS, lexicon.GROWTH_WORDS, lexicon.FALL_WORDS]
    assert sum(map(len, known)) == len(frozenset.union(*known))


def test_words_of_a_contrast_are_not_function_words() -> None:
    """What may be dropped is no half of a contrast."""
    words = {word for group in lexicon.CONTRASTS for word in group}
    dropped = lexicon.QUESTION_WORDS | lexicon.CLOSING_WORDS | lexicon.FUNCTION_WORDS
    assert words & dropped == set()
    assert words & set(lexicon.AMOUNT_WORDS) == set()


def test_all_patterns_of_the_program_compile() -> None:
    names = [
        name
        for _, name, _ in walk_packages(jzfacts.__path__, "jzfacts.")
        if name != "jzfacts.__main__"
    ]
    found = [one for name in names for one in _patterns(vars(import_module(name)).values())]
    assert len(found) > 100
    assert all(isinstance(one.flags, int) for one in found)


def _patterns(values: object) -> Iterator[_Pattern]:
    """The patterns among some values, and in the tables among them."""
    for value in values if isinstance(values, (tuple, list, type({}.values()))) else ():
        if isinstance(value, _Pattern):
            yield value
        yield from _patterns(value)
