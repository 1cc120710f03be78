"""HTML as a document: what a browser shows, and where it stands."""

from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.documents.markup import read_text
from jzfacts.documents.model import Document, Paragraph, Table


def paragraphs(document: Document) -> list[tuple[str, int, str]]:
    return [
        (one.kind, one.level, one.text) for one in document.elements if isinstance(one, Paragraph)
    ]


@cases
def test_characters_and_broken_markup(markup: str, text: str) -> None:
    """Entities are decoded, raised digits stay apart, and nothing that is not closed hides text."""
    assert [one for _, _, one in paragraphs(read_text(markup, "html"))] == [text]


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


def test_a_table_that_only_places_text_is_no_table() -> None:
    """A single cell, or a table within a cell: its paragraphs and tables stand for themselves."""
    text = "<table><tr><td><h1>题</h1><p>甲。</p><table><tr><td>一<td>1</table></table>"
    one, other, table = read_text(text).elements
    assert [(one.kind, one.text) for one in (one, other) if isinstance(one, Paragraph)] == [
        ("heading", "题"),
        ("paragraph", "甲。"),
    ]
    assert isinstance(table, Table)


TAGS = "<p> </p> <del> </del> <table> <tr> <td> </table> <td·colspan=3> <td·rowspan=2> <th> &nbsp; <sup> </sup> <br> <!-- -->"
PIECES = st.sampled_from([*"粮42.<>&;\"'=/ \n", *(tag.replace("·", " ") for tag in TAGS.split())])


@given(st.lists(PIECES, max_size=50).map("".join))
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


@cases
def test_hostile_html_ends(unit: str) -> None:
    """Ten thousand of anything are read; that time is linear is measured by hand."""
    read_text(unit * 10_000, "html")
