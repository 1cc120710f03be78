"""A query in other words, where nothing answers it as it is: always a guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from jzfacts.search.engine import Answer

_TWICE = "([一-鿿])\\1"
"""A character typed twice: 进出出口."""

_OBJECT = "([一-鿿])了?(?:多少|几)[个头只台辆套座条亩吨斤度]?((?![钱元块万亿])[一-鿿]{1,3})(?=$|[,，。?？])"
"""A verb, and behind the amount asked for what is done with: 减了多少税, as 减税多少.

No sum of money, which is asked for of anything."""

_SUBJECT = "^([一-鿿]{1,3})([一-鿿])了(?=多少|几)"
"""What is done with something, behind it: 小孩生了多少, as 生小孩多少."""

_REWORDED = (
    (_TWICE, r"\1", "typo"),
    (_OBJECT, r"\1\2多少", "everyday"),
    (_SUBJECT, r"\2\1", "everyday"),
)
"""What may be said otherwise, how, and what kind of match that is."""


def reworded(query: str, ask: Callable[[str], Answer]) -> Answer | None:
    """What answers a query in other words; a name typed amiss by all of another name only."""
    for pattern, other, why in _REWORDED:
        said = re.sub(pattern, other, query)
        found = ask(said) if said != query else None
        matches = [
            match._replace(why=why)
            for match in (found.matches if found else ())
            if why == "everyday" or match.why in ("exact", "alias")
        ]
        if found and matches:
            return found._replace(matches=matches)
    return None
