"""The command `help`: the page of a command, or one of the manual's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import UsageError, alternatives
from jzfacts.i18n import N_, _

if TYPE_CHECKING:
    import typer

    from jzfacts.cli import completion


def help(
    topic: Annotated[
        str,
        typer.Argument(
            metavar=N_("TOPIC"),
            help=N_("A command, a rule of verify, or base, units or scale."),
            autocompletion=completion.help_topics,
        ),
    ] = "",
) -> ExitStatus:
    """Show help on a command, or on bases, units and limits."""
    from jzfacts.cli.main import COMMANDS, main
    from jzfacts.cli.manual import PAGES, page

    if topic in PAGES:
        console.write(line + "\n" for line in page(topic))
        return ExitStatus.FOUND
    from jzfacts.verify.rules import NAMES

    if topic in NAMES:
        return ExitStatus(main(["verify", "--explain", topic]))
    if topic and topic not in COMMANDS:
        message = _("unknown topic “{name}”").format(name=topic)
        raise UsageError(message + alternatives(topic, [*COMMANDS, *PAGES]))
    return ExitStatus(main([*filter(None, [topic]), "--help"]))
