"""Of which year, or part of one, a report says that it is."""

from __future__ import annotations

import pytest

from jzfacts.documents.markup import read_text
from jzfacts.draft.drafting import draft
from jzfacts.draft.head import read_head


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("青禾市政府工作报告\n2031年1月15日\n各位代表：", "2030"),
        ("青禾市2031年政府工作报告\n各位代表：", "2030"),
        ("青禾市政府工作报告\n2030年12月28日\n各位代表：", "2030"),
        # a title says it, not the date under it
        ("青禾市2029年统计公报\n2031年5月29日\n", "2029"),
        ("青禾市2030年一季度经济运行情况\n一季度，粮食增产。", "2030-Q1"),
        ("青禾市2030年上半年经济稳中向好\n上半年，粮食增产。", "2030-S1"),
        # neither title nor review: the part that is spoken of, in the year of the date
        ("青禾粮食增产\n2030年7月20日\n上半年，粮食增产。上半年，棉花减产。", "2030-S1"),
        ("青禾粮食增产\n2030年1月20日\n四季度，粮食增产。四季度，棉花减产。", "2029-Q4"),
        ("青禾粮食增产\n2030年7月20日\n粮食增产。", None),
    ],
)
def test_the_period_of_a_report(head: str, period: str | None) -> None:
    """What it does not say is asked for, not guessed."""
    assert read_head(read_text(head)).period == period


def test_a_base_of_part_of_a_year() -> None:
    """Its source is named in lower case, as ids are."""
    text = read_text("青禾市2030年上半年经济运行情况\n上半年，粮食总产42亿斤。\n")
    drafted = draft(text)
    assert 'id = "qinghe-2030-s1"' in drafted.text
    assert 'period = "2030-S1"' in drafted.text
    assert [fact.keys["indicator"] for fact in drafted.facts] == ["粮食产量"]
