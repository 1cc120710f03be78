"""What went wrong, in the language of the person, and the status that tells programs.

Typer's parser says it in English only. Its errors have no public class before Typer 0.28, so they
are told apart by name; one that is not known here is passed on in Typer's own words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.options import Refused, meant, meant_of
from jzfacts.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)


def failed(error: Exception) -> ExitStatus:
    """Tell what went wrong, in one line unless it is our own mistake; never status 1 for that."""
    if isinstance(error, Refused):
        console.error(str(error))
        return error.status
    if isinstance(error, OSError):
        console.abandon_stdout()
        if console.is_closed_pipe(error):
            return ExitStatus.FOUND
        console.error(": ".join(filter(None, [error.filename, error.strerror or str(error)])))
    elif type(error).__name__ == "NoArgsIsHelpError":  # no command at all: the help is the answer
        console.say_all(str(error))
    else:
        told = complaint(error)
        if told is None:
            _told_whole(error)
        else:
            console.error(told)
    return ExitStatus.ERROR


def _told_whole(error: Exception) -> None:
    """Every problem of a base; or the traceback of what should not have happened."""
    from jzfacts.facts.loader import BaseError

    if isinstance(error, BaseError):
        for problem in error.problems:
            console.say(problem)
    else:
        import traceback

        console.error(_("a mistake of the program; please report it with what follows"))
        traceback.print_exception(error)


def complaint(error: Exception) -> str | None:
    """One line that says what is wrong and the remedy; None for what is no error of the parser."""
    own: Callable[[], str] | None = getattr(error, "format_message", None)
    if own is None:
        return None
    name = type(error).__name__
    parameter = getattr(error, "param", None)
    if name == "NoSuchOption":
        option = str(getattr(error, "option_name", ""))
        return _("unknown option {name}").format(name=option) + meant(_alike(option, error))
    if name == "BadOptionUsage":
        option = str(getattr(error, "option_name", ""))
        if "does not take" in own():
            return _("{option} takes no value").format(option=option)
        return _("{option} needs a value").format(option=option)
    if name == "MissingParameter":
        missing = _(str(getattr(parameter, "metavar", None) or getattr(parameter, "name", "?")))
        return _("{name} is missing; --help shows how").format(name=missing.rstrip("."))
    if name == "BadParameter" and parameter is not None:
        return _bad_value(parameter) or own()
    if name == "UsageError":
        extra = _EXTRA.match(own())
        if extra:
            return _("too many arguments: {words}").format(words=extra[1])
    return own()


def _alike(option: str, error: Exception) -> list[str]:
    """Options of the command that look like the one that does not exist."""
    from difflib import get_close_matches

    command = getattr(getattr(error, "ctx", None), "command", None)
    known = [name for each in getattr(command, "params", ()) for name in each.opts]
    return get_close_matches(option, [*known, "--help"])


def _bad_value(parameter: object) -> str | None:
    """What a parameter may be set to."""
    name = max(getattr(parameter, "opts", ()), key=len, default="")
    kind = getattr(parameter, "type", None)
    choices = getattr(kind, "choices", None)
    if choices:
        return _("no such value of {name}").format(name=name) + meant_of("", choices)
    least = getattr(kind, "min", None)
    if least is not None:
        return _("{name} takes a whole number from {least} up").format(name=name, least=least)
    return None
