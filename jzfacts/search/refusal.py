"""Why a query has no answer, and what may have been meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.i18n import _
from jzfacts.search.engine import elsewhere
from jzfacts.search.suggest import suggest

if TYPE_CHECKING:
    from jzfacts.index.index import Index


class Refusal(NamedTuple):
    """What is said in the place of an answer."""

    message: str
    similar: list[str]
    """Names like the query, each of another fact; none where the reason is known."""


def refusal(index: Index, words: str) -> Refusal:
    """Why nothing was found.

    A suggestion would lead to another place or year in silence, so what the base holds is told.
    """
    found = [match.fact for match in elsewhere(index, words)]
    if not found:
        message = _("nothing found for “{words}”").format(words=words)
        return Refusal(message, suggest(index, words))
    held = [fact for fact in found if fact.indicator == found[0].indicator]
    told = [" ".join(filter(None, (fact.area, fact.period, fact.unit))) for fact in held]
    message = _("nothing found for “{words}”: of {indicator} the base holds {held}")
    held_ones = _(", ").join(dict.fromkeys(told))
    return Refusal(message.format(words=words, indicator=found[0].indicator, held=held_ones), [])
