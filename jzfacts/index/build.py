"""TOML files -> database: all files of a base, or those that have changed."""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections import defaultdict
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.figure_keys import figure_keys
from jzfacts.facts.files import (
    FIELDS,
    BaseError,
    Snapshot,
    digest,
    looks,
    read,
    snapshot,
)
from jzfacts.facts.loader import OutsideSource, load, read_file
from jzfacts.index.filters import FIGURE, fact_keys
from jzfacts.index.progress import progress
from jzfacts.index.rows import (
    FACT_COLUMNS,
    checked,
    checksum,
    fact_of,
    fact_row,
    source_of,
    source_row,
)
from jzfacts.index.schema import (
    FORMAT,
    INDEXES,
    LENGTH_SHIFT,
    PLACE_BITS,
    RANK_GAP,
    TABLES,
    State,
    as_word,
    figure_id,
    get_meta,
    get_simplified,
    get_state,
    set_bytes,
    set_meta,
    set_state,
)
from jzfacts.index.terms import fold, label_terms
from jzfacts.text.syllables import without_tones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import TypeVar

    from jzfacts.facts.model import Fact, Source

    Item = TypeVar("Item")
    Result = TypeVar("Result")
    Name = tuple[str, str | None]
    """A label, and how it is read if the fact says so."""

LARGE = 2_000_000
"""Bytes of TOML that take longer to read than a second process takes to start."""

SHARE = 4
"""Where more than one part in so many has changed, all is built anew."""

CHUNK = 2000
"""Labels that are spelled at once."""


class ChangedMeanwhile(Exception):
    """The files were changed while they were read, and do not fit together."""


class Plan(NamedTuple):
    """What to do to make a database hold what the files say."""

    now: Snapshot
    changed: list[int]
    """The files to read, by their numbers in `now`."""
    gone: list[int]
    """The ranks of files to remove."""
    ranks: array[int]
    """The rank of each file."""
    digests: list[bytes]
    """The digest of each file that need not be read."""
    anew: bool

    def is_done(self, old: State | None) -> bool:
        """Whether the database is as it should be."""
        return old is not None and not self.anew and old.snapshot == self.now and not self.changed


class Parsed(NamedTuple):
    """A file that was read, as rows."""

    look: array[int]
    digest: bytes
    problems: Sequence[str] = ()
    outside: Sequence[Source] | None = None
    """The sources of a file whose facts cite others too, which were not known yet."""
    sources: Sequence[tuple[object, ...]] = ()
    facts: Sequence[tuple[object, ...]] = ()
    names: Sequence[list[Name]] = ()
    """What each fact is called: the indicator, then the aliases."""
    keys: Mapping[str | int, list[int]] = {}
    """Numbers of facts by what they are filed under (see filters.py), figures by their ids."""
    borrowed: Sequence[str] = ()
    """Ids of sources of other files that facts cite."""


