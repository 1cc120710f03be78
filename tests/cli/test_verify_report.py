"""`verify --report`: the page beside the usual output, and what it is not written over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import CORPUS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    Run = Callable[..., Outcome]

HERE = ("--area", "青禾市", "--period", "2030")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.txt"
    file.write_text(
        "粮食总产42.4亿斤。\n三个项目分别投资12亿元、8亿元、5亿元，合计30亿元。\n", "utf-8"
    )
    return file


def test_a_page_beside_the_usual_output(run: Run, draft: Path, tmp_path: Path) -> None:
    """Files are called by their names alone: the page may be mailed."""
    plain = run("verify", *HERE, str(draft))
    page = tmp_path / "out.html"
    assert run("verify", *HERE, str(draft), "--report", str(page)) == (
        plain.stdout,
        plain.stderr + f"{page}: report written\n",
        1,
    )
    text = page.read_text("utf-8")
    assert '<h2 id="t1">draft.txt</h2>' in text
    assert ">30亿元</a>" in text
    assert "the parts add up to 25亿元" in text
    assert re.search(r"<p>Made by jzfacts on \d{4}-\d\d-\d\d with the base corpus.toml</p>", text)
    assert str(tmp_path) not in text


def test_drafts_of_one_name_keep_their_folders(run: Run, tmp_path: Path) -> None:
    """As the user gave them."""
    names = []
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "draft.txt").write_text("粮食总产42.4亿斤。", "utf-8")
        names.append(str(tmp_path / folder / "draft.txt"))
    run("verify", *HERE, *names, "--report", str(tmp_path / "out.html"))
    text = (tmp_path / "out.html").read_text("utf-8")
    assert re.findall('<h2 id="t.">(.*)</h2>', text) == names


def test_the_lines_as_printed(run: Run, draft: Path, tmp_path: Path) -> None:
    """From a folder of page texts, as `show` has them."""
    (tmp_path / "page-1.txt").write_text("\n" * 11 + "粮食总产42.40亿斤。\n", "utf-8")
    page = tmp_path / "out.html"
    run("verify", *HERE, str(draft), "--report", str(page), "--pages", str(tmp_path))
    assert "<span>line 12</span> 粮食总产<mark>42.40亿斤</mark>。" in page.read_text("utf-8")


def test_a_draft_that_cannot_be_read(run: Run, draft: Path, tmp_path: Path) -> None:
    """The page of the others is written, and says so."""
    page = tmp_path / "out.html"
    outcome = run("verify", *HERE, str(tmp_path / "none.txt"), str(draft), "--report", str(page))
    assert outcome.status == 2
    assert page.read_text("utf-8").count("could not be read, so nothing in it is verified") == 2


def test_what_is_not_written_over(run: Run, draft: Path, tmp_path: Path) -> None:
    """A draft, the base, a folder: one line, before any work, status 2."""
    before = draft.read_bytes(), CORPUS.read_bytes()
    for target, why in (
        (draft, "stands already and is no report; name a new file for the report"),
        (CORPUS, "stands already and is no report; name a new file for the report"),
        (tmp_path, "no file; name a new one for the report"),
    ):
        assert run("verify", *HERE, str(draft), "--report", str(target)) == (
            "",
            f"jzfacts: {target}: {why}\n",
            2,
        )
    missing = tmp_path / "none"
    assert run("verify", *HERE, str(draft), "--report", str(missing / "out.html")) == (
        "",
        f"jzfacts: {missing}: no such folder; make it first\n",
        2,
    )
    assert (draft.read_bytes(), CORPUS.read_bytes()) == before


def test_sarif(run: Run, draft: Path) -> None:
    """The same findings, one log; the coverage goes to stderr as ever."""
    plain = run("verify", *HERE, str(draft))
    outcome = run("verify", *HERE, "-f", "sarif", str(draft))
    assert outcome[1:] == plain[1:]
    assert '"ruleId": "wrong-sum"' in outcome.stdout
