"""Tables as statements: what stands in a cell, said with its heads."""

from pathlib import Path

import pytest

from jzfacts.documents.markup import read_text
from jzfacts.documents.model import Paragraph, Table, span
from jzfacts.documents.table_text import table_statements

CASES = Path(__file__).with_name("tables.txt").read_text("utf-8").split("----\n")[1:]
"""Tables with what they say."""


def statements(text: str) -> list[Paragraph]:
    tables = [one for one in read_text(text).elements if isinstance(one, Table)]
    return [one for table in tables for one in table_statements(table)]


def markdown(*rows: str) -> str:
    """A Markdown table of rows whose cells are divided by strokes."""
    lines = [f"| {row} |" for row in rows]
    lines.insert(1, "|--" * (rows[0].count("|") + 1) + "|")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.split("\n")[0])
def test_a_figure_is_said_with_its_heads(case: str) -> None:
    """As tables.txt has it."""
    lines = [line for line in case.replace("\\t", "\t").split("\n") if not line.startswith("# ")]
    table = [line for line in lines if not line.startswith("> ")]
    said = [line.removeprefix("> ") for line in lines if line.startswith("> ")]
    assert [one.text for one in statements("\n".join(table))] == said


def test_the_figures_own_part_stays_in_its_cell() -> None:
    """From 居, 第, 下降 or the first digit to the unit offsets never decrease; heads keep theirs."""
    text = markdown("指标 | 全省位次 | 增速（%）", "进出口总额（亿元） | **6** | -5.1")
    rank, change = statements(text)
    assert rank.text == "进出口总额居全省第6位"
    assert [text[start:end] for start, end in zip(rank.starts, rank.ends, strict=True)] == [
        *"进出口总额",
        *["", "", "", ""],
        "6",
        "",
    ]
    begin, end = span(rank, rank.text.index("居"), len(rank.text))
    assert text[begin:end] == "6"
    begin, end = span(change, change.text.index("下降"), len(change.text))
    assert text[begin:end] == "-5.1"
