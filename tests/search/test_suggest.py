"""Names that are mentioned where nothing was found."""

import pytest
from cases import cases

from jzfacts.index.index import Index
from jzfacts.search.completion import MOST, complete
from jzfacts.search.engine import search
from jzfacts.search.query import QueryError
from jzfacts.search.suggest import suggest


@cases
def test_names_like_the_query(index: Index, query: str, names: list[str]) -> None:
    """By their characters, pinyin or first letters; nothing for what is not like any."""
    assert search(index, query) == []
    assert suggest(index, query) == names


def test_each_name_is_of_another_fact(index: Index) -> None:
    """As many as asked for, the likest first."""
    names = suggest(index, "省绿色智能工厂", 3)
    assert len(names) > 1
    facts = [search(index, name)[0].fact.id for name in names]
    assert len(set(facts)) == len(names)
    assert suggest(index, "省绿色智能工厂", 1) == names[:1]
    assert suggest(index, "粮") == ["粮产"]


@pytest.mark.parametrize("query", ["粮食总产", "绿色工厂", "lszc", "liangshizongchan", "GDP"])
def test_what_was_typed_is_not_suggested(index: Index, query: str) -> None:
    """The name itself brings the user no further."""
    assert query not in suggest(index, query)


def test_an_empty_query_is_an_error(index: Index) -> None:
    """As it is for the search."""
    with pytest.raises(QueryError):
        suggest(index, "。")


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
