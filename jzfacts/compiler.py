"""FactBase -> database: readings, labels, and the terms under which they are found.

Labels are kept once, however many facts bear them: a million facts of twenty years' reports have
far fewer names, and it is names that a query is matched with.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from jzfacts.figures import figure_keys
from jzfacts.keys import label_terms
from jzfacts.query import fold
from jzfacts.rows import FACT_COLUMNS, SOURCE_COLUMNS, fact_row, source_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from jzfacts.fact import Fact, FactBase

INDICATOR = 0
"""Kind of the naming that is the fact's indicator; aliases are numbered from 1."""


def compile_base(base: FactBase, db: sqlite3.Connection) -> None:
    """Write the whole base into an empty database."""
    simplified = _simplified()
    db.executescript(
        f"""
        CREATE TABLE source ({", ".join(SOURCE_COLUMNS)});
        CREATE TABLE fact (number INTEGER PRIMARY KEY, {", ".join(FACT_COLUMNS)});
        CREATE TABLE label (number INTEGER PRIMARY KEY, text, chars, units);
        CREATE TABLE naming (label INTEGER, fact INTEGER, kind INTEGER);
        CREATE TABLE posting (term TEXT PRIMARY KEY, labels BLOB) WITHOUT ROWID;
        CREATE TABLE figure (key TEXT, fact INTEGER);
        CREATE TABLE area (name TEXT PRIMARY KEY, spelled TEXT);
        CREATE TABLE alphabet (name TEXT PRIMARY KEY, value TEXT);
        """
    )
    db.executemany(_insert("source", len(SOURCE_COLUMNS)), map(source_row, base.sources))
    db.executemany(
        _insert("fact", len(FACT_COLUMNS) + 1),
        ((number, *fact_row(fact)) for number, fact in enumerate(base.facts)),
    )
    db.executemany(
        "INSERT INTO figure VALUES (?, ?)",
        ((key, number) for number, fact in enumerate(base.facts) for key in figure_keys(fact)),
    )
    _write_labels(base.facts, db, simplified)
    _write_areas(base, db)
    _write_alphabet(db, simplified)
    db.executescript(
        """
        CREATE UNIQUE INDEX fact_id ON fact (id);
        CREATE INDEX fact_place ON fact (place, number) WHERE place IS NOT NULL;
        CREATE INDEX naming_label ON naming (label, fact);
        CREATE INDEX figure_key ON figure (key, fact);
        """
    )


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"


def _write_labels(
    facts: Iterable[Fact], db: sqlite3.Connection, simplified: Mapping[int, str]
) -> None:
    from jzfacts.pinyin import readings

    numbers: dict[tuple[str, str | None], int] = {}
    namings = []
    for fact_number, fact in enumerate(facts):
        for kind, text in enumerate((fact.indicator, *fact.aliases)):
            name = (text, fact.pinyin if kind == INDICATOR else None)
            label = numbers.setdefault(name, len(numbers))
            namings.append((label, fact_number, kind))
    folded = [_letters(text, simplified) for text, _ in numbers]
    spellings = readings(["".join(chars) for chars in folded])
    postings: dict[str, array[int]] = {}
    rows = []
    for number, ((text, override), chars, units) in enumerate(
        zip(numbers, folded, spellings, strict=True)
    ):
        syllables = (override or "").split()
        if len(syllables) == len(units):
            units = [f"{syllable}5" for syllable in syllables]  # an override gives no tones
        rows.append((number, text, chars, " ".join(units)))
        for term in label_terms(chars, units):
            postings.setdefault(term, array("I")).append(number)
    db.executemany(_insert("label", 4), rows)
    db.executemany(_insert("naming", 3), namings)
    db.executemany(
        _insert("posting", 2),
        ((term, labels.tobytes()) for term, labels in sorted(postings.items())),
    )


def _letters(text: str, simplified: Mapping[int, str]) -> str:
    """The folded letters, digits and characters of a label."""
    return "".join(filter(str.isalnum, fold(text, simplified)))


def _write_areas(base: FactBase, db: sqlite3.Connection) -> None:
    from jzfacts.pinyin import readings

    names = sorted({fact.area for fact in base.facts} | {source.area for source in base.sources})
    spelled = (" ".join(unit[:-1] for unit in units if len(unit) > 1) for units in readings(names))
    db.executemany(_insert("area", 2), zip(names, spelled, strict=True))


def _simplified() -> dict[int, str]:
    """Simplified characters for traditional ones."""
    from opencc import OpenCC

    converter = OpenCC("t2s")
    unified = map(chr, range(0x4E00, 0xA000))
    pairs = ((char, converter.convert(char)) for char in unified)
    return {ord(char): simple for char, simple in pairs if simple != char and len(simple) == 1}


def _write_alphabet(db: sqlite3.Connection, simplified: Mapping[int, str]) -> None:
    """What a query needs to know of characters: their simplified forms and their sounds."""
    from jzfacts.pinyin import character_readings

    rows = [
        ("traditional", "".join(map(chr, simplified))),
        ("simplified", "".join(simplified.values())),
        ("readings", "\n".join(c + " ".join(r) for c, r in character_readings().items())),
    ]
    db.executemany(_insert("alphabet", 2), rows)
