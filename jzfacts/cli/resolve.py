"""From words to the fact that is meant, and what to say where there is none or more than one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.options import Refused, meant
from jzfacts.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from jzfacts.index.index import Index
    from jzfacts.output.columns import Row
    from jzfacts.search.engine import Match

MOST_CANDIDATES = 10
"""Candidates named where several could be meant: what fits on a screen."""


def asked(ask: Callable[[str], list[Match]], words: str) -> list[Match]:
    from jzfacts.search.query import QueryError

    try:
        return ask(words)
    except QueryError as error:
        raise Refused(str(error)) from None


def nothing_found(index: Index, words: str) -> ExitStatus:
    """Say that nothing was found, and what may have been meant."""
    from jzfacts.search.suggest import suggest

    near = suggest(index, words)
    console.error(_("nothing found for “{words}”").format(words=words) + meant(near))
    return ExitStatus.NOTHING


def the_one(index: Index, words: str) -> Row:
    """The fact of that id, or the one of that very name or alias, or the only one that answers.

    Where several could be meant none is: a script must not be given a figure by chance.
    """
    from jzfacts.output.columns import Row

    fact = index.fact(words)
    if fact is not None:
        return Row(fact)
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", words):
        near = index.nearest(words)
        raise Refused(_("unknown id “{id}”").format(id=words) + meant(near))
    from jzfacts.search.engine import search as find

    matches = asked(lambda query: find(index, query, limit=None), words)
    if not matches:
        raise typer.Exit(nothing_found(index, words))
    named = [match for match in matches if match.why == "exact"]
    named = named or [match for match in matches if match.why == "alias"] or matches
    if len(named) > 1:
        told = _("“{words}” is not one fact but {number}; show one of these by its id:")
        console.error(told.format(words=words, number=len(named)))
        for match in named[:MOST_CANDIDATES]:
            console.say(f"  {match.fact.id}  {match.fact.indicator}")
        if len(named) > MOST_CANDIDATES:
            rest = len(named) - MOST_CANDIDATES
            console.say("  " + _("and {number} more").format(number=rest))
        raise typer.Exit(ExitStatus.NOTHING)
    return Row(named[0].fact)
