"""TOML files -> database: all files of a base, or those that have changed.

`plan` finds out what is to be done, `write` does it: files are parsed, by several processes if they
are many; their facts become rows; then new labels are spelled and filed under their terms.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections import defaultdict
from contextlib import contextmanager, suppress
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import sleep, time_ns
from typing import TYPE_CHECKING, Any, NamedTuple

from jzfacts.facts.figures import figure_keys
from jzfacts.facts.files import FIELDS, BaseError, Snapshot, digest, looks, read, snapshot
from jzfacts.facts.loader import OutsideSource, load, read_file
from jzfacts.i18n import _
from jzfacts.index.filters import FIGURE, fact_keys
from jzfacts.index.progress import progress
from jzfacts.index.rows import fact_of, fact_row, source_of, source_row
from jzfacts.index.schema import (
    FACT_COLUMNS,
    FORMAT,
    INDEXES,
    LENGTH_BITS,
    PLACE_BITS,
    RANK_GAP,
    TABLES,
    as_word,
    checked,
    get,
    key_id,
    put,
    sealed,
)
from jzfacts.index.terms import fold, label_terms
from jzfacts.text.syllables import without_tones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jzfacts.facts.model import Fact, Source

    Name = tuple[str, str | None]
    """A label, and how it is read if the fact says so."""

LARGE = 2_000_000
"""Bytes of TOML that take longer to read than a second process takes to start."""

SHARE = 4
"""If more than one part in so many of a large base has changed, all is built anew."""

PAUSE = 0.2
"""Seconds after which a file that has just vanished is believed to be gone."""

CHUNK = 2000
"""Labels that are spelled at once."""


class ChangedMeanwhile(Exception):
    """The files were changed while they were read, and do not fit together."""


class Plan(NamedTuple):
    """What to do to make a database hold what the files say."""

    now: Snapshot
    anew: bool
    """Whether all is to be read into an empty database."""
    changed: list[int]
    """The files to read, by their numbers in `now`."""
    removed: list[int]
    """The ranks of files that are gone or to be read again."""
    ranks: array[int]
    digests: list[bytes]
    """Of each file; empty for those to be read."""
    is_done: bool = False
    """Whether there is nothing to do."""


class Parsed(NamedTuple):
    """A file that was read, as rows."""

    look: array[int]
    digest: bytes
    problems: Sequence[str] = ()
    outside: Sequence[Source] | None = None
    """The file's own sources, if its facts cite others, which were not known yet."""
    sources: Sequence[tuple[Any, ...]] = ()
    facts: Sequence[tuple[Any, ...]] = ()
    names: Sequence[list[Name]] = ()
    """What each fact is called: the indicator, then the aliases."""
    keys: Mapping[str, list[int]] = {}
    """Numbers of facts by what they are filed under (see filters.py)."""
    borrowed: frozenset[str] = frozenset()
    """Ids of sources of other files that facts cite."""


