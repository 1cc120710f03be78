"""The command `text`, and the audit of a page that is no text."""

from hashlib import sha256
from pathlib import Path

import pytest
from bases import base, fact, source, write
from cases import cases
from conftest import Outcome, Run
from pdf_files import column, drawn, pdf_file
from word_files import paragraph, table, word_file

from jzfacts.cli.commands.show import MOST_CANDIDATES

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


def called(id: str, name: str, *aliases: str, of: str = "page") -> str:
    """A fact of a base that is called so."""
    return fact(id, "88", name=name, of=of, unit="个", more=f"aliases = {[*aliases]}")


@pytest.fixture
def id_of(run: Run, tmp_path: Path) -> Run:
    """Ask `show` for the id that words mean in a base of facts."""

    def id_of(words: str, *facts: str) -> Outcome:
        path = write(tmp_path / "base", a=base(source(area="甲市"), *facts))
        return run("show", words, "--field", "id", "--facts", str(path))

    return id_of


@cases
def test_which_fact_is_meant(id_of: Run, words: str, facts: str, told: str | int) -> None:
    """One, or what may be meant; 1 where nothing is found. A fact is id, indicator, alias."""
    found = id_of(words, *(called(*one.split()) for one in facts.split("; ")))
    if isinstance(told, int):
        assert found.status == told
    elif " " in told:
        assert (found.stdout, found.status) == ("", 2)
        assert found.stderr == "jzfacts: " + told.replace(" / ", "\n  ") + "\n"
    else:
        assert found == (f"{told}\n", "", 0)


@cases
def test_two_reports_are_not_told_apart_by_their_aliases(
    run: Run, tmp_path: Path, words: str, one: str, other: str
) -> None:
    """One has what is typed for an alias, the other has not, and nobody said which is meant."""
    write(
        tmp_path,
        a=base(source("a", area="甲市"), called("one-fact", one, words, of="a")),
        b=base(source("b", area="乙市", period="2029"), called("other-fact", other, of="b")),
    )
    found = run("show", words, "--field", "value", "--facts", str(tmp_path))
    assert (found.stdout, found.status) == ("", 2)
    assert sorted(found.stderr.splitlines()) == [
        f"  one-fact  {one}  甲市 2030",
        f"  other-fact  {other}  乙市 2029",
        f"jzfacts: “{words}” matches 2 facts; choose one by its id:",
    ]
    for named in (f"甲市{words}", f"2030年{words}"):
        told = run("show", named, "--field", "value", "--facts", str(tmp_path))
        assert told == ("88\n", "", 0)


def test_a_long_list_of_candidates_is_cut(id_of: Run) -> None:
    """A screen full of them, and how many more there are."""
    numbers = range(10, 13 + MOST_CANDIDATES)
    outcome = id_of("公园", *(called(f"park{number}", f"公园{number}") for number in numbers))
    shown = [f"  park{number}  公园{number}\n" for number in numbers[:MOST_CANDIDATES]]
    head = "jzfacts: “公园” matches 13 facts; choose one by its id:\n"
    assert outcome == ("", "".join([head, *shown, "  and 3 more\n"]), 2)


@cases
def test_a_slip_in_an_id_is_never_another_fact(id_of: Run, words: str, message: str) -> None:
    """The nearest ids are told, none is taken."""
    assert id_of(words, called("tree-count", "植树", "tree count x")) == (
        "",
        f"jzfacts: {message}\n",
        1,
    )


def test_what_may_be_meant_is_told_apart(run: Run, tmp_path: Path) -> None:
    """One report has it for a year and for five; it is their times that tell them apart."""
    years = fact("parks-2", "400", name="公园", unit="个", more='period = "2026/2030"')
    path = write(tmp_path, a=base(source(area="甲市"), called("parks", "公园"), years))
    told = run("show", "公园", "--facts", str(path)).stderr.splitlines()
    assert told[1:] == ["  parks  公园  甲市 2030", "  parks-2  公园  甲市 2026/2030"]
