"""The cases of a folder's tests, in its cases.tsv: anybody adds one without code.

A line is a case, its cells between tabs. `== MODULE: TEST (CELLS)` begins the cases of a test, which
has its name in words; `# ` a remark. A cell in quotes or brackets, a number, None, True and
False are as in Python, any other is a text. Of `{涨|跌}` in the first cell each is tried in turn;
`=` in another is the word that is tried.
"""

import re
from ast import literal_eval
from collections.abc import Callable, Iterator
from functools import cache, wraps
from itertools import product
from pathlib import Path
from types import FunctionType
from typing import Any, TypeVar

import pytest

Test = TypeVar("Test", bound=Callable[..., None])


def cases(test: Test) -> Test:
    """Run a test on each of its cases."""
    assert isinstance(test, FunctionType)
    module = Path(test.__code__.co_filename)
    names, found = _tables(module.with_name("cases.tsv"))[module.stem, test.__name__]
    first = names.split(", ")[0]

    @wraps(test)
    def each(**cells: Any) -> None:
        for text, *others in spelled(cells[first], *cells.values()):
            try:
                test(**{**dict(zip(cells, others, strict=True)), first: text})
            except AssertionError as error:
                error.add_note(f"Of {text!r}.")
                raise

    return pytest.mark.parametrize(names, found)(each)  # type: ignore[no-any-return]


def spelled(text: object, *cells: object) -> Iterator[tuple[Any, ...]]:
    """A row with each of the words in its first cell's braces: 总产{超|过}5万吨 is two."""
    if not isinstance(text, str) or not _CHOICE.search(text):
        yield (text, *cells)
        return
    pieces = enumerate(_CHOICE.split(text))
    for words in product(*(piece.split("|") if at % 2 else [piece] for at, piece in pieces)):
        yield ("".join(words), *(_filled(cell, words[1]) for cell in cells))


def _filled(cell: object, word: str) -> object:
    """A cell with the word that is tried for `=`."""
    if isinstance(cell, list):
        return [_filled(one, word) for one in cell]
    if isinstance(cell, dict):
        return {key: _filled(value, word) for key, value in cell.items()}
    return cell.replace("=", word) if isinstance(cell, str) else cell


_CHOICE = re.compile(r"\{([^{}|]*(?:\|[^{}|]*)+)\}")
_LITERAL = re.compile(r"[(\['\"]|\{(?:['\"}]|[0-9]+:)|(?:-?[0-9]+(?:\.[0-9]+)?|None|True|False)\Z")


@cache
def _tables(path: Path) -> dict[tuple[str, str], tuple[str, list[object]]]:
    """The cases of each test, after the names of their cells."""
    found: dict[tuple[str, str], tuple[str, list[object]]] = {}
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("== "):
            module, title, names = re.split(": | \\(", line[3:-1])
            key = f"test_{module}", f"test_{title.replace(' ', '_')}"
            rows = found.setdefault(key, (names, []))[1]
        elif line and not line.startswith("# "):
            cells = tuple(map(_value, line.split("\t")))
            rows.append(cells if len(cells) > 1 else cells[0])
    return found


def _value(cell: str) -> object:
    return literal_eval(cell) if _LITERAL.match(cell) else cell
