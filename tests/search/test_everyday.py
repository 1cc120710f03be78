"""What people say, put into the words of reports."""

from pathlib import Path

import pytest
from cases import cases
from conftest import CORPUS
from labels import KNOWN

from jzfacts.index.index import Index, open_index
from jzfacts.search.engine import search
from jzfacts.search.everyday import parts_of
from jzfacts.search.matching.spellings import Pattern


@cases
def test_a_text_is_cut_into_everyday_words(text: str, words: list[str]) -> None:
    """The longest; one character only where it makes no word with a neighbour."""
    parts = list(parts_of(text.lower(), Pattern([text], KNOWN), {"卖场", "粮食", "食收"}))
    assert "".join(said for said, _ in parts) == text.lower()
    assert [said for said, meant in parts if meant] == words


@pytest.fixture(scope="module")
def reports() -> Index:
    return open_index([Path(__file__).with_name("everyday.toml")])


@cases
def test_an_official_name_within_a_longer_one(reports: Index, query: str, found: list[str]) -> None:
    """Any of its names is put for it; a name alone, or with its amount, was looked for before."""
    assert [match.fact.id for match in search(reports, query)] == found


@cases
def test_what_people_say_for_it(reports: Index, query: str, found: list[str]) -> None:
    """Each word by one of reports, all of them in one name; nothing narrower, and no flow for a stock."""
    assert [match.fact.id for match in search(reports, query)] == found


def test_an_everyday_word_is_a_guess() -> None:
    """Marked as one, and only where nothing answers as it is worded."""
    corpus = open_index([CORPUS])
    (found,) = search(corpus, "乡下人可支配收入")
    assert (found.fact.id, found.why) == ("rural-income", "everyday")
    assert search(corpus, "农民收入")[0].why == "alias"
    assert search(corpus, "老百姓") == []
