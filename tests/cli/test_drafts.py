"""Drafts as they are named on the command line: files, folders, standard input."""

from pathlib import Path

from conftest import Run
from word_files import paragraph, word_file

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
