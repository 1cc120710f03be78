"""Rows in, text in the format asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from cases import cases

from jzfacts.facts.model import Fact, Source
from jzfacts.output.citation import Style, csl_items, locator, reference
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


PAPER = Source(
    "page-1",
    title="青禾市政府工作报告摘要",
    area="青禾市",
    period="2030",
    published="2031-01-15",
    creator="林小满",
    publisher="青禾日报",
    type="newspaper",
)
LATIN = PAPER._replace(title="A report in brief", creator="Lin X", publisher=None)


@cases
def test_a_reference_in_both_editions(changed: dict[str, str | None], edition2025: str) -> None:
    """Full-width punctuation since 2025; an unknown publisher in the words of the standard."""
    source = PAPER._replace(**changed)  # type: ignore[arg-type]
    edition2015 = edition2025.replace("，", ", ").replace("（", "(").replace("）", ")")
    assert reference(source) == edition2025
    assert reference(source, Style.GB2015) == edition2015


def test_a_report_online() -> None:
    """Known by its date, which the edition of 2015 puts in parentheses, and by its address."""
    report = PAPER._replace(publisher=None, type="report", url="https://example.org/1")
    whole = "林小满. 青禾市政府工作报告摘要[R/OL]. {}. https://example.org/1."
    assert reference(report) == whole.format("2031-01-15")
    read = report._replace(retrieved="2031-03-02")
    assert reference(read, Style.GB2015) == whole.format("(2031-01-15)[2031-03-02]")


def test_the_lines_in_the_language_of_the_source(facts: dict[str, Fact]) -> None:
    """Not in that of the reader, for they are pasted beside the reference."""
    assert locator(facts["grain-output"]) == "第12、3行"
    english = facts["grain-output"]._replace(source=LATIN)
    assert locator(english) == "lines 12, 3"
    assert locator(english._replace(lines=(7,))) == "line 7"


@cases
def test_whose_publication_a_source_is(
    facts: dict[str, Fact], type: str, kind: str, key: str
) -> None:
    """A report has a publisher, a page stands on a site."""
    [item] = csl_items([facts["accidents"]._replace(source=PAPER._replace(type=type))])
    assert isinstance(item, dict)
    assert (item["type"], item[key]) == (kind, "青禾日报")
