"""Which file is which source's page."""

import os
from pathlib import Path

import pytest
from word_files import paragraph, word_file

from jzfacts.audit.page_files import PageError, digest_of, find, match, read_page
from jzfacts.facts.loader import load

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
