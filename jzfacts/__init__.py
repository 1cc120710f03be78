"""Figures from Chinese government work reports, each with its exact source.

The names below are the library; everything else may change from one version to the next.

    import jzfacts
    base = jzfacts.load()
    for match in base.search("粮食"):
        print(jzfacts.sentence(match.fact), jzfacts.reference(match.fact.source))

A name is imported when it is first used: the command line shares this package and must start fast.
"""

from __future__ import annotations

TYPE_CHECKING = False  # for type checkers it is true; at run time `typing` need not be imported
if TYPE_CHECKING:
    from jzfacts.api import Base, load
    from jzfacts.facts.conversion import ConversionError, Converted, to_unit
    from jzfacts.facts.loader import BaseError
    from jzfacts.facts.model import Baseline, Change, Fact, Rank, Source, Versus
    from jzfacts.output.citation import Style, locator, reference
    from jzfacts.output.sentence import sentence
    from jzfacts.search.engine import Match
    from jzfacts.search.query import QueryError

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

_EXPORTS = {
    "api": "Base load",
    "facts.conversion": "ConversionError Converted to_unit",
    "facts.loader": "BaseError",
    "facts.model": "Baseline Change Fact Rank Source Versus",
    "output.citation": "Style locator reference",
    "output.sentence": "sentence",
    "search.engine": "Match",
    "search.query": "QueryError",
}
_MODULE_OF = {name: module for module, names in _EXPORTS.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """The public name, from the module where it is defined."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
