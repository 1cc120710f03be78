"""What each figure of a paragraph speaks of."""

from cases import cases
from drafts import HERE, NAMES, claims, figures, spoken_of
from hypothesis import given
from hypothesis import strategies as st
from proofs import names

from jzfacts.claims.area_period.time_place import TimePlace
from jzfacts.claims.assign import assign
from jzfacts.claims.indicator_names import Names

SENTENCES = "粮食总产42.4亿斤， 新增公办学位1200个。 瓷砖行业绿电比例60%； 建成10处口袋公园， 居全省第二。".split()


def ids(text: str, tail: str = "") -> list[str | None]:
    """The fact of each figure of a text."""
    return [name for _, name in spoken_of(text, tail)]


@cases
def test_which_fact_each_figure_is_of(text: str, found: list[str | None]) -> None:
    """By a name before or after it, across commas, in lists, unless the unknown is in between."""
    assert ids(text) == found


@cases
def test_what_the_shipped_base_is_asked(text: str, found: list[str | None]) -> None:
    """Carried on across commas; what is not known stands in the way, or leaves it open."""
    named = [one.named for one in claims(text, names=names())]
    assert [(one and not one.partial and one.facts[0].id) or None for one in named] == found


def test_a_paragraph_that_broke_off() -> None:
    """Its last words begin the name, if the first figure's own words are no name."""
    assert ids("口总额223.4亿元。", tail="全年完成进出") == ["trade"]
    assert ids("口总额223.4亿元。", tail="风调雨顺,进出") == ["trade"]
    assert ids("粮食总产42.4亿斤。", tail="全年完成进出") == ["grain"]
    assert ids("学收入分别增长9.6%和6.9%。", tail="研学人数、研") == [None, None]
    assert ids("口总额223.4亿元。") == [None]


def test_each_claim_has_the_place_and_time_of_its_figure() -> None:
    """And is named by the names there."""
    found = figures("粮食总产42.4亿斤，进出口总额223.4亿元。")
    there = TimePlace("洛阳市", "2030")
    read = assign(found, [HERE, there], [NAMES, Names([])])
    assert [claim.time_place for claim in read] == [HERE, there]
    assert [bool(claim.named) for claim in read] == [True, False]


def test_whoever_is_not_known_may_have_all_that_follows() -> None:
    """Of a name in two letters, and of figures whose words say nothing of anybody."""
    for text in (
        "中铝集团营收5亿元，粮食总产42.4亿斤。",
        "某企业投资5亿元，种树7棵，建成10处公园。",
    ):
        assert {claim.closed for claim in claims(text)} == {True}


def test_a_multiple_is_of_the_time_of_the_figure_before_it() -> None:
    """What it is a multiple of has another."""
    found = figures("2029年粮食总产5亿斤，2030年达到42.4亿斤，是2018年的1.4倍")
    said = [HERE._replace(period=year) for year in ("2029", "2030", "2018")]
    read = assign(found, said, [NAMES] * 3)
    assert [claim.time_place.period for claim in read] == ["2029", "2030", "2030"]


@given(st.lists(st.sampled_from(SENTENCES), max_size=6).map("".join))
def test_every_figure_has_one_claim(text: str) -> None:
    """In order, whatever stands before it."""
    assert [claim.figure.start for claim in claims(text)] == [
        figure.start for figure in figures(text)
    ]
