"""Regular expressions that are compiled when they are first used.

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
"""A class of a few Chinese characters that is not repeated, or a few times at most."""
_NO_CLASS = r"[^\s\S]"
"""What matches nothing: beside it Python leaves single characters the alternatives that they are."""


class _Pattern:
    """Stands for a compiled pattern, and takes over its methods when first asked for one."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the compiled pattern has)
        spelled = _CLASS.sub(lambda found: f"(?:{'|'.join(found[1])}|{_NO_CLASS})", self.pattern)
        compiled = re.compile(spelled)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str) -> re.Pattern[str]:
    """Like `re.compile`; what is wrong with a pattern is told when it is first used."""
    return cast("re.Pattern[str]", _Pattern(source))


def begun(source: str) -> str:
    """A source of which every match begins with a character that stands in it, so that most
    characters are passed over at a glance.
    """
    return f"(?=[{re.escape(''.join(sorted(set(source))))}])(?:{source})"


_FAR = 400
"""Characters within which a clause or a sentence ends; it bounds the work on a run of them."""


def end_of(stop: re.Pattern[str], text: str, start: int) -> int:
    """Where the next stop is from `start` on, or the text's end, or far away."""
    end = min(start + _FAR, len(text))
    found = stop.search(text, start, end)
    return found.start() if found else end


def holding(spans: Iterable[tuple[int, int]]) -> Callable[[int, int], bool]:
    """Whether any of some spans holds another, asked without looking at each."""
    ordered = sorted(spans)
    starts, ends = [start for start, _ in ordered], [*accumulate((end for _, end in ordered), max)]

    def holds(start: int, end: int) -> bool:
        before = bisect_right(starts, start)
        return before > 0 and ends[before - 1] >= end

    return holds
