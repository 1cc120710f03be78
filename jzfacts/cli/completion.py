"""What a shell offers at Tab: ids and names, areas, topics, periods, units, columns and fields.

Completion must neither fail nor speak: a base that cannot be read completes to nothing.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer  # noqa: TC002 - Typer reads the annotations of completers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jzfacts.index.index import Index

Word = TypeVar("Word")


class Offered(str):
    """A word that is offered although it does not begin as typed: an id for 粮食 or liangshi.

    Typer drops what does not begin as typed. bash shows such words; zsh and fish sift once more.
    """

    __slots__ = ()

    def startswith(self, *_args: object) -> bool:
        return True


def ids(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Ids that begin as typed, or whose name does: in characters, pinyin or first letters."""
    from jzfacts.search.completion import complete

    found = _of_base(ctx, lambda index: complete(index, incomplete))
    return [(Offered(id), name) for id, name in found]


def names(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The names of the facts whose id or name begins as typed, each with the first one's id."""
    return [
        (Offered(name), id) for name, id in {name: id for id, name in ids(ctx, incomplete)}.items()
    ]


def _values(name: str) -> Callable[[typer.Context, str], list[str]]:
    """What completes an option that takes an area, topic, period or unit of the base."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        from jzfacts.search.completion import complete_filter, complete_unit

        if name == "unit":
            return _of_base(ctx, lambda index: complete_unit(index, incomplete))
        return _of_base(ctx, lambda index: complete_filter(index, name, incomplete))

    return complete


areas, topics, periods, units = map(_values, ("area", "topic", "period", "unit"))


def rules(incomplete: str) -> list[str]:
    from jzfacts.verify.rules import NAMES

    return [name for name in NAMES if name.startswith(incomplete)]


def help_topics(incomplete: str) -> list[str]:
    from jzfacts.cli.commands.help import PAGES
    from jzfacts.cli.main import COMMANDS

    known = (*COMMANDS, *PAGES)
    return [name for name in known if name.startswith(incomplete)] + rules(incomplete)


def fields(incomplete: str) -> list[str]:
    from jzfacts.output.columns import known

    return [field for field in known() if field.startswith(incomplete)]


def columns(incomplete: str) -> list[str]:
    """The last of the columns that are typed so far."""
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + field for field in fields(last)]


def prepare(arguments: Sequence[str]) -> None:
    """Make Typer's options for completion take the name of a shell, and its script for zsh work."""
    if len(arguments) > 1:  # else Typer finds out which shell it is, and then takes no name
        os.environ["_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"] = "1"
    mend_zsh()


def mend_zsh() -> None:
    """Make the script for zsh complete at the first Tab, when zsh has only just loaded it.

    Typer's defines the function and leaves it at that, so the first Tab of a session does nothing.
    """
    from typer import _completion_shared

    scripts = _completion_shared._completion_scripts  # noqa: SLF001 - there is no other way in
    at_once = '\n[[ ${zsh_eval_context[-1]} != loadautofunc ]] || %(complete_func)s "$@"\n'
    scripts["zsh"] = scripts["zsh"].rstrip() + "\n" + at_once.strip()


def _of_base(ctx: typer.Context, find: Callable[[Index], list[Word]]) -> list[Word]:
    """What is found in the base that is named before the cursor or by the environment."""
    from jzfacts.facts.loader import BaseError
    from jzfacts.index.index import open_index

    try:
        return find(open_index([Path(path) for path in ctx.params.get("facts") or ()] or None))
    except (BaseError, ValueError, OSError):
        return []
