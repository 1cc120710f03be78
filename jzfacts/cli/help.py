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

    from typer._click import Context
    from typer._click.shell_completion import CompletionItem

    Parameter = typer.core.TyperArgument | typer.core.TyperOption

WIDEST = 100
"""Columns beyond which a line of prose is hard to read."""

NARROWEST = 20
"""Columns below which nothing is gained by fitting into them."""

INDENT = "  "

TYPER_OPTIONS = {
    "--help": N_("Show this page and exit."),
    "--install-completion": N_("Install completion for the current shell."),
    "--show-completion": N_("Show completion for the current shell, to copy or customize it."),
}
"""The help of the options that Typer adds of its own accord."""


def page(command: Command | Group, ctx: typer.Context) -> str:
    """The help page of `command`, without the line end that Typer adds."""
    pairs: dict[str, list[tuple[str, str]]] = {"argument": [], "option": [], "command": []}
    parameters: list[Parameter] = command.get_params(ctx)  # type: ignore[assignment]
    for parameter in parameters:
        pairs[parameter.param_type_name].append(_described(parameter))
    arguments = (each for each in parameters if each.param_type_name == "argument")
    usage = [ctx.command_path, _("[OPTIONS]"), *map(_typed, arguments)]
    if isinstance(command, Group):
        usage.append(_("COMMAND [ARGS]..."))
        pairs["command"] = [(name, _(str(each.help))) for name, each in command.commands.items()]
    lines = [*flowed(_("Usage: {usage}", usage=" ".join(usage))), ""]
    lines += flowed(_(str(command.help)), INDENT)
    headings = (_("Arguments:"), _("Options:"), _("Commands:"))
    for heading, described in zip(headings, pairs.values(), strict=True):
        if described:
            lines += ["", heading, *in_two_columns(described)]
    if command.epilog:
        lines += ["", *flowed(_(command.epilog), INDENT)]
    return "\n".join(lines)


class Translated:
    """What the program and its commands share: their words are in the person's language."""

    get_help = page

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """What may follow, described."""
        items: list[CompletionItem] = super().shell_complete(ctx, incomplete)  # type: ignore[misc]
        for item in items:
            own = TYPER_OPTIONS.get(item.value) or item.help
            item.help = _(own) if own else own
        return items


class Command(Translated, typer.core.TyperCommand):  # type: ignore[misc]
    """A command with a message of its own about arguments that it does not take."""

    allow_extra_args = True

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002 - shells fold it themselves
        """What the command does, as a shell shows it at Tab."""
        return _(str(self.help))

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command. Raises UsageError for more arguments than it takes."""
        if ctx.args:
            raise UsageError("too many arguments: {words}", words=" ".join(ctx.args))
        return super().invoke(ctx)


class Group(Translated, typer.core.TyperGroup):  # type: ignore[misc]
    """The program as a whole: its help page names the commands."""


def _described(parameter: Parameter) -> tuple[str, str]:
    """What is typed, and the help; with the choices, the default and the variable."""
    own = next((TYPER_OPTIONS[name] for name in parameter.opts if name in TYPER_OPTIONS), None)
    own = own or parameter.help
    help = _(own) if own else ""
    names = metavar = _(parameter.metavar or N_("NUMBER"))
    is_flag = getattr(parameter, "is_flag", False)
    if parameter.param_type_name == "option":
        names = ", ".join(sorted(parameter.opts, key=len)) + ("" if is_flag else f" {metavar}")
    remarks = []
    if choices := getattr(parameter.type, "choices", None):
        remarks.append(_(", ").join(choices))
    if parameter.default and not is_flag:
        remarks.append(_("default: {value}", value=parameter.default))
    if parameter.envvar:
        remarks.append(_("env: {name}", name=parameter.envvar))
    return names, help + (_(" [{remarks}]", remarks=_("; ").join(remarks)) if remarks else "")


def _typed(argument: Parameter) -> str:
    """An argument in a line of usage, in brackets if it may be left out."""
    metavar = _(str(argument.metavar))
    return metavar if argument.required else f"[{metavar}]"


def flowed(text: str, indent: str = "") -> Iterator[str]:
    """`text` in lines that fit on the screen and can be read."""
    from jzfacts.output.wrapping import wrap

    text = " ".join(text.split())
    columns = min(console.columns(), WIDEST) - len(indent)
    for start, end in wrap(text, max(columns, NARROWEST)):
        yield indent + text[start:end]


def in_two_columns(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Names, and their help beside them."""
    from jzfacts.output.wrapping import width

    widest = max(width(name) for name, _help in pairs)
    indent = " " * (widest + 2 * len(INDENT))
    for name, help in pairs:
        first, *rest = flowed(help, indent)
        yield (INDENT + name + first[width(INDENT + name) :]).rstrip()
        yield from rest
