"""A Markdown table, to be pasted."""

from __future__ import annotations

from jzfacts.output.escape import Digits, Value
from jzfacts.output.markdown import markdown


def test_a_table_has_headings_and_a_rule() -> None:
    """Numbers stand to the right; what is not known is empty."""
    rows: list[list[Value]] = [["粮食总产", Digits("42.40"), None], ["仓容", 7, "甲"]]
    assert "".join(markdown(["指标", "数值", "位次"], [False, True, False], rows)) == (
        "| 指标 | 数值 | 位次 |\n| --- | ---: | --- |\n| 粮食总产 | 42.40 |  |\n| 仓容 | 7 | 甲 |\n"
    )


def test_no_rows_are_no_table() -> None:
    """A header alone says nothing."""
    assert list(markdown(["指标"], [False], [])) == []


def test_markup_in_cells_is_shown_as_it_is() -> None:
    """Pipes, emphasis, links, HTML and escape sequences are text, not markup."""
    [_, row] = markdown(["a"], [False], [["x"], ["<b>|*斜*_`[a](b)\x1b~&!"]])
    assert row == r"| \<b\>\|\*斜\*\_\`\[a\](b)\\x1b\~\&\! |" + "\n"


def test_addresses_do_not_become_links() -> None:
    """GitHub links addresses of its own accord; in a cell they stay text."""
    row = next(markdown(["a"], [False], [["https://e.org www.e.org a@e"]]))
    assert row.splitlines()[-1] == "| https:/&#47;e.org www&#46;e.org a&#64;e |"
