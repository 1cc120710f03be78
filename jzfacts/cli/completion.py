"""What a shell offers at Tab: ids and names, areas, topics, periods, units, columns and fields.

Completion must neither fail nor speak: a base that cannot be read completes to nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer  # noqa: TC002 - Typer reads the annotations of completers

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import check_known
from jzfacts.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from jzfacts.index.index import Index

Word = TypeVar("Word")

ZSH = """#compdef %(prog_name)s

%(complete_func)s() {
  local typed="${words[1,$CURRENT]}"
  PREFIX= SUFFIX=
  eval $(env _TYPER_COMPLETE_ARGS="$typed" %(autocomplete_var)s=complete_zsh %(prog_name)s)
}

compdef %(complete_func)s %(prog_name)s
[[ ${zsh_eval_context[-1]} != loadautofunc ]] || %(complete_func)s "$@"
"""
"""The script for zsh. Typer's does nothing at the first Tab of a session, when it is only loaded, and
lets zsh drop what does not begin as typed: 粮食总产 for liangs."""


class Offered(str):
    """A word that is offered although it does not begin as typed: an id for 粮食 or liangshi.

    Typer drops what does not begin as typed. bash and zsh show such words; fish sifts once more.
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


def for_shell(option: str, shell: str | None = None) -> ExitStatus:
    """Install or show the script that completes in a shell: by its name, or that of this one.

    Raises UsageError for a shell that is not known.
    """
    from typer import _completion_shared as shared

    shell = shell or shared._get_shell_name() or ""  # noqa: SLF001 - there is no other way in
    check_known([shell], [each.value for each in shared.Shells], _("unknown shell “{name}”"))
    shared._completion_scripts["zsh"] = ZSH  # noqa: SLF001
    name, variable = "jzfacts", "_JZFACTS_COMPLETE"
    if option == "--show-completion":
        script = shared.get_completion_script(prog_name=name, complete_var=variable, shell=shell)
        console.write([script, "\n"])
    else:
        _shell, path = shared.install(shell, name, variable)
        message = N_("{path}: completion for {shell} installed; it works in the next terminal")
        console.say(message, path=path, shell=shell)
    return ExitStatus.FOUND


def _of_base(ctx: typer.Context, find: Callable[[Index], list[Word]]) -> list[Word]:
    """What is found in the base that is named before the cursor or by the environment."""
    from jzfacts.facts.loader import BaseError
    from jzfacts.index.index import open_index

    try:
        return find(open_index([Path(path) for path in ctx.params.get("facts") or ()] or None))
    except (BaseError, ValueError, OSError):
        return []