def plan(db: sqlite3.Connection | None, paths: Sequence[str], proven: int) -> Plan:
    """What has changed since the files of `paths` were read into a database, if there is one.

    `proven`: the time (nanoseconds) when they were, or were found to be still the same.
    Raises BaseError for paths that are gone.
    """
    now = snapshot(paths)
    if db:
        files, folders, numbers, old_digests, old_ranks = get(db, "files")
        old, old_ranks = Snapshot(files, folders, array("Q", numbers)), array("Q", old_ranks)
        if not set(old.files) <= set(now.files) and not now.is_settled(time_ns()):
            sleep(PAUSE)  # an editor that saves by renaming leaves a moment without the file
            now = snapshot(paths)
        known = {name: number for number, name in enumerate(old.files)}
        count = len(now.files)
        ranks, digests = array("Q", bytes(8 * count)), [b""] * count
        for number, name in enumerate(now.files):
            was = known.pop(name, None)
            if was is not None:
                look, ranks[number] = now.look(number), old_ranks[was]
                same = look == old.look(was) and Snapshot([name], [], look).is_settled(proven)
                if not same:
                    with suppress(OSError):  # `parse` tells of it
                        content = read(name)
                        same = content.look == look and digest(content.data) == old_digests[was]
                if same:
                    digests[number] = old_digests[was]
        changed = [number for number in range(count) if not digests[number]]
        removed = [old_ranks[was] for was in known.values()]
        removed += [ranks[number] for number in changed if ranks[number]]
        size = sum(now.looks[number * FIELDS] for number in changed)
        small = size <= max(LARGE, now.size // SHARE)
        if small and _rank(ranks) and not _are_cited(db, removed):
            is_done = not changed and not removed and now == old
            return Plan(now, False, changed, removed, ranks, digests, is_done)
    count = len(now.files)
    ranks = array("Q", range(RANK_GAP, RANK_GAP * (count + 1), RANK_GAP))
    return Plan(now, True, list(range(count)), [], ranks, [b""] * count)


def _rank(ranks: array[int]) -> bool:
    """Give ranks to files without one, between their neighbours'; False if there is no room."""
    known = [(number, rank) for number, rank in enumerate(ranks) if rank]
    number, rank = known[-1] if known else (-1, 0)
    end = len(ranks), rank + RANK_GAP * (len(ranks) - number)
    for (before, low), (after, high) in pairwise([(-1, 0), *known, end]):
        step = (high - low) // (after - before)
        if high <= low or not step:
            return False
        for number in range(before + 1, after):
            ranks[number] = low + step * (number - before)
    return True


def _are_cited(db: sqlite3.Connection, ranks: Iterable[int]) -> bool:
    """Whether facts of other files cite sources of these: what they say depends on them."""
    query = "SELECT id FROM source WHERE place BETWEEN ? AND ?"
    sources = {id for rank in ranks for (id,) in db.execute(query, _places(rank))}
    _facts, _labels, borrowed = get(db, "counts")
    return not sources.isdisjoint(borrowed)


def _places(rank: int) -> tuple[int, int]:
    """The first and the last place of the file of a rank."""
    return rank << PLACE_BITS, (rank + 1 << PLACE_BITS) - 1


def write(db: sqlite3.Connection, todo: Plan, given: Sequence[str], paths: Sequence[str]) -> bool:
    """Carry out a plan; False if a file was changed meanwhile, so that more is to be done.

    `given`: the paths of the base as the user wrote them, for messages.
    Raises BaseError, ChangedMeanwhile, sqlite3.Error; then the database is of no use.
    """
    try:
        writer = _Writer(db, todo, paths)
        writer.read(partial(_as_given, given, paths))
        if writer.facts:
            db.execute("COMMIT")
            return writer.looks == todo.now.looks
    except sqlite3.IntegrityError:  # an id is in two files
        pass
    except sqlite3.OperationalError as error:
        if "no such module" not in str(error):
            raise
        message = _("the SQLite of this Python lacks FTS5, which finds names; use another Python")
        raise BaseError([message]) from None
    load(list(map(Path, given)))  # tells what is wrong with them together, or it is mended by now
    raise ChangedMeanwhile


def _as_given(given: Sequence[str], paths: Sequence[str], name: str) -> str:
    """What to call a file of a base, as it follows from what the user wrote."""
    for written, path in zip(given, paths, strict=True):
        if name == path or name.startswith(os.path.join(path, "")):
            return written + name[len(path) :]
    return name


def parse(names: tuple[str, str], elsewhere: Mapping[str, Source] | None = None) -> Parsed:
    """Read one file: its name, what to call it in messages; and sources that it may cite."""
    name, shown = names
    try:
        content = read(name)
    except OSError as error:
        if not os.path.lexists(name):
            raise ChangedMeanwhile from None
        message = _("{path}: cannot be read ({reason}); check its permissions")
        problem = message.format(path=Path(shown), reason=error.strerror)
        return Parsed(array("Q", [0] * FIELDS), b"", problems=[problem])
    parsed = Parsed(content.look, digest(content.data))
    try:
        sources, facts = read_file(Path(shown), content.data, elsewhere)
    except OutsideSource as outside:
        return parsed._replace(outside=outside.sources)
    except BaseError as error:
        return parsed._replace(problems=error.problems)
    keys = defaultdict(list)
    for number, fact in enumerate(facts):
        for key in _keys(fact):
            keys[key].append(number)
    return parsed._replace(
        sources=[source_row(source) for source in sources],
        facts=[fact_row(fact) for fact in facts],
        names=[_names(fact) for fact in facts],
        keys=dict(keys),
        borrowed=frozenset(fact.source.id for fact in facts) - {source.id for source in sources},
    )


def _names(fact: Fact) -> list[Name]:
    return [(fact.indicator, fact.pinyin), *((alias, None) for alias in fact.aliases)]


def _keys(fact: Fact) -> list[str]:
    return [*fact_keys(fact), *(FIGURE + key for key in figure_keys(fact))]


def spell(labels: Sequence[tuple[str, str | None]]) -> list[tuple[str, str]]:
    """How labels are spelled and the terms under which they are found, from chars and pinyin."""
    from jzfacts.text.pinyin import readings

    spelled = []
    found = readings([chars for chars, _ in labels])
    for (chars, pinyin), units in zip(labels, found, strict=True):
        syllables = without_tones(pinyin or "").split()
        if len(syllables) == len(units):
            units = [f"{syllable}5" for syllable in syllables]  # an override gives no tones
        spelled.append((" ".join(units), _terms(chars, units)))
    return spelled


def _terms(chars: str, units: Sequence[str]) -> str:
    return " ".join(map(as_word, label_terms(chars, units)))


def alphabet() -> tuple[dict[int, str], dict[str, tuple[str, ...]]]:
    """What a query needs to know of characters: simplified ones for traditional ones, sounds."""
    from opencc import OpenCC

    from jzfacts.text.pinyin import character_readings

    converter = OpenCC("t2s")
    pairs = ((char, converter.convert(char)) for char in map(chr, range(0x4E00, 0xA000)))
    simplified = {ord(char): plain for char, plain in pairs if plain != char and len(plain) == 1}
    return simplified, dict(character_readings())


def _program() -> list[str]:
    """The files that have a say in how a database turns out."""
    import opencc
    import pypinyin

    package = Path(__file__).parent.parent
    ours = sorted(str(path) for path in package.rglob("*") if path.suffix in (".py", ".tsv"))
    return [*ours, opencc.__file__, pypinyin.__file__]


@contextmanager
def _workers(*, many: bool) -> Iterator[Callable[..., Iterator[Any]]]:
    """A `map` that uses all processors if there is `many` to do."""
    if not many:
        yield map
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(initializer=_follow_parent)
    try:
        yield partial(pool.map, chunksize=4)
    except BrokenProcessPool:
        raise OSError(0, "a process that shared the work was killed") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _follow_parent() -> None:
    """Leave Ctrl-C to the parent, and end with it even if it is killed."""
    import gc
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    gc.disable()  # tables of TOML have no cycles, and to look for them takes a fifth of the time
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def wait() -> None:
        if parent:
            parent.join()
        os._exit(1)

    Thread(target=wait, daemon=True).start()


class _Writer:
    """Writes files into a database within one transaction, which `write` commits."""

    def __init__(self, db: sqlite3.Connection, todo: Plan, paths: Sequence[str]) -> None:
        self._db, self._todo = db, todo
        self.looks = array("Q", todo.now.looks)
        """What files looked like when they were read."""
        self._sources: dict[str, Source] = {}
        self._labels: dict[Name, int] = {}
        self._new: list[tuple[int, str, str | None, str]] = []
        """Labels to be spelled: id, text, pinyin, chars."""
        db.execute("BEGIN")
        if todo.anew:
            for statement in TABLES.split(";\n"):
                db.execute(statement)
            self._simplified, sounds = alphabet()
            program = _program()
            put(db, "format", FORMAT)
            put(db, "program", (program, looks(program).tobytes()))
            put(db, "base", "\0".join(paths))
            put(db, "simplified", self._simplified)
            put(db, "readings", sounds)
            self.facts, self._count, self._borrowed = 0, 0, frozenset[str]()
        else:
            self._simplified = get(db, "simplified")
            self.facts, self._count, self._borrowed = get(db, "counts")
        self._keys: dict[str, int] = dict(db.execute("SELECT text, id FROM key"))
        db.execute("CREATE TEMP TABLE new_label(label, fact, alias)")
        db.execute("CREATE TEMP TABLE new_key(key, fact)")

    def read(self, shown: Callable[[str], str]) -> None:
        """Read and write the files of the plan; `shown` tells what to call a file in messages.

        Raises BaseError, ChangedMeanwhile, sqlite3.IntegrityError for an id that is there twice.
        """
        todo, files = self._todo, self._todo.now.files
        digests, problems = list(todo.digests), list[str]()
        for rank in todo.removed:
            self._remove(rank)
        size = sum(todo.now.looks[number * FIELDS] for number in todo.changed)
        with (
            progress(_("reading the fact base"), len(todo.changed)) as show,
            _workers(many=size > LARGE) as run,
        ):
            # First: all files, of which some may cite sources that are not known yet.
            waiting: list[int] = []
            sources: dict[str, Source] = {}
            names = {number: (files[number], shown(files[number])) for number in todo.changed}
            for number, parsed in zip(names, run(parse, names.values()), strict=True):
                show(number)
                digests[number] = parsed.digest
                self.looks[number * FIELDS : (number + 1) * FIELDS] = parsed.look
                problems += parsed.problems
                if parsed.outside is not None:
                    waiting.append(number)
                    sources |= {source.id: source for source in parsed.outside}
                elif not problems:
                    self._add(todo.ranks[number], parsed)
            # Then: those again, now that every source is known.
            if waiting and not problems:
                rows = self._db.execute("SELECT id, area, fields, crc FROM source")
                sources |= {source.id: source for source in map(source_of, rows)}
                again = run(partial(parse, elsewhere=sources), [names[n] for n in waiting])
                for number, parsed in zip(waiting, again, strict=True):
                    if parsed.digest != digests[number]:
                        raise ChangedMeanwhile
                    problems += parsed.problems
                    if not problems:
                        self._add(todo.ranks[number], parsed)
            if problems:
                raise BaseError(problems)
            # Last: what follows from all of them.
            self._write_keys()
            self._write_labels(run)
        numbers, ranks = self.looks.tobytes(), todo.ranks.tobytes()
        put(self._db, "files", (files, todo.now.folders, numbers, digests, ranks))
        put(self._db, "counts", (self.facts, self._count, self._borrowed))

    def _add(self, rank: int, parsed: Parsed) -> None:
        """Add a file under a rank."""
        first, _ = _places(rank)
        for table, rows in ("source", parsed.sources), ("fact", parsed.facts):
            if rows:
                blanks = ", ".join("?" * (len(rows[0]) + 1))
                placed = [(first + number, *row) for number, row in enumerate(rows)]
                self._db.executemany(f"INSERT INTO {table} VALUES({blanks})", placed)
        named = [
            (self._label(name), first + number, int(alias > 0))
            for number, names in enumerate(parsed.names)
            for alias, name in enumerate(names)
        ]
        self._db.executemany("INSERT INTO new_label VALUES(?, ?, ?)", named)
        filed = [
            (self._key(key), first + number)
            for key, numbers in parsed.keys.items()
            for number in numbers
        ]
        self._db.executemany("INSERT INTO new_key VALUES(?, ?)", filed)
        self.facts += len(parsed.facts)
        self._borrowed |= parsed.borrowed

    def _remove(self, rank: int) -> None:
        """Remove the file of a rank."""
        columns = f"SELECT place, {FACT_COLUMNS} FROM fact WHERE place BETWEEN ? AND ?"
        for place, *row in self._db.execute(columns, _places(rank)).fetchall():
            values = checked(row)
            query = "SELECT id, area, fields, crc FROM source WHERE id = ?"
            fact = fact_of(values, source_of(self._db.execute(query, (values[4],)).fetchone()))
            self._db.executemany(
                "DELETE FROM fact_label WHERE label = ? AND fact = ?",
                [(self._label(name), place) for name in _names(fact)],
            )
            self._db.executemany(
                "DELETE FROM fact_key WHERE key = ? AND fact = ?",
                [(self._key(key), place) for key in _keys(fact)],
            )
            self.facts -= 1
        for table in "fact", "source":
            self._db.execute(f"DELETE FROM {table} WHERE place BETWEEN ? AND ?", _places(rank))

    def _label(self, name: Name) -> int:
        """The id of a label, which is looked at again when all files are read."""
        id = self._labels.get(name)
        if id is None:
            query = "SELECT id FROM label WHERE text = ? AND pinyin IS ?"
            found = None if self._todo.anew else self._db.execute(query, name).fetchone()
            if found:
                (id,) = found
            else:
                chars = "".join(filter(str.isalnum, fold(name[0], self._simplified)))
                self._count += 1
                id = len(chars) << LENGTH_BITS | self._count
                self._new.append((id, *name, chars))
            self._labels[name] = id
        return id

    def _key(self, key: str) -> int:
        """The id of a key, which is listed if it is not yet."""
        id = key_id(key, self._keys)
        if id is None:
            id = self._keys[key] = max(self._keys.values(), default=0) + 1
            self._db.execute("INSERT INTO key VALUES(?, ?)", (id, key))
        return id

    def _write_keys(self) -> None:
        """File the new facts, in order; list what there are facts of, and areas of sources too."""
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
        known = {name for (name,) in execute("SELECT name FROM area")}
        for name in known - areas:
            execute("DELETE FROM area WHERE name = ?", (name,))
        if names := sorted(areas - known):
            from jzfacts.text.pinyin import readings

            for name, units in zip(names, readings(names), strict=True):
                pinyin = " ".join(unit[:-1] for unit in units if len(unit) > 1)
                execute("INSERT INTO area VALUES(?, ?)", (name, pinyin))

    def _write_labels(self, run: Callable[..., Iterator[Any]]) -> None:
        """Spell the new labels, the shortest first; remove those that no fact has any more."""
        many = self._db.executemany
        self._new.sort()
        chunks = [self._new[start : start + CHUNK] for start in range(0, len(self._new), CHUNK)]
        tasks = [[(chars, pinyin) for _, _, pinyin, chars in chunk] for chunk in chunks]
        for chunk, spelled in zip(chunks, run(spell, tasks), strict=True):
            rows = [
                (*sealed((id, text, chars, units)), pinyin)
                for (id, text, pinyin, chars), (units, _) in zip(chunk, spelled, strict=True)
            ]
            many("INSERT INTO label VALUES(?, ?, ?, ?, ?, ?, NULL)", rows)
            words = [(id, words) for (id, *_), (_, words) in zip(chunk, spelled, strict=True)]
            many("INSERT INTO term(rowid, terms) VALUES(?, ?)", words)
        first = "SELECT fact FROM fact_label WHERE label = id ORDER BY fact LIMIT 1"
        looked_at = [(id,) for id in self._labels.values()]
        many(f"UPDATE label SET first = ({first}) WHERE id = ?", looked_at)
        if self._todo.anew:
            self._db.execute("INSERT INTO term(term) VALUES('optimize')")
            return
        query = "SELECT id, chars, units FROM label WHERE id = ? AND first IS NULL"
        unused = [row for id in looked_at for row in self._db.execute(query, id)]
        words = [(id, _terms(chars, units.split())) for id, chars, units in unused]
        many("INSERT INTO term(term, rowid, terms) VALUES('delete', ?, ?)", words)
        many("DELETE FROM label WHERE id = ?", [(id,) for id, _ in words])
