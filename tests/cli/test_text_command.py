"""The command `text`, and the audit of a page that is no text."""

from hashlib import sha256
from pathlib import Path

import pytest
from conftest import Run
from pdf_files import column, drawn, pdf_file
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
    number = len(outcome.stdout.splitlines())
    assert outcome.stderr.startswith(f"{page}: {number} line{'s' * (number > 1)}, sha256 ")
    if name.endswith(".txt"):
        digest = sha256(data.replace(b"\r\n", b"\n")).hexdigest()
        assert outcome.stderr.endswith(f"{digest}\n")


def test_how_a_page_was_read_is_said(run: Run, tmp_path: Path) -> None:
    """Where that matters: neither what is printed nor what is proven is the whole page."""
    page = tmp_path / "page.pdf"
    page.write_bytes(pdf_file(drawn("42.4亿斤", 50, 700) + drawn("9%", 50, 900)))
    note = f"{page}: 2 characters that the page does not show are left out"
    assert run("text", str(page)).stderr.splitlines()[0] == note
    base = str(tmp_path / "base.toml")
    run("draft", str(page), "-o", base, "--area", "青禾市", "--period", "2030")
    found = run("audit", "--facts", base, "--source", str(page))
    assert found.stderr.splitlines()[0] == note


HERE = ("--area", "青禾市", "--period", "2030")
RIGHT = "粮食总产42.4亿斤。"
MATCHED = "1 figure seen, 1 matched, 0 in conflict, 0 not in base\n"


def test_a_folder_is_all_drafts_in_it(run: Run, tmp_path: Path) -> None:
    """Of known kinds, sorted, those in folders below it, too; what is skipped is said."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    drafts = [tmp_path / name for name in ("a.txt", "b/c.docx", "d.HTML")]
    drafts[0].write_text(RIGHT, "utf-8")
    drafts[1].write_bytes(word_file(paragraph(RIGHT)))
    drafts[2].write_text(f"<p>{RIGHT}", "utf-8")
    others = "~$c.docx .~lock.c.docx# .x.txt a.txt~ a.bak base.toml figures.xlsx .git/a.txt"
    for name in others.split():
        (tmp_path / name).touch()
    assert run("verify", *HERE, str(tmp_path)) == (
        "",
        (
            f"{tmp_path}: 8 files skipped (a.bak, a.txt~, base.toml, figures.xlsx, .git, …)\n"
            + "".join(f"{draft}: {MATCHED}" for draft in drafts)
        ),
        0,
    )


def test_folders_a_thousand_deep(run: Run, tmp_path: Path) -> None:
    """One that leads back to itself is not gone into."""
    deepest = tmp_path
    for _ in range(1_020):
        deepest /= "a"
        deepest.mkdir()
    (tmp_path / "back").symlink_to(tmp_path, target_is_directory=True)
    (deepest / "draft.txt").write_text(RIGHT, "utf-8")
    try:
        assert run("verify", *HERE, str(tmp_path)).stderr == f"{deepest / 'draft.txt'}: {MATCHED}"
    finally:
        (deepest / "draft.txt").unlink()
        for folder in (deepest, *deepest.parents)[:1_020]:  # pytest could not clean up
            folder.rmdir()


def test_an_empty_file_that_should_be_a_document_is_damaged(run: Run, tmp_path: Path) -> None:
    """An empty text is one in which nothing was verified."""
    for name, status in (("draft.docx", 2), ("draft.PDF", 2), ("draft.txt", 0)):
        (tmp_path / name).touch()
        told = run("verify", *HERE, str(tmp_path / name))
        assert (told.status, "an empty file" in told.stderr) == (status, status == 2)
