"""The cache: it may make an answer faster, and nothing else.

Processes are really killed, disks really filled and bytes really damaged; whatever happens, the
answer is the one that the TOML files give, and at most one line is said.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from functools import partial
from itertools import count
from time import sleep
from typing import TYPE_CHECKING

import pytest
from bases import Answers, Child, Ended, alphabet, answers, base, fact, source, values, write
from conftest import CORPUS, SHIPPED
from hypothesis import given, settings
from hypothesis import strategies as st

from jzfacts.facts.loader import load
from jzfacts.index import manifest
from jzfacts.index.index import open_index
from jzfacts.index.manifest import Manifest, read_manifest
from jzfacts.index.segment import Segment
from jzfacts.search.completion import complete, complete_filter
from jzfacts.search.engine import QueryError, search
from jzfacts.search.suggest import suggest
from jzfacts.verify.verifier import Verifier

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jzfacts.index.index import Index

NOT_KEPT = "jzfacts: nothing is kept for the next time ({why})\n"
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")


@pytest.fixture(autouse=True)
def swift(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds ask the dictionaries once for all of them."""
    monkeypatch.setattr("jzfacts.index.builder.alphabet", alphabet)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("JZFACTS_CACHE", str(folder))
    return folder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the corpus, which nobody else changes."""
    path = tmp_path_factory.mktemp("base") / "corpus.toml"
    shutil.copy(CORPUS, path)
    return path


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were written a moment ago are believed to be what they look like."""
    monkeypatch.setattr("jzfacts.facts.stamp.TICK", 0)


@pytest.fixture(scope="module")
def truth(corpus: Path) -> Answers:
    """What the corpus answers without a cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JZFACTS_CACHE", "")
        patch.setattr("jzfacts.index.builder.alphabet", alphabet)
        found = answers(open_index([corpus]))
    assert found.facts == list(load([corpus]).facts)
    return found


def asked(path: Path) -> Answers:
    return answers(open_index([path]))


def files(kept: Path) -> list[str]:
    """The ends of the names of what is kept."""
    return sorted(path.suffix for path in kept.iterdir())


@pytest.mark.usefixtures("settled")
def test_one_manifest_one_segment(
    kept: Path,
    corpus: Path,
    truth: Answers,
) -> None:
    """And the lock; the second answer comes from them, and writes nothing."""
    assert asked(corpus) == truth
    assert files(kept) == [".lock", ".manifest", ".segment"]
    before = {path: path.stat() for path in kept.iterdir()}
    assert asked(corpus) == truth
    after = {path: path.stat() for path in kept.iterdir()}
    assert [seen.st_mtime_ns for seen in after.values()] == [
        seen.st_mtime_ns for seen in before.values()
    ]
    assert list(after) == list(before)


# Killed at any moment


def killed_at(step: int, task: Callable[[], object]) -> Callable[[], object]:
    """The task, killed before it opens, renames or removes its n-th file of the cache."""

    def run() -> None:
        steps = count()

        def hook(event: str, found: tuple[object, ...]) -> None:
            if event not in {"open", "os.rename", "os.remove"}:
                return
            name = found[0]
            # files of the cache are named by bare names
            if isinstance(name, str) and "/" not in name and next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        task()

    return run


def test_killed_at_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Before any file is opened, renamed or removed: the next answer is the right one."""
    for step in count():
        monkeypatch.setenv("JZFACTS_CACHE", str(tmp_path / f"cache-{step}"))
        path = write(tmp_path / f"base-{step}", a=base(source(), fact("f", "1")))
        assert values(path) == ["f 1"]
        write(path, a=base(source(), fact("f", "2")))
        child = Child(killed_at(step, partial(values, path))).wait()
        assert child.said == ""
        assert values(path) == ["f 2"]
        assert values(path) == ["f 2"]
        if child.status == 0:
            break
        assert child.status == -signal.SIGKILL
    assert step >= 7  # manifest, lock, segment, manifest again: each written aside and renamed
    assert capfd.readouterr() == ("", "")


