"""What scorers share, and labels met by their characters."""

from collections.abc import Iterable

from cases import cases
from hypothesis import given
from hypothesis import strategies as st
from labels import label

from jzfacts.facts.model import Fact, Source
from jzfacts.search.engine import Match
from jzfacts.search.matching.scoring import (
    alignment,
    hits_contrast,
    match_text,
    occurrences,
)
from jzfacts.search.top_k import TopK


@cases
def test_the_text_itself(text: str, typed: str, kind: str | None, span: tuple[int, int]) -> None:
    """Whole, from its beginning, or within."""
    expected = alignment(label(text), kind, span) if kind else None
    assert match_text(label(text), typed) == expected


def test_signs_divide_numbers() -> None:
    """In 3+13+N the 13 is a number of its own; in 100 the 10 is none."""
    chains = label("3+13+N产业链群")
    assert list(occurrences("13", chains)) == [(1, 3)]
    assert list(occurrences("1", chains)) == []


def test_half_of_a_contrast_is_hit_only_alone() -> None:
    """进出口 whole is no half, and 口总额 is neither 进口 nor 出口."""
    assert hits_contrast("进出口总额", (1, 5))
    assert hits_contrast("进出口总额", (0, 1), (2, 5))
    assert not hits_contrast("进出口总额", (0, 5))
    assert not hits_contrast("进出口总额", (2, 5))
    assert not hits_contrast("出口总额", (0, 2))


@given(st.text("粮食总产量进出口额", min_size=1, max_size=8))
def test_a_label_answers_itself_exactly(text: str) -> None:
    """Whatever it is made of."""
    assert match_text(label(text), text) == alignment(label(text), "exact", (0, len(text)))


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
