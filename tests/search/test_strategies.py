"""The strategies, in which order they are tried, and what their matches are worth."""

from itertools import pairwise

from labels import KNOWN

from jzfacts.search.matching.spellings import Pattern
from jzfacts.search.matching.strategies import (
    BASE,
    KINDS,
    SEVERAL,
    STEP,
    STRATEGIES,
    TYPO_LETTERS,
    Lookup,
    score_of,
)


def query(*words: str) -> Pattern:
    return Pattern(words, KNOWN)


def tried(*words: str) -> list[str]:
    """The names of the strategies for a query, in order."""
    return [
        strategy.name
        for together in STRATEGIES
        for strategy in together
        if any(any(strategy.lookups(each)) for each in strategy.variants(query(*words)))
    ]


def test_what_is_tried_is_bounded() -> None:
    """Neither many words are tried one by one, nor long texts for a typing error."""
    assert "context" in tried(*["甲乙"] * SEVERAL[-1])
    assert "context" not in tried(*["甲乙"] * (SEVERAL[-1] + 1))
    assert "misspelt" in tried("shang" * (TYPO_LETTERS[-1] // 5))
    assert "misspelt" not in tried("shang" * (TYPO_LETTERS[-1] // 5 + 1))


def test_no_match_outranks_one_of_a_better_kind() -> None:
    """The best of a kind, by the fact's own name, is below the worst of the next, by an alias."""
    for better, worse in pairwise(KINDS):
        best = score_of(worse, 1.0, alias=worse == "alias")
        assert best < score_of(better, 0.0, alias=better != "exact")
    assert score_of("exact", 0.3) == 100
    assert BASE["exact"] + STEP == 100
    assert score_of(KINDS[-1], 0.0, alias=True) == BASE[KINDS[-1]] == 10


def test_the_best_that_a_lookup_can_find() -> None:
    """The label itself, if all of it may be met; less of a longer one, or from further on."""
    begin = Lookup([], 2, "prefix", begins=True)
    assert begin.best(2) == 100
    assert 100 > begin.best(3) > begin.best(4) > begin.best(4, 1)
    assert Lookup([], None, "homophone", begins=False).best(9) == score_of("homophone", 1.0)
