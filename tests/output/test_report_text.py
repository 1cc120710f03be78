"""A draft as HTML: each element as what it is, each figure a link to its note."""

from pathlib import Path

import pytest

from jzfacts.documents.finding import Finding
from jzfacts.documents.markup import read_text
from jzfacts.output.report.notes import Notes
from jzfacts.output.report.target import OPENING, TargetError, check
from jzfacts.output.report.text import Text, place


def html(draft: str, *findings: Finding) -> str:
    document = read_text(draft)
    marks, _lost = place(document, findings)
    return "".join(Text(marks, Notes(1, lambda _: None, None)).html(document))


def test_a_finding_at_no_place_of_the_text() -> None:
    """It is handed back, not lost: here one in a comment, which nobody reads."""
    one = Finding("draft", 1, 6, "note", "", "3亿斤", "3亿斤")
    assert place(read_text("<!-- 3亿斤 -->\n\n粮食总产42.4亿斤。"), [one]) == ({}, [one])


def test_headings_lists_and_paragraphs() -> None:
    """Headings stand below that of the draft; items that follow each other are one list."""
    assert html("# 报告\n\n各项工作有序推进。\n\n- 农业\n  - 粮食\n- 工业\n\n## 展望\n") == (
        '<div class="block"><h3>报告</h3></div>\n'
        '<div class="block"><p>各项工作有序推进。</p></div>\n'
        "<ul>\n"
        '<li class="block"><p class="level-1">农业</p></li>\n'
        '<li class="block"><p class="level-2">粮食</p></li>\n'
        '<li class="block"><p class="level-1">工业</p></li>\n'
        "</ul>\n"
        '<div class="block"><h4>展望</h4></div>\n'
    )


def test_a_merged_cell_stands_once() -> None:
    """It spans its places; heads are heads."""
    table = (
        "<table><tr><th rowspan=2>指标</th><th colspan=2>情况</th></tr>"
        "<tr><th>数值</th><th>位次</th></tr><tr><td>粮食</td><td>5亿斤</td><td>第2</td></tr>"
        "<tr><td>棉花</td><td colspan=2>9亿斤</td></tr></table>"
    )
    assert html(table) == (
        '<div class="block"><div class="table" role="region" aria-label="table" tabindex="0">'
        "<table>\n<thead>\n"
        '<tr><th rowspan="2">指标</th><th colspan="2">情况</th></tr>\n'
        "<tr><th>数值</th><th>位次</th></tr>\n"
        "</thead>\n<tbody>\n<tr><th>粮食</th><td>5亿斤</td><td>第2</td></tr>\n"
        '<tr><th>棉花</th><td colspan="2">9亿斤</td></tr>\n'
        "</tbody>\n</table></div></div>\n"
    )


def test_markup_in_a_draft_is_text() -> None:
    """Nothing of it is obeyed."""
    assert html("产值</script><script>alert('1')\" onerror=x & 更多内容。") == (
        '<div class="block"><p>产值&lt;/script&gt;&lt;script&gt;alert(&#x27;1&#x27;)&quot; onerror=x'
        " &amp; 更多内容。</p></div>\n"
    )


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
