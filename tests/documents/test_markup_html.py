"""HTML as a document: what a browser shows, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.documents.markup import read_text
from jzfacts.documents.model import Document, Paragraph, Table


def paragraphs(document: Document) -> list[tuple[str, int, str]]:
    return [
        (one.kind, one.level, one.text) for one in document.elements if isinstance(one, Paragraph)
    ]


def grid(text: str) -> list[list[str]]:
    table = next(one for one in read_text(text, "html").elements if isinstance(one, Table))
    return [[cell.text for cell in row] for row in table.rows]


def test_a_page_is_what_is_shown_of_it() -> None:
    """No styles, scripts, comments or hidden parts; blocks apart, inline elements joined."""
    page = """<!DOCTYPE html><html><head><title>1</title><style>p {width: 3px}</style></head>
<body><script>if (a < 4) b("</p>")</script><!-- 5 --><h2>综合<!-- 6 --></h2>
<p>粮食总产<b>42</b>.4
   亿斤，<del>6</del><s>7</s><strike>8</strike>增<span style="DISPLAY : none !important">9</span>长<span hidden>9</span>3%，<span
 style="visibility:hidden">9</span><span style="opacity:0">9</span><span style="opacity:0.5">居</span>全省<video>9</video>第2。
<p>甲<br>乙<ul><li>一<ol><li>二</ol><li>三</ul>
<template>1</template></body></html>"""
    assert paragraphs(read_text(page)) == [
        ("heading", 2, "综合"),
        ("paragraph", 0, "粮食总产42.4亿斤，增长3%，居全省第2。"),
        ("heading", 0, "甲"),
        ("heading", 0, "乙"),
        ("item", 1, "一"),
        ("item", 2, "二"),
        ("item", 1, "三"),
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>42&#46;4&nbsp;亿&#x65A4;", "42.4亿斤"),
        ("<p>R&D、A&B;、5&lt;6、a < b", "R&D、A&B;、5<6、a < b"),
        ("<p>42.4<sup>9</sup>亿", "42.4⁹亿"),
        ("<p>10<SUB>2</SUB>", "10₂"),
        ("<p title='3>2' class=\"a\">甲", "甲"),
        ("<p>甲<!-- 乙", "甲 乙"),
        ("<p>甲<![if x]>乙<?php 3 ?>丙", "甲乙丙"),
        ("<p>甲<script>乙", "甲乙"),
        ("<p>甲</b></p></div>", "甲"),
        ("<p>甲<a乙", "甲<a乙"),
    ],
)
def test_characters_and_broken_markup(markup: str, text: str) -> None:
    """Entities are decoded, raised digits stay apart, and nothing that is not closed hides text."""
    assert [one for _, _, one in paragraphs(read_text(markup, "html"))] == [text]


def test_what_is_struck_ends_with_its_block() -> None:
    """Where the end tag was forgotten."""
    assert [text for _, _, text in paragraphs(read_text("<p>甲<del>乙</p><p>丙</p>"))] == [
        "甲",
        "丙",
    ]


def test_a_table_is_a_grid_with_merged_cells_in_all_their_places() -> None:
    """Heads are told by th and thead, the caption stands among the elements."""
    text = """<table><caption>单位：亿元</caption>
<thead><tr><td rowspan="2">指标</td><td colspan=2>2024年</td></tr><tr><td>总量</td><td>增速<br>（%）</td></tr></thead>
<tr><th>出口<td>158.6<td rowspan=9>5.1</tr>
<tr><th>进口<td>64.8"""
    document = read_text(text)
    title, table = document.elements
    assert isinstance(title, Paragraph)
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["指标", "2024年", "2024年"],
        ["指标", "总量", "增速（%）"],
        ["出口", "158.6", "5.1"],
        ["进口", "64.8", "5.1"],
    ]
    assert (table.header_rows, table.header_columns, table.caption) == (2, 1, (title,))
    assert table.rows[2][2] is table.rows[3][2]


def test_heads_that_are_not_marked_are_told_by_their_figures() -> None:
    """A row of years is a head; a numbering is no figure."""
    text = (
        "<table><tr><td>序号<td>指标<td>2024年<td>2023年<tr><td>1<td>出口<td>158.6<td>—"
        "<tr><td>2<td>进口<td>64.8<td>60</table>"
    )
    (table,) = read_text(text).elements
    assert isinstance(table, Table)
    assert (table.header_rows, table.header_columns) == (1, 2)


def test_a_table_that_only_places_text_is_no_table() -> None:
    """A single cell, or a table within a cell: its paragraphs and tables stand for themselves."""
    text = "<table><tr><td><h1>题</h1><p>甲。</p><table><tr><td>一<td>1</table></table>"
    one, other, table = read_text(text).elements
    assert [(one.kind, one.text) for one in (one, other) if isinstance(one, Paragraph)] == [
        ("heading", "题"),
        ("paragraph", "甲。"),
    ]
    assert isinstance(table, Table)


def test_a_cell_of_several_paragraphs_is_one_text() -> None:
    """As Word writes a head on two lines."""
    assert grid("<table><tr><td><p>比上年</p><p>增长%</p><td>GDP<p>rate</table>") == [
        ["比上年增长%", "GDP\nrate"]
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                *"粮42.<>&;\"'=/ \n",
                "<p>",
                "</p>",
                "<del>",
                "</del>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<td colspan=3>",
                "<td rowspan=2>",
                "<th>",
                "&nbsp;",
                "<sup>",
                "</sup>",
                "<br>",
                "<!--",
                "-->",
            ]
        ),
        max_size=50,
    ).map("".join)
)
def test_characters_stand_in_the_source_where_they_are_said_to(text: str) -> None:
    """But for entities, <br>, and digits that are raised; all rows of a table are equally long."""
    elements = read_text(text, "html").elements
    tables = [one for one in elements if isinstance(one, Table)]
    for table in tables:
        assert len({len(row) for row in table.rows}) == 1
    cells = [cell for table in tables for row in table.rows for cell in row]
    for one in [*cells, *(one for one in elements if isinstance(one, Paragraph))]:
        assert len(one.text) == len(one.starts) == len(one.ends)
        for character, start, end in zip(one.text, one.starts, one.ends, strict=True):
            behind = text[start:end]
            assert (
                behind == character
                or behind[:1] in ("&", "")
                or character in "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁼"
                or (character == "\n" and behind.startswith("<br"))
                or (character == " " and behind == "\n")
            )


@pytest.mark.parametrize(
    "unit",
    [
        "<!--",
        "<",
        "<a x='",
        "<div>",
        "</div>",
        "<b>",
        "<table><tr><td>1",
        "<tr><td colspan=50 rowspan=1000>1",
        "&#",
        "<script>",
        "<i></b>",
        "<del>1<p>",
        "&nbsp;",
    ],
)
def test_hostile_html_ends(unit: str) -> None:
    """Ten thousand of anything are read; that time is linear is measured by hand."""
    read_text(unit * 10_000, "html")
