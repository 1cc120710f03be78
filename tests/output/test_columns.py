"""The record and the columns: what scripts rely on."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jzfacts.facts.model import Baseline, Change, Rank, Versus
from jzfacts.facts.model import Fact as Model
from jzfacts.output.columns import (
    CSV_COLUMNS,
    Row,
    figure,
    known,
    number,
    phrase,
    record,
    reference,
    value,
)
from jzfacts.output.json import dump
from jzfacts.search.engine import Match

if TYPE_CHECKING:
    from jzfacts.facts.model import Fact


def test_what_the_page_does_not_say_is_null(facts: dict[str, Fact]) -> None:
    """Keys are always there, outside and inside."""
    whole = record(Row(facts["accidents"]))
    assert whole["versus"] == {"value": None, "unit": None, "among": "低于全省平均水平"}
    assert [key for key, value in whole.items() if value is None] == [
        *("value", "unit", "qualifier", "baseline", "rank", "outcome", "note"),
        *("status", "supersedes", "name_en"),
    ]


@pytest.mark.parametrize(("score", "printed"), [(100.0, "100"), (93.17, "93.17"), (88.5, "88.5")])
def test_a_match_follows_its_fact(facts: dict[str, Fact], score: float, printed: str) -> None:
    """A search result adds the score and the reason."""
    match = Match(facts["accidents"], score, "prefix", "生产")
    whole = record(Row(match.fact, match))
    assert list(whole)[-1] == "match"
    assert dump(whole["match"]) == f'{{"score": {printed}, "why": "prefix"}}'


def test_every_field_of_one_fact(facts: dict[str, Fact]) -> None:
    """Each column's value and form, as `show --field` gives it."""
    assert {key: value(Row(facts["waste-recycled"]), key) for key in known()} == {
        "id": "waste-recycled",
        "indicator": "生活垃圾回收利用率",
        "aliases": None,
        "area": "青禾市",
        "period": "2030",
        "topic": "民生",
        "figure": "98.58%",
        "value": "98.58",
        "unit": "%",
        "qualifier": None,
        "change": None,
        "change.value": None,
        "change.unit": None,
        "change.basis": None,
        "baseline": "年初50%",
        "baseline.value": "50",
        "baseline.unit": "%",
        "baseline.period": "年初",
        "versus": "高于全省平均水平54个百分点",
        "versus.value": "54",
        "versus.unit": "个百分点",
        "versus.among": "高于全省平均水平",
        "rank": None,
        "rank.place": None,
        "rank.among": None,
        "outcome": None,
        "note": None,
        "source": "page-1:22",
        "source.id": "page-1",
        "source.title": "青禾市政府工作报告摘要",
        "source.creator": "林小满",
        "source.published": "2031-01-15",
        "source.lines": "22",
        "status": None,
        "supersedes": None,
        "name_en": None,
    }


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
    ("given", "printed"), [("42.40", "42.40"), ("1E+3", "1000"), ("-0.5", "-0.5"), ("7", "7")]
)
def test_a_number_is_printed_in_its_own_digits(given: str, printed: str) -> None:
    """No rounding, no zeros lost, never in powers of ten."""
    assert number(Decimal(given)) == printed


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (Change(Decimal("3.5"), "%", "同比"), "+3.5% 同比"),
        (Change(Decimal("-12.0"), "%"), "-12.0%"),
        (Change(Decimal("0.0"), "个百分点", "较年初"), "0.0个百分点 较年初"),
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


@pytest.mark.parametrize(
    ("qualifier", "amount", "unit", "text"),
    [
        ("突破", 1000, "亿元", "突破1000亿元"),
        ("以上", 50, "亿元", "50亿元以上"),
        ("余", 3000, "万亩", "3000余万亩"),
        ("多", 3, "倍", "3倍多"),
        (None, 7, None, "7"),
    ],
)
def test_what_stands_around_a_number(
    facts: dict[str, Fact], qualifier: str | None, amount: int, unit: str | None, text: str
) -> None:
    """A bound before or after the unit; 余 and 多 at once after a round number."""
    fact = facts["grain-output"]._replace(qualifier=qualifier, value=Decimal(amount), unit=unit)
    assert figure(fact) == text


def test_the_figure_of_a_fact(facts: dict[str, Fact]) -> None:
    """Where there is no figure, what came about; or nothing."""
    assert value(Row(facts["grain-storage"]), "figure") == "突破1000万吨"
    assert value(Row(facts["garden-city"]), "figure") == "成功创建"
    assert value(Row(facts["accidents"]), "figure") is None


def test_the_source_in_full(facts: dict[str, Fact]) -> None:
    """What is not known is left out."""
    assert reference(facts["grain-output"].source) == (
        "林小满. 青禾市政府工作报告摘要. 青禾日报, 2031-01-15 (page-1)"
    )
    assert reference(facts["yunxi-exports"].source) == "云溪县|2030年*公报*. 2031-02-01 (page-2)"
