"""The manifest: what a cache was made from, and whether that is still so."""

from __future__ import annotations

import os
from array import array
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.stamp import DIGEST, Stamp, digests, take_stamp
from jzfacts.index import manifest
from jzfacts.index.blocks import Damaged, joined
from jzfacts.index.folder import Folder
from jzfacts.index.manifest import (
    Manifest,
    Piece,
    Snapshot,
    kept_manifest,
    kept_parts,
    read_manifest,
)

if TYPE_CHECKING:
    from pathlib import Path

NAMES = st.lists(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1),
    unique=True,
    max_size=4,
)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """Files of any names and looks."""
    names = draw(NAMES)
    looks = st.lists(st.integers(0, 2**64 - 1), min_size=4 * len(names), max_size=4 * len(names))
    size = DIGEST * len(names)
    return Snapshot(
        Stamp(names, array("Q", draw(looks)), [], array("Q")),
        draw(st.binary(min_size=size, max_size=size)),
        array("I", draw(st.lists(st.integers(0, 9)))),
    )


PIECES = st.lists(
    st.builds(
        Piece,
        st.from_regex(r"[0-9a-f]{4}\.segment", fullmatch=True),
        st.binary(min_size=12, max_size=12),
        st.lists(st.integers(0, 2**32 - 1)).map(lambda ranks: array("I", ranks)),
    ),
    max_size=2,
)
MANIFESTS = st.builds(Manifest, NAMES, snapshots(), snapshots(), PIECES)


@given(MANIFESTS)
def test_manifests_are_read_as_written(written: Manifest) -> None:
    """Whatever files are called."""
    assert read_manifest(written.dump()) == written


def test_names_that_are_no_utf_8() -> None:
    """A file's name is bytes; Python has surrogates for those that are no text."""
    name = os.fsdecode(b"/b\xff.toml")
    shot = Snapshot(Stamp([name], array("Q", range(4)), [], array("Q")), bytes(DIGEST), array("I"))
    written = Manifest(["base"], shot, shot, [])
    assert read_manifest(written.dump()) == written


@given(MANIFESTS, st.data())
def test_a_changed_byte_is_noticed(written: Manifest, data: st.DataObject) -> None:
    """Wherever it is; and a missing end."""
    whole = written.dump()
    place = data.draw(st.integers(0, len(whole) - 1))
    flipped = whole[place] ^ data.draw(st.integers(1, 255))
    for damaged in (whole[:place] + bytes([flipped]) + whole[place + 1 :], whole[:place]):
        with pytest.raises(Damaged):
            read_manifest(damaged)


@pytest.mark.parametrize("length", [0, 1, 3, 4, 5, 100])
def test_zeros_are_no_manifest(length: int) -> None:
    """After a power cut a file may be full of them; four are a sound checksum of nothing."""
    with pytest.raises(Damaged):
        read_manifest(bytes(length))


def test_another_version_is_no_manifest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though nothing is wrong with it."""
    shot = Snapshot(Stamp([], array("Q"), [], array("Q")), b"", array("I"))
    written = Manifest(["base"], shot, shot, []).dump()
    monkeypatch.setattr(manifest, "FORMAT", manifest.FORMAT + b"1")
    with pytest.raises(Damaged):
        read_manifest(written)
    only = joined([manifest.FORMAT[:-1]])
    with pytest.raises(Damaged):
        read_manifest(crc32(only).to_bytes(4, "little") + only)


@pytest.fixture
def read(tmp_path: Path) -> Snapshot:
    """Three files as they were read, the last of them just after it was written."""
    for name in "abc":
        (tmp_path / f"{name}.toml").write_text(name)
    stamp = take_stamp([str(tmp_path)])
    return Snapshot(stamp, b"".join(digests(stamp.names)), array("I", [2]))


def test_unsettled_files_are_proved_by_content(read: Snapshot) -> None:
    """Looking the same is not enough for them."""
    assert not read.is_plain()
    assert read.changed(read.stamp) == []
    other = read._replace(digests=read.digests[: 2 * DIGEST] + bytes(DIGEST))
    assert other.changed(read.stamp) == [2]
    settled = other._replace(unsettled=array("I"))
    assert settled.is_plain()
    assert settled.changed(read.stamp) == []


def test_changed_files_are_named(read: Snapshot, tmp_path: Path) -> None:
    """Those of another content, and those that are new; not those that are only touched."""
    os.utime(tmp_path / "a.toml", (1, 1))
    (tmp_path / "b.toml").write_text("B")
    (tmp_path / "aa.toml").write_text("a")
    (tmp_path / "c.toml").unlink()
    now = take_stamp([str(tmp_path)])
    assert [os.path.basename(now.names[place]) for place in read.changed(now)] == [  # noqa: PTH119
        "aa.toml",
        "b.toml",
    ]
    assert not read._replace(unsettled=array("I")).is_plain()


def test_a_digest_for_each_file(read: Snapshot) -> None:
    """By its place."""
    assert [read.digest(place) for place in range(3)] == digests(read.stamp.names)


def test_what_is_kept_is_opened(tmp_path: Path) -> None:
    """None where there is nothing, or nothing of use."""
    folder = Folder(str(tmp_path / "cache"))
    assert kept_manifest(folder, "base", []) is None
    shot = Snapshot(Stamp([], array("Q"), [], array("Q")), b"", array("I"))
    written = Manifest(["base"], shot, shot, [Piece("base-1.segment", bytes(12), array("I"))])
    folder.write("base.manifest", written.dump())
    assert kept_manifest(folder, "base", ["base-0.segment"]) == written
    assert kept_manifest(folder, "base", ["base-1.segment"]) is None
    assert kept_parts(folder, written) is None  # the segment is not there
    folder.write("base-1.segment", b"damaged")
    assert kept_parts(folder, written) is None
    folder.write("base.manifest", b"damaged")
    assert kept_manifest(folder, "base", []) is None
    folder.close()
