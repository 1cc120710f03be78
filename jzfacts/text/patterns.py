"""Regular expressions that are compiled when they are first used.

Python takes a tenth of a millisecond to compile a class of Chinese characters. `verify` knows
hundreds of patterns, and a draft needs half of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern, and takes over its methods when first asked for one."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the compiled pattern has)
        compiled = re.compile(self.pattern)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str) -> re.Pattern[str]:
    """Like `re.compile`; what is wrong with a pattern is told when it is first used."""
    return cast("re.Pattern[str]", _Pattern(source))


_FAR = 400
"""Characters within which a clause or a sentence ends; it bounds the work on a run of them."""


def end_of(stop: re.Pattern[str], text: str, start: int) -> int:
    """Where the next stop is from `start` on, or the text's end, or far away."""
    end = min(start + _FAR, len(text))
    found = stop.search(text, start, end)
    return found.start() if found else end
