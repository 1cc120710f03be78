"""Measure the matcher, and beside it rapidfuzz as anyone would use it, on the same base.

    python tests/benchmarks/matching.py [FILE…]

prints, for each set of queries, the share of each kind that is answered right in the first place
(kinds that begin with "refuse" have no answer: the share that is refused), then hit@1 and MRR over
all queries with an answer, and refusals over all without. What fails with us is listed below.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from math import inf
from pathlib import Path

from query_sets import SETS, Query, read

from jzfacts.index.index import open_index
from jzfacts.search.engine import search
from jzfacts.search.query import QueryError
from jzfacts.text.pinyin import readings

Ask = Callable[[str], Sequence[str]]
"""The ids of the facts that are found for a query, the best first."""
BASE = Path(__file__).parent.parent.parent / "facts.toml"
MOST = 50
"""Answers of a query that are looked at."""
LEAST_LIKENESS = 60
"""Of 100: below it, rapidfuzz's user would print nothing. It is the usual advice for WRatio."""


def ours(base: Path = BASE) -> Ask:
    """Our own search."""
    index = open_index([base])

    def ask(query: str) -> list[str]:
        try:
            return [match.fact.id for match in search(index, query, limit=MOST)]
        except QueryError:
            return []

    return ask


def wratio() -> Ask:
    """WRatio over label, joined pinyin and first letters: the lines that anyone would write."""
    from rapidfuzz import fuzz, process, utils

    facts = open_index([BASE]).facts()
    names = [(fact.id, text) for fact in facts for text in (fact.indicator, *fact.aliases)]
    choices = []
    for (_, text), units in zip(names, readings([text for _, text in names]), strict=True):
        syllables = [unit[:-1] if len(unit) > 1 else unit for unit in units]
        choices += [text, "".join(syllables), "".join(part[0] for part in syllables)]

    def ask(query: str) -> list[str]:
        found = process.extract(
            query,
            choices,
            scorer=fuzz.WRatio,
            processor=utils.default_process,
            limit=MOST,
            score_cutoff=LEAST_LIKENESS,
        )
        return [names[place // 3][0] for _, _, place in found]

    return ask


def score(query: Query, found: Sequence[str]) -> float:
    """One by the place of the right answer; where there is none, whether nothing was found."""
    if not query.answers:
        return float(not found)
    places = (at for at, fact in enumerate(found, start=1) if fact in query.answers)
    return 1 / next(places, inf)


def report(path: Path, asks: Mapping[str, Ask]) -> None:
    """Print the table of one set."""
    queries = read(path)
    found = {name: [ask(query.text) for query in queries] for name, ask in asks.items()}
    scores = [list(map(score, queries, each)) for each in found.values()]
    rows: dict[str, list[int]] = {}
    for at, query in enumerate(queries):
        rows.setdefault(query.kind, []).append(at)
    rows["hit@1"] = rows["MRR"] = [at for at, query in enumerate(queries) if query.answers]
    rows["refused"] = [at for at, query in enumerate(queries) if not query.answers]
    print(f"\n{path.name}: {len(queries)} queries")
    print(f"{'':24}{'asked':>6}" + "".join(f"{name:>14}" for name in found))
    for name, asked in rows.items():
        points = ([each[at] if name == "MRR" else each[at] == 1 for at in asked] for each in scores)
        shares = "".join(f"{sum(each) / len(asked):14.3f}" for each in points)
        print(f"{name:24}{len(asked):6}{shares}")
    for query, first in zip(queries, found["jzfacts"], strict=True):
        if first and not query.answers:
            print(f"  answered: {query.kind} “{query.text}” by {first[0]}")
        elif query.answers.isdisjoint(first[:1]) and query.answers:
            print(f"  missed: {query.kind} “{query.text}” with {(*first, 'nothing')[0]}")


def main() -> None:
    """Measure all and print."""
    os.environ["JZFACTS_CACHE"] = ""  # a benchmark leaves nothing behind
    found = {"jzfacts": ours(), "rapidfuzz": wratio()}
    for path in map(Path, sys.argv[1:]) if sys.argv[1:] else SETS:
        report(path, found)


if __name__ == "__main__":
    main()
