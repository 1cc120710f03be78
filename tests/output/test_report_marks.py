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


def test_a_finding_at_no_place_of_the_text() -> None:
    """It is handed back, not lost: here one in a comment, which nobody reads."""
    one = finding(1, 6, "3亿斤")
    assert place(read_text("<!-- 3亿斤 -->\n\n粮食总产42.4亿斤。"), [one]) == ({}, [one])
