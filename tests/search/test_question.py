"""What stands around a name in a question, and what that asks for."""

from typing import Any

import pytest
from cases import cases

from jzfacts.index.conditions import Conditions, Order
from jzfacts.search.question import take
from jzfacts.text.lexicon import CUT


@cases
def test_what_frames_a_question_in_english(text: str, name: str) -> None:
    """Small words and verbs that ask; pinyin has none of them."""
    assert take(text) == (name, Conditions())


@cases
def test_a_change_is_put_in_the_words_of_reports(text: str, name: str) -> None:
    """With what it is measured against taken out, where that is the year before."""
    assert take(text) == (name.replace("¦", CUT), Conditions())


@cases
def test_times_and_places_of_which_there_are_several(
    text: str, name: str, asked: dict[str, Any]
) -> None:
    """Which years and places there are, only the base can tell."""
    assert take(text) == (name.replace("¦", CUT), Conditions(**asked))


@cases
def test_superlatives_sort(text: str, name: str, order: str, needs: str) -> None:
    """By growth, by rank, or by the figure itself; the largest fall is the smallest number."""
    rest, asked = take(text)
    assert rest.replace(CUT, "") == name
    by, which, *most = order.split()
    expected = Order(by, largest=which == "largest", most=int(most[0]) if most else None)
    assert asked == Conditions(order=expected, lists=True, needs=frozenset({needs} - {"-"}))


@pytest.mark.parametrize("text", ["最低生活保障标准", "最大限度", "最大的企业", "最美乡村"])
def test_a_superlative_within_a_name_sorts_nothing(text: str) -> None:
    """What follows must end the phrase, unless it says that growth or rank is meant."""
    assert take(text) == (text, Conditions())
