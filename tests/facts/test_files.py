"""Which files a base is made of, what they look like, and when that is proof."""

import errno
import os
import threading
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from jzfacts.facts.files import (
    FIELDS,
    TICK,
    BaseError,
    Snapshot,
    is_kept,
    read,
    snapshot,
)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A directory base: two years of one area, one of another, and what is no base."""
    for name in ("b/2.toml", "b/1.TOML", "a.toml", "b/notes.txt", "c.toml.orig"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def names(*paths: Path) -> list[str]:
    return snapshot(map(str, paths)).files


def test_directories_are_searched_to_any_depth(base: Path) -> None:
    """Only for *.toml, in sorted order, each file once; a file is taken whatever its name."""
    found = [str(base / name) for name in ("a.toml", "b/1.TOML", "b/2.toml")]
    assert names(base) == found
    assert names(base / "b" / "notes.txt") == [str(base / "b" / "notes.txt")]
    assert names(base / "b", base / "a.toml") == [*found[1:], found[0]]
    assert names(base, base / "b", base / "a.toml") == found


def test_what_editors_leave_is_not_read(base: Path) -> None:
    """Hidden files and folders: Emacs locks a file by a link to nowhere beside it."""
    found = names(base)
    (base / ".#a.toml").symlink_to("user@host.1234")
    (base / ".ipynb_checkpoints").mkdir()
    (base / ".ipynb_checkpoints" / "a.toml").touch()
    assert names(base) == found


def test_links_to_folders_are_followed(
    base: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Into each folder once, though they may lead round in a circle."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "x.toml").touch()
    (elsewhere / "back").symlink_to(base)
    (base / "z").symlink_to(elsewhere)
    (base / "b" / "round").symlink_to(base)
    found = [str(base / name) for name in ("a.toml", "b/1.TOML", "b/2.toml", "z/x.toml")]
    assert names(base) == found


def test_what_cannot_be_read_is_said(base: Path) -> None:
    """All of it at once; nothing is left out in silence, and nobody waits for a pipe."""
    os.mkfifo(base / "b" / "pipe.toml")
    (base / "empty").mkdir()
    with pytest.raises(BaseError) as caught:
        names(base / "none", base, base / "empty")
    assert caught.value.problems == [
        f"{base}/none: no such file or directory; check --facts or JZFACTS_FACTS",
        f"{base}/b/pipe.toml: not a regular file; remove it from the base",
        f"{base}/empty: no *.toml file in this directory; name a fact base",
    ]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes another user")
@pytest.mark.parametrize("name", ["", "a.toml"])
def test_a_folder_that_may_not_be_searched_is_not_said_to_be_absent(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    """The true reason is told, of a base that is there and of files in it."""
    folder = tmp_path_factory.mktemp("locked")
    (folder / "base").mkdir()
    (folder / "base" / "a.toml").touch()
    path = folder / "base" / name
    folder.chmod(0o600)
    os.seteuid(65534)
    try:
        with pytest.raises(BaseError) as caught:
            names(path)
    finally:
        os.seteuid(0)
    reason = os.strerror(errno.EACCES)
    told = f"{path}: cannot read ({reason}); check its permissions"
    assert caught.value.problems == [told]


def _same_size(path: Path) -> None:
    path.write_text("x" * path.stat().st_size)


def _old_times(path: Path) -> None:
    """Another text, with the old times put back: the time of status tells it."""
    known = path.stat()
    path.write_text("x" * known.st_size)
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))


def _another_file(path: Path) -> None:
    (path.parent / "new").write_bytes(path.read_bytes())
    (path.parent / "new").replace(path)


@pytest.mark.parametrize(
    "edit",
    [
        _same_size,
        _old_times,
        _another_file,
        os.unlink,
        lambda path: path.rename(path.with_name("d.toml")),
        lambda path: path.with_name("d.toml").touch(),
        lambda path: path.with_name("deeper").mkdir(),
    ],
)
def test_every_edit_is_seen(base: Path, edit: Callable[[Path], None]) -> None:
    """Of a file, and of what is in a folder."""
    seen = snapshot([str(base)])
    assert seen.is_current()
    edit(base / "b" / "2.toml")
    assert not seen.is_current()


def test_looks_are_proof_once_a_clock_has_ticked() -> None:
    """Of all files and folders, whichever of its two times is the later."""

    def seen(content: int, status: int) -> Snapshot:
        return Snapshot(["f"], ["d"], array("Q", [1, 9, 9, 7, 0, content, status, 8]))

    assert seen(9, 9).is_settled(TICK + 10)
    assert not seen(10, 9).is_settled(TICK + 10)
    assert not seen(9, 10).is_settled(TICK + 10)
    assert not seen(TICK * 9, 9).is_settled(TICK + 10)


def test_a_file_that_changes_while_it_is_read_looks_like_none(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of what is read of it may be of another time than the other half."""
    path = base / "a.toml"
    known = snapshot([str(path)]).look(0)
    assert read(str(path)) == (b"a.toml", known)
    fstat = os.fstat

    def changing(descriptor: int) -> os.stat_result:
        found = fstat(descriptor)
        path.write_text("longer than it was")
        return found

    monkeypatch.setattr(os, "fstat", changing)
    assert read(str(path)).look == array("Q", [0] * FIELDS)


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    """What came through it is remembered, for it is gone; nothing of it is to be kept."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert not is_kept(str(path))
    writer = threading.Thread(target=path.write_text, args=("schema = 1",))
    writer.start()
    first = read(str(path))
    writer.join()
    assert first.data == b"schema = 1"
    assert read(str(path)) == first
    assert snapshot([str(path)]).look(0) == first.look
    assert is_kept(str(tmp_path))
    assert not is_kept(str(tmp_path / "none"))