def plan(db: sqlite3.Connection | None, paths: Sequence[str], proven: int) -> Plan:
    """What has changed since the files of `paths` were read into a database, if there is one.

    `proven`: the time (nanoseconds) at which they were, or were found to be still the same.
    Raises BaseError for paths that are gone, OSError.
    """
    now = snapshot(paths)
    count = len(now.files)
    old = get_state(db, "base") if db else None
    known = {name: number for number, name in enumerate(old.snapshot.files)} if old else {}
    changed: list[int] = []
    ranks = array("Q", bytes(8 * count))
    digests = [b""] * count
    for number, name in enumerate(now.files):
        was = known.pop(name, None)
        if old is None or was is None:
            changed.append(number)
            continue
        look = now.look(number)
        ranks[number], digests[number] = old.ranks[was], old.digests[was]
        if look != old.snapshot.look(was) or not Snapshot([name], [], look).is_settled(proven):
            content = read(name)
            if content.look != look or digest(content.data) != digests[number]:
                changed.append(number)
    gone = [old.ranks[number] for number in known.values()] if old else []
    replaced = [*gone, *(ranks[number] for number in changed if ranks[number])]
    size = sum(now.looks[number * FIELDS] for number in changed)
    if (
        db is None
        or size > max(LARGE, now.size // SHARE)
        or not _are_given(ranks)
        or _are_cited(db, replaced)
        or not _same_program(db)
    ):
        all_ranks = array("Q", range(RANK_GAP, RANK_GAP * (count + 1), RANK_GAP))
        return Plan(now, list(range(count)), [], all_ranks, [b""] * count, anew=True)
    return Plan(now, changed, replaced, ranks, digests, anew=False)


def _are_given(ranks: array[int]) -> bool:
    """Give ranks to files without one, between their neighbours'; False if there is no room."""
    last = start = 0
    for end in range(len(ranks) + 1):
        if end < len(ranks) and not ranks[end]:
            continue
        count = end - start
        step = RANK_GAP
        if end < len(ranks):
            step = min(step, (ranks[end] - last) // (count + 1)) if count else ranks[end] - last
        if step <= 0:
            return False
        for number in range(start, end):
            last = ranks[number] = last + step
        if end < len(ranks):
            last, start = ranks[end], end + 1
    return True


def _are_cited(db: sqlite3.Connection, ranks: Iterable[int]) -> bool:
    """Whether facts of other files cite sources of these: what they say depends on them."""
    borrowed = set(get_meta(db, "borrowed").split("\n"))
    return any(
        id in borrowed
        for rank in ranks
        for (id,) in db.execute("SELECT id FROM source WHERE place BETWEEN ? AND ?", _places(rank))
    )


def _same_program(db: sqlite3.Connection) -> bool:
    """Whether the files of the program and its dictionaries are those that built a database."""
    state = get_state(db, "program")
    return state.snapshot.is_current() or state.digests == [
        digest(read(name).data) for name in program_files()
    ]


def program_files() -> list[str]:
    """The files that have a say in how a database turns out."""
    import opencc
    import pypinyin

    package = Path(__file__).parent.parent
    ours = sorted(str(path) for path in package.rglob("*") if path.suffix in (".py", ".tsv"))
    return [*ours, opencc.__file__, pypinyin.__file__]


def _places(rank: int) -> tuple[int, int]:
    """The first and the last place of the file of a rank."""
    return rank << PLACE_BITS, (rank + 1 << PLACE_BITS) - 1


def write(db: sqlite3.Connection, todo: Plan, given: Sequence[str], paths: Sequence[str]) -> bool:
    """Carry out a plan; False if a file was changed meanwhile, so that more is to be done.

    `given`: the paths of the base as the user wrote them, for messages.
    Raises BaseError, ChangedMeanwhile, sqlite3.Error; then the database is of no use.
    """
    try:
        is_current = _write(db, todo, paths, partial(_as_given, given, paths))
    except sqlite3.IntegrityError:  # an id is in two files
        is_empty = True
    else:
        is_empty = get_meta(db, "facts") == "0"
    if is_empty:
        load(list(map(Path, given)))  # tells what is wrong, or it is mended by now
        raise ChangedMeanwhile
    return is_current


def _as_given(given: Sequence[str], paths: Sequence[str], name: str) -> str:
    """A file's name as it follows from what the user wrote."""
    for written, path in zip(given, paths, strict=True):
        if name == path or name.startswith(os.path.join(path, "")):
            return written + name[len(path) :]
    return name


def _write(
    db: sqlite3.Connection, todo: Plan, paths: Sequence[str], shown: Callable[[str], str]
) -> bool:
    """Carry out a plan; `shown` tells what to call a file in messages."""
    db.execute("BEGIN")
    if todo.anew:
        for statement in TABLES.split(";\n")[:-1]:
            db.execute(statement)
        files = program_files()
        state = State(Snapshot(files, [], looks(files)), [digest(read(n).data) for n in files])
        set_state(db, "program", state)
        set_meta(db, "format", FORMAT)
        identity = "\0".join((os.path.dirname(__file__), *paths))
        set_bytes(db, "paths", os.fsencode(identity))
    writer = Writer(db, anew=todo.anew)
    for rank in todo.gone:
        writer.remove(rank)
    digests = list(todo.digests)
    numbers = array("Q", todo.now.looks)
    size = sum(todo.now.looks[number * FIELDS] for number in todo.changed)
    with progress(len(todo.changed)) as show, workers(many=size > LARGE) as run:
        waiting: list[int] = []
        problems: list[str] = []
        sources: dict[str, Source] = {}
        names = [todo.now.files[number] for number in todo.changed]
        parsed_files: Iterator[Parsed] = run(parse, [(name, shown(name), None) for name in names])
        for done, (number, parsed) in enumerate(zip(todo.changed, parsed_files, strict=True)):
            show(done)
            digests[number] = parsed.digest
            numbers[number * FIELDS : (number + 1) * FIELDS] = parsed.look
            problems += parsed.problems
            if parsed.outside is not None:
                waiting.append(number)
                sources.update((source.id, source) for source in parsed.outside)
            elif not problems:
                writer.add(todo.ranks[number], parsed)
        if waiting and not problems:
            sources.update(writer.sources())
            late = [(todo.now.files[n], shown(todo.now.files[n]), sources) for n in waiting]
            for number, parsed in zip(waiting, run(parse, late), strict=True):
                if parsed.digest != digests[number]:
                    raise ChangedMeanwhile
                problems += parsed.problems
                if not problems:
                    writer.add(todo.ranks[number], parsed)
        if problems:
            raise BaseError(problems)
        writer.finish(run)
    read_as = Snapshot(todo.now.files, todo.now.folders, numbers)
    set_state(db, "base", State(read_as, digests, todo.ranks))
    db.execute("COMMIT")
    return read_as == todo.now


def parse(task: tuple[str, str, Mapping[str, Source] | None]) -> Parsed:
    """Read one file: its name, what to call it in messages, and sources that it may cite."""
    name, shown, elsewhere = task
    try:
        content = read(name)
    except OSError:
        raise ChangedMeanwhile from None
    parsed = Parsed(content.look, digest(content.data))
    try:
        sources, facts = read_file(Path(shown), content.data, elsewhere)
    except OutsideSource as outside:
        return parsed._replace(outside=outside.sources)
    except BaseError as error:
        return parsed._replace(problems=error.problems)
    keys: defaultdict[str | int, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        for key in _keys(fact):
            keys[key].append(number)
    own = {source.id for source in sources}
    return parsed._replace(
        sources=[source_row(source) for source in sources],
        facts=[fact_row(fact) for fact in facts],
        names=[_names(fact) for fact in facts],
        keys=dict(keys),
        borrowed=sorted({fact.source.id for fact in facts} - own),
    )


def _names(fact: Fact) -> list[Name]:
    return [(fact.indicator, fact.pinyin), *((alias, None) for alias in fact.aliases)]


def _keys(fact: Fact) -> list[str | int]:
    return [*fact_keys(fact), *(figure_id(FIGURE + key) for key in figure_keys(fact))]


@contextmanager
def workers(*, many: bool) -> Iterator[Callable[..., Iterator[Result]]]:
    """A `map` that uses all processors if there is `many` to do."""
    if not many:
        yield map
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(initializer=_follow_parent)
    try:
        yield partial(pool.map, chunksize=4)
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


class Writer:
    """Adds and removes files of a base within a transaction, and files their facts."""

    def __init__(self, db: sqlite3.Connection, *, anew: bool) -> None:
        self._db = db
        self._anew = anew
        self._labels: dict[Name, int] = {}
        self._new: list[tuple[int, str, str | None, str]] = []
        """Labels to be spelled: id, text, pinyin, chars."""
        self._sources: dict[str, Source] = {}
        self._key_ids: dict[str, int] = dict(db.execute("SELECT text, id FROM key"))
        self._facts = int(get_meta(db, "facts") or 0)
        self._count = int(get_meta(db, "labels") or 0)
        self._borrowed = set(filter(None, get_meta(db, "borrowed").split("\n")))
        db.execute("CREATE TEMP TABLE staged_label(label, fact, alias)")
        db.execute("CREATE TEMP TABLE staged_key(key, fact)")
        if anew:
            self._simplified, readings = alphabet()
            pairs = "".join(map(chr, self._simplified)), "".join(self._simplified.values())
            set_meta(db, "simplified", "\n".join(pairs))
            lines = (f"{char}{' '.join(sounds)}\n" for char, sounds in readings.items())
            set_meta(db, "readings", "\n" + "".join(lines))
        else:
            self._simplified = get_simplified(db)

    def sources(self, where: str = "", values: Sequence[str] = ()) -> Iterator[tuple[str, Source]]:
        """Sources that were added, by their ids; all of them unless a condition is given."""
        query = f"SELECT id, area, fields, crc FROM source{where}"
        for row in self._db.execute(query, values):
            source = source_of(checked(row))
            yield source.id, source

    def remove(self, rank: int) -> None:
        """Remove the file of a rank."""
        places = _places(rank)
        query = f"SELECT place, {FACT_COLUMNS}, crc FROM fact WHERE place BETWEEN ? AND ?"
        for place, *row in self._db.execute(query, places).fetchall():
            values = checked(tuple(row))
            fact = fact_of(values, self._source(str(values[4])))
            self._db.executemany(
                "DELETE FROM fact_label WHERE label = ? AND fact = ? AND alias = ?",
                [(self._label(name), place, n > 0) for n, name in enumerate(_names(fact))],
            )
            self._db.executemany(
                "DELETE FROM fact_key WHERE key = ? AND fact = ?",
                [(self._key(key), place) for key in _keys(fact)],
            )
            self._facts -= 1
        self._db.execute("DELETE FROM fact WHERE place BETWEEN ? AND ?", places)
        self._db.execute("DELETE FROM source WHERE place BETWEEN ? AND ?", places)

    def _source(self, id: str) -> Source:
        if id not in self._sources:
            self._sources.update(self.sources(" WHERE id = ?", (id,)))
        return self._sources[id]

    def add(self, rank: int, parsed: Parsed) -> None:
        """Add a file under a rank. Raises sqlite3.IntegrityError for an id that is there."""
        first, last = _places(rank)
        if len(parsed.facts) > last - first:
            raise OverflowError
        execute = self._db.executemany
        rows = [(first + number, *row) for number, row in enumerate(parsed.sources)]
        execute("INSERT INTO source VALUES(?, ?, ?, ?, ?)", rows)
        rows = [(first + number, *row) for number, row in enumerate(parsed.facts)]
        blanks = ", ".join("?" * (FACT_COLUMNS.count(",") + 3))
        execute(f"INSERT INTO fact VALUES({blanks})", rows)
        named = [
            (self._label(name), first + number, int(alias > 0))
            for number, names in enumerate(parsed.names)
            for alias, name in enumerate(names)
        ]
        execute("INSERT INTO staged_label VALUES(?, ?, ?)", named)
        filed = [
            (self._key(key), first + number)
            for key, numbers in parsed.keys.items()
            for number in numbers
        ]
        execute("INSERT INTO staged_key VALUES(?, ?)", filed)
        self._facts += len(parsed.facts)
        self._borrowed.update(parsed.borrowed)

    def _label(self, name: Name) -> int:
        """The id of a label, which is noted as touched."""
        id = self._labels.get(name)
        if id is None and not self._anew:
            query = "SELECT id FROM label WHERE text = ? AND pinyin IS ?"
            (id,) = self._db.execute(query, name).fetchone() or (None,)
        if id is None:
            chars = "".join(filter(str.isalnum, fold(name[0], self._simplified)))
            self._count += 1
            id = len(chars) << LENGTH_SHIFT | self._count
            self._new.append((id, *name, chars))
        self._labels[name] = id
        return id

    def _key(self, key: str | int) -> int:
        if isinstance(key, int):
            return key
        return self._key_ids.setdefault(key, max(self._key_ids.values(), default=0) + 1)

    def finish(self, run: Callable[..., Iterator[list[tuple[str, str]]]]) -> None:
        """Write what follows from all of the files. Raises sqlite3.IntegrityError as `add`."""
        db = self._db
        db.execute("INSERT INTO fact_label SELECT * FROM staged_label ORDER BY 1, 2, 3")
        db.execute("INSERT INTO fact_key SELECT * FROM staged_key ORDER BY 1, 2")
        db.execute("DROP TABLE staged_label")
        db.execute("DROP TABLE staged_key")
        for statement in INDEXES:
            db.execute(statement)
        self._write_labels(run)
        self._write_keys()
        set_meta(db, "facts", str(self._facts))
        set_meta(db, "labels", str(self._count))
        set_meta(db, "borrowed", "\n".join(sorted(self._borrowed)))

    def _write_labels(self, run: Callable[..., Iterator[list[tuple[str, str]]]]) -> None:
        """Spell new labels, the shortest first, and remove those that no fact has any more."""
        db = self._db
        self._new.sort()
        chunks = [self._new[n : n + CHUNK] for n in range(0, len(self._new), CHUNK)]
        tasks = [[(chars, pinyin) for _, _, pinyin, chars in chunk] for chunk in chunks]
        for chunk, spelled in zip(chunks, run(spell, tasks), strict=True):
            db.executemany(
                "INSERT INTO label VALUES(?, ?, ?, ?, ?, ?, 0)",
                [
                    (id, text, pinyin, chars, units, checksum((id, text, chars, units)))
                    for (id, text, pinyin, chars), (units, _) in zip(chunk, spelled, strict=True)
                ],
            )
            db.executemany(
                "INSERT INTO term(rowid, terms) VALUES(?, ?)",
                [(id, terms) for (id, *_), (_, terms) in zip(chunk, spelled, strict=True)],
            )
        db.executemany(
            "UPDATE label SET first ="
            " (SELECT fact FROM fact_label WHERE label = label.id ORDER BY fact LIMIT 1)"
            " WHERE id = ?",
            [(id,) for id in self._labels.values()],
        )
        if self._anew:
            db.execute("INSERT INTO term(term) VALUES('optimize')")
            return
        unused = db.execute("SELECT id, chars, units FROM label WHERE first IS NULL").fetchall()
        db.executemany(
            "INSERT INTO term(term, rowid, terms) VALUES('delete', ?, ?)",
            [(id, _terms(chars, units.split(" "))) for id, chars, units in unused],
        )
        db.execute("DELETE FROM label WHERE first IS NULL")

    def _write_keys(self) -> None:
        """List the keys that facts are filed under, and the areas of facts and sources."""
        db = self._db
        known = set(db.execute("SELECT text, id FROM key"))
        new = [pair for pair in self._key_ids.items() if pair not in known]
        db.executemany("INSERT INTO key(text, id) VALUES(?, ?)", new)
        db.execute("DELETE FROM key WHERE id NOT IN (SELECT key FROM fact_key WHERE key = id)")
        of_facts = "SELECT substr(text, 2) FROM key WHERE substr(text, 1, 1) = 'a'"
        areas = {name for (name,) in db.execute(f"{of_facts} UNION SELECT area FROM source")}
        known_areas = {name for (name,) in db.execute("SELECT name FROM area")}
        gone = [(name,) for name in known_areas - areas]
        db.executemany("DELETE FROM area WHERE name = ?", gone)
        if names := sorted(areas - known_areas):
            from jzfacts.text.pinyin import readings

            spelled = [" ".join(u[:-1] for u in units if len(u) > 1) for units in readings(names)]
            pairs = zip(names, spelled, strict=True)
            db.executemany("INSERT INTO area VALUES(?, ?)", pairs)


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


def alphabet() -> tuple[Mapping[int, str], Mapping[str, tuple[str, ...]]]:
    """The dictionaries' simplified characters for traditional ones, and sounds of characters."""
    from opencc import OpenCC

    from jzfacts.text.pinyin import character_readings

    converter = OpenCC("t2s")
    pairs = ((char, converter.convert(char)) for char in map(chr, range(0x4E00, 0xA000)))
    return (
        {ord(char): simple for char, simple in pairs if simple != char and len(simple) == 1},
        character_readings(),
    )
