"""A segment's share of a base: which files count, and sets of ascending numbers."""

from __future__ import annotations

import io
from array import array
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from bases import base, fact, source, write
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.figure_keys import figure_keys
from jzfacts.index import compiler
from jzfacts.index import part as room
from jzfacts.index.builder import build
from jzfacts.index.compiler import Alphabet
from jzfacts.index.part import Part, candidates
from jzfacts.index.rows import fact_of, source_of
from jzfacts.index.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

SETS = st.sets(st.integers(0, 400))


@cache
def segment() -> Segment:
    """Three files: facts 0 and 1; fact 2; facts 3, 4 and 5. The areas are of a file each."""
    memory = io.BytesIO()
    with TemporaryDirectory() as folder:
        files = {
            "a": base(source("a"), *(fact(f"a{n}", str(n), of="a") for n in range(2))),
            "b": base(source("b", area="云溪县"), fact("b0", of="b", name="公路里程")),
            "c": base(
                source("c", period="2031"), *(fact(f"c{n}", str(n), of="c") for n in range(3))
            ),
        }
        write(Path(folder), **files)
        names = [str(Path(folder, f"{name}.toml")) for name in files]
        made = build(memory, names, 0, Alphabet({}, {"粮": ("liang2",)}))
    return Segment(memory.getvalue(), made.header)


def part(*ranks: int) -> Part:
    return Part(segment(), array("I", ranks))


def test_all_files_in_their_order() -> None:
    """A fact's place tells its file's before its own in it."""
    whole = part(1, 2, 3)
    assert [number for _, number in whole.all()] == [0, 1, 2, 3, 4, 5]
    places = [place for place, _ in whole.all()]
    assert places == sorted(set(places))
    assert places == [whole.place(number) for number in range(6)]
    assert list(whole.files()) == [(1, range(2)), (2, range(2, 3)), (3, range(3, 6))]
    assert list(whole.sources()) == [0, 1, 2]


def test_some_files_in_another_order() -> None:
    """The last comes first, the second counts no more, and neither do its facts and sources."""
    some = part(7, 0, 2)
    assert [number for _, number in some.all()] == [3, 4, 5, 0, 1]
    assert list(some.files()) == [(2, range(3, 6)), (7, range(2))]
    assert [some.place(number) > 0 for number in range(6)] == [True, True, False, True, True, True]
    assert [number for _, number in some.placed([1, 2, 3])] == [3, 1]
    assert [number for _, number in part(1, 0, 3).placed([1, 2, 3])] == [1, 3]
    assert list(some.sources()) == [0, 2]


def test_places_compare_between_parts() -> None:
    """Of two segments of one base, by the ranks of the files."""
    assert part(1, 3, 0).place(1) < part(2, 0, 0).place(0) < part(1, 3, 0).place(2)


def test_what_passes_a_scope() -> None:
    """One key of each group at least; figures by their hash; None stands for all."""
    whole = part(1, 2, 3)

    def passing(scope: list[list[str]]) -> list[int]:
        found = whole.within(scope)
        assert found is not None
        return list(found)

    assert whole.within([]) is None
    assert passing([["a云溪县"]]) == [2]
    assert passing([["a云溪县", "p2031"]]) == [2, 3, 4, 5]
    assert passing([["a青禾市"], ["p2031"]]) == [3, 4, 5]
    assert passing([["a青禾市"], ["a云溪县"]]) == []
    assert passing([[]]) == []
    row = segment().facts[1]
    stating = fact_of(row, source_of(segment().sources[0]))
    for key in figure_keys(stating):
        assert {1, 4} <= set(passing([[f"f{key}"]]))  # two facts say so
    assert list(whole.passing([1, 2, 3], [["a青禾市"]])) == [1, 3]
    assert list(whole.passing([1, 2, 3], [])) == [1, 2, 3]


def test_labels_that_meet_every_demand() -> None:
    """One term of each at least."""
    found = [segment().label(n)[0] for n in candidates(segment(), [["粮"], ["公", "总"]])]
    assert found == ["粮食总产"]
    both = candidates(segment(), [["粮", "公"]])
    assert sorted(segment().label(n)[0] for n in both) == ["公路里程", "粮食总产"]
    assert list(candidates(segment(), [["粮"], ["公"]])) == []
    assert list(candidates(segment(), [["无"]])) == []


