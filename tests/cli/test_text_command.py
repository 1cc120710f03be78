"""The command `text`, and the audit of a page that is no text."""

from hashlib import sha256
from pathlib import Path

import pytest
from conftest import Run
from pdf_files import column, drawn, pdf_file, written
from word_files import paragraph, table, word_file

HTML = "<html><p>各地增收。</p><table><tr><th>指标<th>总量<tr><td>粮食<td>42.4亿斤</table>"
WORD = word_file(paragraph("各地增收。") + table("指标|总量", "粮食|42.4亿斤"))
TABLE = ["各地增收。", "", "指标\t总量", "粮食\t42.4亿斤"]


@pytest.mark.parametrize(
    ("name", "data", "lines"),
    [
        ("page.txt", "甲\r\n\r\n乙 \r\n".encode(), ["甲", "", "乙 "]),
        ("page.txt", "<p>甲".encode(), ["<p>甲"]),
        ("page.html", HTML.encode(), TABLE),
        ("page.docx", WORD, TABLE),
        ("page.pdf", pdf_file(column(["  粮食总产42.4亿斤，居全省第二", "位。", "  乙。"])),
         ["粮食总产42.4亿斤，居全省第二位。", "", "乙。"]),
    ],
)  # fmt: skip
def test_a_page_is_printed_as_it_is_cited(
    run: Run, tmp_path: Path, name: str, data: bytes, lines: list[str]
) -> None:
    """With the numbers of its lines on stdout, and the digest of the text on stderr."""
    page = tmp_path / name
    page.write_bytes(data)
    outcome = run("text", str(page))
    printed = [line.split("  ", 1)[1] for line in outcome.stdout.splitlines()]
    while printed[-1] == "":
        printed.pop()
    assert printed == lines
    assert outcome.stderr.startswith(f"{page}: {len(outcome.stdout.splitlines())} lines, sha256 ")
    if name.endswith(".txt"):
        digest = sha256(data.replace(b"\r\n", b"\n")).hexdigest()
        assert outcome.stderr.endswith(f"{digest}\n")


def test_how_a_page_was_read_is_said(run: Run, tmp_path: Path) -> None:
    """Where that matters: neither what is printed nor what is proven is the whole page."""
    page = tmp_path / "page.pdf"
    page.write_bytes(pdf_file(drawn("42.4亿斤", 50, 700) + drawn("9%", 50, 900)))
    note = f"{page}: 2 characters that the page does not show are left out"
    assert run("text", str(page)).stderr.splitlines()[0] == note
    run(
        "draft",
        str(page),
        "-o",
        str(tmp_path / "base.toml"),
        "--area",
        "青禾市",
        "--period",
        "2030",
    )
    found = run("audit", "--facts", str(tmp_path / "base.toml"), "--source", str(page))
    assert found.stderr.splitlines()[0] == note


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "page.docx",
            word_file(
                paragraph("政府工作报告")
                + paragraph("——2030年1月20日在青禾市第五届人民代表大会会议上")
                + paragraph("2029年粮食总产42.4亿斤，增长3.5%。")
                + table("指标|2029年（亿元）|2028年（亿元）", "进出口总额|223.4|208")
            ),
        ),
        (
            "page.html",
            (
                "<html><nav></nav><h1>政府工作报告</h1><p>2030-01-25 来源：本站"
                "<p>——2030年1月20日在青禾市第五届人民代表大会会议上<p>2029年粮食总产42.4亿斤，增长3.5%。"
                "<table><tr><td>指标<td>总量（亿元）<td>位次<tr><td>进出口总额<td>223.4<td>6</table>"
            ).encode(),
        ),
        (
            "page.pdf",
            pdf_file(
                written("政府工作报告", 90, 820, 16)
                + written("——2030年1月20日在青禾市第五届人民代表大会会议上", 50, 800, 10)
                + column(
                    [
                        "  2029年，全市各地各部门共同努力，粮食总产42.4亿",
                        "斤，增长3.5%。",
                        "  进出口总额223.4亿元。",
                    ]
                )
            ),
        ),
    ],
)
def test_a_page_proves_what_is_drafted_from_it(
    run: Run, tmp_path: Path, name: str, data: bytes
) -> None:
    """Whatever kind of file it is: its lines are those that `text` prints."""
    page, base = str(tmp_path / name), str(tmp_path / "base.toml")
    (tmp_path / name).write_bytes(data)
    run("draft", page, "-o", base)
    outcome = run("audit", "--facts", base, "--source", page)
    assert (outcome.stdout, outcome.status) == ("", 0)
    assert outcome.stderr.endswith(" proven, 0 unproven\n")
