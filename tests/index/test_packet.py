"""One file made ready to be filed: what a worker process hands back."""

from __future__ import annotations

import pickle
from array import array
from pathlib import Path

import pytest
from bases import base, fact, source
from conftest import CORPUS

from jzfacts.facts.figure_keys import figure_keys
from jzfacts.facts.loader import BaseError, OutsideSource, load
from jzfacts.index.filters import fact_keys
from jzfacts.index.hashes import hashed
from jzfacts.index.packet import Packet, pack
from jzfacts.index.rows import fact_row, source_row

HERE = Path("a.toml")


def packed(text: str, elsewhere: bool = False) -> Packet:
    """The packet of a file of that text; with `elsewhere`, the corpus holds the other sources."""
    others = {source.id: source for source in load([CORPUS]).sources} if elsewhere else None
    return pack(HERE, text.encode(), others)


def test_a_file_as_rows_and_as_what_they_are_found_by() -> None:
    """Of each fact its row, what it is called, what it is filed under and its figures."""
    packet = pack(CORPUS, CORPUS.read_bytes(), None)
    known = load([CORPUS])
    assert packet.sources == [(source.id, source_row(source)) for source in known.sources]
    assert packet.facts == [fact_row(fact) for fact in known.facts]
    assert packet.ids == [fact.id for fact in known.facts]
    for number, fact_ in enumerate(known.facts):
        (name, pinyin), *aliases = packet.names[number]
        assert (name, pinyin) == (fact_.indicator, fact_.pinyin)
        assert aliases == [(alias, None) for alias in fact_.aliases]
        filed = {key for key, numbers in packet.filed.items() if number in numbers}
        assert filed == set(fact_keys(fact_))
    assert sorted(zip(packet.figures, packet.figured, strict=True)) == sorted(
        (hashed(key), number)
        for number, fact in enumerate(known.facts)
        for key in figure_keys(fact)
    )
    assert (packet.borrowed, packet.areas) == (frozenset(), frozenset({"青禾市", "云溪县"}))


def test_sources_of_other_files() -> None:
    """They must be known; which ones it borrows is told, and what they say of area is taken."""
    text = base(fact("f", of="page-2"))
    with pytest.raises(OutsideSource) as outside:
        packed(text)
    assert outside.value.sources == []
    packet = packed(text, elsewhere=True)
    assert (packet.sources, packet.borrowed) == ([], frozenset({"page-2"}))
    assert packet.areas == frozenset({"云溪县"})


def test_a_file_with_problems() -> None:
    """As the reader tells them."""
    with pytest.raises(BaseError):
        packed(base(source(), fact("f", '"x"')))


def test_a_file_without_facts() -> None:
    """May be: its sources are for others."""
    packet = packed(base(source()))
    assert [id for id, _ in packet.sources] == ["page"]
    none = array("I")
    assert packet[1:] == ([], [], [], {}, none, none, frozenset(), frozenset({"青禾市"}))


def test_it_travels_between_processes() -> None:
    """Whole."""
    packet = packed(base(source(), fact("f")))
    assert pickle.loads(pickle.dumps(packet)) == packet
