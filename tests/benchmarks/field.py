"""What else would search a million facts by name, on the same labels, asked the same.

Each gets the labels as text for queries in characters, and joined pinyin and first letters for
queries in letters. None understands places, years, figures or ranks, so none is asked for them.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import time
from typing import TYPE_CHECKING

from jzfacts.text.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    Ask = Callable[[str], object]

MOST = 10
"""Answers that are wanted."""

ASKED = frozenset({"exact", "part", "pinyin", "first letters", "dropped character", "slip"})
"""Kinds of query that the others have a chance with."""


def forms(labels: Sequence[str]) -> dict[str, list[str]]:
    """The labels as text, in pinyin and in first letters."""
    spelled = [[unit[:-1] or unit for unit in units] for units in readings(labels)]
    return {
        "text": list(labels),
        "letters": ["".join(units) for units in spelled]
        + ["".join(unit[0] for unit in units) for units in spelled],
    }


def rivals(known: dict[str, list[str]], folder: Path) -> Iterator[tuple[str, float, Ask | None]]:
    """For each: its name, seconds to make it ready, and how to ask it; None where it is absent."""
    yield "rapidfuzz WRatio", 0.0, _rapidfuzz(known)
    files = {}
    for form, lines in known.items():
        files[form] = folder / f"{form}.txt"
        files[form].write_text("\n".join(lines), "utf-8")
    for name, command in (
        ("fzf --filter", ["fzf", "--filter"]),
        ("rg", ["rg", "--fixed-strings", "--max-count", str(MOST), "--"]),
    ):
        yield name, 0.0, _command(command, files) if shutil.which(command[0]) else None
    for name, tokenizer, cut in (
        ("FTS5 trigram", "trigram", str),
        ("FTS5 unigram", "unicode61", " ".join),
    ):
        start = time.perf_counter()
        ask = _fts5(known, folder / f"{tokenizer}.sqlite", tokenizer, cut)
        yield name, time.perf_counter() - start, ask


def _form(query: str) -> str:
    return "letters" if query.isascii() else "text"


def _rapidfuzz(known: dict[str, list[str]]) -> Ask:
    from rapidfuzz import fuzz, process

    return lambda query: process.extract(
        query, known[_form(query)], scorer=fuzz.WRatio, limit=MOST, score_cutoff=60
    )


def _command(command: Sequence[str], files: dict[str, Path]) -> Ask:
    def ask(query: str) -> object:
        with files[_form(query)].open("rb") as lines:
            return subprocess.run(
                [*command, query], stdin=lines, capture_output=True, check=False
            ).stdout

    return ask


def _fts5(
    known: dict[str, list[str]], path: Path, tokenizer: str, cut: Callable[[str], str]
) -> Ask:
    db = sqlite3.connect(path)
    for form, lines in known.items():
        db.execute(f"CREATE VIRTUAL TABLE {form} USING fts5 (label, tokenize = '{tokenizer}')")
        db.executemany(f"INSERT INTO {form} VALUES (?)", ((cut(line),) for line in lines))
    db.commit()

    def ask(query: str) -> object:
        return db.execute(
            f"SELECT label FROM {_form(query)} WHERE label MATCH ? ORDER BY rank LIMIT {MOST}",
            (f'"{cut(query)}"',),
        ).fetchall()

    return ask
