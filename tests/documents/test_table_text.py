"""Tables as statements: what stands in a cell, said with its heads."""

from pathlib import Path

import pytest
from cases import cases
from word_files import paragraph, word_file

from jzfacts.documents.markup import read_text
from jzfacts.documents.model import Paragraph, Table, paragraphs, span
from jzfacts.documents.table_text import table_statements
from jzfacts.documents.word.reader import read_docx

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


def level(number: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def family(*levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>'


def member(name: int, override: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="1"/>{override}</w:num>'


def item(text: str, depth: int, name: int = 1) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>'
    return paragraph(text, properties=numbered)


def shown(body: str, numbering: str) -> list[str]:
    return read_docx(word_file(body, numbering=numbering)).document.source.split("\n")[:-1]


CHAPTERS = family(
    level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>'),
    level(1, "chineseCountingThousand", "（%2）", '<w:suff w:val="nothing"/>'),
    level(2, "decimal", "%3."),
)


def test_levels_count_and_begin_anew_under_the_next_chapter() -> None:
    """So that 二、2025年工作安排 is known for a chapter of plans."""
    body = (
        item("综合", 0) + item("农业", 1) + item("粮食", 2) + paragraph("甲") + item("棉花", 2)
        + item("工业", 1) + item("2025年工作安排", 0) + item("农业", 1)
    )  # fmt: skip
    assert shown(body, CHAPTERS + member(1)) == [
        "一、综合",
        "（一）农业",
        "1. 粮食",
        "甲",
        "2. 棉花",
        "（二）工业",
        "二、2025年工作安排",
        "（一）农业",
    ]


def test_a_number_that_could_be_one_of_the_text_stands_in_the_source_only() -> None:
    """Of levels below others (1.1), not 一、 or 1., which tell what a part is of."""
    sections = family(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    file = word_file(item("综合", 0) + item("更新管网", 1), numbering=sections + member(1))
    document = read_docx(file).document
    assert document.source == "1. 综合\n1.1 更新管网\n"
    told = [(one.text, one.starts[0]) for each in document.elements for one in paragraphs(each)]
    assert told == [("1. 综合", 0), ("更新管网", 10)]


def test_a_list_goes_on_unless_it_is_told_to_begin_anew() -> None:
    """Lists of one family count together."""
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = item("甲", 0) + item("乙", 0, 2) + item("丙", 0, 3) + item("丁", 0, 3) + item("戊", 0, 0)
    numbering = CHAPTERS + member(1) + member(2) + member(3, anew)
    assert shown(body, numbering) == ["一、甲", "二、乙", "一、丙", "二、丁", "戊"]


def test_a_number_is_not_one_with_the_figure_behind_it() -> None:
    """1. before 68家 is not 1.68家, though Word shows no space."""
    for text, label in (("%1.", "1. "), ("%1", "1 "), ("%1、", "1、")):
        numbering = family(level(0, "decimal", text, '<w:suff w:val="nothing"/>')) + member(1)
        assert shown(item("68家", 0), numbering) == [f"{label}68家"]


@cases
def test_kinds_of_numbers(kind: str, labels: list[str]) -> None:
    """A series that has no more is continued in digits."""
    numbering = family(level(0, kind, "%1、", '<w:suff w:val="nothing"/>')) + member(1)
    lines = shown(item("甲", 0) * 100, numbering)
    assert [lines[number - 1] for number in (11, 20, 99, 100)] == [f"{one}甲" for one in labels]


def test_a_style_numbers_its_paragraphs() -> None:
    """On the level to which it is tied."""
    numbering = (
        family(
            level(0, "decimal", "%1"),
            level(1, "decimal", "%1.%2", '<w:pStyle w:val="ListNumber"/>'),
        )
        + '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    styled = paragraph(
        "甲", properties='<w:pStyle w:val="ListNumber"/><w:numPr><w:numId w:val="3"/></w:numPr>'
    )
    assert shown(item("乙", 0, 3) + styled, numbering) == ["1 乙", "1.1 甲"]
