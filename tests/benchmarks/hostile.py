"""Throw queries at the search that nobody means well with, and measure how the time grows.

    python tests/benchmarks/hostile.py [--queries 100000]

Random text of any Unicode, and of what the trade is made of, must raise nothing but QueryError.
Then queries of growing length: up to the longest that a label can match each is twice as long as
the one before, and where it takes more than three times as long, the time is no longer linear, and
the script says so and fails.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.index.index import open_index
from jzfacts.search.engine import search
from jzfacts.search.query import LONGEST_QUERY, LONGEST_TYPED, QueryError
from jzfacts.search.suggest import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.index.index import Index

BASE = Path(__file__).parent.parent.parent / "facts.toml"
TRADE = (
    "粮食进出口总额资金项目企业第一二十百万亿年月个的全省排名多少增长"
    "0123456789.%'  abcdefghijklmnopqrstuvwxyz"
)
LONGEST = 30
SEEDS = {
    "liangshi": "liangshi",
    "one letter": "a",
    "first letters": "lszc",
    "cut in two ways": "xian",
    "no pinyin": "vkxq",
    "characters": "粮食总产",
    "one character": "粮",
    "numerals": "一二三",
    "digits": "35173",
    "digits apart": "7 ",
    "words": "粮食 ",
    "letters apart": "liang ",
    "years": "2024年",
    "marks": "\u0301\u0316",
    "marked letters": "a\u0301\u0300",
    "apostrophes": "a'",
    "ranks": "第一",
}
"""What long queries are made of, by what is hard about it."""

STEPS = (50, 100, 200, LONGEST_QUERY, 2000, LONGEST_TYPED, 8000, 32000)
"""Letters: up to the longest that are matched, to the longest that are read, and beyond."""

SLOWEST_GROWTH = 3.0
"""Times the last step that one of twice the length may take: 2 is linear, and clocks are coarse."""

RUNS = 3
"""Times that each is measured; the fastest counts, for other programs run beside."""

NOTICEABLE = 0.02
"""Seconds below which growth is not looked at: the clock's noise."""


def random_queries(count: int) -> Iterator[str]:
    """Half of any Unicode (surrogates too), half of what queries are made of."""
    chance = random.Random(11)
    for number in range(count):
        length = chance.randint(1, LONGEST)
        if number % 2:
            yield "".join(chance.choices(TRADE, k=length))
        else:
            yield "".join(chr(chance.randrange(0x110000)) for _ in range(length))


def ask_all(index: Index, count: int) -> None:
    """Search for random queries."""
    start = time.perf_counter()
    answered = slowest = 0.0
    for query in random_queries(count):
        begun = time.perf_counter()
        with contextlib.suppress(QueryError):
            answered += bool(search(index, query))
        slowest = max(slowest, time.perf_counter() - begun)
    mean = (time.perf_counter() - start) / count
    print(f"{count} random queries: {answered:.0f} answered, {mean * 1000:.2f} ms each,", end=" ")
    print(f"the slowest {slowest * 1000:.0f} ms")


def grow(index: Index) -> bool:
    """Print how the time grows with the length; whether it does so linearly."""
    linear = True
    for name, seed in SEEDS.items():
        times = []
        for length in STEPS:
            query = (seed * length)[:length]
            times.append(min(_seconds(index, query) for _ in range(RUNS)))
        told = " ".join(f"{seconds * 1000:7.1f}" for seconds in times)
        steps = pairwise(times[:4])
        steady = all(
            after < NOTICEABLE or after < SLOWEST_GROWTH * before for before, after in steps
        )
        linear &= steady
        print(f"{name:16}{told} ms{'' if steady else '   NOT LINEAR'}")
    return linear


def _seconds(index: Index, query: str) -> float:
    """How long a search and a suggestion take."""
    begun = time.perf_counter()
    with contextlib.suppress(QueryError):
        search(index, query, limit=10)
        suggest(index, query)
    return time.perf_counter() - begun


def main() -> None:
    """Run both; status 1 where the time is not linear."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=100_000)
    arguments = parser.parse_args()
    os.environ["JZFACTS_CACHE"] = ""
    index = open_index([BASE])
    print(f"{'letters':16}{' '.join(f'{length:7}' for length in STEPS)}")
    linear = grow(index)
    ask_all(index, arguments.queries)
    sys.exit(not linear)


if __name__ == "__main__":
    main()
