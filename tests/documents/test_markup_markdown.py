"""Markdown as a document: what counts, what does not, and where it stands."""

from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.documents.markup import read_text
from jzfacts.documents.model import Paragraph, Table


def texts(text: str) -> list[str]:
    return [one.text for one in read_text(text, "markdown").elements if isinstance(one, Paragraph)]


@cases
def test_what_is_marked_counts_and_its_marks_do_not(markup: str, text: str) -> None:
    """Text of emphasis, code, links and images; not addresses, nor what is struck out."""
    assert texts(markup) == [text]


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
    assert cell.kind == "cell"
    assert "".join(text[at] for at in cell.starts) == "223.4"


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
