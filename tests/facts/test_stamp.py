"""What files look like, and when that is proof."""

from __future__ import annotations

import os
from array import array
from typing import TYPE_CHECKING

import pytest

from jzfacts.facts.stamp import DIGEST, TICK, Stamp, digest, digests, take_stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def names(*paths: Path) -> list[str]:
    return take_stamp([str(path) for path in paths]).names


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A directory base: two years of one area, one of another, and what is no base."""
    for name in ("b/2.toml", "b/1.toml", "a.toml", "b/notes.txt", "c.toml.orig"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_directories_are_searched_to_any_depth(base: Path) -> None:
    """Only for *.toml, in sorted order; a file is taken whatever its name."""
    found = [str(base / name) for name in ("a.toml", "b/1.toml", "b/2.toml")]
    assert names(base) == found
    assert names(base / "b" / "notes.txt") == [str(base / "b" / "notes.txt")]
    assert names(base / "b", base / "a.toml") == [*found[1:], found[0]]


def test_a_missing_path_is_left_out(base: Path) -> None:
    """base.py complains of it."""
    assert names(base / "none", base / "a.toml") == [str(base / "a.toml")]


def test_a_file_is_named_once(base: Path) -> None:
    """Though several paths lead to it."""
    whole = [str(base / name) for name in ("a.toml", "b/1.toml", "b/2.toml")]
    assert names(base, base) == whole
    assert names(base, base / "b", base / "a.toml") == whole


def test_links_to_directories_are_not_followed(base: Path) -> None:
    """They may lead round in a circle; links to files count, even where they lead nowhere."""
    (base / "round").symlink_to(base)
    (base / "lost.toml").symlink_to(base / "nowhere")
    found = [str(base / name) for name in ("a.toml", "b/1.toml", "b/2.toml", "lost.toml")]
    assert names(base) == found


def test_looks_are_size_times_and_inode(base: Path) -> None:
    """Of each file, in order."""
    os.utime(base / "a.toml", ns=(0, 123_456_789_012))
    stamp = take_stamp([str(base)])
    seen = (base / "a.toml").stat()
    assert list(stamp.looks(0)) == [6, 123_456_789_012, seen.st_ctime_ns, seen.st_ino]
    assert stamp.size == 6 + 8 + 8


def test_a_time_before_1970_is_a_look_as_any(base: Path) -> None:
    """Broken clocks write such times."""
    os.utime(base / "a.toml", ns=(0, -1_000_000_000))
    assert take_stamp([str(base / "a.toml")]) == take_stamp([str(base / "a.toml")])


@pytest.mark.parametrize(
    ("written", "changed", "unsettled"),
    [
        (-TICK - 1, -TICK - 1, False),
        (-TICK, -TICK - 1, True),
        (-TICK - 1, -TICK, True),
        (3600 * 10**9, -TICK - 1, True),  # the clock has gone back
    ],
)
def test_what_was_written_just_now_proves_nothing(
    written: int, changed: int, *, unsettled: bool
) -> None:
    """Within a tick of the file system's clock a second writing may look the same."""
    now = 10**18
    numbers = array("Q", [1, now + written, now + changed, 7])
    stamp = Stamp(["old", "new"], array("Q", [1, 0, 0, 6]) + numbers, [], array("Q"))
    assert list(stamp.unsettled(now)) == ([1] if unsettled else [])


def test_folders_are_counted_on_after_the_files(base: Path) -> None:
    """One in which a file was made just now may get another without looking different."""
    stamp = take_stamp([str(base)])
    assert stamp.folders == [str(base), str(base / "b")]
    old, new = array("Q", [1, 1, 1, 1]), array("Q", [1, 10, 10, 1])
    made = Stamp(["a"], old, ["b", "c"], old + new)
    assert list(made.unsettled(TICK + 10)) == [2]


@pytest.mark.parametrize(
    "change",
    [
        lambda base: (base / "a.toml").write_text("a.toml, longer"),
        lambda base: os.utime(base / "b" / "1.toml", ns=(0, 0)),
        lambda base: (base / "b" / "2.toml").unlink(),
        lambda base: (base / "b" / "3.toml").write_text("new"),
        lambda base: (base / "b").rename(base / "c"),
        lambda base: (base / "b" / "1.toml").rename(base / "b" / "0.toml"),
    ],
    ids=["written", "touched", "removed", "added", "folder renamed", "renamed"],
)
def test_any_change_shows(base: Path, change: Callable[[Path], object]) -> None:
    """In a file or in its folder, without reading either."""
    for folder in (base / "b", base):  # as if they had been made an hour ago
        os.utime(folder, ns=(0, 3600 * 10**9))
    stamp = take_stamp([str(base)])
    assert stamp.is_plain()
    change(base)
    assert not stamp.is_plain()


def test_digests_tell_contents_apart(base: Path) -> None:
    """What cannot be read has zeros, which no content has."""
    paths = [str(base / name) for name in ("a.toml", "b/1.toml", "none")]
    assert digests(paths) == [digest(b"a.toml"), digest(b"b/1.toml"), bytes(DIGEST)]
    assert {len(found) for found in digests(paths)} == {DIGEST}
    assert len(set(digests(paths))) == 3
