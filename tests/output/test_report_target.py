"""The file of a report: what it may be written over, and that it is whole or not there."""

from pathlib import Path

import pytest

from jzfacts.output.report.target import OPENING, TargetError, check


def test_a_new_file_an_empty_one_and_an_old_report(tmp_path: Path) -> None:
    """These may be written."""
    file = tmp_path / "out.html"
    for text in (None, "", OPENING + "<html>"):
        if text is not None:
            file.write_text(text, "utf-8")
        check(file)


@pytest.mark.parametrize("text", ["<!DOCTYPE html>\n<p>粮食总产42.4亿斤。</p>", OPENING])
def test_nothing_else_is_written_over(tmp_path: Path, text: str) -> None:
    """Neither a draft, by whatever name it is given, nor a page that somebody made."""
    file = tmp_path / "draft.html"
    file.write_text(text, "utf-8")
    with pytest.raises(TargetError, match="is not a report by jzfacts"):
        check(file, [str(tmp_path / "." / "draft.html")] * (text == OPENING))
