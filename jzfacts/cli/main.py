"""The program: its commands, and one run of it from arguments to exit status."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from jzfacts.cli import completion, console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import UsageError, alternatives, report
from jzfacts.cli.help import Command, Group
from jzfacts.cli.options import prepared
from jzfacts.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "search": "search.search",
    "rank": "list.rank",
    "compare": "compare.compare",
    "show": "show.show",
    "audit": "audit.audit",
    "verify": "verify.verify",
    "text": "text.text",
    "draft": "draft.draft",
    "diff": "diff.diff",
    "list": "list.list_facts",
    "values": "list.values",
    "schema": "schema.schema",
    "mcp": "mcp.mcp",
    "help": "help.help",
}
"""The commands in the order of the help page, each with its module and function."""

_FOUND = N_("Exit status: 0 found, 1 nothing found, 2 error. On a pipe: TSV, one fact a line.")
_READ = N_("Exit status: 0 done, 2 error.")
STATUSES = {
    "search": N_(
        "Exit status: 0 found, 1 nothing found (with -: for at least one line), 2 error; with -,"
        " 141 if the reader left before all was answered."
        " On a pipe: TSV, one fact a line."
    ),
    "rank": _FOUND,
    "show": _FOUND,
    "list": _FOUND,
    "compare": N_("Exit status: 0 found, 1 nothing found, 2 error."),
    "values": N_("Exit status: 0 found, 1 nothing found, 2 error."),
    "audit": N_("Exit status: 0 no findings, 1 findings, 2 error or no source to check against."),
    "verify": N_(
        "Exit status: 0 no conflicts, 1 conflicts, 2 error. Figures that were not compared do not"
        " change it; see --strict."
    ),
    "draft": N_("Exit status: 0 written, 1 no figures found, 2 error."),
    "diff": N_("Exit status: 0 compared, 1 no indicator in both, 2 error."),
}
"""What the exit status of each command says; of the others it is _READ."""


def main(arguments: list[str] | None = None) -> int:
    """Run the program with `arguments` (by default those of the process); its exit status."""
    if sys.stdout is None:  # closed by the shell: >&-
        console.error(_("standard output is closed"))
        return ExitStatus.ERROR
    console.prepare()
    given = prepared(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in ("--install-completion", "--show-completion"):
        completion.prepare(given)
    try:
        try:
            status = program(given)(given, prog_name="jzfacts", standalone_mode=False)
        except SystemExit as leaving:  # a shell's completion; or a closed pipe, which is no error
            if isinstance(leaving.__context__, OSError):
                raise leaving.__context__ from None
            status = leaving.code
        console.write(())  # what Typer itself printed must not fail later, when nobody listens
    except Exception as error:  # noqa: BLE001 - whatever it is, its status must not say "nothing"
        return report(error, given)
    return int(status or ExitStatus.FOUND)


def program(arguments: Sequence[str] = ()) -> typer.Typer:
    """The program with the command that is called, or with all of them where none is.

    Typer makes the options of all its commands at every start; one command's are a fifth of them.
    Raises UsageError for an unknown command.
    """
    name = arguments[0] if arguments else ""
    if name and name not in COMMANDS and not name.startswith("-"):
        message = _("unknown command “{name}”").format(name=name)
        raise UsageError(message + alternatives(name, COMMANDS))
    app = typer.Typer(
        name="jzfacts",
        cls=Group,
        help=N_("Figures from government work reports, each with its exact source."),
        epilog=N_(
            "Exit status: 0 success, 1 nothing found or findings, 2 error; `jzfacts help COMMAND`"
            " says more."
        ),
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,  # rich costs 100 ms and puts escapes into piped help
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_options)
    for each in [name] if name in COMMANDS else COMMANDS:
        module, function = COMMANDS[each].split(".")
        command = getattr(import_module(f"jzfacts.cli.commands.{module}"), function)
        app.command(each, cls=Command, epilog=STATUSES.get(each, _READ))(command)
    return app


def _options(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", is_eager=True, help=N_("Show version and exit."))
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
