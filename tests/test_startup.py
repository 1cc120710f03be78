"""Starting is light: a command imports what it needs and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = frozenset("rich rapidfuzz pypinyin opencc json fractions tomli pydantic".split())
"""Modules that cost a start more than most commands need of them."""

RUN = """
import sys
sys.argv[1:] = {arguments!r}
from jzfacts.cli.main import main
try:
    main()
except SystemExit:
    pass
made = [name for name, module in sys.modules.items() if module is not None]
print(*made, file=sys.stderr)
"""


def imported(arguments: list[str], cache: Path) -> set[str]:
    """The top-level modules that a command has imported when it ends."""
    run = subprocess.run(
        [sys.executable, "-c", RUN.format(arguments=arguments)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "JZFACTS_CACHE": str(cache)},
    )
    return {name.partition(".")[0] for name in run.stderr.split()}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["search", "--help"],
        ["search", "粮食"],
        ["search", "lszc"],
        ["rank", "--top", "3"],
        ["list"],
        ["show", "grain-output", "--field", "value"],
    ],
    ids=" ".join,
)
def test_a_command_on_a_pipe_imports_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    """No rich, no dictionaries of pinyin, no reader of TOML that a fresh cache makes needless."""
    imported(["list"], tmp_path)  # compiles the base
    assert imported(arguments, tmp_path) & HEAVY == set()


def test_a_draft_that_is_a_text_needs_no_reader_of_word(tmp_path: Path) -> None:
    """Nor one in HTML."""
    draft = tmp_path / "draft.html"
    draft.write_text("<p>粮食总产42.4亿斤。</p>", "utf-8")
    assert imported(["verify", str(draft)], tmp_path) & {"docx", "lxml"} == set()


def test_help_opens_no_base(tmp_path: Path) -> None:
    """Nor is the storage imported that a search needs."""
    assert "sqlite3" not in imported(["--help"], tmp_path)


DATACLASSES = """
import dataclasses, sys
import jzfacts.cli.main
from jzfacts.index.index import open_index
from jzfacts.search.engine import search
search(open_index(), "liangshi")
for name, module in list(sys.modules.items()):
    for value in vars(module).values() if name.startswith("jzfacts") else ():
        if isinstance(value, type) and dataclasses.is_dataclass(value):
            print(f"{value.__module__}.{value.__name__}")
"""


def test_a_search_makes_few_dataclasses(tmp_path: Path) -> None:
    """Plain records are named tuples, which Python makes in a fifth of a dataclass's time.

    That was a tenth of a search. What a base is made of are dataclasses, lest they be unpacked.
    """
    imported(["list"], tmp_path)  # compiles the base
    searched = subprocess.run(
        [sys.executable, "-c", DATACLASSES],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "JZFACTS_CACHE": str(tmp_path)},
    )
    assert set(searched.stdout.split()) == {
        "jzfacts.facts.model.Source",
        "jzfacts.facts.model.Fact",
    }
