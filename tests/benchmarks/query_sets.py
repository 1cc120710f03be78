"""The sets of queries, and what is measured on them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

Ask = Callable[[str], Sequence[str]]
"""The ids of the facts that are found for a query, the best first."""

HERE = Path(__file__).parent
SETS = tuple(HERE / name for name in ("queries.tsv", "queries-2.tsv", "queries-3.tsv"))


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, and which facts are right answers; none where it must be refused."""

    kind: str
    text: str
    answers: frozenset[str]


@dataclass(slots=True)
class Result:
    """How queries of one kind fared."""

    asked: int = 0
    first: int = 0
    """Right answers in the first place; refusals, where there is no answer."""
    reciprocal: float = 0.0
    """Sum of 1 / place of the right answer."""

    def add(self, other: Self) -> None:
        self.asked += other.asked
        self.first += other.first
        self.reciprocal += other.reciprocal


def read(path: Path) -> list[Query]:
    """The queries of a file; fields are not stripped, for a blank query is one."""
    lines = path.read_text("utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [
        Query(kind, text, frozenset() if answer == "-" else frozenset(answer.split("|")))
        for kind, text, answer, _ in rows
    ]


def measure(queries: Iterable[Query], ask: Ask) -> dict[str, Result]:
    """How each kind of query fares with one way to search."""
    results: defaultdict[str, Result] = defaultdict(Result)
    for query in queries:
        found = ask(query.text)
        right = [place for place, fact in enumerate(found, start=1) if fact in query.answers]
        if not query.answers:
            hit, reciprocal = not found, 0.0
        else:
            hit, reciprocal = right[:1] == [1], 1 / right[0] if right else 0.0
        results[query.kind].add(Result(1, int(hit), reciprocal))
    return dict(results)


def total(results: dict[str, Result], *, refused: bool) -> Result:
    """The sum of the kinds that must be refused, or of the others."""
    whole = Result()
    for kind, result in results.items():
        if kind.startswith("refuse") is refused:
            whole.add(result)
    return whole
