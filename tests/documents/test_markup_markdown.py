"""Markdown as a document: what counts, what does not, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.documents.markup import read_text
from jzfacts.documents.model import Paragraph, Table


def texts(text: str) -> list[str]:
    return [one.text for one in read_text(text, "markdown").elements if isinstance(one, Paragraph)]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("42.4**9**亿斤", "42.49亿斤"),
        ("***42.4***亿斤", "42.4亿斤"),
        ("**注：**粮食**“42.4%”**以上", "注：粮食42.4%以上"),
        ("粮食__42.4__亿斤", "粮食42.4亿斤"),
        ("snake_case_name", "snake_case_name"),
        ("面积3*5亩，共4*6亩", "面积3*5亩，共4*6亩"),
        ("~~41.0~~42.5", "42.5"),
        ("~~41.0%~~42.5%", "42.5%"),
        ("~~**41**.0~~42.5", "42.5"),
        ("`` 4`2 ``亿`3`斤", "4`2亿3斤"),
        ("[粮食**42**](http://a/9 '8')亿斤<http://b/7>", "粮食42亿斤http://b/7"),
        ("![图**4**](u)一", "图4一"),
        ("[[甲]](u)", "[甲]"),
        (r"3\*5 \&nbsp; &lt;&#46;&#x4e00;", "3*5 &nbsp; <.一"),
        ("42.4[^1]亿斤", "42.4亿斤"),
        ("42.4<sup>9</sup>亿斤，m<sup>2</sup>，H<sub>2</sub>O", "42.4⁹亿斤，m²，H₂O"),
        ("<del>41.0</del><s>4</s>42.5<span hidden>亿</span>", "42.5亿"),
        ("甲<!-- 1 -->乙", "甲乙"),
        ("全省第5 1 科技", "全省第5 1 科技"),
    ],
)
def test_what_is_marked_counts_and_its_marks_do_not(markup: str, text: str) -> None:
    """Text of emphasis, code, links and images; not addresses, nor what is struck out."""
    assert texts(markup) == [text]


def test_blocks_have_their_kinds() -> None:
    """Headings with their level, items with their depth, quotations, footnotes, code, HTML."""
    text = """# 一*级*
二级
----

1. 甲
   - 乙

> 引文。
> 又一句。

    缩进的一段。

```text
代码42。
```

<div>
<p>块</p>
</div>

[^1]: 脚注。
[^2]: 又注。
"""
    assert [
        (one.kind, one.level, one.line, one.text)
        for one in read_text(text).elements
        if isinstance(one, Paragraph)
    ] == [
        ("heading", 1, 1, "一级"),
        ("heading", 2, 2, "二级"),
        ("item", 1, 5, "甲"),
        ("item", 2, 6, "乙"),
        ("paragraph", 0, 8, "引文。"),
        ("paragraph", 0, 9, "又一句。"),
        ("paragraph", 0, 11, "缩进的一段。"),
        ("paragraph", 0, 14, "代码42。"),
        ("heading", 0, 18, "块"),
        ("item", 1, 21, "脚注。"),
        ("item", 1, 22, "又注。"),
    ]


def test_a_paragraph_over_a_line_of_dashes_is_no_heading() -> None:
    """Where it is a sentence; writers take the line for a rule."""
    paragraphs = read_text("# 题\n粮食总产42.4亿斤。\n---\n标题\n---\n").elements
    assert [one.kind for one in paragraphs if isinstance(one, Paragraph)] == [
        "heading",
        "paragraph",
        "heading",
    ]


def test_a_table_is_a_grid_with_its_caption() -> None:
    """Short rows are filled up; a stroke may be escaped; the heading above is the caption."""
    text = r"""表1 单位：亿元

| 指标 | 2024*年* |
|---|--:|
| 进\|出口 | **223**.4 |
| 出口 |
"""
    _, table = read_text(text).elements
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["指标", "2024年"],
        ["进|出口", "223.4"],
        ["出口", ""],
    ]
    assert (table.header_rows, table.header_columns) == (1, 1)
    assert [one.text for one in table.caption] == ["表1 单位：亿元"]
    cell = table.rows[1][1]
    assert (cell.kind, cell.line) == ("cell", 5)
    assert "".join(text[at] for at in cell.starts) == "223.4"


def test_lines_may_end_as_on_windows() -> None:
    """Offsets count all characters of the source."""
    text = "# 题\r\n\r\n**甲**，\r\n乙。\r\n"
    title, paragraph = read_text(text).elements
    assert isinstance(paragraph, Paragraph)
    assert (title.text, paragraph.text, paragraph.line) == ("题", "甲，乙。", 3)  # type: ignore[union-attr]
    assert "".join(text[at] for at in paragraph.starts) == "甲，乙。"


def test_comments_that_silence_are_no_headings() -> None:
    """They stay in the source, where they are looked up by line."""
    text = "# jzfacts: ignore\n**总产**43亿斤。<!-- jzfacts: ignore -->\n"
    document = read_text(text)
    assert document.source == text
    assert texts(text) == ["总产43亿斤。"]


@given(
    st.lists(
        st.sampled_from(
            [*"粮42.*_~`[]()!<>&;#|- \n\\:\u200b％“", "**", "\n\n", "&amp;", "<b>", "| - |\n"]
        ),
        max_size=60,
    ).map("".join)
)
def test_characters_stand_in_the_source_where_they_are_said_to(text: str) -> None:
    """But for entities, whose span begins with &, and with nothing invented."""
    elements = read_text(text, "markdown").elements
    cells = [cell for one in elements if isinstance(one, Table) for row in one.rows for cell in row]
    for one in [*cells, *(one for one in elements if isinstance(one, Paragraph))]:
        assert len(one.text) == len(one.starts) == len(one.ends)
        for character, start, end in zip(one.text, one.starts, one.ends, strict=True):
            # a backslash or an entity stands for one character,
            behind = text[start:end]
            # and in HTML a line break is a space
            assert behind == character or behind[0] in "\\&" or {character, behind} == {"\n", " "}


def test_markup_nested_thousands_deep_ends() -> None:
    """What cannot be parsed is read as it stands."""
    assert texts("![" * 2000 + "粮食42.4亿斤" + "](u)" * 2000)
    assert texts("粮食42.4亿斤\n\n" + ">" * 5000)[0] == "粮食42.4亿斤"
