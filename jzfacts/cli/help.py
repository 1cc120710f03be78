"""The help pages, in the language of the person and laid out by the width of its characters.

Typer's own pages know English only, and count a Chinese character as one column; so these are made
here from what the commands declare, and every word of theirs is in the catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer.core

from jzfacts.cli import console
from jzfacts.cli.options import Refused, meant_of
from jzfacts.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.output.layout import Text

WIDEST = 100
"""Columns beyond which a line of prose is hard to read."""

INDENT = 2

OF_TYPER = {
    "--help": N_("Show this page and leave."),
    "--install-completion": N_("Install completion for the current shell."),
    "--show-completion": N_("Show completion for the current shell, to copy it."),
}
"""What is said of the options that Typer adds of its own accord."""


class Command(typer.core.TyperCommand):
    """A command whose help page is ours."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The page that `--help` prints."""
        return page(self, ctx, [])


class Group(typer.core.TyperGroup):
    """The program as a whole: its help page names the commands."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The page that `--help` prints."""
        return page(self, ctx, list(self.commands.values()))

    def resolve_command(self, ctx, args):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201
        """As Typer does; but an unknown command is told in our words."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            told = _("unknown command “{name}”").format(name=args[0])
            raise Refused(told + meant_of(args[0], self.commands))
        return super().resolve_command(ctx, args)


def page(
    command: typer.core.TyperCommand | typer.core.TyperGroup,
    ctx: typer.Context,
    commands: Sequence[object],
) -> str:
    """The help page of `command`, without the line end that Typer adds."""
    across = min(console.columns(), WIDEST)
    arguments, options = _parameters(command, ctx)
    usage = [ctx.command_path, _("[OPTIONS]"), *(name for name, _help in arguments)]
    if commands:
        usage.append(_("COMMAND [ARGS]..."))
    lines = list(_prose(_("Usage: {usage}").format(usage=" ".join(usage)), across))
    if command.help:
        lines += ["", *_prose(_(command.help), across, INDENT)]
    described = [
        (str(getattr(each, "name", "")), _(str(getattr(each, "help", "")))) for each in commands
    ]
    for heading, pairs in (
        (_("Arguments:"), arguments),
        (_("Options:"), options),
        (_("Commands:"), described),
    ):
        if pairs:
            lines += ["", heading, *_pairs(pairs, across)]
    if command.epilog:
        lines += ["", *_prose(_(command.epilog), across, INDENT)]
    return "\n".join(lines)


def _parameters(
    command: typer.core.TyperCommand | typer.core.TyperGroup, ctx: typer.Context
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The arguments and the options of a command, each with what there is to say of it."""
    arguments, options = [], []
    for parameter in command.get_params(ctx):
        said = str(getattr(parameter, "help", None) or "")
        metavar = _(parameter.metavar or N_("NUMBER"))
        for name in set(parameter.opts) & set(OF_TYPER):
            said = OF_TYPER[name]
        said = _(said) if said else ""
        if parameter.param_type_name == "argument":
            arguments.append((metavar, said))
            continue
        names = ", ".join(sorted(parameter.opts, key=len))
        flag = getattr(parameter, "is_flag", False)
        taken = "" if flag else " " + metavar
        options.append((names + taken, said + _remark(parameter)))
    return arguments, options


def _remark(parameter: object) -> str:
    """What it may be set to, and what is set where nothing is given: by default, by a variable."""
    remarks = []
    choices = getattr(getattr(parameter, "type", None), "choices", None)
    if choices:
        remarks.append(_(", ").join(choices))
    default = getattr(parameter, "default", None)
    if default and not getattr(parameter, "is_flag", False):
        remarks.append(_("default: {value}").format(value=default))
    variable = getattr(parameter, "envvar", None)
    if variable:
        remarks.append(_("variable: {name}").format(name=variable))
    return _(" [{remarks}]").format(remarks=_("; ").join(remarks)) if remarks else ""


def flowed(text: str) -> Iterator[str]:
    """`text` in lines that fit on the screen and can be read."""
    return _prose(text, min(console.columns(), WIDEST))


def _prose(text: str, across: int, indent: int = 0) -> Iterator[str]:
    from jzfacts.output.layout import Span, wrapped

    for line in wrapped((Span(" ".join(text.split())),), across - indent):
        yield " " * indent + _plain(line)


def _pairs(pairs: Sequence[tuple[str, str]], across: int) -> Iterator[str]:
    """Names with what is said of them, side by side; one below the other where that is too wide."""
    from jzfacts.output.layout import width

    widest = max(width(name) for name, _help in pairs)
    beside = widest + 2 * INDENT
    if beside > across // 2:
        for name, said in pairs:
            yield " " * INDENT + name
            yield from _prose(said, across, 3 * INDENT)
        return
    for name, said in pairs:
        first, *rest = list(_prose(said, across - beside)) or [""]
        yield (" " * INDENT + name + " " * (widest - width(name) + INDENT) + first).rstrip()
        for line in rest:
            yield " " * beside + line


def _plain(text: Text) -> str:
    return "".join(span.text for span in text)
