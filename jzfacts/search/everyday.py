"""What people say, in the words that reports have for it: 城里人收入 asks for 城镇居民收入.

`everyday.tsv` has a word a line, and behind it the official words that it may stand for. These are
words, not names, so that they compose. How whole indicators are called besides is said in
facts/indicators.toml: within a longer name, too, one is put for the other, 亩均GDP for 亩均生产总值; and
a number may be written in characters. A query is put into official words only if nothing answers it as it is.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.index.terms import text_terms
from jzfacts.search.question import small_number
from jzfacts.text.lexicon import AMOUNT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.index.index import Index

MOST_WAYS = 12
"""Ways to put a query that are tried: three words of two meanings each, and some left as they are."""

_NUMERAL = "[一二两三四五六七八九十百千]+(?=[万亿])"


def in_official_words(query: str, index: Index) -> Iterator[tuple[str, bool]]:
    """A query with its everyday words replaced: all of them first, then some.

    With whether names of official indicators are replaced, too.
    """
    query = query.lower()
    words = {word: official for word, official in _words().items() if word in query}
    words |= {digits: [str(small_number(digits))] for digits in re.findall(_NUMERAL, query)}
    known = _names_in(query, index)
    names = {
        name: others for name in known if name not in words and (others := _others(name, index))
    }
    words |= names
    parts = re.split(f"({'|'.join(sorted(words, key=len, reverse=True))})", query) if words else ()
    ways = product(*((*words.get(part, ()), part) for part in parts))
    for way in islice(ways, MOST_WAYS if parts else 0):
        pairs = zip(parts, way, strict=True)
        yield "".join(way), any(said != part and part in names for part, said in pairs)


def _names_in(query: str, index: Index) -> list[str]:
    """The names of official indicators that stand in a query, but for parts of others.

    None that ends with a word for an amount, which the others need not have: 企业总数.
    """
    amounts = tuple(AMOUNT_WORDS)
    names = [name for name in index.official if name in query and not name.endswith(amounts)]
    return [name for name in names if not any(name in one and name != one for one in names)]


def _others(name: str, index: Index) -> list[str]:
    """The other names of an official indicator, as far as they may stand in labels of the base."""
    number = index.official[name]
    others = (one for one, its in index.official.items() if its == number and one != name)
    return [one for one in others if next(index.labels(text_terms(one)), None)]


@cache
def _words() -> dict[str, list[str]]:
    """Official words by everyday ones."""
    lines = Path(__file__).with_name("everyday.tsv").read_text("utf-8").splitlines()
    return {said: official.split() for said, official in (line.split("\t") for line in lines)}