LONG = "新" * 190 + "粮"
NAMES = ["粮价", "新粮", "粮食产量", "新粮产量", "新旧粮价", "产粮大县数量", "粮食总产量", LONG]


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Part:
    """A fact each of these names, and one more of the first's."""
    for name in ("FREQUENT", "LONG"):
        monkeypatch.setattr(compiler, name, 2)
    monkeypatch.setattr(room, "FEW", 1)
    memory = io.BytesIO()
    with TemporaryDirectory() as folder:
        facts = [fact(f"f{n}", of="a", name=name) for n, name in enumerate([*NAMES, NAMES[0]])]
        write(Path(folder), a=base(source("a"), *facts))
        made = build(memory, [str(Path(folder, "a.toml"))], 0, Alphabet({}, {"粮": ("liang2",)}))
    return Part(Segment(memory.getvalue(), made.header), array("I", [1]))


def texts(part: Part, labels: Iterable[int]) -> list[str]:
    return [part.segment.label(number)[0] for number in labels]


def test_labels_come_by_length_then_by_where_a_text_stands(named: Part) -> None:
    """Then in page order; without a bound, in page order at once."""
    in_order = [
        "粮价",
        "新粮",
        "粮食产量",
        "新粮产量",
        "新旧粮价",
        "粮食总产量",
        "产粮大县数量",
        LONG,
    ]
    assert texts(named, named.labels([["粮"]], 0)) == in_order
    assert texts(named, named.labels([["粮"]], 0, lambda *_: True)) == in_order
    later = ["新粮产量", "粮食产量", "产粮大县数量", "粮食总产量"]
    assert sorted(texts(named, named.labels([["产"], ["粮"]], 0, lambda *_: True))) == sorted(later)
    found = texts(named, named.labels([["产"]], 0, lambda *_: True))
    assert found == ["粮食产量", "新粮产量", "粮食总产量", "产粮大县数量"]


def test_labels_that_are_not_wanted_are_not_read(named: Part) -> None:
    """Neither those too long, nor those where the text stands too late, nor later in the base."""
    at_start = named.labels([["粮"]], 0, lambda _length, start, _place: start == 0)
    assert texts(named, at_start) == ["粮价", "粮食产量", "粮食总产量"]
    short = named.labels([["粮"]], 0, lambda length, _start, _place: length < 4)
    assert texts(named, short) == ["粮价", "新粮"]
    second = named.place(1)
    first_two = named.labels([["粮"]], 0, lambda _length, _start, place: place <= second)
    assert texts(named, first_two) == ["粮价", "新粮"]


@pytest.mark.parametrize("ranks", [[0, 0], [2, 1], [0, 1]])
def test_labels_of_files_that_are_gone_or_moved(
    monkeypatch: pytest.MonkeyPatch, ranks: list[int]
) -> None:
    """Where their facts stand is not told by the first of them: none is left out for that."""
    monkeypatch.setattr(room, "FEW", 1)
    whole = Part(segment(), array("I", [*ranks, 3]))
    places = [whole.place(number) for number in range(6)]
    last = max(place for place in places if place >> 32 < 3)
    found = whole.labels([["粮"]], 0, lambda _length, _start, place: place <= last)
    assert texts(whole, found) == ["粮食总产"]


@given(st.lists(SETS, max_size=4))
def test_united(sets: list[set[int]]) -> None:
    """The numbers in any, ascending."""
    given_ = [array("I", sorted(numbers)) for numbers in sets]
    assert list(room._united(given_)) == sorted(set().union(*sets))


@given(SETS, SETS)
def test_common(one: set[int], other: set[int]) -> None:
    """The numbers in both, ascending, whichever is the longer."""
    found = room._common(sorted(one), sorted(other))
    assert list(found) == sorted(one & other)


@pytest.mark.parametrize("few", [[], [0], [3, 50, 999], [1000]])
def test_few_among_many(few: list[int]) -> None:
    """They are looked up one by one, with the same result."""
    many = range(0, 1000, 3)
    assert list(room._common(few, many)) == [number for number in few if number in many]
    assert list(room._common(many, few)) == [number for number in few if number in many]
