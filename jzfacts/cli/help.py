"""The help pages, in the language of the person and laid out by the width of its characters.

Typer's own pages know English only, and count a Chinese character as one column; so these are made
here from what the commands declare, and every word of theirs is in the catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer.core

from jzfacts.cli import console
from jzfacts.cli.errors import UsageError
from jzfacts.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Parameter = typer.core.TyperArgument | typer.core.TyperOption

WIDEST = 100
"""Columns beyond which a line of prose is hard to read."""

INDENT = "  "

TYPER_OPTIONS = {
    "--help": N_("Show this page and leave."),
    "--install-completion": N_("Install completion for the current shell."),
    "--show-completion": N_("Show completion for the current shell, to copy it."),
}
"""The help of the options that Typer adds of its own accord."""


class Command(typer.core.TyperCommand):
    """A command whose help page is ours, and the message about arguments that it does not take."""

    allow_extra_args = True

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The page that `--help` prints."""
        return page(self, ctx)

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command. Raises UsageError for more arguments than it takes."""
        if ctx.args:
            raise UsageError(_("too many arguments: {words}").format(words=" ".join(ctx.args)))
        return super().invoke(ctx)


class Group(typer.core.TyperGroup):
    """The program as a whole: its help page names the commands."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The page that `--help` prints."""
        return page(self, ctx)


def page(command: Command | Group, ctx: typer.Context) -> str:
    """The help page of `command`, without the line end that Typer adds."""
    parameters: list[Parameter] = command.get_params(ctx)  # type: ignore[assignment]
    described = [(_name(each), _description(each), each.param_type_name) for each in parameters]
    arguments = [(name, help) for name, help, kind in described if kind == "argument"]
    options = [(name, help) for name, help, kind in described if kind == "option"]
    commands = []
    usage = [ctx.command_path, _("[OPTIONS]"), *(name for name, _help in arguments)]
    if isinstance(command, Group):
        usage.append(_("COMMAND [ARGS]..."))
        commands = [(name, _(str(each.help))) for name, each in command.commands.items()]
    lines = list(flowed(_("Usage: {usage}").format(usage=" ".join(usage))))
    if command.help:
        lines += ["", *flowed(_(command.help), INDENT)]
    for heading, pairs in (
        (_("Arguments:"), arguments),
        (_("Options:"), options),
        (_("Commands:"), commands),
    ):
        if pairs:
            lines += ["", heading, *_in_two_columns(pairs)]
    if command.epilog:
        lines += ["", *flowed(_(command.epilog), INDENT)]
    return "\n".join(lines)


def _name(parameter: Parameter) -> str:
    """What is typed: the argument's name, or those of the option and its value."""
    metavar = _(parameter.metavar or N_("NUMBER"))
    if parameter.param_type_name == "argument":
        return metavar
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if getattr(parameter, "is_flag", False) else f"{names} {metavar}"


def _description(parameter: Parameter) -> str:
    """The parameter's help; for an option its choices, its default and its variable, too."""
    help = str(getattr(parameter, "help", None) or "")
    for name in parameter.opts:
        help = TYPER_OPTIONS.get(name, help)
    help = _(help) if help else ""
    if parameter.param_type_name == "argument":
        return help
    remarks = []
    if choices := getattr(parameter.type, "choices", None):
        remarks.append(_(", ").join(choices))
    if parameter.default and not getattr(parameter, "is_flag", False):
        remarks.append(_("default: {value}").format(value=parameter.default))
    if parameter.envvar:
        remarks.append(_("variable: {name}").format(name=parameter.envvar))
    return help + (_(" [{remarks}]").format(remarks=_("; ").join(remarks)) if remarks else "")


def _columns() -> int:
    return min(console.columns(), WIDEST)


def flowed(text: str, indent: str = "") -> Iterator[str]:
    """`text` in lines that fit on the screen and can be read."""
    from jzfacts.output.wrapping import wrap

    text = " ".join(text.split())
    for start, end in wrap(text, _columns() - len(indent)):
        yield indent + text[start:end]


def _in_two_columns(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Names with their help beside them, or below them where the names are too wide."""
    from jzfacts.output.wrapping import width

    widest = max(width(name) for name, _help in pairs)
    indent = " " * (widest + 2 * len(INDENT))
    if len(indent) > _columns() // 2:
        for name, help in pairs:
            yield INDENT + name
            yield from flowed(help, 3 * INDENT)
        return
    for name, help in pairs:
        first, *rest = flowed(help, indent)
        yield (INDENT + name + first[width(INDENT + name) :]).rstrip()
        yield from rest
