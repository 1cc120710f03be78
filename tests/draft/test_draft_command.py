"""The command `draft`: a report in, a base of its own out."""

from pathlib import Path

import pytest
from cases import cases
from conftest import Run
from pdf_files import pdf_file, written
from word_files import paragraph, table, word_file

HERE = Path(__file__).parent
REPORT = HERE / "report.txt"
PROVEN = (
    "qinghe-2030: 24 figures on the page, 12 claimed, 12 set aside, 0 unclaimed; "
    "10 facts, 10 proven, 0 unproven\n"
)
SAID = f"{REPORT}: 10 facts, 2 of them doubtful; 9 numerals and words set aside, 1 of them targets and plans, which are no results\n"


def test_a_base_of_a_report(run: Run) -> None:
    """Its source, each figure a fact or set aside, what is doubtful marked; as people wrote it."""
    assert run("draft", str(REPORT)) == ((HERE / "report.toml").read_text("utf-8"), SAID, 0)


HEAD, DATE = "青禾市2030年统计公报", "2031年3月1日"
ROWS = [
    ["指标", "2030年", "增长（%）", "全省位次"],
    ["粮食产量（万吨）", "120.5", "3.2", "4"],
    ["油料产量（万吨）", "12.3", "-4.0", "6"],
]
TABLES = {
    "report.docx": word_file(paragraph(HEAD) + paragraph(DATE) + table(*map("|".join, ROWS))),
    "report.html": (
        f"<h1>{HEAD}</h1><p>{DATE}</p><table>"
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
        + "</table>"
    ).encode(),
    "report.pdf": pdf_file(
        written(HEAD, 200, 800, 16)
        + written(DATE, 250, 780)
        + b"".join(
            written(cell, 50 + 130 * column, 740 - 20 * row)
            for row, cells in enumerate(ROWS)
            for column, cell in enumerate(cells)
        )
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_a_document_is_drafted_and_proven(run: Run, tmp_path: Path, name: str) -> None:
    """Word, HTML or PDF: each row is a fact, and the audit of the same file finds them all."""
    report, base = tmp_path / name, tmp_path / "base.toml"
    report.write_bytes(TABLES[name])
    assert run("draft", str(report), "-o", str(base))[2] == 0
    assert run("list", "--facts", str(base), "--columns", "indicator,figure,change,rank")[0] == (
        "粮食产量\t120.5万吨\t+3.2%\t全省第4\n油料产量\t12.3万吨\t-4.0%\t全省第6\n"
    )
    audit = run("audit", "--facts", str(base), "--source", str(report))
    assert (audit[0], audit[2]) == ("", 0)


def test_the_base_is_proven_once_the_doubts_are_settled(run: Run, tmp_path: Path) -> None:
    """`audit` refuses it while marks stand, and finds nothing else wrong."""
    base = tmp_path / "base.toml"
    stdout, stderr, status = run("draft", str(REPORT), "-o", str(base))
    assert (stdout, status) == ("", 0)
    assert stderr == SAID + (
        f"check what is marked “# ?” in {base}, then run: "
        f"jzfacts audit --facts {base} --source {REPORT}\n"
    )
    audit = ("audit", "--facts", str(base), "--source", str(REPORT))
    stdout, stderr, status = run(*audit)
    assert stdout == (
        f"{base}:81:1: error: 重点打造: drafted with doubt: the name begins with a verb; "
        "check it, correct it, and delete this mark [doubt]\n"
        f"{base}:103:1: error: 惠及群众: drafted with doubt: the name begins with a verb; "
        "check it, correct it, and delete this mark [doubt]\n"
    )
    assert status == 1
    text = base.read_text("utf-8")
    base.write_text("".join(line for line in text.splitlines(True) if "# ?" not in line), "utf-8")
    assert run(*audit) == ("", PROVEN, 0)


def test_the_report_matches_its_own_draft(run: Run, tmp_path: Path) -> None:
    """What was drafted is what a proofreader meets: no conflict, every fact matched."""
    base = tmp_path / "base.toml"
    run("draft", str(REPORT), "-o", str(base))
    stdout, stderr, status = run("verify", "--facts", str(base), str(REPORT))
    assert (stdout, status) == ("", 0)
    assert stderr.startswith(
        "the base has 2 marks of doubt (“# ?”); settle them first\n"
        f"{REPORT}: 13 figures seen, 12 matched, 0 in conflict, 1 not in base\n"
    )


@cases
def test_what_cannot_be_drafted(
    run: Run, tmp_path: Path, text: str, more: tuple[str, ...], stderr: str, status: int
) -> None:
    """A page that does not say of whom and when it speaks is not guessed at."""
    page = tmp_path / "page.txt"
    page.write_text(text, "utf-8")
    told = run("draft", str(page), *more)
    assert stderr in told.stderr
    assert (told.stdout, told.status) == ("", status)
    assert told.stderr.count("\n") == 1
