"""Small bases for the tests of the compiled base, and processes that ask them."""

import os
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from jzfacts.facts.model import Fact
from jzfacts.index.index import Index, open_index
from jzfacts.search.engine import Match

QUERIES = ("粮食", "liangshi", "ncjm", "农民收入", "红", "35173元", "青禾 民生", "前三", "没有")
"""Queries by characters, pinyin, first letters, alias, figure, condition and rank."""


def source(id: str = "page", *, area: str = "青禾市", period: str = "2030") -> str:
    """The table of a source."""
    return (
        f'[[source]]\nid = "{id}"\ntitle = "报告"\npublished = 2031-01-15\n'
        f'area = "{area}"\nperiod = "{period}"\n'
    )


def fact(
    id: str,
    value: str = "1",
    *,
    name: str = "粮食总产",
    of: str = "page",
    unit: str = "亿斤",
    more: str = "",
) -> str:
    """The table of a fact, with more keys behind."""
    return (
        f'[[fact]]\nid = "{id}"\nindicator = "{name}"\nvalue = {value}\nunit = "{unit}"\n'
        f'source = "{of}"\nlines = [1]\n{more}\n'
    )


def base(*tables: str) -> str:
    """The text of a file of a base."""
    return "\n".join(("schema = 1", *tables))


def write(folder: Path, **files: str) -> Path:
    """Put files of a base into a folder, which is returned."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return folder


class Answers(NamedTuple):
    """All that a base says of itself and to QUERIES."""

    facts: list[Fact]
    matches: list[list[Match]]
    ranked: list[Fact]


def answers(index: Index) -> Answers:
    """What an index answers; lists last, for which a database is proven as a whole."""
    from jzfacts.search.engine import search

    matches = [search(index, query) for query in QUERIES]
    return Answers(list(index.facts()), matches, index.ranked())


def values(*paths: Path) -> list[str]:
    """The ids and values of the base's facts."""
    return [f"{fact.id} {fact.value}" for fact in open_index(paths).facts()]


class Ended(NamedTuple):
    """How a process ended: 0 after its task, 1 after an exception, negative for a signal."""

    status: int
    said: str
    """What it wrote to stderr."""


class Child:
    """A process of its own, forked off this one, that does a task."""

    def __init__(self, task: Callable[[], object]) -> None:
        self._said, end = os.pipe()
        self.id = os.fork()
        if not self.id:
            status = 1
            try:
                os.dup2(end, 2)
                with open(2, "w", encoding="utf-8", closefd=False) as stderr:
                    import sys

                    sys.stderr = stderr
                    try:
                        task()
                        status = 0
                    except BaseException:  # noqa: BLE001 - whatever it is, the parent is told
                        traceback.print_exc()
            finally:
                os._exit(status)
        os.close(end)

    def wait(self) -> Ended:
        """Wait for its end."""
        with open(self._said, encoding="utf-8") as said:  # noqa: PTH123 - a descriptor
            text = said.read()
        _, status = os.waitpid(self.id, 0)
        return Ended(os.waitstatus_to_exitcode(status), text)
