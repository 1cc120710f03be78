"""The command line: parse, make one call, hand the result to the writer, return a status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from jzfacts import console
from jzfacts.asking import asked, nothing_found, the_one
from jzfacts.console import ExitStatus
from jzfacts.options import (
    Area,
    Columns,
    Facts,
    FindingForm,
    Form,
    NoColor,
    PageFiles,
    Pages,
    Period,
    Refused,
    Topic,
    layout,
    unknown,
)
from jzfacts.verifying import verify
from jzfacts.writer import FindingFormat, Format, render

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jzfacts.index import Index
    from jzfacts.search import Match
    from jzfacts.views import Row

app = typer.Typer(
    name="jzfacts",
    help="Figures from government work reports, each with its exact source.",
    epilog="Exit status: 0 found, 1 nothing found, 2 error. On a pipe: TSV, one fact a line.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    rich_markup_mode=None,  # rich costs 100 ms and puts escapes into piped help
    pretty_exceptions_enable=False,
)

DEFAULT_LIMIT = 10
"""Results of a search: a screen full; whoever wants more says so."""


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("jzfacts")
        except PackageNotFoundError:
            number = "of a checkout that is not installed"
        console.write([f"jzfacts {number}\n"])
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@app.command()
def search(
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY...", help="Words; - reads one query per line.")
    ],
    form: Form = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="At most so many for a query; 0 for all.")
    ] = DEFAULT_LIMIT,
    area: Area = None,
    topic: Topic = None,
    period: Period = None,
    columns: Columns = None,
    facts: Facts = None,
    no_color: NoColor = False,
) -> int:
    """Find facts by Chinese, pinyin or first letters; the best match first."""
    form, keys = layout(form, columns, searched=True)
    index = _open(facts)
    from jzfacts.search import search as find
    from jzfacts.views import Row

    def ask(words: str) -> list[Match]:
        return find(index, words, limit=limit or None, area=area, topic=topic, period=period)

    if query == ["-"]:
        from jzfacts.batch import answer_all

        return answer_all(ask, form, keys, no_color)
    words = " ".join(query)
    matches = asked(ask, words)
    rows = [Row(match.fact, match) for match in matches]
    console.write(render(rows, form, keys, title=[words], no_color=no_color))
    return ExitStatus.FOUND if rows else nothing_found(index, words)


@app.command()
def rank(
    top: Annotated[
        int | None, typer.Option(min=1, help="Only place N or better, all ties included.")
    ] = None,
    form: Form = None,
    area: Area = None,
    topic: Topic = None,
    period: Period = None,
    columns: Columns = None,
    facts: Facts = None,
    no_color: NoColor = False,
) -> int:
    """Facts with a rank, best first, then in the order of the page."""
    from jzfacts.views import Row

    form, keys = layout(form, columns)
    ranked = _open(facts).ranked(top, area=area, topic=topic, period=period)
    title = ["位次" if top is None else f"前 {top} 名", *filter(None, [topic])]
    found = (Row(fact) for fact in ranked)
    return _show_all(found, form, keys, title, no_color, ranks=True)


@app.command()
def show(
    words: Annotated[
        list[str], typer.Argument(metavar="ID-OR-QUERY...", help="An id, or what only one answers.")
    ],
    field: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this value, such as change.value.")
    ] = None,
    form: Form = None,
    columns: Columns = None,
    facts: Facts = None,
    pages: Pages = None,
    no_color: NoColor = False,
) -> int:
    """One fact whole, or with --field one value of it."""
    from jzfacts.views import FIELDS, Row
    from jzfacts.views import field as value_of

    if field is not None:
        if form or columns:
            raise Refused("--field gives one bare value; leave out --format and --columns")
        if field not in FIELDS:
            raise Refused(unknown("field", field, FIELDS))
    chosen, keys = layout(form, columns)
    row = the_one(_open(facts), " ".join(words))
    if field is not None:
        value = value_of(row.fact, field)
        if value is None:
            raise Refused(f"{row.fact.id} has no {field}", ExitStatus.NOTHING)
        from jzfacts.output.plain import harmless

        console.write([harmless(str(value)) + "\n"])
    elif chosen is Format.TABLE and keys is None:
        from jzfacts.auditing import show_proof
        from jzfacts.writer import card

        console.write(card(row, no_color))
        show_proof(row.fact, facts, pages)
    elif chosen is Format.JSON:
        from jzfacts.views import record
        from jzfacts.writer import records

        console.write(records([record(Row(row.fact))], Format.JSONL))
    else:
        console.write(render([Row(row.fact)], chosen, keys, no_color=no_color))
    return ExitStatus.FOUND


@app.command()
def audit(
    source: PageFiles = None,
    pages: Pages = None,
    form: FindingForm = FindingFormat.TEXT,
    facts: Facts = None,
) -> int:
    """Prove the base against the page, both ways: every figure, name and line."""
    from jzfacts.auditing import run_audit

    return run_audit(facts, source, pages, form)


app.command()(verify)


@app.command("list")
def list_facts(
    form: Form = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="At most so many; 0 for all.")
    ] = 0,
    area: Area = None,
    topic: Topic = None,
    period: Period = None,
    columns: Columns = None,
    facts: Facts = None,
    no_color: NoColor = False,
) -> int:
    """Every fact in the order of the page."""
    from jzfacts.views import Row

    form, keys = layout(form, columns)
    chosen = _open(facts).facts(area=area, topic=topic, period=period, limit=limit or None)
    found = (Row(fact) for fact in chosen)
    return _show_all(found, form, keys, [topic or "全部指标"], no_color)


def _open(facts: list[Path] | None) -> Index:
    from jzfacts.index import open_index

    return open_index(facts or None)


def _show_all(
    found: Iterator[Row],
    form: Format,
    keys: tuple[str, ...] | None,
    title: list[str],
    no_color: bool,
    *,
    ranks: bool = False,
) -> ExitStatus:
    from itertools import chain

    first = next(found, None)
    rows = () if first is None else chain([first], found)
    console.write(render(rows, form, keys, title=title, ranks=ranks, no_color=no_color))
    if first is None:
        console.error("nothing found; no fact passes these filters")
        return ExitStatus.NOTHING
    return ExitStatus.FOUND


def main(arguments: list[str] | None = None) -> int:
    """Run the program with `arguments` (by default those of the process); its exit status."""
    if sys.stdout is None:  # closed by the shell: >&-
        console.error("standard output is closed")
        return ExitStatus.ERROR
    console.prepare()
    try:
        status = app(arguments, prog_name="jzfacts", standalone_mode=False)
    except SystemExit as leaving:  # Typer's answer to a closed pipe is 1, which means "nothing"
        if not isinstance(leaving.__context__, OSError):
            raise
        console.abandon_stdout()
        return ExitStatus.FOUND
    except Exception as error:  # noqa: BLE001 - whatever it is, its status must not say "nothing"
        return _failed(error)
    return int(status or ExitStatus.FOUND)


def _failed(error: Exception) -> ExitStatus:
    """Tell what went wrong, in one line unless it is our own mistake; never status 1 for that."""
    # the parser's errors have no public class before Typer 0.28
    told = getattr(error, "format_message", None)
    if isinstance(error, Refused):
        console.error(str(error))
        return error.status
    if isinstance(error, OSError):
        console.abandon_stdout()
        if console.is_closed_pipe(error):
            return ExitStatus.FOUND
        console.error(": ".join(filter(None, [error.filename, error.strerror or str(error)])))
    elif told is None:
        _told_whole(error)
    elif told().startswith("Usage:"):  # no command at all: the help is the answer
        print(told(), file=sys.stderr)
    else:
        console.error(told())
    return ExitStatus.ERROR


def _told_whole(error: Exception) -> None:
    """Every problem of a base; or the traceback of what should not have happened."""
    from jzfacts.base import BaseError

    if isinstance(error, BaseError):
        for problem in error.problems:
            console.say(problem)
    else:
        import traceback

        console.error("a mistake of the program; please report it with what follows")
        traceback.print_exception(error)
