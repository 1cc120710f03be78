"""Drafts written back with comments: which file is written, and that nothing else ever is."""

import os
import stat
from pathlib import Path

import pytest
import word_changes
from cases import cases
from conftest import Run
from word_files import paragraph, word_file

from jzfacts.documents.finding import Finding
from jzfacts.facts.model import Fact
from jzfacts.output.findings.commented import paragraphs

HERE = ("--area", "青禾市", "--period", "2030")
WRONG = word_file(paragraph("工作报告") + paragraph("粮食总产43亿斤，居全省第二，棉花5万斤。"))
RIGHT = word_file(paragraph("工作报告") + paragraph("粮食总产42.4亿斤。"))
SUMMARY = (
    "{}: 3 figures seen, 1 matched, 1 in conflict, 1 not in base / "
    "{}: not compared: 1 no such indicator"
)
CONFLICT = (
    "粮食总产: the draft says 43亿斤, the base says 42.40亿斤 (page-1, line 12) / "
    "Source: 青禾市政府工作报告摘要 (2031-01-15), 第12、3行 / "
    "A figure that differs from the base."
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with a match, a conflict and a figure that is not in the base."""
    file = tmp_path / "draft.docx"
    file.write_bytes(WRONG)
    return file


def comments(file: Path) -> list[str]:
    return list(word_changes.comments(file.read_bytes()).values())


def test_the_draft_with_comments(run: Run, draft: Path, tmp_path: Path) -> None:
    """A summary and each conflict; findings and status are as ever, the draft is left alone."""
    out = tmp_path / "out.docx"
    plain = run("verify", *HERE, str(draft))
    told = run("verify", *HERE, str(draft), "--comment", str(out))
    assert told == (plain.stdout, f"{plain.stderr}{out}: written with 1 comment and a summary\n", 1)
    assert comments(out) == [SUMMARY.format("draft.docx", "draft.docx"), CONFLICT]
    assert draft.read_bytes() == WRONG


def test_a_draft_without_conflicts_is_written_too(run: Run, draft: Path, tmp_path: Path) -> None:
    """With the summary; what is no error is no comment unless strict."""
    draft.write_bytes(RIGHT)
    out = tmp_path / "out.docx"
    assert run("verify", *HERE, str(draft), "--comment", str(out)).status == 0
    assert comments(out) == ["draft.docx: 1 figure seen, 1 matched, 0 in conflict, 0 not in base"]
    draft.write_bytes(WRONG)
    run("verify", *HERE, str(draft), "--comment", str(out), "--strict")  # over its own work
    assert len(comments(out)) == 3


def test_what_somebody_worked_on_is_not_written_over(run: Run, draft: Path, tmp_path: Path) -> None:
    """A commented draft that was saved since: errors were mended in it, or comments answered."""
    out = tmp_path / "out.docx"
    command = ("verify", *HERE, str(draft), "--comment", str(out))
    run(*command)
    edited = out.read_bytes()
    out.write_bytes(edited)
    os.utime(out, (0, out.stat().st_mtime + 60))
    message = f"{out}: was changed after jzfacts wrote it; choose another file"
    assert run(*command) == ("", f"jzfacts: {message}\n", 2)
    assert out.read_bytes() == edited


def test_in_place(run: Run, draft: Path, tmp_path: Path) -> None:
    """A link stays a link, and the file keeps its rights; nothing is said twice."""
    draft.chmod(0o640)
    link = tmp_path / "link.docx"
    link.symlink_to(draft)
    assert run("verify", *HERE, str(link), "--in-place").status == 1
    assert comments(draft)[1:] == [CONFLICT]
    assert link.is_symlink()
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640
    assert sorted(tmp_path.iterdir()) == [draft, link]
    once = comments(draft)
    run("verify", *HERE, str(link), "--in-place")
    assert comments(draft) == once


@cases
def test_what_cannot_be_asked_for(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    """Is said at once, before anything is read or written."""
    monkeypatch.chdir(draft.parent)
    for name in ("a", "b"):
        draft.with_name(name).mkdir()
    draft.with_name("link.docx").symlink_to(draft)
    draft.with_name("other.docx").write_bytes(RIGHT)
    assert run("verify", *HERE, *arguments) == ("", f"jzfacts: {message}\n", 2)
    assert draft.read_bytes() == WRONG


def test_what_cannot_be_commented_on(run: Run, draft: Path, tmp_path: Path) -> None:
    """Its findings are told as ever, and the status is that of an error."""
    text, out = tmp_path / "draft.txt", tmp_path / "out.docx"
    text.write_text("粮食总产43亿斤。\n", "utf-8")
    told = run("verify", *HERE, str(text), "--comment", str(out))
    assert "the draft says 43亿斤" in told.stdout
    assert told.stderr.endswith(
        f"jzfacts: {text}: no Word file, so no comments go into it; save it as .docx\n"
    )
    assert told.status == 2
    assert sorted(tmp_path.iterdir()) == [draft, text]


def test_a_disk_that_cannot_be_written(
    run: Run, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draft stays whole, nothing is left beside it, and one line says why."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    told = run("verify", *HERE, str(draft), "--in-place")
    assert told.stderr.endswith(f"jzfacts: {draft}: cannot write (No space left on device)\n")
    assert told.status == 2
    assert draft.read_bytes() == WRONG
    assert list(tmp_path.iterdir()) == [draft]


def test_a_folder_of_drafts_goes_into_a_folder(run: Run, tmp_path: Path) -> None:
    """Each Word file in it under its own name; what is none is verified all the same."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "out").mkdir()
    for name in ("a.docx", "b.docx"):
        (tmp_path / "drafts" / name).write_bytes(WRONG)
    text = tmp_path / "drafts" / "c.txt"
    text.write_text("粮食总产43亿斤。\n", "utf-8")
    told = run("verify", *HERE, str(tmp_path / "drafts"), "--comment", str(tmp_path / "out"))
    assert told.status == 1
    assert told.stdout.count("the draft says 43亿斤") == 3
    assert told.stderr.endswith(f"{text}: no Word file, so without comments\n")
    assert [len(comments(tmp_path / "out" / name)) for name in ("a.docx", "b.docx")] == [2, 2]


@pytest.mark.parametrize(("retrieved", "dated"), [(None, ""), ("2031-02-01", " (2031-02-01)")])
def test_a_source_without_a_printed_date(
    facts: dict[str, Fact], retrieved: str | None, dated: str
) -> None:
    """No date is made up, and none is called None."""
    fact = next(one for one in facts.values() if one.indicator == "粮食总产")
    fact = fact._replace(source=fact.source._replace(published=None, retrieved=retrieved))
    finding = Finding("d", 1, 1, "error", "", "wrong")
    assert paragraphs(finding, fact) == [
        "wrong",
        f"Source: 青禾市政府工作报告摘要{dated}, 第12、3行",
    ]
