"""Plain text as a document, and how the kind of a text is told."""

from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.documents.markup import kind_of, read_text
from jzfacts.documents.model import Document, Paragraph, Table, span
from jzfacts.documents.plain import unfinished


def shapes(text: str, kind: str | None = "plain") -> list[tuple[str, int, str]]:
    """Kind, line and text of each paragraph."""
    paragraphs = read_text(text, kind).elements  # type: ignore[arg-type]
    return [
        (one.kind, text.count("\n", 0, one.starts[0]) + 1, one.text)
        for one in paragraphs
        if isinstance(one, Paragraph)
    ]


@cases
def test_the_kind_of_a_text_is_told_by_its_content(text: str, kind: str) -> None:
    """Signs that mean something else to a reader make no markup."""
    assert kind_of(text) == kind


@cases
def test_a_figure_is_the_same_in_every_markup(text: str) -> None:
    """And its span covers it in the source, from the first digit to the unit."""
    document = read_text(text)
    (paragraph,) = document.elements
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "粮食总产42.4亿斤。"
    start, end = span(paragraph, 4, 10)
    assert text[start] == "4"
    assert text[end - 1] == "斤"


@cases
def test_a_number_is_joined_to_its_unit(text: str, texts: list[str]) -> None:
    """However short the line; and a clause to the one that ends in a comma. Columns stay apart."""
    assert [one for _, _, one in shapes(text)] == texts


def test_an_unfinished_paragraph_is_known() -> None:
    """What breaks off in the middle of a sentence may go on after a blank line."""
    text = "这一年各级各部门齐心协力推动经济持续回升向好，技术合\n\n同成交额77亿元。\n"
    paragraphs = read_text(text).elements
    assert [unfinished(one) for one in paragraphs if isinstance(one, Paragraph)] == [True, False]


@given(st.text(alphabet="粮产4。，\n# -、亿*<\u200b", max_size=80))
def test_plain_text_is_unchanged(text: str) -> None:
    """All that is seen is in a paragraph, in order, at its place; only line breaks may go."""
    paragraphs = [one for one in read_text(text, "plain").elements if isinstance(one, Paragraph)]
    seen = [(at, one) for at, one in enumerate(text) if not one.isspace() and one != "\u200b"]
    read = [pair for one in paragraphs for pair in zip(one.starts, one.text, strict=True)]
    assert [(at, one) for at, one in read if not one.isspace()] == seen
    assert all(text[at] == one for at, one in read)


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
