"""Read, search and verify what nobody means well with, and measure how the time grows.

    python tests/benchmarks/hostile.py [--queries 100000]

Random text of any Unicode, and of what the trade is made of, must raise nothing but QueryError as a
query. Then queries, and texts for the reader and for the verifier, each twice as long as the one
before: where four times the length takes far more than four times as long, the time is no longer
linear, and the script says so and fails.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.index.index import open_index
from jzfacts.search.engine import search
from jzfacts.search.query import LONGEST_QUERY, LONGEST_TYPED, QueryError
from jzfacts.search.suggest import suggest
from jzfacts.text.mentions import read
from jzfacts.verify.verifier import Verifier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jzfacts.index.index import Index

BASE = Path(__file__).parent.parent.parent / "facts.toml"
TRADE = (
    "粮食进出口总额资金项目企业第一二十百万亿年月个的全省排名多少增长"
    "0123456789.%'  abcdefghijklmnopqrstuvwxyz"
)
LONGEST = 30
QUERIES = (
    *("liangshi", "a", "lszc", "xian", "vkxq", "粮食总产", "粮", "一二三", "35173", "7 ", "粮食 "),
    *("liang ", "2024年", "\u0301\u0316", "a\u0301\u0300", "a'", "第一"),
)
"""What long queries are made of: each is hard in a way of its own."""

TEXTS = (
    *(
        "1",
        "1,234",
        "1.",
        ",234",
        "2021、",
        "1-",
        "亿",
        "一",
        "千百",
        "一点",
        "百分之",
        "第",
        "第一",
    ),
    *("(", "“", '"', "《", "-", "-1", "5%、", "5—", "从5%", "全省第", "比上年", " ", "1 ", "\n1."),
    *(
        "\u0301",
        "a",
        "https://",
        "①",
        "１",
        "一半",
        "[1]",
        "（",
        "焦作市新乡市",
        "煤炭、钢铁、",
        "的",
    ),
    *("粮食总产42.4亿斤，", "粮食总产42.4亿斤，比上年增长3.5%，居全省第二位。\n\n"),
)
"""What long texts are made of; the last is a draft."""

QUERY_STEPS = (50, 100, 200, LONGEST_QUERY, 2000, LONGEST_TYPED, 8000, 32000)
"""Letters: up to the longest that are matched, to the longest that are read, and beyond."""

TEXT_STEPS = (5_000, 10_000, 20_000, 40_000)

SLOWEST_GROWTH = 10
"""Times the second step that the fourth, four times as long, may take: 16 is quadratic."""

RUNS = 3
"""Times that each is measured; the fastest counts, for other programs run beside."""

NOTICEABLE = 0.05
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


def grow(
    name: str, use: Callable[[str], object], seeds: Sequence[str], steps: Sequence[int]
) -> bool:
    """Print how the time grows with the length; whether it does so linearly."""
    linear = True
    print(f"{name:16}{' '.join(f'{length:7}' for length in steps)}")
    for seed in seeds:
        times = [_seconds(use, (seed * length)[:length]) for length in steps]
        told = " ".join(f"{seconds * 1000:7.1f}" for seconds in times)
        steady = times[3] < max(NOTICEABLE, SLOWEST_GROWTH * times[1])
        linear &= steady
        print(f"{seed[:3]!a:16}{told} ms{'' if steady else '   NOT LINEAR'}")
    return linear


def _seconds(use: Callable[[str], object], text: str) -> float:
    """How long the fastest of some runs takes."""
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        use(text)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def main() -> None:
    """Run all; status 1 where the time is not linear."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=100_000)
    arguments = parser.parse_args()
    os.environ["JZFACTS_CACHE"] = ""
    index = open_index([BASE])
    verifier = Verifier(index)

    def ask(query: str) -> None:
        with contextlib.suppress(QueryError):
            search(index, query, limit=10)
            suggest(index, query)

    linear = [
        grow("search", ask, QUERIES, QUERY_STEPS),
        grow("read", lambda text: list(read(text)), TEXTS, TEXT_STEPS),
        grow("verify", lambda text: list(verifier.findings(text, "draft")), TEXTS, TEXT_STEPS),
    ]
    ask_all(index, arguments.queries)
    sys.exit(not all(linear))


if __name__ == "__main__":
    main()
