"""A page: misprints corrected, numerals by line, and every offset leads back to the file."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import paragraph, word_file

from jzfacts.audit.page import Numeral, Page, find_spaced, squeezed
from jzfacts.audit.page_files import PageError, digest_of, find, match, read_page
from jzfacts.facts.loader import load
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


ORCHARD = Path(__file__).parent.with_name("orchard.txt")
(SOURCE,) = load([ORCHARD.with_suffix(".toml")]).sources
OTHER = SOURCE._replace(id="other", title="另一版", published="2024-01-31", sha256="0" * 64)


def test_a_page_is_read_as_it_is_digested(tmp_path: Path) -> None:
    """Line ends and a byte order mark are the editor's, not the page's."""
    copy = tmp_path / "copy.txt"
    copy.write_bytes(b"\xef\xbb\xbf" + ORCHARD.read_bytes().replace(b"\n", b"\r\n"))
    assert read_page(copy).text == ORCHARD.read_text("utf8")
    assert digest_of(read_page(copy).text) == SOURCE.sha256


def test_a_page_that_cannot_be_read(tmp_path: Path) -> None:
    """A page in GB18030 is read as a draft is; what is no text is refused."""
    copy = tmp_path / "gbk.txt"
    copy.write_bytes("粮食总产和水果产量".encode("gbk"))
    assert read_page(copy).text == "粮食总产和水果产量"
    copy.write_bytes(b"2023\0\n")
    with pytest.raises(PageError) as refused:
        read_page(copy)
    why = "damaged, or not a known kind of document; save what it says as .docx or as text"
    assert str(refused.value) == f"{copy}: {why}"


def test_by_digest_before_all() -> None:
    """The digest decides, whatever is printed."""
    twin = SOURCE._replace(id="twin", sha256="0" * 64)
    assert list(match([ORCHARD], [twin, SOURCE])) == ["orchard"]


def test_by_date_and_title(tmp_path: Path) -> None:
    """A copy that differs is known by the date and the title that it prints."""
    copy = tmp_path / "copy.txt"
    copy.write_text(ORCHARD.read_text("utf8").replace("12.5", "12.6"), "utf8")
    pages = match([copy], [OTHER, SOURCE])
    assert {key: page.path for key, page in pages.items()} == {"orchard": str(copy)}


def test_the_only_source(tmp_path: Path) -> None:
    """Where there is one source its page needs no sign; the audit will say what differs."""
    copy = tmp_path / "copy.txt"
    copy.write_text("空白", "utf8")
    assert list(match([copy], [SOURCE])) == ["orchard"]
    with pytest.raises(PageError) as refused:
        match([copy], [SOURCE, OTHER])
    assert str(refused.value) == (
        f"{copy}: prints the date and title of no source (orchard, other); is it another page?"
    )


def test_one_page_a_source() -> None:
    """Two files for one source are refused."""
    with pytest.raises(PageError) as refused:
        match([ORCHARD, ORCHARD], [SOURCE])
    assert str(refused.value) == (f"{ORCHARD}: {ORCHARD} is the page of orchard already; give one")


def test_a_folder_of_pages(tmp_path: Path) -> None:
    """By name or by digest; a source whose page is not there is left out, other files too."""
    (tmp_path / "a-copy.txt").write_bytes(ORCHARD.read_bytes())
    (tmp_path / "b.txt").write_bytes(b"\xff")
    (tmp_path / ".#a-copy.txt").symlink_to("user@host.123")  # as Emacs locks a file
    (tmp_path / "a-folder.txt").mkdir()
    os.mkfifo(tmp_path / "a-pipe.txt")
    (tmp_path / "other.txt").write_text("另一版", "utf8")
    (tmp_path / "c.docx").write_bytes(word_file(paragraph("甲市公报")))
    word = OTHER._replace(id="word", sha256=digest_of(read_page(tmp_path / "c.docx").text))
    third = OTHER._replace(id="third", sha256=None)
    pages = find(tmp_path, [SOURCE, OTHER, word, third])
    assert {key: Path(page.path).name for key, page in pages.items()} == {
        "orchard": "a-copy.txt",
        "other": "other.txt",
        "word": "c.docx",
    }
