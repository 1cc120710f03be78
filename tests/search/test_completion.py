"""What a shell completes a word to."""

from cases import cases

from jzfacts.index.index import Index
from jzfacts.search.completion import MOST, complete


@cases
def test_ids_from_the_beginning_of_a_name(
    index: Index, prefix: str, found: list[tuple[str, str]]
) -> None:
    """In characters, pinyin or first letters, or both mixed; ids with the name beside."""
    assert complete(index, prefix) == found


def test_ids_from_the_beginning_of_an_id(index: Index) -> None:
    """They come first, in page order."""
    ids = [name for name, _ in complete(index, "school")]
    assert ids == ["schools-built", "school-places-added", "school-safety-experience"]


def test_one_letter_begins_ids_only(index: Index) -> None:
    """Every second name begins with it."""
    assert all(name.startswith("g") for name, _ in complete(index, "g"))


def test_no_more_than_one_reads(index: Index) -> None:
    """Nothing typed yet offers the first of all."""
    found = complete(index, "")
    assert len(found) == MOST
    assert found[0] == ("gdp", "地区生产总值")
