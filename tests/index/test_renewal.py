"""Bringing a cache up to date: what is kept of it, and how a bad base is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bases import QUERIES, alphabet, answers, base, fact, source, values, write
from hypothesis import given, settings
from hypothesis import strategies as st

from jzfacts.facts.loader import BaseError, load
from jzfacts.index.index import open_index
from jzfacts.index.manifest import read_manifest
from jzfacts.search.engine import search

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache; builds ask the dictionaries once for all of them."""
    monkeypatch.setattr("jzfacts.index.builder.alphabet", alphabet)
    folder = tmp_path / "cache"
    monkeypatch.setenv("JZFACTS_CACHE", str(folder))
    return folder


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any base is large enough for a supplement."""
    monkeypatch.setattr("jzfacts.index.supplement.LARGE", 0)
    monkeypatch.setattr("jzfacts.index.supplement.SHARE", 1)


def pieces(kept: Path) -> list[int]:
    """How many files of each segment count."""
    (path,) = kept.glob("*.manifest")
    return [
        len(list(filter(None, piece.ranks))) for piece in read_manifest(path.read_bytes()).pieces
    ]


def page(name: str, *numbers: int, of: str | None = None) -> str:
    """A file with a source of its name and a fact for each number."""
    facts = [fact(f"{name}-{n}", str(n), of=of or name) for n in numbers]
    return base(*([] if of else [source(name)]), *facts)


def problems(*paths: Path) -> list[str]:
    """What is wrong with a base, as it is told."""
    with pytest.raises(BaseError) as told:
        open_index(paths)
    return told.value.problems


@pytest.mark.usefixtures("large")
def test_a_changed_file_is_written_beside(kept: Path, tmp_path: Path) -> None:
    """The others stay where they are; added and removed files likewise."""
    path = write(tmp_path / "base", a=page("a", 1), b=page("b", 2), c=page("c", 3))
    assert (values(path), pieces(kept)) == (["a-1 1", "b-2 2", "c-3 3"], [3])
    write(path, b=page("b", 4, 5))
    assert (values(path), pieces(kept)) == (["a-1 1", "b-4 4", "b-5 5", "c-3 3"], [2, 1])
    write(path, aa=page("aa", 6))
    assert values(path) == ["a-1 1", "aa-6 6", "b-4 4", "b-5 5", "c-3 3"]
    assert pieces(kept) == [2, 2]
    (path / "a.toml").unlink()
    assert (values(path), pieces(kept)) == (["aa-6 6", "b-4 4", "b-5 5", "c-3 3"], [1, 2])
    assert len(list(kept.glob("*.segment"))) == 2


@pytest.mark.usefixtures("large")
def test_a_removed_file_needs_no_segment(kept: Path, tmp_path: Path) -> None:
    """What is left counts on."""
    path = write(tmp_path / "base", a=page("a", 1), b=page("b", 2))
    values(path)
    (path / "a.toml").unlink()
    assert (values(path), pieces(kept)) == (["b-2 2"], [1])


@pytest.mark.usefixtures("large")
def test_a_path_that_is_gone_is_told(tmp_path: Path) -> None:
    """As without a cache: a base must not shrink in silence."""
    one = write(tmp_path / "one", a=page("a", 1), c=page("c", 3))
    two = write(tmp_path / "two", b=page("b", 2))
    assert values(one, two) == ["a-1 1", "c-3 3", "b-2 2"]
    (two / "b.toml").unlink()
    assert problems(one, two) == [f"{two}: no *.toml file in this directory; name a fact base"]
    two.rmdir()
    told = f"{two}: no such file or directory; check --facts or JZFACTS_FACTS"
    assert problems(one, two) == [told]


@pytest.mark.usefixtures("large")
def test_sources_of_changed_files_come_once(tmp_path: Path) -> None:
    """And those of removed files no more."""
    path = write(tmp_path / "base", a=page("a", 1), b=page("b", 2), c=page("c", 3))
    values(path)
    write(path, b=page("b", 4))
    (path / "c.toml").unlink()
    found = open_index([path]).sources(9)
    assert found is not None
    assert sorted(source.id for source in found) == ["a", "b"]
    assert open_index([path]).sources(1) is None


def test_paths_may_overlap(tmp_path: Path) -> None:
    """A directory and a file in it: each file counts once."""
    path = write(tmp_path / "base", a=page("a", 1), b=page("b", 2))
    assert values(path, path / "b.toml", path) == ["a-1 1", "b-2 2"]


@pytest.mark.parametrize("warm", [False, True])
@pytest.mark.parametrize(
    "files",
    [
        {"b": "schema = 1\nx = 1"},
        {"b": page("b", 4, of="a") + "wrong = 1"},  # its source is in another file
        {"b": page("b", 4, of="none")},
        {"b": page("a", 1)},  # ids that another file has
        {"a": "[", "b": "]"},
        {"a": base(), "b": base()},
    ],
)
@pytest.mark.usefixtures("large")
def test_problems_are_those_of_the_files(
    tmp_path: Path, files: dict[str, str], *, warm: bool
) -> None:
    """All of them and no others, whether there was a cache or not."""
    path = write(tmp_path / "base", a=page("a", 1), b=page("b", 2))
    if warm:
        values(path)
    write(path, **files)
    with pytest.raises(BaseError) as told:
        load([path])
    assert problems(path) == told.value.problems


def test_problems_name_files_as_they_were_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by where they are on the machine."""
    monkeypatch.chdir(tmp_path)
    path = write(tmp_path / "base", a="schema = 1\nx = 1")
    told = problems(path.relative_to(tmp_path))
    assert [line.partition(":")[0] for line in told] == ["base/a.toml"] * len(told)


NAMES = ("粮食总产", "粮食产量", "猪肉产量", "公路里程")


@st.composite
def bases(draw: st.DrawFn) -> dict[str, str]:
    """Some of four files, with a few facts each."""
    return {
        file: base(
            source(file, area=draw(st.sampled_from(["青禾市", "云溪县"]))),
            *(
                fact(f"{file}-{number}", str(draw(st.integers(0, 9))), name=name, of=file)
                for number, name in enumerate(draw(st.lists(st.sampled_from(NAMES), max_size=2)))
            ),
        )
        for file in draw(st.sets(st.sampled_from("bcd")))
    }


@settings(max_examples=6)
@given(st.lists(bases(), min_size=2, max_size=3))
def test_supplements_answer_as_a_whole(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, str]]
) -> None:
    """However a base was edited, its cache answers as one that was made anew."""
    folder = tmp_path_factory.mktemp("edited")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jzfacts.index.supplement.LARGE", 0)
        patch.setattr("jzfacts.index.supplement.SHARE", 1)
        for state in states:
            for old in (folder / "base").glob("*.toml"):
                old.unlink()
            write(folder / "base", a=page("a", 1, 2), **state)
            patch.setenv("JZFACTS_CACHE", str(folder / "cache"))
            kept = open_index([folder / "base"])
            patch.setenv("JZFACTS_CACHE", "")
            fresh = open_index([folder / "base"])
            assert answers(kept) == answers(fresh)
            for query in (*NAMES, *QUERIES, "青禾 产量", "云溪县粮食"):
                assert search(kept, query, limit=2) == search(fresh, query, limit=2)
            assert kept.nearest("a-9") == fresh.nearest("a-9")
