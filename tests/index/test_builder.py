"""Files to segment: what is read, and what is refused."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from bases import alphabet, base, fact, source, write

from jzfacts.facts.stamp import DIGEST, digest
from jzfacts.index import builder
from jzfacts.index.builder import Build, Others, Unsound, build, read
from jzfacts.index.rows import id_of
from jzfacts.index.segment import Segment

if TYPE_CHECKING:
    from pathlib import Path

NONE = Others(lambda _id: False, lambda _id: False, dict)


def built(
    folder: Path, files: dict[str, str], size: int = 0, others: Others | None = None
) -> tuple[Segment, Build]:
    """The segment of these files, in the order in which they are given."""
    write(folder, **files)
    memory = io.BytesIO()
    names = [str(folder / f"{name}.toml") for name in files]
    made = build(memory, names, size, alphabet(), others)
    return Segment(memory.getvalue(), made.header), made


def ids(segment: Segment) -> list[str]:
    return [id_of(row) for row in segment.facts]


def test_all_that_is_read_is_told(tmp_path: Path) -> None:
    """The files in order, their digests, the number of facts."""
    texts = {"a": base(source("a"), fact("f", of="a")), "b": base(source("b"), fact("g", of="b"))}
    segment, made = built(tmp_path, texts)
    assert ids(segment) == ["f", "g"]
    assert (made.order, made.facts) == ([0, 1], 2)
    assert made.digests == [digest(text.encode()) for text in texts.values()]


def test_facts_may_cite_sources_of_other_files(tmp_path: Path) -> None:
    """Such files come last, and which they are is told."""
    segment, made = built(tmp_path, {"a": base(fact("f")), "b": base(source(), fact("g"))})
    assert ids(segment) == ["g", "f"]
    assert made.order == [1, 0]
    assert segment.files == [(["page"], []), ([], ["page"])]


def test_many_processes_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same order, byte by byte."""
    monkeypatch.setattr(builder, "MANY", 10)
    texts = {
        f"f{number:02}": base(source(f"s{number}"), fact(f"f{number}", of=f"s{number}"))
        for number in range(30)
    }
    alone, made = built(tmp_path, texts)
    spread, again = built(tmp_path, texts, 11)
    assert (ids(alone), made) == (ids(spread), again)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"a": "schema = 2", "b": base(source())}, ["a"]),
        ({"a": base(source(), fact("f", "x"), fact("g"))}, ["a"]),
        ({"a": base(source(), fact("f")), "b": "", "c": "["}, ["b", "c"]),
        ({"a": base(source(), fact("f")), "b": base(fact("f"))}, []),  # ids are unique
        ({"a": base(source(), fact("f")), "b": base(source(), fact("g"))}, []),
        ({"a": base(source(), fact("f")), "b": base(fact("g", "true"))}, []),
        ({"a": base(source(), fact("f")), "b": base(fact("g", of="none"))}, []),
    ],
)
def test_unsound_bases(tmp_path: Path, files: dict[str, str], found: list[str]) -> None:
    """The files whose problems are their own; none where it takes several to tell."""
    with pytest.raises(Unsound) as unsound:
        built(tmp_path, files)
    assert list(unsound.value.files) == [str(tmp_path / f"{name}.toml") for name in found]


def test_files_of_other_segments_are_known(tmp_path: Path) -> None:
    """Their facts and sources may be cited, and not come again."""
    alone = {"a": base(source("other"), fact("f", of="other"))}
    with pytest.raises(Unsound):
        built(tmp_path, alone, 0, NONE._replace(has_fact="f".__eq__))
    with pytest.raises(Unsound):
        built(tmp_path, alone, 0, NONE._replace(has_source="other".__eq__))
    _, made = built(tmp_path, alone, 0, NONE)
    assert made.facts == 1


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    """Its digest is that of a file that cannot be read."""
    assert read(str(tmp_path / "none.toml")) == (bytes(DIGEST), None, None)
