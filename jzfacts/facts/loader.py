"""The only reader of TOML: files -> FactBase, or all their problems at once.

A base is one file, a directory of `*.toml` files, or several of either. Reading is strict: what
is not understood is a problem, never ignored, and every problem of every file is told in one run
as `file:line: [id] what is wrong; the remedy`.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import tomli

from jzfacts.facts.schema import read_fact, read_source
from jzfacts.facts.stamp import take_stamp
from jzfacts.facts.tables import Problem, Problems, Table
from jzfacts.facts.toml_lines import Places
from jzfacts.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jzfacts.facts.model import Fact, Source

SCHEMA = 1
"""The version of the format that this program reads."""


@dataclass(frozen=True, slots=True)
class FactBase:
    """Facts in page order, with the sources they cite."""

    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]


class BaseError(Exception):
    """A base that cannot be used; `problems` holds one line for each thing to mend."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(problems)  # so that it comes whole from another process
        self.problems = list(problems)

    def __str__(self) -> str:
        return "\n".join(self.problems)


class OutsideSource(Exception):
    """A fact cites a source that its file does not hold; `sources` are those that it holds."""

    def __init__(self, sources: list[Source]) -> None:
        super().__init__()
        self.sources = sources


def base_files(paths: Iterable[Path]) -> list[Path]:
    """The TOML files that `paths` name, directories searched to any depth, in sorted order.

    Raises BaseError for a path that is missing and for a directory without a base.
    """
    problems: list[str] = []
    files: dict[Path, None] = {}
    for path in paths:
        stamp = take_stamp([str(path)])
        found = stamp.names
        closed = [folder for folder in stamp.folders if not os.access(folder, os.R_OK | os.X_OK)]
        problems += [
            _("{path}: cannot be read ({reason}); check its permissions").format(
                path=folder, reason=os.strerror(errno.EACCES)
            )
            for folder in closed
        ]
        if not found and not closed:
            message = (
                _("{path}: no *.toml file in this directory; name a fact base")
                if path.is_dir()
                else _("{path}: no such file or directory; check --facts or JZFACTS_FACTS")
            )
            problems.append(message.format(path=path))
        files.update(dict.fromkeys(map(Path, found)))
    if problems:
        raise BaseError(problems)
    return list(files)


def load(paths: Sequence[Path]) -> FactBase:
    """Read the files that `paths` name as one base.

    Raises BaseError with every problem of every file, in the order of files and lines.
    """
    problems: Problems = []
    sources: dict[str, Source] = {}
    pending: list[Table] = []
    files = base_files(paths)
    for path in files:
        source_tables, fact_tables = _open(path, problems)
        _take_sources(source_tables, sources)
        pending += fact_tables
    facts = _take_facts(pending, sources)
    if not problems and not facts:
        message = _("{path}: holds no [[fact]]; a base needs one at least")
        raise BaseError([message.format(path=paths[0])])
    if problems:
        raise BaseError(_in_order(problems, files))
    return FactBase(tuple(sources.values()), tuple(facts))


def read_file(
    path: Path, data: bytes, elsewhere: Mapping[str, Source] | None
) -> tuple[list[Source], list[Fact]]:
    """Read one file of a base; `elsewhere` are the sources of the others, None if not known yet.

    Raises BaseError with all its problems, OutsideSource where `elsewhere` is needed.
    """
    problems: Problems = []
    source_tables, fact_tables = parse(path, data, problems)
    sources: dict[str, Source] = {}
    _take_sources(source_tables, sources)
    if elsewhere is None and any(
        str(table.values.get("source")) not in sources for table in fact_tables
    ):
        raise OutsideSource(list(sources.values()))
    facts = _take_facts(fact_tables, {**(elsewhere or {}), **sources})
    if problems:
        raise BaseError(_in_order(problems, [path]))
    return list(sources.values()), facts


def _in_order(problems: Problems, files: Sequence[Path]) -> list[str]:
    """What is told of problems, as a reader meets them: file by file, from top to bottom."""
    place = {path: number for number, path in enumerate(files)}
    problems = sorted(problems, key=lambda problem: (place[problem.path], problem.line))
    return [problem.told for problem in problems]


def _open(path: Path, problems: Problems) -> tuple[list[Table], list[Table]]:
    try:
        return parse(path, path.read_bytes(), problems)
    except OSError as error:
        message = _("{path}: cannot be read ({reason}); check its permissions")
        told = message.format(path=path, reason=error.strerror)
        problems.append(Problem(path, 0, told))
        return [], []


def _take_sources(tables: Iterable[Table], sources: dict[str, Source]) -> None:
    for table in tables:
        source = read_source(table)
        if not source.id:
            continue
        if source.id in sources:
            table.problem("id", "a second source of this id; ids are unique in a base")
        sources.setdefault(source.id, source)


def _take_facts(tables: Iterable[Table], sources: Mapping[str, Source]) -> list[Fact]:
    facts: dict[str, Fact] = {}
    for table in tables:
        fact = read_fact(table, sources)
        if fact is None:
            continue
        if fact.id in facts:
            table.problem("id", "a second fact of this id; ids are unique in a base")
        facts.setdefault(fact.id, fact)
    return list(facts.values())


def places(paths: Sequence[Path]) -> dict[str, tuple[str, int]]:
    """For each id of a source or a fact of a sound base, its file and the line of its table."""
    found: dict[str, tuple[str, int]] = {}
    for path in base_files(paths):
        for tables in parse(path, path.read_bytes(), []):
            for table in tables:
                found[str(table.values["id"])] = (str(path), table.line)
    return found


def parse(path: Path, data: bytes, problems: Problems) -> tuple[list[Table], list[Table]]:
    """The source and fact tables of one file; what is wrong around them goes to `problems`."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1  # without a byte order mark
        message = _("{path}:{line}: not UTF-8; save the file as UTF-8")
        problems.append(Problem(path, line, message.format(path=path, line=line)))
        return [], []
    try:
        document = tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        problems.append(_no_toml(path, error.lineno, error.msg))
        return [], []
    except (ArithmeticError, ValueError, RecursionError) as error:
        problems.append(_no_toml(path, 1, error))
        return [], []
    places = Places(text)
    top = Table(path, _("base"), document, places, "", 0, problems)
    if repr(document.get("schema")) != repr(SCHEMA):  # true and 1.0 are equal to 1
        message = N_("the schema is not {number}; write `schema = {number}` at the top")
        top.problem("schema", message, number=SCHEMA)
    top.only("schema", "source", "fact")
    return _tables(top, "source"), _tables(top, "fact")


def _no_toml(path: Path, line: int, reason: object) -> Problem:
    message = _("{path}:{line}: not TOML: {reason}")
    return Problem(path, line, message.format(path=path, line=line, reason=reason))


def _tables(top: Table, kind: str) -> list[Table]:
    """The tables of the array `kind`."""
    return [
        Table(top.path, kind, values, top.places, kind, number, top.problems)
        for number, values in enumerate(top.tables(kind))
    ]
