"""Facts as prose: nothing added, nothing left out, in the order of an official paper."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jzfacts.facts.conversion import Converted
from jzfacts.facts.loader import load
from jzfacts.facts.model import Baseline, Change, Fact, Rank, Source, Versus
from jzfacts.output.sentence import sentence

HERE = Path(__file__).parents[1]
FACTS = [
    fact
    for path in (HERE.parent / "facts.toml", HERE / "corpus.toml")
    for fact in load([path]).facts
]

HOME = Source("page", "页", "青禾市", "2030", "2031-01-15")
BARE = Fact("x", "种草面积", "青禾市", "2030", HOME, (1,))

WORDS = frozenset("由的年初此前为有数增长加减少提高升到下降居第位月上半季度一二三四持平，")
"""What a clause may say beside what the fact says."""


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        ({"value": Decimal("42.40"), "unit": "万亩"}, "种草面积42.40万亩"),
        (
            {
                "value": Decimal("42.4"),
                "unit": "万亩",
                "change": Change(Decimal("3.5"), "%", "同比"),
                "rank": Rank(2, "全省"),
            },
            "种草面积42.4万亩，同比增长3.5%，居全省第2位",
        ),
        ({"value": Decimal(30), "unit": "万亩", "qualifier": "近"}, "种草面积近30万亩"),
        ({"value": Decimal(30), "unit": "万亩", "qualifier": "余"}, "种草面积30余万亩"),
        ({"value": Decimal(2), "unit": "倍", "qualifier": "多"}, "种草面积2倍多"),
        ({"value": Decimal(30), "unit": "万亩", "qualifier": "以上"}, "种草面积30万亩以上"),
        ({"change": Change(Decimal("-3.5"), "%")}, "种草面积下降3.5%"),
        ({"indicator": "投资增速", "change": Change(Decimal(-12), "%")}, "投资下降12%"),
        (
            {"indicator": "投资增长率", "change": Change(Decimal("-1.5"), "个百分点")},
            "投资增长率下降1.5个百分点",
        ),
        ({"change": Change(Decimal(2), "个百分点", "较年初")}, "种草面积较年初提高2个百分点"),
        ({"change": Change(Decimal(-12), "天")}, "种草面积减少12天"),
        ({"change": Change(Decimal(1), "番", "较2020年")}, "种草面积较2020年翻1番"),
        ({"change": Change(Decimal(0), "%", "同比")}, "种草面积同比持平"),
        (
            {
                "value": Decimal(95),
                "unit": "%",
                "baseline": Baseline(Decimal(50), "%", "年初"),
                "versus": Versus("高于全省平均水平", Decimal(4), "个百分点"),
            },
            "种草面积由年初的50%提高到95%，高于全省平均水平4个百分点",
        ),
        (
            {
                "value": Decimal(3),
                "unit": "万亩",
                "baseline": Baseline(Decimal(50000), "亩", None),
            },
            "种草面积由50000亩减少到3万亩",
        ),
        (
            {
                "value": Decimal(3),
                "unit": "万亩",
                "qualifier": "突破",
                "baseline": Baseline(Decimal(2), "万亩", "2020年"),
            },
            "种草面积突破3万亩，2020年为2万亩",
        ),
        ({"indicator": "草房", "value": Decimal(3)}, "草房数为3"),
        ({"indicator": "草情指数", "value": Decimal(3)}, "草情指数为3"),
        ({"indicator": "CPI", "value": Decimal(3), "unit": "%"}, "CPI为3%"),
        ({"indicator": "种草县", "value": Decimal(3), "unit": "县"}, "种草县有3县"),
        (
            {"indicator": "草业十强", "value": Decimal(3), "unit": "家", "outcome": "入选"},
            "3家入选草业十强",
        ),
        ({"indicator": "草博馆", "outcome": "新建成"}, "新建成草博馆"),
        ({"indicator": "草博馆建成", "outcome": "建成"}, "草博馆建成"),
        ({"indicator": "草博馆", "outcome": "对外开放"}, "草博馆对外开放"),
        ({"indicator": "草业街", "outcome": "消费新场景"}, "草业街，消费新场景"),
        (
            {"indicator": "草种", "value": Decimal(2), "unit": "个", "outcome": "获批，全省首次"},
            "草种2个获批，全省首次",
        ),
        ({"area": "云溪县", "rank": Rank(1, "全市")}, "云溪县种草面积居全市第1位"),
        (
            {"area": "云溪县", "indicator": "云溪种草", "rank": Rank(1, "全市")},
            "云溪种草居全市第1位",
        ),
        ({"period": "2030-S1", "change": Change(Decimal(1), "%")}, "2030年上半年种草面积增长1%"),
        ({"period": "2030-01/05", "change": Change(Decimal(1), "%")}, "2030年1至5月种草面积增长1%"),
        ({"period": "2030-Q4", "change": Change(Decimal(1), "%")}, "2030年四季度种草面积增长1%"),
        ({"period": "2030-06", "change": Change(Decimal(1), "%")}, "2030年6月种草面积增长1%"),
        ({"period": "2029", "change": Change(Decimal(1), "%")}, "2029年种草面积增长1%"),
    ],
)
def test_a_clause(changes: dict[str, object], written: str) -> None:
    """What a proofreader of the paper would let pass."""
    assert sentence(BARE._replace(**changes)) == written  # type: ignore[arg-type]


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
