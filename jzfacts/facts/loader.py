"""Files -> FactBase, or all their problems at once.

A base is one file, a directory of `*.toml` files, or several of either. Reading is strict: what
is not understood is a problem, never ignored, and every problem of every file is told in one run
as `file:line: [id] what is wrong; the remedy`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.facts.files import BaseError, installed_base, read, snapshot, unreadable
from jzfacts.facts.model import PARTS, Fact, Source, full_id
from jzfacts.facts.toml_file import TomlFile, parse
from jzfacts.facts.validation import Fault, shown, tables
from jzfacts.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jzfacts.facts.validation import Place

__all__ = ["BaseError", "FactBase", "OutsideSource", "load", "load_with_places", "read_file"]


MOST_SECOND = 5
"""Facts of a file that are told one by one to have the ids of others: more are a copied file."""


@dataclass(frozen=True, slots=True)
class FactBase:
    """Facts in page order, with the sources they cite."""

    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]

    @property
    def current(self) -> tuple[Fact, ...]:
        """The facts without those that another supersedes."""
        old = {fact.revises for fact in self.facts}
        return tuple(fact for fact in self.facts if fact.full_id not in old)


class OutsideSource(Exception):
    """A fact cites a source that its file does not hold; `sources` are those that it holds."""

    def __init__(self, sources: list[Source]) -> None:
        super().__init__()
        self.sources = sources


def load(paths: Sequence[Path] | None = None) -> FactBase:
    """Read the files that `paths` name as one base; without any, the one that comes with the package.

    Raises BaseError with every problem of every file, in the order of files and lines.
    """
    return _load(paths)[0]


def load_with_places(
    paths: Sequence[Path] | None = None,
) -> tuple[FactBase, dict[str, tuple[str, int]]]:
    """As `load`, and for the id of each source and the full id of each fact its file and line."""
    base, files = _load(paths)
    return base, {
        _full_id(table) or str(table["id"]): (str(file.path), file.line(kind, number))
        for file in files
        for kind in ("source", "fact")
        for number, table in enumerate(file.tables(kind))
    }


def _load(paths: Sequence[Path] | None) -> tuple[FactBase, list[TomlFile]]:
    given = list(map(str, paths or ())) or [installed_base()]
    files = [_open(Path(name)) for name in snapshot(given).files]
    _check_revisions(files)
    base = _join(files, {})
    if not base.facts:
        raise BaseError([_("{path}: holds no [[fact]]; a base needs one at least", path=given[0])])
    return base, files


def read_file(
    path: Path, data: bytes, elsewhere: Mapping[str, Source] | None
) -> tuple[list[Source], list[Fact]]:
    """Read one file of a base; `elsewhere` are the sources of the others, None if not known yet.

    Raises BaseError with all its problems, OutsideSource where `elsewhere` is needed.
    """
    file = parse(path, data)
    if elsewhere is None:
        own = [Source(**values) for values in file.values.get("source", ())]
        ids = {source.id for source in own}
        if not all(str(table.get("source")) in ids for table in file.tables("fact")):
            raise OutsideSource(own)
    base = _join([file], elsewhere)
    return list(base.sources), list(base.facts)


def _open(path: Path) -> TomlFile:
    try:
        data = read(str(path)).data
    except OSError as error:
        return TomlFile(path, problems=[(0, unreadable(path, error))])
    return parse(path, data)


def _join(files: Sequence[TomlFile], elsewhere: Mapping[str, Source] | None) -> FactBase:
    """The facts of files, with the sources that they cite, which may be `elsewhere`.

    Raises BaseError with all problems of the files and between them.
    """
    # First: what concerns several tables, of which any may be wrong otherwise.
    _check_ids(
        files, "source", N_("a second source of this id; give one another id, in its facts, too")
    )
    _check_ids(files, "fact", N_("a second fact of this id; ids are unique in a source"))
    _check_pages(files, elsewhere)
    # Then: all problems as a reader meets them, file by file, from top to bottom.
    problems = [told for file in files for _line, told in sorted(file.problems, key=itemgetter(0))]
    if problems:
        raise BaseError(problems)
    # Last: the records, now that every source is known.
    own = [Source(**values) for file in files for values in file.values.get("source", ())]
    sources = {**(elsewhere or {}), **{source.id: source for source in own}}
    facts = []
    for file in files:
        for values in file.values.get("fact", ()):
            source = sources[values["source"]]
            whole = {"area": source.area, "period": source.period, **values, "source": source}
            facts.append(Fact(**whole))
    return FactBase(tuple(own), tuple(facts))


def _check_ids(files: Sequence[TomlFile], kind: str, message: str) -> None:
    """Note each table whose id another has before it; of a file up to MOST_SECOND, then how many."""
    seen: set[object] = set()
    for file in files:
        again = 0
        for number, table in enumerate(file.tables(kind)):
            id = _full_id(table) if kind == "fact" else table.get("id")
            if isinstance(id, str):
                again += id in seen
                if id in seen and again <= MOST_SECOND:
                    file.note(Fault((kind, number, "id"), message, {}))
                seen.add(id)
        if again > MOST_SECOND:
            many = N_("{path}: {number} more ids are repeated; is this file a copy?")
            told = _(many, path=file.path, number=again - MOST_SECOND)
            file.problems.append((sys.maxsize, told))  # after all that have a line


def _check_pages(files: Sequence[TomlFile], elsewhere: Mapping[str, Source] | None) -> None:
    """Note sources that nothing is known of, and lines beyond the page of their source.

    Where the sources `elsewhere` are not known, any other may be among them.
    """
    own: dict[str, object] = {}
    for file in files:
        for number, table in enumerate(file.tables("source")):
            length = table.get("lines")
            if isinstance(table.get("id"), str):
                own.setdefault(table["id"], length)
            for key in PARTS:
                for nth, part in enumerate(tables(table, key)):
                    place = ("source", number, key, nth, "line")
                    _check_line(file, place, part.get("line"), length)
    lengths = {id: source.lines for id, source in (elsewhere or {}).items()} | own
    for file in files:
        for number, table in enumerate(file.tables("fact")):
            id, lines = table.get("source"), table.get("lines")
            if not isinstance(id, str):
                continue
            if id not in lengths:
                if elsewhere is not None:
                    ids = ", ".join(lengths) or _("none: add a [[source]]")
                    message = N_("unknown source “{id}”; ids are {ids}")
                    parts = {"id": shown(id), "ids": ids}
                    file.note(Fault(("fact", number, "source"), message, parts))
                continue
            for line in lines if isinstance(lines, list) else ():
                _check_line(file, ("fact", number, "lines"), line, lengths[id])


def _check_revisions(files: Sequence[TomlFile]) -> None:
    """Note each fact that supersedes none, itself by some way round, or one of something else.

    What it supersedes in a source that is not in the base is not known here.
    """
    areas = {
        table.get("id"): (table.get("area"), table.get("period"))
        for file in files
        for table in file.tables("source")
    }
    facts = {_full_id(table): table for file in files for table in file.tables("fact")}
    revised: dict[object, object] = {}

    def about(table: Mapping[str, object]) -> tuple[object, ...]:
        area, period = areas.get(table.get("source"), (None, None))
        return table.get("indicator"), table.get("area", area), table.get("period", period)

    def is_endless(id: str | None) -> bool:
        passed = {id}
        while (id := _full_id(facts.get(id, {}), "supersedes")) is not None and id not in passed:
            passed.add(id)
        return id is not None

    for file in files:
        for number, table in enumerate(file.tables("fact")):
            old = _full_id(table, "supersedes")
            if old is None or old.partition("/")[0] not in areas:
                continue
            message = ""
            if old not in facts:
                message = N_("unknown fact “{id}”; name the one that this revises, as SOURCE/ID")
            elif is_endless(old):
                message = N_("{id} and this revise each other; drop one `supersedes`")
            elif about(facts[old]) != about(table):
                message = N_(
                    "{id} is of another indicator, area or period; a revision is of the same"
                )
            elif old in revised:
                message = N_("{other} revises {id} already; chain the revisions in order")
            if message:
                parts = {"id": shown(old), "other": shown(revised.get(old))}
                file.note(Fault(("fact", number, "supersedes"), message, parts))
            revised[old] = _full_id(table)


def _full_id(table: Mapping[str, object], key: str = "id") -> str | None:
    """The full id of a fact, or of the one that it supersedes; None where it is not one."""
    source, id = table.get("source"), table.get(key)
    return full_id(source, id) if isinstance(source, str) and isinstance(id, str) else None


def _check_line(file: TomlFile, place: Place, line: object, length: object) -> None:
    """Note a line beyond a page that has `length` lines, if that is a number at all."""
    if isinstance(length, int) and isinstance(line, int) and line > length > 0:
        message = N_("line {line} is beyond the page, which has {extent}; correct it")
        file.note(Fault(place, message, {"line": shown(line), "extent": length}))
