"""Regular expressions that are compiled on first use.

`verify` knows hundreds of patterns, and a draft needs half of them. Half of the time to compile one
goes into its classes of Chinese characters, for each of which Python makes a map of all Unicode.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_CLASS = re.compile(r"(?<!\\)\[([^\0-\xff]{3,12})\](?![*+]|\{(?![123]\}|[01],[123]\}))")
"""A class of a few Chinese characters that is not repeated."""
_NO_CLASS = r"[^\s\S]"
"""A pattern that matches nothing; it keeps Python from merging single-character alternatives."""


class _Pattern:
    """Stands for a compiled pattern, and takes over its methods on first use."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the compiled pattern has)
        spelled = _CLASS.sub(lambda found: f"(?:{'|'.join(found[1])}|{_NO_CLASS})", self.pattern)
        compiled = re.compile(spelled)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str) -> re.Pattern[str]:
    """Like `re.compile`, but errors in the pattern are raised on first use."""
    return cast("re.Pattern[str]", _Pattern(source))


def begun(source: str) -> str:
    """A source of which every match begins with a character that stands in it, so that most
    characters are passed over at a glance.
    """
    return f"(?=[{re.escape(''.join(sorted(set(source))))}])(?:{source})"


_FAR = 400
"""Maximum characters to the end of a clause or sentence; bounds the work on a long run."""


def end_of(stop: re.Pattern[str], text: str, start: int) -> int:
    """Return the position of the next stop from `start` on, or the text's end, at most `_FAR` away."""
    end = min(start + _FAR, len(text))
    found = stop.search(text, start, end)
    return found.start() if found else end


def holding(spans: Iterable[tuple[int, int]]) -> Callable[[int, int], bool]:
    """Return whether any of some spans contains another, by bisection."""
    ordered = sorted(spans)
    starts, ends = [start for start, _ in ordered], [*accumulate((end for _, end in ordered), max)]

    def holds(start: int, end: int) -> bool:
        before = bisect_right(starts, start)
        return before > 0 and ends[before - 1] >= end

    return holds
