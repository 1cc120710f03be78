"""A database that is brought up to date holds what one made anew would."""

from contextlib import nullcontext
from pathlib import Path
from random import Random

import pytest
from bases import base, fact, source, values, write

from jzfacts.facts import files
from jzfacts.facts.files import Content
from jzfacts.facts.loader import BaseError
from jzfacts.index import build
from jzfacts.index.changes import _rank
from jzfacts.index.index import Index, open_index
from jzfacts.index.schema import RANK_GAP, TABLES, as_word
from jzfacts.index.terms import label_terms

NAMES = ("粮食总产", "粮食产量", "农民收入", "出口", "进出口总额", "A股", "长江大桥", "路", "——")


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("JZFACTS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


FACT = "(SELECT id FROM fact WHERE place = {})"
HOLDS = (
    "SELECT id, source, fields, crc FROM fact ORDER BY place",
    "SELECT id, crc FROM source ORDER BY place",
    f"SELECT text, pinyin, units, id >> 32, {FACT.format('first')} FROM label ORDER BY 1, 2",
    f"SELECT text, {FACT.format('fact')}, kind FROM fact_label JOIN label ON label = id ORDER BY 1, 2, 3",
    f"SELECT text, iif(text IS NULL, key, 0), {FACT.format('fact')} FROM fact_key LEFT JOIN key ON key = id ORDER BY 1, 2, 3",
    "SELECT text FROM key ORDER BY 1",
    "SELECT count(*) FROM fact_label",
)


def held(index: Index) -> list[object]:
    """All that an index holds, but for numbers that tell its history."""
    db = index._db
    rows: list[object] = [db.execute(query).fetchall() for query in HOLDS]
    labels = db.execute("SELECT chars, units FROM label").fetchall()
    terms = {
        as_word(term)
        for chars, units in labels
        for term in label_terms(chars, units.split(), index.readings)
    }
    query = "SELECT text FROM term LEFT JOIN label ON id = term.rowid WHERE term MATCH ? ORDER BY 1"
    rows.append(index.areas)
    rows += [(term, db.execute(query, (f'"{term}"',)).fetchall()) for term in sorted(terms)]
    return rows


def text(random: Random, name: str) -> str:
    """A file whose facts may cite the source of another."""
    tables = [source(name, area=random.choice(["青禾市", "云溪县"]), period="2030")]
    for number in range(random.randint(1, 4)):
        of = "shared" if random.random() < 0.2 else name
        table = fact(
            f"{name}-{number}", str(random.randint(1, 9)), name=random.choice(NAMES), of=of
        )
        if random.random() < 0.5:
            table += f'aliases = ["{random.choice(["粮产", "收入", "路桥"])}"]\n'
        if random.random() < 0.5:
            table += f'rank = {{ place = {random.randint(1, 4)}, among = "全省" }}\n'
        tables.append(table)
    return base(*tables)


def test_any_edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files changed, added, removed, and the one whose source others cite."""
    random = Random(0)
    path = write(tmp_path / "base", a=text(random, "a"), shared=base(source("shared")))
    for _ in range(12):
        chosen = random.choice("abcdef")
        if random.random() < 0.2:
            (path / f"{chosen}.toml").unlink(missing_ok=True)
            (path / "a.toml").write_text(text(random, "a"), "utf-8")
        elif random.random() < 0.1:
            area = random.choice(["清溪县", "云溪县"])
            write(path, shared=base(source("shared", area=area)))
        else:
            write(path, **{chosen: text(random, chosen)})
        updated = held(open_index([path]))
        with monkeypatch.context() as patch:
            patch.setenv("JZFACTS_CACHE", "")
            assert updated == held(open_index([path]))


def test_files_come_and_go(tmp_path: Path) -> None:
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


def test_how_far_it_is_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File by file."""
    shown: list[int] = []
    monkeypatch.setattr(build, "progress", lambda *_told: nullcontext(shown.append))
    open_index(
        [write(tmp_path / "base", a=base(source("a")), b=base(source("b"), fact("f", of="b")))]
    )
    assert shown[:2] == [0, 1]


def test_what_is_wrong_is_said_as_the_user_wrote_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the path given, not the one that it leads to."""
    path = write(tmp_path / "base", a=base(source(), fact("f", of="x")), b=base(source("b"), "x"))
    monkeypatch.chdir(path)
    with pytest.raises(BaseError) as caught:
        values(path.relative_to(path))
    assert caught.value.problems == [
        "b.toml:9: not TOML: Expected '=' after a key in a key/value pair"
    ]
    write(path, b=base(source("b")))
    with pytest.raises(BaseError) as caught:
        values(path.relative_to(path))
    assert caught.value.problems == ["a.toml:14: [f] unknown source “x”; ids are page, b"]
    write(path, a=base(source(), fact("f")), b=base(source("b"), fact("f")))
    with pytest.raises(BaseError) as caught:
        values(path.relative_to(path))
    assert caught.value.problems == [
        "b.toml:10: [f] a second fact of this id; ids are unique in a source"
    ]


def test_a_file_that_is_there_again_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor that saves by renaming is between its two steps when the file is to be read."""
    path, moments = write(tmp_path / "one", a=base(source(), fact("tea"))), iter([True])

    def read(name: str) -> Content:
        if next(moments, False):
            raise FileNotFoundError(name)
        return files.read(name)

    monkeypatch.setattr(build, "read", read)
    assert [known.id for known in open_index([path]).facts()] == ["tea"]


def test_a_python_without_fts5(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said what is missing."""
    monkeypatch.setattr(build, "TABLES", TABLES.replace("fts5", "fts99"))
    path = write(tmp_path / "base", a=base(source(), fact("f")))
    with pytest.raises(BaseError) as caught:
        open_index([path])
    assert caught.value.problems == [
        "the SQLite of this Python lacks FTS5, which finds names; use another Python"
    ]


def test_ranks_of_new_files() -> None:
    """Halfway between their neighbours'; where there is no room, or the order has changed, all is new."""

    def ranked(*ranks: int) -> list[int] | None:
        given = list(ranks)
        return given if _rank(given) else None

    assert ranked(0, 0) == [RANK_GAP, 2 * RANK_GAP]
    assert ranked(0, 100, 0, 0, 104, 0) == [50, 100, 102, 103, 104, 104 + RANK_GAP]
    assert ranked(100, 0, 0, 0, 103) is None
    assert ranked(100, 90) is None
