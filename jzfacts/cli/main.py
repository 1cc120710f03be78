"""The program: its commands, and one run of it from arguments to exit status."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
    "schema": "help.schema",
    "mcp": "mcp.mcp",
    "help": "help.help",
}
"""The commands in the order of the help page, each with its module and function."""

OF_WORDS = frozenset(("search", "compare", "show", "verify"))
"""The commands that take any number of words, and do without an option."""

VARIABLES = frozenset(("JZFACTS_FACTS", "JZFACTS_PAGES"))
"""Variables of the environment that are options of a command."""


def main(arguments: list[str] | None = None) -> int:
    """Run the program with `arguments` (by default those of the process); its exit status."""
    if sys.stdout is None:  # closed by the shell: >&-
        console.warn("standard output is closed")
        return ExitStatus.ERROR
    console.prepare()
    given = [*map(_as_meant, sys.argv[1:] if arguments is None else arguments)]
    try:
        status = _run(given)
        console.write(())  # what Typer itself printed must not fail later, when nobody listens
    except Exception as error:  # noqa: BLE001 - whatever it is, its status must not say "nothing"
        return report(error, given)
    return int(status or ExitStatus.FOUND)


def _as_meant(argument: str) -> str:
    """An argument as whoever wrote it reads it: a script in GBK may run in a shell in UTF-8.

    Python marks bytes that are none of the shell's encoding; what is a path there stays as it is.
    """
    try:
        argument.encode()
    except UnicodeEncodeError:
        from jzfacts.documents.file.encoding import codec_of
        from jzfacts.documents.file.unreadable import UnreadableError

        with suppress(UnreadableError, UnicodeError):
            data = os.fsencode(argument)
            if not os.path.lexists(data.rpartition(b"=")[2]):
                return data.decode(codec_of(data))
    return argument


def _run(arguments: Sequence[str]) -> int | None:
    """Carry out a command.

    Words alone need no parser: to import Typer takes longer than most searches. Nor does the option
    with which most Word drafts are verified.
    """
    name, *words = arguments or [""]
    options = {}
    if name == "verify" and "--comment" in words[:-1]:
        from pathlib import Path

        at = words.index("--comment")
        options["comment"] = Path(words.pop(at + 1))
        del words[at]
    are_words = all(word == "-" or not word.startswith("-") for word in words)
    if name in OF_WORDS and words and are_words and VARIABLES.isdisjoint(os.environ):
        return command(name)(words, **options)
    from jzfacts.cli.parser import run

    return run(arguments)


def command(name: str) -> Callable[..., ExitStatus]:
    """The function that carries out a command."""
    module, function = COMMANDS[name].split(".")
    found: Callable[..., ExitStatus] = getattr(
        import_module(f"jzfacts.cli.commands.{module}"), function
    )
    return found
