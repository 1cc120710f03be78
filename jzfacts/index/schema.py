"""The tables of a compiled base (one SQLite file per base), and facts as their rows.

A position is the rank of a file and the number of a fact or source in it. Ranks leave gaps for files
that are added later. A label's id is its length followed by a number, so that the shortest come
first. Rows of facts, labels and keys end in a checksum.
"""

from __future__ import annotations

import marshal
import sqlite3
import sys
from binascii import crc32
from decimal import Decimal
from typing import TYPE_CHECKING

from jzfacts.facts.model import PARTS, Fact, Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

FORMAT = f"13 {sys.version} {sqlite3.sqlite_version}"
"""Version of the format; it changes with anything below. Python folds the labels."""

RANK_GAP = 1 << 12
PLACE_BITS = 20
LENGTH_BITS = 32
"""Bits of a place below the rank, of a label's id below the length. A place takes six bytes."""

FIGURES = 1 << 30
"""Keys of figures, which are too many to be listed, have their checksums from here on as ids, without
the last two bits: so they take four bytes."""

TABLES = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB, crc INTEGER);
CREATE TABLE source(place INTEGER PRIMARY KEY, id TEXT UNIQUE, area TEXT, fields BLOB, crc INTEGER);
CREATE TABLE fact(place INTEGER PRIMARY KEY, id TEXT, source TEXT, fields BLOB, crc INTEGER);
CREATE TABLE label(
    id INTEGER PRIMARY KEY, text TEXT, chars TEXT, units TEXT, crc INTEGER, pinyin TEXT,
    first INTEGER -- the place of the first fact that has it as its name or an alias
);
CREATE TABLE fact_label(
    label INTEGER, fact INTEGER, kind INTEGER, -- see terms.py
    PRIMARY KEY(label, fact, kind)
) WITHOUT ROWID;
CREATE TABLE key(text TEXT UNIQUE, id INTEGER PRIMARY KEY, crc INTEGER);
CREATE TABLE fact_key(key INTEGER, fact INTEGER, PRIMARY KEY(key, fact)) WITHOUT ROWID;
CREATE VIRTUAL TABLE term USING fts5(
    terms, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '~=^_'"
);
"""

INDEXES = """
CREATE UNIQUE INDEX IF NOT EXISTS fact_id ON fact(id, source);
CREATE INDEX IF NOT EXISTS label_text ON label(text);
"""
"""Created after the rows, which is faster."""

_FIELDS = {
    kind: [name for name in kind._fields if name not in ("id", "source")] for kind in (Fact, Source)
}
"""Fields stored together; the others have columns."""

_BETWEEN_WORDS = {
    code: "_" for code in range(128) if not (chr(code).isalnum() or chr(code) in "~=^")
}


class Damaged(Exception):
    """The database does not hold what was written."""


def sealed(values: Sequence[Any]) -> tuple[Any, ...]:
    """Return values followed by their checksum."""
    values = tuple(values)
    return (*values, crc32(marshal.dumps(values, 2)))


def checked(row: Sequence[Any] | None) -> tuple[Any, ...]:
    """Return the values of a `sealed` row. Raises Damaged."""
    if row is None:
        raise Damaged
    values = tuple(row[:-1])
    if crc32(marshal.dumps(values, 2)) != row[-1]:
        raise Damaged
    return values


def get(db: sqlite3.Connection, name: str) -> Any:  # noqa: ANN401 - whatever was put there
    """Return a value of `meta`. Raises Damaged."""
    query = "SELECT name, value, crc FROM meta WHERE name = ?"
    _name, value = checked(db.execute(query, (name,)).fetchone())
    try:
        return marshal.loads(value)
    except (EOFError, TypeError, ValueError):  # written by another version
        raise Damaged from None


def put(db: sqlite3.Connection, name: str, value: Any) -> None:  # noqa: ANN401 - likewise
    """Set a value of `meta`: numbers, texts, bytes, and lists, tuples and dicts of them."""
    row = sealed((name, marshal.dumps(value)))
    db.execute("INSERT OR REPLACE INTO meta VALUES(?, ?, ?)", row)


def as_word(term: str) -> str:
    """Return a term as one word for FTS5, which splits at blanks and punctuation."""
    return term.translate(_BETWEEN_WORDS)


def key_id(key: str, listed: dict[str, int]) -> int | None:
    """Return the id of a key (see filters.py), computed for figures, else as listed."""
    return FIGURES | crc32(key.encode()) >> 2 if key[0] == "f" else listed.get(key)


def fact_row(fact: Fact) -> tuple[Any, ...]:
    """Return the id, the source's id, the other fields and the checksum."""
    return sealed((fact.id, fact.source.id, _packed(fact)))


def fact_of(id: str, fields: bytes, source: Source) -> Fact:
    return Fact(**_unpacked(Fact, fields), id=id, source=source)


def source_row(source: Source) -> tuple[Any, ...]:
    """Return the id, the area, the other fields and the checksum."""
    return sealed((source.id, source.area, _packed(source)))


def source_of(row: Sequence[Any] | None) -> Source:
    """Return the source of a row. Raises Damaged."""
    id, _area, fields = checked(row)
    return Source(**_unpacked(Source, fields), id=id)


def _packed(record: Fact | Source) -> bytes:
    return marshal.dumps([_plain(getattr(record, name)) for name in _FIELDS[type(record)]])


def _unpacked(kind: type[Fact | Source], data: bytes) -> dict[str, Any]:
    fields: dict[str, Any] = dict(zip(_FIELDS[kind], marshal.loads(data), strict=True))
    for name, part in PARTS.items():
        if value := fields.get(name):
            several = isinstance(value[0], tuple)
            made = [part(*map(_value, each)) for each in (value if several else [value])]
            fields[name] = tuple(made) if several else made[0]
    if "value" in fields:
        fields["value"] = _value(fields["value"])
    return fields


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    """Return only types that `marshal` knows; decimals as text in bytes, so that 42.40 stays 42.40."""
    if isinstance(value, Decimal):
        return str(value).encode()
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _value(plain: Any) -> Any:  # noqa: ANN401 - likewise
    return Decimal(plain.decode()) if isinstance(plain, bytes) else plain
