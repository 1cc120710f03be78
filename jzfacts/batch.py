"""Many queries from one stream, one a line, each answered in its turn.

Whoever sends n lines gets n answers in the same order: a line that is blank or cannot be decoded
gets an empty answer and is named, but does not stop the others.
"""

from __future__ import annotations

import codecs
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jzfacts import console
from jzfacts.console import ExitStatus
from jzfacts.language import _
from jzfacts.options import Refused
from jzfacts.views import TSV_COLUMNS, Row, record
from jzfacts.writer import RECORDS, Format, records, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jzfacts.options import Wanted
    from jzfacts.output.records import Json
    from jzfacts.search import Match


@dataclass(frozen=True, slots=True)
class Answer:
    """What one line of the stream came to."""

    line: int
    """1-based."""
    query: str
    matches: tuple[Match, ...] = ()
    problem: str | None = None
    """Why this line could not be asked at all."""


def answers(
    lines: Iterable[bytes], encoding: str, find: Callable[[str], list[Match]]
) -> Iterator[Answer]:
    """Ask `find` for each of `lines`, which are in `encoding`.

    `find` raises ValueError for a query that says nothing.
    """
    for number, line in enumerate(lines, start=1):
        written = (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).rstrip(b"\r\n")
        try:
            query = written.decode(encoding)
        except UnicodeDecodeError:
            readable = written.decode(encoding, "backslashreplace")
            yield Answer(
                number, readable, problem=_("not {encoding}").format(encoding=encoding.upper())
            )
            continue
        try:
            yield Answer(number, query, tuple(find(query)))
        except ValueError as error:
            yield Answer(number, query, problem=str(error))


def answer_all(ask: Callable[[str], list[Match]], wanted: Wanted) -> ExitStatus:
    """Answer the queries on stdin. Status 2 if a line could not be asked, else as for one."""
    if wanted.cite or wanted.unit:
        raise Refused(_("--cite and --unit do not go with queries from standard input"))
    form, keys = wanted.form, wanted.keys
    statuses = {ExitStatus.NOTHING}

    def tell(answer: Answer, what: str) -> None:
        console.error(_("line {line}: {what}").format(line=answer.line, what=what))

    def heard() -> Iterator[Answer]:
        for answer in answers(sys.stdin.buffer, sys.stdin.encoding, ask):
            if answer.problem:
                tell(answer, answer.problem)
                statuses.add(ExitStatus.ERROR)
            elif answer.matches:
                statuses.add(ExitStatus.FOUND)
            else:
                tell(answer, _("nothing found for “{words}”").format(words=answer.query))
            yield answer

    if form in RECORDS:
        each: Iterator[Json] = (
            {"query": answer.query, "results": [record(Row(m.fact, m)) for m in answer.matches]}
            for answer in heard()
        )
        console.write(records(each, form), at_once=True)
    else:
        if keys or form is Format.TSV:
            keys = ("query", *(keys or TSV_COLUMNS))
        rows = (Row(m.fact, m, answer.query) for answer in heard() for m in answer.matches)
        console.write(render(rows, form, keys, no_color=wanted.no_color), at_once=True)
    if ExitStatus.ERROR in statuses:
        return ExitStatus.ERROR
    return min(statuses)
