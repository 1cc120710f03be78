"""The figures that a fact should have printed, and what a printed one differs in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jzfacts.audit.expected import Figure, differences, figures
from jzfacts.facts.model import Baseline, Change, Fact, Rank, Source, Versus
from jzfacts.text.mentions import read

SOURCE = Source("page", "摘编", "柳河县", "2022", "2023-03-05")
FACT = Fact(
    "cold-chain",
    "冷链覆盖率",
    "柳河县",
    "2022",
    SOURCE,
    (1,),
    value=Decimal(65),
    unit="%",
    qualifier="近",
    change=Change(Decimal("-2.5"), "个百分点", "同比"),
    baseline=Baseline(Decimal(40), "%", "年初"),
    versus=Versus("高于全市平均水平", Decimal(8), "个百分点"),
    rank=Rank(3, "全市"),
    note="版面印作“下降约”。",
)


def figure(part: str) -> Figure:
    return next(one for one in figures(FACT) if one.part == part)


def test_the_figures_of_a_fact() -> None:
    """In the order in which pages print them, as the base would print them."""
    assert [(one.part, str(one)) for one in figures(FACT)] == [
        ("baseline", "年初40%"),
        ("value", "近65%"),
        ("change", "同比-2.5个百分点"),
        ("versus", "8个百分点"),
        ("rank", "全市第3"),
    ]
    assert list(figures(Fact("a", "b", "c", "2022", SOURCE, (1,), outcome="成立"))) == []


@pytest.mark.parametrize(
    ("part", "printed", "aspects"),
    [
        ("value", "达到近65%", []),
        ("value", "达到近六十五%", []),
        ("value", "达到65%", ["qualifier"]),
        ("value", "达到近65.0%", ["value"]),
        ("value", "达到近65个百分点", ["unit"]),
        ("value", "增长近65%", ["role"]),
        ("change", "同比下降2.5个百分点", []),
        ("change", "同比下降约2.5个百分点", []),
        ("change", "同比下降近2.5个百分点", ["qualifier"]),
        ("change", "同比提高2.5个百分点", ["direction"]),
        ("change", "下降2.5个百分点", ["basis"]),
        ("change", "同比下降2.5%", ["unit"]),
        ("baseline", "从年初的40%提升到更高", []),
        ("baseline", "从上年的40%提升到更高", ["basis"]),
        ("versus", "高于全市平均水平8个百分点", []),
        ("versus", "提高8个百分点", ["role"]),
        ("rank", "位居全市第3", []),
        ("rank", "位居全市第三", []),
        ("rank", "位居全省第3", ["scope"]),
        ("rank", "位居全市第13", ["value"]),
        ("rank", "共有3家", ["role", "scope"]),
    ],
)
def test_differences(part: str, printed: str, aspects: list[str]) -> None:
    """What is printed is the figure where nothing differs; a bound may be told in the note."""
    mention = next(read(printed))
    assert differences(figure(part), mention, printed[: mention.start]) == aspects


def test_a_rate_may_be_a_value() -> None:
    """An indicator that is itself a growth has a change for its value."""
    fact = Fact("growth", "投资增速", "柳河县", "2022", SOURCE, (1,), value=Decimal(5), unit="%")
    (rate,) = figures(fact)
    assert differences(rate, next(read("投资增速达5%")), "") == []


def test_a_number_without_a_unit() -> None:
    """三大 is a numeral in a word, and may still be what a fact counts."""
    fact = Fact("groups", "果业集团", "柳河县", "2022", SOURCE, (1,), value=Decimal(3))
    (count,) = figures(fact)
    assert differences(count, next(read("组建三大果业集团")), "") == []
    assert differences(count, next(read("组建3家果业集团")), "") == ["unit"]


def test_a_scope_that_the_reader_does_not_know() -> None:
    """It is printed where the words before the rank end with it."""
    fact = Fact("a", "果业", "柳河县", "2022", SOURCE, (1,), rank=Rank(3, "沿河五县"))
    (rank,) = figures(fact)
    mention = next(one for one in read("果业位列第3。") if one.kind == "rank")
    assert differences(rank, mention, "果业沿河 五县") == []
    assert differences(rank, mention, "果业沿江五县") == ["scope"]
