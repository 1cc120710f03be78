"""Packets to segment: labels once, the shortest first, and the terms that find them."""

from __future__ import annotations

import io
from array import array
from typing import NamedTuple

import pytest
from bases import alphabet
from hypothesis import given, settings
from hypothesis import strategies as st

from jzfacts.index import compiler as room
from jzfacts.index.compiler import Alphabet, Compiler, Spelled, Spoken, spell_labels
from jzfacts.index.packet import Packet
from jzfacts.index.segment import Segment
from jzfacts.index.terms import label_terms

SMALL = Alphabet({ord("糧"): "粮"}, {"粮": ("liang2",)})


class Naming(NamedTuple):
    """What a fact is called and filed under."""

    id: str
    name: str
    pinyin: str | None
    aliases: tuple[str, ...]
    keys: tuple[str, ...]


def packet(*namings: Naming, areas: tuple[str, ...] = ()) -> Packet:
    """The packet of a file whose facts have these names."""
    filed: dict[str, array[int]] = {}
    for number, each in enumerate(namings):
        for key in each.keys:
            filed.setdefault(key, array("I")).append(number)
    return Packet(
        sources=[],
        facts=[each.id.encode() for each in namings],
        ids=[each.id for each in namings],
        names=[
            [(each.name, each.pinyin), *((alias, None) for alias in each.aliases)]
            for each in namings
        ],
        filed=filed,
        figures=array("I"),
        figured=array("I"),
        borrowed=frozenset(),
        areas=frozenset(areas),
    )


def naming(
    id: str, name: str, *aliases: str, pinyin: str | None = None, keys: tuple[str, ...] = ()
) -> Naming:
    return Naming(id, name, pinyin, aliases, keys)


def compiled(*packets: Packet) -> Segment:
    """The segment of some files."""
    memory = io.BytesIO()
    compiler = Compiler(memory, SMALL)
    for each in packets:
        compiler.add(each)
    assert compiler.facts == sum(len(each.facts) for each in packets)
    header = compiler.finish(lambda chunks: [spell_labels(*chunk) for chunk in chunks])
    return Segment(memory.getvalue(), header)


def labels(segment: Segment) -> list[tuple[str, list[int]]]:
    """The labels with their bearers."""
    return [
        (segment.label(number)[0], list(segment.bearers(number)))
        for number in range(len(segment._labels))
    ]


def test_a_label_is_kept_once() -> None:
    """However many facts of however many files bear it, as a name or as an alias."""
    segment = compiled(
        packet(naming("f", "粮食"), naming("g", "粮油", "粮食")), packet(naming("h", "粮食"))
    )
    assert labels(segment) == [("粮食", [0, 3, 4]), ("粮油", [2])]
    assert list(segment.starts) == [0, 2, 3]


def test_labels_are_numbered_by_length() -> None:
    """Of their letters, digits and characters, as queries are folded."""
    segment = compiled(
        packet(naming("f", "粮食总产量"), naming("g", "“粮”“食”"), naming("h", "粮"))
    )
    assert [text for text, _ in labels(segment)] == ["粮", "“粮”“食”", "粮食总产量"]
    assert segment.label(1) == ("“粮”“食”", "粮食", ["liang2", "shi2"])


def test_traditional_characters_are_filed_simplified() -> None:
    """The text stays as it is written."""
    segment = compiled(packet(naming("f", "糧食")))
    assert segment.label(0) == ("糧食", "粮食", ["liang2", "shi2"])
    assert list(segment.labels_of("粮")) == [0]


def test_an_override_of_the_dictionary() -> None:
    """It is the name's, not the alias's; one that does not fit is as good as none."""
    segment = compiled(
        packet(
            naming("f", "重阳", "重庆", pinyin="zhong yang"),
            naming("g", "重阳"),
            naming("h", "重楼", pinyin="chong"),
            naming("i", "绿化", pinyin="lü hua"),
        )
    )
    said = {tuple(units) for _, _, units in map(segment.label, range(5))}
    assert ("zhong5", "yang5") in said
    assert ("chong2", "yang2") in said
    assert ("chong2", "qing4") in said
    assert ("lv5", "hua5") in said  # as it is typed
    assert len(labels(segment)) == 5


