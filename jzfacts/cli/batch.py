"""Many queries from one stream, one a line, each answered in its turn.

Whoever sends n lines gets n answers in the same order: a line that is blank or cannot be decoded
gets an empty answer and is named, but does not stop the others. Lines are answered as they come;
where many are there at once, by all processors.
"""

from __future__ import annotations

import codecs
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.options import Refused
from jzfacts.i18n import _
from jzfacts.index.workers import crew
from jzfacts.output.columns import TSV_COLUMNS, Row, record
from jzfacts.output.formats import RECORDS, Format, records, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader

    from jzfacts.cli.options import Wanted
    from jzfacts.index.workers import Run
    from jzfacts.output.json import Json
    from jzfacts.search.engine import Match


BLOCK = 1 << 16
"""Bytes read at once: as many as a pipe holds."""

MANY = 200
"""Lines from which on other processes are worth starting: half a second's work in a large base."""

CHUNK = 20
"""Lines handed to a process at once: few enough that none waits long for the other at the end."""

WAITING = 64 * CHUNK
"""Lines whose answers may wait in memory until they are printed."""


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
    stream: BufferedReader,
    encoding: str,
    find: Callable[[str], list[Match]],
    *,
    shared: bool = True,
) -> Iterator[Answer]:
    """Ask `find` for each line of a stream, which is in `encoding`.

    `find` raises ValueError for a query that says nothing.
    """
    answer = partial(_answer, find, encoding)
    first = 1
    with ExitStack() as stack:
        run: Run | None = None
        for lines in _at_hand(stream):
            if first == 1:
                lines[0] = lines[0].removeprefix(codecs.BOM_UTF8)
            numbered = list(enumerate(lines, first))
            if len(lines) < MANY or not shared:
                yield from map(answer, numbered)
            else:
                if run is None:
                    _inherited.append(answer)
                    stack.callback(_inherited.pop)
                    run = stack.enter_context(crew(large=True, heirs=True))
                for at in range(0, len(lines), WAITING):
                    yield from run(_answer_inherited, numbered[at : at + WAITING], CHUNK)
            first += len(lines)


def _at_hand(stream: BufferedReader) -> Iterator[list[bytes]]:
    """The lines of a stream, as many at once as are there."""
    begun: list[bytes] = []
    while data := stream.read1(BLOCK):
        whole, end, rest = data.rpartition(b"\n")
        if end:
            yield b"".join([*begun, whole]).split(b"\n")
            begun = []
        begun.append(rest)
    if last := b"".join(begun):
        yield [last]


_inherited: list[Callable[[tuple[int, bytes]], Answer]] = []
"""What worker processes find in their memory, for an index cannot be sent to them."""


def _answer_inherited(numbered: tuple[int, bytes]) -> Answer:
    return _inherited[-1](numbered)


def _answer(
    find: Callable[[str], list[Match]], encoding: str, numbered: tuple[int, bytes]
) -> Answer:
    number, line = numbered
    written = line.rstrip(b"\r")
    try:
        query = written.decode(encoding)
    except UnicodeDecodeError:
        readable = written.decode(encoding, "backslashreplace")
        problem = _("not {encoding}").format(encoding=encoding.upper())
        return Answer(number, readable, problem=problem)
    try:
        return Answer(number, query, tuple(find(query)))
    except ValueError as error:
        return Answer(number, query, problem=str(error))


def answer_all(
    ask: Callable[[str], list[Match]], wanted: Wanted, *, shared: bool = True
) -> ExitStatus:
    """Answer the queries on stdin. Status 2 if a line could not be asked, else as for one.

    The work may be `shared` with other processes, if the answers are not too long to be sent.
    """
    if wanted.cite or wanted.unit:
        raise Refused(_("--cite and --unit do not go with queries from standard input"))
    form, keys = wanted.form, wanted.keys
    stream = cast("BufferedReader", sys.stdin.buffer)
    statuses = {ExitStatus.NOTHING}

    def tell(answer: Answer, what: str) -> None:
        console.error(_("line {line}: {what}").format(line=answer.line, what=what))

    def heard() -> Iterator[Answer]:
        for answer in answers(stream, sys.stdin.encoding, ask, shared=shared):
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
