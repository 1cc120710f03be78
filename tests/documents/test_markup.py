"""Texts as documents, of whatever markup: headings, paragraphs and items, and where they stand."""

import re
from pathlib import Path

import pytest

from jzfacts.documents.markup import read_text
from jzfacts.documents.model import Paragraph
from jzfacts.text.normalize import Lines

CASES = re.split(r"(?m)^---- (\w+)\n", Path(__file__).with_name("shapes.txt").read_text("utf-8"))[
    1:
]
"""The markup of each text of shapes.txt by turns with the text and what it is made of."""


@pytest.mark.parametrize(("kind", "case"), [*zip(CASES[::2], CASES[1::2], strict=True)])
def test_what_a_text_is_made_of(kind: str, case: str) -> None:
    """As shapes.txt has it; a backslash stands before what would be a mark of its own there."""
    lines = [line for line in case.split("\n") if not line.startswith("# ")]
    text = re.sub(r"(?m)^(.*)\\([#>])", r"\1\2", "\n".join(one for one in lines if one[:2] != "> "))
    of = Lines(text)
    elements = read_text(text, kind).elements  # type: ignore[arg-type]
    assert [
        f"> {one.kind} {one.level} {of.position(one.starts[0])[0]} {one.text}"
        for one in elements
        if isinstance(one, Paragraph)
    ] == [line for line in lines if line.startswith("> ")]
