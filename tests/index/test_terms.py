"""The terms of labels and of queries: whatever the scorer accepts must be found under them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from exhaustive import all_labels
from labels import SOUNDS, label

from jzfacts.index import terms
from jzfacts.search.query import QueryError, readings_of
from jzfacts.search.spellings import Pattern
from jzfacts.search.strategies import STRATEGIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.index.index import Index
    from jzfacts.index.terms import Label


def test_the_terms_of_a_label() -> None:
    """As written, as spelled, as heard and in first letters; and what it begins with."""
    grain = label("粮食A")
    assert terms.label_terms(grain.chars, grain.units) == {
        *("粮", "食", "a", "粮食", "食a"),
        *(" liang", " shi", " a", "liang shi", "shi a"),
        *("~nian", "~si", "~a", "~nian si", "~si a"),
        *("=ls", "=sa", "=lsa"),
        *("^粮", "^粮食", "^ liang", "^liang shi", "^=ls", "^=lsa"),
    }


@pytest.mark.parametrize(
    ("required", "expected"),
    [
        (terms.text_terms("粮食总"), [["粮食"], ["食总"]]),
        (terms.text_terms("粮"), [["粮"]]),
        (terms.character_terms("粮食粮"), [["粮"], ["食"]]),
        (terms.han_terms("粮shi食"), [["粮"], ["食"]]),
    ],
)
def test_terms_of_characters(required: terms.Required, expected: list[list[str]]) -> None:
    """Each must be met."""
    assert required == expected


def test_terms_of_homophones() -> None:
    """Each character, or any of its sounds."""
    sounds = {"乐": ("le4", "yue4"), "亭": ("ting2",)}
    assert terms.heard_terms("乐亭", sounds) == [["~ne", "~yue", "乐"], ["~tin", "亭"]]


def queries(labels: list[Label]) -> Iterator[str]:
    """What may be typed for labels, right and wrong, in every way that a strategy knows."""
    chance = random.Random(4)
    for known in chance.sample(labels, 3):
        chars, syllables = known.chars, known.syllables
        pinyin = "".join(syllables)
        place = chance.randrange(len(pinyin))
        start = chance.randrange(len(chars))
        yield from (chars, chars[start:], chars[::2], pinyin, " ".join(syllables), pinyin[:-1])
        yield "".join(syllable[0] for syllable in syllables[start:])
        yield "".join(chance.choice([syllable, syllable[0]]) for syllable in syllables)
        yield "".join(map(chance.choice, zip(chars, syllables, strict=True)))
        yield pinyin.replace("zh", "z").replace("ng", "n").replace("l", "n")
        yield pinyin[:place] + pinyin[place + 1 :]
        yield pinyin[:place] + chance.choice("aeioubdgz") + pinyin[place:]
        yield pinyin[: place - 1] + pinyin[place : place + 1] + pinyin[place - 1 : place]
        for char in chars:
            same = [
                other for other, said in SOUNDS.items() if set(said) & set(SOUNDS.get(char, ()))
            ]
            if same:
                yield chars.replace(char, chance.choice(same), 1)


def test_candidates_are_all_that_the_scorer_accepts(index: Index) -> None:
    """By every strategy, the labels found by the terms are those that brute force finds.

    This is what lets a base of a million labels give the same answers as a small one.
    """
    labels = all_labels(index)
    strategies = [strategy for together in STRATEGIES for strategy in together]
    compared = 0
    for text in queries(labels):
        try:
            readings = list(readings_of(text, index.simplified, index.areas))
        except QueryError:
            continue
        for reading in readings:
            query = Pattern(reading.words, index)
            for strategy in strategies if reading.words else ():
                for each in strategy.variants(query):
                    if not any(strategy.lookups(each)):
                        continue  # it is not for such a query
                    found = {
                        known.id
                        for lookup in strategy.lookups(each)
                        for known in index.labels(lookup.required)
                        if strategy.score(known, each)
                    }
                    accepted = {known.id for known in labels if strategy.score(known, each)}
                    assert found == accepted, (text, strategy.name)
                    compared += bool(accepted)
    assert compared > 30  # else nothing was compared
