"""PDFs: lines put together to paragraphs, in the order in which a person reads them."""

from __future__ import annotations

import time

import pytest
from pdf_files import column, pdf_file, written

from jzfacts.documents.document import read_document
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.model import Document, Paragraph

WIDE = "全市经济运行总体平稳稳中有进社会大局保持稳定人民"
"""A line that fills its column: 24 characters."""
LINES = [WIDE[at:] + WIDE[:at] for at in range(20)]
"""More of that kind, for pdfium takes two equal ones for one that is drawn twice."""
BLACK = b"0 0 10 10 re f\n"
"""A page's drawing without text, such as a scan."""


def read(*pages: bytes) -> Document:
    return read_document(pdf_file(*pages))[0]


def texts(document: Document) -> list[str]:
    return [one.text for one in document.elements if isinstance(one, Paragraph)]


def test_lines_are_joined_to_paragraphs() -> None:
    """A paragraph begins with an indented line; each printed line keeps its page and number."""
    document = read(
        column(["    政府工作报告", f"  {WIDE[2:]}", "粮食总产42.4亿斤。", f"  {WIDE[2:]}"]),
        column([WIDE, "增长3.5%。", "  第二段。"]),
    )
    assert texts(document) == [
        "政府工作报告",
        f"{WIDE[2:]}粮食总产42.4亿斤。",
        f"{WIDE[2:]}{WIDE}增长3.5%。",
        "第二段。",
    ]
    lines = document.source.split("\n")
    assert document.place(lines.index("粮食总产42.4亿斤。") + 1) == "page 1, line 3"
    assert document.place(lines.index("增长3.5%。") + 1) == "page 2, line 2"


def test_without_indents_a_line_that_is_not_full_ends_a_paragraph() -> None:
    """Unless what comes next would not have fitted behind it."""
    a, b, c, d, *_ = LINES
    lines = [a, "到此为止。", "另起一段。", b[:-4], "1234567890万元。", c, "（一）小标题", d]
    assert texts(read(column(lines))) == [
        f"{a}到此为止。",
        "另起一段。",
        f"{b[:-4]}1234567890万元。",
        f"{c}（一）小标题",
        d,
    ]


def test_a_gap_or_another_size_parts_paragraphs() -> None:
    """A heading need be neither short nor indented."""
    a, b, c, d, e, *_ = LINES
    page = column([a, b], top=790) + column([c, d], top=740) + column([e], top=710, size=10.9)
    assert texts(read(page)) == [a + b, c + d, e]


def test_columns_are_read_one_after_the_other() -> None:
    """What crosses them comes first or last; a paragraph goes on in the next column."""
    left, right = LINES[:6], [*LINES[6:12], "到此为止。"]
    page = (
        written("政府工作报告", 250, 800, 20)
        + column(left, left=50, top=760)
        + column(right, left=305, top=757)
    )
    assert texts(read(page)) == ["政府工作报告", "".join(left + right)]


def test_a_table_is_its_rows() -> None:
    """Gaps in rows that are not full are those of cells."""
    rows = [("指标", "总量", "增速"), ("粮食总产", "42.4亿斤", "3.5%"), ("棉花", "5万斤", "1%")]
    page = b"".join(
        written(cell, 50 + 120 * at, 700 - 20 * number)
        for number, row in enumerate([*rows, *rows])
        for at, cell in enumerate(row)
    )
    assert texts(read(page)) == [" ".join(row) for row in [*rows, *rows]]


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    """They recur, but for a number that grows; figures that stand there once do not."""
    pages = [
        written("2030年人民代表大会文件", 200, 820)
        + column(["  总产量为", f"{40 + number}亿斤。"], top=700)
        + written(f"— {number + 7} —", 280, 30)
        for number in range(3)
    ]
    assert texts(read(*pages)) == [f"总产量为{40 + number}亿斤。" for number in range(3)]
    assert texts(read(column(["  总产42亿斤。"]) + written("第 1 页 共 1 页", 280, 30))) == [
        "总产42亿斤。"
    ]


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        (written("粮⻝⽣产⼆", 50, 700), "粮食生产二"),
        (written("ﬁ42", 50, 700), "fi42"),
        (written("42.4亿斤", 50, 700) + written("42.4亿斤", 50.4, 700), "42.4亿斤"),
        (written("42.4亿斤", 50, 700) + written("内部资料", 60, 600, 50, turn="0.7 0.7 -0.7 0.7"), "42.4亿斤"),
        (written("42.4亿斤", 50, 700) + written("424忆斥", 50, 700, mode=3), "42.4亿斤"),
        (written("42.4亿斤", 300, 200, turn="0 1 -1 0"), "42.4亿斤"),
        (written("42.4", 50, 700) + written("9", 70, 704, 5) + written("亿斤", 73, 700), "42.4⁹亿斤"),
        (written("GDP", 50, 700) + written("growth", 68, 700), "GDP growth"),
        (column([WIDE[:-1] + "-", "3.5%。"]), WIDE[:-1] + "-3.5%。"),
    ],
)  # fmt: skip
def test_characters(drawn: bytes, text: str) -> None:
    """Radicals, ligatures, bold by overprint, watermarks, hidden layers, turned text, notes."""
    assert texts(read(drawn)) == [text]


def test_what_a_person_must_know_is_noted() -> None:
    """Pages that may be scans, and text that a program has recognised."""
    page = written("42.4亿斤", 50, 700)
    assert read(page, b"").notes == ()
    assert read(page, BLACK).notes == ("pages without text, perhaps scanned: 2",)
    hidden = written("42.4亿斤", 50, 700, mode=3)
    assert read(page, hidden).notes == ("pages whose text was recognised from pictures: 2",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf_file(BLACK), "a PDF without text, perhaps scanned"),
        (pdf_file(b""), "a PDF without text, perhaps scanned"),
        (b"%PDF-1.7\n", "a damaged PDF"),
        (pdf_file(written("甲", 50, 700))[:900], "a damaged PDF"),
        (pdf_file(*[b""] * 5001), "a PDF of too many pages"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    """In one line, with a remedy, soon."""
    began = time.monotonic()
    with pytest.raises(UnreadableError, match=reason) as told:
        read_document(data)
    assert told.value.remedy
    assert time.monotonic() - began < 5
