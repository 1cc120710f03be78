"""Facts as prose: nothing added, nothing left out, in the order of an official paper."""

from decimal import Decimal
from pathlib import Path

import pytest

from jzfacts.facts.figures import Converted
from jzfacts.facts.loader import load
from jzfacts.facts.model import Fact, Rank, Source
from jzfacts.output.sentence import sentence

HERE = Path(__file__).parents[1]
FACTS = [
    fact
    for path in (HERE.parent / "facts.toml", HERE / "corpus.toml")
    for fact in load([path]).facts
]

CLAUSES = load([Path(__file__).with_name("sentences.toml")]).facts
"""What a clause may be made of, one fact a case."""

HOME = Source("page", "页", "青禾市", "2030", "2031-01-15")
BARE = Fact("x", "种草面积", "青禾市", "2030", HOME, (1,))

WORDS = frozenset("由的年初此前为有数增长加减少提高升到下降居第位月上半季度一二三四持平，")
"""What a clause may say beside what the fact says."""


@pytest.mark.parametrize("fact", CLAUSES, ids=lambda fact: fact.note)
def test_a_clause(fact: Fact) -> None:
    """As its note has it."""
    assert sentence(fact) == fact.note


def test_a_converted_figure_stands_in_parentheses() -> None:
    """Beside the printed one, with the same bound."""
    fact = BARE._replace(value=Decimal(3), unit="万亩", qualifier="近", rank=Rank(1, "全省"))
    told = sentence(fact, Converted(Decimal(30000), "亩"))
    assert told == "种草面积近3万亩（合近30000亩），居全省第1位"


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_every_fact_is_told_whole_and_nothing_is_added(fact: Fact) -> None:
    """Each part of it stands in its clause, and what is left over are words that join them."""
    rest = sentence(fact)
    change, baseline, versus, rank = fact.change, fact.baseline, fact.versus, fact.rank
    parts = [fact.indicator]
    if fact.outcome and fact.outcome not in fact.indicator:
        parts.append(fact.outcome)
    if fact.value is not None:
        parts += [fact.qualifier or "", f"{fact.value:f}{fact.unit or ''}"]
    if change and change.value:
        parts += [change.basis or "", f"{abs(change.value):f}{change.unit}"]
    if baseline:
        parts += [baseline.period or "", f"{baseline.value:f}{baseline.unit}"]
    if versus:
        distance = "" if versus.value is None else f"{versus.value:f}{versus.unit}"
        parts.append(versus.among + distance)
    if rank:
        parts.append(f"居{rank.among}第{rank.place}位")
    for part in parts:
        assert part in rest
        rest = rest.replace(part, "", 1)
    if fact.area != fact.source.area:
        rest = rest.replace(fact.area, "", 1)
    if fact.period != fact.source.period:
        rest = rest.replace(fact.period[:4], "", 1)
    if change and not change.value:
        rest = rest.replace(change.basis or "", "", 1)
    assert set(rest) <= WORDS
