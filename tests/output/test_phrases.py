"""How the parts of a fact read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jzfacts.facts.model import Baseline, Change, Rank, Versus
from jzfacts.output import phrases

if TYPE_CHECKING:
    from jzfacts.facts.model import Fact


@pytest.mark.parametrize(
    ("value", "printed"), [("42.40", "42.40"), ("1E+3", "1000"), ("-0.5", "-0.5"), ("7", "7")]
)
def test_a_number_is_printed_in_its_own_digits(value: str, printed: str) -> None:
    """No rounding, no zeros lost, never in powers of ten."""
    assert phrases.number(Decimal(value)) == printed


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (Change(Decimal("3.5"), "%", "同比"), "+3.5% 同比"),
        (Change(Decimal("-12.0"), "%"), "-12.0%"),
        (Change(Decimal("0.0"), "个百分点", "较年初"), "0.0个百分点 较年初"),
    ],
)
def test_a_change_has_its_sign(change: Change, text: str) -> None:
    """Up is +, down is -, unchanged is neither."""
    assert phrases.change_text(change) == text


def test_the_other_parts() -> None:
    """Baseline, comparison and rank, with and without what a page may leave out."""
    assert phrases.baseline_text(Baseline(Decimal(50), "%", "年初")) == "年初50%"
    assert phrases.baseline_text(Baseline(Decimal(50), "%")) == "50%"
    assert phrases.versus_text(Versus("高于全省", Decimal(54), "个百分点")) == "高于全省54个百分点"
    assert phrases.versus_text(Versus("高于全省平均")) == "高于全省平均"
    assert phrases.rank_text(Rank(2, "全省")) == "全省第2"


def test_the_figure_of_a_fact(facts: dict[str, Fact]) -> None:
    """Qualifier, value, unit; where there is no figure, what came about; or nothing."""
    assert phrases.figure_text(facts["grain-storage"]) == "突破1000万吨"
    assert phrases.figure_text(facts["garden-city"]) == "成功创建"
    assert phrases.figure_text(facts["accidents"]) is None


def test_the_source_of_a_fact(facts: dict[str, Fact]) -> None:
    """Short for columns, in full for people; what is not known is left out."""
    assert phrases.source_text(facts["grain-output"]) == "page-1:12,3"
    assert phrases.reference(facts["grain-output"].source) == (
        "林小满. 青禾市政府工作报告摘要. 青禾日报, 2031-01-15 (page-1)"
    )
    assert phrases.reference(facts["yunxi-exports"].source) == (
        "云溪县|2030年*公报*. 2031-02-01 (page-2)"
    )
