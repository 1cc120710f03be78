"""Texts as documents, of whatever markup: headings, paragraphs and items, and where they stand."""

import re
from pathlib import Path

import pytest
from cases import cases

from jzfacts.documents.document import read_document, rule_silenced
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.markup import read_text
from jzfacts.documents.model import Paragraph
from jzfacts.text.normalize import Lines

CASES = re.split(r"(?m)^---- (\w+)\n", Path(__file__).with_name("shapes.txt").read_text("utf-8"))[
    1:
]
"""The markup of each text of shapes.txt by turns with the text and what it is made of."""


@pytest.mark.parametrize(("kind", "case"), [*zip(CASES[::2], CASES[1::2], strict=True)])
def test_what_a_text_is_made_of(kind: str, case: str) -> None:
    """As shapes.txt has it; a backslash stands before what would be a mark of its own there."""
    lines = [line for line in case.split("\n") if not line.startswith("# ")]
    text = re.sub(r"(?m)^(.*)\\([#>])", r"\1\2", "\n".join(one for one in lines if one[:2] != "> "))
    of = Lines(text)
    elements = read_text(text, kind).elements  # type: ignore[arg-type]
    assert [
        f"> {one.kind} {one.level} {of.position(one.starts[0])[0]} {one.text}"
        for one in elements
        if isinstance(one, Paragraph)
    ] == [line for line in lines if line.startswith("> ")]


@cases
def test_a_comment_silences_its_line(text: str, rule: str, silent: bool) -> None:
    """All rules, or those that it names."""
    assert rule_silenced(text, 0, rule) is silent


def test_a_comment_alone_silences_the_next_line() -> None:
    """And no line after that."""
    text = "<!-- jzfacts: ignore -->\n总产43亿斤。\n总产44亿斤。\n"
    assert rule_silenced(text, text.index("总产43"), "wrong-value")
    assert not rule_silenced(text, text.index("总产44"), "wrong-value")


@cases
def test_a_web_page_whose_text_stands_elsewhere_is_refused(page: str) -> None:
    """Nothing was read, which is not the same as nothing to be said."""
    with pytest.raises(UnreadableError, match="a web page without text"):
        read_document(page.encode())


MENU = '<ul><li><a href="/a">首页</a><li><a href="/b">政务公开</a></ul>'
LINKS = '<ul><li><a href="/c">一季度增长5.5%</a><li><a href="/d">财政收入312亿元</a></ul>'
FOOT = "主办：市政府办公室　电话：0391-3568001　豫ICP备05012345号-1"
TEXT = ["一、综合", "粮食总产42.4亿斤。", "棉花5万斤"]


def main_text(page: str) -> list[str]:
    elements = read_text(f"<!DOCTYPE html><title>政府工作报告_市政府</title>{page}").elements
    return [one.text for one in elements if isinstance(one, Paragraph)]


@cases
def test_the_report_is_all_there_and_nothing_else(page: str) -> None:
    """Whatever is around it, also where elements are misused or not closed."""
    assert main_text(page.format(*TEXT, menu=MENU, links=LINKS, foot=FOOT)) == TEXT


def test_the_title_and_what_is_below_it_belong_to_the_text() -> None:
    """It stands in a block of its own, with the date of the page."""
    page = f"{MENU}<div>政府工作报告</div><div>2025-02-19</div><div><p>{TEXT[1]}</div>{FOOT}"
    assert main_text(page) == ["政府工作报告", "2025-02-19", TEXT[1]]


def test_a_fragment_is_taken_whole() -> None:
    """It is what someone has chosen."""
    elements = read_text(f"<p>{TEXT[1]}</p>{LINKS}").elements
    assert [one.text for one in elements if isinstance(one, Paragraph)] == [
        TEXT[1],
        "一季度增长5.5%",
        "财政收入312亿元",
    ]
