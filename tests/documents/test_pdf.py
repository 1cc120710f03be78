"""PDFs: lines put together to paragraphs, in the order in which a person reads them."""

import os
import sys
import time
from itertools import pairwise

import pytest
from pdf_files import column, drawn, pdf_file, written

from jzfacts.documents.document import read_document
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.model import Document, Paragraph, Table
from jzfacts.documents.pdf.bounded import MOST_BYTES, BoundsError, bounded

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


@pytest.mark.parametrize("figure", ["7.8％。", "30.4％、30.1％。", "2×66万千瓦。"])
def test_a_figure_that_does_not_fit_goes_into_the_next_line_whole(figure: str) -> None:
    """With the mark behind it."""
    a, b, *_ = LINES
    assert texts(read(column([a, b[:-3], figure]))) == [a + b[:-3] + figure]


def test_a_full_heading_is_no_part_of_what_is_indented_like_it() -> None:
    heading, text = "（一）" + WIDE[5:], WIDE[2:]
    lines = [f"  {heading}", f"  {text}", WIDE, "到此为止。", f"  {text}", "到此为止。"]
    assert texts(read(column(lines)))[:2] == [heading, f"{text}{WIDE}到此为止。"]


def test_a_gap_or_another_size_parts_paragraphs() -> None:
    """A heading need be neither short nor indented."""
    a, b, c, d, e, *_ = LINES
    page = column([a, b], top=790) + column([c, d], top=740) + column([e], top=710, size=10.9)
    assert texts(read(page)) == [a + b, c + d, e]


def test_columns_are_read_one_after_the_other() -> None:
    """What crosses them comes first or last; a paragraph goes on in the next column, also on a part of a page."""
    left, right = LINES[:6], [*LINES[6:12], "到此为止。"]
    page = (
        written("政府工作报告", 250, 800, 20)
        + column(left, left=50, top=760)
        + column(right, left=305, top=757)
    )
    assert texts(read(page)) == ["政府工作报告", "".join(left + right)]
    across = [f"{one}{one[::-1]}" for one in LINES[13:18]]
    page = column([*across, "到此为止。"], top=780) + column(left, top=650)
    page += column(right, left=305, top=650) + column(across[::-1], top=500)
    assert texts(read(page)) == [
        "".join([*across, "到此为止。"]), "".join(left + right), "".join(across[::-1])
    ]  # fmt: skip


def test_a_title_within_the_second_of_three_columns_comes_first() -> None:
    """It is larger than the text, and nothing stands beside it."""
    three = [
        column([one[:16] for one in LINES[at : at + 6]], left=x, top=740)
        for at, x in ((0, 20), (6, 210), (12, 400))
    ]
    text = "".join(one[:16] for one in LINES[:18])
    assert texts(read(written("工作报告", 240, 790, 20) + b"".join(three))) == ["工作报告", text]


def test_a_footnote_parts_no_paragraph() -> None:
    """It follows the last paragraph that begins on its page."""
    first, last, *_ = LINES
    note = column(["1含薯类。"], top=100, size=8)
    pages = column([f"  {first[2:]}", last], top=150) + note, column(["到此为止。", "  另起。"])
    assert texts(read(*pages)) == [f"{first[2:]}{last}到此为止。", "1含薯类。", "另起。"]


def cells(document: Document) -> list[list[list[str]]]:
    """The texts of each table."""
    tables = [one for one in document.elements if isinstance(one, Table)]
    return [[[cell.text for cell in row] for row in table.rows] for table in tables]


def ruled(xs: list[int], ys: list[int], *missing: tuple[int, int, int, int]) -> bytes:
    """Rules between all places of a grid but those that are missing, from one point to another."""
    level = [(x, y, to, y) for y in ys for x, to in pairwise(xs)]
    upright = [(x, y, x, to) for x in xs for y, to in pairwise(ys)]
    drawn = [one for one in level + upright if one not in missing]
    return b"".join(b"%d %d m %d %d l S\n" % one for one in drawn)


def test_a_table_with_rules() -> None:
    """A merged cell is one; lines of a cell go on in each other; a table goes on on the next page."""
    head = [
        written(text, 55, base) for text, base in (("指标", 685), ("进出口", 655), ("总额", 643))
    ]
    first = (
        ruled([50, 150, 190, 250], [640, 670, 700], (190, 670, 190, 700))
        + b"".join(head)
        + written("2024年", 155, 685)
        + written("1223.", 155, 655) + written("4亿元", 155, 643) + written("5.1%", 205, 655)
    )  # fmt: skip
    second = ruled([50, 150, 190, 250], [640, 670, 700], (190, 670, 190, 700)) + b"".join(
        written(text, left, base)
        for text, left, base in (
            ("指标", 55, 685), ("2024年", 155, 685), ("投资", 55, 655), ("8亿元", 155, 655), ("3%", 205, 655)
        )
    )  # fmt: skip
    box = ruled([50, 250], [600, 630]) + written("增长3%。", 55, 610)
    document = read(first, second + box)
    assert cells(document) == [
        [
            ["指标", "2024年", "2024年"],
            ["进出口总额", "1223.4亿元", "5.1%"],
            ["投资", "8亿元", "3%"],
        ]
    ]
    assert texts(document) == ["增长3%。"]
    assert document.place(document.source.split("\n").index("5.1%") + 1) == "page 1, line 2"


