"""The terms of labels and of queries: whatever the scorer accepts must be found under them."""

from asking import queries
from exhaustive import all_labels

from jzfacts.index.index import Index
from jzfacts.index.terms import heard_pair_terms
from jzfacts.search.matching.spellings import Pattern
from jzfacts.search.matching.strategies import STRATEGIES
from jzfacts.search.query import QueryError, readings_of


def test_candidates_are_all_that_the_scorer_accepts(index: Index) -> None:
    """By every strategy, the labels found by the terms are those that brute force finds.

    This is what lets a base of a million labels give the same answers as a small one.
    """
    labels = all_labels(index)
    strategies = [strategy for together in STRATEGIES for strategy in together]
    compared = 0
    for _, text in queries([known.text for known in labels], list(index.areas), [2024], 1):
        try:
            readings = list(readings_of(text, index.simplified, index.areas))
        except QueryError:
            continue
        for reading in readings:
            query = Pattern(reading.words, index)
            for strategy in strategies if reading.words else ():
                for each in strategy.variants(query):
                    if not any(strategy.lookups(each)):
                        continue  # it is not for such a query
                    found = {
                        known.id
                        for lookup in strategy.lookups(each)
                        for known in index.labels(lookup.required)
                        if strategy.score(known, each)
                    }
                    accepted = {known.id for known in labels if strategy.score(known, each)}
                    assert found == accepted, (text, strategy.name)
                    compared += bool(accepted)
    assert compared > 10  # else nothing was compared


READINGS = {"粮": ("liang2",), "食": ("shi2", "yi4"), "总": ("zong3",), "产": ("chan3",)}


def test_pairs_that_no_gap_can_break() -> None:
    """The first, the last, and one of any other two that are neighbours, for no piece is shorter."""
    first, last, either = ["~nian si", "~nian yi"], ["~zong can"], ["~can zong", "~zong zong"]
    assert heard_pair_terms(["粮食总产"], READINGS) == [first, last]
    assert heard_pair_terms(["粮食", "产总总", "总产"], READINGS) == [first, either, last]
    assert heard_pair_terms(["粮", "食"], READINGS) == [["~nian", "粮"], ["~si", "~yi", "食"]]
