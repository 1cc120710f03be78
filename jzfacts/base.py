"""The only reader of TOML: files -> FactBase, or all their problems at once.

A base is one file, a directory of `*.toml` files, or several of either. Reading is strict: what
is not understood is a problem, never ignored, and every problem of every file is told in one run
as `file:line: [id] what is wrong; the remedy`.
"""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import tomli

from jzfacts.fact import FactBase
from jzfacts.language import N_, _
from jzfacts.places import locate
from jzfacts.schema import read_fact, read_source
from jzfacts.tables import Problems, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jzfacts.fact import Fact, Source
    from jzfacts.places import Place

SCHEMA = 1
"""The version of the format that this program reads."""


class BaseError(Exception):
    """A base that cannot be used; `problems` holds one line for each thing to mend."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


def base_files(paths: Iterable[Path]) -> list[Path]:
    """The TOML files that `paths` name, directories searched to any depth, in sorted order.

    Raises BaseError for a path that is missing and for a directory without a base.
    """
    problems: list[str] = []
    files: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found = sorted(
                Path(folder, name)
                for folder, _, names in os.walk(path)
                for name in names
                if name.endswith(".toml")
            )
            if not found:
                message = _("{path}: no *.toml file in this directory; name a fact base")
                problems.append(message.format(path=path))
            files.update(dict.fromkeys(found))
        elif path.exists():
            files[path] = None
        else:
            message = _("{path}: no such file or directory; check --facts or JZFACTS_FACTS")
            problems.append(message.format(path=path))
    if problems:
        raise BaseError(problems)
    return list(files)


def load(paths: Sequence[Path]) -> FactBase:
    """Read the files that `paths` name as one base.

    Raises BaseError with every problem of every file.
    """
    problems: Problems = []
    sources: dict[str, Source] = {}
    pending: list[Table] = []
    for path in base_files(paths):
        try:
            text = decode(path, path.read_bytes())
        except OSError as error:
            message = _("{path}: cannot be read ({reason}); check its permissions")
            problems.append(message.format(path=path, reason=error.strerror))
        except BaseError as error:
            problems.extend(error.problems)
        else:
            source_tables, fact_tables = parse(path, text, problems)
            for table in source_tables:
                source = read_source(table)
                if source.id in sources:
                    table.problem("id", "a second source of this id; ids are unique in a base")
                sources.setdefault(source.id, source)
            pending.extend(fact_tables)
    facts: dict[str, Fact] = {}
    for table in pending:
        fact = read_fact(table, sources)
        if fact is None:
            continue
        if fact.id in facts:
            table.problem("id", "a second fact of this id; ids are unique in a base")
        facts.setdefault(fact.id, fact)
    if not problems and not facts:
        message = _("{path}: holds no [[fact]]; a base needs one at least")
        problems.append(message.format(path=paths[0]))
    if problems:
        raise BaseError(problems)
    return FactBase(tuple(sources.values()), tuple(facts.values()))


def decode(path: Path, data: bytes) -> str:
    """The text of a base, which is UTF-8, with or without a byte order mark.

    Raises BaseError naming the first line that is not.
    """
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _("{path}:{line}: not UTF-8; save the file as UTF-8")
        raise BaseError([message.format(path=path, line=line)]) from None


def parse(path: Path, text: str, problems: Problems) -> tuple[list[Table], list[Table]]:
    """The source and fact tables of one file; what is wrong around them goes to `problems`."""
    try:
        document = tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        line = getattr(error, "lineno", 1)
        reason = getattr(error, "msg", error)
        problems.append(
            _("{path}:{line}: not TOML: {reason}").format(path=path, line=line, reason=reason)
        )
        return [], []
    except (ArithmeticError, ValueError, RecursionError) as error:
        problems.append(
            _("{path}:{line}: not TOML: {reason}").format(path=path, line=1, reason=error)
        )
        return [], []
    places = locate(text)
    top = Table(path, _("base"), document, places[""][0], problems)
    if document.get("schema") != SCHEMA:
        message = N_("the schema is not {number}; write `schema = {number}` at the top")
        top.problem("schema", message, number=SCHEMA)
    top.only("schema", "source", "fact")
    return _tables(top, "source", places), _tables(top, "fact", places)


def _tables(top: Table, name: str, places: dict[str, list[Place]]) -> list[Table]:
    """The array of tables `name`, each with its place in the text."""
    tables = top.tables(name)
    # an array written inline, `fact = [{ … }]`, has no header of its own
    headers = places.get(name) or [top.place] * len(tables)
    return [
        Table(top.path, name, values, place, top.problems)
        for values, place in zip(tables, headers, strict=True)
    ]
