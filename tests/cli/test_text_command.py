"""The command `text`, and the audit of a page that is no text."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from pdf_files import column, pdf_file, written
from word_files import paragraph, table, word_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    Run = Callable[..., Outcome]

HTML = "<html><p>各地增收。</p><table><tr><th>指标<th>总量<tr><td>粮食<td>42.4亿斤</table>"
WORD = word_file(paragraph("各地增收。") + table("指标|总量", "粮食|42.4亿斤"))
TABLE = ["各地增收。", "", "指标\t总量", "粮食\t42.4亿斤"]


@pytest.mark.parametrize(
    ("name", "data", "lines"),
    [
        ("page.txt", "甲\r\n\r\n乙 \r\n".encode(), ["甲", "", "乙 "]),
        ("page.txt", "<p>甲".encode(), ["<p>甲"]),
        ("page.html", HTML.encode(), TABLE),
        ("page.docx", WORD, ["各地增收。", "指标", "总量", "粮食", "42.4亿斤"]),
        ("page.pdf", pdf_file(column(["  粮食总产42.4亿斤，居全省第二", "位。", "  乙。"])),
         ["粮食总产42.4亿斤，居全省第二", "位。", "", "乙。"]),
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


def test_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    page.write_bytes(b"%PDF-1.7")
    assert run("text", str(page)) == (
        "",
        f"jzfacts: {page}: a damaged PDF; make it anew from the document\n",
        2,
    )


BASE = """schema = 1
[[source]]
id = "page"
title = "报告"
published = "2030-01-01"
area = "青禾市"
period = "2029"
set_aside = [{ line = 3, text = "2029年", reason = "the year reported on" }]
[[fact]]
id = "grain"
indicator = "粮食总产"
value = 42.4
unit = "亿斤"
source = "page"
lines = [3]
"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "page.docx",
            word_file(
                paragraph("报告（2030年1月1日）")
                + paragraph("各地增收。")
                + paragraph("2029年粮食总产42.4亿斤。")
            ),
        ),
        (
            "page.html",
            "<html><nav></nav><h1>报告（2030年1月1日）</h1><p>2029年粮食总产42.4亿斤。".encode(),
        ),
        (
            "page.pdf",
            pdf_file(
                written("报告（2030年1月1日）", 90, 800, 16)
                + column(["  2029年粮食总产42.4亿斤。"])
            ),
        ),
    ],
)
def test_an_audit_takes_any_kind(run: Run, tmp_path: Path, name: str, data: bytes) -> None:
    """Its lines are those that `text` prints."""
    (tmp_path / "base.toml").write_text(BASE, "utf-8")
    (tmp_path / name).write_bytes(data)
    outcome = run("audit", "--facts", str(tmp_path / "base.toml"), "--source", str(tmp_path / name))
    assert (outcome.stdout, outcome.status) == ("", 0)
    assert outcome.stderr.endswith("1 facts, 1 proven, 0 unproven\n")
