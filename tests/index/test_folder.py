"""The cache folder: ours alone, and whole files or none."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from jzfacts.index.folder import (
    TEMPORARY,
    Folder,
    FolderError,
    folder_path,
    temporary_name,
    write_all,
)

AS_ROOT = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away"
)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder of ours, with one file in it."""
    folder = Folder(str(tmp_path / "home" / ".cache" / "jzfacts"))
    folder.write("kept", b"42.4")
    return folder


def contents(folder: Folder, name: str) -> bytes | None:
    file = folder.open(name)
    if file is None:
        return None
    with file:
        return file.read()


def test_the_folder_is_made_for_us_alone(folder: Folder) -> None:
    """It and what is in it; its parents as the system makes them."""
    modes = [
        stat.S_IMODE(path.stat().st_mode) for path in (Path(folder.path), Path(folder.path, "kept"))
    ]
    assert modes == [0o700, 0o600]
    folder.close()


def test_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Our own variable before XDG's, that before the home; empty means nowhere."""
    monkeypatch.setenv("HOME", "/users/lin")
    monkeypatch.delenv("JZFACTS_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert folder_path() == "/users/lin/.cache/jzfacts"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")  # to be ignored, says the specification
    assert folder_path() == "/users/lin/.cache/jzfacts"
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/lin")
    assert folder_path() == "/var/lin/jzfacts"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JZFACTS_CACHE", "here")
    assert folder_path() == str(tmp_path / "here")
    monkeypatch.setenv("JZFACTS_CACHE", "")
    assert folder_path() is None


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative home is none: the cache would be wherever one happens to be."""
    monkeypatch.delenv("JZFACTS_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "somewhere")
    with pytest.raises(FolderError, match=r"^no home directory$"):
        folder_path()


def test_files_are_put_in_place_whole(folder: Folder) -> None:
    """Over what was there; nothing else is left behind, and none is no error."""
    folder.write("kept", b"42.40")
    assert contents(folder, "kept") == b"42.40"
    assert contents(folder, "none") is None
    assert folder.names() == ["kept"]
    folder.close()


def test_a_file_that_cannot_be_written_leaves_nothing(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old state stays, and the error goes on."""
    monkeypatch.setattr(Folder, "rename", lambda *_: Path("no such file").stat())
    with pytest.raises(FileNotFoundError):
        folder.write("kept", b"half")
    assert (contents(folder, "kept"), folder.names()) == (b"42.4", ["kept"])
    folder.close()


def test_files_are_made_once(folder: Folder) -> None:
    """Nobody's file is written over but by renaming."""
    with pytest.raises(FileExistsError):
        folder.create("kept")
    with folder.create("new") as file:
        write_all(file, b"x" * 100_000)
    folder.rename("new", "renamed")
    assert contents(folder, "renamed") == b"x" * 100_000
    folder.remove("renamed")
    folder.remove("renamed")  # what is not there is as good as removed
    assert folder.names() == ["kept"]
    folder.close()


def test_ages(folder: Folder) -> None:
    """Seconds since the last writing; unknown is 0."""
    path = Path(folder.path, "kept")
    seen = path.stat()
    os.utime(path, (seen.st_atime, seen.st_mtime - 5000))
    assert 5000 <= folder.age("kept") < 6000
    assert folder.age("none") == 0
    folder.close()


def test_temporary_names_differ() -> None:
    """And can be told from all others by their end."""
    names = {temporary_name() for _ in range(100)}
    assert len(names) == 100
    assert all(name.endswith(TEMPORARY) for name in names)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o722])
def test_a_folder_that_others_may_write_is_refused(tmp_path: Path, mode: int) -> None:
    """Whoever could write there could put false figures into an answer."""
    path = tmp_path / "cache"
    path.mkdir()
    path.chmod(mode)
    with pytest.raises(FolderError) as refused:
        Folder(str(path))
    assert str(refused.value) == f"{path} can be written by others"


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o500])
def test_others_may_read(tmp_path: Path, mode: int) -> None:
    """A base is no secret."""
    path = tmp_path / "cache"
    path.mkdir(mode=mode)
    folder = Folder(str(path))
    assert folder.names() == []
    folder.close()


@AS_ROOT
def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    """Even if it is closed to all but its owner."""
    path = tmp_path / "cache"
    path.mkdir(mode=0o700)
    os.chown(path, 12345, 12345)
    with pytest.raises(FolderError) as refused:
        Folder(str(path))
    assert str(refused.value) == f"{path} belongs to another user"


@AS_ROOT
def test_a_foreign_file_is_refused(folder: Folder) -> None:
    """One that was put there while the folder was open to others."""
    path = Path(folder.path, "kept")
    os.chown(path, 12345, 12345)
    with pytest.raises(FolderError) as refused:
        folder.open("kept")
    assert str(refused.value) == f"{path} belongs to another user"
    folder.close()


def test_a_file_that_others_may_write_is_refused(folder: Folder) -> None:
    """As the folder is."""
    path = Path(folder.path, "kept")
    path.chmod(0o620)
    with pytest.raises(FolderError) as refused:
        folder.open("kept")
    assert str(refused.value) == f"{path} can be written by others"
    folder.close()


def test_links_are_not_followed(folder: Folder, tmp_path: Path) -> None:
    """Neither the folder nor a file in it may be one; a link above the folder is the user's."""
    (tmp_path / "link").symlink_to(folder.path)
    with pytest.raises(OSError, match=r"Not a directory|symbolic links"):
        Folder(str(tmp_path / "link"))
    Path(folder.path, "link").symlink_to("kept")
    with pytest.raises(OSError, match="symbolic links"):
        folder.open("link")
    (tmp_path / "house").symlink_to(tmp_path / "home")
    above = Folder(str(tmp_path / "house" / ".cache" / "jzfacts"))
    assert contents(above, "kept") == b"42.4"
    above.close()
    folder.close()


def test_the_folder_that_was_checked_is_the_one_that_is_used(folder: Folder) -> None:
    """Another one put in its place later is not looked at."""
    path = Path(folder.path)
    path.rename(path.with_name("moved"))
    path.mkdir()
    Path(folder.path, "kept").write_bytes(b"planted")
    assert contents(folder, "kept") == b"42.4"
    folder.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_is_refused(folder: Folder) -> None:
    """A named pipe would keep its reader waiting for ever."""
    path = Path(folder.path, "pipe")
    os.mkfifo(path, 0o600)
    with pytest.raises(FolderError) as refused:
        folder.open("pipe")
    assert str(refused.value) == f"{path} is neither file nor folder"
    folder.close()


LOCKING = """
import sys
from jzfacts.index.folder import Folder
with Folder(sys.argv[1]).lock("lock", 0) as held:
    print(held, flush=True)
    sys.stdin.read()
"""


def test_a_lock_keeps_other_processes_out(folder: Folder) -> None:
    """For as long as it is held, and no longer than its holder lives."""
    holder = subprocess.Popen(
        [sys.executable, "-c", LOCKING, folder.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        with folder.lock("lock", 0) as held:
            assert not held
        holder.kill()
        holder.wait(60)
    with folder.lock("lock", 10) as held:
        assert held
    folder.close()


def test_a_lock_in_a_folder_that_is_gone(folder: Folder) -> None:
    """Somebody removed the cache just now: there is nothing to be had."""
    Path(folder.path, "kept").unlink()
    Path(folder.path).rmdir()
    with folder.lock("lock", 0) as held:
        assert not held
    folder.close()
