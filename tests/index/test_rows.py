"""Facts and sources as bytes, and back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.loader import load
from jzfacts.facts.model import (
    Baseline,
    Change,
    Fact,
    Gap,
    Misprint,
    Rank,
    SetAside,
    Source,
    Versus,
)
from jzfacts.index.rows import (
    ATOM,
    FIELD,
    PART,
    fact_of,
    fact_row,
    id_of,
    source_id_of,
    source_of,
    source_row,
)

CORPUS = Path(__file__).parent.with_name("corpus.toml")

# All that a base lets in: texts that are not blank, finite figures, lines and places from 1.
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6).filter(str.strip)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
COUNTS = st.integers(1, 10**6)


SOURCES = st.builds(
    Source,
    *(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS),
    creator=st.none() | TEXTS,
    publisher=st.none() | TEXTS,
    type=st.none() | TEXTS,
    url=st.none() | TEXTS,
    lines=st.none() | COUNTS,
    sha256=st.none() | TEXTS,
    misprints=st.lists(st.builds(Misprint, COUNTS, TEXTS, TEXTS), max_size=3).map(tuple),
    gaps=st.lists(st.builds(Gap, COUNTS, TEXTS), max_size=3).map(tuple),
    set_aside=st.lists(
        st.builds(SetAside, COUNTS, TEXTS, TEXTS, st.none() | TEXTS), max_size=3
    ).map(tuple),
)
MEASURED = st.just((None, None)) | st.tuples(NUMBERS, TEXTS)
FACTS = st.builds(
    Fact,
    *(TEXTS, TEXTS, TEXTS, TEXTS, SOURCES),
    lines=st.lists(COUNTS, min_size=1, max_size=3).map(tuple),
    aliases=st.lists(TEXTS, max_size=3).map(tuple),
    topic=st.none() | TEXTS,
    value=st.none() | NUMBERS,
    unit=st.none() | TEXTS,
    qualifier=st.none() | TEXTS,
    change=st.none() | st.builds(Change, NUMBERS, TEXTS, st.none() | TEXTS),
    baseline=st.none() | st.builds(Baseline, NUMBERS, TEXTS, st.none() | TEXTS),
    versus=st.none() | st.builds(lambda among, rest: Versus(among, *rest), TEXTS, MEASURED),
    rank=st.none() | st.builds(Rank, COUNTS, TEXTS),
    outcome=st.none() | TEXTS,
    note=st.none() | TEXTS,
    pinyin=st.none() | TEXTS,
)


@given(FACTS)
def test_any_fact_comes_back(fact: Fact) -> None:
    """The same, to the last zero of each figure."""
    row = fact_row(fact)
    again = fact_of(row, fact.source)
    assert again == fact
    assert repr(again) == repr(fact)  # 42.40 equals 42.4, and reads otherwise
    assert (id_of(row), source_id_of(row)) == (fact.id, fact.source.id)


@given(SOURCES)
def test_any_source_comes_back(source: Source) -> None:
    """With its misprints, its gaps and what it sets aside."""
    assert source_of(source_row(source)) == source


def test_a_real_base_comes_back() -> None:
    """Every fact and source of the corpus, hostile ones among them."""
    base = load([CORPUS])
    assert [source_of(source_row(source)) for source in base.sources] == list(base.sources)
    again = tuple(fact_of(fact_row(fact), fact.source) for fact in base.facts)
    assert (again, repr(again)) == (base.facts, repr(base.facts))


def test_absent_is_empty_and_zero_is_not() -> None:
    """What the page does not say stays unsaid; what it says is nought stays nought."""
    page = Source("page", "公报", "石桥县", "2030", "2031-03-01")
    silent = Fact("tea", "茶叶", "石桥县", "2030", page, (7,))
    nought = Fact(
        *("tea", "茶叶", "石桥县", "2030", page, (7,)),
        value=Decimal("0.0"),
        change=Change(Decimal(0), "%"),
    )
    assert fact_of(fact_row(silent), page) == silent
    assert repr(fact_of(fact_row(nought), page)) == repr(nought)


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_holds_a_separator(text: str) -> None:
    """Whatever a page prints, fields stay apart."""
    assert not set(text.encode()) & set(FIELD + PART + ATOM)
