"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest

import jzfacts
from jzfacts.text.patterns import _Pattern, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_a_pattern_is_used_like_a_compiled_one() -> None:
    number = pattern("(?P<digits>[0-9]+)亿")
    assert number.pattern == "(?P<digits>[0-9]+)亿"
    found = number.search("产值42亿元", 1)
    assert found is not None
    assert (found["digits"], found.span()) == ("42", (2, 5))
    assert number.sub("若干", "3亿、4亿") == "若干、若干"
    assert number.groupindex == {"digits": 1}


def test_what_is_wrong_is_told_at_the_first_use() -> None:
    broken = pattern("(42")
    with pytest.raises(re.error, match="missing \\)"):
        broken.search("42")


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
