"""The tables of a compiled base: one SQLite file for each base.

A place is where a fact or a source stands in the base: the rank of its file, then its number in it.
Ranks leave gaps for files that are added later. The id of a label is its length, then a number, so
that the shortest labels come first.
"""

from __future__ import annotations

import marshal
import sqlite3
import sys
from array import array
from binascii import crc32
from typing import NamedTuple

from jzfacts.facts.files import Snapshot
from jzfacts.index.rows import FACT_COLUMNS, Damaged, checked, checksum

FORMAT = f"1 {sys.version} {sqlite3.sqlite_version}"
"""What a file is good for: the number changes with anything below; Python folds the labels."""

PLACE_BITS = 24
"""Bits of a place for the number in its file."""

RANK_GAP = 1 << 10
"""Ranks between two files."""

LENGTH_SHIFT = 32
"""Bits of a label's id below its length."""

TABLES = f"""
CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB, crc INTEGER);
CREATE TABLE source(place INTEGER PRIMARY KEY, id TEXT UNIQUE, area TEXT, fields BLOB, crc INTEGER);
CREATE TABLE fact(place INTEGER PRIMARY KEY, {FACT_COLUMNS}, crc INTEGER);
CREATE TABLE label(
    id INTEGER PRIMARY KEY, text TEXT, pinyin TEXT, chars TEXT, units TEXT, crc INTEGER,
    first INTEGER -- place of the first fact that has it as its name or an alias
);
CREATE TABLE fact_label(
    label INTEGER, fact INTEGER, alias INTEGER, PRIMARY KEY(label, fact, alias)
) WITHOUT ROWID;
CREATE TABLE key(id INTEGER PRIMARY KEY, text TEXT UNIQUE);
CREATE TABLE fact_key(key INTEGER, fact INTEGER, PRIMARY KEY(key, fact)) WITHOUT ROWID;
CREATE TABLE area(name TEXT PRIMARY KEY, pinyin TEXT);
CREATE VIRTUAL TABLE term USING fts5(
    terms, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '~=^_'"
);
"""

INDEXES = (
    "CREATE UNIQUE INDEX IF NOT EXISTS fact_id ON fact(id)",
    "CREATE INDEX IF NOT EXISTS label_text ON label(text)",
)
"""Made when the rows are there, which is quicker."""


_WORDS = {code: "_" for code in range(128) if not (chr(code).isalnum() or chr(code) in "~=^")}


def as_word(term: str) -> str:
    """A term as a word for FTS5, which divides texts at blanks and punctuation."""
    return term.translate(_WORDS)


class State(NamedTuple):
    """Files as they were read."""

    snapshot: Snapshot
    digests: list[bytes]
    ranks: array[int] = array("Q")


def figure_id(key: str) -> int:
    """The id of the key of a figure: there are too many of them to be listed."""
    return 1 << 40 | crc32(key.encode())


def get_bytes(db: sqlite3.Connection, name: str) -> bytes:
    """A value of `meta`; empty where there is none. Raises Damaged."""
    row = db.execute("SELECT name, value, crc FROM meta WHERE name = ?", (name,)).fetchone()
    return bytes(checked(row)[1]) if row else b""


def set_bytes(db: sqlite3.Connection, name: str, value: bytes) -> None:
    row = (name, value)
    db.execute("INSERT OR REPLACE INTO meta VALUES(?, ?, ?)", (*row, checksum(row)))


def get_meta(db: sqlite3.Connection, name: str) -> str:
    """A text of `meta`; empty where there is none. Raises Damaged."""
    return get_bytes(db, name).decode()


def set_meta(db: sqlite3.Connection, name: str, value: str) -> None:
    set_bytes(db, name, value.encode())


def get_state(db: sqlite3.Connection, name: str) -> State:
    """Files of `meta`. Raises Damaged."""
    value = get_bytes(db, name)
    if not value:
        raise Damaged
    files, folders, numbers, digests, ranks = marshal.loads(value)
    snapshot = Snapshot(files, folders, array("Q", numbers))
    return State(snapshot, digests, array("Q", ranks))


def set_state(db: sqlite3.Connection, name: str, state: State) -> None:
    files, folders, numbers = state.snapshot
    parts = (files, folders, numbers.tobytes(), state.digests, state.ranks.tobytes())
    set_bytes(db, name, marshal.dumps(parts))


def get_simplified(db: sqlite3.Connection) -> dict[int, str]:
    """Simplified characters for traditional ones, as `str.translate` takes them."""
    traditional, simple = get_meta(db, "simplified").split("\n")
    pairs: dict[int, int] = str.maketrans(traditional, simple)
    return {old: chr(new) for old, new in pairs.items()}
