"""The command line: parse, make one call, hand the result to the writer, return a status."""

from __future__ import annotations

import sys
from copy import copy
from typing import TYPE_CHECKING, Annotated

import typer

from jzfacts.cli import completion as completing
from jzfacts.cli import console
from jzfacts.cli.answer import give, give_all, give_field, give_one
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.help import Command, Group
from jzfacts.cli.options import (
    Area,
    Bars,
    Cite,
    Columns,
    Drafted,
    Facts,
    FindingForm,
    Form,
    NoColor,
    PageFiles,
    Pages,
    Period,
    Topic,
    Unit,
    known_field,
    spelled_out,
    wanted,
)
from jzfacts.cli.resolve import asked, nothing_found, the_one
from jzfacts.cli.schema import schema
from jzfacts.cli.verify import verify
from jzfacts.i18n import N_, _
from jzfacts.output.formats import FindingFormat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jzfacts.facts.model import Fact
    from jzfacts.index.index import Index
    from jzfacts.search.engine import Match

app = typer.Typer(
    name="jzfacts",
    cls=Group,
    help=N_("Figures from government work reports, each with its exact source."),
    epilog=N_("Exit status: 0 found, 1 nothing found, 2 error. On a pipe: TSV, one fact a line."),
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
            number = _("of a checkout that is not installed")
        console.write([f"jzfacts {number}\n"])
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help=N_("Show the version and leave.")
        ),
    ] = False,
) -> None:
    pass


@app.command(cls=Command)
def search(
    query: Annotated[
        list[str],
        typer.Argument(metavar=N_("QUERY..."), help=N_("Words; - reads one query per line.")),
    ],
    form: Form = None,
    limit: Annotated[
        int,
        typer.Option("--limit", "-n", min=0, help=N_("At most so many for a query; 0 for all.")),
    ] = DEFAULT_LIMIT,
    area: Area = None,
    topic: Topic = None,
    period: Period = None,
    columns: Columns = None,
    unit: Unit = None,
    cite: Cite = None,
    facts: Facts = None,
    no_color: NoColor = False,
) -> int:
    """Find facts by Chinese, pinyin or first letters; the best match first."""
    as_wanted = wanted(form, columns, no_color, cite=cite, unit=unit, searched=True)
    index = _open(facts)
    from jzfacts.output.columns import Row
    from jzfacts.search.engine import search as find

    def ask(words: str) -> list[Match]:
        return find(index, words, limit=limit or None, area=area, topic=topic, period=period)

    if query == ["-"]:
        from jzfacts.cli.batch import answer_all

        return answer_all(ask, as_wanted, shared=limit > 0)
    words = " ".join(query)
    matches = asked(ask, words)
    found = give((Row(match.fact, match) for match in matches), as_wanted, [words])
    return ExitStatus.FOUND if found else nothing_found(index, words)


@app.command(cls=Command)
def rank(
    top: Annotated[
        int | None, typer.Option(min=1, help=N_("Only place N or better, all ties included."))
    ] = None,
    form: Form = None,
    area: Area = None,
    topic: Topic = None,
    period: Period = None,
    columns: Columns = None,
    bars: Bars = False,
    cite: Cite = None,
    facts: Facts = None,
    no_color: NoColor = False,
) -> int:
    """Facts with a rank, best first, then in the order of the page."""
    from jzfacts.output.columns import Row

    as_wanted = wanted(form, columns, no_color, cite=cite, bars=bars)
    ranked = _open(facts).ranked(top, area=area, topic=topic, period=period)
    what = _("Ranks") if top is None else _("Top {number}").format(number=top)
    title = [what, *filter(None, [topic])]
    found = (Row(fact) for fact in ranked)
    return give_all(found, as_wanted, title, ranks=True)


