"""The cache: it may make an answer faster, and nothing else.

Processes are really killed, disks really filled and bytes really damaged; whatever happens, the
answer is the one that the TOML files give, and at most one line is said.
"""

import errno
import os
import pwd
import resource
import shutil
import signal
import socket
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import sleep

import pytest
from bases import Answers, Child, Ended, answers, base, fact, source, values, write
from cases import cases
from conftest import CORPUS, SHIPPED
from hypothesis import given, settings
from hypothesis import strategies as st

from jzfacts.facts.loader import BaseError, load
from jzfacts.index import cache, changes, seal
from jzfacts.index.changes import PAUSE
from jzfacts.index.index import Index, open_index
from jzfacts.search.completion import complete, complete_filter
from jzfacts.search.engine import search
from jzfacts.search.query import QueryError
from jzfacts.search.suggest import suggest
from jzfacts.verify.verifier import Verifier

NOT_KEPT = "jzfacts: cannot use the cache ({why})\n"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("JZFACTS_CACHE", str(folder))
    return folder


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that vanishes is waited for, as users do."""
    monkeypatch.setattr(changes, "PAUSE", PAUSE)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the corpus, which nobody else changes."""
    path = tmp_path_factory.mktemp("base") / "corpus.toml"
    shutil.copy(CORPUS, path)
    return path


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were written a moment ago are believed to be what they look like."""
    monkeypatch.setattr("jzfacts.facts.files.TICK", 0)


@pytest.fixture(scope="module")
def truth(corpus: Path) -> Answers:
    """What the corpus answers without a cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JZFACTS_CACHE", "")
        found = answers(open_index([corpus]))
    assert found.facts == list(load([corpus]).facts)
    return found


def asked(path: Path) -> Answers:
    return answers(open_index([path]))


def files(kept: Path) -> list[str]:
    """The ends of the names of what is kept."""
    return sorted(path.suffix for path in kept.iterdir())


def only(kept: Path) -> Path:
    """The one base that is kept."""
    (path,) = kept.glob("*.sqlite")
    return path


