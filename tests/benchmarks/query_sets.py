"""The sets of queries."""

from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SETS = tuple(HERE / name for name in ("queries.tsv", "queries-2.tsv", "queries-3.tsv"))


class Query(NamedTuple):
    """What somebody types, and which facts are right answers; none where it must be refused."""

    kind: str
    text: str
    answers: frozenset[str]


def read(path: Path) -> list[Query]:
    """The queries of a file; fields are not stripped, for a blank query is one."""
    lines = path.read_text("utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [
        Query(kind, text, frozenset() if answer == "-" else frozenset(answer.split("|")))
        for kind, text, answer, _ in rows
    ]
