"""The house: which room may import which, how large a room may be, what starting costs."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "jzfacts"

# Storeys, the lowest first; in each, the rooms and the neighbours that they may call. A room
# imports from the storeys below, and from its neighbours along these arrows only.
HOUSE: list[dict[str, str]] = [
    {  # text out of rows and columns: true leaves, which know no fact
        "output.delimited": "output.plain",
        "output.excerpt": "output.layout output.plain",
        "output.html": "output.layout output.plain",
        "output.layout": "output.plain",
        "output.markdown": "output.plain",
        "output.plain": "",
        "output.records": "output.plain",
        "output.svg": "output.layout output.plain",
        "output.table": "output.layout output.plain",
    },
    {  # what things are: words, numbers, records, bytes
        "blocks": "",
        "draft": "language",
        "fact": "",
        "finding": "language",
        "folder": "language",
        "gazetteer": "",
        "hashes": "blocks",
        "language": "",
        "lexicon": "",
        "notice": "language",
        "numerals": "",
        "pinyin": "",
        "places": "",
        "sounds": "",
        "spelling": "sounds",
        "stamp": "",
        "text": "",
        "units": "",
        "wording": "",
        "workers": "",
    },
    {  # reading: bases, queries and prose; names and what they are filed under
        "asked": "conditions mentions",
        "base": "schema tables",
        "citation": "",
        "conditions": "figures",
        "context": "",
        "converting": "",
        "cuts": "keys",
        "figures": "",
        "hearing": "match",
        "keys": "",
        "match": "",
        "mentions": "context nofigures quantities tokens",
        "nofigures": "",
        "pieces": "hearing match",
        "quantities": "context nofigures",
        "query": "asked conditions",
        "rows": "",
        "schema": "tables",
        "scope": "conditions figures",
        "tables": "",
        "tokens": "context quantities",
    },
    {  # the compiled base
        "builder": "compiler packet",
        "cache": "manifest part renewal",
        "compiler": "packet",
        "index": "cache part",
        "manifest": "part segment",
        "packet": "",
        "part": "segment",
        "renewal": "builder manifest part segment supplement",
        "segment": "",
        "supplement": "builder compiler part",
    },
    {  # answers: search, audit, verify
        "audit": "base_rules fact_rules figure_rules page page_rules proving source_rules",
        "base_rules": "page",
        "bearings": "",
        "claiming": "expected page",
        "claims": "clauses counted lists naming setting",
        "clauses": "setting",
        "compare": "",
        "complete": "",
        "copied": "claims naming slip",
        "counted": "clauses compare naming",
        "covering": "claiming page printed",
        "expected": "page",
        "fact_rules": "covering page printed proving",
        "figure_rules": "covering page proving",
        "ladder": "",
        "lists": "clauses compare naming",
        "naming": "",
        "page": "",
        "page_rules": "covering page proving",
        "printed": "",
        "proving": "claiming covering page",
        "rules.bound": "slip",
        "rules.percentage_points": "slip",
        "rules.swapped_list": "compare slip",
        "rules.total_for_increase": "compare slip",
        "rules.wrong_change": "slip",
        "rules.wrong_direction": "slip",
        "rules.wrong_rank": "slip",
        "rules.wrong_unit": "compare slip",
        "rules.wrong_value": "slip",
        "search": "ladder shortlist",
        "setting": "bearings",
        "shortlist": "",
        "slip": "claims compare",
        "source_rules": "page proving sources",
        "sources": "page",
        "suggest": "",
        "verify": "bearings claims clauses compare copied naming setting slip",
    },
    {  # the command line
        "__main__": "start",
        "answering": "console options views writer",
        "asking": "console options views",
        "auditing": "console drafting options writer",
        "bars": "views",
        "batch": "console options views writer",
        "cli": (
            "answering asking auditing bars batch complaints completing console helping "
            "options verifying views writer"
        ),
        "complaints": "console options",
        "completing": "views",
        "console": "",
        "drafting": "",
        "helping": "console options",
        "library": "",
        "options": "completing console views writer",
        "phrases": "",
        "prose": "phrases",
        "screen": "bars phrases views",
        "start": "cli",
        "verifying": "console helping options writer",
        "views": "phrases",
        "writer": "console prose screen views",
    },
]
STOREY = {room: number for number, rooms in enumerate(HOUSE) for room in rooms}
ARROWS = {
    (room, neighbour)
    for rooms in HOUSE
    for room, neighbours in rooms.items()
    for neighbour in neighbours.split()
}

MOST_LINES = 300
"""What fits in the head."""

HEAVY = frozenset("rich rapidfuzz pypinyin opencc sqlite3 json fractions tomli gettext".split())
"""Modules that cost a start more than most commands need of them."""

STARTING = frozenset(
    "__main__ cli console options writer views asking phrases helping language".split()
)
"""Rooms that every command enters: they import HEAVY modules inside functions only."""

ROOMS = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.stem != "__init__"
}


def imports_of(code: ast.AST) -> set[str]:
    """The modules that a piece of code imports, wherever it does."""
    found = set()
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_room_has_its_place() -> None:
    """The map shows the house as it is."""
    assert set(STOREY) == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_import_downward(room: str) -> None:
    """A room imports from the storeys below, or from a neighbour to which an arrow leads."""
    code = ast.parse(ROOMS[room].read_text("utf-8"))
    ours = {name.removeprefix("jzfacts.") for name in imports_of(code)} & set(ROOMS)
    wrong = {
        other for other in ours if STOREY[other] >= STOREY[room] and (room, other) not in ARROWS
    }
    assert wrong == set()


@pytest.mark.parametrize(("room", "neighbour"), sorted(ARROWS))
def test_arrows_are_walked(room: str, neighbour: str) -> None:
    """No arrow is on the map that nobody walks."""
    code = ast.parse(ROOMS[room].read_text("utf-8"))
    assert f"jzfacts.{neighbour}" in imports_of(code)


def test_nobody_walks_in_circles() -> None:
    """Neighbours can be put in an order in which each knows only those before it."""
    TopologicalSorter({room: {a for r, a in ARROWS if r == room} for room in ROOMS}).prepare()


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_are_small(room: str) -> None:
    """A room fits in the head, and its name says what it is for."""
    assert len(ROOMS[room].read_text("utf-8").splitlines()) <= MOST_LINES
    assert not re.search("util|helper|common|manager|misc", room)


@pytest.mark.parametrize("room", ROOMS)
def test_types_say_what_things_are(room: str) -> None:
    """No `Any` and no untyped dict travels through the house."""
    assert not re.search(r"dict\[str, Any\]|\bAny\b", ROOMS[room].read_text("utf-8"))


@pytest.mark.parametrize("room", sorted(STARTING))
def test_starting_is_light(room: str) -> None:
    """A room that every command enters imports heavy modules only where they are used."""
    code = ast.parse(ROOMS[room].read_text("utf-8"))
    top = ast.Module([node for node in code.body if not isinstance(node, ast.If)], [])
    for node in ast.walk(code):
        if isinstance(node, ast.FunctionDef):
            node.body = []
    assert {name.partition(".")[0] for name in imports_of(top)} & HEAVY == set()


def test_what_a_search_walks_through_is_quickly_made(tmp_path: Path) -> None:
    """Plain records are named tuples, which Python makes in a fifth of a dataclass's time.

    That was a tenth of a search. What a base is made of are dataclasses, lest they be unpacked.
    """
    environment = {**os.environ, "JZFACTS_CACHE": str(tmp_path)}
    for _ in ("compiles the base", "finds it compiled"):
        searched = subprocess.run(
            [sys.executable, "-c", WALKED],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
    assert searched.stdout.split() == ["jzfacts.fact.Source", "jzfacts.fact.Fact"]


WALKED = """
import dataclasses
made = []
make = dataclasses._process_class
def noted(cls, *rest):
    made.append(f"{cls.__module__}.{cls.__name__}")
    return make(cls, *rest)
dataclasses._process_class = noted
import jzfacts.cli, jzfacts.writer
from jzfacts.index import open_index
from jzfacts.search import search
search(open_index(), "liangshi")
print(*[name for name in made if name.startswith("jzfacts")])
"""


def test_help_loads_nothing_heavy() -> None:
    """`jzfacts --help` draws no table, reads no base and knows no pinyin."""
    program = (
        "import sys, jzfacts.cli\n"
        "try: jzfacts.cli.app(['--help'])\n"
        "except SystemExit: pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    heavy = {"rich", "rapidfuzz", "pypinyin", "opencc", "sqlite3", "tomli"}
    assert heavy & set(run.stderr.split()) == set()


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_are_tested(room: str) -> None:
    """Each room has a test file of its own name; the rules of `verify` share one."""
    name = "rules" if room.startswith("rules.") else room.replace(".", "_").strip("_")
    assert (Path(__file__).parent / f"test_{name}.py").exists()