@pytest.mark.usefixtures("settled")
def test_one_file_a_base(
    kept: Path, corpus: Path, truth: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And its lock; the second answer comes from it, and writes nothing.

    Its time is that when the reading began: what is edited meanwhile is looked at again.
    """
    began = corpus.stat().st_mtime_ns + 10**9
    with monkeypatch.context() as patch:
        patch.setattr(cache, "time_ns", lambda: began)
        assert asked(corpus) == truth
    assert files(kept) == [".lock", ".sqlite"]
    before = only(kept).stat()
    assert before.st_mtime_ns == began
    assert asked(corpus) == truth
    after = only(kept).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_was_looked_at_again_is_proven_by_it(kept: Path, tmp_path: Path) -> None:
    """Of files that were written a moment before: the time of the answer is that of the last look."""
    path = write(tmp_path / "base", a=base(source(), fact("f")))
    open_index([path])
    before = only(kept).stat()
    open_index([path])
    after = only(kept).stat()
    assert after.st_ino == before.st_ino
    assert after.st_mtime_ns > before.st_mtime_ns


# Killed, many at once


def test_killed_at_any_time(
    kept: Path, corpus: Path, truth: Answers, capfd: pytest.CaptureFixture[str]
) -> None:
    """From outside, a few milliseconds later each time: the next answer is the right one."""
    statuses = set()
    for milliseconds in range(0, 60, 12):
        shutil.rmtree(kept, ignore_errors=True)
        child = Child(lambda: asked(corpus))
        sleep(milliseconds / 1000)
        os.kill(child.id, signal.SIGKILL)
        ended = child.wait()
        statuses.add(ended.status)
        assert ended.said == ""
        assert asked(corpus) == truth
    assert -signal.SIGKILL in statuses
    assert capfd.readouterr() == ("", "")


def test_interrupted(
    kept: Path, corpus: Path, truth: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the middle of writing leaves nothing behind."""

    def interrupt(_path: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(seal, "write", interrupt)
        with pytest.raises(KeyboardInterrupt):
            open_index([corpus])
    assert files(kept) == [".lock"]
    assert asked(corpus) == truth


def test_what_is_of_no_use_is_cleared_away(
    kept: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bases that are gone, those of another version, unfinished files and locks: an hour old."""
    gone = write(tmp_path / "gone", a=base(source(), fact("f")))
    there = write(tmp_path / "there", a=base(source(), fact("f")))
    for path in (gone, there):
        open_index([path])
    with monkeypatch.context() as patch:
        program = write(tmp_path / "program", main="print()")
        patch.setattr("jzfacts.index.build._program", lambda: [str(program / "main.toml")])
        open_index([write(tmp_path / "earlier", a=base(source(), fact("f")))])
    write(program, main="print(1)")
    shutil.rmtree(gone)
    for name in ("young.tmp", "young.lock", "old.tmp", "old.lock", "notes.txt"):
        (kept / name).touch()
    os.mkfifo(kept / "pipe.sqlite")  # which nobody asks what base it holds
    for path in kept.iterdir():
        if path.stem != "young":
            os.utime(path, (0, 0))
    open_index([corpus])
    assert files(kept) == [".lock", ".lock", ".lock", ".sqlite", ".sqlite", ".tmp", ".txt"]
    assert (kept / "young.tmp").exists()
    assert (kept / "young.lock").exists()


def test_eight_processes_at_once(kept: Path, corpus: Path, truth: Answers) -> None:
    """All begin together without a cache; each answers, nobody complains, one builds."""
    start, ready = os.pipe()

    def task() -> None:
        os.close(ready)
        os.read(start, 1)  # ends for all of them when the parent closes its end
        for _ in range(3):
            assert asked(corpus) == truth

    children = [Child(task) for _ in range(8)]
    os.close(ready)
    assert [child.wait() for child in children] == [Ended(0, "")] * 8
    os.close(start)
    assert files(kept) == [".lock", ".sqlite"]


def test_another_process_takes_too_long(
    kept: Path, corpus: Path, truth: Answers, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Who waits for it answers from memory in the end, and says so."""
    monkeypatch.setattr(cache, "WAIT", 0.1)
    asked(corpus)
    path = only(kept)
    path.unlink()
    lock = sqlite3.connect(f"{path}.lock", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    assert asked(corpus) == truth
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    assert asked(corpus) == truth
    lock.close()
    said = [NOT_KEPT.format(why=f"{path}: database is locked")]
    said.append(f"jzfacts: 本次不保存缓存（{path}: 另一进程正在写入）\n")
    assert capsys.readouterr() == ("", "".join(said))


# Edited meanwhile


@pytest.mark.usefixtures("patient")
def test_an_editor_that_saves_by_renaming(kept: Path, tmp_path: Path) -> None:
    """It leaves moments without the file: then that is said, and nothing is kept of it."""
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(base(source("a"), fact("f", "0", of="a")), "utf-8")
    two.write_text(base(source("b"), fact("g", "9", of="b")), "utf-8")

    def task() -> None:
        for value in range(100):
            one.rename(tmp_path / "one.toml~")
            (tmp_path / "new").write_text(base(source("a"), fact("f", str(value), of="a")), "utf-8")
            (tmp_path / "new").rename(one)

    missing = f"{one}: no such file or directory; check --facts or JZFACTS_FACTS"
    gone = f"{one}: cannot read ({os.strerror(errno.ENOENT)}); check its permissions"
    changing = [f"{path}: changes while it is read; try again" for path in (one, two)]
    editor = Child(task)
    for _ in range(60):
        try:
            found = values(one, two)
        except BaseError as error:
            found = error.problems
        right = [[f"f {value}", "g 9"] for value in range(100)]
        assert found in [[missing], [gone], changing, *right]
    assert editor.wait() == Ended(0, "")
    assert values(one, two) == ["f 99", "g 9"]
    one.unlink()
    with pytest.raises(BaseError):
        open_index([one, two])
    two.unlink()
    with pytest.raises(BaseError):
        open_index([one, two])
    assert files(kept) == [".lock", ".sqlite"]


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("is_known", [True, False])
def test_a_file_that_vanishes_for_a_moment(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_known: bool
) -> None:
    """A folder without it is looked at again before that is believed, be the base known or not."""
    path = write(
        tmp_path / "base",
        a=base(source("a"), fact("f", "1", of="a")),
        b=base(source("b"), fact("g", "2", of="b")),
    )
    if is_known:
        assert values(path) == ["f 1", "g 2"]
    gone = (path / "b.toml").rename(path / "b.toml~")
    monkeypatch.setattr(
        "jzfacts.index.changes.sleep",
        lambda _time: gone.exists() and gone.rename(path / "b.toml"),
    )
    assert values(path) == ["f 1", "g 2"]
    (path / "b.toml").unlink()
    monkeypatch.setattr("jzfacts.index.changes.sleep", lambda _time: None)
    assert values(path) == ["f 1"]
    assert files(kept) == [".lock", ".sqlite"]


@pytest.mark.usefixtures("patient")
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
    monkeypatch.setattr(cache, "time_ns", lambda: now - seconds * 10**9)
    assert values(path) == ["f 1"]
    write(path, a=base(source(), fact("f", "2")))
    os.utime(path / "a.toml", ns=(now, now + seconds * 10**9))
    assert values(path) == ["f 2"]
    assert values(path) == ["f 2"]


def test_bases_do_not_meet(kept: Path, tmp_path: Path) -> None:
    """Each has its own file in the cache, and so have two together, however they are called."""
    one = write(tmp_path / "one", a=base(source("a"), fact("f", "1", of="a")))
    two = write(tmp_path / "two", a=base(source("b"), fact("g", "2", of="b")))
    (two / "in").mkdir()
    (tmp_path / "link").symlink_to(two / "in")
    for path in (one, one / ".." / "one"):
        assert (values(path), values(two)) == (["f 1"], ["g 2"])
        assert (values(path, two), values(two, path)) == (["f 1", "g 2"], ["g 2", "f 1"])
    assert values(tmp_path / "link" / ".." / "a.toml") == ["g 2"]
    assert files(kept) == [".lock"] * 5 + [".sqlite"] * 5


# No room, no folder


@pytest.mark.parametrize("limit", [0, 1, 5000, 50_000])
def test_a_full_disk(kept: Path, corpus: Path, truth: Answers, limit: int) -> None:
    """No file may grow beyond a limit, as a quota has it: answered, and said in one line."""

    def task() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        assert asked(corpus) == truth

    ended = Child(task).wait()
    assert ended.status == 0
    assert len(ended.said.splitlines()) == 1
    assert ended.said.startswith(f"jzfacts: cannot use the cache ({kept}/")
    assert set(files(kept)) <= {".lock"}


@cases
def test_a_place_where_nothing_is_kept(
    corpus: Path, truth: Answers, place: str | None, home: str, why: str | None,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """A file or what is below one, a home that is none; whoever wants no cache hears nothing of it."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", home)
    if place is None:
        monkeypatch.delenv("JZFACTS_CACHE")
    else:
        monkeypatch.setenv("JZFACTS_CACHE", place.format(base=corpus))
    assert asked(corpus) == truth
    said = NOT_KEPT.format(why=why.format(base=corpus)) if why else ""
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize("home", ["", None])
def test_a_home_that_nobody_tells(
    corpus: Path, truth: Answers, home: str | None, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """It is as the system has it; where that knows none, nothing is kept: never at the root."""
    for name in ("JZFACTS_CACHE", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    user = list(pwd.getpwuid(os.getuid()))
    user[5] = str(tmp_path)
    monkeypatch.setattr(pwd, "getpwuid", lambda _user: pwd.struct_passwd(user))
    assert asked(corpus) == truth
    assert only(tmp_path / ".cache" / "jzfacts").exists()
    monkeypatch.setattr(pwd, "getpwuid", {}.__getitem__)  # a container's user without an entry
    assert asked(corpus) == truth
    assert capsys.readouterr() == ("", NOT_KEPT.format(why="~: no home directory"))


# Another version, damaged bytes


def test_a_cache_of_another_program(
    kept: Path, corpus: Path, truth: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module or a dictionary has changed, be it by a byte, or the format: it is made anew."""
    module = tmp_path / "module.py"
    module.write_text("old")
    monkeypatch.setattr("jzfacts.index.build._program", lambda: [str(module)])
    with monkeypatch.context() as other:
        other.setattr("jzfacts.index.build.FORMAT", "0")
        open_index([corpus])
    for program in ("old", "new"):
        before = only(kept).stat().st_ino
        module.write_text(program)
        assert asked(corpus) == truth
        assert only(kept).stat().st_ino != before


def damaged(data: bytes) -> Iterator[bytes]:
    """The bytes with a bit of them flipped; cut off; emptied; zeros; and something else."""
    random = Random(1)
    for _ in range(3):
        place = random.randrange(len(data))
        yield data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1 :]
    for length in (0, 64, len(data) // 2, len(data) - 1):
        yield data[:length]
    for length in (64, len(data)):
        yield bytes(length)
    yield data + b"\0"
    yield CORPUS.read_bytes()


@pytest.mark.usefixtures("settled")
def test_damaged_bytes(
    kept: Path, corpus: Path, truth: Answers, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whichever they are, the answer is right and nothing is said."""
    asked(corpus)
    path = only(kept)
    sound = path.read_bytes()
    for bytes_ in damaged(sound):
        path.write_bytes(bytes_)
        assert asked(corpus) == truth
        assert path.read_bytes()[:16] == b"SQLite format 3\0"
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("settled")
def test_damaged_bytes_of_a_large_base(
    kept: Path, corpus: Path, truth: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its checksum is looked at only before something is said to be all, or not to be there.

    So no figure is ever wrong, no list is short, and "nothing found" is true; of several matches
    one may be missing where the damage hit the terms.
    """
    monkeypatch.setattr(seal, "SMALL", 0)
    asked(corpus)
    path = only(kept)
    sound = path.read_bytes()
    of_files = sound.replace(str(corpus).encode(), str(corpus).upper().encode())
    for bytes_ in [of_files, *damaged(sound)]:
        path.write_bytes(bytes_)
        os.utime(path)
        for found, matches in zip(asked(corpus).matches, truth.matches, strict=True):
            assert {match.fact.id for match in found} <= {match.fact.id for match in matches}
            assert bool(found) == bool(matches)
        path.write_bytes(bytes_)
        index = open_index([corpus])
        assert (list(index.facts()), index.ranked()) == (truth.facts, truth.ranked)


@pytest.mark.usefixtures("settled")
@cases
def test_a_value_of_another_kind(
    kept: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch, damage: str, query: str
) -> None:
    """One bit tells what kind a value is. It is no error: the base is read again."""
    monkeypatch.setattr(seal, "SMALL", 0)
    right = search(open_index([corpus]), query, limit=1)
    with sqlite3.connect(only(kept)) as db:
        db.execute(damage)
    os.utime(only(kept))
    assert search(open_index([corpus]), query, limit=1) == right


def test_damage_comes_to_light_late(
    kept: Path, corpus: Path, truth: Answers, capfd: pytest.CaptureFixture[str]
) -> None:
    """The file is overwritten while its answers are being read."""
    index = open_index([corpus])
    given = index.facts()
    assert next(given) == truth.facts[0]
    path = only(kept)
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
    path = only(kept)
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
    given = ask(index)
    assert given == ask(open_index([corpus]))
    assert given
    assert capfd.readouterr() == ("", "")


def test_a_disk_that_damages_all_it_is_given(
    corpus: Path, kept: Path, truth: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the second time the base is kept in memory alone."""
    monkeypatch.setattr("jzfacts.index.index.is_sound", lambda _path: False)
    index = open_index([corpus])
    assert answers(index) == truth
    assert index._path is None
    assert files(kept) == [".lock", ".sqlite"]


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        os.chdir(path.parent)  # a name of more than a hundred bytes is none for a socket
        one.bind(path.name)


@pytest.mark.parametrize("make", [_pipe, _socket, Path.mkdir], ids=["pipe", "socket", "folder"])
@pytest.mark.parametrize("end", ["", ".lock"])
def test_something_else_in_the_place_of_the_file(
    kept: Path, corpus: Path, truth: Answers, make: Callable[[Path], None], end: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """It is replaced, or the answer comes from memory with one line; nobody waits for it."""
    monkeypatch.chdir(kept.parent)
    asked(corpus)
    path = only(kept)
    path.unlink()
    (kept / f"{path.name}.lock").unlink()
    make(kept / f"{path.name}{end}")
    assert asked(corpus) == truth
    said = capsys.readouterr().err.splitlines()
    if path.is_file():
        assert said == []
    else:
        (line,) = said
        assert line.startswith(f"jzfacts: cannot use the cache ({path}")


# Planted


@pytest.fixture
def planted(kept: Path, tmp_path: Path) -> Path:
    """A base that says 1, and a cache that fits it to every look but says 2."""
    path = write(tmp_path / "base", a=base(source(), fact("f", "2")))
    values(path)
    forged = only(kept).read_bytes()
    write(path, a=base(source(), fact("f", "1")))
    values(path)
    now = sqlite3.connect(only(kept))
    state = now.execute("SELECT value, crc FROM meta WHERE name = 'files'").fetchone()
    now.close()
    only(kept).write_bytes(forged)
    forging = sqlite3.connect(only(kept))
    forging.execute("UPDATE meta SET value = ?, crc = ? WHERE name = 'files'", state)
    forging.commit()
    forging.close()
    seal.write(str(only(kept)))
    return path


def test_a_planted_cache_is_refused(
    planted: Path, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a folder that others may write or own; and a link to a folder of ours is none.

    By what it says nobody can tell it from a true one.
    """
    assert values(planted) == ["f 2"]
    lines = []
    for mode in (0o770, 0o702, 0o777):
        kept.chmod(mode)
        assert values(planted) == ["f 1"]
        lines.append(f"{kept}: can be written by others")
    kept.chmod(0o700)
    if os.geteuid() == 0:  # only root gives files away
        os.chown(kept, 12345, 12345)
        assert values(planted) == ["f 1"]
        lines.append(f"{kept}: can be written by others")
        os.chown(kept, os.geteuid(), os.getegid())
    kept.rename(kept.with_name("elsewhere"))
    kept.symlink_to(kept.with_name("elsewhere"))
    assert values(planted) == ["f 1"]
    lines.append(f"{kept}: is no folder")
    assert capsys.readouterr() == ("", "".join(NOT_KEPT.format(why=why) for why in lines))


# What it is for


@pytest.fixture(scope="module", params=[CORPUS, SHIPPED], ids=lambda path: path.stem)
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Index, Index]:
    """A base without a cache, and out of one that was there."""
    with pytest.MonkeyPatch.context() as patch:
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
