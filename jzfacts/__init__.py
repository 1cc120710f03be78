"""Figures from Chinese government work reports, each with its exact source.

The names below are the library; everything else may change from one version to the next.

    import jzfacts
    base = jzfacts.load()
    for match in base.search("粮食"):
        print(jzfacts.sentence(match.fact), jzfacts.reference(match.fact.source))

A name is imported when it is first used: the command line shares this package and must start fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jzfacts.base import BaseError
    from jzfacts.citation import Style, locator, reference
    from jzfacts.converting import ConversionError, Converted, to_unit
    from jzfacts.fact import Baseline, Change, Fact, Rank, Source, Versus
    from jzfacts.library import Base, load
    from jzfacts.prose import sentence
    from jzfacts.search import Match, QueryError

__all__ = [
    "Base",
    "BaseError",
    "Baseline",
    "Change",
    "ConversionError",
    "Converted",
    "Fact",
    "Match",
    "QueryError",
    "Rank",
    "Source",
    "Style",
    "Versus",
    "load",
    "locator",
    "reference",
    "sentence",
    "to_unit",
]

_ROOMS = {
    "base": "BaseError",
    "citation": "Style locator reference",
    "converting": "ConversionError Converted to_unit",
    "fact": "Baseline Change Fact Rank Source Versus",
    "library": "Base load",
    "prose": "sentence",
    "search": "Match QueryError",
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """The public name, out of the room where it lives."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
