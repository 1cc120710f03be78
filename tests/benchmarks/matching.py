"""Measure the matcher, and beside it rapidfuzz as anyone would use it, on the same base.

    python tests/benchmarks/matching.py [FILE…]

prints, for each set of queries, the share of each kind that is answered right in the first place
(kinds that begin with "refuse" have no answer: the share that is refused), then hit@1 and MRR over
all queries with an answer, and refusals over all without. What fails with us is listed below.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from query_sets import SETS, Ask, Result, measure, read, total

from jzfacts.index.index import open_index
from jzfacts.search.engine import search
from jzfacts.search.query import QueryError
from jzfacts.text.pinyin import readings

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


def report(path: Path, found: Mapping[str, Ask]) -> None:
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
    os.environ["JZFACTS_CACHE"] = ""  # a benchmark leaves nothing behind
    found = {"jzfacts": ours(), "rapidfuzz": wratio()}
    for path in map(Path, sys.argv[1:]) if sys.argv[1:] else SETS:
        report(path, found)


if __name__ == "__main__":
    main()
