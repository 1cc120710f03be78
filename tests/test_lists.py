"""Lists: figures that stand together, names that share an end."""

from __future__ import annotations

import pytest
from drafts import names

from jzfacts import lists
from jzfacts.clauses import cut


@pytest.mark.parametrize(
    ("members", "figures", "found"),
    [
        (
            ["煤炭", "钢铁", "火电行业清洁运输比例"],
            "86.4%、95%、92.8%",
            ["coal-clean-transport", "steel-clean-transport", "thermal-power-clean-transport"],
        ),
        (
            ["设备更新项目数", "资金额"],
            "第4、第5位",
            ["equipment-renewal-projects", "equipment-renewal-funds"],
        ),
        (
            ["省重点项目", "市重点项目的年度投资计划"],
            "131.1%、122.3%",
            ["provincial-key-projects-plan-completion", "municipal-key-projects-plan-completion"],
        ),
        (["夏粮", "秋粮"], "20亿斤、21亿斤", [None, None]),
    ],
)
def test_names_share_what_only_one_prints(
    members: list[str], figures: str, found: list[str | None]
) -> None:
    """The end of the last or the beginning of the first; the unit tells which name is meant."""
    run = cut("分列全省" + figures).figures
    named = lists.share_ends(names(), members, run)
    assert [name.facts[0].id if name else None for name in named] == found


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("增长9.6%和6.9%", 2),
        ("增长9.6%，下降6.9%", 1),
        ("完成131.1个百分点、122.3%", 2),
        ("49家、3.5%", 1),
    ],
)
def test_figures_that_stand_together(text: str, size: int) -> None:
    """Also where a slip in a unit parts them; not where they are of two kinds."""
    assert len(lists.run_of(cut(text).figures, 0)) == size
