"""Regular expressions that are compiled when they are first used."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import jzfacts
from jzfacts.text.patterns import _Pattern


def test_all_patterns_of_the_program_compile() -> None:
    names = [
        name
        for _, name, _ in walk_packages(jzfacts.__path__, "jzfacts.")
        if name != "jzfacts.__main__"
    ]
    found = [one for name in names for one in _patterns(vars(import_module(name)).values())]
    assert len(found) > 100
    assert all(isinstance(one.flags, int) for one in found)


def _patterns(values: object) -> Iterator[_Pattern]:
    """The patterns among some values, and in the tables among them."""
    for value in values if isinstance(values, (tuple, list, type({}.values()))) else ():
        if isinstance(value, _Pattern):
            yield value
        yield from _patterns(value)
