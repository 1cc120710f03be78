"""Errors: one line on stderr in the person's language, and the exit status that tells programs.

Typer's parser says its errors in English only. Most have no public class, so they are told apart
by the class names that Click has had since 2012; one that is not known here is passed on in Typer's
own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.i18n import N_, UserError, _, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from jzfacts.facts.pairing import Undecided


class UsageError(UserError):
    """A command that cannot be carried out as given."""


def undecided(path: str, error: Undecided) -> str:
    """The message that of several sources none is clearly that of another year."""
    message = N_("{path}: no source is of {area}")
    if error.ids:
        message = N_("{path}: which of {ids} is of {area} and one year is not clear; name its file")
    if error.ids and error.period:
        message = N_("{path}: none of {ids} is of {area} and {period}; name the file that is meant")
    return _(message, path=path, area=error.area, period=error.period, ids=list(error.ids))


def did_you_mean(names: Iterable[str]) -> str:
    """The end of a message that suggests to look for one of `names`; empty where there is none."""
    joined = _(" or ").join(names)
    return _("; did you mean {names}?", names=joined) if joined else ""


def _similar(name: str, known: Iterable[str]) -> str:
    """The end of a message that asks whether one of the `known` was typed as `name`.

    A message of its own: what Chinese says of a query is not what it says of an option.
    """
    from difflib import get_close_matches

    joined = _(" or ").join(get_close_matches(name, list(known)))
    return _("; did you mean {name}?", name=joined) if joined else ""


def alternatives(name: str, known: Collection[str]) -> str:
    """The end of a message about a `name` that is not `known`: similar names, or all of them."""
    return _similar(name, known) or _("; choose from {names}", names=list(known))


def check_known(names: Iterable[str], known: Collection[str], message: str) -> None:
    """Raise UsageError with `message` about the first of `names` that is not `known`."""
    for name in names:
        if name not in known:
            raise UsageError(message.format(name=name) + alternatives(name, known))


def report(error: Exception, arguments: Sequence[str]) -> ExitStatus:
    """Say what went wrong, in a line for each thing; of our own mistake the traceback, too.

    Never status 1 for that.
    """
    if isinstance(error, OSError):
        console.abandon_stdout()
        if console.is_closed_pipe(error):
            return ExitStatus.FOUND
        line = ": ".join(filter(None, [error.filename, reason(error)]))
        console.warn(line)
        return ExitStatus.ERROR
    message: str | None
    if isinstance(error, UserError):
        message = str(error)
    elif isinstance(error, MemoryError):
        message = _("not enough memory")
    elif isinstance(error, ImportError):
        message = N_(
            "cannot load a library ({reason}); check the installation and the available memory"
        )
        message = _(message, reason=str(error))
    else:
        message = parser_message(error, arguments)
    from jzfacts.facts.files import BaseError

    if message is not None:
        console.warn(message)
    elif isinstance(error, BaseError):
        for problem in error.problems:
            console.say(problem)
    else:
        import traceback

        console.warn("internal error; please report it with the traceback below")
        traceback.print_exception(error)
    return ExitStatus.ERROR


def parser_message(error: Exception, arguments: Sequence[str]) -> str | None:
    """One line that says what is wrong and the remedy; None for what is no error of the parser."""
    own: Callable[[], str] | None = getattr(error, "format_message", None)
    if own is None:
        return None
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    named = _(str(getattr(parameter, "metavar", None))).rstrip(".")  # an argument
    option = str(getattr(error, "option_name", ""))
    if kind == "NoSuchOption":
        command = getattr(getattr(error, "ctx", None), "command", None)
        known = [name for each in getattr(command, "params", ()) for name in each.opts]
        return _("unknown option {name}", name=option) + _similar(option, [*known, "--help"])
    if kind == "BadOptionUsage":
        if any(argument.startswith(option + "=") for argument in arguments):
            return _("{option} takes no value", option=option)
        return _("{option} needs a value", option=option)
    if kind == "MissingParameter":
        return _("missing {name}; see --help", name=named)
    if kind == "BadParameter":
        name = max(getattr(parameter, "opts", ()), key=len, default="")
        name = name if name.startswith("-") else named
        choices = getattr(getattr(parameter, "type", None), "choices", None)
        least = getattr(getattr(parameter, "type", None), "min", None)
        if choices:
            return _("invalid value for {name}", name=name) + alternatives("", choices)
        if least is not None:
            return _("{name} needs a whole number, at least {least}", name=name, least=least)
    return own()
