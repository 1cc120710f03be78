"""What people would search the same base with instead, each as anyone would write it.

All get every name of every fact as text, as joined pinyin and as first letters.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.text.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jzfacts.facts.model import Fact

PACKAGES = {"pinyin-pro": "3.29", "pinyin-match": "1.2"}
"""The npm packages, in the releases that were compared."""

MOST = 50
"""Answers of a query that are looked at."""

LEAST_LIKENESS = 60
"""Of 100: below it, rapidfuzz's user would print nothing. It is the usual advice for WRatio."""


class Absent(Exception):
    """A rival that cannot be asked here; the message says why."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a fact, in the forms that people type."""

    id: str
    text: str
    syllables: tuple[str, ...]

    @property
    def pinyin(self) -> str:
        return "".join(self.syllables)

    @property
    def letters(self) -> str:
        return "".join(syllable[0] for syllable in self.syllables)


def names_of(facts: Iterable[Fact]) -> list[Name]:
    """All names in page order."""
    told = [(fact.id, text) for fact in facts for text in (fact.indicator, *fact.aliases)]
    spelled = readings([text for _, text in told])
    return [
        Name(fact, text, tuple(unit[:-1] if len(unit) > 1 else unit for unit in units))
        for (fact, text), units in zip(told, spelled, strict=True)
    ]


def rapidfuzz(names: Sequence[Name]) -> Callable[[str], list[str]]:
    """WRatio over label, joined pinyin and first letters: the ten lines that anyone would write."""
    from rapidfuzz import fuzz, process, utils

    choices = [form for name in names for form in (name.text, name.pinyin, name.letters)]

    def ask(query: str) -> list[str]:
        found = process.extract(
            query,
            choices,
            scorer=fuzz.WRatio,
            processor=utils.default_process,
            limit=MOST,
            score_cutoff=LEAST_LIKENESS,
        )
        return [names[place // 3].id for _, _, place in found]

    return ask


def fzf(names: Sequence[Name]) -> Callable[[str], list[str]]:
    """`fzf --filter`, with the three forms on one line."""
    if not shutil.which("fzf"):
        raise Absent("fzf is not installed (Debian package fzf)")
    lines = "".join(f"{name.id}\t{name.text}\t{name.pinyin}\t{name.letters}\n" for name in names)

    def ask(query: str) -> list[str]:
        if not query.strip():
            return []
        run = subprocess.run(
            ["fzf", "--delimiter=\t", "--nth=2..", f"--filter={query}"],
            input=lines,
            capture_output=True,
            text=True,
            check=False,
        )
        return [line.split("\t")[0] for line in run.stdout.splitlines()]

    return ask


def fts5(names: Sequence[Name]) -> Callable[[str], list[str]]:
    """SQLite FTS5: a token a character, syllables and the joined forms in a second column."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE name USING fts5(id UNINDEXED, chars, pinyin)")
    db.executemany(
        "INSERT INTO name VALUES (?, ?, ?)",
        (
            (
                name.id,
                " ".join(name.text),
                f"{' '.join(name.syllables)} {name.pinyin} {name.letters}",
            )
            for name in names
        ),
    )

    def ask(query: str) -> list[str]:
        terms = []
        for word in query.split():
            letters = word.replace('"', "")
            tokens = letters if letters.isascii() else " ".join(letters)
            if any(map(str.isalnum, tokens)):
                terms.append(f'"{tokens}"' + ("*" if letters.isascii() else ""))
        if not terms:
            return []
        found = db.execute(
            "SELECT id FROM name WHERE name MATCH ? ORDER BY rank LIMIT ?", (" ".join(terms), MOST)
        )
        return [row[0] for row in found]

    return ask


SCRIPT = """
const { match } = require('pinyin-pro');
const PinyinMatch = require('pinyin-match');
const { names, queries } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const ways = {
  'pinyin-pro': (text, query) => match(text, query) !== null,
  'pinyin-match': (text, query) => PinyinMatch.match(text, query) !== false,
};
const found = {};
for (const [way, matches] of Object.entries(ways)) {
  found[way] = queries.map((query) => {
    if (!query.trim()) return [];
    try { return names.filter(([, text]) => matches(text, query)).map(([id]) => id); }
    catch { return []; }
  });
}
console.log(JSON.stringify(found));
"""
"""Both packages say whether a text matches and rank nothing, so matches come in page order."""


def node(
    names: Sequence[Name], queries: Sequence[str], modules: Path | None
) -> dict[str, Callable[[str], list[str]]]:
    """pinyin-pro and pinyin-match, from `modules` or installed into a temporary folder."""
    if not shutil.which("node"):
        raise Absent("node is not installed")
    with tempfile.TemporaryDirectory() as temporary:
        if modules is None:
            modules = _installed(Path(temporary))
        run = subprocess.run(
            ["node", "-e", SCRIPT],
            input=json.dumps(
                {"names": [(name.id, name.text) for name in names], "queries": queries}
            ),
            env={
                "NODE_PATH": str(modules.resolve()),
                "PATH": str(Path(shutil.which("node") or "").parent),
            },
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode:
        raise Absent(f"node failed: {run.stderr.strip().splitlines()[-1]}")
    found = json.loads(run.stdout)
    return {way: partial(_answer, dict(zip(queries, found[way], strict=True))) for way in PACKAGES}


def _answer(answers: dict[str, list[str]], query: str) -> list[str]:
    return answers[query]


def _installed(folder: Path) -> Path:
    if not shutil.which("npm"):
        raise Absent("npm is not installed")
    wanted = [f"{package}@{release}" for package, release in PACKAGES.items()]
    run = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), *wanted],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise Absent("npm could not install the packages")
    return folder / "node_modules"
