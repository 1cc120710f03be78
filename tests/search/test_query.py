"""What a query says: words to match, and what its other words ask for."""

from decimal import Decimal

import pytest
from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.index.conditions import Areas, Conditions
from jzfacts.index.terms import fold
from jzfacts.search.query import QueryError, Reading, readings_of, words_of

SIMPLIFIED = {ord("糧"): "粮", ord("總"): "总", ord("產"): "产"}
AREAS = Areas({"焦作市": "jiao zuo shi"})


def readings(query: str) -> list[Reading]:
    return list(readings_of(query, SIMPLIFIED, AREAS))


@cases
def test_folding(written: str, folded: str) -> None:
    """Width, case, traditional characters and tones make no difference."""
    assert fold(written, SIMPLIFIED) == folded


@cases
def test_words(text: str, words: tuple[str, ...]) -> None:
    """Blanks and signs divide words; apostrophes and tone digits divide syllables."""
    assert words_of(text) == words


def test_the_literal_reading_comes_first() -> None:
    """And is all there is where nothing can be understood."""
    assert readings("粮食") == [Reading(("粮食",))]
    assert readings("2024年粮食")[0] == Reading(("2024年粮食",))


@cases
def test_a_figure_that_a_question_only_tells_is_no_condition(
    query: str, figures: list[str]
) -> None:
    """Nor is the number of what more is asked of; it is tried as one all the same."""
    read = [[str(value) for value, _ in each.conditions.figures] for each in readings(query)]
    assert ["50"] in read
    assert read[-1] == figures


def test_a_number_alone_is_a_figure() -> None:
    """Though it looks like a year, which alone asks for nothing."""
    assert readings("1982")[-1] == Reading((), Conditions(figures=((Decimal(1982), None),)))


@pytest.mark.parametrize("query", ["", " ", "　", "。", "《》", "'", "%", "\u200b", "\u0301", "😀"])
def test_a_query_that_says_nothing_is_an_error(query: str) -> None:
    """With the remedy in the message."""
    with pytest.raises(QueryError, match="give a name"):
        readings(query)


def test_a_text_is_no_query() -> None:
    """Names have some dozens of characters; what is longer than any is not taken apart."""
    with pytest.raises(QueryError, match="5000 characters"):
        readings("粮" * 5000)
    assert readings("粮食 2024年 " * 50) == [Reading(("粮食", "2024年") * 50)]


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(query: str) -> None:
    """Any Unicode: at least one reading, the first without conditions but a measure, or QueryError."""
    try:
        found = readings(query)
    except QueryError:
        return
    assert found[0].words
    assert found[0].conditions._replace(measures=()) == Conditions()
    bounded = [(reading.words, bool(reading.conditions.bounds)) for reading in found]
    assert len(set(bounded)) == len(found)
