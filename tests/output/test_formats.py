"""Rows in, text in the format asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from jzfacts.facts.model import Fact
from jzfacts.output.columns import Row
from jzfacts.output.formats import Format, Screen, View, render


def printed(
    rows: list[Row],
    form: Format,
    *columns: str,
    screen: Screen = Screen(rules=False),  # noqa: B008
) -> str:
    """All that is printed."""
    return "".join(render(rows, View(form, screen, columns or None)))


@pytest.mark.parametrize("form", ["tsv", "csv", "jsonl", "json", "md"])
def test_rows_are_printed_as_they_come(facts: dict[str, Fact], form: Format) -> None:
    """A million facts need no more memory than one, and `head` need not wait for them."""
    taken = []

    def rows() -> Iterator[Row]:
        for fact in facts.values():
            taken.append(fact.id)
            yield Row(fact)

    chunks = render(rows(), View(form))
    while "粮食总产" not in next(chunks):
        pass
    assert taken == ["grain-output"]


@pytest.mark.parametrize("form", sorted({*get_args(Format)} - {"xlsx"}))  # see test_xlsx.py
def test_a_value_begins_no_line(facts: dict[str, Fact], form: Format) -> None:
    """A line break in a base's value must not give a CI log a command."""
    fact = facts["grain-output"]._replace(indicator="a\n::error::b", unit="c\r::error::d")
    assert not [
        line for line in printed([Row(fact)], form).splitlines() if line.lstrip()[:2] == "::"
    ]


def test_a_terminal_gets_csv_without_a_mark(facts: dict[str, Fact]) -> None:
    """The byte order mark is for files."""
    rows = [Row(facts["grain-output"])]
    screen = Screen(terminal=True)
    assert printed(rows, "csv", "id", screen=screen) == "id\r\ngrain-output\r\n"


@pytest.mark.parametrize("form", ["html", "svg"])
def test_documents_read_the_same_in_any_encoding(facts: dict[str, Fact], form: Format) -> None:
    """A document that says UTF-8 may be written by a stream of GBK: then it is all ASCII."""
    rows = [Row(facts["grain-output"])]
    assert "粮食总产" in printed(rows, form)
    document = printed(rows, form, screen=Screen(utf8=False))
    assert document.isascii()
    assert "&#31918;&#39135;&#24635;&#20135;" in document
