"""The command line as Typer reads it: commands with options, help pages, completion."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_type_hints

import typer

from jzfacts.cli import completion, console, options
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import check_known
from jzfacts.cli.help import Command, Group
from jzfacts.cli.main import COMMANDS, command
from jzfacts.i18n import _
from jzfacts.output.citation import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOUND = "Exit status: 0 found, 1 nothing found, 2 error. On a pipe: TSV, one fact a line."
_READ = "Exit status: 0 done, 2 error."
STATUSES = {
    "search": (
        "Exit status: 0 found, 1 nothing found (with -: for at least one line), 2 error; with -,"
        " 141 if the reader left before all was answered."
        " On a pipe: TSV, one fact a line."
    ),
    "rank": _FOUND,
    "show": _FOUND,
    "list": _FOUND,
    "compare": "Exit status: 0 found, 1 nothing found, 2 error.",
    "values": "Exit status: 0 found, 1 nothing found, 2 error.",
    "audit": "Exit status: 0 no findings, 1 findings, 2 error or no source to check against.",
    "verify": (
        "Exit status: 0 no conflicts, 1 conflicts, 2 error. Figures that were not compared do not"
        " change it; see --strict."
    ),
    "draft": "Exit status: 0 written, 1 no figures found, 2 error.",
    "diff": "Exit status: 0 compared, 1 no indicator in both, 2 error.",
}
"""What the exit status of each command says; of the others it is _READ."""


_OF_PARSER = {"typer": typer, "completion": completion, "options": options, "Path": Path}
"""What the annotations of commands name, and only who parses arguments needs to import."""


def run(arguments: Sequence[str]) -> int | None:
    """Carry out what the arguments say."""
    given = prepared(arguments)
    if given and given[0] in ("--install-completion", "--show-completion"):
        return completion.for_shell(*given[:2])
    try:
        status: int | None = program(given)(given, prog_name="jzfacts", standalone_mode=False)
    except SystemExit as leaving:  # a shell's completion; or a closed pipe, which is no error
        if isinstance(leaving.__context__, OSError):
            raise leaving.__context__ from None
        return int(leaving.code or 0)
    return status


def prepared(arguments: Sequence[str]) -> list[str]:
    """`arguments` with the style named after each --cite that has none, and --json spelled out.

    The parser knows options with a value and without, but none that may have one.
    """
    styles = [style.value for style in Style]
    done = list(arguments)
    end = done.index("--") if "--" in done else len(done)
    for at in reversed(range(end)):
        value = done[at + 1] if at + 1 < end else ""
        # a year that is no edition is an error, not a word of the query
        if done[at] == "--cite" and value not in styles and not re.fullmatch("[0-9]{4}", value):
            done[at] = f"--cite={Style.GB2025.value}"
        elif done[at] == "--json":
            done[at] = "--format=json"
    return done


def program(arguments: Sequence[str] = ()) -> typer.Typer:
    """The program with the command that is called, or with all of them where none is.

    Typer makes the options of all its commands at every start; one command's are a fifth of them.
    Raises UsageError for an unknown command.
    """
    name = arguments[0] if arguments else "-"
    if not name.startswith("-"):
        check_known([name], COMMANDS, _("unknown command “{name}”"))
    app = typer.Typer(
        name="jzfacts",
        cls=Group,
        help="Figures from government work reports, each with its exact source.",
        epilog=(
            "Exit status: 0 success, 1 nothing found or findings, 2 error; `jzfacts help COMMAND`"
            " says more."
        ),
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,  # rich costs 100 ms and puts escapes into piped help
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_options)
    for each in [name] if name in COMMANDS else COMMANDS:
        function = command(each)
        names = function.__globals__ | _OF_PARSER
        function.__annotations__ = get_type_hints(function, names, include_extras=True)
        app.command(each, cls=Command, epilog=STATUSES.get(each, _READ))(function)
    return app


def _options(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", is_eager=True, help="Show version and exit.")
    ] = False,
) -> None:
    """What is done without a command: it is an error, and the help page is its remedy."""
    if version:
        from importlib.metadata import PackageNotFoundError
        from importlib.metadata import version as version_of

        try:
            number = version_of("jzfacts")
        except PackageNotFoundError:
            number = _("(source checkout, not installed)")
        console.write([f"jzfacts {number}\n"])
        raise typer.Exit
    if context.invoked_subcommand is None:
        for line in context.get_help().splitlines():
            console.say(line)
        raise typer.Exit(ExitStatus.ERROR)
