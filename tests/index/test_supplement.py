"""What is written beside a large segment: when that is worth it, and when it would be wrong."""

from __future__ import annotations

import io
from array import array
from pathlib import Path

import pytest
from bases import alphabet, base, fact, source, write

from jzfacts.facts.stamp import Stamp, take_stamp
from jzfacts.index import supplement
from jzfacts.index.builder import Unsound, build
from jzfacts.index.part import Part
from jzfacts.index.rows import fact_of, id_of, source_of
from jzfacts.index.segment import Segment
from jzfacts.index.supplement import Supplement


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any base is large, and half of it may be new."""
    monkeypatch.setattr(supplement, "LARGE", 0)
    monkeypatch.setattr(supplement, "SHARE", 2)


def compiled(stamp: Stamp) -> Part:
    memory = io.BytesIO()
    made = build(memory, stamp.names, 0, alphabet())
    return Part(Segment(memory.getvalue(), made.header), array("I", (n + 1 for n in made.order)))


def three(folder: Path) -> dict[str, str]:
    """Three files, of which the last cites the first one's source."""
    files = {
        "a": base(source("a"), fact("a-1", of="a")),
        "b": base(source("b"), fact("b-1", of="b")),
        "c": base(fact("c-1", of="a")),
    }
    write(folder, **files)
    return files


def edited(folder: Path, changed: list[int], **files: str) -> Supplement:
    """The supplement after three files were edited; `changed` are those of another content."""
    three(folder)
    before = take_stamp([str(folder)])
    part = compiled(before)
    write(folder, **files)
    return Supplement(part, before.names, take_stamp([str(folder)]), changed)


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """Its places in the base are told, and what still counts of the large segment."""
    beside = edited(tmp_path, [1], b=base(source("b"), fact("b-2", of="b")))
    assert beside.is_possible
    assert (list(beside.ranks), beside.places) == ([1, 0, 3], [2])
    assert [Path(name).name for name in beside.names] == ["b.toml"]
    memory = io.BytesIO()
    made = beside.write(memory)
    rows = Segment(memory.getvalue(), made.header).facts
    assert [id_of(row) for row in rows] == ["b-2"]


def test_new_files_move_the_places_of_the_others(tmp_path: Path) -> None:
    """They stand in the base by their names."""
    beside = edited(tmp_path, [1], aa=base(source("aa"), fact("aa-1", of="aa")))
    assert (list(beside.ranks), beside.places) == ([1, 3, 4], [2])


def test_it_knows_what_the_others_hold(tmp_path: Path) -> None:
    """A fact may cite a source of the large segment, with all that it says."""
    beside = edited(tmp_path, [1], b=base(fact("b-2", of="a")))
    memory = io.BytesIO()
    made = beside.write(memory)
    segment = Segment(memory.getvalue(), made.header)
    (row,) = segment.facts
    told = source_of(beside._part.segment.sources[0])
    assert (fact_of(row, told).area, len(segment.sources)) == ("青禾市", 0)


@pytest.mark.parametrize(
    "text",
    [
        base(source("b"), fact("a-1", of="b")),
        base(source("a"), fact("b-1", of="a")),
        base(source("b"), fact("b-1", of="none")),
    ],
)
def test_what_does_not_fit_the_others_is_unsound(tmp_path: Path, text: str) -> None:
    """Ids of facts and sources that they have, sources that nobody has."""
    with pytest.raises(Unsound) as unsound:
        edited(tmp_path, [1], b=text).write(io.BytesIO())
    assert list(unsound.value.files) == []


def test_sources_that_others_cite_cannot_change_beside(tmp_path: Path) -> None:
    """Facts hold what their source says of area and period."""
    beside = edited(tmp_path, [0], a=base(source("a", area="云溪县"), fact("a-1", of="a")))
    assert not beside.is_possible


def test_a_small_base_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And so is one of which much has changed, or of which nothing is left."""
    beside = edited(tmp_path, [1], b=base(source("b"), fact("b-2", of="b")))
    monkeypatch.setattr(supplement, "SHARE", 4)
    assert not beside.is_possible
    monkeypatch.setattr(supplement, "SHARE", 2)
    monkeypatch.setattr(supplement, "LARGE", 10_000)
    assert not beside.is_possible
    monkeypatch.setattr(supplement, "LARGE", 0)
    monkeypatch.setattr(supplement, "SHARE", 1)
    assert beside.is_possible
    assert not edited(tmp_path, [0, 1, 2]).is_possible