def test_facts_and_labels_by_what_they_are_filtered_by() -> None:
    """Both are filed under the keys of the facts."""
    segment = compiled(
        packet(
            naming("f", "粮食", "谷物", keys=("t农业", "a青禾市")),
            naming("g", "公路", keys=("a青禾市",)),
            areas=("青禾市", "云溪县"),
        )
    )
    assert (list(segment.facts_of("t农业")), list(segment.facts_of("a青禾市"))) == ([0], [0, 1])
    texts = {
        key: {segment.label(number)[0] for number in segment.labels_of(f"@{key}")}
        for key in segment.keys
    }
    assert texts == {"a青禾市": {"粮食", "谷物", "公路"}, "t农业": {"粮食", "谷物"}}
    assert segment.areas == {"云溪县": "yun xi xian", "青禾市": "qing he shi"}


NAMES = st.lists(
    st.text("粮食总产公路里程重A1", min_size=1, max_size=6), unique=True, min_size=1, max_size=20
)


@settings(max_examples=40)
@given(NAMES, st.integers(1, 5))
def test_every_label_is_found_by_each_of_its_terms(names: list[str], chunk: int) -> None:
    """In ascending order, in whatever chunks they were spelled."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "CHUNK", chunk)
        segment = compiled(packet(*(naming(str(n), name) for n, name in enumerate(names))))
    filed: dict[str, list[int]] = {}
    for number in range(len(names)):
        _, chars, units = segment.label(number)
        for term in dict.fromkeys(label_terms(chars, units)):
            filed.setdefault(term, []).append(number)
    assert {term: list(segment.labels_of(term)) for term in filed} == filed


@settings(max_examples=40)
@given(NAMES, st.integers(1, 5))
def test_where_texts_first_stand_is_written_down(names: list[str], chunk: int) -> None:
    """Of those that many bear: there, or at the beginning for want of an entry."""
    with pytest.MonkeyPatch.context() as patch:
        for constant, value in {"CHUNK": chunk, "FREQUENT": 2, "LONG": 3}.items():
            patch.setattr(room, constant, value)
        segment = compiled(packet(*(naming(str(n), name) for n, name in enumerate(names))))
    for text in ("粮", "粮食", "a", "a1"):
        numbers = segment.labels_of(text)
        places = [segment.label(number)[1].index(text) for number in numbers]
        starts = list(segment.starts_of(text))
        if len(numbers) < 3:
            assert starts == []
        elif chunk >= len(names):
            assert starts == places
        elif starts:
            assert all(start in (0, place) for start, place in zip(starts, places, strict=True))


def test_spelling_tells_which_labels_each_term_has() -> None:
    """Numbered from the first of the chunk."""
    spelled = spell_labels(7, [Spoken("粮食", None), Spoken("粮", None)])
    assert isinstance(spelled, Spelled)
    assert spelled.units == "liang2 shi2\nliang2"
    by_term: dict[str, list[int]] = {}
    numbers = iter(spelled.numbers)
    for term, count in zip(spelled.terms.split("\n"), spelled.counts, strict=True):
        by_term[term] = [next(numbers) for _ in range(count)]
    assert (by_term["粮"], by_term["食"]) == ([7, 8], [7])
    assert list(numbers) == []


def test_the_alphabet_of_the_dictionaries() -> None:
    """One simplified character for a traditional one; sounds with tones."""
    known = alphabet()
    assert (known.simplified[ord("糧")], known.simplified[ord("產")]) == ("粮", "产")
    assert ord("粮") not in known.simplified
    assert {len(simple) for simple in known.simplified.values()} == {1}
    assert set(known.readings["重"]) >= {"zhong4", "chong2"}
