"""The command `search`: one query from the command line, or one a line from standard input."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Annotated

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import UsageError
from jzfacts.cli.results import (
    Filters,
    converted,
    nothing_found,
    of_base,
    say_remarks,
    view_of,
    why_nothing,
    write_facts,
)
from jzfacts.i18n import N_, _
from jzfacts.output.formats import RECORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    import typer

    from jzfacts.cli import completion, options
    from jzfacts.index.index import Index
    from jzfacts.output.formats import View
    from jzfacts.output.json import Json
    from jzfacts.search.engine import Answer, Match

DEFAULT_LIMIT = 10
"""Results of a search: a screen full; whoever wants more says so."""

MOST_LINE = 1_000_000
"""Bytes of a line, which is no query long before; and those of which the encoding is found out."""


def search(
    query: Annotated[
        list[str],
        options.argument(
            "QUERY...", "What to look for; - reads one query per line.", completion.names
        ),
    ],
    form: options.Form = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="Maximum results per query; 0 for all.")
    ] = DEFAULT_LIMIT,
    area: options.Area = None,
    topic: options.Topic = None,
    period: options.Period = None,
    columns: options.Columns = None,
    unit: options.Unit = None,
    cite: options.Cite = None,
    sort: options.Sort = None,
    field: options.Field = None,
    facts: options.Facts = None,
    no_color: options.NoColor = False,
) -> ExitStatus:
    """Find facts by Chinese, pinyin or first letters; the best match first."""
    view = view_of(form, columns, no_color, cite=cite, unit=unit, field=field, searched=True)
    from jzfacts.index.index import open_index
    from jzfacts.output.columns import Row
    from jzfacts.search import engine

    index = open_index(facts or None)
    within = Filters(area=area, topic=topic, period=period)
    find = partial(engine.answer, index, **within)
    if query == ["-"]:
        return _search_lines(index, partial(find, limit=limit or None), within, view)
    words = " ".join(query)
    # One more than the usual limit, to know whether there are more than are shown.
    usual = limit == DEFAULT_LIMIT
    most = limit + 1 if usual else limit or None
    answer = find(words, limit=None if view.unit else most)
    matches = answer.matches
    if usual and answer.asked.is_comparison:  # all there is to compare
        matches, limit = find(words).matches, 0
    rows = converted((Row(match.fact, match) for match in matches), view.unit)
    cut = usual and len(rows) > limit > 0
    rows = rows[: limit or None]
    if sort:
        from jzfacts.facts.figures import in_order

        place = {id(fact): at for at, fact in enumerate(in_order((row.fact for row in rows), sort))}
        rows.sort(key=lambda row: place[id(row.fact)])
    if write_facts(index, rows, view._replace(title=[words], cut=cut)):
        say_remarks(index, answer)
        if cut:
            console.warn("only the best {number} are shown; --limit 0 shows all", number=limit)
        return ExitStatus.FOUND
    return nothing_found(index, words, within)


def _search_lines(
    index: Index, find: Callable[[str], Answer], within: Filters, view: View
) -> ExitStatus:
    """Answer each line of stdin as it comes; n lines get n answers, in the same order.

    Returns status 2 if a line could not be asked, 1 if one found nothing or there was none.
    """
    if view.cite or view.unit:
        raise UsageError("--cite and --unit cannot be used with queries from standard input")
    if view.form == "xlsx":
        raise UsageError("--format xlsx cannot be used with queries from standard input")
    from jzfacts.output.columns import Row, record
    from jzfacts.output.formats import records, render

    statuses: set[ExitStatus] = set()
    answers = _answers(index, find, within, statuses)
    if view.form in RECORDS:
        objects: Iterator[Json] = (
            {"query": query, "results": [record(Row(match.fact, match)) for match in matches]}
            for query, matches in answers
        )
        written = records(objects, view.form, view.screen)
    else:
        rows = (Row(match.fact, match, query) for query, matches in answers for match in matches)
        written = render(rows, of_base(index, view)._replace(batch=True))
    if not console.write(written, at_once=True):
        return ExitStatus.UNREAD
    return max(statuses, default=ExitStatus.NOTHING)


def _answers(
    index: Index, find: Callable[[str], Answer], within: Filters, statuses: set[ExitStatus]
) -> Iterator[tuple[str, list[Match]]]:
    """Each line of stdin with its matches; adds to `statuses` what the lines came to.

    A line that is blank or cannot be decoded has none and is named, but does not stop the others. A
    blank one asks nothing, which is no error.
    """
    from jzfacts.search.ordering import remarks
    from jzfacts.search.query import QueryError

    stdin = console.stdin()
    for number, line in enumerate(_lines(stdin.buffer, stdin.encoding), 1):
        matches: list[Match] = []
        if isinstance(line, bytes):
            query, status = line.decode("ascii", "backslashreplace"), ExitStatus.ERROR
            said = [_("text in an unknown encoding")]
        else:
            query = line
            try:
                answer = find(query)
                matches = answer.matches
                status = ExitStatus.FOUND if matches else ExitStatus.NOTHING
                said = remarks(index, answer) if answer.asked.is_special else []
                if not matches:
                    said = [why_nothing(index, query, within)]
            except QueryError as error:
                said = [str(error)]
                status = ExitStatus.ERROR if query.strip() else ExitStatus.NOTHING
        statuses.add(status)
        for what in said:
            console.warn("line {line}: {what}", line=number, what=what)
        yield query, matches


def _lines(stream: BinaryIO, own: str) -> Iterator[str | bytes]:
    """Each line without its end; its bytes where they cannot be decoded.

    The encoding is that of what has come so far, as soon as that is clear; until then, the stream's
    `own`. Raises UsageError for a line without end.
    """
    from jzfacts.documents.file.encoding import codec_of
    from jzfacts.documents.file.unreadable import UnreadableError

    codec, seen = None, b""
    for block in _blocks(stream):
        says_nothing = block.isascii() and b"\0" not in block
        if codec is None and not says_nothing and len(seen) < MOST_LINE:
            seen += block
            with suppress(UnreadableError):
                codec = codec_of(seen)
        whole = _decoded(block, codec or own)
        if isinstance(whole, str):
            yield from (line.rstrip("\r") for line in whole.removesuffix("\n").split("\n"))
        else:
            for line in block.removesuffix(b"\n").split(b"\n"):
                yield _decoded(line.rstrip(b"\r"), codec or own)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Whole lines: of a file as many as a megabyte has, of a pipe those that are there."""
    number, rest = 1, b""
    while block := stream.read1(MOST_LINE):  # type: ignore[attr-defined]
        rest += block
        end = rest.rfind(b"\n") + 1
        end += rest[end - 1 : end + 1] == b"\n\0"  # in UTF-16
        number += block.count(b"\n")
        if len(rest) - end >= MOST_LINE:
            message = N_("line {line}: more than {most} MB; is it the right file?")
            raise UsageError(message, line=number, most=MOST_LINE // 1_000_000)
        if end:
            yield rest[:end]
        rest = rest[end:]
    if rest:
        yield rest


def _decoded(data: bytes, codec: str) -> str | bytes:
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return data
