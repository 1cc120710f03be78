"""A page: misprints corrected, numerals by line, and every offset leads back to the file."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jzfacts.audit.page import Numeral, Page, find_spaced, squeezed
from jzfacts.facts.model import Misprint


def written(page: Page, numeral: Numeral) -> tuple[int, int, str]:
    """Where a numeral stands in the file, and what the file has there."""
    return (*page.position(numeral.start), page.as_written(numeral.start, numeral.end))


def test_a_misprint_is_read_as_it_should_be() -> None:
    """The reading is used, white space within stays, and the place is that of the file."""
    page = Page("p", "超过干亿\n元,于是", [Misprint(1, "过干", "过千")])
    (numeral,) = page.numerals
    assert (numeral.mention.value, numeral.mention.unit) == (Decimal(1000), "亿元")
    assert written(page, numeral) == (1, 3, "干亿\n元")
    assert page.unread == ()


def test_a_misprint_of_another_length() -> None:
    """Where the reading is longer or shorter the offsets after it still lead to the file."""
    longer = Page("p", "ab5家", [Misprint(1, "ab", "abcd")])
    shorter = Page("p", "abcd5家", [Misprint(1, "abcd", "a")])
    assert (longer.text, shorter.text) == ("abcd5家", "a5家")
    assert longer.position(longer.numerals[0].start) == (1, 3) == longer.position(4)
    assert shorter.position(shorter.numerals[0].start) == (1, 5)


def test_each_misprint_is_one_occurrence() -> None:
    """Twice recorded, twice corrected; one too many is unread, as is one on no line."""
    entry = Misprint(1, "人", "入")
    assert Page("p", "人人人", [entry, entry]).text == "入入人"
    absent = Misprint(2, "人", "入")
    assert Page("p", "人", [entry, entry, absent]).unread == (entry, absent)


def test_a_number_that_a_column_breaks() -> None:
    """Closed up, a line and the next that is printed give the number that was meant."""
    page = Page("p", "收入35\n\n173元")
    found = [(mention.text, page.text[start:end]) for mention, start, end in squeezed(page, 1)]
    assert found == [("35173元", "35\n\n173元")]
    assert list(squeezed(page, 2)) == list(squeezed(page, 9)) == []


def test_words_are_found_across_white_space() -> None:
    """The columns of a page may part any two characters."""
    assert find_spaced("成功 人\n选,人选", "人选") == (3, 6)
    assert find_spaced("成功 人\n选,人选", "人选", 6) == (7, 9)
    assert find_spaced("a", " ") is None


@given(st.text(alphabet="一二5 3.\n家亿,元x", max_size=40))
def test_any_text_is_a_page(text: str) -> None:
    """Without misprints the page is the text, and each numeral is where it says."""
    page = Page("p", text)
    assert page.text == text
    assert "\n".join(page.lines) == text.removesuffix("\n")
    for numeral in page.numerals:
        line, column = page.position(numeral.start)
        assert line == numeral.line
        assert text.split("\n")[line - 1][column - 1] == text[numeral.start]
        assert page.as_written(numeral.start, numeral.end) == numeral.mention.text
