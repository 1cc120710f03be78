"""The house: which room may import which, how large a room may be, what starting costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "jzfacts"

# Rooms by storey, the lowest first. A room imports from storeys below its own, and from its own
# only along ARROWS.
STOREYS = [
    {"fact", "finding", "units", "numerals", "text", "sounds", "lexicon", "places", "nofigures"},
    {"spelling", "pinyin", "tables", "tokens", "context", "rows"},
    {"schema", "mentions", "match", "keys", "query"},
    {"base", "compiler"},
    {"index"},
    {"search"},
]
ARROWS = {
    ("nofigures", "text"),
    ("numerals", "units"),
    ("tokens", "context"),
    ("keys", "match"),
    ("query", "match"),
}

ROOMS = sorted(path for path in PACKAGE.rglob("*.py") if path.stem != "__init__")
MOST_LINES = 300
HEAVY = ("rich", "rapidfuzz", "pypinyin", "opencc", "sqlite3", "json", "tomli")
"""Packages that cost a start-up more than they give it: never imported where a room begins."""


def room_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


def imports_of(tree: ast.AST) -> set[str]:
    """The modules that a piece of code imports, wherever it does."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", ROOMS, ids=room_of)
def test_rooms_import_downward(path: Path) -> None:
    """A room imports from lower storeys, or from a neighbour to which an arrow leads."""
    room = room_of(path)
    storey = {name: number for number, names in enumerate(STOREYS) for name in names}
    assert room in storey, f"say in STOREYS where {room} lives"
    rooms = {room_of(path) for path in ROOMS}
    ours = {name.removeprefix("jzfacts.") for name in imports_of(ast.parse(path.read_text("utf8")))}
    upward = {
        other
        for other in ours & rooms
        if storey.get(other, 99) >= storey[room] and (room, other) not in ARROWS
    }
    assert upward == set()
