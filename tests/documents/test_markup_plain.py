"""Plain text as a document, and how the kind of a text is told."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.documents.markup import kind_of, read_text
from jzfacts.documents.model import Paragraph, span
from jzfacts.documents.plain import unfinished


def shapes(text: str, kind: str | None = "plain") -> list[tuple[str, int, str]]:
    """Kind, line and text of each paragraph."""
    paragraphs = read_text(text, kind).elements  # type: ignore[arg-type]
    return [(one.kind, one.line, one.text) for one in paragraphs if isinstance(one, Paragraph)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("粮食总产42.4亿斤。", "plain"),
        ("面积3*5亩，共4*6亩", "plain"),
        ("若A<B，则5★，#话题#，8~9%，snake_case_name", "plain"),
        ("总产43亿斤。# jzfacts: ignore\n# jzfacts: ignore wrong-value\n", "plain"),
        ("- 一项\n- 又一项\n一、标题\n> 引文\n", "plain"),
        ("研发R&D投入，AT&T", "plain"),
        ("# 标题\n", "markdown"),
        ("**42.4**亿斤", "markdown"),
        ("42.4*亿斤*", "markdown"),
        ("*42.4*亿斤", "markdown"),
        ("__42.4__ 亿斤", "markdown"),
        ("~~41.0~~42.4", "markdown"),
        ("`42.4`亿斤", "markdown"),
        ("[42.4](x)亿斤", "markdown"),
        ("甲[^1]", "markdown"),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "markdown"),
        ("<b>42.4</b>亿斤", "markdown"),
        ("42.4&nbsp;亿斤", "markdown"),
        ("# 标题\n\n<table><tr><td>1</td></tr></table>", "markdown"),
        ("<p>甲</p>", "html"),
        ("\ufeff\n<!DOCTYPE html><html><body># 甲</body>", "html"),
    ],
)
def test_the_kind_of_a_text_is_told_by_its_content(text: str, kind: str) -> None:
    """Signs that mean something else to a reader make no markup."""
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "粮食总产**42.4**亿斤。",
        "粮食总产`42.4`亿斤。",
        "粮食总产42.4\n亿斤。",
        "粮食总产42.4&nbsp;亿斤。",
        "粮食总产<b>42.4</b>亿斤。",
        "粮食总产__42.4__ 亿斤。",
        "粮食总产42.4*亿斤*。",
        "粮食总产[42.4](x)亿斤。",
        "粮食总产4\u200b2\ufe0f.4\U000e0041亿\u202e斤。",
        "<p>粮食总产<span>42</span>.4<br>亿斤。</p>",
        "粮食总产“42.4”亿斤。",
        "粮食总产「**42.4**」 亿斤。",
        "粮食总产42.4亿斤<sup>[1]</sup>。",
    ],
)
def test_a_figure_is_the_same_in_every_markup(text: str) -> None:
    """And its span covers it in the source, from the first digit to the unit."""
    document = read_text(text)
    (paragraph,) = document.elements
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "粮食总产42.4亿斤。"
    start, end = span(paragraph, 4, 10)
    assert text[start] == "4"
    assert text[end - 1] == "斤"


def test_marks_that_do_not_split_a_figure_stay() -> None:
    """Quotation marks around a name, and raised digits that are a power."""
    text = "“345”行动、“20条”、“361”万千亿级产业集群，3米²、m²、10⁴。"
    assert shapes(text) == [("paragraph", 1, text)]
    assert shapes("增长“8.3%”，占“3.1”％②。") == [("paragraph", 1, "增长8.3%，占3.1％②。")]


def test_lines_are_headings_items_and_paragraphs() -> None:
    """The marks of lists and headings are part of a plain text."""
    text = "\n一、综合\n粮食总产42.4亿斤。\n\n　　- 一项\n（一）农业\n"
    assert shapes(text) == [
        ("heading", 2, "一、综合"),
        ("paragraph", 3, "粮食总产42.4亿斤。"),
        ("item", 5, "- 一项"),
        ("heading", 6, "（一）农业"),
    ]


def test_a_line_broken_by_its_width_goes_on() -> None:
    """A long line without an end is joined to the next, a short one is not."""
    text = "这一年各级各部门齐心协力推动经济持续回升向好粮食总\n产42.4亿斤。\n产业\n发展\n"
    assert shapes(text) == [
        ("paragraph", 1, "这一年各级各部门齐心协力推动经济持续回升向好粮食总产42.4亿斤。"),
        ("heading", 3, "产业"),
        ("heading", 4, "发展"),
    ]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("总产42.4\n亿斤", ["总产42.4亿斤"]),
        ("总产42.4亿\n斤", ["总产42.4亿斤"]),
        ("增长3.5\n%", ["增长3.5%"]),
        ("总产42.4亿斤，\n增长3.5%", ["总产42.4亿斤，增长3.5%"]),
        ("粮食总产\n42.4\n进出口总额\n223.4", ["粮食总产", "42.4", "进出口总额", "223.4"]),
        ("新增12\n个体工商户", ["新增12", "个体工商户"]),
    ],
)
def test_a_number_is_joined_to_its_unit(text: str, texts: list[str]) -> None:
    """However short the line; and a clause to the one that ends in a comma. Columns stay apart."""
    assert [one for _, _, one in shapes(text)] == texts


def test_an_unfinished_paragraph_is_known() -> None:
    """What breaks off in the middle of a sentence may go on after a blank line."""
    text = "这一年各级各部门齐心协力推动经济持续回升向好，技术合\n\n同成交额77亿元。\n"
    paragraphs = read_text(text).elements
    assert [unfinished(one) for one in paragraphs if isinstance(one, Paragraph)] == [True, False]


def test_comments_do_not_count() -> None:
    """On their own lines or within one, on several lines; one that is not closed is text."""
    text = "<!-- 甲\n1 -->\n乙<!-- 2 -->丙。# jzfacts: ignore\n丁<!-- 3"
    assert shapes(text) == [("paragraph", 3, "乙丙。"), ("heading", 4, "丁 3")]


@given(st.text(alphabet="粮产4。，\n# -、亿*<\u200b", max_size=80))
def test_plain_text_is_unchanged(text: str) -> None:
    """All that is seen is in a paragraph, in order, at its place; only line breaks may go."""
    paragraphs = [one for one in read_text(text, "plain").elements if isinstance(one, Paragraph)]
    seen = [(at, one) for at, one in enumerate(text) if not one.isspace() and one != "\u200b"]
    read = [pair for one in paragraphs for pair in zip(one.starts, one.text, strict=True)]
    assert [(at, one) for at, one in read if not one.isspace()] == seen
    assert all(text[at] == one for at, one in read)
    assert all(one.line == text.count("\n", 0, one.starts[0]) + 1 for one in paragraphs)


@pytest.mark.parametrize(
    ("text", "heavy"),
    [("粮食总产42.4亿斤。", set()), ("<p>甲</p>", {"html"}), ("**甲**", {"html", "markdown_it"})],
)
def test_a_text_pays_only_for_its_own_reader(text: str, heavy: set[str]) -> None:
    """A plain draft imports neither markdown-it nor the table of entities."""
    code = (
        "import sys; from jzfacts.documents.markup import read_text; read_text(sys.argv[1]);"
        "print(*{'html', 'markdown_it'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, text], capture_output=True, text=True, check=True
    )
    assert set(run.stdout.split()) == heavy


def test_markup_pasted_into_a_word_processor_hides_no_heading() -> None:
    """Two stars are emphasis, one is a bullet."""
    assert shapes("**二、2031年工作安排**\n\n*粮食\n") == [
        ("heading", 1, "**二、2031年工作安排**"),
        ("item", 3, "*粮食"),
    ]
