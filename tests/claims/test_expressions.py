"""Words for places and times, what each names, and how far it reaches."""

from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.claims.area_period.expressions import Expression, Finder
from jzfacts.claims.area_period.times import Kind

FINDER = Finder(["青禾市", "云溪县", "焦作市"], ["青禾大桥车流量", "青禾市", "收入市本级"])


def places(text: str) -> list[str]:
    """The places that a text names; the speaker's own by its kind: 全市 is "·市"."""
    return [
        one.area or f"·{one.speaker}"
        for one in FINDER.find(text)
        if one.area or one.speaker is not None
    ]


@cases
def test_words_for_places(text: str, found: list[str]) -> None:
    """A place is known by its name, never by its last character alone."""
    assert places(text) == found


@cases
def test_words_for_times(text: str, kind: str, year: str | None) -> None:
    """A year, a part of one, several, or the one that is spoken of."""
    assert [(one.time, one.year) for one in FINDER.find(text)] == [(Kind[kind.upper()], year)]


@cases
def test_words_for_no_time(text: str) -> None:
    """The whole of a year, or a time with which something is only compared."""
    assert [one for one in FINDER.find(text) if one.time and one.time != Kind.SPAN] == []


def test_how_far_an_expression_reaches() -> None:
    """What begins a sentence or a clause, what holds for one figure, what stands within a clause."""
    text = "去年全市从2029年的5家增至8家,全年洛阳有9家。大体云溪"
    assert FINDER.find(text) == [
        Expression(0, 2, "paragraph", time=Kind.YEAR, year="last"),
        Expression(2, 2, "paragraph", time=Kind.REFERENCE, year="2029"),
        Expression(2, 4, "paragraph", speaker="市", of_topic=True),
        Expression(5, 10, "figure", time=Kind.YEAR, year="2029"),
        Expression(18, 20, "sentence", time=Kind.SAME),
        Expression(20, 22, "sentence", area="洛阳市"),
        Expression(28, 30, "clause", area="云溪县"),
    ]


def test_what_follows_a_topic_begins_a_clause_too() -> None:
    """与云溪相邻的洛阳: of the two, the figure is the second's."""
    (found,) = FINDER.find("粮食增产,与云溪相邻的洛阳5亿斤")
    assert found == Expression(11, 13, "sentence", area="洛阳市")


@given(st.text(alphabet="青禾市云溪县全省2029年上半去比从与、3,。的", max_size=40))
def test_expressions_lie_in_order(text: str) -> None:
    """Each within the text, about a place or a time."""
    found = FINDER.find(text)
    assert found == sorted(found, key=lambda one: (one.start, one.end))
    for one in found:
        assert 0 <= one.start <= one.end <= len(text)
        assert one.is_place != (one.time is not None)
