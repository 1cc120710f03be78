"""The record and the columns: what scripts rely on."""

from decimal import Decimal

import pytest
from cases import cases

from jzfacts.facts.model import Baseline, Change, Fact, Rank, Versus
from jzfacts.facts.model import Fact as Model
from jzfacts.output.columns import CSV_COLUMNS, Row, figure, phrase, record
from jzfacts.output.json import dump
from jzfacts.search.engine import Match


@pytest.mark.parametrize(("score", "printed"), [(100.0, "100"), (93.17, "93.17"), (88.5, "88.5")])
def test_a_match_follows_its_fact(facts: dict[str, Fact], score: float, printed: str) -> None:
    """A search result adds the score and the reason."""
    match = Match(facts["accidents"], score, "prefix", "生产")
    whole = record(Row(match.fact, match))
    assert list(whole)[-1] == "match"
    assert dump(whole["match"]) == f'{{"score": {printed}, "why": "prefix"}}'


def test_the_record_leaves_nothing_of_a_fact_out() -> None:
    """A new field of the model is shown too; the reading in pinyin is for the search only."""
    parts = {key.partition(".")[0] for key in CSV_COLUMNS}
    assert set(Model._fields) == (parts | {"lines", "pinyin"}) - {"converted"}
    for part, model in (
        ("change", Change), ("baseline", Baseline), ("versus", Versus), ("rank", Rank)
    ):  # fmt: skip
        inner = {key.partition(".")[2] for key in CSV_COLUMNS if key.startswith(part)}
        assert inner == set(model._fields)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (Change(Decimal("3.5"), "%", "同比"), "+3.5% 同比"),
        (Change(Decimal("-12.0"), "%"), "-12.0%"),
        (Change(Decimal("0.0"), "个百分点", "较年初"), "0.0个百分点 较年初"),
        (Change(Decimal(10), "%", "同比", "以上"), "+10%以上 同比"),
        (Baseline(Decimal(50), "%", "年初"), "年初50%"),
        (Baseline(Decimal(50), "%"), "50%"),
        (Versus("高于全省", Decimal(54), "个百分点"), "高于全省54个百分点"),
        (Versus("高于全省平均"), "高于全省平均"),
        (Rank(2, "全省"), "全省第2"),
        ((67, 13), "67;13"),
        ((), None),
        (None, None),
    ],
)
def test_how_the_parts_of_a_fact_read(part: object, text: str | None) -> None:
    """A change has its sign; what a page leaves out is left out."""
    assert phrase(part) == text


@cases
def test_what_stands_around_a_number(
    facts: dict[str, Fact], qualifier: str | None, amount: int, unit: str | None, text: str
) -> None:
    """A bound before or after the unit; 余 and 多 at once after a round number."""
    fact = facts["grain-output"]._replace(qualifier=qualifier, value=Decimal(amount), unit=unit)
    assert figure(fact) == text
