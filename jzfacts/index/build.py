"""Writes TOML files into the database: a whole base, or the files that changed.

`write` carries out a plan (see `changes`): it parses files and writes their facts as rows, then
spells new labels and indexes them under their terms.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.facts.figures import figure_keys
from jzfacts.facts.files import (
    DOUBT,
    FIELDS,
    BaseError,
    Content,
    digest,
    looks,
    read,
    unreadable,
)
from jzfacts.facts.loader import OutsideSource, load, read_file
from jzfacts.i18n import _
from jzfacts.index.changes import place_range
from jzfacts.index.filters import FIGURE, SUPERSEDED, fact_keys
from jzfacts.index.names import common_words, names_of, official_names
from jzfacts.index.schema import (
    FORMAT,
    INDEXES,
    LENGTH_BITS,
    TABLES,
    as_word,
    checked,
    fact_of,
    fact_row,
    get,
    key_id,
    put,
    sealed,
    source_of,
    source_row,
)
from jzfacts.index.terms import label_terms, letters_of
from jzfacts.progress import progress
from jzfacts.text.syllables import without_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.facts.model import Fact, Source
    from jzfacts.index.changes import Plan
    from jzfacts.index.names import Name
    from jzfacts.index.terms import Readings

CHUNK = 2000
"""Number of labels that are spelled at once."""

_SOURCES = "SELECT id, area, fields, crc FROM source"


class ChangedMeanwhile(Exception):
    """The files changed while they were read, and do not fit together."""


def write(db: sqlite3.Connection, todo: Plan, given: Sequence[str], paths: Sequence[str]) -> bool:
    """Carry out a plan; return False if a file changed meanwhile, so that more is to be done.

    `given`: the paths of the base as the user wrote them, for messages. Raises BaseError,
    ChangedMeanwhile, sqlite3.Error; the database is then unusable.
    """
    try:
        writer = _Writer(db, todo, paths)
        writer.read({name: _as_given(given, paths, name) for name in todo.now.files})
        if db.execute("SELECT 1 FROM key WHERE substr(text, 1, 1) = ?", SUPERSEDED).fetchone():
            load(list(map(Path, given)))  # what a fact supersedes may be in any file
        if db.execute("SELECT 1 FROM fact").fetchone():
            db.execute("COMMIT")
            return writer.looks == todo.now.looks
    except sqlite3.IntegrityError:  # an id is in two files, of one source or of two
        pass
    except sqlite3.OperationalError as error:
        if "no such module" not in str(error):
            raise
        message = _("the SQLite of this Python lacks FTS5, which finds names; use another Python")
        raise BaseError([message]) from None
    load(list(map(Path, given)))  # tells what is wrong with them together, or it is mended by now
    raise ChangedMeanwhile


def _as_given(given: Sequence[str], paths: Sequence[str], name: str) -> str:
    """Return the path of a file in terms of what the user wrote."""
    for written, path in zip(given, paths, strict=True):
        if name == path or name.startswith(os.path.join(path, "")):
            return written + name[len(path) :]
    return name


def _keys(fact: Fact) -> set[str]:
    return fact_keys(fact).union(FIGURE + key for key in figure_keys(fact))


def spell(labels: Sequence[tuple[str, str | None]], readings: Readings) -> list[tuple[str, str]]:
    """Return how labels are spelled and their terms, from characters and pinyin."""
    from jzfacts.text import pinyin as reader

    spelled = []
    found = reader.readings([chars for chars, _ in labels])
    for (chars, pinyin), units in zip(labels, found, strict=True):
        syllables = without_tones(pinyin or "").split()
        if len(syllables) == len(units):
            units = [f"{syllable}5" for syllable in syllables]  # an override gives no tones
        spelled.append((" ".join(units), _terms(chars, units, readings)))
    return spelled


def _terms(chars: str, units: Sequence[str], readings: Readings) -> str:
    return " ".join(map(as_word, label_terms(chars, units, readings)))


def dictionaries() -> dict[str, object]:
    """Return what every base knows besides its facts: simplified forms and sounds of characters; names of
    official indicators, and the words in them.
    """
    from opencc import OpenCC

    from jzfacts.text.pinyin import character_readings

    converter = OpenCC("t2s")
    pairs = ((char, converter.convert(char)) for char in map(chr, range(0x4E00, 0xA000)))
    simplified = {ord(char): plain for char, plain in pairs if plain != char and len(plain) == 1}
    official = {letters_of(name, simplified): number for name, number in official_names().items()}
    return {
        "simplified": simplified,
        "readings": dict(character_readings()),
        "official": official,
        "words": common_words(official),
    }


def _program() -> list[str]:
    """Return the program's files that determine the content of a database."""
    import opencc
    import pypinyin

    package = Path(__file__).parent.parent
    ours = sorted(
        str(path) for path in package.rglob("*") if path.suffix in (".py", ".tsv", ".toml")
    )
    return [*ours, opencc.__file__, pypinyin.__file__]


