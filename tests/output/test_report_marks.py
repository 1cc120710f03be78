"""Where findings stand in the paragraphs and cells of a draft."""

from jzfacts.documents.finding import Finding
from jzfacts.documents.markup import read_text
from jzfacts.documents.model import Table
from jzfacts.output.report.text import place


def finding(line: int, column: int, text: str) -> Finding:
    return Finding("draft", line, column, "note", "", text, text)


def marked(draft: str, *findings: Finding) -> list[list[str]]:
    """For each paragraph or cell with marks, the characters that are marked."""
    document = read_text(draft)
    marks, lost = place(document, findings)
    assert lost == []
    paragraphs = [
        cell
        for one in document.elements
        for cell in ([c for row in one.rows for c in row] if isinstance(one, Table) else [one])
    ]
    return [
        [one.text[mark.start : mark.end] for mark in marks[id(one)]]
        for one in paragraphs
        if id(one) in marks
    ]


def test_markup_within_a_figure() -> None:
    """A figure begins where its first character is written, be it an entity or within a tag."""
    text = "<p>粮食总产<b>42</b>.4&#20159;斤。</p>"
    assert marked(text, finding(1, 11, "42.4亿斤")) == [["42.4亿斤"]]


def test_a_cell_whose_head_has_the_unit() -> None:
    """Only what stands in the cell is marked."""
    text = "| 指标 | 亿斤 | 位次 |\n|---|---|---|\n| 粮食总产 | 42.4 | 12 |\n"
    assert marked(text, finding(3, 10, "42.4亿斤"), finding(3, 17, "第12位")) == [["42.4"], ["12"]]


def test_two_findings_about_one_figure() -> None:
    """They are one mark."""
    document = read_text("合计30亿元。")
    one, other = finding(1, 3, "30亿元"), finding(1, 3, "30亿元")
    [[mark]] = place(document, [one, other])[0].values()
    assert mark == (2, 6, (one, other))


def test_a_finding_at_no_place_of_the_text() -> None:
    """It is handed back, not lost: here one in a comment, which nobody reads."""
    one = finding(1, 6, "3亿斤")
    assert place(read_text("<!-- 3亿斤 -->\n\n粮食总产42.4亿斤。"), [one]) == ({}, [one])
