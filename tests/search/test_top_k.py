"""The best answers so far."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.model import Fact, Source
from jzfacts.search.engine import Match
from jzfacts.search.top_k import TopK

PAGE = Source("page", "公报", "石桥县", "2030", "2031-03-01")
TEA = Fact("tea", "茶叶产量", "石桥县", "2030", PAGE, (7,), aliases=("茶产量", "茶叶"))


def match(score: float, name: int = 0) -> Match:
    """A match of that score by the indicator, or by the alias of that number."""
    return Match(TEA, score, "prefix", (TEA.indicator, *TEA.aliases)[name])


def taken(limit: int, added: Iterable[tuple[int, Match]]) -> TopK:
    """A list that was offered these, in order."""
    best = TopK(limit)
    for place, each in added:
        best.add(place, each)
    return best


SCORES = st.sampled_from([0.0, 12.5, 50.0, 100.0])
ADDED = st.lists(
    st.tuples(st.integers(0, 9), st.builds(match, SCORES, st.integers(0, 2))), max_size=30
)


@given(ADDED, st.integers(1, 5))
def test_it_is_what_sorting_all_would_give(added: list[tuple[int, Match]], limit: int) -> None:
    """The best of each place, the best of those first."""
    names = [TEA.indicator, *TEA.aliases]
    best: dict[int, Match] = {}
    for place, each in sorted(added, key=lambda one: names.index(one[1].label), reverse=True):
        if place not in best or each.score >= best[place].score:
            best[place] = each
    places = sorted(best, key=lambda place: (-best[place].score, place))
    assert taken(limit, added).matches() == [best[place] for place in places[:limit]]
