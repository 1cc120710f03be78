"""Figures that say themselves which fact they are of."""

from cases import cases
from drafts import claims, fact

from jzfacts.verify.by_figure import FactsByFigure

FACTS = FactsByFigure(
    [
        fact("investment", "工业投资", value="1509", unit="亿元"),
        fact("upgrading", "工业技术改造投资", value="892", unit="亿元"),
        fact("parks", "建成开放口袋公园", value="35", unit="处"),
        fact("roads", "打通断头路", value="7", unit="条"),
        fact("east", "城东新增学位", value="6592", unit="个"),
        fact("west", "城西新增学位", value="6592", unit="个"),
        fact("cars", "汽车产量", value="357", unit="万辆"),
        fact("electric", "新能源汽车产量", value="168.4", unit="万辆"),
        fact("steel", "钢铁行业绿电比例", value="95.1", unit="%"),
        fact("coal", "煤炭行业绿电比例", value="92.8", unit="%"),
    ]
)


def found(text: str, before: str = "") -> tuple[str, str] | None:
    """The fact that the first figure of a text tells, and whether it agrees."""
    one = FACTS.find(claims(text)[0], before)
    return (one.fact.id, one.judgement) if one else None


@cases
def test_a_figure_of_several_digits_tells_its_fact(
    text: str, before: str, told: tuple[str, str] | None
) -> None:
    """The more digits agree, the less must be said of its name; of a slip most must be."""
    assert found(text, before) == told


@cases
def test_exchanged_figures_are_not_taken_for_each_other(text: str, before: str) -> None:
    """Where another fact of the kind is named as well, or better in the figure's own words."""
    assert FACTS.find(claims(text)[-1], before) is None
