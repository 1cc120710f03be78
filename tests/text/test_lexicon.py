"""The words that are understood: no list may undermine another."""

import pytest

from jzfacts.text import lexicon
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