@app.command(cls=Command)
def show(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar=N_("ID-OR-QUERY..."),
            help=N_("An id, or what only one answers."),
            autocompletion=completing.ids,
        ),
    ],
    field: Annotated[
        str | None,
        typer.Option(
            metavar=N_("KEY"),
            help=N_("Only this value, such as change.value."),
            autocompletion=completing.fields,
        ),
    ] = None,
    form: Form = None,
    columns: Columns = None,
    unit: Unit = None,
    cite: Cite = None,
    facts: Facts = None,
    pages: Pages = None,
    no_color: NoColor = False,
) -> int:
    """One fact whole, or with --field one value of it."""
    as_wanted = wanted(form, columns, no_color, cite=cite, unit=unit)
    if field is not None:
        known_field(field, alone=not (form or columns or cite or unit))
    row = the_one(_open(facts), " ".join(words))
    if field is not None:
        give_field(row, field)
    elif give_one(row, as_wanted):
        from jzfacts.cli.audit import show_proof

        show_proof(row.fact, facts, pages)
    return ExitStatus.FOUND


@app.command(cls=Command)
def audit(
    source: PageFiles = None,
    pages: Pages = None,
    form: FindingForm = FindingFormat.TEXT,
    draft: Drafted = False,
    facts: Facts = None,
) -> int:
    """Prove the base against the page, both ways: every figure, name and line."""
    from jzfacts.cli.audit import run_audit, run_draft

    if draft:
        return run_draft(facts, source, pages)
    return run_audit(facts, source, pages, form)


app.command(cls=Command)(verify)


@app.command("list", cls=Command)
def list_facts(
    form: Form = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help=N_("At most so many; 0 for all."))
    ] = 0,
    area: Area = None,
    topic: Topic = None,
    period: Period = None,
    columns: Columns = None,
    unit: Unit = None,
    bars: Bars = False,
    cite: Cite = None,
    facts: Facts = None,
    no_color: NoColor = False,
) -> int:
    """Every fact in the order of the page; with --bars those that grew or fell, by how much."""
    from jzfacts.output.columns import Row

    as_wanted = wanted(form, columns, no_color, cite=cite, unit=unit, bars=bars)
    index = _open(facts)
    chosen: Iterable[Fact]
    if bars:
        every = index.facts(area=area, topic=topic, period=period)
        from jzfacts.output.bars import by_growth

        chosen = by_growth(every)[: limit or None]
    else:
        chosen = index.facts(area=area, topic=topic, period=period, limit=limit or None)
    what = topic or (_("Growth") if bars else _("All facts"))
    return give_all((Row(fact) for fact in chosen), as_wanted, [what])


app.command(cls=Command)(schema)


def _open(facts: list[Path] | None) -> Index:
    from jzfacts.index.index import open_index

    return open_index(facts or None)


def main(arguments: list[str] | None = None) -> int:
    """Run the program with `arguments` (by default those of the process); its exit status."""
    if sys.stdout is None:  # closed by the shell: >&-
        console.error(_("standard output is closed"))
        return ExitStatus.ERROR
    console.prepare()
    try:
        given = spelled_out(sys.argv[1:] if arguments is None else arguments)
        status = _called(given)(given, prog_name="jzfacts", standalone_mode=False)
        console.write(())  # what Typer itself printed must not fail later, when nobody listens
    except SystemExit as leaving:  # Typer's answer to a closed pipe is 1, which means "nothing"
        if not isinstance(leaving.__context__, OSError):
            raise
        console.abandon_stdout()
        return ExitStatus.FOUND
    except Exception as error:  # noqa: BLE001 - whatever it is, its status must not say "nothing"
        from jzfacts.cli.errors import failed

        return failed(error)
    return int(status or ExitStatus.FOUND)


def _called(arguments: list[str]) -> typer.Typer:
    """The program with the command that is called alone.

    Typer makes all options of all commands at every start; one command's are a fifth of them.
    """
    called = [
        command
        for command in app.registered_commands
        if command.callback
        and arguments[:1] == [command.name or command.callback.__name__.replace("_", "-")]
    ]
    if not called:
        return app
    alone = copy(app)
    alone.registered_commands = called
    return alone
