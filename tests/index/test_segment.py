"""A segment: what the compiler wrote, or Damaged."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from bases import base, fact, source, write
from conftest import CORPUS
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.figure_keys import figure_keys
from jzfacts.facts.loader import load
from jzfacts.index.blocks import Damaged
from jzfacts.index.builder import build
from jzfacts.index.compiler import Alphabet, Compiler
from jzfacts.index.filters import fact_keys
from jzfacts.index.hashes import hashed
from jzfacts.index.rows import fact_of, source_of
from jzfacts.index.segment import Segment

if TYPE_CHECKING:
    from pathlib import Path

SMALL = Alphabet({ord("糧"): "粮"}, {"粮": ("liang2",), "曾": ("ceng2", "zeng1")})


@cache
def compiled() -> tuple[bytes, bytes]:
    """The corpus as a segment, with a small alphabet, and where its header is."""
    memory = io.BytesIO()
    made = build(memory, [str(CORPUS)], 0, SMALL)
    return memory.getvalue(), made.header


def read(data: bytes) -> dict[str, object]:
    """All that a segment tells."""
    segment = Segment(data, compiled()[1])
    labels = [segment.label(number) for number in range(len(segment._labels))]
    return {
        "facts": list(segment.facts),
        "sources": list(segment.sources),
        "labels": labels,
        "bearers": [list(segment.bearers(number)) for number in range(len(labels))],
        "found": [list(segment.labels_of(char)) for text, _, _ in labels for char in text],
        "filed": [list(segment.facts_of(key)) for key in segment.keys],
        "ids": [segment.facts_with_id(hashed(fact.id)) for fact in load([CORPUS]).facts],
        "source ids": [segment.sources_with_id(hashed(f"page-{n}")) for n in range(3)],
        "figures": [segment.facts_with_figure(hashed(key)) for key in FIGURES],
        "starts": list(segment.starts),
        "files": segment.files,
        "areas": segment.areas,
        "simplified": segment.simplified,
        "readings": segment.readings,
    }


FACTS = load([CORPUS]).facts
FIGURES = [key for fact in FACTS for key in figure_keys(fact)]


def test_facts_and_sources() -> None:
    """As the base has them, in its order; found by their ids."""
    segment = Segment(*compiled())
    sources = list(map(source_of, segment.sources))
    assert sources == list(load([CORPUS]).sources)
    by_id = {source.id: source for source in sources}
    rows = list(segment.facts)
    assert [
        fact_of(row, by_id[known.source.id]) for row, known in zip(rows, FACTS, strict=True)
    ] == (list(FACTS))
    assert [segment.facts_with_id(hashed(fact.id)) for fact in FACTS] == [
        [number] for number in range(len(FACTS))
    ]
    assert [segment.sources_with_id(hashed(source.id)) for source in sources] == [[0], [1]]


def test_facts_by_what_they_are_filed_under() -> None:
    """Keys and figures: exactly the facts that have them."""
    segment = Segment(*compiled())
    keys = {key for fact in FACTS for key in fact_keys(fact)}
    assert segment.keys == sorted(keys)
    for key in keys:
        filed = [number for number, fact in enumerate(FACTS) if key in fact_keys(fact)]
        assert list(segment.facts_of(key)) == filed
    for figure in FIGURES:
        stating = [number for number, fact in enumerate(FACTS) if figure in figure_keys(fact)]
        assert sorted(set(segment.facts_with_figure(hashed(figure)))) == stating
    assert list(segment.facts_of("a无市")) == []


def test_labels_and_their_bearers() -> None:
    """Each name once, the shortest first; borne as a name or as an alias."""
    segment = Segment(*compiled())
    labels = [segment.label(number) for number in range(len(segment._labels))]
    lengths = [len(chars) for _, chars, _ in labels]
    assert lengths == sorted(lengths)
    assert segment.size == len(labels)
    for length in range(max(lengths) + 3):
        assert segment.first_of(length) == sum(other < length for other in lengths)
    borne = {
        (text, entry >> 1, bool(entry & 1))
        for number, (text, _, _) in enumerate(labels)
        for entry in segment.bearers(number)
    }
    names = {(fact.indicator, number, False) for number, fact in enumerate(FACTS)}
    aliases = {(alias, number, True) for number, fact in enumerate(FACTS) for alias in fact.aliases}
    assert borne == names | aliases
    assert ("粮食总产", "粮食总产", ["liang2", "shi2", "zong3", "chan3"]) in labels
    assert ("出口总额", "出口总额", ["chu5", "kou5", "zong5", "e5"]) in labels  # an override


def test_the_rest() -> None:
    """Files, areas with their pinyin, and the alphabet."""
    segment = Segment(*compiled())
    assert list(segment.starts) == [0, len(FACTS)]
    assert segment.files == [(["page-1", "page-2"], [])]
    assert segment.areas == {"青禾市": "qing he shi", "云溪县": "yun xi xian"}
    assert (segment.simplified, segment.readings) == SMALL


@given(st.data())
def test_damage_is_noticed(data: st.DataObject) -> None:
    """Whatever byte is not what was written: all is as it was, or Damaged."""
    whole, _ = compiled()
    place = data.draw(st.integers(0, len(whole) - 1))
    flipped = whole[place] ^ data.draw(st.integers(1, 255))
    try:
        assert read(whole[:place] + bytes([flipped]) + whole[place + 1 :]) == read(whole)
    except Damaged:
        return


@given(st.data())
def test_a_missing_end_is_noticed(data: st.DataObject) -> None:
    """The header stands at the end, so nothing of it can be read."""
    whole, header = compiled()
    try:
        Segment(whole[: data.draw(st.integers(0, len(whole) - 1))], header)
    except Damaged:
        return
    raise AssertionError


def test_an_empty_segment() -> None:
    """A base without files has nothing, and says so."""
    memory = io.BytesIO()
    header = Compiler(memory, SMALL).finish(lambda _chunks: [])
    segment = Segment(memory.getvalue(), header)
    assert (len(segment.facts), len(segment.sources), list(segment.starts)) == (0, 0, [0])
    assert (segment.files, segment.areas, segment.keys) == ([], {}, [])
    assert list(segment.labels_of("粮")) == []


def test_a_label_with_many_bearers(tmp_path: Path) -> None:
    """They lie in a block of their own, which nobody notices."""
    text = base(source(), *(fact(f"f{number}") for number in range(200)))
    path = write(tmp_path, a=text) / "a.toml"
    memory = io.BytesIO()
    made = build(memory, [str(path)], 0, SMALL)
    segment = Segment(memory.getvalue(), made.header)
    assert list(segment.bearers(0)) == list(range(0, 400, 2))
