"""A large base answers as a small one would: what is not looked at would not have been better."""

import pytest
import synthetic
from asking import queries
from exhaustive import exhaustive

from jzfacts.index.index import Index, open_index
from jzfacts.search.engine import search

AREAS, YEARS, EACH = 2, 2, 1


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Half a thousand facts of two areas and two years."""
    folder = tmp_path_factory.mktemp("synthetic")
    synthetic.write(folder, AREAS, YEARS)
    return open_index([folder])


def made(index: Index) -> list[tuple[str, str]]:
    labels = {text for fact in index.facts() for text in (fact.indicator, *fact.aliases)}
    years = range(2025 - YEARS, 2025)
    return queries(sorted(labels), synthetic.area_names(AREAS), years, EACH)


def test_terms_and_bounds_leave_out_nothing_better(large: Index) -> None:
    """The best of all labels and all bearers, equals in page order, are what is found."""
    every = exhaustive(large)
    for kind, query in made(large):
        expected = search(every, query)
        for limit in (1, 10, None):
            assert search(large, query, limit=limit) == expected[:limit], f"{kind}: {query}"


def test_filters_leave_out_nothing_better(large: Index) -> None:
    """Likewise within an area and a period, of what names none of its own."""
    every = exhaustive(large)
    area, period = synthetic.area_names(AREAS)[1], "2023"
    own = ("question", "place and year")
    for kind, query in (one for one in made(large) if one[0] not in own):
        expected = search(every, query, area=area, period=period)[:3]
        found = search(large, query, limit=3, area=area, period=period)
        assert found == expected, f"{kind}: {query}"
