"""Plain text as a document, and how the kind of a text is told."""

from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.documents.markup import kind_of, read_text
from jzfacts.documents.model import Paragraph, span
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
