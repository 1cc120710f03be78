"""What people say, in the words that reports have for it: 城里人收入 asks for 城镇居民收入.

`everyday.tsv` has a word a line, and behind it the official words that it may stand for. These are
words, not names, so that they compose; how whole indicators are called besides is said in
facts/indicators.toml. A query is put into official words only if nothing answers it as it is.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WAYS = 12
"""Ways to put a query that are tried: three words of two meanings each, and some left as they are."""


def in_official_words(query: str) -> Iterator[str]:
    """A query with its everyday words replaced: all of them first, then some."""
    words = _words()
    parts = re.split(f"({'|'.join(words)})", query)
    if len(parts) > 1:
        ways = product(*((*words.get(part, ()), part) for part in parts))
        yield from islice(("".join(way) for way in ways), MOST_WAYS)


@cache
def _words() -> dict[str, list[str]]:
    """Official words by everyday ones, the longest first."""
    lines = Path(__file__).with_name("everyday.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return {
        said: official.split() for said, official in sorted(pairs, key=lambda pair: -len(pair[0]))
    }