def test_a_table_without_rules() -> None:
    """Its columns have heads, and but the first figures; a full first cell goes on below; else it is lines."""
    rows = [
        ("指标", "总量", "增速"),
        ("粮食总产", "42.4亿斤", "3.5%"),
        ("棉花等作物", "5万斤", "1%"),
        ("产量",),
    ]
    names = [("张三", "局长", "党组书记"), ("李四", "副局长", "党组成员"), ("王五", "主任", "组长")]

    def page(*rows: tuple[str, ...]) -> bytes:
        return b"".join(
            written(cell, 50 + 70 * at, 700 - 20 * number)
            for number, row in enumerate(rows)
            for at, cell in enumerate(row)
        )

    assert cells(read(page(*rows))) == [
        [list(rows[0]), list(rows[1]), ["棉花等作物产量", "5万斤", "1%"]]
    ]
    twice = [
        ("指标", "总量", "总量"),
        ("粮食总产", "42.4亿斤", "41亿斤"),
        ("棉花", "5万斤", "4万斤"),
    ]
    for unclear in (names, twice):
        assert texts(read(page(*unclear))) == [" ".join(row) for row in unclear]


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
        (written("增长八九成", 50, 700) + b"70 703 m 80 703 l S ", "增长九成"),
        (b"3 Tc " + written("全市总产42.4亿斤", 50, 700), "全市总产42.4亿斤"),
        (written("GDP", 50, 700) + written("growth", 68, 700), "GDP growth"),
        (column([WIDE[:-1] + "-", "3.5%。"]), WIDE[:-1] + "-3.5%。"),
        (written("产42亿斤🚀", 50, 700), "产42亿斤🚀"),
    ],
)  # fmt: skip
def test_characters(drawn: bytes, text: str) -> None:
    """Radicals, ligatures, bold by overprint, watermarks, hidden layers, turned text, notes, strokes."""
    assert texts(read(drawn)) == [text]


SEEN = drawn("42.4亿斤", 50, 700)


@pytest.mark.parametrize(
    "unseen",
    [
        b"1 1 1 rg " + drawn("9%", 50, 600),
        drawn("9%", 50, 600) + b"1 1 1 rg 40 590 100 100 re f",
        drawn("9%", 50, 600) + b"40 590 100 100 re f",
        drawn("9%", 50, 900),
        drawn("9%", -50, 600),
        written("9%", 50, 900),
        b"/Clear gs " + drawn("9%", 50, 600),
        b"/OC /Off BDC " + drawn("9%", 50, 600) + b"EMC",
        b"q 0 0 9 9 re W n " + drawn("9%", 50, 600) + b"Q",
    ],
    ids="white covered blackened above beside undrawn transparent layer clipped".split(),
)
def test_what_the_page_does_not_show_does_not_count(unseen: bytes) -> None:
    """It is not read in silence, nor left out in silence."""
    document = read(SEEN + unseen)
    assert texts(document) == ["42.4亿斤"]
    assert document.notes == ("2 characters that the page does not show are left out",)


def test_what_was_painted_over_and_written_anew_is_said() -> None:
    """Both may be read; a line beneath a figure is no text over it."""
    anew = SEEN + b"1 1 1 rg 40 690 30 20 re f 0 g " + drawn("39", 50, 700)
    assert read(anew).notes == ("pages with text drawn over other text, look at them: 1",)
    assert read(written("____", 50, 700) + SEEN).notes == ()


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_what_a_turned_page_shows_counts(rotate: int) -> None:
    """White on black, too; of a page, what its edges leave of it."""
    page = b"10 690 200 40 re f 1 1 1 rg " + SEEN + drawn("9%", 50, 500)
    data = pdf_file(page, rotate=rotate, page=b"/CropBox[10 600 400 800]")
    document = read_document(data)[0]
    assert texts(document) == ["42.4亿斤"]


def test_forms_that_are_filled_in_count() -> None:
    """And the boxes of text that are put on a page later, unless they are hidden."""
    field = b"<</Type/Annot/Subtype/%b/Rect[50 600 150 620]/F %d/AP<</N 3 0 R>>>>"
    for kind, flags, text in ((b"Widget", 4, ["42.4亿斤9%"]), (b"FreeText", 2, ["42.4亿斤"])):
        page = b"/Annots[" + field % (kind, flags) + b"]"
        assert texts(read_document(pdf_file(SEEN, page=page, form=drawn("9%", 10, 5)))[0]) == text


def test_a_sign_may_stand_for_several_characters() -> None:
    """Which are not one drawn twice for boldness."""
    page = drawn("0.4亿斤", 50, 700) + drawn("0.4亿斤", 50.3, 700)
    assert texts(read_document(pdf_file(page, zero="55"))[0]) == ["55.4亿斤"]


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
        (
            pdf_file(SEEN + b"".join(written(one, 50, 600) for one in WIDE)),
            "a PDF whose fonts are neither in it nor on this machine",
        ),
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


def endless() -> None:
    while True:
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds what a process uses")
def test_what_reads_a_page_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few bytes may stand for any amount of work; pdfium then ends the process it is in."""
    monkeypatch.setattr("jzfacts.documents.pdf.bounded.SECONDS", 1)
    for work in (lambda _: endless(), lambda _: os._exit(1)):
        with pytest.raises(BoundsError):
            bounded(work)
    with pytest.raises(MemoryError):
        bounded(lambda _: len(bytes(2 * MOST_BYTES)))
    assert bounded(lambda _: 42) == 42
