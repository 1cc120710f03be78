"""Words that are understood, and words that must not be confused: lists that stay well-formed."""

from __future__ import annotations

import pytest

from jzfacts import lexicon

LISTS = {
    name: value
    for name, value in vars(lexicon).items()
    if isinstance(value, frozenset) and name.isupper()
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_hold_words(name: str) -> None:
    """No list is empty, and no word holds white space or a Latin letter."""
    words = LISTS[name]
    assert words
    assert not [word for word in words if not word or not word.isprintable() or " " in word]
    assert not [word for word in words if word.isascii() and word != "?"]


@pytest.mark.parametrize("group", lexicon.CONTRASTS, ids=lambda group: group[0])
def test_contrasts_are_of_two_at_least_and_differ(group: tuple[str, ...]) -> None:
    """A group contrasts something: two different words or more."""
    assert len(set(group)) == len(group) >= 2


def test_a_word_contrasts_in_one_group_only() -> None:
    """Else one hit could be right by one group and wrong by another."""
    words = [word for group in lexicon.CONTRASTS for word in group]
    assert sorted(words) == sorted(set(words))


def test_growth_and_fall_are_no_synonyms() -> None:
    """No word asks for both a rise and a fall."""
    assert not lexicon.GROWTH_WORDS & lexicon.FALL_WORDS


def test_an_increase_is_no_amount() -> None:
    """A word cannot both make an increase of a label and be left out as a word for "how much"."""
    assert not set(lexicon.INCREASE_WORDS) & set(lexicon.AMOUNT_WORDS)
