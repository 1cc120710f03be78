"""What a shell offers at Tab: ids, areas, topics, periods, columns and fields.

Completion must neither fail nor speak: a base that cannot be read completes to nothing.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from jzfacts.index.index import Index

Word = TypeVar("Word")


class Offered(str):
    """A word that is offered although it does not begin as typed: an id for 粮食 or liangshi.

    Typer drops what does not begin as typed. bash shows such words; zsh and fish sift once more.
    """

    __slots__ = ()

    def startswith(self, *_args: object) -> bool:
        """As if typed."""
        return True


def ids(incomplete: str) -> list[tuple[str, str]]:
    """Ids that begin as typed, or whose name does: in characters, pinyin or first letters."""
    from jzfacts.search.completion import complete

    found = _of_base(lambda index: complete(index, incomplete))
    return [(Offered(id), name) for id, name in found]


def _filter(name: str) -> Callable[[str], list[str]]:
    """What completes the values that the filter of that name may take."""

    def complete(incomplete: str) -> list[str]:
        from jzfacts.search.completion import complete_filter

        return _of_base(lambda index: complete_filter(index, name, incomplete))

    return complete


areas, topics, periods = map(_filter, ("area", "topic", "period"))


def fields(incomplete: str) -> list[str]:
    """What `--field` may name."""
    from jzfacts.output.columns import known

    return [field for field in known() if field.startswith(incomplete)]


def columns(incomplete: str) -> list[str]:
    """The last of the columns that are typed so far."""
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + field for field in fields(last)]


def _of_base(find: Callable[[Index], list[Word]]) -> list[Word]:
    from jzfacts.facts.loader import BaseError
    from jzfacts.index.index import open_index

    paths = os.environ.get("JZFACTS_FACTS", "").split(os.pathsep)
    try:
        return find(open_index([Path(path) for path in paths if path] or None))
    except (BaseError, ValueError, OSError):
        return []