def test_killed_at_any_time(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    corpus: Path,
    truth: Answers,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """From outside, a millisecond later each time."""
    monkeypatch.setenv("JZFACTS_CACHE", str(tmp_path / "cache"))
    statuses = set()
    for milliseconds in range(0, 60, 3):
        shutil.rmtree(tmp_path / "cache", ignore_errors=True)
        child = Child(lambda: asked(corpus))
        sleep(milliseconds / 1000)
        os.kill(child.id, signal.SIGKILL)
        ended = child.wait()
        statuses.add(ended.status)
        assert ended.said == ""
        assert asked(corpus) == truth
    assert -signal.SIGKILL in statuses
    assert capfd.readouterr() == ("", "")


def test_what_the_killed_leave_is_cleared_away(kept: Path, corpus: Path, truth: Answers) -> None:
    """Unfinished files once they are an hour old, and segments that no manifest names."""
    asked(corpus)
    (segment,) = kept.glob("*.segment")
    orphan = segment.with_name(segment.name.replace("-", "-0"))
    orphan.write_bytes(b"")
    young, old = kept / "young.tmp", kept / "old.tmp"
    young.write_bytes(b"")
    old.write_bytes(b"")
    os.utime(old, (0, 0))
    segment.unlink()
    assert asked(corpus) == truth
    assert files(kept) == [".lock", ".manifest", ".segment", ".tmp"]
    assert (young.exists(), orphan.exists()) == (True, False)


# Sixteen at once


def test_sixteen_processes_at_once(kept: Path, corpus: Path, truth: Answers) -> None:
    """All begin together without a cache; each answers, nobody complains, one cache is left."""
    start, ready = os.pipe()

    def task() -> None:
        os.close(ready)
        os.read(start, 1)  # ends for all of them when the parent closes its end
        for _ in range(3):
            assert asked(corpus) == truth

    children = [Child(task) for _ in range(16)]
    os.close(ready)
    assert [child.wait() for child in children] == [Ended(0, "")] * 16
    os.close(start)
    assert files(kept) == [".lock", ".manifest", ".segment"]


def test_asked_while_the_base_is_edited(kept: Path, tmp_path: Path) -> None:
    """A process that asks meanwhile gets the old answer or the new, never a mixture."""
    path = write(tmp_path / "base", a=base(source(), fact("f", "0"), fact("g", "0")))

    def task() -> None:
        for _ in range(10):
            found = values(path)
            assert found in [[f"f {value}", f"g {value}"] for value in range(10)], found

    children = [Child(task) for _ in range(4)]
    for value in range(10):
        new = tmp_path / "new"
        new.write_text(base(source(), fact("f", str(value)), fact("g", str(value))), "utf-8")
        new.replace(path / "a.toml")
        assert values(path) == [f"f {value}", f"g {value}"]
    assert [child.wait() for child in children] == [Ended(0, "")] * 4
    assert files(kept) == [".lock", ".manifest", ".segment"]


# No room, no folder


@pytest.mark.parametrize("limit", [0, 1, 5000, 50_000])
def test_a_full_disk(kept: Path, corpus: Path, truth: Answers, limit: int) -> None:
    """No file may grow beyond a limit, as a quota has it: answered, and said in one line."""

    def task() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        assert asked(corpus) == truth

    why = f"{kept}: {os.strerror(27)}"  # EFBIG
    assert Child(task).wait() == Ended(0, NOT_KEPT.format(why=why))
    assert ".tmp" not in files(kept)


def mounted(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A shell script in a mount namespace of its own, so that nothing stays mounted."""
    if not shutil.which("unshare") or os.geteuid() != 0:
        pytest.skip("only root mounts, and with unshare")
    command = ["unshare", "-m", "sh", "-ec", script, "sh", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    if done.returncode == 99:
        pytest.skip(f"nothing can be mounted here: {done.stderr}")
    return done


ASK = f"{sys.executable} -m jzfacts show grain-output --field value --facts"


def test_a_disk_that_is_really_full(kept: Path, corpus: Path) -> None:
    """A file system of 64 kilobytes: answered, one line said, and nothing half-written kept."""
    kept.mkdir(mode=0o700)
    script = f"""
    mount -t tmpfs -o size=64k,mode=700 none "$1" || exit 99
    {ASK} "$2"
    ls "$1" | grep -v lock || true
    """
    done = mounted(script, kept, corpus)
    why = f"{kept}: {os.strerror(28)}"  # ENOSPC
    assert (done.stdout, done.stderr) == ("42.40\n", NOT_KEPT.format(why=why))


def test_a_folder_that_is_really_read_only(kept: Path, tmp_path: Path) -> None:
    """What is fresh in it is used in silence; what is stale is not, and one line says so."""
    text = CORPUS.read_text("utf-8").replace("42.40", "42.50")
    (tmp_path / "edited.toml").write_text(text, "utf-8")
    kept.mkdir(mode=0o700)
    script = f"""
    mount -t tmpfs -o size=1m,mode=700 none "$1" || exit 99
    {ASK} "$2"
    {ASK} "$3"
    mount -o remount,ro "$1"
    echo fresh >&2
    {ASK} "$2"
    echo stale >&2
    cp "$4" "$3"
    {ASK} "$3"
    """
    copy = tmp_path / "copy.toml"
    shutil.copy(CORPUS, copy)
    done = mounted(script, kept, CORPUS, copy, tmp_path / "edited.toml")
    line = NOT_KEPT.format(why=f"{kept}: {os.strerror(30)}")  # EROFS
    assert (done.stdout, done.stderr) == ("42.40\n" * 3 + "42.50\n", f"fresh\nstale\n{line}")


@pytest.mark.parametrize("below", ["corpus.toml/cache", "corpus.toml"])
def test_a_place_that_is_no_folder(
    corpus: Path,
    truth: Answers,
    below: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A file, or something below one; not even root can write there."""
    place = corpus.parent / below
    monkeypatch.setenv("JZFACTS_CACHE", str(place))
    assert asked(corpus) == truth
    why = f"{place}: {os.strerror(20)}"  # ENOTDIR
    assert capsys.readouterr() == ("", NOT_KEPT.format(why=why))


@pytest.mark.parametrize(
    ("home", "why"),
    [
        ("/proc/none", "/proc/none/.cache/jzfacts: No such file or directory"),
        ("x", "no home directory"),
    ],
)
def test_no_home(
    corpus: Path,
    truth: Answers,
    home: str,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A home that is not there and cannot be made, and one that is none."""
    monkeypatch.delenv("JZFACTS_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", home)
    assert asked(corpus) == truth
    assert capsys.readouterr() == ("", NOT_KEPT.format(why=why))


def test_no_cache_wanted(
    corpus: Path,
    truth: Answers,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whoever wants none hears nothing of it."""
    monkeypatch.setenv("JZFACTS_CACHE", "")
    assert asked(corpus) == truth
    assert capsys.readouterr() == ("", "")


# Another version, damaged bytes


def test_a_cache_of_another_version(
    kept: Path, corpus: Path, truth: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made anew, by either of the versions."""
    with monkeypatch.context() as other:
        other.setattr(manifest, "FORMAT", b"jzfacts 0")
        assert asked(corpus) == truth
    (before,) = kept.glob("*.segment")
    assert asked(corpus) == truth
    (after,) = kept.glob("*.segment")
    assert before != after


def test_a_cache_of_an_older_program(
    kept: Path, corpus: Path, truth: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A room of the program or a dictionary has changed, be it by a byte."""
    room = tmp_path / "room.py"
    room.write_text("old")
    monkeypatch.setattr("jzfacts.index.renewal._makers", lambda: [str(room)])
    assert asked(corpus) == truth
    (before,) = kept.glob("*.segment")
    room.write_text("new")
    assert asked(corpus) == truth
    (after,) = kept.glob("*.segment")
    assert before != after


def damaged(data: bytes) -> Iterator[bytes]:
    """The bytes with one of them flipped; cut off; emptied; zeros; and something else."""
    step = max(1, len(data) // 12)
    for place in range(0, len(data), step):
        yield data[:place] + bytes([data[place] ^ 0x41]) + data[place + 1 :]
    for length in (0, 1, 3, 4, 5, len(data) // 2, len(data) - 1):
        yield data[:length]
    for length in (1, 4, 8, len(data)):
        yield bytes(length)
    yield data + b"\0"
    yield CORPUS.read_bytes()


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("kind", ["manifest", "segment", "lock"])
def test_damaged_bytes(
    kept: Path,
    corpus: Path,
    truth: Answers,
    kind: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Whichever they are, the answer is right and nothing is said."""
    asked(corpus)
    shutil.copytree(kept, kept.with_name("sound"))
    (path,) = kept.glob(f"*.{kind}")
    sound = path.read_bytes()
    for bytes_ in damaged(sound) if sound else [b"\0", b"x" * 100]:
        path.write_bytes(bytes_)
        assert asked(corpus) == truth
        shutil.rmtree(kept)
        shutil.copytree(kept.with_name("sound"), kept)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("kind", ["manifest", "segment", "lock"])
def test_missing_files(kept: Path, corpus: Path, truth: Answers, kind: str) -> None:
    """Somebody has cleared up; a lock is not missed until one is needed."""
    asked(corpus)
    (path,) = kept.glob(f"*.{kind}")
    path.unlink()
    assert asked(corpus) == truth
    assert {".manifest", ".segment"} <= set(files(kept))


def test_damage_comes_to_light_late(
    kept: Path, corpus: Path, truth: Answers, capfd: pytest.CaptureFixture[str]
) -> None:
    """The file is overwritten while its answers are being read."""
    index = open_index([corpus])
    given = index.facts()
    assert next(given) == truth.facts[0]
    (path,) = kept.glob("*.segment")
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
    assert answers(index) == truth
    assert list(given) == truth.facts[1:]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "ask",
    [
        lambda index: index.ranked(),
        lambda index: index.fact("garden-city"),
        lambda index: index.report("云溪县", "2030-S1"),
        lambda index: index.sources(9),
        lambda index: index.nearest("garden-cty"),
        lambda index: suggest(index, "粮食仓蓉"),
        lambda index: complete(index, "liang"),
        lambda index: complete_filter(index, "area", ""),
        lambda index: list(Verifier(index).verdicts("粮食仓容突破1100万吨。", "d")),
    ],
    ids="ranked fact report sources nearest suggest complete filter verify".split(),
)
def test_whoever_comes_upon_the_damage(
    kept: Path, corpus: Path, ask: Callable[[Index], object], capfd: pytest.CaptureFixture[str]
) -> None:
    """Gets an answer, the same as if there were none."""
    index = open_index([corpus])
    (path,) = kept.glob("*.segment")
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
    given = ask(index)
    assert given == ask(open_index([corpus]))
    assert given
    assert capfd.readouterr() == ("", "")


def test_a_disk_that_damages_all_it_is_given(
    kept: Path, corpus: Path, truth: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the second time the base is kept in memory alone."""
    monkeypatch.setattr(Segment, "facts_of", _spoiling(kept, Segment.facts_of))
    assert asked(corpus) == truth


def _spoiling(
    kept: Path, read: Callable[[Segment, str], array[int]]
) -> Callable[[Segment, str], array[int]]:
    def spoil(segment: Segment, key: str) -> array[int]:
        for path in kept.glob("*.segment"):
            with path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
        return read(segment, key)

    return spoil


# Clocks and edits


@pytest.mark.usefixtures("kept")
def test_edits_within_one_tick(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Of the same size, in the same file, its time set back to what it was: each is seen."""
    path = write(tmp_path / "base", a=base(source(), fact("f", "0")))
    os.utime(path / "a.toml", (10**9, 10**9))
    for value in range(9, 0, -1):
        assert len(values(path)) == 1
        with (path / "a.toml").open("r+b") as file:
            file.write(base(source(), fact("f", str(value))).encode())
        os.utime(path / "a.toml", (10**9, 10**9))
        assert values(path) == [f"f {value}"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("seconds", [-(10**6), 0, 10**6, 10**9])
def test_clocks_that_go_wrong(
    tmp_path: Path, seconds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files from the future, and a clock that went back between two answers."""
    path = write(tmp_path / "base", a=base(source(), fact("f", "1")))
    now = (path / "a.toml").stat().st_mtime_ns
    os.utime(path / "a.toml", ns=(now, now + seconds * 10**9))
    assert values(path) == ["f 1"]
    monkeypatch.setattr("jzfacts.index.renewal.time_ns", lambda: now - seconds * 10**9)
    assert values(path) == ["f 1"]
    write(path, a=base(source(), fact("f", "2")))
    os.utime(path / "a.toml", ns=(now, now + seconds * 10**9))
    assert values(path) == ["f 2"]
    assert values(path) == ["f 2"]


def test_files_come_and_go(kept: Path, tmp_path: Path) -> None:
    """Added, renamed, swapped, removed: the answer is what is there, in the order of names."""
    path = write(tmp_path / "base", b=base(source("b"), fact("f", "1", of="b")))
    assert values(path) == ["f 1"]
    write(path, a=base(source("a"), fact("g", "2", of="a")))
    assert values(path) == ["g 2", "f 1"]
    (path / "a.toml").rename(path / "c.toml")
    assert values(path) == ["f 1", "g 2"]
    (path / "c.toml").rename(path / "a.toml")
    (path / "b.toml").rename(path / "x")
    (path / "a.toml").rename(path / "b.toml")
    (path / "x").rename(path / "a.toml")
    assert values(path) == ["f 1", "g 2"]
    (path / "deeper").mkdir()
    (path / "b.toml").rename(path / "deeper" / "b.toml")
    assert values(path) == ["f 1", "g 2"]
    (path / "a.toml").unlink()
    assert values(path) == ["g 2"]
    assert files(kept) == [".lock", ".manifest", ".segment"]


def test_bases_do_not_meet(kept: Path, tmp_path: Path) -> None:
    """Each has its own files in the cache, and so have two together."""
    one = write(tmp_path / "one", a=base(source("a"), fact("f", "1", of="a")))
    two = write(tmp_path / "two", a=base(source("b"), fact("g", "2", of="b")))
    for _ in range(2):
        assert (values(one), values(two)) == (["f 1"], ["g 2"])
        assert (values(one, two), values(two, one)) == (["f 1", "g 2"], ["g 2", "f 1"])
    assert len(list(kept.iterdir())) == 4 * 3


# Planted


@pytest.fixture
def planted(kept: Path, tmp_path: Path) -> Path:
    """A base that says 1, and a cache that fits it to every look but says 2."""
    path = write(tmp_path / "base", a=base(source(), fact("f", "2")))
    values(path)
    (old,) = kept.glob("*.manifest")
    forged = read_manifest(old.read_bytes())
    keeping = [(piece.name, (kept / piece.name).read_bytes()) for piece in forged.pieces]
    write(path, a=base(source(), fact("f", "1")))
    values(path)
    (now,) = kept.glob("*.manifest")
    true = read_manifest(now.read_bytes())
    now.write_bytes(Manifest(true.paths, true.files, true.makers, forged.pieces).dump())
    for name, data in keeping:
        (kept / name).write_bytes(data)
        (kept / name).chmod(0o600)
    return path


def test_a_planted_cache_would_work(planted: Path) -> None:
    """Nobody can tell it from a true one by what it says: so nobody else may write there."""
    assert values(planted) == ["f 2"]


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_planted_cache_is_refused(
    planted: Path, kept: Path, mode: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a folder that others may write."""
    kept.chmod(mode)
    assert values(planted) == ["f 1"]
    why = f"{kept} can be written by others"
    assert capsys.readouterr() == ("", NOT_KEPT.format(why=why))


@pytest.mark.parametrize("kind", ["manifest", "segment"])
def test_planted_files_are_refused(
    planted: Path, kept: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """That others may write, or that are links."""
    path = max(kept.glob(f"*.{kind}"), key=lambda path: path.name in named(kept))
    path.chmod(0o666)
    assert values(planted) == ["f 1"]
    path.chmod(0o600)
    path.rename(kept.with_name("elsewhere"))
    path.symlink_to(kept.with_name("elsewhere"))
    assert values(planted) == ["f 1"]
    assert capsys.readouterr() == (
        "",
        NOT_KEPT.format(why=f"{path} can be written by others")
        + NOT_KEPT.format(why=f"{kept}: {os.strerror(40)}"),  # ELOOP
    )


def named(kept: Path) -> set[str]:
    """The segments that a manifest in the cache names."""
    return {
        piece.name
        for path in kept.glob("*.manifest")
        for piece in read_manifest(path.read_bytes()).pieces
    }


@AS_ROOT
def test_a_strangers_cache_is_refused(
    planted: Path, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever its permissions are; and a link to a folder of ours is none."""
    os.chown(kept, 12345, 12345)
    assert values(planted) == ["f 1"]
    os.chown(kept, os.geteuid(), os.getegid())
    kept.rename(kept.with_name("elsewhere"))
    kept.symlink_to(kept.with_name("elsewhere"))
    assert values(planted) == ["f 1"]
    assert capsys.readouterr() == (
        "",
        NOT_KEPT.format(why=f"{kept} belongs to another user")
        + NOT_KEPT.format(why=f"{kept}: {os.strerror(20)}"),  # ENOTDIR
    )


# What it is for


@pytest.mark.usefixtures("kept")
def test_a_fresh_cache_reads_no_toml() -> None:
    """The second process knows no TOML, no dictionary and no distances."""
    program = (
        "import sys\nfrom jzfacts.cli.main import main\n"
        f"main(['search', '粮食', '--facts', {str(CORPUS)!r}])\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=60,
        )
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[1].stdout.startswith("grain-output\t")
    slow = {
        "tomli",
        "pypinyin",
        "opencc",
        "rapidfuzz",
        "jzfacts.facts.loader",
        "jzfacts.index.renewal",
    }
    assert [slow & set(run.stderr.split()) for run in runs] == [slow - {"rapidfuzz"}, set()]


@pytest.fixture(scope="module", params=[CORPUS, SHIPPED], ids=lambda path: path.stem)
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Index, Index]:
    """A base without a cache, and out of one that was there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jzfacts.index.builder.alphabet", alphabet)
        patch.setenv("JZFACTS_CACHE", "")
        without = open_index([request.param])
        patch.setenv("JZFACTS_CACHE", str(tmp_path_factory.mktemp("cache")))
        open_index([request.param])
        return without, open_index([request.param])


@settings(max_examples=50)
@given(data=st.data())
def test_the_same_answers_with_and_without(pair: tuple[Index, Index], data: st.DataObject) -> None:
    """To any query made of the base's own words, their sounds and anything else."""
    without, within = pair
    known = list(without.facts())
    assert list(within.facts()) == known
    words = [text for fact in known for text in (fact.indicator, *fact.aliases)]
    pieces = st.one_of(
        st.sampled_from(words).flatmap(_part_of),
        st.sampled_from(["2024", "前三", "第1", "liang", "shouru", "zz", "%", "35173元", "全省"]),
        st.text(max_size=4),
    )
    query = data.draw(st.lists(pieces, min_size=1, max_size=3).map(" ".join))
    limit = data.draw(st.sampled_from([None, 1, 3]))
    assert found(within, query, limit) == found(without, query, limit)


def _part_of(text: str) -> st.SearchStrategy[str]:
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: text[min(pair) : max(pair)])


def found(index: Index, query: str, limit: int | None) -> object:
    """What a query finds, or why it is none."""
    try:
        return search(index, query, limit=limit)
    except QueryError as error:
        return str(error)
