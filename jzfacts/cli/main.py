"""The program: its commands, and one run of it from arguments to exit status."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from jzfacts.cli import console
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
    "show": "show.show",
    "audit": "audit.audit",
    "verify": "verify.verify",
    "text": "text.text",
    "draft": "draft.draft",
    "diff": "diff.diff",
    "list": "list.list_facts",
    "schema": "schema.schema",
    "mcp": "mcp.mcp",
    "help": "help.help",
}
"""The commands in the order of the help page, each with its module and function."""


def main(arguments: list[str] | None = None) -> int:
    """Run the program with `arguments` (by default those of the process); its exit status."""
    if sys.stdout is None:  # closed by the shell: >&-
        console.error(_("standard output is closed"))
        return ExitStatus.ERROR
    console.prepare()
    given = prepared(sys.argv[1:] if arguments is None else arguments)
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
            "Exit status: 0 found, 1 nothing found, 2 error. On a pipe: TSV, one fact a line."
        ),
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,  # rich costs 100 ms and puts escapes into piped help
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_options)
    for each in [name] if name in COMMANDS else COMMANDS:
        module, function = COMMANDS[each].split(".")
        command = getattr(import_module(f"jzfacts.cli.commands.{module}"), function)
        app.command(each, cls=Command)(command)
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
