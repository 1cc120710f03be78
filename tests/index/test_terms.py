"""The terms of labels and of queries: whatever the scorer accepts must be found under them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from labels import SOUNDS, label

from jzfacts.index import terms as keys
from jzfacts.search.query import QueryError, readings_of
from jzfacts.search.strategies import ladder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.index.index import Index
    from jzfacts.index.labels import Label


def test_the_terms_of_a_label() -> None:
    """As written, as spelled, as heard and in first letters; and what it begins with."""
    grain = label("粮食A")
    assert keys.label_terms(grain.chars, grain.units) == {
        *("粮", "食", "a", "粮食", "食a"),
        *(" liang", " shi", " a", "liang shi", "shi a"),
        *("~nian", "~si", "~a", "~nian si", "~si a"),
        *("=ls", "=sa", "=lsa"),
        *("^粮", "^粮食", "^ liang", "^liang shi", "^=ls", "^=lsa"),
    }


@pytest.mark.parametrize(
    ("demands", "terms"),
    [
        (keys.text_demands("粮食总"), [["粮食"], ["食总"]]),
        (keys.text_demands("粮"), [["粮"]]),
        (keys.piece_demands("粮食粮"), [["粮"], ["食"]]),
        (keys.han_demands("粮shi食"), [["粮"], ["食"]]),
    ],
)
def test_demands_of_characters(demands: keys.Demands, terms: list[list[str]]) -> None:
    """Each must be met."""
    assert demands == terms


def test_demands_of_homophones() -> None:
    """Of two neighbours, every sound with every other; or the two as they are, however read."""
    sounds = {"乐": ("le4", "yue4"), "亭": ("ting2",)}
    assert keys.homophone_demands("乐亭", sounds) == [
        sorted(["乐亭", "~ne tin", "~ne 亭", "~yue tin", "~yue 亭", "~乐 tin", "~乐 亭"])
    ]


def all_labels(index: Index) -> list[Label]:
    """Every label of a base: each has some character."""
    texts = [text for fact in index.facts() for text in (fact.indicator, *fact.aliases)]
    chars = sorted(set("".join(texts).lower()))
    return [known for known in index.labels([chars]) if known.text in texts]


def queries(labels: list[Label]) -> Iterator[str]:
    """What may be typed for labels, right and wrong, in every way that the ladder knows."""
    chance = random.Random(4)
    for known in chance.sample(labels, 9):
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
    """On every rung, the labels found under the terms are those that brute force finds.

    This is what lets a base of a million labels give the same answers as a small one.
    """
    labels = all_labels(index)
    rungs = 0
    for query in queries(labels):
        try:
            readings = list(readings_of(query, index.simplified, index.areas))
        except QueryError:
            continue
        for reading in readings:
            if not reading.words:
                continue
            for rung in (rung for step in ladder(reading, lambda: SOUNDS) for rung in step):
                found = {
                    known.id
                    for way, _ in rung.stages()
                    for known in index.labels(way.demands)
                    if rung.score(known)
                }
                accepted = {known.id for known in labels if rung.score(known)}
                assert found == accepted, (query, rung)
                rungs += bool(accepted)
    assert rungs > 100  # else nothing was compared