class _Writer:
    """Writes files into a database within one transaction, which `write` commits."""

    def __init__(self, db: sqlite3.Connection, todo: Plan, paths: Sequence[str]) -> None:
        self._db, self._todo = db, todo
        self.looks = array("Q", todo.now.looks)
        """What files looked like when they were read."""
        self._digests = list(todo.digests)
        self._labels: dict[tuple[str, str | None], int] = {}
        self._new: list[tuple[int, str, str | None, str]] = []
        """Labels to be spelled: id, text, pinyin, chars."""
        db.execute("BEGIN")
        if todo.anew:
            for statement in TABLES.split(";\n"):
                db.execute(statement)
            program = _program()
            known = {
                "format": FORMAT,
                "program": (program, looks(program).tobytes()),
                "base": "\0".join(paths),
                "areas": {},
                "labels": 0,
                "cited": (),
                "doubts": {},
            }
            for name, value in (known | dictionaries()).items():
                put(db, name, value)
        self._doubts: dict[int, int] = get(db, "doubts")
        """Marks of doubt in each file, by its rank."""
        self._simplified: dict[int, str] = get(db, "simplified")
        self._count: int = get(db, "labels")
        self._cited: set[str] = set(get(db, "cited"))
        self._keys: dict[str, int] = dict(db.execute("SELECT text, id FROM key"))
        db.execute("CREATE TEMP TABLE new_label(label, fact, alias)")
        db.execute("CREATE TEMP TABLE new_key(key, fact)")

    def read(self, shown: dict[str, str]) -> None:
        """Read and write the files of the plan; `shown`: the name of each in messages.

        Raises BaseError, ChangedMeanwhile, sqlite3.IntegrityError for a duplicate id.
        """
        todo, problems = self._todo, list[str]()
        for rank in todo.removed:
            self._remove(rank)
        # First: all files, of which some may cite sources that are not known yet.
        waiting: list[tuple[int, Path, bytes]] = []
        sources: dict[str, Source] = {}
        with progress(_("reading the fact base"), len(shown)) as show:
            for number, (name, called) in enumerate(shown.items()):
                show(number)
                if todo.digests[number]:
                    continue
                try:
                    data = self._content(number, name, called).data
                    self._add(number, Path(called), data, None)
                except OutsideSource as outside:
                    waiting.append((number, Path(called), data))
                    sources |= {source.id: source for source in outside.sources}
                except BaseError as error:
                    problems += error.problems
        # Then: those, now that every source is known.
        if waiting and not problems:
            sources |= {source.id: source for source in map(source_of, self._db.execute(_SOURCES))}
        for number, path, data in waiting if not problems else ():
            try:
                self._add(number, path, data, sources)
            except BaseError as error:
                problems += error.problems
        if problems:
            raise BaseError(problems)
        # Last: what follows from all of them.
        self._write_keys()
        self._write_labels()
        state = (*todo.now[:2], self.looks.tobytes(), self._digests, todo.ranks)
        put(self._db, "files", state)
        put(self._db, "labels", self._count)
        put(self._db, "cited", tuple(self._cited))
        put(self._db, "doubts", self._doubts)

    def _content(self, number: int, name: str, called: str) -> Content:
        """Return the current content of a file. Raises BaseError, ChangedMeanwhile."""
        try:
            content = read(name)
        except OSError as error:
            if isinstance(error, FileNotFoundError) and not os.path.islink(name):
                raise ChangedMeanwhile from None
            raise BaseError([unreadable(Path(called), error)]) from None
        self.looks[number * FIELDS : (number + 1) * FIELDS] = content.look
        self._digests[number] = digest(content.data)
        return content

    def _add(self, number: int, path: Path, data: bytes, known: dict[str, Source] | None) -> None:
        """Add a file; `known`: sources that it may cite. Raises BaseError, OutsideSource."""
        sources, facts = read_file(path, data, known)
        rank = self._todo.ranks[number]
        if DOUBT.encode() in data:
            lines = data.splitlines()
            self._doubts[rank] = sum(line.lstrip().startswith(DOUBT.encode()) for line in lines)
        first, _ = place_range(rank)
        many = self._db.executemany
        for table, rows in (
            ("source", map(source_row, sources)),
            ("fact", map(fact_row, facts)),
        ):
            placed = [(first + number, *row) for number, row in enumerate(rows)]
            if placed:
                many(f"INSERT INTO {table} VALUES({', '.join('?' * len(placed[0]))})", placed)
        for place, fact in enumerate(facts, first):
            named = [(self._label(name), place, name.kind) for name in names_of(fact)]
            many("INSERT INTO new_label VALUES(?, ?, ?)", named)
            filed = [(self._key(key), place) for key in _keys(fact)]
            many("INSERT INTO new_key VALUES(?, ?)", filed)
        self._cited |= {fact.source.id for fact in facts} - {source.id for source in sources}

    def _remove(self, rank: int) -> None:
        self._doubts.pop(rank, None)
        execute, many = self._db.execute, self._db.executemany
        facts = "SELECT place, id, source, fields, crc FROM fact WHERE place BETWEEN ? AND ?"
        for place, *row in execute(facts, place_range(rank)).fetchall():
            id, source, fields = checked(row)
            row = execute(f"{_SOURCES} WHERE id = ?", (source,)).fetchone()
            fact = fact_of(id, fields, source_of(row))
            labels = [(self._label(name), place) for name in names_of(fact)]
            many("DELETE FROM fact_label WHERE label = ? AND fact = ?", labels)
            keys = [(self._key(key), place) for key in _keys(fact)]
            many("DELETE FROM fact_key WHERE key = ? AND fact = ?", keys)
        for table in "fact", "source":
            execute(f"DELETE FROM {table} WHERE place BETWEEN ? AND ?", place_range(rank))

    def _label(self, name: Name) -> int:
        """Return the id of a label."""
        said = name.text, name.pinyin
        id = self._labels.get(said)
        if id is None:
            query = "SELECT id FROM label WHERE text = ? AND pinyin IS ?"
            found = None if self._todo.anew else self._db.execute(query, said).fetchone()
            if found:
                (id,) = found
            else:
                chars = letters_of(name.text, self._simplified)
                self._count += 1
                id = len(chars) << LENGTH_BITS | self._count
                self._new.append((id, *said, chars))
            self._labels[said] = id
        return id

    def _key(self, key: str) -> int:
        """Return the id of a key, adding it if it is new."""
        id = key_id(key, self._keys)
        if id is None:
            id = self._keys[key] = max(self._keys.values(), default=0) + 1
            self._db.execute("INSERT INTO key VALUES(?, ?, ?)", sealed((key, id)))
        return id

    def _write_keys(self) -> None:
        """Index the new facts under their keys, in order."""
        execute = self._db.execute
        execute("INSERT INTO fact_key SELECT * FROM new_key ORDER BY 1, 2")
        execute("INSERT INTO fact_label SELECT * FROM new_label ORDER BY 1, 2, 3")
        execute("DROP TABLE new_key")
        execute("DROP TABLE new_label")
        for statement in INDEXES.split(";\n"):
            execute(statement)
        execute("DELETE FROM key WHERE NOT EXISTS(SELECT 1 FROM fact_key WHERE key = id)")
        of_facts = "SELECT substr(text, 2) FROM key WHERE substr(text, 1, 1) = 'a'"
        areas = {name for (name,) in execute(f"{of_facts} UNION SELECT area FROM source")}
        known = get(self._db, "areas")
        if names := sorted(areas - known.keys()):
            from jzfacts.text.pinyin import readings

            for name, units in zip(names, readings(names), strict=True):
                known[name] = " ".join(unit[:-1] for unit in units if len(unit) > 1)
        put(self._db, "areas", {name: known[name] for name in sorted(areas)})

    def _write_labels(self) -> None:
        """Index the new labels, shortest first, and remove those without facts."""
        many = self._db.executemany
        readings: Readings = get(self._db, "readings")
        self._new.sort()
        for start in range(0, len(self._new), CHUNK):
            new = self._new[start : start + CHUNK]
            spelled = spell([(chars, pinyin) for _, _, pinyin, chars in new], readings)
            rows = [
                (*sealed((id, text, chars, units)), pinyin)
                for (id, text, pinyin, chars), (units, _) in zip(new, spelled, strict=True)
            ]
            many("INSERT INTO label VALUES(?, ?, ?, ?, ?, ?, NULL)", rows)
            words = [(row[0], words) for row, (_, words) in zip(rows, spelled, strict=True)]
            many("INSERT INTO term(rowid, terms) VALUES(?, ?)", words)
        first = "SELECT fact FROM fact_label WHERE label = id ORDER BY fact LIMIT 1"
        looked_at = [(id,) for id in self._labels.values()]
        many(f"UPDATE label SET first = ({first}) WHERE id = ?", looked_at)
        if self._todo.anew:
            self._db.execute("INSERT INTO term(term) VALUES('optimize')")
            return
        query = "SELECT id, chars, units FROM label WHERE id = ? AND first IS NULL"
        unused = [row for id in looked_at for row in self._db.execute(query, id)]
        words = [(id, _terms(chars, units.split(), readings)) for id, chars, units in unused]
        many("INSERT INTO term(term, rowid, terms) VALUES('delete', ?, ?)", words)
        many("DELETE FROM label WHERE id = ?", [(id,) for id, _ in words])
