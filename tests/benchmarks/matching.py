"""Measure the matcher, and beside it what people would use instead, on the same base.

    python tests/benchmarks/matching.py

prints, for both sets of queries, the share of each kind that is answered right in the first place
(kinds that begin with "refuse" have no answer: the share that is refused), then hit@1 and MRR over
all queries with an answer, and refusals over all without. What fails with us is listed below.
fzf (Debian package fzf), node and npm are used if they are there; the npm packages are installed
into a temporary folder unless --node-modules names one that holds them.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

import rivals
from query_sets import SETS, measure, read, total

from jzfacts.index.index import open_index
from jzfacts.search.engine import search
from jzfacts.search.query import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from query_sets import Ask, Query, Result

BASE = Path(__file__).parent.parent.parent / "facts.toml"


def ours(base: Path = BASE) -> Ask:
    """Our own search."""
    index = open_index([base])

    def ask(query: str) -> list[str]:
        try:
            return [match.fact.id for match in search(index, query, limit=rivals.MOST)]
        except QueryError:
            return []

    return ask


def ways(queries: Sequence[Query], modules: Path | None) -> dict[str, Ask]:
    """Each way to search, by its name; those that cannot be asked here are told."""
    names = rivals.names_of(open_index([BASE]).facts())
    found: dict[str, Ask] = {"jzfacts": ours()}
    for name, make in (
        ("rapidfuzz", rivals.rapidfuzz),
        ("fzf", rivals.fzf),
        ("SQLite FTS5", rivals.fts5),
    ):
        try:
            found[name] = make(names)
        except rivals.Absent as reason:
            print(f"left out {name}: {reason}")
    try:
        found |= rivals.node(names, [query.text for query in queries], modules)
    except rivals.Absent as reason:
        print(f"left out pinyin-pro and pinyin-match: {reason}")
    return found


def report(path: Path, found: dict[str, Ask]) -> None:
    """Print the table of one set."""
    queries = read(path)
    results = {name: measure(queries, ask) for name, ask in found.items()}
    kinds = list(dict.fromkeys(query.kind for query in queries))
    print(f"\n{path.name}: {len(queries)} queries")
    print(f"{'':24}{'asked':>6}" + "".join(f"{name:>14}" for name in results))
    for kind in kinds:
        _row(kind, [result[kind] for result in results.values()])
    answered = [total(result, refused=False) for result in results.values()]
    _row("hit@1", answered)
    shares = "".join(f"{result.reciprocal / result.asked:14.3f}" for result in answered)
    print(f"{'MRR':24}{answered[0].asked:6}{shares}")
    _row("refused", [total(result, refused=True) for result in results.values()])
    for query in queries:
        first = list(found["jzfacts"](query.text))[:1]
        if set(first) != set() and not query.answers:
            print(f"  answered: {query.kind} “{query.text}” by {first[0]}")
        elif query.answers and not query.answers.issuperset(first or ["nothing"]):
            print(f"  missed: {query.kind} “{query.text}” with {(first or ['nothing'])[0]}")


def _row(name: str, results: Sequence[Result]) -> None:
    shares = "".join(f"{result.first / result.asked:14.3f}" for result in results)
    print(f"{name:24}{results[0].asked:6}{shares}")


def main() -> None:
    """Measure all and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sets", nargs="*", type=Path, default=SETS, help="files like queries.tsv")
    parser.add_argument("--node-modules", type=Path, help="a folder with the npm packages")
    arguments = parser.parse_args()
    os.environ["JZFACTS_CACHE"] = ""  # a benchmark leaves nothing behind
    queries = [query for path in arguments.sets for query in read(path)]
    found = ways(queries, arguments.node_modules)
    for path in arguments.sets:
        report(path, found)


if __name__ == "__main__":
    main()
